"""What there is to find, taken from the records themselves and not from rendered pages."""

from collections.abc import Iterator
from html import escape

from portal.catalogue.item import Item
from portal.site.prose import plain
from portal.site.site import Site


def search_entries(site: Site) -> list[dict[str, str]]:
    """One entry per record and row that stands: address, title with its number, and the words of
    its fields.

    Material shows title and text as HTML, so what an editor typed is escaped.
    """
    return [
        {
            "location": item.url,
            "title": escape(item.numbered_title, quote=False),
            "text": escape(" ".join(_words(item, site)), quote=False),
        }
        for item in site.catalogue.items.values()
        if not site.catalogue.is_withdrawn(item)
    ]


def _words(item: Item, site: Site) -> Iterator[str]:
    badge = site.badge(item)
    if badge:
        yield badge.name
    for field in ("aliases", "models", "models_norm"):
        yield from item.get(field, ())
    if summary := item.get("summary"):
        yield plain(summary)
    for field in ("reason", "scope", "product", "principle", "organization", "place"):
        if text := item.get(field):
            yield text
    for duty in item.get("duties", ()):
        yield f"{duty.article} {duty.must}"
    for indicator in item.get("indicators", ()):
        yield indicator.product
    if item.parent:
        yield item.parent.title
