"""What falls due keeps its name over the editions of its record.

A deadline has no id of its own, and neither have rows to which the same happens together: their
words, their day, their place in the list may all be corrected. So what an edit leaves is matched with
what was there before, and takes over the name by which calendars and entries know it.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from portal.validity.due_dates import DueDate

LIKE = 0.5
"""How much of their words two deadlines share of which one stands where the other stood, and of which
the day is another one too: more than half, or they are two."""


@dataclass(frozen=True)
class _Known:
    """Something that falls due, as it is compared: `rows` by the ids that they bore first."""

    due: DueDate
    rows: frozenset[str]
    place: int

    @property
    def sign(self) -> tuple[str, frozenset[str], str, str]:
        return self.due.what, self.rows, self.due.whom, self.due.day.text


@dataclass(frozen=True)
class DueNames:
    """What falls due in one record by the names that were given, and what once did."""

    living: Sequence[DueDate] = ()
    gone: Mapping[str, DueDate] = field(default_factory=dict)

    def named(self, dues: Sequence[DueDate], origin: Callable[[str], str]) -> list[DueDate]:
        """The same dues under the names that they have had. `origin` tells the first id of a row."""
        before, after = _compared(self.living, origin), _compared(dues, origin)
        names = dict(_matched(before, after))
        taken = set(names.values())
        lost = _compared(list(self.gone.values()), origin)
        for place, one in enumerate(after):
            if place not in names:
                names[place] = _name(one, lost, taken)
                taken.add(names[place])
        return [replace(one.due, key=names[place]) for place, one in enumerate(after)]

    def followed_by(self, dues: Sequence[DueDate]) -> "DueNames":
        """The names after an edit that leaves `dues`, which bear theirs."""
        living = {due.key for due in dues}
        known = {**self.gone, **{due.key: due for due in self.living}}
        return DueNames(dues, {key: due for key, due in known.items() if key not in living})


def _compared(dues: Sequence[DueDate], origin: Callable[[str], str]) -> list[_Known]:
    places: Counter[str] = Counter()
    found = []
    for due in dues:
        one = _Known(due, frozenset(map(origin, due.rows)), 0)
        found.append(replace(one, place=places[due.what]))
        places[due.what] += 1
    return found


def _matched(before: Sequence[_Known], after: Sequence[_Known]) -> Iterator[tuple[int, str]]:
    """Which name each one takes over, by its place in `after`: nothing is matched loosely that can be
    matched closely."""
    exact: dict[object, list[_Known]] = defaultdict(list)
    for old in before:
        exact[old.sign].append(old)
    left = []
    for place, new in enumerate(after):
        if exact[new.sign]:
            yield place, exact[new.sign].pop(0).due.key
        else:
            left.append((place, new))
    free = [old for old in before if old in exact[old.sign]]
    for alike in _ALIKE:
        for place, new in list(left):
            found = [old for old in free if _may_be(old, new) and alike(old, new)]
            if found:
                old = max(found, key=lambda one: _nearness(one, new))
                free.remove(old)
                left.remove((place, new))
                yield place, old.due.key


def _may_be(old: _Known, new: _Known) -> bool:
    together = bool(old.rows & new.rows) or not (old.rows or new.rows)
    return old.due.what == new.due.what and together


def _nearness(old: _Known, new: _Known) -> tuple[int, int]:
    return len(old.rows & new.rows), -abs(old.place - new.place)


def _same_words_and_day(old: _Known, new: _Known) -> bool:
    return old.due.whom == new.due.whom and old.due.day == new.due.day


def _same_words(old: _Known, new: _Known) -> bool:
    return old.due.whom == new.due.whom


def _same_day(old: _Known, new: _Known) -> bool:
    return old.due.day == new.due.day


def _same_place(old: _Known, new: _Known) -> bool:
    if old.place != new.place:
        return False
    return SequenceMatcher(None, old.due.whom, new.due.whom, autojunk=False).ratio() > LIKE


_ALIKE = (_same_words_and_day, _same_words, _same_day, _same_place)
"""From the closest on. With other rows the same words and day are still the same thing."""


def _name(one: _Known, lost: Sequence[_Known], taken: set[str]) -> str:
    """The name of what was not there before this edit: that which it had when it was there once, or
    one of its own."""
    for old in lost:
        if old.due.key not in taken and _may_be(old, one) and _same_words(old, one):
            return old.due.key
    name, number = one.due.key, 1
    used = taken | {old.due.key for old in lost if not _may_be(old, one)}
    while name in used:
        number += 1
        name = f"{one.due.key}-{number}"
    return name
