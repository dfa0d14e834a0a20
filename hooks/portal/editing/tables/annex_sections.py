"""Headings between the rows that look like items, because they have a number in the column of numbers."""

import re

from portal.editing.tables.annex import Annex, AnnexEntry
from portal.editing.tables.cell_text import one_line
from portal.editing.tables.row_role import Announced, RowRole, count_of_section, section_name

_COUNTED = (
    re.compile(
        r"(?:[一二三四五六七八九十]{1,3}|[Ⅰ-Ⅻⅰ-ⅻ]+|[IVX]{1,5}|第[一二三四五六七八九十]{1,3}[类批部章])[、.．]?"
    ),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
)
"""How headings are counted above items that are counted 1, 2, 3: the outer and the inner ones."""


def numbered_sections(annex: Annex) -> None:
    """`1 变压器` above `1-1`, `1-2`, and `一 变压器` above `1`, `2`: headings, not items."""
    numbers = annex.heading.of("item_no")
    if not numbers:
        return
    column = numbers[0].number
    entries = list(annex.entries)
    own = [one_line("".join(one.texts(column))) for one in entries]
    counted: list[tuple[int, int]] = []  # levels and rows of the headings above
    for index, entry in enumerate(entries):
        told = [name for name in entry.cells if entry.texts(name) and name != column]
        below = own[index + 1] if index + 1 < len(own) else ""
        alone = len(told) == 1 and len(entry.rows) == 1 and bool(own[index])
        level = next((n for n, form in enumerate(_COUNTED, 1) if form.fullmatch(own[index])), 0)
        if alone and re.match(re.escape(own[index]) + r"\s*[-.．－—–(（]", below):
            _demote(annex, entry, told[0], own[index])
            for other, number in zip(entries, own, strict=True):
                if re.match(re.escape(own[index]) + r"\s*[-.．－—–(（]", number):
                    other.sections = (*other.sections, entry.row)
        elif alone and level and _begins(own[index + 1 :], level):
            counted = [one for one in counted if one[0] < level]
            counted.append((level, entry.row))
            _demote(annex, entry, told[0], own[index])
        else:
            entry.sections = (*entry.sections, *(row for _, row in counted))


def _begins(below: list[str], level: int) -> bool:
    """Whether items are counted 1, 2, 3 below a heading, or headings of the level below it."""
    if not below:
        return False
    inner = any(form.fullmatch(below[0]) for form in _COUNTED[level:])
    return (inner and _begins(below[1:], level + 1)) or bool(re.match(r"[\d０-９]", below[0]))


def _demote(annex: Annex, entry: AnnexEntry, column: int, number: str) -> None:
    annex.entries.remove(entry)
    annex.roles[entry.row] = RowRole.SECTION
    text = " ".join(entry.texts(column))
    annex.said[entry.row] = f"{number} {one_line(text)}"
    annex.sections[entry.row] = section_name(text)
    if (count := count_of_section(text)) is not None:
        annex.announced.append(Announced(count, entry.row, entry.row, text))
