"""What falls due next: first days, last days, deadlines and terms for machines, nearest first."""

from collections.abc import Iterator

from portal.catalogue.item import Item
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.phase_out import MarketRule, PhaseOutRow
from portal.site.home.diary import Day, Event, days
from portal.site.site import Site
from portal.words import PENDING, deadline_words

BRIEF = 30
"""Characters of a deadline's scope that the diary has room for."""

Coming = tuple[PartialDate | None, str, str]
"""A day, what falls due on it, and for whom."""


def due(site: Site, most: int) -> list[Day]:
    """The next days on which something falls due, at most so many.

    A last day counts while it runs, a first day until it has come. What is known to the month or
    year only counts as coming while its span runs, for nobody can say that it is past.
    """
    events: list[Event] = []
    for item in site.catalogue.items.values():
        standing = site.standing(item)
        if standing is None or not standing.status.ended:
            events += _coming(item, site)
    return days(sorted(events, key=lambda event: event.moment), within="内")[:most]


def _coming(item: Item, site: Site) -> Iterator[Event]:
    # The true day and not the one that pages name: that one turns with the records, and would go on
    # calling a term for a machine to come which no record turns on. No day gets on the page here
    # but those compared with, so the page changes only when one of them is crossed.
    today = site.standings.day
    for day, word, whom in _starts(item):
        if day and not day.begun(today):
            yield Event(day, word, item, whom)
    for day, word, whom in _ends(item):
        if day and not day.over(today):
            yield Event(day, word, item, whom)


def _starts(item: Item) -> Iterator[Coming]:
    value = item.value
    yield item.get("effective"), start_word(item), ""
    yield item.get("repealed"), "废止", ""
    if isinstance(value, MarketRule):
        yield value.deadline, f"开始{value.action}", ""


def _ends(item: Item) -> Iterator[Coming]:
    value = item.value
    yield item.get("expires"), "期满", ""
    for deadline in item.get("deadlines", ()):
        doubt = f"（{PENDING}）" if deadline.unverified else ""
        yield deadline.date, "期限", f"{_brief(deadline.scope)}{doubt}"
    if isinstance(value, PhaseOutRow) and not isinstance(value, MarketRule):
        yield value.deadline, "淘汰期限", ""
        for rule in value.deadline_rules:
            yield rule.stop_use_by, "停用期限", deadline_words(rule)


def start_word(item: Item) -> str:
    """Standards are 实施, rows and reliefs are 执行, all else is 施行."""
    value = item.value
    if isinstance(value, Document) and value.level == "national-standard":
        return "实施"
    return "执行" if item.parent or item.kind.id == "tax" else "施行"


def _brief(scope: str) -> str:
    """A scope that is too long for a line, without what it lists after the colon."""
    head = scope if len(scope) <= BRIEF else scope.partition("：")[0]
    return head if len(head) <= BRIEF else f"{head[: BRIEF - 1]}…"
