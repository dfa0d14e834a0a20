"""What the fields of a model are: their markers, read once, and what can be asked of them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from inspect import get_annotations
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel

from portal.read import markers
from portal.read.dates import PartialDate
from portal.read.markers import Choices, Dates, Hidden, Is, Label, LinksTo, NotAfter, Show

OTHER = "其他内容"
"""What a field is called that no model has (any more): records were published with it."""

Place = tuple[str | int, ...]

_WORDS = re.compile("[，：；（。]")
"""What ends the first words of a description."""


@dataclass(frozen=True)
class ModelField:
    """A field of one model, with everything that its markers say."""

    name: str
    label: str
    short: str
    """What it is called on the first screen."""
    description: str
    """What to write, for editors; its first sentence says what the field is."""
    required: bool
    show: Show
    hidden: str
    """Why readers never meet it; '' for what they meet."""
    vocabulary: str | None
    choices: Mapping[Any, str]
    links: LinksTo | None
    not_after: tuple[NotAfter, ...]
    dates: int | None
    traits: frozenset[Is]
    is_date: bool
    is_value: bool
    """Whether it holds a number, a yes or no, or a choice of a few, and no ids."""
    below: type[BaseModel] | None
    """The model of its parts."""
    several: bool
    """Whether it holds a list."""
    own: bool
    """Whether its catalogue brings it; the others are shared."""

    @property
    def is_told(self) -> bool:
        return bool(self.show) or bool(self.hidden)


@cache
def fields_of(model: type[BaseModel]) -> dict[str, ModelField]:
    """The fields of a model by name, in their order."""
    return {name: _field(model, name) for name in model.model_fields}


@cache
def shown(model: type[BaseModel], where: Show) -> tuple[ModelField, ...]:
    """The fields of a model that show at a place, in their order."""
    return tuple(one for one in fields_of(model).values() if one.show & where)


@cache
def having(model: type[BaseModel], trait: Is) -> tuple[str, ...]:
    """The names of the fields of which something is true."""
    return tuple(one.name for one in fields_of(model).values() if trait in one.traits)


@cache
def dated_by(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of the dates of a record, the one that tells most first."""
    found = [one for one in fields_of(model).values() if one.dates is not None]
    return tuple(one.name for one in sorted(found, key=lambda one: one.dates or 0))


def field_at(model: type[BaseModel], steps: list[str]) -> ModelField | None:
    """The field at the end of a way, `["rows", "[some-id]", "reason"]`; None when there is none
    (any more)."""
    found: ModelField | None = None
    holder: type[BaseModel] | None = model
    for step in steps:
        if not step.startswith("["):
            found = fields_of(holder).get(step) if holder else None
            holder = found.below if found else None
    return found


@cache
def ways(
    model: type[BaseModel], wanted: Callable[[ModelField], bool]
) -> tuple[tuple[tuple[str, ...], ModelField], ...]:
    """The wanted fields at any depth, with the names that lead there. What stands in rows is left
    out, for these have pages of their own. `wanted` is a function that stands in a module."""
    return tuple(_ways(model, wanted))


def values_at(value: Any, names: tuple[str, ...]) -> Iterator[tuple[Place, Any, Any]]:
    """What a record has at the end of a way: the place, the part that holds it, the value."""
    name, *rest = names
    found = value.__dict__.get(name)
    if not rest:
        if found is not None:
            yield (name,), value, found
        return
    parts = found if isinstance(found, tuple) else (found,) if found is not None else ()
    for index, part in enumerate(parts):
        here: Place = (name, index) if isinstance(found, tuple) else (name,)
        for place, holder, inner in values_at(part, tuple(rest)):
            yield (*here, *place), holder, inner


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def _ways(
    model: type[BaseModel], wanted: Callable[[ModelField], bool]
) -> Iterator[tuple[tuple[str, ...], ModelField]]:
    for name, field in fields_of(model).items():
        if wanted(field):
            yield (name,), field
        if field.below and Is.ROWS not in field.traits:
            for names, inner in _ways(field.below, wanted):
                yield (name, *names), inner


def _field(model: type[BaseModel], name: str) -> ModelField:
    info = model.model_fields[name]
    said = [*info.metadata, *_said_inside(info.annotation)]
    label = _first(said, Label) or Label()
    described = _WORDS.split(info.description or "")[0]
    text = _called(model, name) or label.text or described
    show = Show(0)
    for one in said:
        show |= one if isinstance(one, Show) else Show(0)
    vocabulary, hidden, dates = (_first(said, kind) for kind in (markers.Vocabulary, Hidden, Dates))
    choices = _first(said, Choices)
    return ModelField(
        name=name,
        label=text,
        short=label.short or text,
        description=info.description or "",
        required=info.is_required(),
        show=show,
        hidden=hidden.reason if hidden else "",
        vocabulary=vocabulary.name if vocabulary else None,
        choices=choices.words if choices else {},
        links=_first(said, LinksTo),
        not_after=tuple(one for one in said if isinstance(one, NotAfter)),
        dates=dates.rank if dates else None,
        traits=frozenset(one for one in said if isinstance(one, Is)),
        is_date=PartialDate in _types_in(info.annotation),
        is_value=not vocabulary and any(map(_is_value, _types_in(info.annotation))),
        below=next(models_in(info.annotation), None),
        several=any(get_origin(one) is tuple for one in _types_in(info.annotation)),
        own=not stated_by(model, name).__module__.startswith("portal.read."),
    )


def _is_value(annotation: Any) -> bool:
    return annotation in (int, Decimal, bool) or get_origin(annotation) is Literal


def _types_in(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _types_in(part)


def _said_inside(annotation: Any) -> Iterator[Any]:
    """The markers of the types that a type is made of: in `Url | None` those of Url."""
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for part in get_args(annotation):
        yield from _said_inside(part)


def _first(said: list[Any], kind: type[Any]) -> Any:
    return next((one for one in said if isinstance(one, kind)), None)


def stated_by(model: type[BaseModel], name: str) -> type[BaseModel]:
    """The model that states a field."""
    return next(one for one in model.__mro__ if name in get_annotations(one))


def _called(model: type[BaseModel], name: str) -> str:
    """What a model calls a field that it shares with others, where that is another word."""
    called: Mapping[str, str] = getattr(model, "called", {})
    return called.get(name, "")
