"""Efficiency grades of equipment, as tables that one reads by the ratings on a nameplate."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.kinds.indicator import GradeRow, GradeTable
from portal.page import Link
from portal.pages.drawings.lettering import width
from portal.tables import Cell, Column, Table

WIDEST = 6
"""Column groups of a grade table; with more the table is written in full instead."""

LONG = 8
"""With more rows than this a table has links to its rows on top, and a head that stays."""

CHIP = 20
"""Widest text of such a link, in Han characters."""


@dataclass(frozen=True)
class Grades:
    """A table that fits a page, with links to its rows by their first rating. `name` tells it from
    the others of the page."""

    name: str
    table: Table
    jumps: tuple[Link, ...] = ()

    @property
    def key(self) -> Column:
        return self.table.columns[0]

    @property
    def long(self) -> bool:
        return len(self.table.rows) > LONG

    @property
    def ends(self) -> frozenset[int]:
        """Columns (from 1) after which a column group ends."""
        spans, place = [], 0
        for _, span in self.table.head:
            place += span
            spans.append(place)
        return frozenset(spans[:-1])


def grades(table: GradeTable) -> Iterator[Grades]:
    """One grade table as one or more that fit a page."""
    for part in grade_tables(table):
        yield Grades(
            f"{table.title}，{part.caption}",
            part,
            tuple(_jumps(part)) if len(part.rows) > LONG else (),
        )


def grade_tables(table: GradeTable) -> Iterator[Table]:
    """The tables themselves.

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


def _jumps(table: Table) -> Iterator[Link]:
    """Links to rows by their first cell; by what several first cells begin with when these are
    long conditions (压力系数, 比转速, 机号)."""
    firsts = [row[0].text for row in table.rows]
    heads = [text.rpartition("，")[0] for text in firsts]
    alike = Counter(heads)
    if all(heads) and len(alike) * 2 <= len(firsts):
        firsts = heads
    places: dict[str, str] = {}
    for text, row in zip(firsts, table.rows, strict=True):
        places.setdefault(text, next(cell.anchor for cell in row if cell.anchor))
    if len(places) > 1 and all(width(text, 1) <= CHIP for text in places):
        for text, anchor in places.items():
            yield Link(text, f"#{anchor}")


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
            line += _cells(by_place.get((value, head)), len(table.levels))
        lines.append(line)
    spans = [("", 1), *((f"{name} {value}{unit}", len(table.levels)) for value in heads)]
    return Table(
        columns, lines, caption=_caption(table, caption), note=table.note or "", head=spans
    )


def _flat(table: GradeTable, rows: list[GradeRow], kept: list[int], caption: str) -> Table:
    columns = [
        Column(_heading(table, index), number=not _is_worded(table, index)) for index in kept
    ]
    columns += [Column(level, number=True) for level in table.levels]
    lines = []
    for row in rows:
        first, *others = (Cell(str(row.at[index])) for index in kept)
        lines.append(
            [Cell(first.text, anchor=row.id), *others, *_cells(row, len(table.levels), False)]
        )
    return Table(columns, lines, caption=_caption(table, caption), note=table.note or "")


def _cells(row: GradeRow | None, count: int, anchored: bool = True) -> Sequence[Cell]:
    if row is None:
        return [Cell()] * count
    cells = [Cell("—" if value is None else str(value)) for value in row.grades]
    return [Cell(cells[0].text, anchor=row.id), *cells[1:]] if anchored else cells


def _caption(table: GradeTable, part: str) -> str:
    limit = {"higher": "不低于", "lower": "不高于"}.get(table.better, "")
    return f"{part + '：' if part else ''}{table.quantity}（{table.unit}{'，' + limit if limit else ''}）"
