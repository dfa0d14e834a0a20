"""Atom (RFC 4287) and RSS 2.0 by feedgen, with archives (RFC 5005) and a look for people who click.

feedgen stamps the time of the day unless every date is set, and writes no Atom that is valid for
content of type CDATA: none of that is left to it. An entry that a hundred feeds tell is written down
once: a document is a frame with the texts of its entries put in.
"""

from collections.abc import Callable
from html import escape
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from portal.feeds.feed_document import FeedDocument
from portal.feeds.feed_item import FeedItem
from portal.site_info import SiteInfo

GENERATOR = "sme-green-portal"
STYLE = "feeds/feed.css"

HISTORY = "http://purl.org/syndication/history/1.0"
ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"

TYPES = {"atom.xml": "application/atom+xml", "rss.xml": "application/rss+xml"}


class _History(BaseExtension):
    """The marks of RFC 5005 that feedgen does not know. For RSS also the links that it leaves out."""

    archive = False
    links: tuple[dict[str, str], ...] = ()

    def extend_ns(self) -> dict[str, str]:
        return {"fh": HISTORY} if self.archive else {}

    def extend_atom(self, feed: Any) -> Any:
        if self.archive:
            etree.SubElement(feed, f"{{{HISTORY}}}archive")
        return feed

    def extend_rss(self, feed: Any) -> Any:
        for link in self.links:
            etree.SubElement(feed[0], f"{{{ATOM}}}link", link)
        return feed


def atom(document: FeedDocument, info: SiteInfo, feed_id: str) -> bytes:
    """An Atom document: what is fetched, or a month's archive."""
    made = _generator(document, info, feed_id)
    name = document.archive(document.month, "xml") if document.month else _own(document, "atom.xml")
    made.link(href=info.absolute(name), rel="self", type=TYPES["atom.xml"])
    if document.month:
        current = info.absolute(_own(document, "atom.xml"))
        made.link(href=current, rel="current", type=TYPES["atom.xml"])
    for link in _links(document, info):
        made.link(**link)
    made.link(**_page(document, info))
    frame = _styled(made.atom_str(pretty=True), info)
    return _filled(
        frame, b"</feed>\n", [_written(one, "atom", _as_atom) for one in document.entries]
    )


def rss(document: FeedDocument, info: SiteInfo, feed_id: str) -> bytes:
    """An RSS 2.0 document. Older entries are in the Atom archives that it points to."""
    made = _generator(document, info, feed_id)
    made.link(href=info.absolute(_own(document, "rss.xml")), rel="self", type=TYPES["rss.xml"])
    made.link(**_page(document, info))  # the last one is the link of the channel
    made.history.links = tuple(_links(document, info))
    made.title(_as_html(document.title(info)))
    made.description(_as_html(document.about(info)))
    frame = _styled(made.rss_str(pretty=True), info)
    items = [_written(one, "rss", _as_rss) for one in document.entries]
    return _filled(frame, b"  </channel>\n</rss>\n", items)


def _generator(document: FeedDocument, info: SiteInfo, feed_id: str) -> FeedGenerator:
    made = FeedGenerator()
    made.register_extension("history", _History, None)
    made.history.archive = bool(document.month)
    made.id(feed_id)
    made.title(document.title(info))
    made.subtitle(document.about(info))
    made.description(document.about(info))
    made.author({"name": info.publisher, "uri": info.address})
    made.language("zh-CN")
    made.generator(GENERATOR)
    made.updated(document.updated)
    made.lastBuildDate(document.updated)
    return made


def _written(item: FeedItem, form: str, write: Callable[[FeedItem], bytes]) -> bytes:
    """What one entry is in a document of some form, the same in each."""
    if form not in item.written:
        item.written[form] = write(item)
    return item.written[form]


def _as_atom(item: FeedItem) -> bytes:
    around = etree.Element("feed")
    around.append(_entry(item, item.title, item.text).atom_entry())
    return _inside(around, b"<feed>\n", b"</feed>\n")


def _as_rss(item: FeedItem) -> bytes:
    around = etree.Element("rss", nsmap={"content": CONTENT})
    channel = etree.SubElement(around, "channel")
    channel.append(_entry(item, _as_html(item.title), _as_html(item.text)).rss_entry())
    before = f'<rss xmlns:content="{CONTENT}">\n  <channel>\n'.encode()
    return _inside(around, before, b"  </channel>\n</rss>\n")


def _inside(around: Any, before: bytes, after: bytes) -> bytes:
    """What stands in an element that is written only so that its content is indented."""
    text: bytes = etree.tostring(around, encoding="UTF-8", xml_declaration=False, pretty_print=True)
    assert text.startswith(before) and text.endswith(after)
    return text[len(before) : -len(after)]


def _filled(frame: bytes, end: bytes, entries: list[bytes]) -> bytes:
    """A document with its entries put in before its `end`."""
    assert frame.endswith(end)
    return b"".join((frame[: -len(end)], *entries, end))


def _entry(item: FeedItem, title: str, text: str) -> FeedEntry:
    one = FeedEntry()
    one.id(item.id)
    one.guid(item.id, permalink=False)
    one.title(title)
    one.link(href=item.url, rel="alternate", type="text/html")
    one.published(item.at)
    one.updated(item.at)
    one.summary(text)
    one.content(item.html, type="html")
    one.category([{"term": c.term, "scheme": c.scheme, "label": c.label} for c in item.categories])
    return one


def _as_html(text: str) -> str:
    """Readers take the texts of RSS for HTML; those of Atom and JSON say what they are."""
    return escape(text, quote=False)


def _page(document: FeedDocument, info: SiteInfo) -> dict[str, str]:
    href = info.absolute(document.scope.url)
    return {"href": href, "rel": "alternate", "type": "text/html"}


def _links(document: FeedDocument, info: SiteInfo) -> list[dict[str, str]]:
    found = []
    if document.before:
        href = info.absolute(document.archive(document.before, "xml"))
        found.append({"href": href, "rel": "prev-archive", "type": TYPES["atom.xml"]})
    if info.hub and not document.month:
        found.append({"href": info.hub, "rel": "hub"})
    return found


def _own(document: FeedDocument, name: str) -> str:
    return f"{document.folder}{name}"


def _styled(xml: bytes, info: SiteInfo) -> bytes:
    """With the style sheet that browsers show a feed with."""
    root = etree.fromstring(xml)
    style = f'type="text/css" href="{info.path}{STYLE}"'
    root.addprevious(etree.ProcessingInstruction("xml-stylesheet", style))
    written: bytes = etree.tostring(
        root.getroottree(), encoding="UTF-8", xml_declaration=True, pretty_print=True
    )
    return written
