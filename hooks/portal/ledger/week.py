"""Weeks that are over, each with what was told in it: for those who read once a week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from portal.as_of import CHINA
from portal.ledger.event import Event


@dataclass(frozen=True)
class Week:
    """One week of ISO 8601 in China, Monday to Sunday."""

    monday: date
    events: tuple[Event, ...]

    @property
    def name(self) -> str:
        """`2026-W48`."""
        year, week, _ = self.monday.isocalendar()
        return f"{year}-W{week:02}"

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)

    @property
    def at(self) -> datetime:
        """When it was over: nothing is told of a week that may still bring something."""
        return datetime.combine(self.monday + timedelta(days=7), time(), CHINA)


def weeks(events: list[Event], until: datetime) -> Iterator[Week]:
    """The weeks with events that were over by `until`, the first one first."""
    for monday, members in groupby(events, key=lambda event: _monday(event.at.date())):
        week = Week(monday, tuple(members))
        if week.at <= until:
            yield week


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
