"""Where a text gives the words of another one, as amending decisions do: those are not its own articles."""

import re

from portal.editing.texts.line_kinds import amends, part_line
from portal.editing.texts.read_file import ReadLine, ReadPart

MOST_LINES = 400
"""Of one quotation."""

_OPENS = ("“", "「")
_ENDS = re.compile("[”」][。；]?$")
_LEFT_OPEN = re.compile("(修改为|改为|增加|作为)[^“]*：“")


class Quotations:
    """Looks ahead from a line to where the quotation ends that begins there."""

    def __init__(self, parts: tuple[ReadPart, ...], by_articles: bool):
        self.parts = parts
        self.by_articles = by_articles
        """Whether the text has articles of its own; else it counts 一、 二、, which end a quotation."""
        self.until = -1
        """The last line of the quotation that was found last."""

    def has(self, at: int) -> bool:
        """Whether a line belongs to the words of another text. Ask in the order of the lines."""
        if at > self.until and (end := self._end(at)) is not None:
            self.until = end
        return at <= self.until

    def _end(self, at: int) -> int | None:
        """The last line of the quotation that begins at a line; None where none begins."""
        line, before = self._text(at), self._text(at - 1)
        if not line.startswith(_OPENS):
            open = at - 1 > self.until and _depth(before) > 0 and _LEFT_OPEN.search(before)
            return self._closed(at, 1) if open else None
        if before.endswith(("：", ":")):
            whole = _depth(line) <= 0
            if whole and not (amends(before) and _ENDS.search(line)):
                return None
            return self._closed(at, 0)
        follows = at == self.until + 1 and at > 0 and self.until >= 0
        return at if follows and _ENDS.search(line) else None

    def _closed(self, begin: int, open: int) -> int | None:
        """Where it ends. Each of its paragraphs may open it again; only the last one closes it."""
        for at in range(begin, min(begin + MOST_LINES, len(self.parts))):
            one = self.parts[at]
            if not isinstance(one, ReadLine):
                return None
            again = one.text.startswith(_OPENS)
            if at > begin and not again and part_line(one) and not self.by_articles:
                return None
            depth = _depth(one.text)
            left = open if at == begin else 1
            if _ENDS.search(one.text) and (depth <= 0 if again else depth < left):
                return at
        return None

    def _text(self, at: int) -> str:
        one = self.parts[at] if at >= 0 else None
        return one.text if isinstance(one, ReadLine) else ""


def _depth(text: str) -> int:
    """How many quotations a line leaves open."""
    return len(re.findall("[“「]", text)) - len(re.findall("[”」]", text))
