"""订阅: the panel on the pages of records, catalogues and terms, one tap away from subscribing."""

from dataclasses import dataclass

from portal.kinds.item import Item
from portal.page import Link
from portal.view.feed_links import FeedLinks
from portal.view.site import Site

SHOWN = 4
"""Offers on a record's page; a list of many kinds of machines belongs to twenty scopes."""


@dataclass(frozen=True)
class Panel:
    """What stands on it: its title, a sentence, the feeds, and where there are more."""

    title: str
    lead: str
    within: str
    """What is in it and what is not; '' where that goes without saying."""
    feeds: tuple[FeedLinks, ...]
    more: Link


def panel_of_page(url: str, site: Site) -> Panel | None:
    """For a page that shows the same as a scope; None when nothing was told in it yet."""
    feeds = site.feeds.shown_at(url)
    if not feeds:
        return None
    names = "、".join(f"“{feed.name}”" for feed in feeds)
    lead = f"{names}有新收录、改动，或有文件施行、到期时通知你。"
    kinds = dict.fromkeys(feed.scope.kind for feed in feeds)
    within = "".join(f"含：{kind.holds}；不含：{kind.lacks}。" for kind in kinds if kind.holds)
    more = Link("怎样用、别的订阅", feeds[0].place)
    return Panel("订阅", lead, within, tuple(feeds), more)


def panel_of_item(item: Item, site: Site) -> Panel | None:
    """For the page of a record or row; None when nothing was told of it yet, and for what was
    withdrawn: nobody is sent after that."""
    feeds = site.feeds.of_item(item)
    if not feeds or site.catalogue.is_withdrawn(item):
        return None
    lead = "这一条改动、施行或到期时，下面每一个都会通知，选一个就够。"
    rest = len(feeds) - SHOWN
    more = f"怎样用、另外 {rest} 个" if rest > 0 else "怎样用、别的订阅"
    return Panel("订阅这一条相关的更新", lead, "", tuple(feeds[:SHOWN]), Link(more, "follow/"))
