"""JSON Feed 1.1 by the standard library: the same entries, with `next_url` for the months before."""

import json
from typing import Any

from portal.feeds.document import Document
from portal.feeds.entry import Entry
from portal.imprint import Imprint

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(document: Document, imprint: Imprint) -> bytes:
    """A JSON feed: what is fetched, or a month's archive."""
    scope = document.scope
    archive = document.archive(document.month, "json")
    own = archive if document.month else f"{document.folder}feed.json"
    feed: dict[str, Any] = {
        "version": VERSION,
        "title": f"{scope.title} - {imprint.name}",
        "home_page_url": imprint.absolute(scope.url),
        "feed_url": imprint.absolute(own),
        "description": f"{imprint.name}：{scope.title}。{imprint.description}",
        "language": "zh-CN",
        "authors": [{"name": imprint.name, "url": imprint.address}],
    }
    if document.before:
        feed["next_url"] = imprint.absolute(document.archive(document.before, "json"))
    if imprint.hub and not document.month:
        feed["hubs"] = [{"type": "WebSub", "url": imprint.hub}]
    if scope.ended:
        feed["expired"] = True
    feed["items"] = [_item(entry) for entry in document.entries]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _item(entry: Entry) -> dict[str, Any]:
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
