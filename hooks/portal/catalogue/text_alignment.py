"""Which article of an old text is which of a new one: by its words, by likeness, by where it stands."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

from portal.catalogue.editions.folding import pairs_of_letters
from portal.catalogue.editions.longest_rise import longest_rise

SURE, LIKELY = 0.7, 0.42
"""From here two articles are one wherever they stand; from here with what speaks for it besides."""

NEAR, SAME_KEY, SAME_HEADING, SAME_DIVISION = 0.12, 0.06, 0.2, 0.04
"""What speaks for it: to stand between the same neighbours, the number, the name, the chapter."""

HARDLY, KEPT = 0.15, 0.75
"""So alike is what stands in the same place of a text that was renumbered; less than this part of its
articles has kept its number."""

CANDIDATES = 8
"""New articles that an old one is compared with besides those of its place."""

BESIDE = 40
"""Of so many that stand in its place it is compared with each."""

COMMON = 60
"""Pairs of letters that more articles have than this lead to no candidate."""

STOCK = pairs_of_letters("违反本法规定,构成犯罪的,依法追究刑事责任")
"""What laws say wherever they speak of punishment tells no article from another."""

PART, PART_PAIRS, OWN_PAIRS = 0.5, 24, 10
"""So much of an article has to stand in another one that it was split off; so many pairs of letters,
for some words stand in many articles; so many of them not in what that one became as well."""


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


@dataclass
class Alignment:
    """Places of old and of new units that are one; what of an old one became further new ones, and
    what further old ones went into a new one."""

    pairs: dict[int, int]
    split: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Old -> further new ones."""
    merged: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    """New -> further old ones."""


def aligned(olds: Sequence[ComparedUnit], news: Sequence[ComparedUnit]) -> Alignment:
    """Every old unit and every new one at most once."""
    return _Aligner(olds, news).align()


