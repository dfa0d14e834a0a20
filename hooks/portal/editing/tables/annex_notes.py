"""The notes below a table: those that cells point to by a mark, and others."""

import re

from portal.editing.tables.annex import Annex
from portal.editing.tables.cell_text import canonical, footnote, one_line


def add_notes(annex: Annex, text: str) -> None:
    """Each line of a cell is a note of its own."""
    for line in text.split("\n"):
        line = re.sub(r"^\s*(?:注|备注|说明|附注|注释)\s*[:：]\s*", "", line.strip())
        numbered = re.match(r"^(\d{1,2})\s*[.．、)）]\s*(\S.*)$", line)
        if found := footnote(line):
            annex.notes[found[0]] = found[1]
        elif numbered:
            annex.notes[canonical(numbered[1])] = one_line(numbered[2])
        elif line:
            annex.unmarked.append(one_line(line))
