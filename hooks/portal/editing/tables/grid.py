"""A table as a person sees it: cells with their texts, whatever the file that it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

CellKind = Literal["text", "number", "date", "error", "formula"]

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column of what is one cell to the eye."""


@dataclass(frozen=True)
class SheetCell:
    """One cell. Of merged cells each has the text of all, and their common `span`."""

    row: int
    column: int
    text: str = ""
    kind: CellKind = "text"
    span: Span | None = None
    serial: float | None = None
    """The number behind the text, where there is one."""

    @property
    def address(self) -> str:
        """As Excel says it: C5."""
        return f"{letters(self.column)}{self.row}"

    @property
    def anchor(self) -> tuple[int, int]:
        """Where the cell begins that it is a part of: the same for all that are merged."""
        return self.span[:2] if self.span else (self.row, self.column)

    @property
    def last_row(self) -> int:
        return self.span[2] if self.span else self.row

    @property
    def last_column(self) -> int:
        return self.span[3] if self.span else self.column


@dataclass(frozen=True)
class GridSheet:
    """One sheet of a workbook, or the only table of a text. Rows and columns count from 1."""

    name: str
    rows: tuple[tuple[SheetCell, ...], ...]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    epoch: str = ""
    """The day that Excel's numbers of days count from; '' where the file does not say."""

    def cell(self, row: int, column: int) -> SheetCell:
        """A cell, empty beyond the edge."""
        if 0 < row <= len(self.rows) and 0 < column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return SheetCell(row, column)

    def filled(self, row: int) -> list[SheetCell]:
        """What stands in a row: each cell that has a text, merged ones once."""
        found: dict[tuple[int, int], SheetCell] = {}
        for cell in self.rows[row - 1]:
            if cell.text.strip() or cell.kind in ("error", "formula"):
                found.setdefault(cell.anchor, cell)
        return list(found.values())

    def numbers(self) -> Iterator[int]:
        yield from range(1, len(self.rows) + 1)


@dataclass(frozen=True)
class GridFile:
    """What was read: the sheets, and what has to be said of the file."""

    sheets: tuple[GridSheet, ...]
    remarks: tuple[str, ...] = field(default=())


class BadWorkbook(Exception):
    """A file that is no table to read; the text says in Chinese why and what to do."""


def letters(column: int) -> str:
    """The letters of a column: 28 is AB."""
    text = ""
    while column:
        column, digit = divmod(column - 1, 26)
        text = chr(65 + digit) + text
    return text
