"""A scope holds what concerns its people: its own, what is general, and what its province has."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import feedparser
import pytest
from helpers.desk import Desk
from helpers.tree import law, notice, relief, row

from portal.catalogue.content import content_of
from portal.ledger.event import Subject
from portal.ledger.preview import preview
from portal.ledger.scope import ScopeNames

OWN = [  # so that each of these has something of its own
    law("paper", effective="2020-01-01", industries=["paper"]),
    law("steel", effective="2020-01-01", industries=["steel"]),
    law("zhejiang", effective="2020-01-01", regions=["330000"]),
    law("ningbo", effective="2020-01-01", regions=["330200"]),
    law("shandong", effective="2020-01-01", regions=["370000"]),
    law("motor", effective="2020-01-01", equipment=["motor"]),
    law("pump", effective="2020-01-01", equipment=["pump"]),
    law("general", effective="2020-01-01"),
    law("topical", effective="2020-01-01", topics=["epc"]),
]

INDUSTRIES = {"industry-paper", "industry-steel"}
MACHINES = {"equipment-motor", "equipment-pump"}
ZHEJIANG = {"region-330000", "region-330200", "region-330400"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", *OWN)
    return desk


def concerned(desk: Desk, id: str, *rows: str, named: bool = False) -> set[str]:
    """The scopes that a record is told in, without its catalogue and `all`."""
    catalogue = desk.opened("2026-01-01T08:00").catalogue
    subject = Subject(content_of(catalogue.items[id]), rows=rows)
    found = ScopeNames(catalogue).of_subject(subject, named=named)
    return {id for id in found if "-" in id and id != "phase-out"}


def test_what_is_general_concerns_every_industry_region_and_machine(desk: Desk) -> None:
    told = concerned(desk, "general")
    assert told >= INDUSTRIES | MACHINES | ZHEJIANG | {"region-370000"}
    assert concerned(desk, "general", named=True) == set()
    assert concerned(desk, "topical") == told | {"topic-epc"}  # a topic takes nobody away


def test_no_topic_gets_what_is_general(desk: Desk) -> None:
    assert not {id for id in concerned(desk, "general") if id.startswith("topic")}


def test_what_is_of_one_industry_concerns_no_other(desk: Desk) -> None:
    assert concerned(desk, "paper") == {"industry-paper"}


def test_what_is_about_a_machine_concerns_those_who_follow_it(desk: Desk) -> None:
    assert concerned(desk, "motor") == {"equipment-motor"}


def test_a_city_gets_what_its_province_has_and_no_other_place_does(desk: Desk) -> None:
    told = concerned(desk, "zhejiang")
    assert told >= ZHEJIANG and all(id.startswith("region-33") for id in told)
    assert concerned(desk, "zhejiang", named=True) == {"region-330000"}
    assert concerned(desk, "shandong") & ZHEJIANG == set()


def test_a_citys_own_goes_to_its_province_and_to_no_other_city(desk: Desk) -> None:
    assert concerned(desk, "ningbo") == {"region-330200", "region-330000"}


def test_where_there_is_nothing_of_a_terms_own_nobody_is_told_what_is_told_everywhere(
    desk: Desk,
) -> None:
    """`leather` and Guangdong have no record here, so no page either."""
    assert {"industry-leather", "region-440000"} & concerned(desk, "general") == set()


def test_rows_with_industries_of_their_own_concern_these_the_whole_list_everybody(
    desk: Desk,
) -> None:
    of_paper, of_motor, of_all = (
        row("r-1", industries=["paper"]),
        row("r-2", equipment=["motor"]),
        row("r-3"),
    )
    desk.put("tax", relief("r", of_paper, of_motor, of_all, issued="2020-01-01"))
    assert concerned(desk, "r", "r-1") == {"industry-paper"}
    assert concerned(desk, "r", "r-2") == {"equipment-motor"}
    assert concerned(desk, "r", "r-1", "r-2") == {"industry-paper", "equipment-motor"}
    assert concerned(desk, "r", "r-3") >= INDUSTRIES | MACHINES | ZHEJIANG
    assert concerned(desk, "r") >= INDUSTRIES | MACHINES | ZHEJIANG


def test_rows_that_say_nothing_concern_whom_their_list_concerns(desk: Desk) -> None:
    listed = relief("r", row("r-1"), issued="2020-01-01", industries=["steel"])
    desk.put("tax", listed)
    assert concerned(desk, "r", "r-1") == concerned(desk, "r") == {"industry-steel"}


def test_becoming_general_is_told_to_everybody_and_so_is_ceasing_to_be(desk: Desk) -> None:
    desk.publish("2026-01-01T08:00", "开通")
    desk.put("laws", law("paper", effective="2020-01-01"))
    desk.publish("2026-01-02T08:00", "不分行业了")
    desk.put("laws", law("paper", effective="2020-01-01", industries=["paper"]))
    desk.publish("2026-01-03T08:00", "又只管造纸")
    told = entries(desk, "2026-01-04T08:00", "feeds/industry-steel/atom.xml")
    assert {"paper/amended/2", "paper/amended/3"} <= set(told)


def test_an_amendment_is_in_the_feed_and_a_day_in_the_calendar(desk: Desk) -> None:
    desk.publish("2026-01-01T08:00", "开通")
    ends = notice("n", issued="2020-01-01", expires="2026-06-30")
    desk.put("policies", ends)
    desk.put(
        "laws", law("zhejiang", effective="2020-01-01", regions=["330000"], title="改了名的法")
    )
    desk.publish("2026-01-02T08:00", "改了")
    files = desk.files("2026-01-03T08:00")
    assert "zhejiang/amended/2" in ids(files["feeds/region-330400/atom.xml"])
    assert "n/added" in ids(files["feeds/industry-paper/atom.xml"])
    for scope in ("industry-paper", "region-330400", "equipment-pump"):
        assert b"UID:n/expires@" in files[f"calendar/{scope}.ics"]


def test_the_number_of_members_of_a_bulk_follows(desk: Desk) -> None:
    """Of the nine laws an industry is concerned by its own and the two that are general."""
    desk.publish("2026-01-01T08:00", "开通")
    (entry,) = feedparser.parse(
        desk.files("2026-01-02T08:00")["feeds/industry-paper/atom.xml"]
    ).entries
    assert entry.title == "新收录 9 条（法律法规），与“造纸”有关的 3 条：开通"


def test_the_editor_reads_all_scopes_of_a_kind_in_one_line(desk: Desk) -> None:
    desk.publish("2026-01-01T08:00", "开通")
    desk.put("laws", law("general", effective="2020-01-01", title="改了名的法"))
    publisher = desk.publisher("2026-01-02T08:00")
    lines = list(
        preview([publisher.regular("改了")], publisher, desk.opened("2026-01-02T08:00").catalogue)
    )
    assert "  全部行业的订阅（2 个）：各 1 条" in lines
    assert [line for line in lines if "industry-" in line or "region-" in line] == []
    desk.put("laws", law("paper", effective="2020-01-01", industries=["paper"], title="改名"))
    publisher = desk.publisher("2026-01-02T08:00")
    lines = list(
        preview([publisher.regular("改了")], publisher, desk.opened("2026-01-02T08:00").catalogue)
    )
    assert "  全部行业的订阅（2 个）：各 1 条" in lines
    assert [line for line in lines if "industry-" in line] == [
        "  industry-paper（行业：造纸）：2 条"
    ]


def test_a_citys_page_names_what_of_its_province_binds_it(desk: Desk) -> None:
    desk.put("laws", law("jiaxing", effective="2020-01-01", regions=["330400"]))
    desk.publish("2026-01-01T08:00", "开通")
    pages = desk.portal("2026-01-02T08:00").pages
    city, province = pages["regions/330400/"].body, pages["regions/330000/"].body
    assert "的规定也管到这里，有 1 条：" in city and "laws/zhejiang/" in city
    assert "laws/ningbo/" not in city and "也管到这里" not in province
    assert "不分行业和设备、全国都适用的：" in city


def test_the_panel_says_what_is_in_and_what_is_not(desk: Desk) -> None:
    desk.publish("2026-01-01T08:00", "开通")
    pages = desk.portal("2026-01-02T08:00").pages
    for url in ("industries/paper/", "regions/330000/", "equipment/motor/"):
        assert "<p>含：" in pages[url].body and "；不含：" in pages[url].body
    for url in ("laws/", "topics/epc/", "laws/general/"):
        assert "含：" not in pages[url].body


def entries(desk: Desk, at: str, path: str) -> list[str]:
    return list(ids(desk.files(at)[path]))


def ids(content: bytes) -> Iterator[Any]:
    for entry in feedparser.parse(content).entries:
        yield entry.id.partition(",2026-01-01:")[2]


@pytest.mark.parametrize("how", ["moved", "withdrawn"])
def test_a_scope_whose_only_record_goes_keeps_what_it_told_and_hears_on(
    tmp_path: Path, how: str
) -> None:
    """Else closed months would change, and its people would hear of nothing more."""
    desk = Desk(tmp_path / "data")
    own = law("own", effective="2020-01-01", industries=["paper"])
    desk.put("laws", own, law("general", effective="2020-01-01"))
    desk.publish("2027-01-05T08:00", "开通")
    for id in ("b", "c"):
        desk.put("laws", law(id, effective="2020-01-01"))
        desk.publish("2027-01-06T08:00")
    feed = "feeds/industry-paper/feed.json"
    before = json.loads(desk.files("2027-01-07T08:00")[feed])["items"]
    if how == "moved":
        desk.put("laws", own | {"industries": ["steel"]})
        desk.publish("2027-03-01T08:00")
    else:
        desk.keep(desk.publisher("2027-03-01T08:00").withdrawal("own", "收错了", ""))
    desk.put("laws", law("later", effective="2020-01-01"))
    desk.publish("2027-03-02T08:00")
    later, gone, *rest = json.loads(desk.files("2027-03-02T09:00")[feed])["items"]
    assert rest == before
    assert later["title"] == "新收录：later法" and gone["title"].endswith("own法")


def test_a_scope_that_ended_keeps_what_it_told_and_hears_no_more(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    own = law("own", effective="2020-01-01", regions=["130800"])
    desk.put("laws", own, law("general", effective="2020-01-01"))
    desk.publish("2027-01-05T08:00", "开通")
    feed = "feeds/region-130800/feed.json"
    before = json.loads(desk.files("2027-01-07T08:00")[feed])["items"]
    path = desk.data / "vocab" / "regions.yaml"
    head, _, rest = path.read_text(encoding="utf-8").partition("  - id: '130800'")
    path.write_text(head + "  - id:" + rest.partition("  - id:")[2], encoding="utf-8")
    desk.put("laws", own | {"regions": ["140000"]})
    desk.publish("2027-03-01T08:00", "不再分市")
    desk.put("laws", law("later", effective="2020-01-01"))
    desk.publish("2027-03-02T08:00")
    told = json.loads(desk.files("2027-03-02T09:00")[feed])["items"]
    assert told[-len(before) :] == before
    assert [one["title"] for one in told[: -len(before)]] in (
        ["订阅停止：承德市", "更新：own法"],
        ["更新：own法", "订阅停止：承德市"],
    )
