"""The queue of reviews as files: a table for Excel, a calendar for the editors, plain data."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Event

from portal.as_of import CHINA
from portal.editing.care.review_queue import Review
from portal.read.formula_signs import inert
from portal.view.freshness import WARNING, ColumnFreshness
from portal.view.site import Site

PRODUCT = "-//sme-green-portal//reviews//ZH"

_HEADINGS = (
    *("名次", "分", "编号", "题名", "栏目", "文件", "由谁看管"),
    *("上次核对", "应在何时以前复核", "状态", "为什么排在这里"),
)

_FIRST = date(2020, 1, 1)
"""Numbers of versions of appointments count days from here."""


def as_csv(queue: Sequence[Review], site: Site) -> bytes:
    """A table that Excel opens by itself: UTF-8 with a mark, and nothing that it would reckon."""
    written = io.StringIO(newline="")
    table = csv.writer(written)
    table.writerow(_HEADINGS)
    for place, review in enumerate(queue, 1):
        item = review.item
        badge = site.badge(item)
        cells = (
            *(place, review.score, item.id, item.title, item.kind.name, review.path, review.keeper),
            *(item.value.verification.checked, review.due or "", badge.name if badge else ""),
            review.why,
        )
        table.writerow([inert(str(cell)) for cell in cells])
    return b"\xef\xbb\xbf" + written.getvalue().encode("utf-8")


def as_calendar(
    found: Iterable[Review], host: str, columns: Iterable[ColumnFreshness] = ()
) -> bytes:
    """An appointment of a whole day for each review, on the day by which it is due; for each column five
    days before the one by which it has to get something new. Its name stays
    when the day moves, so that a calendar that has it moves it too; the same data give the same
    bytes, whenever this is run."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("x-wr-calname", "要复核的记录")
    made.add("name", "要复核的记录")  # RFC 7986
    for review in found:
        if review.due:
            made.add_component(_event(review, review.due, host))
    for column in columns:
        if column.until:
            made.add_component(_of_column(column, column.until, host))
    return bytes(made.to_ical())


def as_data(queue: Iterable[Review]) -> list[dict[str, Any]]:
    """The queue as plain data."""
    return [
        {
            "id": review.item.id,
            "title": review.item.title,
            "path": review.path,
            "score": review.score,
            "weight": review.weight.tenths / 10,
            "weight_reasons": list(review.weight.reasons),
            "reasons": [
                {"id": one.id, "points": one.points, "words": one.words} for one in review.reasons
            ],
            "checked": review.item.value.verification.checked.text,
            "due": review.due.isoformat() if review.due else None,
            "keeper": review.keeper or None,
        }
        for review in queue
    ]


def _event(review: Review, day: date, host: str) -> Event:
    item = review.item
    lines = [
        f"文件：{review.path}",
        f"上次核对：{item.value.verification.checked}",
        f"由谁看管：{review.keeper}" if review.keeper else "",
        *(one.words for one in review.reasons),
        "看过原文以后，把 verification.checked 改成当天，再用 publish.py --minor 发布。",
    ]
    told = "\n".join(line for line in lines if line)
    checked = item.value.verification.checked.last
    event = _whole_day(f"review/{item.id}@{host}", checked, day, f"复核：{item.title}", told)
    event.add("categories", [item.kind.name])
    event.add("transp", "TRANSPARENT")
    return event


def _of_column(column: ColumnFreshness, until: date, host: str) -> Event:
    last = column.last or until
    told = f"最近一次更新 {last}；{until} 以前要有新的内容，收录并发布以后这一天会后移。"
    uid = f"fresh/{column.link.url.strip('/') or 'home'}@{host}"
    event = _whole_day(uid, last, until - WARNING, f"栏目要更新：{column.link.text}", told)
    event.add("transp", "TRANSPARENT")
    return event


def _whole_day(uid: str, since: date, day: date, summary: str, told: str) -> Event:
    """An appointment of a whole day, as it stands since a day."""
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(since, time(), CHINA).astimezone(UTC))
    event.add("sequence", max(0, (since - _FIRST).days))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", summary)
    event.add("description", told)
    return event
