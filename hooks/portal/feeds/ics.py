"""Calendars (RFC 5545) by the library icalendar: what falls due, a whole day each, with an alarm."""

from datetime import UTC, timedelta

from icalendar import Alarm, Calendar, Event, vDuration

from portal.ledger.agenda import CalendarItem
from portal.read.record import PENDING
from portal.site_info import SiteInfo

PRODUCT = "-//sme-green-portal//calendar//ZH"
AHEAD = timedelta(days=-30)


def calendar(title: str, entries: list[CalendarItem], info: SiteInfo, authority: str) -> bytes:
    """A calendar with one event for each entry. `authority` makes their names unique for good."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", title)
    made.add("name", title)  # RFC 7986
    made.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(timedelta(hours=12)))
    for entry in entries:
        made.add_component(_event(entry, info, authority))
    return bytes(made.to_ical())


def _event(entry: CalendarItem, info: SiteInfo, authority: str) -> Event:
    due = entry.due
    host = authority.partition(",")[0]
    event = Event()
    stamp = entry.stamp.astimezone(UTC)
    event.add("uid", f"{due.key}@{host}")
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", entry.sequence)
    event.add("dtstart", due.on)
    event.add("dtend", due.on + timedelta(days=1))
    event.add("summary", f"{due.word}：{due.title}")
    event.add("description", _description(entry, info))
    event.add("url", info.absolute(due.url))
    event.add("transp", "TRANSPARENT")
    event.add("categories", [due.word])
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
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
        "本站是开源示例，不是政府网站；以官方文本为准。",
    ]
    return "\n".join(line for line in lines if line)
