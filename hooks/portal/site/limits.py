"""Limits, grades and coefficients of a standard, as tables that one can read."""

from collections import defaultdict
from collections.abc import Iterator

from portal.catalogue.item import Item
from portal.read.indicator import GradeRow, GradeTable, Indicator
from portal.site.page import Section
from portal.site.site import Site
from portal.site.tables import Cell, Column, Group, Table

WIDEST = 6
"""Column groups of a grade table; with more the table is written in full instead."""

NUMBERS = (
    ("limit", "3级 限定值"),
    ("access", "2级 准入值"),
    ("advanced", "1级 先进值"),
    ("baseline", "基准水平"),
    ("benchmark", "标杆水平"),
)


def sections(item: Item, site: Site) -> Iterator[Section]:
    if indicators := item.get("indicators"):
        yield Section("indicators", "能耗指标", "table", _indicators(indicators))
    for table in item.get("grade_tables", ()):
        yield Section(table.id, table.title, "tables", list(grade_tables(table)))
    if coefficients := item.get("coefficients"):
        note = item.get("coefficients_note") or ""
        yield Section("coefficients", "折标准煤系数", "table", _coefficients(coefficients, note))


def _indicators(indicators: tuple[Indicator, ...]) -> Table:
    columns = [
        Column("产品或工序"),
        Column("指标"),
        Column("单位"),
        *(Column(title, number=True) for _, title in NUMBERS),
        Column("说明"),
    ]
    groups: dict[str, list[list[Cell]]] = defaultdict(list)
    for one in indicators:
        values = [getattr(one, name) for name, _ in NUMBERS]
        shown = [Cell("" if value is None else str(value)) for value in values]
        first = Cell(one.product, anchor=one.id)
        cells = [first, Cell(one.indicator), Cell(one.unit), *shown, Cell(one.note or "")]
        groups[one.table or ""].append(cells)
    table = Table(columns, groups=[Group(title, rows) for title, rows in groups.items()])
    return table.without_empty_columns()


def grade_tables(table: GradeTable) -> Iterator[Table]:
    """One grade table as one or more that fit a page.

    A rating in words with few values (kind of steel, cooling) makes a table each; of two ratings
    in numbers, one becomes the rows and the other the column groups (power by poles by grade).
    """
    words = [i for i in range(len(table.parameters)) if _is_worded(table, i)]
    split = [i for i in words if len({row.at[i] for row in table.rows}) <= WIDEST]
    rest = [i for i in range(len(table.parameters)) if i not in split]
    if not rest:
        split, rest = [], split
    parts: dict[tuple, list[GradeRow]] = defaultdict(list)
    for row in table.rows:
        parts[tuple(row.at[i] for i in split)].append(row)
    for key, rows in parts.items():
        caption = "，".join(map(str, key))
        if len(rest) == 2 and len({row.at[rest[1]] for row in rows}) <= WIDEST:
            yield _pivoted(table, rows, rest[0], rest[1], caption)
        else:
            yield _flat(table, rows, rest, caption)


def _is_worded(table: GradeTable, index: int) -> bool:
    return all(isinstance(row.at[index], str) for row in table.rows)


def _heading(table: GradeTable, index: int) -> str:
    parameter = table.parameters[index]
    return f"{parameter.name}（{parameter.unit}）" if parameter.unit else parameter.name


def _pivoted(
    table: GradeTable, rows: list[GradeRow], down: int, across: int, caption: str
) -> Table:
    heads = list(dict.fromkeys(row.at[across] for row in rows))
    name, unit = table.parameters[across].name, table.parameters[across].unit or ""
    by_place = {(row.at[down], row.at[across]): row for row in rows}
    columns = [Column(_heading(table, down), number=True)]
    columns += [Column(level, number=True) for _ in heads for level in table.levels]
    lines = []
    for value in dict.fromkeys(row.at[down] for row in rows):
        line = [Cell(str(value))]
        for head in heads:
            line += _grades(by_place.get((value, head)), len(table.levels))
        lines.append(line)
    spans = [("", 1), *((f"{name} {value}{unit}", len(table.levels)) for value in heads)]
    return Table(
        columns, lines, caption=_caption(table, caption), note=table.note or "", head=spans
    )


def _flat(table: GradeTable, rows: list[GradeRow], kept: list[int], caption: str) -> Table:
    columns = [Column(_heading(table, index)) for index in kept]
    columns += [Column(level, number=True) for level in table.levels]
    lines = []
    for row in rows:
        first, *others = (Cell(str(row.at[index])) for index in kept)
        lines.append(
            [Cell(first.text, anchor=row.id), *others, *_grades(row, len(table.levels), False)]
        )
    return Table(columns, lines, caption=_caption(table, caption), note=table.note or "")


def _grades(row: GradeRow | None, count: int, anchored: bool = True) -> list[Cell]:
    if row is None:
        return [Cell()] * count
    cells = [Cell("—" if value is None else str(value)) for value in row.grades]
    return [Cell(cells[0].text, anchor=row.id), *cells[1:]] if anchored else cells


def _caption(table: GradeTable, part: str) -> str:
    limit = {"higher": "不低于", "lower": "不高于"}.get(table.better, "")
    return f"{part + '：' if part else ''}{table.quantity}（{table.unit}{'，' + limit if limit else ''}）"


def _coefficients(coefficients: tuple, note: str) -> Table:
    rows = []
    for one in coefficients:
        value = f"{one.low}～{one.high}" if one.low is not None else str(one.value or "")
        rows.append(
            [
                Cell(one.energy),
                Cell(value, pending=one.unverified),
                Cell(one.unit),
                Cell(one.edition or ""),
            ]
        )
    columns = (Column("能源"), Column("折标准煤系数", number=True), Column("单位"), Column("版本"))
    return Table(columns, rows, note=note).without_empty_columns()
