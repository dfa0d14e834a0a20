"""The newest that this site told: what was taken in, mended, withdrawn here, and what days brought."""

from itertools import groupby, islice

from portal.follow.event import Event
from portal.follow.wording import url_of_event
from portal.page import Link
from portal.site.following.told import headline, newest_first
from portal.site.home.diary import Day, Happening
from portal.site.site import Site


def newest(site: Site, most: int) -> list[Day]:
    """The newest events by day, at most so many; many records published at once are one."""
    alike = groupby(newest_first(site.story.events), key=_sameness)
    found = islice((list(events) for _, events in alike), most)
    return [
        Day(
            day.isoformat(),
            day.isoformat(),
            True,
            tuple(_happening(events, site) for events in members),
        )
        for day, members in groupby(found, key=lambda events: events[0].at.date())
    ]


def _sameness(event: Event) -> tuple:
    """Many records of several catalogues are an event for each of them."""
    return (event.at, event.kind, "" if event.is_bulk else event.id)


def _happening(events: list[Event], site: Site) -> Happening:
    first = events[0]
    label, what = headline(first, site)
    url = url_of_event(first)
    if len(events) > 1:
        what = f"{sum(len(event.subjects) for event in events)} 条记录"
    return Happening(label, (Link(what, url, first.note),), ())
