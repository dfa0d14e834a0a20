"""What there is to find, taken from the records themselves and not from rendered pages."""

from collections.abc import Iterator

from portal.catalogue.item import Item
from portal.site.site import Site


def search_entries(site: Site) -> list[dict[str, str]]:
    """One entry per record and row: address, title with its number, and the words of its fields."""
    return [
        {"location": item.url, "title": _title(item), "text": " ".join(_words(item, site))}
        for item in site.catalogue.items.values()
    ]


def _title(item: Item) -> str:
    number = item.get("doc_no")
    return f"{item.title}（{number}）" if number and number not in item.title else item.title


def _words(item: Item, site: Site) -> Iterator[str]:
    badge = site.badge(item)
    if badge:
        yield badge.name
    for field in ("aliases", "models", "models_norm"):
        yield from item.get(field, ())
    for field in ("summary", "reason", "scope", "product", "principle", "organization", "place"):
        if text := item.get(field):
            yield text
    for duty in item.get("duties", ()):
        yield f"{duty.article} {duty.must}"
    for indicator in item.get("indicators", ()):
        yield indicator.product
    if item.parent:
        yield item.parent.title
