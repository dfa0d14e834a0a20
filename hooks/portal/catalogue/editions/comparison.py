"""Two editions of a list or a standard, entry by entry: what came, went, moved, changed."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from portal.catalogue.content import Content
from portal.catalogue.editions.entries import (
    EditionEntry,
    EntryValue,
    entries_of,
    is_whole,
    plain_value,
)
from portal.catalogue.editions.folding import folded_name
from portal.catalogue.editions.matching import Pairing, pairings

Fate = Literal["added", "removed", "changed", "moved", "pending", "unchanged"]

FATES: tuple[Fate, ...] = ("added", "removed", "changed", "moved", "pending", "unchanged")
"""What can become of an entry; `pending` when all that may have changed has not been seen."""


@dataclass(frozen=True)
class ValueChange:
    """One value as it was and is; None where there is none. `pending` where a side is unseen, so
    that nobody knows whether it changed."""

    old: EntryValue | None
    new: EntryValue | None
    pending: bool = False

    @property
    def either(self) -> EntryValue:
        one = self.new or self.old
        assert one
        return one


@dataclass(frozen=True)
class EntryComparison:
    """An entry on both sides, or on one. `moved` also where it changed besides."""

    fate: Fate
    old: EditionEntry | None
    new: EditionEntry | None
    changes: tuple[ValueChange, ...] = ()
    moved: bool = False
    unsure: bool = False

    @property
    def either(self) -> EditionEntry:
        one = self.new or self.old
        assert one
        return one


@dataclass(frozen=True)
class EditionComparison:
    """What became of the entries of one or several old editions in a new one, in the order of the
    new one; what went stands where it stood. `whole` says of the old side and of the new whether
    all of it is here: where it is not, what is missing may only not be recorded."""

    olds: tuple[str, ...]
    new: str
    entries: tuple[EntryComparison, ...]
    whole: tuple[bool, bool]

    def count(self, fate: Fate) -> int:
        return self._counts[fate]

    @property
    def _counts(self) -> Counter[str]:
        return Counter(one.fate for one in self.entries)

    @property
    def unsure(self) -> int:
        return sum(one.unsure for one in self.entries)

    @property
    def tells(self) -> bool:
        """Whether anything can be learnt from it: two fragments that have nothing in common say
        nothing of one another."""
        paired = any(one.old and one.new for one in self.entries)
        return bool(self.entries) and (paired or all(self.whole))


def compare(olds: Sequence[Content], new: Content) -> EditionComparison:
    """Compare a new edition with the old one, or with all that it takes the place of."""
    before = [one for old in olds for one in entries_of(old)]
    after = entries_of(new)
    found = pairings(before, after)
    moved = {id(one.new) for one in _moved(found)}
    compared = [_paired(one, id(one.new) in moved) for one in found]
    old_ids = {id(one.old) for one in found}
    new_ids = {id(one.new) for one in found}
    gone = [EntryComparison("removed", x, None) for x in before if id(x) not in old_ids]
    came = [EntryComparison("added", None, x) for x in after if id(x) not in new_ids]
    return EditionComparison(
        tuple(old["id"] for old in olds),
        new["id"],
        tuple(_in_order([*compared, *came], gone, before)),
        (all(map(is_whole, olds)), is_whole(new)),
    )


def _paired(pairing: Pairing, moved: bool) -> EntryComparison:
    old, new = pairing.old, pairing.new
    before, after = ({one.name: one for one in side.values} for side in (old, new))
    changes = tuple(
        change
        for name in dict.fromkeys((*before, *after))
        if (change := _change(before.get(name), after.get(name)))
    )
    fate: Fate = "moved" if moved else "unchanged"
    if any(not one.pending for one in changes):
        fate = "changed"
    elif changes:
        fate = "pending"
    return EntryComparison(fate, old, new, changes, moved, pairing.unsure)


def _change(old: EntryValue | None, new: EntryValue | None) -> ValueChange | None:
    named = any(one and one.field.endswith(".name") for one in (old, new))
    before, after = (
        folded_name(str(one.value)) if named and one else plain_value(one.value if one else None)
        for one in (old, new)
    )
    if before == after or not before and not after:
        return None
    return ValueChange(old, new, any(one is not None and one.unknown for one in (old, new)))


def _moved(found: list[Pairing]) -> Iterator[Pairing]:
    """Pairs that do not stand in the order of the others, or stand under another heading; a new
    number alone is no move."""
    for record, sort in dict.fromkeys((one.old.record, one.old.sort) for one in found):
        members = [one for one in found if (one.old.record, one.old.sort) == (record, sort)]
        members.sort(key=lambda one: one.old.place)
        staying = _longest_rise([one.new.place for one in members])
        for index, one in enumerate(members):
            both = one.old.group and one.new.group
            if index not in staying or both and one.old.group != one.new.group:
                yield one


def _longest_rise(places: list[int]) -> set[int]:
    """Indexes of the most places that follow one another."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        depth = bisect_left(ends, place)
        ends[depth : depth + 1] = [place]
        at[depth : depth + 1] = [index]
        before.append(at[depth - 1] if depth else -1)
    found = set()
    index = at[-1] if at else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found


def _in_order(
    here: list[EntryComparison], gone: list[EntryComparison], before: list[EditionEntry]
) -> list[EntryComparison]:
    """By the order of the new edition; what went follows what it followed in the old one."""
    sorts = list(dict.fromkeys(one.either.sort for one in (*here, *gone)))
    places = {id(one.old): one.new.place for one in here if one.old and one.new and not one.moved}
    after: dict[int, int] = {}
    last: dict[str, int] = {}
    for entry in before:
        last[entry.sort] = places.get(id(entry), last.get(entry.sort, -1))
        after[id(entry)] = last[entry.sort]

    def key(one: EntryComparison) -> tuple[int, int, int, int]:
        sort = sorts.index(one.either.sort)
        if one.new:
            return sort, one.new.place, 0, 0
        assert one.old
        return sort, after[id(one.old)], 1, before.index(one.old)

    return sorted((*here, *gone), key=key)
