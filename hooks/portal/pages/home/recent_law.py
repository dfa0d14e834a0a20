"""What changed lately: what took effect or came out, what ended, what was in the news."""

from collections import defaultdict
from collections.abc import Iterator

from portal.kinds.item import Item
from portal.kinds.kinds import KINDS
from portal.pages.home.day_groups import DayGroup, Happening, days
from portal.read.dates import PartialDate
from portal.validity.status import Status
from portal.validity.validity import Validity, start_of_item
from portal.validity.words import start_word
from portal.view.site import Site

OUT = "出台"
"""Word for documents that hold from the day they were issued."""

NEWS = "动态"


def recent_law(site: Site, most: int) -> list[DayGroup]:
    """The last days on which something changed, the newest first, at most so many.

    Only what has certainly happened by the day that pages name: of a month or year alone, that is
    when the whole of it is over; it then stands where it began. Headings without a source stay out,
    and so does what was withdrawn. What ended on the day that its successor took effect is told
    with the successor, and what the news tells of the same day is told once.
    """
    items = [
        item
        for item in site.catalogue.items.values()
        if _certain(item) and not site.catalogue.is_withdrawn(item)
    ]
    starts = {item.id: event for item in items if (event := _start(item, site))}
    ends = [event for item in items if (event := _end(item, site))]
    told = defaultdict(list)
    for event in list(ends):
        for id in _successors(event, starts, site):
            told[id].append(event)
            ends = [one for one in ends if one is not event]
    begun = [
        Happening(event.moment, event.word, event.item, _note(told[id], site))
        for id, event in starts.items()
    ]
    events = _with_news([*begun, *ends], site)
    return days(sorted(events, key=lambda event: event.moment, reverse=True))[:most]


def _certain(item: Item) -> bool:
    return item.value.verification.confidence != "low"


def _start(item: Item, site: Site) -> Happening | None:
    """When an item began, unless that is not certain or has yet to come."""
    validity = site.validity(item)
    if validity is None or validity.status in (Status.UNVERIFIED, Status.UPCOMING):
        return None
    dated = item.get("effective")
    moment = dated if item.parent else start_of_item(item)
    if moment is None or not moment.begun(site.last_change):
        return None
    word = start_word(item.kind.id, item.get("level"), row=item.parent is not None)
    return Happening(moment, word if dated else OUT, item)


def _end(item: Item, site: Site) -> Happening | None:
    validity = site.validity(item)
    if validity is None or not validity.status.ended or not validity.since:
        return None
    if item.parent and not site.has_own_term(item):
        return None  # its list says so for all rows at once
    happened = validity.since.begun(site.last_change)
    return Happening(validity.since, _fate(validity), item) if happened else None


def _fate(validity: Validity) -> str:
    """What became of it: its own term ran out, or another document put an end to it."""
    own_term = validity.status is Status.EXPIRED and not validity.by
    return "失效" if own_term else validity.status.fate


def _successors(event: Happening, starts: dict[str, Happening], site: Site) -> Iterator[str]:
    """What took the place of something on the very day that it ended."""
    validity = site.validity(event.item)
    for id in validity.by if validity else ():
        if id in starts and starts[id].moment == event.moment:
            yield id


def _note(ended: list[Happening], site: Site) -> str:
    """同时废止本站收录的 8 件."""
    counts: dict[str, int] = defaultdict(int)
    for event in ended:
        validity = site.validity(event.item)
        if validity:
            counts[validity.status.deed] += 1
    words = "、".join(f"{word}本站收录的 {count} 件" for word, count in counts.items())
    return f"同时{words}" if words else ""


def _with_news(events: list[Happening], site: Site) -> list[Happening]:
    """The events and the news. News of a document that came out tells more than its title does;
    that something took effect or ended is told with the document, which leads on from there."""
    happened: dict[tuple[PartialDate, str], list[Happening]] = defaultdict(list)
    for event in events:
        happened[event.moment, event.item.id].append(event)
    for item in (x for kind in KINDS if kind.is_news for x in site.catalogue.of(kind.id)):
        moment = site.moment(item)
        if moment is None or moment.begun(site.last_change) is False:
            continue
        known = [one for id in item.get("about", ()) for one in happened[moment, id]]
        if all(one.word == OUT for one in known):
            events = [one for one in events if one not in known]
            events.append(Happening(moment, NEWS, item))
    return events
