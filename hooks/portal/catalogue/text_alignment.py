"""Which article of an old text is which of a new one: by its words, by likeness, by where it stands."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from portal.catalogue.editions.longest_rise import longest_rise
from portal.catalogue.text_likeness import ComparedUnit, TextLikeness

SURE, LIKELY, REST = 0.7, 0.42, 0.35
"""From here two articles are one wherever they stand; from here with what speaks for it besides; from
here of what is left when neither is as like another one."""

NEAR, SAME_KEY, SAME_HEADING, SAME_DIVISION = 0.12, 0.06, 0.2, 0.04
"""What speaks for it: to stand between the same ones or beside the same one, the number, the name, the
chapter."""

HARDLY, KEPT = 0.15, 0.75
"""So alike is what stands in the same place of a text that was renumbered; less than this part of its
articles has kept its number."""

CANDIDATES = 8
"""New articles that an old one is compared with besides those of its place."""

ROUNDS = 3
"""So often what is left is looked through."""

BESIDE = 40
"""Of so many that stand in its place it is compared with each."""

PART, PART_PAIRS, OWN_PAIRS = 0.5, 24, 10
"""So much of an article has to stand in another one that it was split off; so many pairs of letters,
for some words stand in many articles; so many of them not in what that one became as well."""


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
        self.likeness = TextLikeness(olds, news)
        self.taken: set[int] = set()
        """New ones that have their old one."""

    def align(self) -> Alignment:
        self._same_words()
        self._take(self._scores(), SURE)
        self._take(self._scores(placed=True), LIKELY)
        for _ in range(ROUNDS):  # what one finds are neighbours of others
            before = len(self.pairs)
            self._take(list(self._best_of_both()), REST)
            if len(self.pairs) == before:
                break
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
        index = self.likeness.with_rare(self.news, right)
        found = []
        for old in left:
            shared: Counter[int] = Counter()
            for pair in self.olds[old].pairs:
                shared.update(index.get(pair, ()))
            best = sorted(shared, key=lambda new: (-shared[new], new))[:CANDIDATES]
            beside = near[gaps[0][old]] if gaps else []
            for new in dict.fromkeys((*best, *(beside if len(beside) <= BESIDE else ()))):
                score = self.likeness.of(old, new)
                if gaps and score > 0:
                    close = gaps[0][old] == gaps[1][new] or self._beside_others(old, new)
                    score += self._besides(old, new, close)
                found.append((score, old, new))
        return sorted(found, key=lambda one: (-one[0], one[1], one[2]))

    def _best_of_both(self) -> Iterator[tuple[float, int, int]]:
        """Of what is left, those of which neither is as like another one."""
        scores = self._scores(placed=True)
        seen: tuple[set[int], set[int]] = (set(), set())
        for score, old, new in scores:
            if old not in seen[0] and new not in seen[1]:
                yield score, old, new
            seen[0].add(old)
            seen[1].add(new)

    def _besides(self, old: int, new: int, near: bool) -> float:
        one, other = self.olds[old], self.news[new]
        return (
            NEAR * near
            + SAME_KEY * (one.key == other.key)
            + SAME_HEADING * (one.heading != "" and one.heading == other.heading)
            + SAME_DIVISION * (one.division == other.division)
        )

    def _beside_others(self, old: int, new: int) -> bool:
        """Whether those before or those behind two articles are one."""
        return self.pairs.get(old - 1) == new - 1 or self.pairs.get(old + 1) == new + 1

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
        """What was written anew: alone between the same two neighbours, and a little alike or of the same
        number as these kept theirs. Where the whole text was renumbered, the number says nothing."""
        kept = sum(self.olds[old].key == self.news[new].key for old, new in self.pairs.items())
        least = 0 if kept >= KEPT * len(self.pairs) else HARDLY
        for old in self._left:
            key = self.olds[old].key
            new = next((at for at in self._right if self.news[at].key == key), None)
            if new is None or not (self._kept(old - 1, new - 1) and self._kept(old + 1, new + 1)):
                continue
            if self.likeness.of(old, new) >= least:
                self._pair(old, new)
        gaps = self._gaps()
        sides: list[dict[int, list[int]]] = [defaultdict(list), defaultdict(list)]
        for side, places in enumerate((self._left, self._right)):
            for at in places:
                sides[side][gaps[side][at]].append(at)
        for gap, olds in sides[0].items():
            news = sides[1][gap]
            if len(olds) == len(news) == 1 and self.likeness.of(olds[0], news[0]) >= HARDLY:
                self._pair(olds[0], news[0])

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
        sources = self.likeness.with_rare(self.olds, self.pairs)
        targets = self.likeness.with_rare(self.news, backwards)
        for new in self._right:
            source = self._source(self.news[new].pairs, self.olds, self.news, self.pairs, sources)
            if source is not None:
                found.split[source].append(new)
        for old in self._left:
            whole = self._source(self.olds[old].pairs, self.news, self.olds, backwards, targets)
            if whole is not None and backwards[whole] not in found.split:
                found.merged[whole].append(old)

    def _source(
        self,
        part: frozenset[str],
        wholes: Sequence[ComparedUnit],
        parts: Sequence[ComparedUnit],
        counterparts: dict[int, int],
        index: Mapping[str, list[int]],
    ) -> int | None:
        """Of the units that have a counterpart, the one that `part` came out of: most of it stands there,
        also of what the counterpart does not say."""
        weight = self.likeness.weight(part)
        best: tuple[int, int] | None = None
        found = Counter(whole for pair in part for whole in index.get(pair, ()))
        for whole in sorted(found, key=lambda one: (-found[one], one))[:CANDIDATES]:
            counterpart = counterparts[whole]
            shared = part & wholes[whole].pairs
            if len(shared) < PART_PAIRS or self.likeness.weight(shared) < PART * weight:
                continue
            own = part - parts[counterpart].pairs
            within = self.likeness.weight(own & shared)
            if len(own & shared) < OWN_PAIRS or within < PART * self.likeness.weight(own):
                continue
            if best is None or (-within, whole) < best:
                best = (-within, whole)
        return best[1] if best else None


def moved_places(pairs: dict[int, int]) -> Iterator[int]:
    """The old places of those that left their order, as few as can be."""
    news = [new for _, new in sorted(pairs.items())]
    kept = longest_rise(news)
    yield from (old for at, (old, _) in enumerate(sorted(pairs.items())) if at not in kept)
