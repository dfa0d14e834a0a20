"""`/calendar/`: what falls due, in which part of the page it stands, and what may not be there."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import OURS, Desk
from helpers.tree import catalogue, law, notice, relief, row

from portal.catalogue.catalogue import Catalogue
from portal.portal import Portal
from portal.site_info import UNPLACED

Line = tuple[str, str, str]


def machine(id: str, **fields: Any) -> dict[str, Any]:
    return row(id, match="attribute", action="淘汰") | fields


def phased_out(*rows: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return notice("list", issued="2010-01-01", rows=list(rows)) | fields


def body_of(records: Catalogue, day: str) -> str:
    return str(Portal(records, date.fromisoformat(day)).pages["calendar/"].body)


def parts(body: str) -> dict[str, list[Line]]:
    """By part of the page: month or year, day, and what is said to fall due."""
    found: dict[str, list[Line]] = {}
    part = span = day = ""
    marks = (
        r'<h2 id="(?P<part>[^"]+)|<h3>(?P<span>.*?)</h3>|<summary>(?P<year>\d{4}年) <span|'
        r'<time [^>]*>(?P<day>.*?)</time>|class="falls__title">(?P<entry>.*?)</p>'
    )
    for match in re.finditer(marks, body):
        if match["part"]:
            part = match["part"]
            found[part] = []
        elif match["entry"]:
            words = re.sub(r"<a class=.*?</a>|<.*?>", "", match["entry"]).strip()
            found[part].append((span, day, words))
        else:
            span, day = match["span"] or match["year"] or span, match["day"] or day
    return found


def told(records: Catalogue, day: str) -> dict[str, list[Line]]:
    return parts(body_of(records, day))


def test_each_thing_stands_in_its_part() -> None:
    rows = [machine("old", deadline="2015-12-31"), machine("new", deadline="2026-10-31")]
    records = catalogue(
        laws=[law("here", effective="2026-03-01"), law("long", effective="2000-01-01")],
        policies=[
            notice("soon", issued="2020-01-01", expires="2026-12-31"),
            notice("far", issued="2020-01-01", expires="2027-12-31"),
            notice("gone", issued="2020-01-01", expires="2026-06-30"),
        ],
        phase_out=[phased_out(*rows)],
    )
    assert told(records, "2026-11-26") == {
        "coming": [("2026年12月", "2026-12-31", "期满 关于soon的通知")],
        "later": [("2027年", "2027-12-31", "期满 关于far的通知")],
        "past": [
            ("2026年10月", "2026-10-31", "淘汰期限已过 new项"),
            ("2026年6月", "2026-06-30", "已期满 关于gone的通知"),
        ],
        "begun": [("2026年3月", "2026-03-01", "已施行 here法")],
        "older": [("2015年", "2015-12-31", "淘汰期限已过 old项")],
    }


@pytest.mark.parametrize(
    ("day", "coming", "past"),
    [("2026-12-31", ["期满 关于p的通知"], []), ("2027-01-01", [], ["已期满 关于p的通知"])],
)
def test_a_last_day_is_to_come_while_it_runs(day: str, coming: list[str], past: list[str]) -> None:
    records = catalogue(policies=[notice("p", issued="2020-01-01", expires="2026-12-31")])
    found = told(records, day)
    assert [words for _, _, words in found.get("coming", [])] == coming
    assert [words for _, _, words in found.get("past", [])] == past


def test_what_is_known_to_the_month_or_year_stands_behind_the_days_in_it() -> None:
    ends = {"d": "2027-03-10", "m": "2027-03", "y": "2027", "last": "2027-12-31"}
    policies = [notice(id, issued="2020-01-01", expires=day) for id, day in ends.items()]
    found = told(catalogue(policies=policies), "2027-02-15")
    assert [(span, day) for span, day, _ in found["coming"]] == [
        ("2027年3月", "2027-03-10"),
        ("2027年3月", "2027年3月内"),
        ("2027年12月", "2027-12-31"),
        ("2027年，没有写明哪一天", "2027年内"),
    ]
    assert "data-due>2027-03-10" in body_of(catalogue(policies=policies), "2027-02-15")
    assert 'datetime="2027">' in body_of(catalogue(policies=policies), "2027-02-15")


def test_of_what_has_ended_only_its_end_is_left() -> None:
    deadlines = [{"scope": "企业", "date": "2027-06-30"}]
    old = notice("old", issued="2020-01-01", repealed="2026-06-01", deadlines=deadlines)
    rows = [machine("a", deadline="2027-03-31")]
    records = catalogue(
        policies=[old, notice("new", issued="2026-09-01", supersedes=["list"])],
        phase_out=[phased_out(*rows)],
    )
    assert told(records, "2026-11-26") == {
        "past": [("2026年6月", "2026-06-01", "已废止 关于old的通知")]
    }


def test_rows_of_a_list_are_one_and_go_without_saying_where_the_list_says_it() -> None:
    rows = [row(f"r{number}", expires="2027-01-31") for number in range(3)]
    whole = relief("whole", *rows, issued="2020-01-01", expires="2027-01-31")
    alike = [machine(f"m{number}", deadline="2027-01-31") for number in range(3)]
    body = body_of(catalogue(tax=[whole], phase_out=[phased_out(*alike)]), "2026-11-26")
    assert [words for _, _, words in parts(body)["coming"]] == [
        "淘汰期限 关于list的通知",
        "期满 关于whole的通知",
    ]
    assert "其中 3 条" in body and 'href="../phase-out/list/#rows"' in body


def test_a_row_says_which_list_it_is_in_and_a_deadline_whom_it_concerns() -> None:
    deadlines = [{"scope": "重点用能单位", "date": "2027-01-31", "unverified": True}]
    rows = [machine("m", deadline_rules=[{"made": "<=2003", "stop_use_by": "2027-01-31"}])]
    records = catalogue(
        policies=[notice("p", issued="2020-01-01", deadlines=deadlines)],
        phase_out=[phased_out(*rows)],
    )
    facts = re.findall(r'class="falls__facts">(.*?)</p>', body_of(records, "2026-11-26"))
    assert facts == [
        "重点用能单位（待核）",
        "关于list的通知；2003年及以前生产的，最迟2027-01-31停止使用",
    ]


def test_a_passed_deadline_claims_nothing_about_a_machine() -> None:
    body = body_of(
        catalogue(phase_out=[phased_out(machine("m", deadline="2026-10-31"))]), "2026-11-26"
    )
    assert "期限已过不等于你的设备要停用" in body


def test_the_page_stays_until_a_day_is_crossed_or_a_month_brings_something_near() -> None:
    records = catalogue(
        policies=[
            notice("p", issued="2020-01-01", expires="2027-01-31"),
            notice("q", issued="2020-01-01", expires="2028-02-15"),
        ]
    )
    bodies = {
        day: body_of(records, day)
        for day in ("2026-11-26", "2026-11-30", "2026-12-01", "2027-01-31", "2027-02-28")
    }
    first, *same = list(bodies.values())[:4]
    assert all(body == first for body in same)
    assert bodies["2027-02-28"] != first
    assert body_of(records, "2027-03-01") != bodies["2027-02-28"]


def test_no_date_at_all_is_said() -> None:
    assert "没有登记会到期或将施行的事" in body_of(
        catalogue(policies=[notice("p", issued="2020-01-01")]), "2026-11-26"
    )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A folder in which a law to come and a relief that ends were published."""
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2027-01-01"))
    desk.put("tax", relief("r", row("r-1"), issued="2020-01-01", expires="2027-06-30"))
    desk.publish("2026-11-22T08:00")
    return desk


