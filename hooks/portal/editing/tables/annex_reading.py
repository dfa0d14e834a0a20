"""A sheet taken apart, row by row from the top: what each is follows from it and from those above."""

import re
from dataclasses import replace

from portal.editing.tables.annex import Annex, AnnexEntry, is_ditto, is_nothing
from portal.editing.tables.annex_notes import add_notes
from portal.editing.tables.annex_sections import numbered_sections
from portal.editing.tables.cell_text import folded, footnote, one_line
from portal.editing.tables.grid import GridSheet, SheetCell
from portal.editing.tables.headings import LEFT_OUT
from portal.editing.tables.row_role import (
    Announced,
    RowRole,
    count_in,
    count_of_section,
    is_continued,
    is_note,
    is_page,
    is_total,
    numbers_of_total,
    section_name,
    section_of,
)
from portal.editing.tables.table_heading import TableHeading

RUNNING = ("name", "models", "scope", "reason", "note", "replacement", "threshold", "product")
"""Fields whose text can go on in a further row."""


def annex_of(
    sheet: GridSheet,
    heading: TableHeading,
    left: frozenset[int] = frozenset(),
    further: frozenset[int] = frozenset(),
) -> Annex:
    """Take a sheet apart. `left` are rows of which somebody said that they are no items, `further`
    those that go on with the item above."""
    return _Reading(sheet, heading, left, further).annex


