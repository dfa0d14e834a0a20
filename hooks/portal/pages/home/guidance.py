"""The map from the sixteen items of 工信部办〔2010〕173号 to the site."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.catalogue import FACET_NAMES, FACETS
from portal.kinds.item import Item
from portal.kinds.kinds import KINDS
from portal.page import Link
from portal.pages.gather.order import in_reading_order
from portal.read.vocabulary import GuidanceItem
from portal.view.site import Site

SHOWN = 12
"""Records named for an item; the places lead to the others."""


@dataclass(frozen=True)
class GuidanceRow:
    """One item of the guidance, the places that serve it and the first of the records that belong
    to it, with how many there are."""

    item: GuidanceItem
    places: tuple[Link, ...]
    records: tuple[Link, ...]
    total: int


def entries(site: Site) -> Iterator[GuidanceRow]:
    """For each of the sixteen items of 工信部办〔2010〕173号: where it is served on this site."""
    names = {f"{kind.id}/": kind.name for kind in KINDS}
    names |= {f"{facet}/": name for facet, name in FACET_NAMES.items()} | {"about/": "关于本站"}
    for id, item in site.catalogue.vocabularies.get("guidance", {}).items():
        if isinstance(item, GuidanceItem):
            places = tuple(_place(place, names, site) for place in item.places)
            serving = [x for x in site.catalogue.records if id in _served(x)]
            first = in_reading_order(serving, site)[:SHOWN]
            records = tuple(Link(x.title, x.url) for x in first)
            yield GuidanceRow(item, places, records, len(serving))


def _served(item: Item) -> list[str]:
    return [str(number) for number in item.get("guidance_items", ())]


def _place(place: str, names: dict[str, str], site: Site) -> Link:
    """A place on the site by its own name: a catalogue, the page of a term, a record."""
    if place in names:
        return Link(names[place], place)
    holder, _, id = place.rstrip("/").partition("/")
    term = site.catalogue.term(holder, id)
    if term is None:
        return site.link(id)
    has_page = holder not in FACETS or bool(site.catalogue.about(holder, id))
    return Link(term.name, place if has_page else "")
