"""An annex taken apart: which rows are items, which cells belong to each, what the other rows are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from portal.editing.tables.cell_text import other_form
from portal.editing.tables.grid import GridSheet, SheetCell
from portal.editing.tables.row_role import Announced, RowRole
from portal.editing.tables.table_heading import TableHeading


@dataclass
class AnnexEntry:
    """One item: its rows, the headings above it, its cells by column, each once."""

    rows: list[int]
    sections: tuple[int, ...] = ()
    cells: dict[int, list[SheetCell]] = field(default_factory=dict)

    @property
    def row(self) -> int:
        return self.rows[0]

    def texts(self, column: int) -> list[str]:
        return [cell.text for cell in self.cells.get(column, ()) if cell.text.strip()]


@dataclass
class Annex:
    """`roles` has each row of the sheet: what goes in is accounted for."""

    sheet: GridSheet
    heading: TableHeading
    entries: list[AnnexEntry] = field(default_factory=list)
    roles: dict[int, RowRole] = field(default_factory=dict)
    sections: dict[int, str] = field(default_factory=dict)
    """Headings between the rows, by the numbers of their rows."""
    announced: list[Announced] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    """Footnotes by their marks."""
    unmarked: list[str] = field(default_factory=list)
    """What else stands below the table."""
    said: dict[int, str] = field(default_factory=dict)
    """Of rows that are no items, what they say."""
    dittos: int = 0
    """How often 同上 was read as what stands above."""
    nothings: int = 0
    """How many cells hold a stroke, that is nothing."""
    filled: int = 0
    """How many items have the category of the one above, because theirs is empty."""

    def note_of(self, mark: str) -> str:
        """The footnote of a mark; '' where there is none."""
        return self.notes.get(mark) or self.notes.get(other_form(mark), "")


def is_ditto(text: str) -> bool:
    """Whether a cell says that the one above holds here, too."""
    return "".join(text.split()) in ("同上", "〃", "″", "”", '"', "同前", "…同上")


def is_nothing(text: str, field_name: str) -> bool:
    """Whether a cell says that there is nothing: a stroke, as printed tables have it. 无 says so of what
    need not be there."""
    plain = "".join(text.split())
    said = bool(re.fullmatch(r"[-—–－―─/／\\]+", plain))
    return said or (plain in ("无", "无。") and field_name in ("models", "note", "scope"))


def accounted(annex: Annex) -> Iterator[str]:
    """What became of the rows, one line a kind; adds up to the rows of the sheet or says that it
    does not."""
    items = [row for entry in annex.entries for row in entry.rows]
    others: dict[RowRole, list[int]] = {}
    for row, role in annex.roles.items():
        if role not in (RowRole.ITEM, RowRole.FURTHER):
            others.setdefault(role, []).append(row)
    rows = len(annex.sheet.rows)
    further = len(items) - len(annex.entries)
    parts = f"（占 {len(items)} 行，其中 {further} 行是接着上一行的）" if further else ""
    yield f"表里 {rows} 行 = 条目 {len(annex.entries)} 条{parts} + 不是条目的 {rows - len(items)} 行"
    for role, numbers in others.items():
        yield f"  {role.value}：第 {spans(numbers)} 行"


def adds_up(annex: Annex) -> bool:
    items = sorted(row for entry in annex.entries for row in entry.rows)
    named = sorted(
        row for row, role in annex.roles.items() if role not in (RowRole.ITEM, RowRole.FURTHER)
    )
    return sorted([*items, *named]) == list(annex.sheet.numbers())


def spans(numbers: list[int]) -> str:
    """1-3、7: numbers as people write them."""
    parts: list[list[int]] = []
    for number in sorted(numbers):
        if parts and number == parts[-1][-1] + 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return "、".join(f"{one[0]}–{one[-1]}" if len(one) > 1 else str(one[0]) for one in parts)
