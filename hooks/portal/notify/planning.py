"""What is new for whom: events that a target has not been told in any of its scopes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.notify.delivery_state import DeliveryState, TargetState
from portal.notify.news_entry import NewsEntry
from portal.notify.target import NewsTarget
from portal.notify.told_feed import ToldFeed

LATE = timedelta(days=45)
"""How long before the last look something may be dated and still be news: it was merged late. What is
older has come into the scope by a change of the scope."""

PAUSE = timedelta(days=60)
"""Without a run for longer than this, somebody has to say that it is no fault of the clock."""


class BadClock(ValueError):
    """The clock cannot be right; the text says in Chinese why."""


@dataclass(frozen=True)
class Found:
    """What a look found for one target and scope: `new` will be told, `old` will not."""

    target: NewsTarget
    scope: str
    new: tuple[str, ...] = ()
    old: int = 0
    first: bool = False


def refuse_clock(
    state: DeliveryState, feeds: Iterable[ToldFeed], now: datetime, since: datetime | None
) -> None:
    """Raise BadClock where clock, state and feeds cannot all be right."""
    if state.last and now < state.last - timedelta(days=1):
        raise BadClock(f"这台电脑的时钟是 {now:%Y-%m-%d}，上次运行却在 {state.last:%Y-%m-%d}")
    for feed in feeds:
        if feed.latest and feed.latest > now + timedelta(days=1):
            raise BadClock(
                f"时钟是 {now:%Y-%m-%d}，订阅源 {feed.scope} 里却有 {feed.latest:%Y-%m-%d} 的条目："
                "生成网站的电脑时钟快了，或者这台慢了"
            )
    if state.last and now - state.last > PAUSE and since is None:
        days = (now - state.last).days
        raise BadClock(
            f"离上次运行（{state.last:%Y-%m-%d}）已经 {days} 天。时钟没有错的话，"
            f"加 --since {state.last:%Y-%m-%d} 就发这以来的；只想发近的，写近的日期"
        )


def plan(
    state: DeliveryState,
    targets: Iterable[NewsTarget],
    feeds: Mapping[str, ToldFeed],
    before: Mapping[str, set[str]],
    now: datetime,
    since: datetime | None,
) -> Iterator[Found]:
    """Put what is new into the state, and say what was found. `before` holds, of scopes that a target
    has not been told of yet, the events that are online already."""
    for target in targets:
        silent: set[tuple[str, str]] = set()
        kept = state.targets.setdefault(target.name, TargetState(week=_week(now)))
        for scope in target.scopes:
            if feed := feeds.get(scope):
                bound = since or (state.last or now) - LATE
                yield _look(kept, target, feed, feeds, before.get(scope), bound, since, silent)
    state.last = now


def is_due(target: NewsTarget, kept: TargetState, now: datetime) -> bool:
    """Whether a target is told on this day: weekly ones on the first run of a week."""
    return target.every == "day" or kept.week != _week(now) or bool(kept.again)


def told_this_week(kept: TargetState, now: datetime) -> None:
    kept.week = _week(now)


def _week(now: datetime) -> str:
    year, week, _ = now.isocalendar()
    return f"{year}-W{week:02}"


def _look(
    kept: TargetState,
    target: NewsTarget,
    feed: ToldFeed,
    feeds: Mapping[str, ToldFeed],
    online: set[str] | None,
    bound: datetime,
    since: datetime | None,
    silent: set[tuple[str, str]],
) -> Found:
    first = feed.scope not in kept.known
    known = kept.known.setdefault(feed.scope, [])
    seen = set(known)
    new: list[str] = []
    old = 0
    for entry in reversed(list(feed.entries.values())):  # the oldest first
        if entry.id in seen:
            continue
        known.append(entry.id)
        was_there = online is None or entry.id in online
        if (first and since is None and was_there) or entry.at < bound:
            old += 1
            silent.add((feed.scope, entry.id))
        elif not _told_elsewhere(entry, kept, target, feed.scope, feeds, silent):
            new.append(entry.id)
    kept.waiting.setdefault(feed.scope, []).extend(new)
    return Found(target, feed.scope, tuple(new), old, first)


def _told_elsewhere(
    entry: NewsEntry,
    kept: TargetState,
    target: NewsTarget,
    scope: str,
    feeds: Mapping[str, ToldFeed],
    silent: set[tuple[str, str]],
) -> bool:
    """Whether the same words have reached the target by another of its scopes. A bulk names other
    records in each, so it is told in each. `silent` is what this look took for old in a scope."""
    for other in target.scopes:
        if (other, entry.id) in silent or other == scope:
            continue
        if entry.id in kept.known.get(other, ()):
            feed = feeds.get(other)
            same = feed.entries.get(entry.id) if feed else None
            if same is None or (same.title, same.lines) == (entry.title, entry.lines):
                return True
    return False
