"""What editors should look at: each reason, how much a record matters, the files of the queue."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import law, notice, relief, row
from icalendar import Calendar

from portal.catalogue.content import content_of
from portal.catalogue.link_report import LinkFinding, LinkReport
from portal.editing.care.review_files import as_calendar, as_csv, as_data
from portal.editing.care.review_queue import Review, coming_reviews, review_queue
from portal.read.dates import PartialDate
from portal.view.site import Site

AT = "2026-11-22T12:00"
DAY = date(2026, 11, 22)
FINE: dict[str, Any] = {
    "summary": "说了什么。",
    "doc_no": "国发〔2020〕1号",
    "issuers": ["state-council"],
    "issued": "2020-01-01",
    "effective": "2020-01-01",
    "verification": {"confidence": "high", "checked": "2026-11-22"},
    "sources": [
        {"title": "公报", "seen": "2026-11-22", "url": "https://www.gov.cn/1"},
        {"title": "法规库", "seen": "2026-11-22", "url": "https://flk.npc.gov.cn/1"},
    ],
}
"""A record with nothing to say against it."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "data")


def checked(day: str, **more: Any) -> dict[str, Any]:
    return FINE["verification"] | {"checked": day} | more


def site_of(desk: Desk, at: str = AT) -> Site:
    return desk.portal(at).site


def reasons_of(desk: Desk, id: str, day: date = DAY, **options: Any) -> dict[str, str]:
    """The reasons of one record, with what they say; none where it is not in the queue."""
    site = site_of(desk, f"{day}T12:00")
    for review in review_queue(site, day, **options):
        if review.item.id == id:
            return {one.id: one.what for one in review.reasons}
    return {}


def test_a_record_without_a_fault_is_not_in_the_queue(desk: Desk) -> None:
    desk.put("laws", law("fine", **FINE))
    assert review_queue(site_of(desk), DAY) == []


@pytest.mark.parametrize(
    ("fields", "reason", "what"),
    [
        ({"status_doubt": "未见是否清理"}, "doubt", "未见是否清理"),
        ({"verification": checked("2026-11-22", confidence="medium")}, "single", ""),
        ({"verification": checked("2026-11-22", note="只见转引")}, "note", "只见转引"),
        (
            {
                "doc_no": None,
                "verification": checked("2026-11-22", unverified=[{"field": "doc_no"}]),
            },
            "unverified",
            "文号",
        ),
        ({"doc_no": None, "summary": None}, "missing", "摘要、文号"),
        (
            {"sources": [{"title": name, "seen": "2026-11-22"} for name in ("转载", "汇编")]},
            "unofficial",
            "",
        ),
        (
            {"deadlines": [{"scope": "企业", "date": "2027-01-15"}]},
            "coming",
            "期限 2027-01-15",
        ),
        (
            {
                "verification": checked("2026-10-01"),
                "deadlines": [{"scope": "企业", "date": "2026-11-01"}],
            },
            "passed",
            "期限 2026-11-01",
        ),
        (
            {"verification": checked("2025-10-01")},
            "overdue",
            "上次核对 2025-10-01，应在 2026-10-01 以前",
        ),
    ],
)
def test_each_reason_is_told_with_what_it_is_about(
    desk: Desk, fields: dict[str, Any], reason: str, what: str
) -> None:
    record = law("one", **(FINE | fields))
    desk.put("laws", {name: value for name, value in record.items() if value is not None})
    assert reasons_of(desk, "one") == {reason: what}


def test_what_is_written_as_unverified_is_not_missing_too(desk: Desk) -> None:
    doubts = checked("2026-11-22", unverified=[{"field": "doc_no"}])
    record = law("one", **(FINE | {"verification": doubts}))
    del record["doc_no"]
    desk.put("laws", record)
    assert set(reasons_of(desk, "one")) == {"unverified"}


def test_a_mere_heading_is_told_to_be_one_and_nothing_else(desk: Desk) -> None:
    heading = {"confidence": "low", "checked": "2026-11-22"}
    record = law("one", verification=heading, status_doubt="未见来源")
    desk.put("laws", {name: record[name] for name in record if name != "sources"})
    assert set(reasons_of(desk, "one")) == {"unseen", "doubt"}


