"""The numbers that the keys of annexes have: their own, and free ones for those that have none of their own."""

import re
from collections.abc import Collection, Iterable
from itertools import count

from portal.read.numerals import NUMERAL
from portal.texts.labels import division_named

FIRST = "附件"
"""The kind of annex that has its number before all others: 附件1 is f1 where there is a 附表1 as well."""


class AnnexNumbers:
    """`headings` are those of a text: how deep each lies, its words."""

    def __init__(self, headings: Iterable[tuple[int, str]]):
        self._kinds: dict[tuple[int, int], str] = {}
        for depth, name in headings:
            rank, label, _, number = division_named(name)
            if rank != "附件" or number is None:
                continue
            kind = _kind(label)
            if kind == FIRST or (depth, number) not in self._kinds:
                self._kinds[depth, number] = kind

    def number(
        self, depth: int, label: str, own: int | None, place: int, taken: Collection[int]
    ) -> int:
        """The number for the key of an annex. `own` is the one that it bears; `place` counts the annexes
        so far; `taken` are the numbers that those have."""
        if own is not None and self._kinds.get((depth, own)) == _kind(label):
            return own
        return next(
            one
            for one in count(place if own is None else own)
            if (depth, one) not in self._kinds and one not in taken
        )


def _kind(label: str) -> str:
    """附件 of 附件1."""
    return re.sub(f"{NUMERAL}$", "", label)
