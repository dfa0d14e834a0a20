"""The numbers that the keys of annexes have: their own, and free ones for those that have none of their own."""

from collections.abc import Collection, Iterable
from itertools import count

FIRST = "附件"
"""The kind of annex that has its number before all others: 附件1 is f1 where there is a 附表1 as well."""


class AnnexNumbers:
    """`named` are the numbered annexes of a text: how deep the heading lies, its kind (附件, 附表), its
    number."""

    def __init__(self, named: Iterable[tuple[int, str, int]]):
        self._kinds: dict[tuple[int, int], str] = {}
        for depth, kind, number in named:
            if kind == FIRST or (depth, number) not in self._kinds:
                self._kinds[depth, number] = kind

    def number(
        self, depth: int, kind: str, own: int | None, place: int, taken: Collection[int]
    ) -> int:
        """The number for the key of an annex. `own` is the one that it bears; `place` counts the annexes
        so far; `taken` are the numbers that those have."""
        if own is not None and self._kinds.get((depth, own)) == kind:
            return own
        return next(
            one
            for one in count(place if own is None else own)
            if (depth, one) not in self._kinds and one not in taken
        )
