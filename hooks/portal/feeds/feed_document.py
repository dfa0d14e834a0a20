"""The documents of one feed: what subscribers fetch, and behind it the months before (RFC 5005).

What is fetched holds whole months, the newest ones, until there are enough entries and enough days;
every other month is an archive of its own that never changes. Of digests, which sum up, a dozen is
enough. Followed back from the first, each
entry appears exactly once. Only a new event moves the border, so nothing old comes back as if it
were new; and as days count back from the newest entry, no day without one changes anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from portal.feeds.feed_item import FeedItem
from portal.ledger.scope import Scope
from portal.site_info import SiteInfo

ENOUGH = 30
"""Entries in what subscribers fetch, at least."""

REACH = timedelta(days=45)
"""Before the newest entry: who looks once in so many days misses nothing, however much a month
brings, nor what was merged some weeks after its date."""

DIGESTS = 12
"""Weeks or months in what subscribers fetch, at most: whole months of weeks, so eight at least where
no week is missing, and nothing that is told every month is lost."""

OLDER = " 这里只有最近的更新；几个月没有看的，更早的见更新记录："


@dataclass(frozen=True)
class FeedDocument:
    """One document of a feed. `entries` come newest first; `month` is that of an archive, '' for
    what subscribers fetch; `before` is the month of the next older archive, '' when there is none."""

    scope: Scope
    entries: tuple[FeedItem, ...]
    month: str = ""
    before: str = ""

    @property
    def updated(self) -> datetime:
        return max(entry.at for entry in self.entries)

    @property
    def folder(self) -> str:
        """`feeds/all/`."""
        return f"feeds/{self.scope.id}/"

    def title(self, info: SiteInfo) -> str:
        return f"{self.scope.title} - {info.name}"

    def about(self, info: SiteInfo) -> str:
        """What it holds, for those too who come back after months: few readers ask for archives."""
        older = "" if self.month or not self.before else f"{OLDER}{info.absolute('updates/')}"
        return f"{info.name}：{self.scope.title}。{self.scope.about}{info.description}{older}"

    def archive(self, month: str, suffix: str) -> str:
        """The address below the root of a month's archive."""
        return f"{self.folder}archive/{month}.{suffix}"


def documents(scope: Scope, entries: list[FeedItem]) -> Iterator[FeedDocument]:
    """What subscribers fetch, then the archives, the newest first. `entries` come oldest first."""
    months = [
        (month, tuple(sorted(members, key=lambda entry: entry.at, reverse=True)))
        for month, members in groupby(entries, key=lambda entry: entry.at.isoformat()[:7])
    ]
    current: tuple[FeedItem, ...] = ()
    while months and _belongs(months[-1][1], current, bool(scope.digests)):
        current += months.pop()[1]
    yield FeedDocument(scope, current, before=months[-1][0] if months else "")
    while months:
        month, members = months.pop()
        yield FeedDocument(scope, members, month, months[-1][0] if months else "")


def _belongs(month: tuple[FeedItem, ...], current: tuple[FeedItem, ...], are_digests: bool) -> bool:
    """Whether the next older month goes with what is fetched."""
    if are_digests:
        return len(current) + len(month) <= DIGESTS
    return len(current) < ENOUGH or month[0].at >= current[0].at - REACH
