"""Which way an edit moves the ends of a record: 延长, 缩短, 提前, 停止.

An end that moves is a new fact of law, and what somebody wants to know of it first. Where dates,
rates or amounts change beside it, no single word says what happened.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from portal.catalogue.content import Content
from portal.ledger.change import Change
from portal.ledger.substance import exact_of
from portal.read.dates import PartialDate

LONGER, SHORTER, EARLIER, STOPPED = "延长", "缩短", "提前", "停止"

_ENDS = {
    "expires": SHORTER,
    "target_until": SHORTER,
    "deadline": EARLIER,
    "stop_use_by": EARLIER,
    "date": EARLIER,  # of a deadline
    "until": EARLIER,  # of a window
}
"""Fields that hold an end, with the word for one that comes sooner."""

_PARTED = ("deadlines", "deadline_rules")
"""Lists whose parts hold ends; of other lists a `date` is no end."""


def moved_end(edits: Iterable[tuple[Sequence[Change], Content]], day: date) -> str:
    """One word for all of some edits that were published on a day; '' where there is none."""
    words = {_of_record(changes, content, day) for changes, content in edits}
    return words.pop() if len(words) == 1 else ""


def _of_record(changes: Sequence[Change], content: Content, day: date) -> str:
    found: set[str] = set()
    for change in exact_of(changes, content):
        moves = set(_moves(change, day))
        if not moves:
            return ""
        found |= moves
    return found.pop() if len(found) == 1 else ""


def _moves(change: Change, day: date) -> Iterator[str]:
    """The ways in which a change moves ends; none when it does something else as well."""
    steps = change.steps
    if steps[0] == "rules" or change.order:  # what a rule of the market has is a beginning
        return
    old, new = change.old, change.new
    if change.name == "date" and steps[0] != "deadlines":
        return
    if change.field == "window.closed" and change.old is None:
        yield STOPPED
        return
    if change.name in _ENDS:
        yield from _move(change.name, old, new, day)
    elif change.name in _PARTED and isinstance(old, list) and isinstance(new, list):
        if [_without_ends(one) for one in old] != [_without_ends(one) for one in new]:
            return
        for before, after in zip(old, new, strict=True):
            for name in (one for one in _ENDS if before.get(one) != after.get(one)):
                yield from _move(name, before.get(name), after.get(name), day)


def _move(name: str, old: Any, new: Any, day: date) -> Iterator[str]:
    if not (isinstance(old, str) and isinstance(new, str)):
        return
    before, after = PartialDate(old).last, PartialDate(new).last
    if after > before:
        yield LONGER
    elif after < before:
        stopped = name == "expires" and after <= day <= before
        yield STOPPED if stopped else _ENDS[name]


def _without_ends(part: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key not in _ENDS}
