"""Tables as data: columns, rows of cells, groups. Empty columns are dropped, never shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from portal.page import Link


@dataclass(frozen=True)
class Column:
    """One column; numbers stand to the right."""

    title: str
    number: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell. `anchor` makes it reachable by the id of what it shows; what is `as_written` elsewhere is
    neither put into other words nor corrected."""

    text: str = ""
    link: Link | None = None
    pending: bool = False
    anchor: str = ""
    as_written: bool = False

    @property
    def empty(self) -> bool:
        return not (self.text or self.link or self.pending)


@dataclass(frozen=True)
class RowGroup:
    """Rows under a heading of their own, which `anchor` makes reachable."""

    title: str
    rows: Sequence[Sequence[Cell]]
    anchor: str = ""


@dataclass(frozen=True)
class Table:
    """`groups` hold the rows when they are grouped; `rows` when they are not."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]] = ()
    groups: Sequence[RowGroup] = ()
    caption: str = ""
    note: str = ""
    head: Sequence[tuple[str, int]] = ()
    """Column groups with the number of columns that each spans."""

    def without_empty_columns(self) -> "Table":
        """Drop the columns that hold nothing; a number that is missing among others is a dash."""
        rows = [*self.rows, *(row for group in self.groups for row in group.rows)]
        kept = [
            index for index in range(len(self.columns)) if any(not row[index].empty for row in rows)
        ]

        def line(row: Sequence[Cell]) -> list[Cell]:
            return [
                Cell("—") if row[index].empty and self.columns[index].number else row[index]
                for index in kept
            ]

        return replace(
            self,
            columns=[self.columns[index] for index in kept],
            rows=[line(row) for row in self.rows],
            groups=[
                replace(group, rows=[line(row) for row in group.rows]) for group in self.groups
            ],
        )
