"""What stands where an item was: withdrawn, renamed, merged into another, or moved."""

from collections.abc import Iterator

from portal.kinds.item import Item
from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import OpenCatalogue
from portal.open_data.promise import ROOT
from portal.open_data.schema_names import DEPARTED, MOVED
from portal.open_data.shapes import DepartedData
from portal.page import Asset

LIST = f"{ROOT}moved.json"


def departed(open_: OpenCatalogue) -> list[DepartedData]:
    """All of them, by catalogue and id."""
    found = [*_withdrawn(open_), *_left(open_)]
    return sorted(found, key=lambda one: (one["catalogue"], one["id"]))


def departed_files(open_: OpenCatalogue) -> Iterator[Asset]:
    """A file each, and the list of all."""
    all = departed(open_)
    for one in all:
        content = {"$schema": f"../schema/{DEPARTED}", **one}
        yield Asset(f"{ROOT}{one['catalogue']}/{one['id']}.json", json_bytes(content))
    yield Asset(LIST, json_bytes({"$schema": f"schema/{MOVED}", "moved": all}))


def _withdrawn(open_: OpenCatalogue) -> Iterator[DepartedData]:
    site = open_.site
    for item in site.catalogue.items.values():
        if site.catalogue.is_withdrawn(item):
            withdrawal = site.withdrawal(item)
            one: DepartedData = {
                "id": item.id,
                "catalogue": item.kind.id,
                "state": "withdrawn",
                "now": None,
                "since": withdrawal.at.date().isoformat() if withdrawal else None,
                "url": open_.address(item.url),
            }
            if withdrawal and withdrawal.reason:
                one["reason"] = withdrawal.reason
            yield one


def _left(open_: OpenCatalogue) -> Iterator[DepartedData]:
    """Addresses that lead to another now. What the data call a former id without the ledger knowing
    how it was left has been renamed, unless it only went to another catalogue."""
    catalogue = open_.site.catalogue
    known = open_.site.timeline.published.state.departures
    for alias in catalogue.addresses:
        if alias.anchor:  # the id of a part, which never had a file
            continue
        item = catalogue.items[alias.target]
        left = known.get(alias.id)
        renamed = alias.id != item.id and _says(item, alias.id)
        state = left.kind if left else "renamed" if renamed else "moved"
        yield {
            "id": alias.id,
            "catalogue": alias.kind,
            "state": state,  # type: ignore[typeddict-item]
            "now": item.id,
            "now_catalogue": item.kind.id,
            "since": left.at.date().isoformat() if left else None,
            "url": open_.address(item.url),
        }


def _says(item: Item, id: str) -> bool:
    return any(address.rpartition("/")[2] == id for address in item.get("alias_ids", ()))
