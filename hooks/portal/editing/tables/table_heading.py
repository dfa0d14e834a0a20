"""Where the heading of a table is, and which field each of its columns is for."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import BaseModel

from portal.editing.tables.cell_text import folded, one_line
from portal.editing.tables.grid import GridSheet, letters
from portal.editing.tables.headings import LEFT_OUT, recognised

LOOKED_AT = 60
"""Rows from the top in which a heading can stand."""

NAMING = ("name", "models")
"""Fields of which a heading has one at least."""


@dataclass(frozen=True)
class AnnexColumn:
    """A column with its heading: that of the upper line and its own where there are two."""

    number: int
    heading: str
    field: str = ""

    @property
    def letter(self) -> str:
        return letters(self.number)


@dataclass(frozen=True)
class TableHeading:
    """The rows of the heading, from the first to the last, and the columns."""

    first: int
    last: int
    columns: tuple[AnnexColumn, ...]
    texts: frozenset[tuple[str, ...]] = field(default_factory=frozenset)
    """What its rows say, to know it again after a page break."""

    def field_of(self, column: int) -> str:
        return next((one.field for one in self.columns if one.number == column), "")

    def of(self, field_name: str) -> list[AnnexColumn]:
        return [one for one in self.columns if one.field == field_name]


def heading_of(
    sheet: GridSheet, model: type[BaseModel], given: Mapping[str, str], at: int | None = None
) -> TableHeading | None:
    """The heading of a sheet; None where no row looks like one. `given` says by heading or letter what
    columns are for, `at` in which row it begins."""
    rows = [at] if at else list(sheet.numbers())[:LOOKED_AT]
    best: tuple[int, TableHeading] | None = None
    for row in rows:
        found = _at(sheet, row, model, given)
        fields = {one.field for one in found.columns if one.field and one.field != LEFT_OUT}
        good = len(fields) + (len(fields & set(NAMING)) > 0)
        enough = len(fields) >= 2 and fields & set(NAMING)
        if at or (enough and (best is None or good > best[0])):
            best = (good, found)
    return best[1] if best else None


def _at(
    sheet: GridSheet, row: int, model: type[BaseModel], given: Mapping[str, str]
) -> TableHeading:
    last = _last_row(sheet, row)
    meant = {folded(key): value for key, value in given.items()}
    columns = []
    for column in range(1, len(sheet.rows[row - 1]) + 1):
        lines: list[str] = []
        for number in range(row, last + 1):
            text = one_line(sheet.cell(number, column).text)
            if text and text not in lines:
                lines.append(text)
        heading = "／".join(lines)
        columns.append(AnnexColumn(column, heading, _field(column, lines, model, meant)))
    texts = {
        tuple(folded(cell.text) for cell in sheet.rows[number - 1])
        for number in range(row, last + 1)
    }
    return TableHeading(row, last, tuple(columns), frozenset(texts))


def _last_row(sheet: GridSheet, row: int) -> int:
    """A heading has further lines where one of its cells reaches into them, or is parted there."""
    cells = sheet.filled(row)
    last = max((cell.last_row for cell in cells), default=row)
    last = min(last, len(sheet.rows))  # merged cells may lie over one another
    return last if last - row < 4 and len(cells) > 1 else row


def _field(column: int, lines: list[str], model: type[BaseModel], given: Mapping[str, str]) -> str:
    for key in (letters(column).lower(), folded("／".join(lines)), *map(folded, reversed(lines))):
        if key and key in given:
            return given[key]
    whole = recognised("".join(lines), model)
    return whole or next((one for line in reversed(lines) if (one := recognised(line, model))), "")
