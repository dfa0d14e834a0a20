"""`/follow/`: everything that one can subscribe to, the quickest way first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from portal.ledger.scope import Scope
from portal.ledger.scope_kinds import ALL, Prominence
from portal.page import Link, Page, PageContent
from portal.view.feed_links import FeedLinks
from portal.view.render import Renderer
from portal.view.site import Site

URL, TITLE = "follow/", "订阅"

NAMED = 4
"""Names that tell what is in a group that is folded away."""


@dataclass(frozen=True)
class ScopeRow:
    """One scope: how to subscribe, the page that shows the same ('' where there is none), and how
    much was told of it."""

    feed: FeedLinks
    page: str
    count: str


@dataclass(frozen=True)
class ScopeGroup:
    """Scopes of one kind. `names` say what is in it when it is folded away, '' when it is not."""

    id: str
    title: str
    count: str
    names: str
    entries: tuple[ScopeRow, ...]
    lead: str = ""


def follow_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """The page is there in any case: people are told where to look, and why there is nothing."""
    yield Page(URL, TITLE, lambda: _content(site, renderer), site.last_told_in(ALL))


def _content(site: Site, renderer: Renderer) -> PageContent:
    feeds = list(site.feeds.all.values())
    quick = [_entry(feed, site) for feed in site.feeds.quick]
    groups = list(_groups(feeds, site))
    context = {
        "trail": [Link("首页", "")],
        "title": TITLE,
        "quick": quick,
        "all": site.feeds.of(ALL),
        "due": _due(site),
        "groups": groups,
        "known": bool(site.info.address),
    }
    sections = [("quick", "最快的办法"), *((group.id, group.title) for group in groups)]
    return PageContent(
        renderer.body("follow.html", URL, context),
        _description(quick, groups),
        tuple(sections) if feeds else (),
    )


def _groups(feeds: list[FeedLinks], site: Site) -> Iterator[ScopeGroup]:
    grouped = groupby(feeds, key=lambda feed: feed.scope.kind)
    for kind, members in grouped:
        if kind.prominence is Prominence.QUICK:
            continue
        entries = tuple(_entry(feed, site) for feed in members)
        names = "、".join(entry.feed.name for entry in entries[:NAMED])
        rest = "等" if len(entries) > NAMED else ""
        folded = f"{names}{rest}" if kind.prominence is Prominence.FOLDED else ""
        count = f"{len(entries)} 个"
        yield ScopeGroup(kind.anchor, kind.group, count, folded, entries, kind.lead)


def _entry(feed: FeedLinks, site: Site) -> ScopeRow:
    return ScopeRow(feed, feed.scope.shown, _count(feed.scope, site))


def _count(scope: Scope, site: Site) -> str:
    """How many entries, and of which day the newest is."""
    subscriptions = site.subscriptions
    if scope.digests:
        days = [digest.at.date() for digest in subscriptions.digests[scope.id]]
    else:
        days = [event.at.date() for event in subscriptions.events[scope.id]]
    return f"{len(days)} 条，最新 {days[-1]}"


def _due(site: Site) -> str:
    """How many days the calendar of everything has; '' when there is none."""
    entries = [entry for entry in site.subscriptions.entries.get(ALL, ()) if not entry.cancelled]
    return f"{len(entries)} 个日期" if entries else ""


def _description(quick: list[ScopeRow], groups: list[ScopeGroup]) -> str:
    if not groups:
        return "用阅读器订阅本站的更新，用日历订阅期限；还没有可以订阅的。"
    first = "、".join(entry.feed.name for entry in quick)
    told = "、".join(f"{group.title} {group.count}" for group in groups)
    return f"用阅读器订阅本站的更新，用日历订阅期限：{first}，{told}，各有一份。"
