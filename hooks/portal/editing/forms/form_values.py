"""What stands in a record as a form shows it, and what is typed there as plain data.

In a form all is text: '' where nothing is, a list of texts for a list of words, and for groups a list
of `{"was": 2, "values": {...}}`, where `was` is the place that a group had in the file, None for a new
one. What nobody changed is no change, however the file writes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from portal.editing.files.yaml_text import REMOVED, FieldChange
from portal.editing.forms.form_fields import MANY, FormField
from portal.read.strict_yaml import LONGEST_NUMBER

Typed = str | list[Any]

_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_YES = {"是": True, "否": False}
_SPACES = " \t\u3000\xa0"


class NotAsked(Exception):
    """What was sent is not what the form asks for: another program sent it, or an old page."""


@dataclass(frozen=True)
class BoxChange:
    """One change as an editor reads it."""

    name: str
    label: str
    before: str
    after: str


def shown(fields: Sequence[FormField], record: Mapping[str, Any]) -> dict[str, Typed]:
    """What each box shows of a record, by its name."""
    return {field.name: _shown(field, _at(record, field)) for field in fields}


def typed(fields: Sequence[FormField], sent: Any) -> dict[str, Typed]:
    """What was typed, made even; raises NotAsked for what no box of the form can hold."""
    by_name = {field.name: field for field in fields}
    if not isinstance(sent, dict) or not set(sent) <= set(by_name):
        raise NotAsked
    return {name: _even(by_name[name], value) for name, value in sent.items()}


def changes(
    fields: Sequence[FormField], record: Mapping[str, Any], values: Mapping[str, Typed]
) -> list[tuple[FormField, FieldChange]]:
    """What has to change in a record so that it says what was typed, one after the other: a change
    stands on those before it."""
    found: list[tuple[FormField, FieldChange]] = []
    begun: set[str | int] = set()
    for field in fields:
        if field.name not in values:
            continue
        old, new = _shown(field, _at(record, field)), values[field.name]
        if field.sort == "groups" and isinstance(old, list) and isinstance(new, list):
            found += ((field, change) for change in _of_groups(field, old, new))
        elif old != new:
            first, *below = field.place
            value = plain(field, new)
            if below and first not in record and first not in begun:
                found.append((field, FieldChange((first,), {below[0]: value})))
                begun.add(first)
            else:
                found.append((field, FieldChange(field.place, value)))
    return found


def told(
    fields: Sequence[FormField], record: Mapping[str, Any], values: Mapping[str, Typed]
) -> list[BoxChange]:
    """The same as an editor reads it, one a box."""
    before, found = shown(fields, record), []
    for field in fields:
        old, new = before[field.name], values.get(field.name, before[field.name])
        if field.sort != "groups":
            if old != new:
                found.append(BoxChange(field.name, field.label, _as_words(old), _as_words(new)))
            continue
        found += _told_groups(field, old, new)
    return found


def new_record(fields: Sequence[FormField], values: Mapping[str, Typed]) -> dict[str, Any]:
    """A record of what was typed, without what was left open."""
    record: dict[str, Any] = {}
    for field in fields:
        value = values.get(field.name, "")
        made = (
            [one for group in value if (one := _group(field, group["values"]))]
            if field.sort == "groups" and isinstance(value, list)
            else plain(field, value)
        )
        *above, name = map(str, field.place)
        left_open = made is REMOVED or made == []
        if left_open and not (above and field.required):  # what a group lacks is told one by one
            continue
        holder = record
        for step in above:
            holder = holder.setdefault(step, {})
        if not left_open:
            holder[name] = made
    return record


def plain(field: FormField, text: Typed) -> Any:
    """What was typed into a box as the file holds it; REMOVED for nothing. What cannot be that, a
    word for a number, stays as it was typed: the models say what is wrong with it."""
    if isinstance(text, list):
        return [_whole(one) if field.whole else one for one in text] if text else REMOVED
    if not text:
        return REMOVED
    if field.sort == "yes":
        return _YES.get(text, text)
    if field.sort in ("number", "amount") and _is_number(text):
        return Decimal(text) if "." in text else int(text)
    return text


def _of_groups(field: FormField, old: list[Any], new: list[Any]) -> Iterator[FieldChange]:
    kept, added = _sorted_out(field, old, new)
    if not kept and not added:
        if old:
            yield FieldChange(field.place, REMOVED)
        return
    for index, values in kept.items():
        for part in field.parts:
            if (now := values[part.name]) != old[index]["values"][part.name]:
                yield FieldChange((*field.place, index, *part.place), plain(part, now))
    if not kept:
        yield FieldChange(field.place, [_group(field, values) for values in added])
        return
    for index in reversed(range(len(old))):  # from the end: what stands before keeps its place
        if index not in kept:
            yield FieldChange((*field.place, index), REMOVED)
    for offset, values in enumerate(added):
        yield FieldChange((*field.place, len(kept) + offset), _group(field, values))


def _sorted_out(
    field: FormField, old: list[Any], new: list[Any]
) -> tuple[dict[int, dict[str, Typed]], list[dict[str, Typed]]]:
    """The groups that stay, by their place in the file, and the new ones; those in which nothing
    stands are gone. Raises NotAsked for groups that the file does not have."""
    places = [group["was"] for group in new if group["was"] is not None]
    if places != sorted(set(places)) or not set(places) <= set(range(len(old))):
        raise NotAsked
    kept: dict[int, dict[str, Typed]] = {}
    added = []
    for group in new:
        if not any(group["values"].values()):
            continue
        if group["was"] is None:
            added.append(group["values"])
        else:
            kept[group["was"]] = old[group["was"]]["values"] | group["values"]
    return kept, added


def _told_groups(field: FormField, old: Any, new: Any) -> Iterator[BoxChange]:
    kept, added = _sorted_out(field, old, new)
    for index, group in enumerate(old):
        where, name = f"{field.label}第{index + 1}条", f"{field.name}[{index + 1}]"
        if index not in kept:
            yield BoxChange(name, where, _group_words(field, group["values"]), "")
            continue
        for part in field.parts:
            was, now = group["values"][part.name], kept[index][part.name]
            if was != now:
                words = f"{where}的{part.label}"
                yield BoxChange(f"{name}.{part.name}", words, _as_words(was), _as_words(now))
    for offset, values in enumerate(added):
        name = f"{field.name}[{len(kept) + offset + 1}]"
        yield BoxChange(name, f"{field.label}新添一条", "", _group_words(field, values))


def _group_words(field: FormField, values: Mapping[str, Typed]) -> str:
    return "，".join(_as_words(values[p.name]) for p in field.parts if values.get(p.name))


def _as_words(text: Typed) -> str:
    return "、".join(map(str, text)) if isinstance(text, list) else text


def _group(field: FormField, values: Mapping[str, Typed]) -> dict[str, Any]:
    made = {part.name: plain(part, values.get(part.name, "")) for part in field.parts}
    return {name: value for name, value in made.items() if value is not REMOVED}


def _at(record: Mapping[str, Any], field: FormField) -> Any:
    value: Any = record
    for step in field.place:
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _shown(field: FormField, value: Any) -> Typed:
    if field.sort == "groups":
        groups = value if isinstance(value, list) else []
        return [
            {"was": index, "values": {p.name: _shown(p, _at(one, p)) for p in field.parts}}
            for index, one in enumerate(groups)
        ]
    if field.sort in MANY:
        return [_text(one) for one in value] if isinstance(value, list) else []
    return "" if isinstance(value, (list, dict)) else _even(field, _text(value))


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)


def _even(field: FormField, value: Any) -> Typed:
    """What a browser sends, without what nobody typed: its line ends, spaces around a line."""
    if field.sort == "groups":
        if not isinstance(value, list):
            raise NotAsked
        return [_even_group(field, group) for group in value]
    if field.sort in MANY:
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise NotAsked
        return [line for one in value if (line := one.strip(_SPACES + "\r\n"))]
    if not isinstance(value, str):
        raise NotAsked
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if field.sort == "prose":
        return text.strip("\n").rstrip()
    return text.strip(_SPACES + "\n")


def _even_group(field: FormField, group: Any) -> dict[str, Any]:
    if not isinstance(group, dict) or set(group) != {"was", "values"}:
        raise NotAsked
    was = group["was"]
    if was is not None and (not isinstance(was, int) or isinstance(was, bool)):
        raise NotAsked
    return {"was": was, "values": typed(field.parts, group["values"])}


def _is_number(text: str) -> bool:
    return len(text) <= LONGEST_NUMBER and bool(_NUMBER.fullmatch(text))


def _whole(text: str) -> int | str:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text
