"""What a reader pays: bytes and requests of pages, searches and tools, and the time on a slow line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from portal.bench.relevance import percentile
from portal.bench.site_server import Line
from portal.bench.visits import (
    ANSWERED,
    SEARCHED,
    TOOLS,
    NoAnswer,
    PageVisit,
    address_of,
    searched,
    visit,
)

AWAY = Line(0.1)
"""A line on which bytes cost nothing and each request shows: what is asked for behind the answer has
not come when the answer is there."""


@dataclass(frozen=True)
class Reading:
    """What was measured of one thing. `size` in bytes as they are sent, `slow` in seconds on the slow
    line; None where no answer came."""

    what: str
    size: int | None = None
    requests: int | None = None
    slow: float | None = None
    note: str = ""


def readings(
    browser: Browser, site: Path, page: str, queries: Sequence[str], slow: Line
) -> Iterator[Reading]:
    """Home, the page of a record, the first answers of the search, each tool with an answer."""
    home = visit(browser, site, "")
    yield _whole("首页", home, visit(browser, site, "", line=slow))
    yield _whole("一条记录", visit(browser, site, page), visit(browser, site, page, line=slow))
    yield _search(browser, site, home, queries, slow)
    for tool in TOOLS:
        try:
            whole = visit(browser, site, address_of(tool), ANSWERED)
            yield _whole(
                f"工具 {tool}，带着填的",
                whole,
                visit(browser, site, address_of(tool), ANSWERED, slow),
            )
        except NoAnswer:  # so few records that there is nothing to say
            yield Reading(f"工具 {tool}，带着填的", note="没有等到结果")


def _whole(what: str, fast: PageVisit, slow: PageVisit) -> Reading:
    return Reading(what, fast.bytes, fast.requests, slow.seconds)


def _search(
    browser: Browser, site: Path, home: PageVisit, queries: Sequence[str], slow: Line
) -> Reading:
    """Of the bytes beyond the page the 95th percentile; on the slow line the first query alone."""
    sizes, counts = [], []
    answered = ""
    for query in queries:
        try:
            found = visit(browser, site, searched(query), SEARCHED, AWAY)
        except NoAnswer:  # nothing has all its words: no answer to be measured
            continue
        answered = answered or query
        size, count = found.beyond(home)
        sizes.append(size)
        counts.append(count)
    what = f"查找的第一次结果（页面以外，{len(sizes)} 条查询的 p95）"
    if not sizes:
        return Reading(what, note="没有等到结果")
    seconds = visit(browser, site, searched(answered), SEARCHED, slow).seconds
    return Reading(what, int(percentile(sizes, 0.95)), int(percentile(counts, 0.95)), seconds)
