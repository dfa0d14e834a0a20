"""What subscribers of a whole catalogue rely on: cases that somebody who trusts nobody would try."""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import feedparser
import pytest
from helpers.building import DATA, build, publish
from helpers.desk import Desk
from helpers.tree import law, notice
from icalendar import Calendar

from portal.ledger.preview import preview
from portal.site_info import SiteInfo

NOW = "2026-11-28T12:00"
"""After the last publication of the frozen ledger, which never gets another."""
LATER = "2026-11-28T13:00"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A copy of the frozen data with its ledger, all of it published."""
    shutil.copytree(DATA, tmp_path / "data")
    desk = Desk(tmp_path / "data")
    assert desk.opened(NOW).unpublished == []
    return desk


@pytest.fixture(scope="module")
def fetched() -> dict[str, bytes]:
    """What subscribers have: the files of the frozen data as of NOW."""
    return Desk(DATA).files(NOW)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def ids(content: bytes) -> list[str]:
    return [entry.id for entry in feedparser.parse(content).entries]


def new_entries(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    """By scope, the entries that a subscriber had not seen; scopes where no byte changed are out."""
    found = {}
    for path, content in after.items():
        if path.endswith("/atom.xml") and content != before.get(path):
            known = ids(before[path]) if path in before else []
            scope = path.split("/")[1]
            found[scope] = [id for id in ids(content) if id not in known]
    return found


def without_general(scopes: Iterable[str]) -> set[str]:
    """Without those that are told what is general, whatever it is."""
    return {id for id in scopes if not id.startswith(("industry-", "region-", "equipment-"))}


def test_one_field_of_a_list_reaches_exactly_those_it_concerns(
    desk: Desk, fetched: dict[str, bytes]
) -> None:
    edit(desk.path("phase-out", "gaohaoneng-4"), "scope:", "scope: 试改")
    press = desk.publisher(LATER)
    publication = press.regular("改一处范围")
    said = list(preview([publication], press, desk.opened(LATER).catalogue))
    named = {line.split("（")[0].strip() for line in said if line.endswith("：1 条")}
    desk.keep(publication)
    after = desk.files(LATER)
    new = new_entries(fetched, after)
    assert new.keys() == named and "phase-out" in named and "laws" not in named
    assert all(len(entries) == 1 for entries in new.values())
    for scope in new:
        (item, *_) = json.loads(after[f"feeds/{scope}/feed.json"])["items"]
        assert re.search(r"<del>(?!试改).*</del> → <ins>试改", item["content_html"])
    changed = {path.split("/")[1] for path in after if after[path] != fetched.get(path)}
    assert changed <= named | {"subscriptions.opml"}


def test_a_thousand_records_give_each_feed_one_entry(desk: Desk, fetched: dict[str, bytes]) -> None:
    desk.put(
        "laws",
        *(law(f"m{n}", effective="2020-01-01", topics=["water-saving"]) for n in range(600)),
    )
    desk.put(
        "policies",
        *(notice(f"n{n}", issued="2020-01-01", industries=["paper"]) for n in range(400)),
    )
    desk.publish(LATER, "批量收录")
    new = new_entries(fetched, desk.files(LATER))
    assert without_general(new) == {"all", "laws", "policies", "topic-water-saving"}
    assert "industry-paper" in new and all(len(entries) == 1 for entries in new.values())


def test_a_rename_storm_is_silence(desk: Desk, fetched: dict[str, bytes]) -> None:
    """A title, a file, a category and the site's address change: no new entry anywhere."""
    title = "中华人民共和国节约能源法"
    edit(
        desk.path("laws", "energy-conservation-law"), f"title: {title}", f"title: {title}（2018年）"
    )
    edit(desk.path("cases", "case-015"), "industries:", "industries: [paper]\n# industries:")
    desk.keep(desk.publisher("2026-11-28T12:10").minor(""))
    old, new = desk.path("news", "news-2026-08-15-code-in-force"), desk.path("news", "news-code")
    new.write_text(
        old.read_text(encoding="utf-8").replace(
            "id: news-2026-08-15-code-in-force", "id: news-code"
        ),
        encoding="utf-8",
    )
    old.unlink()
    for path in desk.data.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if "news-2026-08-15-code-in-force" in text:
            path.write_text(
                text.replace("news-2026-08-15-code-in-force", "news-code"), encoding="utf-8"
            )
    desk.keep(
        desk.publisher("2026-11-28T12:20").renaming(
            "news-2026-08-15-code-in-force", "news-code", ""
        )
    )
    assert desk.opened(LATER).unpublished == []
    assert desk.files(LATER) == fetched
    moved = desk.files(LATER, SiteInfo("平台", "https://other.example/", "政策信息"))
    for path, content in moved.items():
        if path.endswith("/atom.xml"):
            assert ids(content) == ids(fetched[path])
    pages = {asset.path: asset.content for asset in desk.portal(LATER).assets()}
    leading = pages["news/news-2026-08-15-code-in-force/index.html"]
    assert b'href="../../news/news-code/"' in leading


