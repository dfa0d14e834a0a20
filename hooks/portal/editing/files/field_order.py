"""In which order the fields of a record stand in its file."""

from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel

from portal.read.model_fields import fields_of
from portal.read.record import EntryBase

FieldOrder = type[BaseModel]
"""A model says the order of its fields, and through them that of the models below it."""

_FIRST = (
    *("id", "title", "name", "aliases", "alias_ids", "summary", "topics"),
    *("industries", "equipment", "regions", "cautions", "related"),
)
_LAST = ("attachments", "verification", "sources", "added")
"""What all records share stands around what is particular to a catalogue, as people read it."""
_BEHIND = ("records", "provisions", "sources", "bodies")
"""What a statement rests on stands behind the statement."""


@cache
def ranks(order: FieldOrder) -> dict[str, int]:
    """The rank of each field; a lower one stands further up."""
    names = list(fields_of(order))
    if issubclass(order, EntryBase):
        own = [name for name in names if name not in _FIRST and name not in _LAST]
        names = [*_FIRST, *own, *_LAST]
    else:
        names.sort(key=lambda name: name in _BEHIND)
    return {name: rank for rank, name in enumerate(names)}


def in_order(names: Iterable[str], order: FieldOrder | None) -> list[str]:
    """The names in the order of the house; what the model does not have comes last."""
    known = ranks(order) if order else {}
    return sorted(names, key=lambda name: known.get(name, len(known)))


def below(order: FieldOrder | None, name: str) -> FieldOrder | None:
    """The order of what a field holds."""
    field = fields_of(order).get(name) if order else None
    return field.below if field else None
