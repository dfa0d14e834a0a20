"""JSON Feed 1.1 by the standard library: the same entries, with `next_url` for the months before.

An entry that many feeds tell is written down once.
"""

import json
from typing import Any

from portal.feeds.feed_document import FeedDocument
from portal.feeds.feed_item import FeedItem
from portal.site_info import SiteInfo

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(document: FeedDocument, info: SiteInfo) -> bytes:
    """A JSON feed: what is fetched, or a month's archive."""
    scope = document.scope
    archive = document.archive(document.month, "json")
    own = archive if document.month else f"{document.folder}feed.json"
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": document.title(info),
        "home_page_url": info.absolute(scope.url),
        "feed_url": info.absolute(own),
        "description": document.about(info),
        "language": "zh-CN",
        "authors": [{"name": info.publisher, "url": info.address}],
    }
    if document.before:
        feed["next_url"] = info.absolute(document.archive(document.before, "json"))
    if info.hub and not document.month:
        feed["hubs"] = [{"type": "WebSub", "url": info.hub}]
    if scope.ended:
        feed["expired"] = True
    frame = _json(feed).removesuffix("\n}")
    items = b",\n".join(map(_written, document.entries))
    return b"".join((frame.encode("utf-8"), b',\n "items": [\n', items, b"\n ]\n}\n"))


def _written(entry: FeedItem) -> bytes:
    """What one entry is in every document, indented as it stands there."""
    if "json" not in entry.written:
        text = _json(_item(entry)).replace("\n", "\n  ")  # no text in JSON holds a line's end
        entry.written["json"] = f"  {text}".encode()
    return entry.written["json"]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _item(entry: FeedItem) -> dict[str, Any]:
    at = entry.at.isoformat()
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "summary": entry.text,
        "date_published": at,
        "date_modified": at,
        "tags": [category.label for category in entry.categories],
    }
