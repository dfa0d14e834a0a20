"""How fresh each column is: only content counts, and of news the day that it bears."""

from datetime import date
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import EVIDENCE, law
from icalendar import Calendar

from portal.editing.care.review_files import as_calendar
from portal.editing.care.stale_columns import stale_columns, told
from portal.view.freshness import ColumnFreshness, freshness


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "data")


def news(id: str, day: str) -> dict[str, object]:
    return {
        "id": id,
        "title": f"{id}消息",
        "date": day,
        "body": "说了什么。",
        "added": day,
    } | EVIDENCE


def columns(desk: Desk, at: str) -> dict[str, ColumnFreshness]:
    return {one.link.url: one for one in freshness(desk.portal(at).site)}


def test_what_was_published_counts_and_a_silent_correction_does_not(desk: Desk) -> None:
    desk.put("laws", law("first", effective="2026-01-01"))
    desk.publish("2026-02-01T10:00")
    assert columns(desk, "2026-02-01T12:00")["laws/"].last == date(2026, 2, 1)
    desk.put("laws", law("first", effective="2026-01-01", aliases=["一法"]))
    desk.keep(desk.publisher("2026-05-01T10:00").minor("错字"))
    found = columns(desk, "2026-08-04T12:00")["laws/"]
    assert (found.last, found.until) == (date(2026, 2, 1), date(2026, 8, 3))
    assert found.left(date(2026, 8, 3)) == 0 and found.left(date(2026, 8, 4)) == -1
    desk.put("laws", law("first", effective="2026-01-01", aliases=["一法"], summary="改了。"))
    desk.publish("2026-08-05T10:00")
    assert columns(desk, "2026-08-05T12:00")["laws/"].last == date(2026, 8, 5)


def test_news_count_by_the_day_that_they_bear(desk: Desk) -> None:
    desk.put("news", news("older", "2025-12-20"), news("old", "2026-01-05"))
    desk.publish("2026-02-01T10:00")
    found = columns(desk, "2026-02-01T12:00")["news/"]
    assert (found.last, found.until) == (date(2026, 1, 5), date(2026, 1, 19))
    assert "超过 14 天的期限 13 天" in told(found, date(2026, 2, 1))


def test_an_inspection_s_findings_name_the_folder_and_an_empty_column(desk: Desk) -> None:
    desk.put("laws", law("first", effective="2026-01-01"))
    desk.publish("2026-02-01T10:00")
    site = desk.portal("2026-02-10T12:00").site
    found = {one.path: one.message for one in stale_columns(site, "data")}
    assert "data/laws" not in found and "data" not in found
    assert found["data/news"] == "工作动态：还没有内容"


def test_the_editors_calendar_has_the_column_five_days_before(desk: Desk) -> None:
    desk.put("laws", law("first", effective="2026-01-01"))
    desk.publish("2026-02-01T10:00")
    site = desk.portal("2026-02-10T12:00").site
    calendar = Calendar.from_ical(as_calendar((), "portal.example", freshness(site)))
    events = {str(one["uid"]): one for one in calendar.walk("VEVENT")}
    assert events["fresh/home@portal.example"].decoded("dtstart") == date(2026, 2, 10)
    assert events["fresh/laws@portal.example"].decoded("dtstart") == date(2026, 7, 29)
    assert "fresh/news@portal.example" not in events
