"""`/api/v1/<catalogue>/<id>.json`: one record or row, whole."""

from collections.abc import Iterable, Iterator

from portal.kinds.item import Item
from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import OpenCatalogue, json_path
from portal.open_data.published_fields import published_fields
from portal.open_data.schema_names import of_model
from portal.page import Asset


def item_files(items: Iterable[Item], open_: OpenCatalogue) -> Iterator[Asset]:
    """The file of each of these items."""
    for item in items:
        rows = [row.id for row in open_.site.rows(item)]
        content = {
            "$schema": f"../schema/{of_model(type(item.value))}",
            **open_.head(item),
            "fields": published_fields(item),
            **({"rows": rows} if rows else {}),
            "links": open_.links(item),
            "former": open_.former(item),
        }
        yield Asset(json_path(item), json_bytes(content))
