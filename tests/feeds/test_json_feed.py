"""JSON feeds keep JSON Feed 1.1.

Rules checked: version, title and items; addresses absolute; items have an id that is text and unique
and content; dates of RFC 3339; authors have a name; tags are text; `next_url` is another document
and its chain ends. Not checked: attachments, images, banner (none is used).
"""

import json
from datetime import datetime
from typing import Any

import feedparser


def documents(files: dict[str, bytes]) -> dict[str, Any]:
    return {path: json.loads(content) for path, content in files.items() if path.endswith(".json")}


def test_feeds_and_items(files: dict[str, bytes]) -> None:
    found = documents(files)
    assert "feeds/all/feed.json" in found and any("feeds/all/archive/" in path for path in found)
    for path, feed in found.items():
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"] and feed["feed_url"] == f"https://portal.example/{path}"
        assert feed["home_page_url"].startswith("https://portal.example/")
        assert all(author["name"] for author in feed["authors"])
        ids = [item["id"] for item in feed["items"]]
        assert len(ids) == len(set(ids)) and all(isinstance(id, str) for id in ids)
        for item in feed["items"]:
            assert item["content_html"] and item["title"] and item["url"].startswith("https://")
            for name in ("date_published", "date_modified"):
                assert datetime.fromisoformat(item[name]).utcoffset()
            assert all(isinstance(tag, str) and tag for tag in item["tags"])
            assert "<script" not in item["content_html"]


def test_next_url_gives_the_same_set_as_the_archives(files: dict[str, bytes]) -> None:
    found = documents(files)
    path, seen = "feeds/all/feed.json", []
    while path:
        feed = found[path]
        seen += [item["id"] for item in feed["items"]]
        path = feed.get("next_url", "").removeprefix("https://portal.example/")
    atom = [
        entry.id
        for path, content in files.items()
        if path == "feeds/all/atom.xml"
        or path.startswith("feeds/all/archive/")
        and path.endswith("xml")
        for entry in feedparser.parse(content).entries
    ]
    assert len(seen) == len(set(seen)) and sorted(seen) == sorted(atom)
