"""`/<catalogue>/<id>/index.md`: a record or row as Markdown, made of what its page is made of."""

from collections.abc import Mapping
from typing import Any

from portal.kinds.item import Item
from portal.page import Asset
from portal.view.site import Site
from portal.view.text_writer import TextWriter

NAME = "index.md"


def copy_path(item: Item) -> str:
    """Where the copy of an item stands."""
    return item.url + NAME


def record_copy(item: Item, shown: Mapping[str, Any], site: Site, writer: TextWriter) -> Asset:
    """The copy of an item, whose page shows what is `shown`."""
    address = site.info.address
    context = {
        **shown,
        "sections": writer.parts(shown["sections"], item.url, address),
        "text": shown["official_text"],
        "data": f"api/v1/{item.url.rstrip('/')}.json",
    }
    return Asset(copy_path(item), writer.text("record.md", item.url, address, context))
