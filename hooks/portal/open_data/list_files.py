"""`/api/v1/<catalogue>.json`: everything in a catalogue with what people choose by. The rest stands in
the file of each."""

from collections.abc import Sequence
from typing import Any

from portal.kinds.kind import Kind
from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import ToldItem
from portal.open_data.promise import ROOT
from portal.open_data.published_fields import IN_HEAD, columns, dated_parts
from portal.open_data.schema_names import of_list
from portal.page import Asset


def list_path(kind: Kind) -> str:
    return f"{ROOT}{kind.id}.json"


def list_file(kind: Kind, told: Sequence[ToldItem]) -> Asset:
    """The list of a catalogue, also of one that is empty."""
    content = {
        "$schema": f"schema/{of_list(kind.id)}",
        "catalogue": kind.id,
        "name": kind.name,
        "count": len(told),
        "items": [_entry(one) for one in told],
    }
    return Asset(list_path(kind), json_bytes(content))


def listed_fields(told: ToldItem) -> dict[str, Any]:
    """The fields of an item that stand in lists, of all that are told of it."""
    model = type(told.item.value)
    wanted = [field.name for field in columns(model) if field.name not in IN_HEAD]
    return {
        name: told.fields[name] for name in (*wanted, *dated_parts(model)) if name in told.fields
    }


def _entry(told: ToldItem) -> dict[str, Any]:
    path = f"{told.item.kind.id}/{told.item.id}.json"
    return {**told.head, "path": path, "fields": listed_fields(told)}
