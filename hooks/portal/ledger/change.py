"""What changed between two versions of a record, field by field, and how to repeat it."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from portal.catalogue.content import Content
from portal.kinds.rows import all_row_fields

_STEP = re.compile(r"([a-z_0-9]+)((?:\[[^\]]+\])?)(?:\.|$)")


class Unfitting(Exception):
    """A change does not fit what it is applied to: somebody has altered one of them."""


@dataclass(frozen=True)
class Change:
    """One field with its old and its new value; None where there is none.

    `field` is written as editors see it, with ids in place of numbers: `rows[some-id].reason`. An
    element of a list that comes or goes is a change of its own, with its `index` in the new list or
    the old. `order` marks a list whose elements only changed places: the values are their ids.
    """

    field: str
    old: Any
    new: Any
    index: int | None = None
    order: bool = False

    @property
    def steps(self) -> list[str]:
        """`rows[a].reason` -> rows, [a], reason."""
        found = [step for pair in _STEP.findall(self.field) for step in pair if step]
        if not found:
            raise Unfitting(self.field)
        return found

    @property
    def row(self) -> str:
        """The id of the row that it concerns; '' for the record itself."""
        steps = self.steps
        return steps[1][1:-1] if len(steps) > 1 and steps[0] in all_row_fields() else ""

    @property
    def name(self) -> str:
        """The field alone, without the way to it: `reason`; for a whole element, that of its list."""
        return next(step for step in reversed(self.steps) if not step.startswith("["))


def changes_between(old: Content, new: Content) -> list[Change]:
    """What leads from `old` to `new`, in an order in which it can be repeated."""
    return list(_of_mapping(old, new, ""))


def changed(old: Content, changes: Sequence[Change]) -> dict[str, Any]:
    """`old` with `changes` made. Raises Unfitting when one does not fit."""
    new = deepcopy(dict(old))
    for change in changes:
        try:
            _make(new, change)
        except (KeyError, TypeError, ValueError, AttributeError, AssertionError, StopIteration):
            raise Unfitting(change.field) from None
    return new


def _of_mapping(old: Content, new: Content, way: str) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        field = f"{way}.{key}" if way else key
        yield from _of_value(old.get(key), new.get(key), field)


def _of_value(old: Any, new: Any, field: str) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict):
        yield from _of_mapping(old, new, field)
    elif _have_ids(old) and _have_ids(new):
        yield from _of_list(old, new, field)
    else:
        yield Change(field, old, new)


def _have_ids(value: Any) -> bool:
    if not isinstance(value, list) or not value:
        return False
    ids = [one.get("id") if isinstance(one, dict) else None for one in value]
    return None not in ids and len(set(ids)) == len(ids)


def _of_list(old: list[Any], new: list[Any], field: str) -> Iterator[Change]:
    before, after = {one["id"]: one for one in old}, {one["id"]: one for one in new}
    for index, one in enumerate(old):
        if one["id"] not in after:
            yield Change(f"{field}[{one['id']}]", one, None, index)
    kept, ordered = [id for id in before if id in after], [id for id in after if id in before]
    for id in kept:
        yield from _of_value(before[id], after[id], f"{field}[{id}]")
    if kept != ordered:
        yield Change(field, kept, ordered, order=True)
    for index, one in enumerate(new):
        if one["id"] not in before:
            yield Change(f"{field}[{one['id']}]", None, one, index)


def _make(value: Any, change: Change) -> None:
    *way, last = change.steps
    for step in way:
        value = _element(value, step) if step.startswith("[") else value[step]
    if last.startswith("["):
        _make_element(value, last[1:-1], change)
    elif change.order:
        if [one["id"] for one in value[last]] != change.old:
            raise Unfitting(change.field)
        elements = {one["id"]: one for one in value[last]}
        value[last] = [elements[id] for id in change.new]
    else:
        if value.get(last) != change.old:
            raise Unfitting(change.field)
        if change.new is None:
            del value[last]
        else:
            value[last] = deepcopy(change.new)


def _make_element(elements: list[Any], id: str, change: Change) -> None:
    if change.new is None:
        elements.remove(_element(elements, f"[{id}]"))
    else:
        assert change.index is not None
        elements.insert(change.index, deepcopy(change.new))


def _element(elements: list[Any], step: str) -> Any:
    return next(one for one in elements if one["id"] == step[1:-1])
