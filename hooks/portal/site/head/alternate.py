"""Feeds that a page names in its head, so that feed readers find them by the page's address."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.catalogue import FACETS
from portal.catalogue.item import Item
from portal.follow.scope import ALL, PREFIXES, WEEKLY
from portal.read.catalogues import BY_ID
from portal.site.following.offers import Offer, Offers

MOST = 8
"""Feeds of a record: more than that no reader would choose from."""

TYPES = {
    "Atom": "application/atom+xml",
    "RSS": "application/rss+xml",
    "JSON": "application/feed+json",
}


@dataclass(frozen=True)
class Alternate:
    """One feed: its media type, what to call it, its full address."""

    type: str
    title: str
    address: str


def alternates(url: str, item: Item | None, offers: Offers) -> tuple[Alternate, ...]:
    """The feeds for the page at `url`, which may be that of an item.

    For a record or row those that tell of it, its catalogue's first, and in one format, for they
    are several; for the page of a catalogue or term its own in every format; for other pages the
    one that tells everything, and that of the weeks.
    """
    if item:
        return tuple(
            Alternate(TYPES["Atom"], offer.scope.title, offer.address)
            for offer in offers.of_item(item)[:MOST]
        )
    return tuple(alternate for offer in _shown(url, offers) for alternate in _formats(offer))


def _shown(url: str, offers: Offers) -> Iterator[Offer]:
    first, second, *_ = (*url.split("/"), "")
    scope = first if first in BY_ID else f"{PREFIXES[first]}-{second}" if first in FACETS else ""
    wanted = (scope,) if offers.of(scope) else (ALL, WEEKLY)
    return (offer for id in wanted if (offer := offers.of(id)))


def _formats(offer: Offer) -> Iterator[Alternate]:
    root = offer.address.removesuffix(offer.atom)
    for name, place in (("Atom", offer.atom), ("RSS", offer.rss), ("JSON", offer.json)):
        yield Alternate(TYPES[name], f"{offer.scope.title}（{name}）", root + place)
