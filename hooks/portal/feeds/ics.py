"""Calendars (RFC 5545) by the library icalendar: what falls due, a whole day each, with an alarm."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta

import icalendar
from icalendar import Alarm, Calendar, vDuration

from portal.ledger.agenda import CalendarItem
from portal.ledger.event import Event
from portal.ledger.scope import Scope
from portal.read.record import PENDING
from portal.site_info import SiteInfo

PRODUCT = "-//sme-green-portal//calendar//ZH"
AHEAD = timedelta(days=-30)


END = b"END:VCALENDAR\r\n"


class Calendars:
    """Makes the calendars of one site, each event once however many calendars have it. The
    authority of its record makes its name unique for good."""

    def __init__(self, info: SiteInfo, authority_of: Callable[[str], str]):
        self.info = info
        self.authority_of = authority_of
        self._known: dict[str, tuple[CalendarItem, bytes]] = {}

    def of(self, title: str, entries: Sequence[CalendarItem]) -> bytes:
        """A calendar with one event for each entry."""
        empty = bytes(_empty(title).to_ical())
        return empty.removesuffix(END) + b"".join(map(self._event, entries)) + END

    def _event(self, entry: CalendarItem) -> bytes:
        known, made = self._known.get(entry.due.key, (None, b""))
        if known is not entry:
            made = bytes(_event(entry, self.info, self.authority_of(entry.due.record)).to_ical())
            self._known[entry.due.key] = (entry, made)
        return made


def last_word(scope: Scope, told: Event, words: str, info: SiteInfo, authority: str) -> bytes:
    """The calendar of a scope that has ended: nothing but that, on the day on which it was told."""
    made = _empty(f"{scope.title} - {info.name}")
    made.add_component(
        _day(
            f"{told.id}@{authority.partition(',')[0]}",
            told.at,
            told.at.date(),
            f"订阅停止：{scope.name}",
            f"{words}\n改订别的：{info.absolute(scope.place)}",
            info.absolute(scope.place),
        )
    )
    return bytes(made.to_ical())


def _empty(title: str) -> Calendar:
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    made.add("name", title)  # RFC 7986
    made.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(timedelta(hours=12)))
    return made


def _day(
    uid: str,
    stamp: datetime,
    on: date,
    summary: str,
    words: str,
    url: str,
    sequence: int = 0,
    cancelled: bool = False,
) -> icalendar.Event:
    """A whole day."""
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("last-modified", stamp.astimezone(UTC))
    event.add("sequence", sequence)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", words)
    event.add("url", url)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    return event


def _event(entry: CalendarItem, info: SiteInfo, authority: str) -> icalendar.Event:
    due = entry.due
    event = _day(
        f"{due.key}@{authority.partition(',')[0]}",
        entry.stamp,
        due.on,
        f"{due.word}：{due.title}",
        _description(entry, info),
        info.absolute(due.url),
        entry.sequence,
        entry.cancelled,
    )
    event.add("categories", [due.word])
    if not entry.cancelled:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", AHEAD)
        alarm.add("description", f"还有 30 天：{due.word}，{due.title}")
        event.add_component(alarm)
    return event


def _description(entry: CalendarItem, info: SiteInfo) -> str:
    due = entry.due
    exact = due.day.precision == "day"
    lines = [
        due.whom,
        "" if exact else f"只知道是{due.day.spoken}，具体日期{PENDING}",
        f"涉及 {len(due.rows)} 个条目" if len(due.rows) > 1 else "",
        f"依据和条件见 {info.absolute(due.url)}",
        f"本站{info.of_itself}；以官方文本为准。",
    ]
    return "\n".join(line for line in lines if line)
