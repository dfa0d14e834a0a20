"""The first day of amended rules falls due like any other: thirty days ahead, on the day, in calendars."""

from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import law

from portal.validity.due_dates import due_dates

AMENDED = [
    {"date": "2024-01-01", "effective": "2024-01-01"},
    {"date": "2026-10-28", "effective": "2027-01-01", "note": "修正"},
]
CONTENT = {"id": "a", "catalogue": "laws", "title": "a法"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.publish("2026-10-01T08:00", "开通")
    desk.put("laws", law("a", effective="2020-01-01", amendments=AMENDED[1:]))
    desk.publish("2026-10-30T08:00", "修正")
    return desk


def test_only_a_day_of_its_own_falls_due() -> None:
    dues = due_dates({**CONTENT, "amendments": AMENDED})
    assert [(due.key, due.sort, due.word, due.day.text) for due in dues] == [
        ("a/amendment/2026-10-28", "effective", "施行修改后的规定", "2027-01-01")
    ]


def test_it_is_told_ahead_and_on_the_day(desk: Desk) -> None:
    told = desk.files("2027-01-02T08:00")["feeds/all/atom.xml"].decode()
    assert "即将施行修改后的规定（2027-01-01）：a法" in told
    assert "施行修改后的规定：a法" in told
    assert "自2027-01-01起施行修改后的规定。" in told


def test_it_stands_in_the_calendar_and_is_moved_there(desk: Desk) -> None:
    before = desk.files("2026-11-01T08:00")["calendar/all.ics"].decode()
    assert "UID:a/amendment/2026-10-28@portal.example" in before
    later = {**AMENDED[1], "effective": "2027-03-01"}
    desk.put("laws", law("a", effective="2020-01-01", amendments=[later]))
    desk.publish("2026-11-02T08:00", "施行日期改了")
    after = desk.files("2026-11-03T08:00")["calendar/all.ics"].decode()
    assert after.count("BEGIN:VEVENT") == before.count("BEGIN:VEVENT")
    assert "20270301" in after and "20270101" not in after


def test_pages_say_it(desk: Desk) -> None:
    portal = desk.portal("2026-11-01T08:00")
    page = str(portal.pages["laws/a/"].make().body)
    assert "修改后的规定自2027-01-01起施行" in page
    assert "2026-10-28 修正（2027-01-01 起施行）" in page
    assert "施行修改后的规定" in str(portal.pages["calendar/"].make().body)
