"""Once a week in the words of what somebody follows, once a month of everything; told once, for good."""

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from helpers.desk import Desk
from helpers.tree import law, notice, relief, row

PAPER = "weekly/industry-paper"


def told(files: dict[str, bytes], scope: str) -> list[dict[str, Any]]:
    """Every entry of a feed with its archives, the newest first, as a reader that follows them all."""
    url, found = f"feeds/{scope}/feed.json", []
    while url:
        document = json.loads(files[url])
        found += document["items"]
        url = document.get("next_url", "").removeprefix("https://portal.example/")
    return found


def lines(item: dict[str, Any]) -> list[str]:
    return [
        re.sub("<[^>]*>", "", one) for one in re.findall("<li>(.*?)</li>", item["content_html"])
    ]


def names(items: list[dict[str, Any]]) -> list[str]:
    return [item["id"].partition(",2026-01-01:")[2] for item in items]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("paper", effective="2020-01-01", industries=["paper"]))
    desk.put("laws", law("steel", effective="2020-01-01", industries=["steel"]))
    desk.publish("2026-01-05T08:00", "开通")
    return desk


def test_a_digest_tells_what_its_scope_tells_each_once(desk: Desk) -> None:
    desk.put("laws", law("more", effective="2020-01-01", industries=["paper"]))
    desk.publish("2026-01-11T23:00", "造纸的")
    desk.put("laws", law("other", effective="2020-01-01", industries=["steel"]))
    desk.publish("2026-01-20T08:00", "钢铁的")
    files = desk.files("2026-02-02T00:00")
    for name in ("atom", "rss"):
        parsed = feedparser.parse(files[f"feeds/{PAPER}/{name}.xml"])
        assert not parsed.bozo and parsed.feed.title == "行业：造纸（每周摘要） - 平台"
        assert parsed.feed.link == "https://portal.example/industries/paper/"
        (entry,) = parsed.entries  # in the week of the steel works there is nothing for paper
        assert entry.id == f"tag:portal.example,2026-01-01:{PAPER}/2026-W02"
        assert entry.title == "造纸：2026-01-05 至 2026-01-11，2 件更新"
    (item,) = told(files, PAPER)
    assert item["url"] == "https://portal.example/updates/2026-01/"
    assert lines(item) == [
        "新收录 2 条（法律法规），与“造纸”有关的 1 条：paper法：开通",
        "新收录：more法：造纸的",
    ]
    assert names(told(files, "weekly")) == ["weekly/2026-W04", "weekly/2026-W02"]
    assert lines(told(files, "weekly")[1])[0] == "新收录 2 条（法律法规）：开通"
    (month,) = told(files, "monthly")
    assert names([month]) == ["monthly/2026-01"] and month["title"] == "2026 年 1 月：3 件更新"
    assert month["date_published"] == "2026-02-01T00:00:00+08:00" and len(lines(month)) == 3


def test_a_week_and_a_month_are_told_when_they_are_over(desk: Desk) -> None:
    assert f"feeds/{PAPER}/atom.xml" not in desk.files("2026-01-11T23:59")
    assert f"feeds/{PAPER}/atom.xml" in desk.files("2026-01-12T00:00")
    assert "feeds/monthly/atom.xml" not in desk.files("2026-01-31T23:59")


def test_of_a_bulk_few_are_named_and_many_are_counted(desk: Desk) -> None:
    rows = [row("r-1"), row("r-2")]
    desk.put("tax", *(relief(f"r{n}", *[dict(one, id=f"{one['id']}-{n}") for one in rows], issued="2025", industries=["paper"] if n < 4 else ["steel"]) for n in range(9)))  # fmt: skip
    desk.publish("2026-01-06T08:00", "一批")
    (item,) = told(desk.files("2026-01-12T00:00"), PAPER)
    assert "与“造纸”有关的 4 条：一批" in lines(item)[1] and "r0" not in lines(item)[1]


def test_fifty_lines_are_enough_and_the_rest_is_counted_and_linked(desk: Desk) -> None:
    days = [f"2026-03-0{2 + number % 7}" for number in range(60)]  # one week
    for number, day in enumerate(days):  # at most five of one catalogue a day: more are one event
        fields = {"issued": "2025", "effective": day}
        if number < 35:
            desk.put("policies", notice(f"p{number}", **fields))
        else:
            desk.put("laws", law(f"p{number}", **fields))
    desk.publish("2026-01-06T08:00", "以后施行")
    item, *_ = told(desk.files("2026-03-09T00:00"), PAPER)  # what is general concerns paper too
    assert len(lines(item)) == 50 and item["title"].endswith("，60 件更新")
    assert "另有 10 件，见更新记录" in item["content_html"]
    assert 'href="https://portal.example/updates/2026-03/">2026-03</a>' in item["content_html"]


