"""Feeds that a page names in its head, so that feed readers find them by the page's address."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from portal.kinds.item import Item
from portal.view.feed_links import FeedDirectory, FeedLinks

COPY = "index.md"
"""The text of a record or row, beside its page."""

MOST = 8
"""Feeds of a record: more than that no reader would choose from."""

TYPES = {
    "Atom": "application/atom+xml",
    "RSS": "application/rss+xml",
    "JSON": "application/feed+json",
}


@dataclass(frozen=True)
class HeadLink:
    """Another file that has to do with a page, as the page's head names it; `href` as seen from the
    page, or whole."""

    rel: str
    type: str
    href: str
    title: str = ""


def copies(item: Item) -> tuple[HeadLink, ...]:
    """The same as the page of an item says, for programs: as text, and as data."""
    return (
        HeadLink("alternate", "text/markdown", COPY),
        HeadLink("alternate", "application/json", f"../../api/v1/{item.url.rstrip('/')}.json"),
    )


CATALOG = HeadLink("describedby", "application/ld+json", "api/v1/catalog.jsonld")
"""All data of the site, as DCAT describes them."""

DATA_PAGE = "data/"


def data_links(url: str) -> tuple[HeadLink, ...]:
    """How home and the page on the data name that description."""
    if url not in ("", DATA_PAGE):
        return ()
    return (replace(CATALOG, href="../" * url.count("/") + CATALOG.href),)


@dataclass(frozen=True)
class Alternate:
    """One feed: its media type, what to call it, its full address."""

    type: str
    title: str
    address: str


def alternates(url: str, item: Item | None, feeds: FeedDirectory) -> tuple[Alternate, ...]:
    """The feeds for the page at `url`, which may be that of an item.

    For a record or row those that tell of it, its catalogue's first, and in one format, for they
    are several; for a page that shows what a scope tells that one's in every format; for other
    pages the quick ones.
    """
    if item:
        return tuple(
            Alternate(TYPES["Atom"], feed.scope.title, feed.address)
            for feed in feeds.of_item(item)[:MOST]
        )
    return tuple(
        alternate for feed in feeds.shown_at(url) or feeds.quick for alternate in _formats(feed)
    )


def _formats(feed: FeedLinks) -> Iterator[Alternate]:
    root = feed.address.removesuffix(feed.atom)
    for name, place in (("Atom", feed.atom), ("RSS", feed.rss), ("JSON", feed.json)):
        yield Alternate(TYPES[name], f"{feed.scope.title}（{name}）", root + place)
