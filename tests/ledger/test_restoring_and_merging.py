"""A withdrawal is taken back, and two records that are one thing become one."""

import json
import re
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import case, law, relief, row

from portal.ledger.event import Event
from portal.ledger.press import Refusal
from portal.ledger.subscriptions import Subscriptions

START = "2026-01-01T08:00"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"]))
    desk.put("cases", case("x", topics=["energy-saving"]), case("y", topics=["water-saving"]))
    desk.put("tax", relief("r", row("r-1"), row("r-2"), issued="2025-01-01"))
    desk.publish(START, "开通")
    return desk


def events(desk: Desk, at: str) -> list[Event]:
    return desk.opened(at).following.timeline.events


def scopes(desk: Desk, at: str, event: str) -> set[str]:
    opened = desk.opened(at)
    subscriptions = Subscriptions(opened.following.timeline, opened.catalogue)
    return {id for id, told in subscriptions.events.items() if event in {e.id for e in told}}


def sound(desk: Desk, at: str) -> bool:
    opened = desk.opened(at)
    return not opened.problems and not opened.unpublished


def test_a_restored_record_stands_where_it_stood_and_is_told(desk: Desk) -> None:
    before = desk.portal("2026-01-01T09:00").pages["laws/"].body
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("a", "收错了", ""))
    assert "laws/a/" not in desk.portal("2026-01-02T09:00").pages["laws/"].body
    desk.keep(desk.publisher("2026-01-03T08:00").restoring("a", "核对原文，没有收错"))
    newest = events(desk, "2026-01-03T09:00")[-1]
    assert (newest.id, newest.kind, newest.note) == (
        "a/restored/3",
        "restored",
        "核对原文，没有收错",
    )
    assert scopes(desk, "2026-01-03T09:00", newest.id) == {"all", "laws", "topic-energy-saving"}
    portal = desk.portal("2026-01-03T09:00")
    assert "laws/a/" in portal.pages["laws/"].body and "laws/a/" in before
    page = portal.pages["laws/a/"].body
    assert "请不要再引用" not in page and "恢复收录" in page and "核对原文，没有收错" in page
    feed = desk.files("2026-01-03T09:00")["feeds/laws/feed.json"].decode()
    assert "恢复收录：a法" in feed and "tag:portal.example,2026-01-01:a/restored/3" in feed
    assert "恢复收录" in portal.pages["updates/"].body
    assert sound(desk, "2026-01-03T09:00")
    desk.keep(desk.publisher("2026-01-04T08:00").withdrawal("a", "还是收错了", ""))
    assert events(desk, "2026-01-04T09:00")[-1].id == "a/withdrawn/4"


def test_a_restored_row_falls_due_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", row("r-1", expires="2026-03-31"), issued="2025-01-01"))
    desk.publish(START)
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("r-1", "不在原表", ""))
    assert not [event for event in events(desk, "2026-04-01T00:00") if event.due]
    desk.keep(desk.publisher("2026-01-03T08:00").restoring("r-1", "在原表附件二"))
    told = [event.id for event in events(desk, "2026-04-01T00:00") if event.due]
    assert told == ["r-1/expires/ahead", "r-1/expires"]


@pytest.mark.parametrize(
    ("at", "words"),
    [("2026-03-10", "2026-03-31 期满"), ("2026-04-02", "2026-03-31 已经期满"), ("2026-02-20", "")],
)
def test_what_came_near_while_it_was_withdrawn_is_told_with_the_restoring(
    tmp_path: Path, at: str, words: str
) -> None:
    """On the day of its notice it was withdrawn: nothing else would tell of the last day in time."""
    desk = Desk(tmp_path / "data")
    rows = (row("r-1", expires="2026-03-31"), row("r-2", expires="2026-03-20"))
    desk.put("tax", relief("r", *rows, issued="2025-01-01"))
    desk.publish(START)
    desk.keep(desk.publisher("2026-02-02T08:00").withdrawal("r-1", "不在原表", ""))
    desk.keep(desk.publisher(f"{at}T08:00").restoring("r-1", "在原表附件二"))
    feed = json.loads(desk.files(f"{at}T09:00")["feeds/tax/feed.json"])
    (told,) = (item for item in feed["items"] if "/restored/" in item["id"])
    (sentence,) = re.findall("以前撤回过，现在重新采用。([^<]*)<", told["content_html"])
    assert sentence == (f"日期提醒：{words}。" if words else "")


def test_only_what_was_withdrawn_is_restored(desk: Desk) -> None:
    with pytest.raises(Refusal, match="a 没有撤回"):
        desk.publisher("2026-01-02T08:00").restoring("a", "恢复")


@pytest.mark.parametrize("id", ["a", "r-2"])
def test_nothing_is_withdrawn_whose_text_is_gone(desk: Desk, id: str) -> None:
    """Else the check would go on asking for it, with the same advice."""
    if id == "a":
        desk.path("laws", "a").unlink()
    else:
        desk.put("tax", relief("r", row("r-1"), issued="2025-01-01"))
    with pytest.raises(Refusal, match=f"数据里没有 {id}：先恢复文件 data/"):
        desk.publisher("2026-01-02T08:00").withdrawal(id, "收错了", "")


def test_the_file_of_what_was_withdrawn_is_missed_with_the_one_way_out(desk: Desk) -> None:
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("a", "收错了", ""))
    desk.path("laws", "a").unlink()
    (problem,) = desk.opened("2026-01-03T08:00").unpublished
    assert "已经撤回，文件也要留着" in problem.message
    assert "恢复 data/laws/a.yaml" in problem.hint and "--withdraw" not in problem.hint