class _Aligner:
    def __init__(self, olds: Sequence[ComparedUnit], news: Sequence[ComparedUnit]):
        self.olds, self.news = olds, news
        self.pairs: dict[int, int] = {}
        self.taken: set[int] = set()
        """New ones that have their old one."""
        self.numbers: Counter[str] = Counter()
        """In how many units a pair of letters stands."""
        for unit in (*olds, *news):
            self.numbers.update(unit.pairs)
        count = len(olds) + len(news) + 1
        # whole numbers: their sum is the same in whatever order sets come
        self.weights = {
            pair: round(1000 * log(count / number)) for pair, number in self.numbers.items()
        }
        for pair in STOCK & self.weights.keys():
            self.weights[pair] //= 4
        self.whole = [[self._weight(unit.pairs) for unit in side] for side in (olds, news)]

    def align(self) -> Alignment:
        self._same_words()
        self._take(self._scores(), SURE)
        self._take(self._scores(placed=True), LIKELY)
        self._same_place()
        found = Alignment(self.pairs)
        self._parts(found)
        return found

    def _pair(self, old: int, new: int) -> None:
        self.pairs[old] = new
        self.taken.add(new)

    @property
    def _left(self) -> list[int]:
        return [at for at in range(len(self.olds)) if at not in self.pairs]

    @property
    def _right(self) -> list[int]:
        return [at for at in range(len(self.news)) if at not in self.taken]

    def _same_words(self) -> None:
        """Of several that say the same those of one number, then in their order."""
        found: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, units in enumerate((self.olds, self.news)):
            for at, unit in enumerate(units):
                found[unit.words][side].append(at)
        for words, (left, right) in found.items():
            keys = {self.news[at].key: at for at in right}
            for old in left:
                if (new := keys.get(self.olds[old].key)) is not None:
                    self._pair(old, new)
            if not words:
                continue  # of what says nothing, only its number tells what it is
            rest = [old for old in left if old not in self.pairs]
            for old, new in zip(rest, (at for at in right if at not in self.taken), strict=False):
                self._pair(old, new)

    def _scores(self, placed: bool = False) -> list[tuple[float, int, int]]:
        """Pairs of those that are left with how alike they are, the best first."""
        left, right = self._left, self._right
        gaps = self._gaps() if placed else None
        near: dict[int, list[int]] = defaultdict(list)
        if gaps:
            for new in right:
                near[gaps[1][new]].append(new)
        index: dict[str, list[int]] = defaultdict(list)
        for new in right:
            for pair in self.news[new].pairs:
                if self.numbers[pair] <= COMMON:
                    index[pair].append(new)
        found = []
        for old in left:
            shared: Counter[int] = Counter()
            for pair in self.olds[old].pairs:
                shared.update(index.get(pair, ()))
            best = sorted(shared, key=lambda new: (-shared[new], new))[:CANDIDATES]
            beside = near[gaps[0][old]] if gaps else []
            for new in dict.fromkeys((*best, *(beside if len(beside) <= BESIDE else ()))):
                score = self._likeness(old, new)
                if gaps and score > 0:
                    score += self._besides(old, new, gaps[0][old] == gaps[1][new])
                found.append((score, old, new))
        return sorted(found, key=lambda one: (-one[0], one[1], one[2]))

    def _likeness(self, old: int, new: int) -> float:
        """From 0 to 1; what stands in few articles counts most."""
        total = self.whole[0][old] + self.whole[1][new]
        return 2 * self._weight(self.olds[old].pairs & self.news[new].pairs) / total if total else 0

    def _besides(self, old: int, new: int, near: bool) -> float:
        one, other = self.olds[old], self.news[new]
        return (
            NEAR * near
            + SAME_KEY * (one.key == other.key)
            + SAME_HEADING * (one.heading != "" and one.heading == other.heading)
            + SAME_DIVISION * (one.division == other.division)
        )

    def _take(self, scores: list[tuple[float, int, int]], least: float) -> None:
        for score, old, new in scores:
            if score < least:
                return
            if old not in self.pairs and new not in self.taken:
                self._pair(old, new)

    def _gaps(self) -> tuple[list[int], list[int]]:
        """Between which of those that kept their order each old and each new one stands."""
        anchors = sorted(self.pairs.items())
        kept = longest_rise([new for _, new in anchors])
        olds = [old for at, (old, _) in enumerate(anchors) if at in kept]
        news = [new for at, (_, new) in enumerate(anchors) if at in kept]
        return (
            [bisect_right(olds, at) for at in range(len(self.olds))],
            [bisect_right(news, at) for at in range(len(self.news))],
        )

    def _same_place(self) -> None:
        """What was written anew: of the same number, alone between the same two neighbours that kept
        theirs. Where the whole text was, with new numbers, it has to be a little alike."""
        kept = sum(self.olds[old].key == self.news[new].key for old, new in self.pairs.items())
        least = 0 if kept >= KEPT * len(self.pairs) else HARDLY
        for old in self._left:
            key = self.olds[old].key
            new = next((at for at in self._right if self.news[at].key == key), None)
            if new is None or not (self._kept(old - 1, new - 1) and self._kept(old + 1, new + 1)):
                continue
            if self._likeness(old, new) >= least:
                self._pair(old, new)

    def _kept(self, old: int, new: int) -> bool:
        """Whether two neighbours are one and of one number, or both texts end there."""
        if old < 0 or new < 0:
            return old == new
        if old == len(self.olds) or new == len(self.news):
            return (old == len(self.olds)) == (new == len(self.news)) and bool(self.pairs)
        return self.pairs.get(old) == new and self.olds[old].key == self.news[new].key

    def _parts(self, found: Alignment) -> None:
        """What has no counterpart of its own, but came out of an article that has, or went into one."""
        backwards = {new: old for old, new in self.pairs.items()}
        for new in self._right:
            source = self._source(self.news[new].pairs, self.olds, self.news, self.pairs)
            if source is not None:
                found.split[source].append(new)
        for old in self._left:
            whole = self._source(self.olds[old].pairs, self.news, self.olds, backwards)
            if whole is not None and backwards[whole] not in found.split:
                found.merged[whole].append(old)

    def _source(
        self,
        part: frozenset[str],
        wholes: Sequence[ComparedUnit],
        parts: Sequence[ComparedUnit],
        counterparts: dict[int, int],
    ) -> int | None:
        """Of the units that have a counterpart, the one that `part` came out of: most of it stands there,
        also of what the counterpart does not say."""
        weight = self._weight(part)
        best: tuple[int, int] | None = None
        for whole, counterpart in counterparts.items():
            shared = part & wholes[whole].pairs
            if len(shared) < PART_PAIRS or self._weight(shared) < PART * weight:
                continue
            own = part - parts[counterpart].pairs
            within = self._weight(own & shared)
            if len(own & shared) < OWN_PAIRS or within < PART * self._weight(own):
                continue
            if best is None or (-within, whole) < best:
                best = (-within, whole)
        return best[1] if best else None

    def _weight(self, pairs: frozenset[str]) -> int:
        return sum(self.weights[pair] for pair in pairs)


def moved_places(pairs: dict[int, int]) -> Iterator[int]:
    """The old places of those that left their order, as few as can be."""
    news = [new for _, new in sorted(pairs.items())]
    kept = longest_rise(news)
    yield from (old for at, (old, _) in enumerate(sorted(pairs.items())) if at not in kept)
