"""Weeks and months that are over, each with what was told in it: for those who read once a week or
once a month."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from itertools import groupby

from portal.as_of import CHINA
from portal.ledger.event import Event


class Period(Enum):
    """What a digest sums up; the value is the scope that sums up everything."""

    WEEK = "weekly"
    """Of ISO 8601 in China, Monday to Sunday."""
    MONTH = "monthly"

    def first(self, day: date) -> date:
        """The first day of the one that `day` is in."""
        if self is Period.MONTH:
            return day.replace(day=1)
        return day - timedelta(days=day.weekday())

    def last(self, day: date) -> date:
        """The last day of the one that `day` is in."""
        first = self.first(day)
        inside_the_next = first + timedelta(days=7 if self is Period.WEEK else 31)
        return self.first(inside_the_next) - timedelta(days=1)

    def end(self, day: date) -> datetime:
        """When the one that `day` is in is over."""
        return datetime.combine(self.last(day) + timedelta(days=1), time(), CHINA)


@dataclass(frozen=True)
class Digest:
    """What was told in one week or month."""

    period: Period
    first: date
    events: tuple[Event, ...]

    @property
    def name(self) -> str:
        """`2026-W48`, `2026-11`."""
        if self.period is Period.MONTH:
            return self.first.strftime("%Y-%m")
        year, week, _ = self.first.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def last(self) -> date:
        return self.period.last(self.first)

    @property
    def at(self) -> datetime:
        """When it was over: nothing is told of what may still bring something."""
        return self.period.end(self.first)


def digests(events: Iterable[Event], period: Period, until: datetime) -> Iterator[Digest]:
    """Of the weeks or months that were over by `until` those with events, the first one first."""
    for first, members in groupby(events, key=lambda event: period.first(event.at.date())):
        digest = Digest(period, first, tuple(members))
        if digest.at <= until:
            yield digest
