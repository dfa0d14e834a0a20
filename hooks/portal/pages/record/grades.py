"""Efficiency grades of equipment, as tables that one reads by the ratings on a nameplate."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from portal.kinds.indicator import GradeRow, GradeTable, OtherDemand, TableParameter
from portal.page import Link
from portal.pages.drawings.lettering import width
from portal.read.record import PENDING
from portal.tables import Cell, Column, Table

WIDEST = 6
"""Column groups of a grade table; with more it becomes a table each, or is written in full."""

FEWEST = 6
"""Rows that a rating in words must leave each of its tables; with fewer it stays a column."""

LONG = 8
"""With more rows than this a table has links to its rows on top, and a head that stays."""

CHIP = 20
"""Widest text of such a link, in Han characters."""

DRAWN_ENDS = range(1, 6)
"""Widths of column groups for which assets/drawings.css has a rule."""

ALSO = "另须"


@dataclass(frozen=True)
class Grades:
    """A table that fits a page, with links to its rows by their first rating. `name` tells it from
    the others of the page. The first of many leads to the others by the rating that tells them
    apart (`parted_by`)."""

    name: str
    table: Table
    ratings: int
    """Columns before those of the levels, where it is written in full."""
    jumps: tuple[Link, ...] = ()
    parted_by: str = ""
    parts: tuple[Link, ...] = ()
    doubts: tuple[str, ...] = ()
    """What is doubtful in the rows; below the last of many."""

    @property
    def key(self) -> Column:
        return self.table.columns[0]

    @property
    def long(self) -> bool:
        return len(self.table.rows) > LONG

    @property
    def every(self) -> int:
        """How many columns each group has, where all have as many: the sheet draws their ends, for a mark
        in each cell is a good part of a page of grades. 0 where they differ."""
        spans = {span for _, span in self.table.head[1:]}
        found = spans.pop() if len(spans) == 1 else 0
        return found if found in DRAWN_ENDS else 0

    @property
    def ends(self) -> frozenset[int]:
        """Columns (from 1) after which a column group ends, where that has to be said."""
        if self.every:
            return frozenset()
        spans, place = [], 0
        for _, span in self.table.head:
            place += span
            spans.append(place)
        return frozenset(spans[:-1])


@dataclass(frozen=True)
class _Layout:
    """Which ratings make a table each, and which are read within it."""

    split: tuple[int, ...]
    rest: tuple[int, ...]
    by_number: int | None = None
    """The rating in numbers that makes the tables."""


def grades(table: GradeTable) -> Iterator[Grades]:
    """One grade table as one or more that fit a page."""
    layout = _layout(table)
    parts = list(grade_tables(table))
    parted = table.parameters[layout.by_number] if layout.by_number is not None else None
    links = _to_parts(table, parts, layout.by_number) if layout.by_number is not None else ()
    for index, part in enumerate(parts):
        jumps = tuple(_jumps(part)) if len(part.rows) > LONG and not parted else ()
        first = parted is not None and index == 0
        yield Grades(
            f"{table.title}，{part.caption}",
            part,
            len(layout.rest),
            jumps,
            parted.heading if parted and first else "",
            links if first else (),
            tuple(_doubts(table)) if index == len(parts) - 1 else (),
        )


def grade_tables(table: GradeTable) -> Iterator[Table]:
    """The tables themselves.

    A rating in words with few values (kind of steel, cooling) makes a table each; of two ratings
    in numbers, one becomes the rows and the other the column groups (power by poles by grade), or,
    where these were too many, a table each (power by grade for every speed).
    """
    layout = _layout(table)
    rest = layout.rest
    for key, rows in _parted(table, layout).items():
        named = zip(layout.split, key, strict=True)
        caption = "，".join(_said(table.parameters[i], value) for i, value in named)
        if len(rest) == 2 and not any(_is_worded(table, i) for i in rest):
            yield _pivoted(table, rows, rest[0], rest[1], caption)
        else:
            yield _flat(table, rows, list(rest), caption)


def _layout(table: GradeTable) -> _Layout:
    every = range(len(table.parameters))
    split = [i for i in every if _is_worded(table, i) and len(_values(table, i)) <= WIDEST]
    if split and len(table.rows) < FEWEST * len(
        {tuple(row.at[i] for i in split) for row in table.rows}
    ):
        split = []
    rest = [i for i in every if i not in split]
    if not rest or any(_is_worded(table, i) for i in rest):
        return _Layout(tuple(split), tuple(rest)) if rest else _Layout((), tuple(split))
    by_number = None
    if len(rest) > 2:
        by_number = rest[0]
    elif len(rest) == 2 and len(_values(table, rest[1])) > WIDEST:
        by_number = rest[1]
    if by_number is not None:
        split, rest = [*split, by_number], [i for i in rest if i != by_number]
    return _Layout(tuple(split), tuple(rest), by_number)


def _parted(table: GradeTable, layout: _Layout) -> dict[tuple, list[GradeRow]]:
    parts: dict[tuple, list[GradeRow]] = defaultdict(list)
    for row in table.rows:
        parts[tuple(row.at[i] for i in layout.split)].append(row)
    return parts


def _to_parts(table: GradeTable, parts: list[Table], by: int) -> tuple[Link, ...]:
    """To the first row of each, by the rating that makes them."""
    at = {row.id: row.at[by] for row in table.rows}
    firsts = [next(cell.anchor for cell in part.rows[0] if cell.anchor) for part in parts]
    return tuple(Link(str(at[anchor]), f"#{anchor}") for anchor in firsts)


def _values(table: GradeTable, index: int) -> set[Decimal | int | str]:
    return {row.at[index] for row in table.rows}


def _said(parameter: TableParameter, value: Decimal | int | str) -> str:
    """A rating in a caption: words speak for themselves, numbers say of what."""
    if isinstance(value, str) and not parameter.banded:
        return value
    return " ".join(filter(None, (parameter.name, str(value), parameter.unit)))


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
    return not table.parameters[index].banded and all(
        isinstance(row.at[index], str) for row in table.rows
    )


def _pivoted(
    table: GradeTable, rows: list[GradeRow], down: int, across: int, caption: str
) -> Table:
    heads = list(dict.fromkeys(row.at[across] for row in rows))
    name, unit = table.parameters[across].name, table.parameters[across].unit or ""
    by_place = {(row.at[down], row.at[across]): row for row in rows}
    columns = [Column(table.parameters[down].heading, number=True)]
    columns += [Column(level, number=True) for _ in heads for level in table.levels]
    lines = []
    for value in dict.fromkeys(row.at[down] for row in rows):
        line = [Cell(str(value))]
        for head in heads:
            line += _cells(table, by_place.get((value, head)))
        lines.append(line)
    spans = [("", 1), *((f"{name} {value}{unit}", len(table.levels)) for value in heads)]
    return Table(columns, lines, caption=_caption(table, caption), note=_note(table), head=spans)


def _flat(table: GradeTable, rows: list[GradeRow], kept: list[int], caption: str) -> Table:
    columns = [
        Column(table.parameters[index].heading, number=not _is_worded(table, index))
        for index in kept
    ]
    columns += [Column(level, number=True) for level in table.levels]
    more = any(row.also for row in rows)
    if more:
        columns.append(Column(ALSO))
    lines = []
    for row in rows:
        first, *others = (Cell(str(row.at[index])) for index in kept)
        line = [Cell(first.text, anchor=row.id), *others, *_cells(table, row, False)]
        if more:
            line.append(Cell("；".join(_demand(table, one) for one in row.also) or "—"))
        lines.append(line)
    return Table(columns, lines, caption=_caption(table, caption), note=_note(table))


def _cells(table: GradeTable, row: GradeRow | None, anchored: bool = True) -> Sequence[Cell]:
    if row is None:
        return [Cell()] * len(table.levels)
    texts = [_grade(table, at, value) for at, value in enumerate(row.grades)]
    first = Cell(texts[0], pending=row.doubt is not None, anchor=row.id if anchored else "")
    return [first, *map(Cell, texts[1:])]


def _grade(table: GradeTable, at: int, value: Decimal | int | None) -> str:
    if word := next(iter(table.level_words[at : at + 1]), None):
        return word
    if value is not None:
        sign = "−" if value < 0 else "＋"
        return f"{table.base}{sign}{abs(value)}" if table.base else str(value)
    return "—"


def _demand(table: GradeTable, one: OtherDemand) -> str:
    """3级 COPc≥4.2; 各级 COPdh≥2.0; EERmin 1级≥3.6、2级≥2.9、3级≥2.1."""
    sign, unit = "≥" if one.better == "higher" else "≤", one.unit or ""
    asked = [(name, value) for name, value in zip(table.levels, one.grades, strict=True)]
    given = [(name, value) for name, value in asked if value is not None]
    if len({value for _, value in given}) == 1:
        names = "各级" if len(given) == len(asked) else "、".join(name for name, _ in given)
        return f"{names} {one.quantity}{sign}{given[0][1]}{unit}"
    return f"{one.quantity} " + "、".join(f"{name}{sign}{value}{unit}" for name, value in given)


def _caption(table: GradeTable, part: str) -> str:
    limit = {"higher": "不低于", "lower": "不高于", "offset": "不低于"}.get(table.better, "")
    if table.base:
        read = f"{limit}，{table.base} 加减若干{table.unit or ''}"
    else:
        read = "，".join(filter(None, (table.unit, limit)))
    return f"{part + '：' if part else ''}{table.quantity}" + (f"（{read}）" if read else "")


def _note(table: GradeTable) -> str:
    """Where the standard has it, and how it is read."""
    number = f"标准的{table.table}" if table.table else ""
    more = f"最右一列“{ALSO}”的也要达到" if any(row.also for row in table.rows) else ""
    return "。".join(filter(None, (number, more, table.note)))


def _doubts(table: GradeTable) -> Iterator[str]:
    """What is doubtful in its rows, each with the ratings that it is about."""
    doubted: dict[str, list[GradeRow]] = defaultdict(list)
    for row in table.rows:
        if row.doubt:
            doubted[row.doubt].append(row)
    for doubt, rows in doubted.items():
        yield f"{PENDING}（{_where(table, rows)}）：{doubt}"


def _where(table: GradeTable, rows: list[GradeRow]) -> str:
    """Rows by their ratings; what differs in one rating only is named once."""
    found = [[row.at[i] for row in rows] for i in range(len(table.parameters))]
    if sum(len(set(values)) > 1 for values in found) > 1:
        return "；".join(_where(table, [row]) for row in rows)
    said = ("、".join(dict.fromkeys(map(str, values))) for values in found)
    return "，".join(_said(one, text) for one, text in zip(table.parameters, said, strict=True))
