"""What falls due next: first days, last days, deadlines and terms for machines, nearest first."""

from collections.abc import Iterator

from portal.follow.schedule import Due
from portal.site.dues import living_dues
from portal.site.home.diary import Day, Event, days
from portal.site.site import Site
from portal.words import PENDING

BRIEF = 30
"""Characters of a deadline's scope that the diary has room for."""


def due(site: Site, most: int) -> list[Day]:
    """The next days on which something falls due, at most so many.

    A last day counts while it runs, a first day until it has come. What is known to the month or
    year only counts as coming while its span runs, for nobody can say that it is past. That the
    time of a plan's targets is up asks nothing of anyone; the calendar tells it.
    """
    events = [event for one in living_dues(site) for event in _coming(one, site)]
    return days(sorted(events, key=lambda event: event.moment), within="内")[:most]


def _coming(one: Due, site: Site) -> Iterator[Event]:
    if one.sort != "target" and not one.passed(site.standings.day):
        note = one.whom if one.rows else _brief(one.whom)
        for id in one.rows or (one.record,):
            yield Event(one.day, one.word, site.catalogue.items[id], note)


def _brief(whom: str) -> str:
    """A scope that is too long for a line, without what it lists after the colon; that it is 待核
    is said in any case."""
    doubt = f"（{PENDING}）"
    scope = whom.removesuffix(doubt)
    head = scope if len(scope) <= BRIEF else scope.partition("：")[0]
    head = head if len(head) <= BRIEF else f"{head[: BRIEF - 1]}…"
    return head + whom[len(scope) :]