def test_two_records_become_one(desk: Desk) -> None:
    desk.path("cases", "x").unlink()
    desk.put("cases", case("y", topics=["water-saving"], alias_ids=["x"]))
    desk.keep(desk.publisher("2026-01-02T08:00").merging("x", "y", "同一个项目收了两次"))
    at = "2026-01-02T09:00"
    assert sound(desk, at)
    newest = events(desk, at)[-1]
    assert (newest.id, newest.kind, newest.title) == ("x/merged/2", "merged", "y案例")
    both = {"all", "cases", "topic-energy-saving", "topic-water-saving"}
    assert scopes(desk, at, newest.id) == both
    portal = desk.portal(at)
    files = {asset.path: asset.content for asset in portal.assets()}
    assert b'href="../../cases/y/"' in files["cases/x/index.html"]
    assert "cases/x/" not in portal.pages
    assert "“x案例”和这一条是同一件" in portal.pages["cases/y/"].body
    assert "“x案例”和这一条是同一件" in portal.pages["updates/"].body
    feed = files["feeds/topic-energy-saving/feed.json"].decode()
    assert "合并：y案例" in feed and "同一个项目收了两次" in feed


def test_a_merged_record_leads_on_without_an_alias(desk: Desk) -> None:
    desk.path("cases", "x").unlink()
    desk.keep(desk.publisher("2026-01-02T08:00").merging("x", "y", "同一个项目"))
    assert sound(desk, "2026-01-02T09:00")
    files = {asset.path: asset.content for asset in desk.portal("2026-01-02T09:00").assets()}
    assert b'href="../../cases/y/"' in files["cases/x/index.html"]


def test_what_else_was_edited_waits_for_its_own_note(desk: Desk) -> None:
    desk.path("cases", "x").unlink()
    desk.put("cases", case("y", topics=["water-saving"], summary="两处合写"))
    desk.keep(desk.publisher("2026-01-02T08:00").merging("x", "y", "同一个项目"))
    (waiting,) = desk.opened("2026-01-02T09:00").unpublished
    assert "摘要改过" in waiting.message


def test_the_id_of_what_was_merged_is_never_used_again(desk: Desk) -> None:
    desk.path("cases", "x").unlink()
    desk.keep(desk.publisher("2026-01-02T08:00").merging("x", "y", "同一个项目"))
    desk.put("cases", case("x", title="另一个案例"))
    (problem,) = desk.opened("2026-01-02T09:00").unpublished
    assert "x 是 y 以前的 id，不能再用" in problem.message
    with pytest.raises(Refusal, match="x 是 y 以前的 id"):
        desk.publisher("2026-01-03T08:00").regular("新案例")


def test_two_rows_of_a_list_become_one(desk: Desk) -> None:
    desk.put("tax", relief("r", row("r-2"), issued="2025-01-01"))
    desk.keep(desk.publisher("2026-01-02T08:00").merging("r-1", "r-2", "原表只有一项"))
    at = "2026-01-02T09:00"
    assert sound(desk, at)
    newest = events(desk, at)[-1]
    assert (newest.id, newest.name, newest.subjects[0].rows) == ("r-1/merged/2", "r-1项", ("r-2",))
    files = {asset.path: asset.content for asset in desk.portal(at).assets()}
    assert b'href="../../tax/r-2/"' in files["tax/r-1/index.html"]


@pytest.mark.parametrize(
    ("gone", "into", "words"),
    [
        ("x", "y", "数据里还有 x"),
        ("x", "zzz", "没有发布过 id 为 zzz"),
        ("x", "x", "两个不同的 id"),
    ],
)
def test_a_merge_needs_one_that_is_gone_and_one_that_is_there(
    desk: Desk, gone: str, into: str, words: str
) -> None:
    with pytest.raises(Refusal, match=words):
        desk.publisher("2026-01-02T08:00").merging(gone, into, "同一个项目")


def test_a_record_is_not_merged_into_a_row_nor_into_what_was_withdrawn(desk: Desk) -> None:
    desk.path("cases", "x").unlink()
    with pytest.raises(Refusal, match="只能把记录并入记录"):
        desk.publisher("2026-01-02T08:00").merging("x", "r-1", "同一件")
    desk.path("cases", "x").touch()
    desk.put("cases", case("x", topics=["energy-saving"]))
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("y", "收错了", ""))
    desk.path("cases", "x").unlink()
    with pytest.raises(Refusal, match="y 已经撤回"):
        desk.publisher("2026-01-03T08:00").merging("x", "y", "同一件")


@pytest.mark.parametrize("named", ["twin", "old"])
def test_what_ends_a_merged_record_ends_the_one_that_stands_for_it(
    tmp_path: Path, named: str
) -> None:
    """Whether what ends it was edited to name the other, or the other says that it bore the id."""
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("old", effective="2010-01-01"), law("twin", effective="2010-01-01"))
    desk.put("laws", law("new", effective="2027-01-01", supersedes=["old"]))
    desk.publish(START)
    desk.path("laws", "old").unlink()
    desk.put("laws", law("new", effective="2027-01-01", supersedes=[named]))
    if named == "old":
        desk.put("laws", law("twin", effective="2010-01-01", alias_ids=["old"]))
    desk.keep(desk.publisher("2026-01-02T08:00").merging("old", "twin", "同一部法"))
    assert sound(desk, "2026-01-02T09:00")
    (effective,) = [e for e in events(desk, "2027-01-02T00:00") if e.id == "new/effective"]
    assert [ended.subject.id for ended in effective.ended] == ["twin"]
