"""订阅: the panel on the pages of records, catalogues and terms, one tap away from subscribing."""

from dataclasses import dataclass

from portal.catalogue.item import Item
from portal.page import Link
from portal.site.following.offers import Offer
from portal.site.site import Site

SHOWN = 4
"""Offers on a record's page; a list of many kinds of machines belongs to twenty scopes."""


@dataclass(frozen=True)
class Panel:
    """What stands on it: its title, a sentence, the offers, and where there are more."""

    title: str
    lead: str
    offers: tuple[Offer, ...]
    more: Link


def panel_of_scope(scope: str, site: Site) -> Panel | None:
    """For the page that shows the same as a scope; None when nothing was told in it yet."""
    offer = site.offers.of(scope)
    if offer is None:
        return None
    lead = f"“{offer.name}”有新收录、改动，或有文件施行、到期时通知你。"
    return Panel("订阅", lead, (offer,), Link("怎样用、别的订阅", offer.place))


def panel_of_item(item: Item, site: Site) -> Panel | None:
    """For the page of a record or row; None when nothing was told of it yet, and for what was
    withdrawn: nobody is sent after that."""
    offers = site.offers.of_item(item)
    if not offers or site.catalogue.is_withdrawn(item):
        return None
    lead = "这一条改动、施行或到期时，下面每一个都会通知，选一个就够。"
    rest = len(offers) - SHOWN
    more = f"怎样用、另外 {rest} 个" if rest > 0 else "怎样用、别的订阅"
    return Panel("订阅这一条相关的更新", lead, tuple(offers[:SHOWN]), Link(more, "follow/"))