def test_dead_links_of_a_record_and_its_rows_are_told(desk: Desk) -> None:
    dead = "https://www.mof.gov.cn/gone.htm"
    sources = [{"title": "目录", "seen": "2026-11-22", "url": dead}]
    one = row("one-1", sources=sources, verification=FINE["verification"])
    desk.put("tax", relief("one", one, **(FINE | {"level": "normative-document"})))
    day = PartialDate("2026-11-20")
    found = LinkFinding(url=dead, state="dead", why="HTTP 404", checked=day, gone=day)
    (desk.data / "links").mkdir()
    report = LinkReport({dead: found}).text
    (desk.data / "links/report.json").write_text(report, encoding="utf-8")
    assert reasons_of(desk, "one") == {"dead": dead}


def test_what_cites_a_superseded_edition_is_told(desk: Desk) -> None:
    """A notice of 2020 rests on a law in whose place another stands since 2026-11-01."""
    looked = {"verification": checked("2026-10-01"), "added": "2026-10-01"}
    desk.put("laws", law("old", **(FINE | looked)))
    new = {"doc_no": "国发〔2026〕1号", "issued": "2026-10-20", "effective": "2026-11-01"}
    desk.put("laws", law("new", **(FINE | new | {"supersedes": ["old"], "added": "2026-11-05"})))
    resting = FINE | looked | {"basis": ["old"], "doc_no": "国发〔2020〕3号"}
    desk.put("policies", notice("one", **resting))
    assert reasons_of(desk, "one") == {"awaiting": "old法"}
    desk.put("policies", notice("one", **(resting | {"verification": checked("2026-11-22")})))
    assert reasons_of(desk, "one") == {}


def test_rows_with_doubts_are_counted_on_their_list(desk: Desk) -> None:
    doubts = checked("2026-11-22", unverified=[{"field": "rate"}])
    rows = [row(f"one-{number}", verification=doubts) for number in (1, 2)]
    desk.put("tax", relief("one", *rows, **(FINE | {"level": "normative-document"})))
    assert reasons_of(desk, "one") == {"unverified": "在 2 个条目里"}


def test_the_score_is_the_sum_that_is_told(desk: Desk) -> None:
    """3 for the one field missing, times 1.0 + 0.3 for the level + 0.2 for two duties + 0.1 for the
    one that speaks of it: 3 × 1.6 = 4.8, and the rest is dropped."""
    duties = [{"article": "第一条", "must": "报告"}, {"article": "第二条", "must": "审计"}]
    one = law("one", **(FINE | {"duties": duties}))
    del one["doc_no"]
    desk.put("laws", one)
    desk.put("policies", notice("two", **(FINE | {"basis": ["one"], "doc_no": "国发〔2020〕2号"})))
    (review,) = review_queue(site_of(desk), DAY)
    assert (review.points, review.weight.tenths, review.score) == (3, 16, 4)
    assert review.why == "缺内容：文号（3）；重要程度 ×1.6（法律、2 条规定、1 处引用）"


def test_what_has_ended_matters_less_and_is_never_due(desk: Desk) -> None:
    old = FINE | {"verification": checked("2021-02-01"), "repealed": "2021-01-01"}
    desk.put("laws", law("one", **(old | {"summary": "旧。"})))
    assert reasons_of(desk, "one") == {}
    del old["doc_no"]
    desk.put("laws", law("one", **old))
    (review,) = review_queue(site_of(desk), DAY)
    assert review.weight.ended and review.due is None and review.weight.tenths < 5


def test_the_most_pressing_is_first_and_the_order_is_always_the_same(desk: Desk) -> None:
    plain = {name: value for name, value in FINE.items() if name != "doc_no"}
    desk.put("laws", law("b", **plain), law("a", **plain))
    desk.put("laws", law("z", **(plain | {"status_doubt": "未见是否清理"})))
    ids = [review.item.id for review in review_queue(site_of(desk), DAY)]
    assert ids == ["z", "a", "b"]


def test_how_far_ahead_dates_count_can_be_said(desk: Desk) -> None:
    desk.put(
        "laws", law("one", **(FINE | {"deadlines": [{"scope": "企业", "date": "2027-03-15"}]}))
    )
    assert reasons_of(desk, "one", days=90) == {}
    assert reasons_of(desk, "one", days=120) == {"coming": "期限 2027-03-15"}


