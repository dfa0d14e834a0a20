"""Rows, that have pages of their own: which fields hold them, and what their models are."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from portal.kinds.kinds import BY_ID, KINDS
from portal.read.markers import Is
from portal.read.model_fields import fields_of, having


@cache
def row_fields(catalogue: str) -> tuple[str, ...]:
    """The fields of one catalogue's records that hold rows."""
    return having(BY_ID[catalogue].model, Is.ROWS) if catalogue in BY_ID else ()


@cache
def all_row_fields() -> tuple[str, ...]:
    """The same of all catalogues."""
    return tuple(dict.fromkeys(name for kind in KINDS for name in row_fields(kind.id)))


def model_of_row(content: Mapping[str, Any], row: Mapping[str, Any]) -> type[BaseModel]:
    """The model of one of the rows of a published record."""
    fields = fields_of(BY_ID[content["catalogue"]].model)
    holders = [name for name in row_fields(content["catalogue"]) if row in content.get(name, ())]
    model = fields[holders[0]].below
    assert model
    return model


def all_models() -> Iterator[type[BaseModel]]:
    """The models of everything that has a page: of records, and of their rows."""
    for kind in KINDS:
        yield kind.model
        for name in row_fields(kind.id):
            if rows := fields_of(kind.model)[name].below:
                yield rows
