"""Which boxes a form has for a record of a catalogue: read from the models, so that a new field has
its box the day it is there.

What has rows or parts of its own is a table's and no form's: `tables_of` names it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from portal.read.markers import Is
from portal.read.model_fields import ModelField, Place, fields_of
from portal.read.problem import field_name

Sort = Literal[
    "line", "prose", "date", "number", "amount", "yes", "pick", "picks", "lines", "ids", "groups"
]
"""What a box takes: a line, running text, a date, a number, a number or words, yes or no, one of a
few, several of a few, a line each, ids of records, groups of boxes."""

MANY: tuple[Sort, ...] = ("picks", "lines", "ids")
"""Boxes whose value is a list of words."""

SECTIONS = {
    "dates": "日期",
    "text": "文字",
    "terms": "分类",
    "parts": "各条内容",
    "links": "和其他记录的关系",
    "evidence": "来源和核实",
}
"""The parts of a form, and what they are called."""

_FROM = re.compile("，取自词表 [a-z-]+")
"""What a box says of itself by what it offers."""

_LIST = re.compile(r"\[([^\[\]{}]*)\]")
"""A list as the file writes it: who types the brackets into a box gets them."""

NEVER = ("id", "alias_ids")
"""An id is given once: publish.py changes it, together with the address that readers know."""


@dataclass(frozen=True)
class FormField:
    """One box, and where its value stands in the record."""

    place: Place
    sort: Sort
    label: str
    help: str
    section: str
    required: bool
    vocabulary: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    """Value and words of what can be chosen where that is no vocabulary."""
    whole: bool = False
    """Whether what is chosen is a number in the file."""
    parts: tuple["FormField", ...] = ()
    """The boxes of a group; their places are those in the group."""
    unseen: tuple[str, ...] = ()
    """What a group can also hold that no box shows: it stays as it is."""

    @property
    def name(self) -> str:
        return field_name(self.place)


@cache
def form_fields(model: type[BaseModel]) -> tuple[FormField, ...]:
    """The boxes of the records of a model, by section and in its order, what must be there first."""
    explained = {
        one.unless for field in fields_of(model).values() for one in field.not_after if one.unless
    }
    found = [box for field in fields_of(model).values() for box in _boxes(model, field, explained)]
    found.sort(key=lambda box: not box.required)
    return tuple(box for section in SECTIONS for box in found if box.section == section)


@cache
def tables_of(model: type[BaseModel]) -> tuple[str, ...]:
    """What the fields are called that are edited as tables."""
    return tuple(f.label for f in fields_of(model).values() if _is_table(f))


def _boxes(model: type[BaseModel], field: ModelField, explained: set[str]) -> Iterator[FormField]:
    mirrored = field.links is not None and field.links.mirrored
    if field.name in NEVER or mirrored or _is_table(field):
        return
    section = _section(field, explained)
    if field.below and not _is_many(_annotation(model, field.name)):
        for inner in fields_of(field.below).values():
            if box := _box(field.below, inner, section, (field.name,)):
                yield box
    elif box := _box(model, field, section):
        yield box


def _is_table(field: ModelField) -> bool:
    return bool({Is.ROWS, Is.PARTS} & field.traits) or bool(field.below and _is_deep(field.below))


def _is_deep(model: type[BaseModel]) -> bool:
    """Whether a model is a table in a table: of its fields some have parts that have parts."""
    return any(
        inner.below and any(fields_of(inner.below)[name].below for name in fields_of(inner.below))
        for inner in fields_of(model).values()
    )


def _section(field: ModelField, explained: set[str]) -> str:
    if Is.OURS in field.traits:
        return "evidence"
    if field.is_date or field.name in explained or Is.ACTED_ON in field.traits:
        return "dates"
    if field.vocabulary is not None and not field.below:
        return "terms"
    if field.links:
        return "links"
    return "parts" if field.below else "text"


def _box(
    model: type[BaseModel], field: ModelField, section: str, above: Place = ()
) -> FormField | None:
    annotation = _annotation(model, field.name)
    sort = _sort(field, annotation)
    if sort is None:
        return None
    info = model.model_fields[field.name]
    parts: tuple[FormField, ...] = ()
    unseen: tuple[str, ...] = ()
    if sort == "groups" and field.below:
        inner = {
            one.name: _box(field.below, one, section) for one in fields_of(field.below).values()
        }
        parts = tuple(box for box in inner.values() if box and box.sort != "groups")
        unseen = tuple(name for name, box in inner.items() if not box or box.sort == "groups")
        if not parts:
            return None
    words = dict(field.choices)
    return FormField(
        place=(*above, field.name),
        sort=sort,
        label=field.label,
        help=_LIST.sub(r"\1", _FROM.sub("", info.description or "")),
        section=section,
        required=info.is_required(),
        vocabulary=field.vocabulary or "",
        choices=tuple(
            (str(one), words.get(one) or _told_of(str(one), info.description or ""))
            for one in _literals(annotation)
        ),
        whole=sort == "picks" and _numbers(annotation),
        parts=parts,
        unseen=unseen,
    )


def _sort(field: ModelField, annotation: Any) -> Sort | None:
    """What kind of box a field has; None for what no box can hold."""
    many = _is_many(annotation)
    if field.below:
        return "groups" if many else None
    if many:
        if field.vocabulary or _literals(annotation):
            return "picks"
        if field.links:
            return "ids"
        return "lines" if str in _plain(annotation) and not _numbers(annotation) else None
    if field.is_date:
        return "date"
    if field.vocabulary or _literals(annotation):
        return "pick"
    if field.links:
        return "line"
    kinds = _plain(annotation)
    if bool in kinds:
        return "yes"
    if _numbers(annotation):
        return "amount" if str in kinds else "number"
    return "prose" if Is.MARKDOWN in field.traits else "line" if str in kinds else None


def _told_of(value: str, description: str) -> str:
    """What the description of a field calls one of its values: `must 都要做；may 可以做`."""
    found = re.search(rf"(?<![a-z-]){re.escape(value)} ([^，；、。]+)", description)
    return found[1] if found else value


def _annotation(model: type[BaseModel], name: str) -> Any:
    return model.model_fields[name].annotation


def _is_many(annotation: Any) -> bool:
    return get_origin(annotation) is tuple


def _numbers(annotation: Any) -> bool:
    return Decimal in _plain(annotation)


def _plain(annotation: Any) -> set[Any]:
    """The plain types that a type is made of."""
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        parts = parts[:1]
    if get_origin(annotation) is Literal:
        return set()
    return {annotation, *(inner for part in parts for inner in _plain(part))}


def _literals(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [one for part in get_args(annotation) for one in _literals(part)]
