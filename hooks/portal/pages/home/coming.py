"""What falls due next: first days, last days, deadlines and terms for machines, nearest first."""

from collections.abc import Iterator

from portal.pages.home.day_groups import DayGroup, Happening, days
from portal.read.record import PENDING
from portal.validity.due_dates import DueDate
from portal.view.site import Site

BRIEF = 30
"""Characters of a deadline's scope that the diary has room for."""


def coming(site: Site, most: int) -> list[DayGroup]:
    """The next days on which something falls due, at most so many.

    A last day counts while it runs, a first day until it has come. What is known to the month or
    year only counts as coming while its span runs, for nobody can say that it is past. That the
    time of a plan's targets is up asks nothing of anyone; the calendar tells it.
    """
    events = [event for one in site.living_due_dates for event in _coming(one, site)]
    return days(sorted(events, key=lambda event: event.moment), within="内")[:most]


def _coming(one: DueDate, site: Site) -> Iterator[Happening]:
    if one.sort != "target" and not one.passed(site.as_of):
        note = one.whom if one.rows else _brief(one.whom)
        for id in one.rows or (one.record,):
            yield Happening(one.day, one.word, site.catalogue.items[id], note)


def _brief(whom: str) -> str:
    """A scope that is too long for a line, without what it lists after the colon; that it is 待核
    is said in any case."""
    doubt = f"（{PENDING}）"
    scope = whom.removesuffix(doubt)
    head = scope if len(scope) <= BRIEF else scope.partition("：")[0]
    head = head if len(head) <= BRIEF else f"{head[: BRIEF - 1]}…"
    return head + whom[len(scope) :]
