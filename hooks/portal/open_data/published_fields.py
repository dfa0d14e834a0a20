"""The fields of a record as everybody gets them: those that readers meet, by the names of the models."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from portal.kinds.item import Item
from portal.read.markers import Is, Show
from portal.read.model_fields import ModelField, fields_of, ways

Fields = dict[str, Any]

IN_HEAD = frozenset(("id", "title", "name"))
"""Fields that stand before the others, wherever an item is listed."""

LINKABLE = "citable"
"""The field of a part that says whether its address may be published; it is read here and never told."""


def published_fields(item: Item) -> Fields:
    """What an item says: without what is hidden, without what nobody wrote, without its rows, which have
    files of their own, and without addresses that may not be published."""
    model = type(item.value)
    found = item.value.model_dump(exclude=_left_out(model), exclude_defaults=True)
    for names in _with_addresses(model):
        for part in _parts_at(found, names):
            if part.pop(LINKABLE, True) is False:
                for name in _addresses(model, names):
                    part.pop(name, None)
    return found


def is_published(field: ModelField) -> bool:
    """Whether a field is in the data that everybody gets."""
    return (not field.hidden or Is.IN_DATA in field.traits) and Is.INTERNAL not in field.traits


@cache
def columns(model: type[BaseModel]) -> tuple[ModelField, ...]:
    """The fields that stand in lists and tables: those of one value or several, without long texts, of
    which only what stands in the head of a page is short."""
    return tuple(
        field
        for field in fields_of(model).values()
        if is_published(field)
        and field.below is None
        and (Is.MARKDOWN not in field.traits or Show.HEAD in field.show)
    )


@cache
def dated_parts(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields whose parts have days on which somebody has to act or may; lists have them as well."""
    return tuple(
        field.name
        for field in fields_of(model).values()
        if is_published(field)
        and field.below
        and Is.ROWS not in field.traits
        and _has_days(field.below)
    )


def _has_days(model: type[BaseModel]) -> bool:
    return any(
        is_published(field)
        and (
            (field.is_date and Is.PAST not in field.traits)
            or (field.below is not None and _has_days(field.below))
        )
        for field in fields_of(model).values()
    )


@cache
def _left_out(model: type[BaseModel]) -> dict[str, Any]:
    """What pydantic is to leave out of a model, however deep."""
    found: dict[str, Any] = {}
    for field in fields_of(model).values():
        if Is.ROWS in field.traits or not is_published(field) and field.name != LINKABLE:
            found[field.name] = True
        elif field.below and (inner := _left_out(field.below)):
            found[field.name] = {"__all__": inner} if field.several else inner
    return found


def _is_linkable(field: ModelField) -> bool:
    return field.name == LINKABLE


@cache
def _with_addresses(model: type[BaseModel]) -> tuple[tuple[str, ...], ...]:
    """The ways to the parts that say whether their addresses may be published."""
    return tuple(names[:-1] for names, _ in ways(model, _is_linkable))


@cache
def _addresses(model: type[BaseModel], names: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of the parts at the end of a way that hold addresses of pages elsewhere."""
    for name in names:
        below = fields_of(model)[name].below
        assert below
        model = below
    return tuple(field.name for field in fields_of(model).values() if Is.WEB in field.traits)


def _parts_at(value: Fields, names: tuple[str, ...]) -> Iterator[Fields]:
    if not names:
        yield value
        return
    found = value.get(names[0])
    for part in found if isinstance(found, tuple | list) else (found,) if found else ():
        yield from _parts_at(part, names[1:])
