"""How alike two articles are: by the pairs of letters that they share, those that few articles have
counting most."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from portal.catalogue.editions.folding import pairs_of_letters

WITHIN, WITHIN_PAIRS = 0.5, 16
"""What is worth it to stand in a longer article as a whole, from so many pairs of letters on."""

COMMON = 60
"""Pairs of letters that more articles have than this lead to no candidate."""

STOCK = pairs_of_letters("违反本法规定,构成犯罪的,依法追究刑事责任")
"""What laws say wherever they speak of punishment tells no article from another."""


@dataclass(frozen=True)
class ComparedUnit:
    """An article as it is compared: its words folded. `division` is the chapter that it lies in."""

    key: str
    words: str
    heading: str = ""
    division: str = ""

    @cached_property
    def pairs(self) -> frozenset[str]:
        return pairs_of_letters(self.words) if self.words else frozenset()

    def says_the_same(self, other: "ComparedUnit") -> bool:
        """A name in 【】 that only one of two texts gives to an article changes nothing."""
        named = bool(self.heading and other.heading)
        return self.words == other.words and not (named and self.heading != other.heading)


class TextLikeness:
    """Of the articles of two texts, which stand in their order."""

    def __init__(self, olds: Sequence[ComparedUnit], news: Sequence[ComparedUnit]):
        self.olds, self.news = olds, news
        self._numbers: Counter[str] = Counter()
        """In how many units a pair of letters stands."""
        for unit in (*olds, *news):
            self._numbers.update(unit.pairs)
        count = len(olds) + len(news) + 1
        # whole numbers: their sum is the same in whatever order sets come
        self._weights = {
            pair: round(1000 * log(count / number)) for pair, number in self._numbers.items()
        }
        for pair in STOCK & self._weights.keys():
            self._weights[pair] //= 4
        self._whole = [[self.weight(unit.pairs) for unit in side] for side in (olds, news)]

    def with_rare(
        self, units: Sequence[ComparedUnit], places: Iterable[int]
    ) -> dict[str, list[int]]:
        """Which of the units at some places have each pair of letters that few have."""
        found: dict[str, list[int]] = defaultdict(list)
        for at in places:
            for pair in units[at].pairs:
                if self._numbers[pair] <= COMMON:
                    found[pair].append(at)
        return found

    def of(self, old: int, new: int) -> float:
        """From 0 to 1; what stands in few articles counts most. A short one that stands in a long one is
        like it, for articles are mostly filled up."""
        shared = self.olds[old].pairs & self.news[new].pairs
        sizes = (self._whole[0][old], self._whole[1][new])
        if not shared or not min(sizes):
            return 0
        weight = self.weight(shared)
        within = weight / min(sizes) if len(shared - STOCK) >= WITHIN_PAIRS else 0
        return max(2 * weight / sum(sizes), WITHIN * within)

    def weight(self, pairs: frozenset[str]) -> int:
        return sum(self._weights[pair] for pair in pairs)
