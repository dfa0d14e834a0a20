"""`/follow/`: everything that one can subscribe to, the quickest way first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from portal.catalogue.catalogue import FACET_NAMES, FACETS
from portal.ledger.scope import ALL, CATALOGUES, WEEKLY, Scope, ScopeNames
from portal.page import Link, Page
from portal.view.feed_links import FeedLinks
from portal.view.render import Renderer
from portal.view.site import Site

URL, TITLE = "follow/", "订阅"

NAMED = 4
"""Names that tell what is in a group that is folded away."""

IDS = {CATALOGUES: "catalogues", **{name: facet for facet, name in FACET_NAMES.items()}}
"""Group -> its anchor."""


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


def follow_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """The page is there in any case: people are told where to look, and why there is nothing."""
    feeds = list(site.feeds.all.values())
    quick = [_entry(feed, site) for feed in feeds if feed.scope.id in (ALL, WEEKLY)]
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
    yield Page(
        URL,
        TITLE,
        renderer.body("follow.html", URL, context),
        _description(groups),
        tuple(sections) if feeds else (),
        site.last_told_in(ALL),
    )


def _groups(feeds: list[FeedLinks], site: Site) -> Iterator[ScopeGroup]:
    grouped = groupby(feeds, key=lambda feed: feed.scope.group)
    for name, members in grouped:
        if not name:
            continue
        entries = tuple(_entry(feed, site) for feed in members)
        names = "、".join(entry.feed.name for entry in entries[:NAMED])
        rest = "等" if len(entries) > NAMED else ""
        folded = "" if name == CATALOGUES else f"{names}{rest}"
        yield ScopeGroup(IDS.get(name, "ended"), name, f"{len(entries)} 个", folded, entries)


def _entry(feed: FeedLinks, site: Site) -> ScopeRow:
    return ScopeRow(feed, _page(feed.scope, site), _count(feed.scope, site))


def _page(scope: Scope, site: Site) -> str:
    """What has been withdrawn may have been all that there was about a term: then it has no page,
    and neither has a term that has left the vocabulary."""
    facet, _, _ = scope.url.partition("/")
    if scope.ended:
        return ""
    if facet in FACETS and not site.catalogue.about(*ScopeNames.term_of(scope.id)):
        return ""
    return scope.url


def _count(scope: Scope, site: Site) -> str:
    """How many entries, and of which day the newest is."""
    subscriptions = site.subscriptions
    if scope.id == WEEKLY:
        days = [week.at.date() for week in subscriptions.weeks]
    else:
        days = [event.at.date() for event in subscriptions.events[scope.id]]
    return f"{len(days)} 条，最新 {days[-1]}"


def _due(site: Site) -> str:
    """How many days the calendar of everything has; '' when there is none."""
    entries = [entry for entry in site.subscriptions.entries.get(ALL, ()) if not entry.cancelled]
    return f"{len(entries)} 个日期" if entries else ""


def _description(groups: list[ScopeGroup]) -> str:
    if not groups:
        return "用阅读器订阅本站的更新，用日历订阅期限；还没有可以订阅的。"
    told = "、".join(f"{group.title} {group.count}" for group in groups)
    return f"用阅读器订阅本站的更新，用日历订阅期限：全部更新、每周摘要，{told}，各有一份。"
