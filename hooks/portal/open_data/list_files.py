"""`/api/v1/<catalogue>.json`: everything in a catalogue with what people choose by. The rest stands in
the file of each."""

from collections.abc import Iterator, Mapping
from typing import Any

from portal.kinds.item import Item
from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import OpenCatalogue
from portal.open_data.promise import ROOT
from portal.open_data.published_fields import IN_HEAD, columns, dated_parts, published_fields
from portal.open_data.schema_names import of_list
from portal.page import Asset


def list_path(kind: Kind) -> str:
    return f"{ROOT}{kind.id}.json"


def list_files(open_: OpenCatalogue) -> Iterator[Asset]:
    """The list of each catalogue, also of one that is empty."""
    for kind in KINDS:
        entries = [_entry(item, open_) for item in open_.by_catalogue.get(kind.id, ())]
        content = {
            "$schema": f"schema/{of_list(kind.id)}",
            "catalogue": kind.id,
            "name": kind.name,
            "count": len(entries),
            "items": entries,
        }
        yield Asset(list_path(kind), json_bytes(content))


def listed_fields(item: Item, told: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an item that stand in lists, of all that are `told` of it."""
    model = type(item.value)
    wanted = [field.name for field in columns(model) if field.name not in IN_HEAD]
    return {name: told[name] for name in (*wanted, *dated_parts(model)) if name in told}


def _entry(item: Item, open_: OpenCatalogue) -> dict[str, Any]:
    told = published_fields(item)
    return {
        **open_.head(item),
        "path": f"{item.kind.id}/{item.id}.json",
        "fields": listed_fields(item, told),
    }