def added(desk: Desk, at: str) -> list[str]:
    """The calendar files that the page feeds."""
    body = str(desk.portal(at).pages["calendar/"].body)
    return re.findall(r'href="\.\./(calendar/entry/[^"]+)"', body)


def test_what_was_published_can_be_taken_into_a_calendar(desk: Desk) -> None:
    offered = ["calendar/entry/a-effective.ics", "calendar/entry/r-expires.ics"]
    assert added(desk, "2026-11-23T12:00") == offered
    assert set(offered) <= desk.files("2026-11-23T12:00").keys()
    assert added(desk, "2027-01-02T12:00") == offered[1:]  # nobody needs a day that is over


def test_what_bears_another_id_keeps_its_calendar_file(desk: Desk) -> None:
    desk.path("laws", "a").unlink()
    desk.put("laws", law("b", title="a法", effective="2027-01-01"))
    desk.keep(desk.publisher("2026-12-01T10:00").renaming("a", "b", ""))
    assert added(desk, "2026-12-02T12:00")[0] == "calendar/entry/a-effective.ics"
    assert set(added(desk, "2026-12-02T12:00")) <= desk.files("2026-12-02T12:00").keys()


def test_what_was_withdrawn_falls_due_no_more(desk: Desk) -> None:
    desk.keep(desk.publisher("2026-12-01T10:00").withdrawal("a", "有误", ""))
    portal = desk.portal("2026-12-02T12:00")
    assert "a法" not in portal.pages["calendar/"].body
    assert "a法" not in portal.addition("").partition('id="due"')[2]


def test_the_calendar_can_be_subscribed_to(desk: Desk) -> None:
    body = desk.portal("2026-11-23T12:00", OURS).pages["calendar/"].body
    assert re.findall(r'href="webcal://portal\.example/([^"]+)"', body) == [
        "calendar/all.ics",
        "calendar/laws.ics",
        "calendar/tax.ics",
    ]
    for name in ("all", "laws", "tax"):
        assert f'href="../calendar/{name}.ics"' in body
    nowhere = desk.portal("2026-11-23T12:00", UNPLACED).pages["calendar/"].body
    assert "webcal:" not in nowhere and 'href="../calendar/laws.ics"' in nowhere


def test_nothing_is_offered_before_anything_was_published() -> None:
    records = catalogue(laws=[law("a", effective="2027-01-01")])
    body = body_of(records, "2026-11-26")
    assert ".ics" not in body and "a法" in body
