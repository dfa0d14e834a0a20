"""Two editions of a list or a standard, entry by entry: what came, went, moved, changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from portal.catalogue.content import Content
from portal.catalogue.editions.entries import (
    AMOUNTS,
    EditionEntry,
    EntryValue,
    entries_of,
    is_whole,
    plain_value,
)
from portal.catalogue.editions.folding import folded, folded_name
from portal.catalogue.editions.longest_rise import longest_rise
from portal.catalogue.editions.matching import Pairing, akin, pairings
from portal.catalogue.editions.units import in_small
from portal.read.record import PENDING

Fate = Literal["added", "removed", "merged", "split", "changed", "moved", "pending", "unchanged"]

FATES: tuple[Fate, ...] = get_args(Fate)
"""What can become of an entry: `merged` when its machines are listed on in another one, `split` when
those of a new one were listed in another one before; `pending` when all that may have changed has not
been seen."""


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
    """An entry on both sides, or on one. `moved` also where it changed besides. `kin` stand on the
    other side and are what it went into or came from; only perhaps, where that is `unsure`."""

    fate: Fate
    old: EditionEntry | None
    new: EditionEntry | None
    changes: tuple[ValueChange, ...] = ()
    moved: bool = False
    unsure: bool = False
    kin: tuple[EditionEntry, ...] = ()

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
    gone = [_alone(x, after, found, False) for x in before if id(x) not in old_ids]
    came = [_alone(x, before, found, True) for x in after if id(x) not in new_ids]
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
        if (change := _change(_side(old, before, after, name), _side(new, after, before, name)))
        and not _is_same_amount(change, old, new)
    )
    fate: Fate = "moved" if moved else "unchanged"
    if any(not one.pending for one in changes):
        fate = "changed"
    elif changes or old.unseen or new.unseen:
        fate = "pending"
    if folded(old.unit) != folded(new.unit):
        changes = tuple(_with_units(one, old.unit, new.unit) for one in changes)
    return EntryComparison(fate, old, new, changes, moved, pairing.unsure)


def _side(
    entry: EditionEntry, own: Mapping[str, EntryValue], other: Mapping[str, EntryValue], name: str
) -> EntryValue | None:
    """The value of one side. What is not there in an entry of which only the name is known is not
    known either."""
    if name in own or not entry.unseen:
        return own.get(name)
    return replace(other[name], value=None, doubt=PENDING)


def _change(old: EntryValue | None, new: EntryValue | None) -> ValueChange | None:
    """How a value differs. Where a side is in doubt nobody knows whether it stayed as it was. Days
    that hold for a whole edition are not told of each entry."""
    if all(one is None or one.repeats and not one.doubt for one in (old, new)):
        return None
    named = any(one and one.field.endswith(".name") for one in (old, new))
    before, after = (
        folded_name(str(one.value)) if named and one else plain_value(one.value if one else None)
        for one in (old, new)
    )
    same = before == after or not before and not after
    if same and not any(one and one.doubt for one in (old, new)):
        return None
    unknown = any(one is not None and one.unknown for one in (old, new))
    return ValueChange(old, new, same or unknown)


def _is_same_amount(change: ValueChange, old: EditionEntry, new: EditionEntry) -> bool:
    """Whether only the unit makes two amounts look different; that is told with the unit."""
    if change.pending or not (change.old and change.new and old.unit and new.unit):
        return False
    if change.either.name.endswith(".unit"):
        return False
    before, after = in_small(change.old.value, old.unit), in_small(change.new.value, new.unit)
    return before is not None and before == after


def _with_units(change: ValueChange, old: str, new: str) -> ValueChange:
    """A change of an amount, each side with its unit."""
    if change.either.name.rpartition(".")[2] not in AMOUNTS:
        return change
    sides = ((change.old, old), (change.new, new))
    before, after = (one and replace(one, unit=unit) for one, unit in sides)
    return replace(change, old=before, new=after)


def _alone(
    entry: EditionEntry, others: Sequence[EditionEntry], found: Sequence[Pairing], came: bool
) -> EntryComparison:
    """An entry that is on one side only, with what it may have gone into or come from: of one whose
    machines are listed on the other side nobody may say that it was struck out or is new."""
    old, new = (None, entry) if came else (entry, None)
    kin = [one for one in others if one.sort == entry.sort and one.models & entry.models]
    if kin:
        listed = frozenset[str]().union(*(one.models for one in kin))
        changes = _models_on_one_side(entry, listed, came)
        return EntryComparison("split" if came else "merged", old, new, changes, kin=tuple(kin))
    fate: Fate = "added" if came else "removed"
    near = akin(entry, found, came)
    return EntryComparison(fate, old, new, unsure=near is not None, kin=(near,) if near else ())


def _models_on_one_side(
    entry: EditionEntry, listed: frozenset[str], came: bool
) -> tuple[ValueChange, ...]:
    """Those of its machines that the other side does not list."""
    value = next((one for one in entry.values if one.field.endswith(".models")), None)
    if value is None or entry.models <= listed:
        return ()
    alone = replace(value, value=[one for one in value.value if folded(one) not in listed])
    return (ValueChange(None, alone) if came else ValueChange(alone, None),)


def _moved(found: list[Pairing]) -> Iterator[Pairing]:
    """Pairs that do not stand in the order of the others, or stand under another heading; a new
    number alone is no move."""
    for record, sort in dict.fromkeys((one.old.record, one.old.sort) for one in found):
        members = [one for one in found if (one.old.record, one.old.sort) == (record, sort)]
        members.sort(key=lambda one: one.old.place)
        staying = longest_rise([one.new.place for one in members])
        for index, one in enumerate(members):
            both = one.old.group and one.new.group
            if index not in staying or both and one.old.group != one.new.group:
                yield one


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
