"""Long texts come in parts: a page has a bound (60 KB, compressed) for people who read on a slow line.

A division that fits is a page of its own; of one that does not its own divisions are. Articles without
divisions come as many together as fit. The first page has the contents, and an anchor for every article.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.texts.structure import (
    Article,
    Block,
    Division,
    LegalText,
    Paragraph,
    Part,
    TextItem,
    lines_of,
    walk,
)

LONGEST = 36_000
"""The weight of one page: characters, and for each place that has an address as much as that takes."""

PLACE = 16
"""Characters that an address weighs."""

Placed = tuple[Part, tuple[Division, ...]]
"""A part with the divisions that it lies in."""


@dataclass(frozen=True)
class TextRun:
    """Parts that stand on one page, whose address ends in `key`: that of the first division or article
    whose words are there."""

    key: str
    parts: tuple[Placed, ...]

    @property
    def first(self) -> Placed:
        return next(one for one in self.parts if one[0].key == self.key)

    @property
    def articles(self) -> list[Article]:
        return [part for part, _ in self.parts if isinstance(part, Article)]


def runs_of(text: LegalText) -> tuple[TextRun, ...]:
    """The pages of a text that is too long for one; none where it fits."""
    if sum(map(weight, text.parts)) <= LONGEST:
        return ()
    return tuple(_runs(text.parts, ()))


def weight(part: Part) -> int:
    own = PLACE + _weight(part.blocks)
    return own + sum(map(weight, part.parts)) if isinstance(part, Division) else own


def _weight(blocks: tuple[Block, ...]) -> int:
    places = sum(1 + _count(one.items) for one in blocks if isinstance(one, Paragraph))
    return PLACE * places + sum(map(len, lines_of(blocks)))


def _count(items: tuple[TextItem, ...]) -> int:
    return len(items) + sum(_count(one.items) for one in items)


def _runs(parts: tuple[Part, ...], above: tuple[Division, ...]) -> Iterator[TextRun]:
    articles: list[Placed] = []
    load = 0
    for part in parts:
        heavy = weight(part)
        if articles and (isinstance(part, Division) or load + heavy > LONGEST):
            yield TextRun(articles[0][0].key, tuple(articles))
            articles, load = [], 0
        if isinstance(part, Article):
            articles.append((part, above))
            load += heavy
        elif heavy <= LONGEST or not part.parts:
            within = walk(part.parts, (*above, part))
            yield TextRun(part.key, ((part, above), *within))
        else:
            first, *rest = _runs(part.parts, (*above, part))
            yield TextRun(first.key, ((part, above), *first.parts))
            yield from rest
    if articles:
        yield TextRun(articles[0][0].key, tuple(articles))