class _Reading:
    def __init__(
        self,
        sheet: GridSheet,
        heading: TableHeading,
        left: frozenset[int],
        further: frozenset[int],
    ):
        self.annex = Annex(sheet, heading)
        self.sheet, self.heading, self.left, self.more = sheet, heading, left, further
        self.keys = self._keys()
        self.taken = [one for one in heading.columns if one.field and one.field != LEFT_OUT]
        self.open_sections: list[tuple[int, int]] = []
        self.in_notes = False
        for row in sheet.numbers():
            role = self.role(row)
            self.annex.roles[row] = role
            if role not in (RowRole.ITEM, RowRole.FURTHER, RowRole.EMPTY):
                texts = [one_line(cell.text) for cell in sheet.filled(row)]
                self.annex.said[row] = " ".join(dict.fromkeys(texts))
        numbered_sections(self.annex)

    def _keys(self) -> list[int]:
        """The column that tells items apart: their numbers, where these are filled in; else the names,
        or the models."""
        columns = [
            one[0].number
            for name in ("item_no", "name", "models")
            if (one := self.heading.of(name))
        ]
        below = [row for row in self.sheet.numbers() if row > self.heading.last]
        filled = {
            column: sum(bool(self.sheet.cell(row, column).text.strip()) for row in below)
            for column in columns
        }
        most = max(filled.values(), default=0)
        return [column for column in columns if filled[column] * 4 >= most][:1]

    def role(self, row: int) -> RowRole:
        filled = self.sheet.filled(row)
        if row in self.left:
            return RowRole.LEFT
        if not filled:
            return RowRole.EMPTY
        texts = [one_line(cell.text) for cell in filled]
        if row < self.heading.first:
            for text in texts:
                self.announce(count_in(text), row, 0, text)
            return RowRole.TITLE
        if row <= self.heading.last:
            return RowRole.HEADING
        if self._is_heading(row):
            return RowRole.AGAIN
        if row in self.more and self.annex.entries:
            self._add(self.annex.entries[-1], row)
            return RowRole.FURTHER
        if any(is_continued(text) for text in texts) and len(filled) <= 2:
            return RowRole.CONTINUED
        if len(filled) == 1:
            if (role := self._single(row, filled[0], texts[0])) is not None:
                return role
        elif any(is_total(text) for text in texts[:2]) and len(filled) <= 3:
            self._total(row, filled)
            return RowRole.TOTAL
        elif is_note(texts[0]) and self.annex.entries and len(filled) == 2:
            self._note(" ".join(texts))
            return RowRole.NOTE
        return self._item(row, filled)

    def announce(self, count: int | None, row: int, section: int, words: str) -> None:
        if count is not None:
            self.annex.announced.append(Announced(count, row, section, words))

    def _is_heading(self, row: int) -> bool:
        """The heading again, after a page break; in a copy a column may be missing or another."""
        own = tuple(folded(cell.text) for cell in self.sheet.rows[row - 1])
        if own in self.heading.texts:
            return True
        words = {text for line in self.heading.texts for text in line if text}
        said = [text for text in own if text]
        return len(said) > 2 and sum(text in words for text in said) / len(said) > 0.7

    def _single(self, row: int, cell: SheetCell, text: str) -> RowRole | None:
        """What a row is that has one cell only; None where it may go on an item."""
        spread = cell.last_column - cell.anchor[1] >= 1
        first = cell.anchor[1] <= max(2, min((one.number for one in self.taken), default=1))
        if is_total(text) or (count_in(text) is not None and len(text) < 24):
            self.announce(count_in(text), row, 0, text)
            return RowRole.TOTAL
        if (spread or first) and (is_note(text) or self.in_notes):
            self._note(cell.text)
            return RowRole.NOTE
        if (spread or first) and self._marked(cell.text):
            self._note(cell.text)
            return RowRole.NOTE
        if is_page(text) and (spread or cell.anchor[1] not in self.keys):
            return RowRole.PAGE
        level = section_of(text)
        if (spread or first) and (level or (spread and self._is_wide(cell))):
            self.open_section(row, level or 1, text)
            return RowRole.SECTION
        if cell.anchor[1] in self.keys and not self._is_key(text):
            return RowRole.UNKNOWN
        return None

    def _is_wide(self, cell: SheetCell) -> bool:
        """Merged over most of the table: nothing but a heading is."""
        used = [one.number for one in self.heading.columns if one.heading]
        width = cell.last_column - cell.anchor[1] + 1
        return len(used) > 1 and width >= 0.6 * len(used) and len(cell.text) < 60

    def _is_key(self, text: str) -> bool:
        """Whether a text can be the number of an item."""
        if self.keys != [one.number for one in self.heading.of("item_no")[:1]]:
            return True
        return (
            bool(re.fullmatch(r"[\dA-Za-z.．\-－—–(（)）①-⑳]{1,14}[*＊]?", text)) or len(text) <= 4
        )

    def open_section(self, row: int, level: int, text: str) -> None:
        self.open_sections = [one for one in self.open_sections if one[0] < level]
        self.open_sections.append((level, row))
        self.annex.sections[row] = section_name(text)
        self.announce(count_of_section(text), row, row, text)

    def _total(self, row: int, filled: list[SheetCell]) -> None:
        """The first whole number after 小计 is the count of the section, after 合计 of all."""
        words = " ".join(one_line(cell.text) for cell in filled)
        taken = {one.number for one in self.taken}  # what stands below 数量 adds up machines
        texts = [
            one_line(cell.text)
            for cell in filled
            if cell.anchor[1] in taken or not re.fullmatch(r"[\d.\s]+", cell.text)
        ]
        numbers = numbers_of_total(texts)
        section = self.open_sections[-1][1] if "小计" in folded(words) and self.open_sections else 0
        if "小计" not in folded(words) or section:
            self.announce(numbers[0] if numbers else None, row, section, words)

    def _marked(self, text: str) -> bool:
        """A footnote that begins with its mark. A circled number can also begin a part of a name."""
        found = footnote(text)
        return found is not None and bool(self.annex.entries) and len(found[1]) > 2

    def _note(self, text: str) -> None:
        self.in_notes = True
        add_notes(self.annex, text)

    def _item(self, row: int, filled: list[SheetCell]) -> RowRole:
        entries = self.annex.entries
        taken = [cell for cell in filled if self._fields_of(cell)]
        if not taken:
            return RowRole.UNKNOWN
        key = self._key(row)
        above = entries[-1] if entries else None
        if key is not None and key.text.strip():
            if above is not None and key.anchor[0] < row and key.anchor[0] in above.rows:
                self._add(above, row)
                return RowRole.FURTHER
            self.in_notes = False
            entries.append(AnnexEntry([row], tuple(number for _, number in self.open_sections)))
            self._add(entries[-1], row)
            return RowRole.ITEM
        if above is None or self.in_notes or not self._goes_on(above, taken, row):
            return RowRole.UNKNOWN
        self._add(above, row)
        return RowRole.FURTHER

    def _key(self, row: int) -> SheetCell | None:
        return self.sheet.cell(row, self.keys[0]) if self.keys else None

    def _fields_of(self, cell: SheetCell) -> list[str]:
        columns = range(cell.anchor[1], cell.last_column + 1)
        return [one.field for one in self.taken if one.number in columns]

    def _goes_on(self, above: AnnexEntry, taken: list[SheetCell], row: int) -> bool:
        """Whether a row without a number goes on with the item above: it holds running text only,
        and does not begin everything anew."""
        if row != above.rows[-1] + 1 and any(
            self.annex.roles.get(one) in (RowRole.SECTION, RowRole.TOTAL)
            for one in range(above.rows[-1] + 1, row)
        ):
            return False
        own = [cell for cell in taken if cell.anchor[0] == row]
        fields = {name for cell in own for name in self._fields_of(cell)}
        if not fields <= set(RUNNING):
            return False
        had = {
            name
            for cells in above.cells.values()
            for cell in cells
            if cell.anchor[0] == above.row
            for name in self._fields_of(cell)
            if name != "item_no"
        }
        if len(fields) > 1 and fields & {"models", "product"}:
            return False  # an item whose number got lost, or one of several parts, looks the same
        return len(fields) < len(had) or fields == {"models"}

    def _add(self, entry: AnnexEntry, row: int) -> None:
        if row not in entry.rows:
            entry.rows.append(row)
        for column in self.heading.columns:
            cell = self.sheet.cell(row, column.number)
            held = entry.cells.setdefault(column.number, [])
            empty = not cell.text.strip() and cell.kind not in ("error", "formula")
            if is_nothing(cell.text, column.field):
                self.annex.nothings += not empty
                empty = True
            begins = self.heading.field_of(cell.anchor[1])
            if cell.anchor[1] != column.number and begins and begins != LEFT_OUT:
                continue  # merged with the column before: it is that one's
            if not empty and is_ditto(cell.text):
                cell = self._above(entry, column.number, cell)
            if not empty and all(one.anchor != cell.anchor for one in held):
                held.append(cell)

    def _above(self, entry: AnnexEntry, column: int, cell: SheetCell) -> SheetCell:
        """What 同上 stands for: the cell of the item above. It stays as it is where there is none."""
        before = [one for one in self.annex.entries if one is not entry]
        cells = before[-1].cells.get(column, []) if before else []
        if len(cells) != 1:
            return cell
        self.annex.dittos += 1
        return replace(cells[0], row=cell.row, column=cell.column, span=cell.span)
