"""Which entry of an old edition is which of a new one: by what identifies it, then by likeness."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from portal.catalogue.editions.entries import EditionEntry
from portal.catalogue.editions.folding import folded_name, likeness, pairs_of_letters

SURE, LIKELY, MARGIN = 0.8, 0.5, 0.1
"""From here two entries are one; from here they may be; by so much no other may come near."""

CANDIDATES = 12
"""New entries that an old one is compared with: those that share most with it."""

NO_LIKENESS = ("grade_tables",)
"""Entries that are what their ratings are, and nothing else."""

_DIGITS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Pairing:
    """An old entry and the new one that it became; `unsure` where somebody has to look."""

    old: EditionEntry
    new: EditionEntry
    unsure: bool = False


def pairings(olds: Sequence[EditionEntry], news: Sequence[EditionEntry]) -> list[Pairing]:
    """Every old entry at most once, every new one at most once; in no order."""
    left, right = list(olds), list(news)
    found: list[Pairing] = []
    for step in (_as_told, _by_keys, _by_likeness):
        found += step(left, right)
        taken = {id(one) for pairing in found for one in (pairing.old, pairing.new)}
        left = [one for one in left if id(one) not in taken]
        right = [one for one in right if id(one) not in taken]
    return found


def akin(entry: EditionEntry, pairs: Sequence[Pairing], came: bool) -> EditionEntry | None:
    """What an entry that stands on one side only may be a part of: for 燃煤锅炉 there may be
    燃煤工业锅炉 and 燃煤茶水锅炉 now. Its name is that of an old entry filled up, and it is about as like
    it as what the old one became; of what kept its name nothing was split off."""
    name = folded_name(entry.name)
    found: list[tuple[float, int]] = []
    for at, pair in enumerate(pairs):
        other = pair.old if came else pair.new
        if other.sort != entry.sort or not _is_filled_up(name, folded_name(other.name)):
            continue
        if folded_name(pair.old.name) == folded_name(pair.new.name):
            continue
        if entry.group and other.group and entry.group != other.group:
            continue
        score = _score(*((other, entry) if came else (entry, other)))
        if score >= max(LIKELY, _score(pair.old, pair.new) - MARGIN):
            found.append((score, -at))
    if not found:
        return None
    best = pairs[-max(found)[1]]
    return best.old if came else best.new


def _is_filled_up(one: str, other: str) -> bool:
    """Whether the longer name has the letters of the shorter in their order, and the same numbers."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(x in letters for x in short) and _DIGITS.findall(one) == _DIGITS.findall(other)


def _as_told(olds: list[EditionEntry], news: list[EditionEntry]) -> Iterator[Pairing]:
    """New entries that say themselves which number they had in which edition."""
    taken: set[int] = set()
    for new in news:
        told = [
            old
            for old in olds
            for edition, number in new.earlier
            if number and number == old.number and edition and edition in old.edition
        ]
        if len(told) == 1 and id(told[0]) not in taken:
            taken.add(id(told[0]))
            yield Pairing(told[0], new)


def _by_keys(olds: list[EditionEntry], news: list[EditionEntry]) -> list[Pairing]:
    """Entries that alone bear a key on both sides."""
    found: list[Pairing] = []
    taken: set[int] = set()
    depth = max((len(one.keys) for one in (*olds, *news)), default=0)
    for level in range(depth):
        sides: dict[tuple[str, str], tuple[list[EditionEntry], list[EditionEntry]]]
        sides = defaultdict(lambda: ([], []))
        for side, entries in enumerate((olds, news)):
            for one in entries:
                if level < len(one.keys) and one.keys[level] and id(one) not in taken:
                    sides[one.sort, one.keys[level]][side].append(one)
        for before, after in sides.values():
            if len(before) == len(after) == 1:
                (old,), (new,) = before, after
                found.append(Pairing(old, new, _other_machines(old, new)))
                taken |= {id(old), id(new)}
    return found


def _other_machines(old: EditionEntry, new: EditionEntry) -> bool:
    """Whether two entries of one name list machines of which none is the same."""
    return bool(old.models and new.models and not old.models & new.models)


def _by_likeness(olds: list[EditionEntry], news: list[EditionEntry]) -> Iterator[Pairing]:
    scored = sorted(_scores(olds, news), key=lambda one: (-one[0], one[1], one[2]))
    best: dict[tuple[int, int], list[float]] = defaultdict(list)
    for score, at, to in scored:
        best[0, at].append(score)
        best[1, to].append(score)
    taken: set[tuple[int, int]] = set()
    for score, at, to in scored:
        if (0, at) in taken or (1, to) in taken:
            continue
        taken |= {(0, at), (1, to)}
        old, new = olds[at], news[to]
        rivals = [other for side in ((0, at), (1, to)) for other in best[side][:2]]
        close = sum(score - other < MARGIN for other in rivals) > 2
        unsure = score < SURE or close or _numbers_of(old) != _numbers_of(new)
        yield Pairing(old, new, unsure)


def _numbers_of(entry: EditionEntry) -> list[str]:
    """The numbers in a name: of machines of 10 and of 20 tonnes nobody knows whether the limit was
    moved or another thing is meant."""
    return _DIGITS.findall(folded_name(entry.name))


def _scores(olds: list[EditionEntry], news: list[EditionEntry]) -> Iterator[tuple[float, int, int]]:
    """The pairs that may be one, by their places. Only what shares some letters is compared."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for to, new in enumerate(news):
        for pair in pairs_of_letters(folded_name(new.name)) | new.models:
            index[new.sort, pair].append(to)
    for at, old in enumerate(olds):
        if old.sort in NO_LIKENESS:
            continue
        name = folded_name(old.name)
        shared: Counter[int] = Counter()
        for pair in sorted(pairs_of_letters(name) | old.models):
            shared.update(index[old.sort, pair])
        for to in sorted(to for to, _ in shared.most_common(CANDIDATES)):
            score = _score(old, news[to])
            if score >= LIKELY:
                yield score, at, to


def _score(old: EditionEntry, new: EditionEntry) -> float:
    name = _alike(folded_name(old.name), folded_name(new.name))
    if old.models and new.models:
        alike = len(old.models & new.models) / min(len(old.models), len(new.models))
        score = (name + alike) / 2
    elif old.sort == "indicators":
        same = old.keys[1].partition("|")[2] == new.keys[1].partition("|")[2]
        score = name if same else 0.0
    elif old.text and new.text:
        score = 0.6 * name + 0.4 * likeness(old.text, new.text)
    else:
        score = name
    return min(1.0, score + (0.05 if old.number and old.number == new.number else 0.0))


def _alike(one: str, other: str) -> float:
    """How alike two names are: by the letters that follow one another in both, and by how much of
    the shorter one the longer has in its order, for names are mostly filled up or cut short."""
    short, long = sorted((one, other), key=len)
    matcher = SequenceMatcher(None, short, long, autojunk=False)
    within = sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(short))
    return (likeness(one, other) + within) / 2
