"""The words of two texts side by side, what differs marked, line by line."""

import re
from collections.abc import Iterator, Sequence

from portal.catalogue.editions.marked_words import MarkedPart, marked_words
from portal.catalogue.text_folding import folded_line

Line = tuple[MarkedPart, ...]

_WORD = re.compile(
    r"[A-Za-z]+|\d+(?:[.,]\d+)*%?|[〇零一二三四五六七八九十百千两]+|\s+|.", re.DOTALL
)
"""A numeral is one word: of 五十二 and 五十三 nobody wants to see 二 marked."""

KEPT = 0.25
"""Where less of both texts is the same, scattered letters are: nobody reads their marks."""


def marked_lines(
    olds: Sequence[str], news: Sequence[str], whole: bool = True
) -> tuple[list[list[Line]], list[list[Line]]]:
    """Some texts of one side and some of the other, as one text each, each of them in lines. Two that
    share next to nothing are marked as a `whole`, or not at all."""
    before, after = marked_words("\n".join(olds), "\n".join(news), _WORD, folded_line)
    if _kept(before, after) < KEPT:
        before, after = ([MarkedPart("\n".join(side), whole)] for side in (olds, news))
    return _dealt(before, olds), _dealt(after, news)


def plain_lines(text: str) -> list[Line]:
    return [(MarkedPart(line, False),) for line in text.split("\n")]


def _kept(*sides: list[MarkedPart]) -> float:
    parts = [part for side in sides for part in side]
    whole = sum(len(part.text) for part in parts)
    return sum(len(part.text) for part in parts if not part.differs) / whole if whole else 1


def _dealt(parts: list[MarkedPart], texts: Sequence[str]) -> list[list[Line]]:
    """The lines of each of the texts that were put together."""
    lines = list(_lines(parts))
    found, at = [], 0
    for text in texts:
        count = text.count("\n") + 1
        found.append(lines[at : at + count])
        at += count
    return found


def _lines(parts: list[MarkedPart]) -> Iterator[Line]:
    line: list[MarkedPart] = []
    for part in parts:
        first, *rest = part.text.split("\n")
        if first:
            line.append(MarkedPart(first, part.differs))
        for text in rest:
            yield tuple(line)
            line = [MarkedPart(text, part.differs)] if text else []
    yield tuple(line)
