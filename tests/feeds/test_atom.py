"""Atom feeds keep RFC 4287, their archives RFC 5005, and a feed parser finds nothing wrong.

Rules checked, by section of RFC 4287: 3.3 dates of RFC 3339; 4.1.1 one id, title, updated and
author, at most one of generator, subtitle, no two alternates of a type, a self link; 4.1.2 the same
for entries, content or an alternate; 4.2.2 category has a term, its scheme is an IRI; 4.2.6 ids are
absolute and unique; 4.2.7 links have a href; 3.1.1.2 what is of type html is well-formed text and
loads nothing. Of RFC 5005: 4 archives are marked, point to the one before and to the current
document, which is not marked itself; the chain ends and holds every entry once.
Not checked: 3.1.1.3 xhtml and 4.1.3 binary or remote content, signatures (none is used).
"""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from helpers.desk import Desk
from helpers.tree import catalogue, notice
from lxml import etree, html

from portal.catalogue.content import content_of
from portal.ledger.event import Subject
from portal.view.event_text import EventText
from portal.view.value_formatter import ValueFormatter

A = "{http://www.w3.org/2005/Atom}"
FH = "{http://purl.org/syndication/history/1.0}"
RFC3339 = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$")


def feeds(files: dict[str, bytes]) -> dict[str, Any]:
    """Every Atom document by address."""
    wanted = re.compile(r"^feeds/[^/]+/(atom|archive/\d{4}-\d\d)\.xml$")
    return {
        path: etree.fromstring(content) for path, content in files.items() if wanted.match(path)
    }


def links(element: Any, rel: str) -> list[str]:
    found = [link for link in element.findall(f"{A}link") if link.get("rel", "alternate") == rel]
    return [link.get("href") for link in found]


def test_there_are_feeds_and_archives(files: dict[str, bytes]) -> None:
    found = feeds(files)
    assert "feeds/all/atom.xml" in found and "feeds/all/archive/2026-01.xml" in found
    assert not [path for path in files if "archive" in path and "/2026-07" in path]  # still open


def test_feeds_have_what_they_must_and_nothing_twice(files: dict[str, bytes]) -> None:
    for path, feed in feeds(files).items():
        assert feed.tag == f"{A}feed", path
        for name, most in (
            ("id", 1),
            ("title", 1),
            ("updated", 1),
            ("author", 1),
            ("generator", 1),
        ):
            assert len(feed.findall(f"{A}{name}")) == most, (path, name)
        assert feed.findtext(f"{A}author/{A}name")
        assert links(feed, "self") == [f"https://portal.example/{path}"]
        assert len(links(feed, "alternate")) == 1
        entries = feed.findall(f"{A}entry")
        updated = [entry.findtext(f"{A}updated") for entry in entries]
        assert feed.findtext(f"{A}updated") == max(updated)
        assert updated == sorted(updated, reverse=True)


def test_entries_have_what_they_must_and_nothing_twice(files: dict[str, bytes]) -> None:
    for path, feed in feeds(files).items():
        ids = []
        for entry in feed.findall(f"{A}entry"):
            for name in ("id", "title", "updated", "published", "summary", "content"):
                assert len(entry.findall(f"{A}{name}")) == 1, (path, name)
            ids.append(entry.findtext(f"{A}id"))
            assert re.match(r"^tag:portal\.example,2026-01-01:\S+$", ids[-1])
            for name in ("updated", "published"):
                text = entry.findtext(f"{A}{name}")
                assert RFC3339.match(text) and datetime.fromisoformat(text)
            (alternate,) = links(entry, "alternate")
            assert alternate.startswith("https://portal.example/")
            for category in entry.findall(f"{A}category"):
                assert category.get("term") and category.get("label")
                assert category.get("scheme", "").startswith("https://portal.example/")
        assert len(ids) == len(set(ids)), path


def test_text_is_text_and_runs_nothing(files: dict[str, bytes]) -> None:
    for path, feed in feeds(files).items():
        for entry in feed.findall(f"{A}entry"):
            content = entry.find(f"{A}content")
            assert content.get("type") == "html" and len(content) == 0
            body = html.fromstring(f"<div>{content.text}</div>")
            names = {element.tag for element in body.iter()}
            assert names <= {"div", "p", "ul", "li", "a", "del", "ins"}, (path, names)
            for element in body.iter():
                assert set(element.keys()) <= {"href"}
                assert element.get("href", "https://").startswith("https://")


def test_the_hostile_title_arrives_as_it_was_typed(files: dict[str, bytes], desk: Desk) -> None:
    feed = feedparser.parse(files["feeds/news/atom.xml"])
    assert "<script>alert(1)</script>" in feed.entries[0].title_detail.value.replace(
        "&lt;", "<"
    ).replace("&gt;", ">")
    assert "]]>" in files["feeds/news/atom.xml"].decode().replace("&gt;", ">")


def test_a_parser_finds_nothing_wrong(files: dict[str, bytes]) -> None:
    for path in feeds(files):
        parsed = feedparser.parse(files[path])
        assert not parsed.bozo and parsed.version == "atom10", path
        assert all(entry.id and entry.title and entry.link for entry in parsed.entries)


