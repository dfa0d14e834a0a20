"""Which row of the list an item is: known again when order, numbers or words have changed."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from portal.editing.tables.annex_row import AnnexRow
from portal.editing.tables.cell_text import folded

SURE, POSSIBLE, APART = 0.75, 0.5, 0.1
"""Likeness from which on an item is a row, or may be one; how much less like the next has to be."""


MOST_PAIRS, RARE = 40_000, 40
"""How many comparisons nobody notices; how many rows may share what tells them apart."""


@dataclass(frozen=True)
class Recognition:
    """`known`: index of the item -> id of the row. `unsure`: index of the item -> the ids of the rows
    that it may be, the likeliest first."""

    known: dict[int, str]
    unsure: dict[int, list[str]]


def recognise(
    wanted: Sequence[AnnexRow],
    rows: Sequence[Mapping[str, Any]],
    same: Mapping[int, str],
    new: frozenset[int],
) -> Recognition:
    """Each row is at most one item. `same` and `new` are said by the editor, by rows of the sheet."""
    known: dict[int, str] = {}
    by_id = {str(row["id"]): row for row in rows}
    for index, one in enumerate(wanted):
        if (id := same.get(one.entry.row)) in by_id:
            known[index] = str(id)
    settled = {index for index, one in enumerate(wanted) if one.entry.row in new}
    for form in (_whole, _models, _number_and_name, _only_name(wanted, rows)):
        _pair(wanted, rows, form, known, settled)
    left = [index for index in range(len(wanted)) if index not in known and index not in settled]
    free = [row for row in rows if str(row["id"]) not in known.values()]
    return _by_likeness(wanted, left, free, known)


def _pair(
    wanted: Sequence[AnnexRow],
    rows: Sequence[Mapping[str, Any]],
    form: Any,
    known: dict[int, str],
    settled: set[int],
) -> None:
    """Those that are alike in a form and alone in it."""
    ours: dict[Any, list[str]] = {}
    theirs: dict[Any, list[int]] = {}
    taken = set(known.values())
    for row in rows:
        if str(row["id"]) not in taken:
            ours.setdefault(form(row), []).append(str(row["id"]))
    for index, one in enumerate(wanted):
        if index not in known and index not in settled:
            theirs.setdefault(form(one.values), []).append(index)
    for key, indices in theirs.items():
        if key is not None and len(indices) == 1 and len(ours.get(key, ())) == 1:
            known[indices[0]] = ours[key][0]


def _whole(row: Mapping[str, Any]) -> Any:
    return (_text(row, "item_no"), _text(row, "name"), tuple(sorted(_set(row))))


def _number_and_name(row: Mapping[str, Any]) -> Any:
    """Where models tell them apart, these do not: a list that was numbered anew has the old numbers
    for other items."""
    number, name = _text(row, "item_no"), _text(row, "name")
    return (number, name) if number and name and not _set(row) else None


def _only_name(
    wanted: Sequence[AnnexRow], rows: Sequence[Mapping[str, Any]]
) -> Callable[[Mapping[str, Any]], Any]:
    """Number and name again, for names that stand once in the list and once in the table."""
    ours = Counter(_text(row, "name") for row in rows)
    theirs = Counter(_text(one.values, "name") for one in wanted)

    def form(row: Mapping[str, Any]) -> Any:
        number, name = _text(row, "item_no"), _text(row, "name")
        return (number, name) if number and ours[name] == theirs[name] == 1 else None

    return form


def _models(row: Mapping[str, Any]) -> Any:
    models = _set(row)
    return (_text(row, "name"), tuple(sorted(models))) if models else None


def _by_likeness(
    wanted: Sequence[AnnexRow],
    left: Sequence[int],
    free: Sequence[Mapping[str, Any]],
    known: dict[int, str],
) -> Recognition:
    likely: dict[int, dict[str, float]] = {}
    whose: dict[str, dict[int, float]] = {}
    for index, row in _worth_comparing(wanted, left, free):
        if (score := likeness(wanted[index].values, row)) >= POSSIBLE:
            likely.setdefault(index, {})[str(row["id"])] = score
            whose.setdefault(str(row["id"]), {})[index] = score
    scores = [(score, index, id) for index, ids in likely.items() for id, score in ids.items()]
    unsure: dict[int, list[str]] = {}
    taken: set[str] = set()
    for score, index, id in sorted(scores, key=lambda one: (-one[0], one[1], one[2])):
        if index in known or id in taken or index in unsure:
            continue
        rivals = [other for one, other in likely[index].items() if one != id and one not in taken]
        rivals += [other for one, other in whose[id].items() if one != index and one not in known]
        if score >= SURE and all(score - other >= APART for other in rivals):
            known[index] = id
            taken.add(id)
        else:
            ids = sorted(((other, one) for one, other in likely[index].items()), reverse=True)
            unsure[index] = [one for _, one in ids if one not in taken][:3]
    return Recognition(known, {index: ids for index, ids in unsure.items() if index not in known})


def _worth_comparing(
    wanted: Sequence[AnnexRow], left: Sequence[int], free: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Each item with the rows that it may be: all of them, where that is no more than a moment's work,
    else those with which it shares a model, a number or a rare name. Nobody waits for an hour."""
    if len(left) * len(free) <= MOST_PAIRS:
        yield from ((index, row) for index in left for row in free)
        return
    shared: dict[tuple[str, str], list[int]] = {}
    for place, row in enumerate(free):
        for key in _keys(row):
            shared.setdefault(key, []).append(place)
    for index in left:
        keys = _keys(wanted[index].values)
        found = [shared.get(key, []) for key in keys]
        places = {place for own in found if len(own) <= RARE for place in own}
        yield from ((index, free[place]) for place in sorted(places))


def _keys(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    own = [("model", model) for model in sorted(_set(row))]
    own += [(name, text) for name in ("item_no", "name") if (text := _text(row, name))]
    return own


def likeness(one: Mapping[str, Any], other: Mapping[str, Any]) -> float:
    """From 0 to 1: names, models and numbers, as far as both have them."""
    names = _likeness_of_names(_text(one, "name"), _text(other, "name"))
    if not names:
        return 0.0
    parts: list[tuple[float, float]] = [(0.45, names)]
    models = _set(one), _set(other)
    if models[0] or models[1]:
        parts.append((0.4, len(models[0] & models[1]) / len(models[0] | models[1])))
    numbers = _text(one, "item_no"), _text(other, "item_no")
    if all(numbers):
        parts.append((0.15, float(numbers[0] == numbers[1])))
    return sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)


@lru_cache(maxsize=65536)  # lists have the same few names again and again
def _likeness_of_names(one: str, other: str) -> float:
    """0 for what is not worth a closer look."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= 0.3 else 0.0


def _text(row: Mapping[str, Any], name: str) -> str:
    return folded(str(row.get(name) or ""))


def _set(row: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(folded(str(model)) for model in row.get("models", ()))


def first_ids(list_id: str, numbers: Sequence[str]) -> list[str | None]:
    """Ids for the items of a list that has none yet: by their numbers in the document, where each has
    one of its own. Else they are counted."""
    slugs = [slug(number) for number in numbers]
    if all(slugs) and len(set(slugs)) == len(slugs):
        return [f"{list_id}-{one}" for one in slugs]
    return [None] * len(numbers)


def slug(number: str) -> str:
    """A number as a part of an id: 1-1, 1.1 and （1）1 are; 一 is none."""
    plain = re.sub(r"[^0-9A-Za-z]+", "-", number).strip("-").lower()
    return plain if number.isascii() and re.fullmatch(r"[0-9a-z]+(-[0-9a-z]+)*", plain) else ""
