"""Many records at once: each is told by what people act upon, in every feed that has it."""

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest
from helpers.desk import Desk
from helpers.tree import law, relief, row

from portal.view.event_text import SHOWN

NOTE = "财政部、税务总局公告：一批优惠延长到2030年底，其他条件不变，原有备案继续有效"
NOW = "2027-12-20T12:00"


def reliefs(expires: str, rate: str = "10%") -> list[dict[str, Any]]:
    """Ten, all about small firms, four about water."""
    return [
        relief(
            f"r{n}",
            row(f"r{n}-1", rate=rate),
            issued="2025-01-01",
            expires=expires,
            topics=["sme", "water-saving"] if n < 4 else ["sme"],
        )
        for n in range(10)
    ]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    desk = Desk(tmp_path_factory.mktemp("bulks") / "data")
    desk.put("tax", *reliefs("2027-12-31"))
    desk.publish("2027-06-01T08:00", "开通")
    desk.put("tax", *reliefs("2030-12-31"))
    desk.publish("2027-12-20T08:00", NOTE)
    return desk.files(NOW)


def newest(files: dict[str, bytes], scope: str, name: str = "feed.json") -> dict[str, Any]:
    return json.loads(files[f"feeds/{scope}/{name}"])["items"][0]


def lines(html: str) -> list[str]:
    return [part.partition("</li>")[0] for part in html.split("<li>")[1:]]


@pytest.mark.parametrize("scope", ["all", "tax", "topic-sme"])
def test_extending_ten_reliefs_reads_as_that_with_old_and_new_dates(
    files: dict[str, bytes], scope: str
) -> None:
    for name in ("atom.xml", "rss.xml"):
        read = feedparser.parse(files[f"feeds/{scope}/{name}"])
        (entry, *_) = read.entries
        assert not read.bozo
        assert entry.title == f"延长 10 条（税收优惠）：{NOTE[:29]}…"
        told = lines(entry.content[0].value)
        assert len(told) == 10
        for n, line in enumerate(told):
            assert f"关于r{n}的通知" in line
            assert "<del>2027-12-31</del> → <ins>2030-12-31</ins>" in line
    assert "2027-12-31 → 2030-12-31" in newest(files, scope)["summary"]


def test_a_feed_that_has_a_part_tells_that_part(files: dict[str, bytes]) -> None:
    part, whole = newest(files, "topic-water-saving"), newest(files, "all")
    assert part["title"].startswith("延长 10 条（税收优惠），与“节水”有关的 4 条：财政部")
    assert len(lines(part["content_html"])) == 4
    assert part["id"] == f"{whole['id']}/in/topic-water-saving"


def test_an_id_stands_for_one_text_in_all_feeds(files: dict[str, bytes]) -> None:
    texts: dict[str, set[str]] = {}
    for path, content in files.items():
        if path.endswith("feed.json"):
            for item in json.loads(content)["items"]:
                texts.setdefault(item["id"], set()).add(item["title"] + item["content_html"])
    assert texts and all(len(told) == 1 for told in texts.values())


def test_what_was_published_before_keeps_its_ids(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path / "data")
    monkeypatch.setattr("portal.ledger.press.new_labels", lambda vocabularies, known: {})
    desk.put("laws", law("a", effective="2020-01-01", topics=["epc"]))
    desk.put("laws", law("b", effective="2020-01-01"))
    desk.publish("2026-01-05T08:00", "开通")
    files = desk.files("2026-01-05T09:00")
    assert newest(files, "topic-epc")["id"] == newest(files, "laws")["id"]


def test_a_few_of_many_are_told_in_full_and_many_by_what_counts(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    wet = {"topics": ["water-saving"], "effective": "2020-01-01"}
    dry = {"effective": "2020-01-01"}
    desk.put("laws", law("wet", summary="用水", **wet))
    desk.put("laws", *(law(f"m{n}", summary="甲", **dry) for n in range(40)))
    desk.publish("2026-01-05T08:00", "开通")
    desk.put("laws", law("wet", summary="节水", **wet))
    desk.put("laws", *(law(f"m{n}", summary="乙", **dry) for n in range(40)))
    desk.publish("2026-01-06T08:00", "摘要")
    files = desk.files("2026-01-06T09:00")
    part, whole = newest(files, "topic-water-saving"), newest(files, "all")
    assert "<del>用水</del> → <ins>节水</ins>" in part["content_html"]
    assert len(lines(whole["content_html"])) == SHOWN
    assert "<ins>" not in whole["content_html"]
    assert f"另有 {41 - SHOWN} 条" in whole["content_html"]
    assert all("改了" in line for line in lines(whole["content_html"]))


def test_few_new_ones_bring_their_facts(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.publish("2026-01-05T08:00", "开通")
    desk.put("laws", law("wet", effective="2021-05-06", topics=["water-saving"]))
    desk.put("laws", *(law(f"m{n}", effective="2020-01-01") for n in range(6)))
    desk.publish("2026-01-06T08:00")
    files = desk.files("2026-01-06T09:00")
    assert "2021-05-06" in newest(files, "topic-water-saving")["content_html"]
    assert "2021-05-06" not in newest(files, "all")["content_html"]


def test_two_bulks_within_one_second_are_two(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", *reliefs("2027-12-31"))
    desk.publish("2026-01-05T08:00", "开通")
    for year in ("2028", "2029"):
        desk.put("tax", *reliefs(f"{year}-12-31"))
        desk.publish("2026-01-06T08:00", year)
    opened = desk.opened("2026-01-06T09:00")
    assert (opened.problems, opened.unpublished) == ([], [])
    feed = json.loads(desk.files("2026-01-06T09:00")["feeds/all/feed.json"])
    ids = [item["id"].rpartition(":")[2] for item in feed["items"][:2]]
    assert sorted(ids) == ["20260106T080000/amended", "20260106T080000/amended/2"]


def test_a_digest_of_two_months_leads_to_both(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.publish("2026-03-30T08:00", "开通")
    desk.put("laws", law("b", effective="2020-01-01"))
    desk.publish("2026-04-02T08:00")
    html = newest(desk.files("2026-04-10T08:00"), "weekly")["content_html"]
    assert 'updates/2026-03/">' in html and 'updates/2026-04/">' in html


def test_who_was_away_for_months_is_told_where_the_rest_is(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.publish("2026-01-05T08:00", "开通")
    few = json.loads(desk.files("2026-01-05T09:00")["feeds/all/feed.json"])
    assert "updates/" not in few["description"]
    for day in range(1, 29):
        for one in ("x", "y"):
            desk.put("laws", law(f"{one}{day}", effective="2020-01-01"))
        desk.publish(f"2026-0{2 + day // 15}-{day:02}T08:00")
    later = "2026-06-01T08:00"
    many = json.loads(desk.files(later)["feeds/all/feed.json"])
    assert many["description"].endswith("https://portal.example/updates/")
    channel = feedparser.parse(desk.files(later)["feeds/all/rss.xml"]).feed
    assert channel.description == many["description"]