def test_what_was_told_never_changes_and_nothing_is_lost_behind_the_newest_twelve(
    desk: Desk,
) -> None:
    """Two years, each week with something, looked at now and then: what is fetched holds at most
    twelve, an archive is never written again, and followed back each week is there once, with what
    the feed of its scope told in it."""
    days = [date(2026, 1, 14) + timedelta(weeks=week) for week in range(104)]
    desk.put("laws", *(law(f"w{d}", effective=str(d), industries=["paper"]) for d in days))
    desk.publish("2026-01-13T08:00", "两年里施行的")
    archives: dict[str, bytes] = {}
    entries: dict[str, dict[str, Any]] = {}
    for at in ("2026-06-01", "2026-06-08", "2026-07-06", "2027-03-01", "2027-11-29", "2028-01-31"):
        files = desk.files(f"{at}T00:00")
        for scope, least in ((PAPER, 8), ("weekly", 8), ("monthly", 5)):
            current = json.loads(files[f"feeds/{scope}/feed.json"])["items"]
            assert least <= len(current) <= 12, (at, scope)
            for item in (items := told(files, scope)):
                assert entries.setdefault(item["id"], item) == item
            assert len(set(names(items))) == len(items)
        assert all(files[path] == content for path, content in archives.items())
        archives = {path: content for path, content in files.items() if "y/archive/" in path or "/industry-paper/archive/" in path}  # fmt: skip
    assert "feeds/monthly/archive/2026-06.xml" in archives
    by_week: dict[str, list[str]] = {}
    for item in reversed(told(files, "industry-paper")):
        day = datetime.fromisoformat(item["date_published"]).isocalendar()
        by_week.setdefault(f"{PAPER}/{day.year}-W{day.week:02}", []).append(item["title"])
    digests = told(files, PAPER)
    assert len(digests) >= 104 and names(digests) == list(reversed(by_week))
    for name, item in zip(names(digests), digests, strict=True):
        assert len(lines(item)) == len(by_week[name])
        if name > f"{PAPER}/2026-W03":
            assert lines(item) == by_week[name]


def test_who_follows_what_ended_is_told_in_the_last_digest_and_only_then_it_has_ended(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path / "data")
    vocabulary = desk.data / "vocab" / "topics.yaml"
    written = vocabulary.read_text(encoding="utf-8")
    brief = "  - {id: brief, name: 短暂, description: 很快没有}\n"
    vocabulary.write_text(f"{written}{brief}", encoding="utf-8")
    desk.put("laws", law("a", effective="2020-01-01", topics=["brief"]))
    desk.publish("2026-01-05T08:00", "开通")
    (before,) = told(desk.files("2026-01-12T00:00"), "weekly/topic-brief")
    vocabulary.write_text(written, encoding="utf-8")
    desk.put("laws", law("a", effective="2020-01-01", topics=["sme"]))
    desk.publish("2026-01-13T08:00", "主题并入中小企业")
    feed = json.loads(desk.files("2026-01-14T00:00")["feeds/weekly/topic-brief/feed.json"])
    assert "expired" not in feed and feed["items"] == [before]
    feed = json.loads(desk.files("2026-01-19T00:00")["feeds/weekly/topic-brief/feed.json"])
    assert feed["expired"] and feed["items"][1] == before
    assert "订阅停止：短暂" in lines(feed["items"][0])[-1]


def test_a_renamed_term_leaves_what_was_told_as_it_was(desk: Desk) -> None:
    vocabulary = desk.data / "vocab" / "industries.yaml"
    before = told(desk.files("2026-01-12T00:00"), PAPER)
    text = vocabulary.read_text(encoding="utf-8")
    assert "name: 造纸" in text
    vocabulary.write_text(text.replace("name: 造纸", "name: 纸业"), encoding="utf-8")
    desk.put("laws", law("more", effective="2020-01-01", industries=["paper"]))
    desk.publish("2026-01-13T08:00")
    newest, *older = told(desk.files("2026-01-19T00:00"), PAPER)
    assert older == before and newest["title"].startswith("纸业：")


def test_digests_of_scopes_are_in_no_list_of_all_and_in_no_head(desk: Desk) -> None:
    """Nobody wants both; who wants one finds it with its scope."""
    portal = desk.portal("2026-02-02T00:00")
    files = {asset.path: asset.content for asset in portal.assets()}
    assert b"feeds/weekly/atom.xml" in files["feeds/subscriptions.opml"]
    assert b"feeds/monthly/atom.xml" in files["feeds/subscriptions.opml"]
    assert b"feeds/weekly/industry" not in files["feeds/subscriptions.opml"]
    for url in ("laws/", "industries/paper/", "laws/paper/", "follow/"):
        assert "feeds/weekly/i" not in portal.heads.of(portal.pages[url]).markup
    follow = portal.pages["follow/"].body
    assert 'href="../feeds/weekly/industry-paper/atom.xml" id="weekly/industry-paper"' in follow
    assert "feeds/weekly/industry-paper/atom.xml" in portal.pages["industries/paper/"].body
    assert 'href="../../follow/#industry-paper"' in portal.pages["laws/paper/"].body
    assert not [path for path in files if path.startswith("calendar/weekly")]