def test_a_policy_of_2016_added_today_tops_the_feed_dated_today(
    desk: Desk, fetched: dict[str, bytes]
) -> None:
    desk.put("policies", notice("old-policy", issued="2016-03-01", effective="2016-04-01"))
    desk.publish(LATER, "补收")
    after = desk.files(LATER)
    (top, *_) = json.loads(after["feeds/all/feed.json"])["items"]
    assert top["id"].endswith(":old-policy/added")
    assert top["date_published"] == "2026-11-28T13:00:00+08:00"
    assert "成文日期：2016-03-01" in top["content_html"]
    assert "施行日期：2016-04-01" in top["content_html"]
    new = new_entries(fetched, after)
    assert without_general(new) == {"all", "policies"} and "industry-paper" in new


def test_withdrawing_is_one_event_and_nothing_old_slides_in(desk: Desk) -> None:
    for month in range(1, 9):  # push the first import out of what is fetched
        numbers = range(month * 5 - 5, month * 5)
        desk.put("policies", *(notice(f"n{n}", issued="2020-01-01") for n in numbers))
        desk.publish(f"2027-{month:02}-01T08:00")
    before = desk.files("2027-09-01T08:00")
    assert not any(id.endswith("added/policies") for id in ids(before["feeds/policies/atom.xml"]))
    desk.keep(desk.publisher("2027-09-01T09:00").withdrawal("n39", "重复收录", ""))
    portal = desk.portal("2027-09-01T10:00")
    new = new_entries(before, desk.files("2027-09-01T10:00"))
    assert without_general(new) == {"all", "policies"} and "industry-paper" in new
    assert {*map(tuple, new.values())} == {("tag:example.org,2026-11-22:n39/withdrawn/2",)}
    assert "重复收录" in portal.pages["policies/n39/"].body


@pytest.mark.whole_site
def test_midnight_turns_everything_at_once(tmp_path: Path) -> None:
    """A rule of 2027-01-01, built a minute before and after, in UTC and in Los Angeles."""
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("rule", effective="2027-01-01"), law("old", effective="2000-01-01"))
    desk.put("laws", law("rule", effective="2027-01-01", supersedes=["old"]))
    publish(desk.data, "2026-11-23T08:00+08:00", "--note", "开通")
    settings = {"PORTAL_DATA": str(desk.data)}
    before = build(tmp_path / "before", "2026-12-31T23:59+08:00", TZ="UTC", **settings)
    after = build(
        tmp_path / "after", "2027-01-01T00:01+08:00", TZ="America/Los_Angeles", **settings
    )
    there = build(tmp_path / "there", "2026-12-31T16:01+00:00", TZ="UTC", **settings)

    def read(site: Path, path: str) -> str:
        return (site / path).read_text(encoding="utf-8")

    def events(site: Path) -> list[str]:
        return [item["id"] for item in json.loads(read(site, "feeds/all/feed.json"))["items"]]

    assert "尚未施行" in read(before, "laws/rule/index.html")
    assert "现行有效" in read(after, "laws/rule/index.html")
    assert "已废止" in read(after, "laws/old/index.html")
    assert "已废止" not in read(before, "laws/old/index.html")
    assert [id for id in events(after) if id not in events(before)] == [
        "tag:example.org,2026-11-23:rule/effective"
    ]
    assert "tag:example.org,2026-11-23:rule/effective" not in events(before)
    assert "施行" in read(after, "updates/index.html")
    assert (before / "calendar/all.ics").read_bytes() == (after / "calendar/all.ics").read_bytes()
    assert (after / "feeds/all/atom.xml").read_bytes() == (
        there / "feeds/all/atom.xml"
    ).read_bytes()
    feeds = [feedparser.parse(path.read_bytes()) for path in before.rglob("atom.xml")]
    told = [entry.get("published", "") for feed in feeds for entry in feed.entries]
    assert told and max(told) <= "2026-12-31T23:59:00+08:00"


def test_nothing_is_told_before_it_was_published(desk: Desk) -> None:
    """The import was at eight in the morning: a minute earlier there are no feeds at all."""
    assert desk.files("2026-11-22T07:59") == {}
    assert "feeds/all/atom.xml" in desk.files("2026-11-22T08:00")


def test_no_file_for_an_empty_scope_and_one_for_every_other(fetched: dict[str, bytes]) -> None:
    for path, content in fetched.items():
        if path.endswith("/atom.xml"):
            assert ids(content), path
        elif path.endswith(".ics"):
            assert Calendar.from_ical(content.decode()).walk("VEVENT"), path
    assert "feeds/all/atom.xml" in fetched and len(fetched) > 300


def test_feeds_carry_no_fact_of_a_heading_without_a_source(fetched: dict[str, bytes]) -> None:
    number, files = "国办发〔2010〕25号".encode(), fetched
    assert len(files) > 100
    assert [path for path, content in files.items() if number in content] == []
