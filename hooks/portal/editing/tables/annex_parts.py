"""The rows that one item stands on, and what they share with those above."""

from collections.abc import Collection

from portal.editing.tables.annex import Annex, AnnexEntry
from portal.editing.tables.cell_text import folded
from portal.editing.tables.grid import SheetCell
from portal.editing.tables.headings import LEFT_OUT


def fill_down(annex: Annex) -> None:
    """In a text the category of merged cells stands in the first of their rows only. Other columns are
    not filled: an empty term is none."""
    if any(cell.span for row in annex.sheet.rows for cell in row):
        return
    for column in annex.heading.of("equipment"):
        above: list[SheetCell] = []
        section: tuple[int, ...] = ()
        for entry in annex.entries:
            own = entry.cells.get(column.number, [])
            if not own and above and entry.sections == section:
                entry.cells[column.number] = above
                annex.filled += 1
            above, section = own or above, entry.sections


def once(cells: list[SheetCell]) -> list[SheetCell]:
    """What each of the rows of an item says again is said once. A text that runs on is not."""
    same = {folded(cell.text) for cell in cells}
    return cells[:1] if len(same) == 1 else cells


def is_parallel(annex: Annex, entry: AnnexEntry, further: Collection[int]) -> bool:
    """Whether the rows of an item each say something of their own: two columns or more differ. Where
    only one does, its text is broken over the rows. `further` are rows that somebody said go on."""
    several = [
        cells
        for column, cells in entry.cells.items()
        if annex.heading.field_of(column) not in ("", LEFT_OUT)
        and len({cell.anchor[0] for cell in cells}) > 1
    ]
    return len(several) > 1 and not set(entry.rows) & set(further)
