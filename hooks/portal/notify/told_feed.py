"""The feed of a scope with all its archives, as it was built or as it is online."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from portal.notify.news_entry import NewsEntry, entry_of

MONTHS = 240
"""Archives that are followed online; a circle of links ends there."""


class NoFeed(Exception):
    """There is no such feed; the text says in Chinese what was found instead."""


@dataclass(frozen=True)
class ToldFeed:
    """Everything that a scope has told, the newest first. `ended` where it tells no more."""

    scope: str
    title: str
    page: str
    address: str
    ended: bool = False
    entries: dict[str, NewsEntry] = field(default_factory=dict)
    latest: datetime | None = None


def scopes_built(folder: Path) -> list[str]:
    """The scopes of which `site/feeds/` has a feed, those of digests and choices with their slash."""
    return sorted(path.parent.relative_to(folder).as_posix() for path in folder.rglob("feed.json"))


def built(folder: Path, scope: str) -> ToldFeed:
    """The feed of a scope in `site/feeds/`. Raises NoFeed."""
    path = folder / scope / "feed.json"
    if not path.is_file():
        raise NoFeed("没有这个订阅源")
    archives = sorted((folder / scope / "archive").glob("*.json"), reverse=True)
    return _feed(
        scope,
        [
            _read(one.read_bytes(), f"{one.name} 读不出来，重新生成网站")
            for one in (path, *archives)
        ],
    )


def online(get: Callable[[str], bytes | None], site: str, scope: str) -> ToldFeed | None:
    """The same as the Internet has it; None where it has none. `get` raises OSError."""
    url = urljoin(site, f"feeds/{scope}/feed.json")
    documents: list[dict[str, Any]] = []
    while url and len(documents) <= MONTHS:
        content = get(url)
        if content is None and documents:
            raise NoFeed(f"{url} 没有：网上的存档不全，重新上线一次")
        if content is None:
            break
        documents.append(_read(content, "读不出来，不是订阅源：看网址对不对"))
        older = documents[-1].get("next_url")
        url = older if isinstance(older, str) and _same_host(older, site) else ""
    return _feed(scope, documents) if documents else None


def _same_host(one: str, other: str) -> bool:
    return urlsplit(one)[:2] == urlsplit(other)[:2]


def _read(content: bytes, otherwise: str) -> dict[str, Any]:
    try:
        found = json.loads(content.decode("utf-8"))
    except ValueError:
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        raise NoFeed(otherwise)
    return found


def _feed(scope: str, documents: list[dict[str, Any]]) -> ToldFeed:
    entries: dict[str, NewsEntry] = {}
    for document in documents:
        for item in document["items"]:
            try:
                entry = entry_of(item)
            except (ValueError, KeyError, TypeError):
                raise NoFeed("订阅源里有读不懂的条目，重新生成网站") from None
            entries.setdefault(entry.id, entry)
    first = documents[0]
    title, page, url = (str(first.get(key, "")) for key in ("title", "home_page_url", "feed_url"))
    latest = max((one.at for one in entries.values()), default=None)
    return ToldFeed(scope, title, page, url, bool(first.get("expired")), entries, latest)
