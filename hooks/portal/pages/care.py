"""What `/quality/` says of the care that the records need: when they were last looked at, where to begin,
which addresses still open.

All is reckoned from the last day on which anything changed, so that the page stays the same between.
"""

from collections import Counter
from dataclasses import dataclass

from portal.catalogue.link_report import STATES
from portal.editing.care.review_queue import AHEAD, Review, review_queue
from portal.editing.care.review_reasons import NAMES
from portal.editing.care.web_addresses import all_web_addresses
from portal.kinds.item import Item
from portal.page import Link
from portal.tables import Cell, Column, Table
from portal.view.site import Site

FIRST = 20
"""Records of the queue that the page names, and dead addresses."""


@dataclass(frozen=True)
class ToLookAt:
    """A record of the queue."""

    link: Link
    reasons: tuple[str, ...]
    weight: str
    score: int


@dataclass(frozen=True)
class LostLink:
    """An address that no longer leads anywhere, or to somebody else's, with the record that names it. It
    is told as words: a link to nowhere helps nobody, and somebody else may have taken the name."""

    link: Link
    url: str
    why: str


@dataclass(frozen=True)
class LinksTried:
    """What was found of the addresses that readers get as links."""

    days: str
    counts: Table
    moved: int
    dead: tuple[LostLink, ...]
    more: int
    hijacked: tuple[LostLink, ...]
    """All of them. Why is not told, for what stands there is nothing to repeat."""


@dataclass(frozen=True)
class Care:
    """What the page shows of it all."""

    months: Table
    reasons: Table
    queue: tuple[ToLookAt, ...]
    count: int
    ahead: int
    links: LinksTried | None


def care(site: Site, items: list[Item]) -> Care:
    """The care that the records need; `items` are records and rows that stand."""
    queue = review_queue(site, site.last_change)
    first = tuple(_to_look_at(review) for review in queue[:FIRST])
    return Care(_months(items), _reasons(queue), first, len(queue), AHEAD, _links(site))


def _to_look_at(review: Review) -> ToLookAt:
    link = Link(review.item.title, review.item.url)
    told = tuple(f"{one.words}（{one.points}）" for one in review.reasons)
    return ToLookAt(link, told, review.weight.words, review.score)


def _months(items: list[Item]) -> Table:
    """How many were last looked at in which month: their age, without a clock."""
    counts: dict[str, Counter[bool]] = {}
    for item in items:
        month = item.value.verification.checked.text[:7]
        counts.setdefault(month, Counter())[item.parent is None] += 1
    lines = [
        [Cell(month), Cell(str(counts[month][True])), Cell(str(counts[month][False]))]
        for month in sorted(counts)
    ]
    columns = [Column("最近一次核对"), Column("记录", number=True), Column("条目", number=True)]
    return Table(columns, lines)


def _reasons(queue: list[Review]) -> Table:
    counts = Counter(reason.id for review in queue for reason in review.reasons)
    lines = [[Cell(name), Cell(str(counts[id]))] for id, name in NAMES.items() if counts[id]]
    return Table([Column("为什么要看"), Column("记录", number=True)], lines)


def _links(site: Site) -> LinksTried | None:
    report = site.link_report
    addresses = [one for one in all_web_addresses(site.catalogue) if one.shown]
    urls = {one.url for one in addresses}
    known = {url: report.findings[url] for url in urls if url in report.findings}
    if not known:
        return None
    days = sorted(found.checked.text for found in known.values())
    counts = report.counts(urls)
    words = [*STATES.items(), ("", "没有看过")]
    lines = [[Cell(word), Cell(str(counts[state]))] for state, word in words]
    hijacked = tuple(
        LostLink(Link(one.item.title, one.item.url), one.url, f"{known[one.url].doubted} 起")
        for one in addresses
        if report.is_hijacked(one.url)
    )
    dead = [
        LostLink(Link(one.item.title, one.item.url), one.url, f"{known[one.url].why}")
        for one in addresses
        if report.is_dead(one.url)
    ]
    return LinksTried(
        days[0] if days[0] == days[-1] else f"{days[0]} 至 {days[-1]}",
        Table([Column("网址"), Column("个数", number=True)], lines),
        sum(bool(found.moved) for found in known.values()),
        tuple(dead[:FIRST]),
        max(0, len(dead) - FIRST),
        hijacked,
    )
