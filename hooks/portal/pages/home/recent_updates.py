"""The newest that this site told: what was taken in, mended, withdrawn here, and what days brought."""

from itertools import groupby, islice

from portal.ledger.event import Event
from portal.page import Link
from portal.pages.following.told import headline, newest_first
from portal.pages.home.day_groups import DayGroup, DayLine
from portal.view.event_text import url_of_event
from portal.view.site import Site


def recent_updates(site: Site, most: int) -> list[DayGroup]:
    """The newest events by day, at most so many; many records published at once are one."""
    alike = groupby(newest_first(site.timeline.events), key=_sameness)
    found = islice((list(events) for _, events in alike), most)
    return [
        DayGroup(
            day.isoformat(),
            day.isoformat(),
            True,
            tuple(_happening(events, site) for events in members),
        )
        for day, members in groupby(found, key=lambda events: events[0].at.date())
    ]


def _sameness(event: Event) -> tuple:
    """Many records of several catalogues are an event for each of them."""
    return (event.at, event.word, "" if event.is_bulk else event.id)


def _happening(events: list[Event], site: Site) -> DayLine:
    first = events[0]
    label, what = headline(first, site)
    url = url_of_event(first)
    if len(events) > 1:
        what = f"{sum(len(event.parts or event.subjects) for event in events)} 条记录"
    return DayLine(label, (Link(what, url, first.note),), ())
