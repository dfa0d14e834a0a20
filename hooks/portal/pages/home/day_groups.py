"""Dated happenings, gathered by day and told in words: for what changed, and for what falls due."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.page import Link
from portal.read.dates import PartialDate

SHOWN = 3
"""Links of one kind on one day that stand open; the others are folded away."""


@dataclass(frozen=True)
class Happening:
    """Something that happens to an item; `note` follows the link to it."""

    moment: PartialDate
    word: str
    item: Item
    note: str = ""


@dataclass(frozen=True)
class DayLine:
    """What of one kind happens on one day."""

    word: str
    links: tuple[Link, ...]
    rest: tuple[Link, ...]


@dataclass(frozen=True)
class DayGroup:
    """A day, or the month or year that is all that is known; `exact` when it is a day."""

    name: str
    datetime: str
    exact: bool
    happenings: tuple[DayLine, ...]


def days(events: Iterable[Happening], within: str = "") -> list[DayGroup]:
    """The events by day, both in the order in which they come. `within` follows the name of a month
    or year.

    Rows of one list to which the same happens on the same day become one link to the list, and
    vanish behind the list itself when that is among them.
    """
    found: dict[PartialDate, dict[str, list[Happening]]] = {}
    for event in events:
        found.setdefault(event.moment, {}).setdefault(event.word, []).append(event)
    return [
        DayGroup(
            moment.spoken if moment.precision == "day" else f"{moment.spoken}{within}",
            moment.text,
            moment.precision == "day",
            tuple(_happening(word, members) for word, members in words.items()),
        )
        for moment, words in found.items()
    ]


def _happening(word: str, events: list[Happening]) -> DayLine:
    lists = {event.item.id for event in events if event.item.parent is None}
    rows: dict[str, list[Happening]] = {}
    for event in events:
        if event.item.parent:
            rows.setdefault(event.item.parent.id, []).append(event)
    links: dict[tuple[str, str], Link] = {}  # one document may have two deadlines on a day
    for event in events:
        item, parent = event.item, event.item.parent
        alike = {event.item.id for event in rows[parent.id]} if parent else set()
        if parent is None or len(alike) == 1 and parent.id not in lists:
            links[item.id, event.note] = Link(item.title, item.url, event.note)
        elif parent.id not in lists:
            links[parent.id, ""] = Link(parent.title, f"{parent.url}#rows", f"其中 {len(alike)} 条")
    told = tuple(links.values())
    most = SHOWN if len(told) > SHOWN + 1 else len(told)  # to fold one away saves nothing
    return DayLine(word, told[:most], told[most:])
