"""`/api/v1/<catalogue>/<id>.json`: one record or row, whole."""

from collections.abc import Iterable, Iterator

from portal.open_data.json_text import json_bytes
from portal.open_data.local_notes import notes_on
from portal.open_data.open_catalogue import OpenCatalogue, ToldItem, json_path
from portal.open_data.schema_names import of_model
from portal.open_data.text_files import text_spans
from portal.page import Asset
from portal.view.legal_texts import versions_of


def item_files(told: Iterable[ToldItem], open_: OpenCatalogue) -> Iterator[Asset]:
    """The file of each of these items."""
    for one in told:
        item = one.item
        versions = versions_of(item, open_.site)
        rows = [row.id for row in open_.site.rows(item)]
        content = {
            "$schema": f"../schema/{of_model(type(item.value))}",
            **one.head,
            "fields": one.fields,
            **({"rows": rows} if rows else {}),
            **({"texts": text_spans(item, versions)} if versions else {}),
            "links": open_.links(item),
            "former": open_.former(item),
            **({"annotations": notes} if (notes := notes_on(item, open_.site)) else {}),
        }
        yield Asset(json_path(item), json_bytes(content))
