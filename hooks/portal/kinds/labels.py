"""What fields are called when people are spoken to, also those of records of another time."""

import re
from functools import cache

from portal.kinds.kinds import BY_ID
from portal.read.model_fields import OTHER, ModelField, field_at, fields_of

CATALOGUE = "catalogue"
"""The field of the ledger that says in which catalogue a record is."""

_STEP = re.compile(r"([a-z_0-9]+)|(\[[^\]]+\])")


def field_label(catalogue: str, way: str) -> str:
    """What the field at the end of a way is called, `rows[some-id].reason` in `phase-out`."""
    if way == CATALOGUE:
        return "栏目"
    field = field_of(catalogue, way)
    return field.label if field else OTHER


@cache
def field_of(catalogue: str, way: str) -> ModelField | None:
    """The field itself; None for one that the models do not have any more."""
    kind = BY_ID.get(catalogue)
    return field_at(kind.model, [a or b for a, b in _STEP.findall(way)]) if kind else None


def with_key(model: type, name: str) -> str:
    """A field as an editor is told of it, by key and by name: effective（施行日期）."""
    field = fields_of(model).get(name)
    return f"{name}（{field.label}）" if field else name