# --- the files --------------------------------------------------------------------------------------


@pytest.fixture
def queue(desk: Desk) -> tuple[list[Review], Site]:
    record = law("one", **(FINE | {"title": "=HYPERLINK(1)法", "keeper": "节能科"}))
    del record["doc_no"]
    desk.put("laws", record)
    site = site_of(desk)
    return review_queue(site, DAY), site


def test_the_table_opens_in_excel_and_reckons_nothing(queue: tuple[list[Review], Site]) -> None:
    written = as_csv(*queue)
    assert written.startswith(b"\xef\xbb\xbf")
    heading, line = csv.reader(io.StringIO(written.decode("utf-8-sig")))
    told = dict(zip(heading, line, strict=True))
    assert told["题名"] == "'=HYPERLINK(1)法"
    assert (told["文件"], told["由谁看管"]) == ("data/laws/one.yaml", "节能科")
    assert told["应在何时以前复核"] == "2027-11-22"


def test_the_data_hold_each_reason_with_its_points(queue: tuple[list[Review], Site]) -> None:
    (told,) = as_data(queue[0])
    assert told["reasons"] == [{"id": "missing", "points": 3, "words": "缺内容：文号"}]
    assert told["score"] == 3 * 13 // 10 and told["keeper"] == "节能科"


def test_the_calendar_has_a_whole_day_for_each_review_that_is_due(desk: Desk) -> None:
    soon = FINE | {"deadlines": [{"scope": "企业", "date": "2027-01-15"}]}
    late = FINE | {"verification": checked("2025-10-01"), "doc_no": "国发〔2020〕2号"}
    far = FINE | {"doc_no": "国发〔2020〕3号"}
    desk.put("laws", law("soon", **soon), law("late", **late), law("far", **far))
    site = site_of(desk)
    written = as_calendar(coming_reviews(site, DAY), "portal.example")
    events = [part for part in Calendar.from_ical(written).walk("VEVENT")]
    assert [(str(event["UID"]), event.decoded("DTSTART")) for event in events] == [
        ("review/late@portal.example", date(2026, 10, 1)),
        ("review/soon@portal.example", date(2027, 1, 15)),
    ]
    assert all(event.decoded("DTEND") > event.decoded("DTSTART") for event in events)


def test_an_appointment_keeps_its_name_when_its_day_moves(desk: Desk) -> None:
    desk.put("laws", law("one", **(FINE | {"verification": checked("2025-10-01")})))
    before = as_calendar(coming_reviews(site_of(desk), DAY), "portal.example")
    desk.put("laws", law("one", **(FINE | {"verification": checked("2025-12-01")})))
    after = as_calendar(coming_reviews(site_of(desk), DAY), "portal.example")
    (one,), (other,) = (Calendar.from_ical(text).walk("VEVENT") for text in (before, after))
    assert one["UID"] == other["UID"] and one["DTSTART"] != other["DTSTART"]
    assert other["SEQUENCE"] > one["SEQUENCE"]
    assert as_calendar(coming_reviews(site_of(desk), DAY), "portal.example") == after


# --- keepers ----------------------------------------------------------------------------------------


def test_a_keeper_stands_in_no_content_and_needs_no_publication(desk: Desk) -> None:
    desk.put("laws", law("one", **FINE))
    desk.publish("2026-11-22T08:00")
    desk.put("laws", law("one", **(FINE | {"keeper": "张三丰"})))
    opened = desk.opened("2026-11-22T09:00")
    assert opened.problems == [] and opened.unpublished == []
    assert "张三丰" not in str(content_of(opened.catalogue.items["one"]))


def test_a_keeper_is_on_no_page_and_in_no_file(desk: Desk) -> None:
    desk.put("laws", law("one", **(FINE | {"keeper": "张三丰", "doc_no": "国发〔2020〕9号"})))
    desk.put("laws", law("two", keeper="张三丰", effective="2020-01-01"))
    desk.publish("2026-11-22T08:00")
    portal = desk.portal(AT)
    for page in portal.pages.values():
        assert "张三丰" not in page.body, page.url
    for asset in (*portal.assets(), *portal.search_files([])):
        assert "张三丰".encode() not in asset.content, asset.path
    assert all("张三丰" not in path.read_text("utf-8") for path in (desk.data / "ledger").iterdir())