def test_every_entry_is_reached_once_along_the_archives(
    files: dict[str, bytes], desk: Desk
) -> None:
    documents = feeds(files)
    events = [event.id for event in desk.opened("2026-07-10T12:00").following.timeline.events]
    seen: list[str] = []
    path, months = "feeds/all/atom.xml", []
    while path:
        feed = documents[path]
        is_archive = feed.find(f"{FH}archive") is not None
        assert is_archive == ("archive/" in path) and feed.find(f"{FH}complete") is None
        assert links(feed, "current") == (
            ["https://portal.example/feeds/all/atom.xml"] if is_archive else []
        )
        assert feed.findtext(f"{A}id") == "tag:portal.example,2026-01-01:feed/all"
        seen += [entry.findtext(f"{A}id").partition(":")[2] for entry in feed.findall(f"{A}entry")]
        before = links(feed, "prev-archive")
        assert len(before) <= 1
        path = before[0].removeprefix("https://portal.example/") if before else ""
        months.append(path)
    assert len(months) > 3
    assert sorted(seen) == sorted(f"portal.example,2026-01-01:{id}" for id in events)
    everywhere = {path for path in documents if path.startswith("feeds/all/archive/")}
    assert everywhere == {month for month in months if month}  # no archive is left out


def test_closed_months_stay_as_they_are(desk: Desk, files: dict[str, bytes]) -> None:
    later = desk.files("2027-03-01T12:00")
    closed = {path: content for path, content in files.items() if "/archive/" in path}
    assert closed and {path: later[path] for path in closed} == closed


@pytest.mark.parametrize("address", ["https://other.example/", "https://portal.example/sub/"])
def test_another_address_gives_no_new_ids(
    desk: Desk, files: dict[str, bytes], address: str
) -> None:
    from portal.site_info import SiteInfo

    moved = desk.files("2026-07-10T12:00", SiteInfo("平台", address, "政策信息"))
    assert moved.keys() == files.keys()
    for path, feed in feeds(files).items():
        ids = [element.text for element in feed.iter(f"{A}id")]
        assert ids == [element.text for element in etree.fromstring(moved[path]).iter(f"{A}id")]


def test_a_hub_is_named_only_when_there_is_one(desk: Desk, files: dict[str, bytes]) -> None:
    from portal.site_info import SiteInfo

    assert b"hub" not in files["feeds/all/atom.xml"]
    hub = "https://hub.example/"
    told = desk.files("2026-07-10T12:00", SiteInfo("平台", "https://portal.example/", hub=hub))
    assert links(etree.fromstring(told["feeds/all/atom.xml"]), "hub") == [hub]
    assert hub.encode() in told["feeds/all/rss.xml"] and hub.encode() in told["feeds/all/feed.json"]
    assert hub.encode() not in told["feeds/all/archive/2026-01.xml"]


def test_what_is_doubted_is_marked_wherever_it_is_told(tmp_path: Path) -> None:
    doubts = [{"field": "issued", "part": "日"}, {"field": "issuers"}, {"field": "summary"}]
    evidence = {"confidence": "medium", "checked": "2026-01-01", "unverified": doubts}
    desk = Desk(tmp_path / "data")
    desk.put("policies", notice("old", issued="2020-01-01"))
    desk.publish("2026-01-01T08:00")
    record = notice("a", issued="2026-01-05", issuers=["miit"], summary="摘要。")
    desk.put("policies", record | {"verification": evidence})
    desk.publish("2026-01-02T08:00")
    said = desk.files("2026-01-02T09:00")["feeds/policies/feed.json"].decode()
    for words in ("2026-01-05（部分待核）", "工业和信息化部（待核）", "摘要。（待核）"):
        assert words in said, words


def test_a_source_that_may_not_be_cited_is_named_without_its_address(tmp_path: Path) -> None:
    sources = [
        {"title": "公报", "url": "https://good.example/", "seen": "2026-01-01"},
        {"title": "转载", "url": "https://bad.example/", "seen": "2026-01-01", "citable": False},
    ]
    desk = Desk(tmp_path / "data")
    desk.put("policies", notice("old", issued="2020-01-01"))
    desk.publish("2026-01-01T08:00")
    desk.put("policies", notice("a", issued="2026-01-02", sources=sources))
    desk.publish("2026-01-02T08:00")
    files = desk.files("2026-01-02T09:00")
    for file in ("atom.xml", "rss.xml", "feed.json"):
        said = files[f"feeds/policies/{file}"].decode()
        assert "转载" in said and "bad.example" not in said and "good.example" in said, file


def test_of_a_heading_without_a_source_it_is_said_that_nobody_saw_it_and_no_more() -> None:
    low = {"confidence": "low", "checked": "2026-01-01"}
    records = catalogue(policies=[notice("a", issuers=["miit"], verification=low)])
    told = EventText(ValueFormatter({})).facts(Subject(content_of(records.items["a"])))
    assert [(fact.name, fact.text) for fact in told] == [
        ("核实情况", "待核：没有见到来源，只有题名")
    ]


def test_a_withdrawal_says_nothing_of_what_we_no_longer_say(tmp_path: Path) -> None:
    """Neither facts nor summary nor sources: only what was withdrawn, and why."""
    desk = Desk(tmp_path / "data")
    source = {"title": "来源之名", "url": "https://source.example/", "seen": "2026-01-01"}
    told = {"doc_no": "某发〔2020〕1号", "summary": "内容提要。", "sources": [source]}
    desk.put("policies", notice("b", issued="2020-01-01"))
    desk.publish("2026-01-01T08:00")
    desk.put("policies", notice("c", issued="2020-02-29", issuers=["miit"], **told))
    desk.publish("2026-01-02T08:00")
    desk.keep(desk.publisher("2026-01-03T08:00").withdrawal("c", "来源有误", ""))
    files = desk.files("2026-01-03T09:00")
    gone, come, *_ = feedparser.parse(files["feeds/policies/atom.xml"]).entries
    said = [entry.content[0].value + entry.summary for entry in (gone, come)]
    assert "来源有误" in said[0] and "c/withdrawn" in gone.id
    for words in ("2020-02-29", "工业和信息化部", "内容提要", "来源之名", "source.example"):
        assert words not in said[0] and words in said[1], words
