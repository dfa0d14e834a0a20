"""What editors do, and exactly what subscribers get of it."""

import json
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import law, notice, relief, row
from icalendar import Calendar

from portal.ledger.event import Event
from portal.ledger.press import Refusal
from portal.ledger.publisher import BULK
from portal.ledger.subscriptions import Subscriptions

START = "2026-01-01T08:00"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"]))
    desk.put(
        "tax",
        relief(
            "r",
            row("r-1", equipment=["motor"]),
            row("r-2", equipment=["pump"]),
            issued="2025-01-01",
            topics=["tax-relief"],
        ),
    )
    desk.publish(START, "开通")
    return desk


def events(desk: Desk, at: str) -> list[Event]:
    return desk.opened(at).following.timeline.events


def scopes(desk: Desk, at: str, event: str) -> set[str]:
    """The scopes in which an event is told."""
    opened = desk.opened(at)
    subscriptions = Subscriptions(opened.following.timeline, opened.catalogue)
    return {id for id, told in subscriptions.events.items() if event in {e.id for e in told}}


def named(scopes: set[str]) -> set[str]:
    """Without the machines of the desk, which are told of all that is general."""
    return scopes - {"equipment-motor", "equipment-pump"}


def test_the_first_import_is_one_event_a_catalogue(desk: Desk) -> None:
    told = [(event.kind, event.id, len(event.subjects)) for event in events(desk, START)]
    assert told == [
        ("added", "20260101T080000/added/laws", 1),
        ("added", "20260101T080000/added/tax", 1),
    ]


def test_a_new_record_is_told_by_itself(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    desk.publish("2026-01-02T08:00", "补收")
    newest = events(desk, "2026-01-02T08:00")[-1]
    assert (newest.id, newest.note, newest.is_bulk) == ("b/added", "补收", False)


def test_a_thousand_records_at_once_are_one_event(desk: Desk) -> None:
    desk.put("laws", *(law(f"m{n}", effective="2020-01-01") for n in range(700)))
    desk.put("policies", *(notice(f"n{n}", issued="2020-01-01") for n in range(300)))
    desk.publish("2026-01-02T08:00", "批量收录")
    (bulk,) = events(desk, "2026-01-02T09:00")[2:]
    assert len(bulk.subjects) == 1000
    assert named(scopes(desk, "2026-01-02T09:00", bulk.id)) == {"all", "laws", "policies"}


def test_a_few_records_are_told_one_by_one(desk: Desk) -> None:
    desk.put("laws", *(law(f"m{n}", effective="2020-01-01") for n in range(BULK)))
    desk.publish("2026-01-02T08:00")
    assert len(events(desk, "2026-01-02T08:00")) == 2 + BULK


def test_a_changed_row_is_told_to_those_who_follow_that_row(desk: Desk) -> None:
    record = relief(
        "r",
        row("r-1", equipment=["motor"], rate="10%"),
        row("r-2", equipment=["pump"]),
        issued="2025-01-01",
        topics=["tax-relief"],
    )
    desk.put("tax", record)
    desk.publish("2026-01-02T08:00")
    at = "2026-01-02T08:00"
    assert scopes(desk, at, "r/amended/2") == {"all", "tax", "topic-tax-relief", "equipment-motor"}
    (change,) = events(desk, at)[-1].subjects[0].changes
    assert (change.field, change.old, change.new) == ("rows[r-1].rate", None, "10%")


def test_a_change_of_the_list_is_told_to_all_who_follow_a_row(desk: Desk) -> None:
    record = relief(
        "r",
        row("r-1", equipment=["motor"]),
        row("r-2", equipment=["pump"]),
        issued="2025-01-01",
        topics=["tax-relief"],
        rate="15%",
    )
    desk.put("tax", record)
    desk.publish("2026-01-02T08:00")
    told = scopes(desk, "2026-01-02T08:00", "r/amended/2")
    assert {"equipment-motor", "equipment-pump"} < told


def test_leaving_a_topic_is_told_in_the_old_one_and_the_new(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2020-01-01", topics=["water-saving"]))
    desk.publish("2026-01-02T08:00")
    told = scopes(desk, "2026-01-02T08:00", "a/amended/2")
    assert named(told) == {"all", "laws", "topic-energy-saving", "topic-water-saving"}


def test_a_minor_edit_is_seen_by_nobody(desk: Desk) -> None:
    before = desk.files("2026-01-02T08:00")
    desk.put("laws", law("a", title="改了一个字的法", effective="2020-01-01"))
    desk.keep(desk.publisher("2026-01-02T08:00").minor(""))
    assert desk.files("2026-01-02T09:00") == before
    assert desk.opened("2026-01-02T09:00").unpublished == []


def test_a_new_record_is_never_minor(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    with pytest.raises(Refusal, match="b 是新增的记录"):
        desk.publisher("2026-01-02T08:00").minor("")


def test_a_date_that_was_told_is_moved_in_the_open(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2026-02-01"))
    desk.publish(START)
    desk.put("laws", law("a", effective="2026-06-01"))
    late = "2026-02-10T08:00"
    with pytest.raises(Refusal, match="施行 2026-02-01"):
        desk.publisher(late).minor("")
    desk.publish(late, "日期有误")
    kinds = [(event.id, event.kind) for event in events(desk, "2026-06-02T00:00")]
    assert kinds[1:] == [
        ("a/effective/ahead", "deadline"),
        ("a/effective", "effective"),
        ("a/amended/2", "amended"),
        ("a/effective/ahead/2", "deadline"),
        ("a/effective/2", "effective"),
    ]


def test_a_date_that_was_told_does_not_vanish_without_a_word(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    told = {"scope": "改造", "date": "2026-02-01"}
    desk.put("laws", law("a", effective="2020-01-01", deadlines=[told]))
    desk.publish(START)
    desk.put("laws", law("a", effective="2020-01-01"))
    with pytest.raises(Refusal, match="期限 2026-02-01"):
        desk.publisher("2026-02-10T08:00").minor("")
    desk.publish("2026-02-10T08:00", "没有这个期限")
    assert events(desk, "2026-02-10T08:00")[-1].kind == "amended"


def test_a_date_that_nobody_was_told_just_moves(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2026-03-01"))
    desk.publish(START)
    desk.put("laws", law("a", effective="2026-04-01"))
    desk.publish("2026-01-20T08:00")
    told = [(event.id, event.at.date().isoformat()) for event in events(desk, "2026-04-01T00:00")]
    assert told[1:] == [
        ("a/amended/2", "2026-01-20"),
        ("a/effective/ahead", "2026-03-02"),
        ("a/effective", "2026-04-01"),
    ]


def test_a_withdrawn_record_keeps_its_file_and_is_told_once(desk: Desk) -> None:
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("a", "重复收录", ""))
    newest = events(desk, "2026-01-02T08:00")[-1]
    assert (newest.id, newest.kind, newest.reason) == ("a/withdrawn/2", "withdrawn", "重复收录")
    with pytest.raises(Refusal, match="已经撤回"):
        desk.publisher("2026-01-03T08:00").withdrawal("a", "重复收录", "")
    portal = desk.portal("2026-01-03T08:00")
    assert "laws/a/" in portal.pages
    assert "laws/a/" not in portal.pages["laws/"].body
    desk.path("laws", "a").unlink()
    (problem,) = desk.opened("2026-01-03T08:00").unpublished
    assert "现在不见了" in problem.message


def test_what_was_withdrawn_stays_withdrawn_under_a_new_id(desk: Desk) -> None:
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("a", "重复收录", ""))
    desk.path("laws", "a").unlink()
    desk.put("laws", law("b", title="a法", effective="2020-01-01", topics=["energy-saving"]))
    desk.keep(desk.publisher("2026-01-03T08:00").renaming("a", "b", ""))
    portal = desk.portal("2026-01-04T08:00")
    assert "重复收录" in portal.pages["laws/b/"].body
    assert "laws/b/" not in portal.pages["laws/"].body


def test_a_withdrawn_row_is_told_to_those_who_follow_it(desk: Desk) -> None:
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("r-1", "不在原表", ""))
    told = scopes(desk, "2026-01-02T08:00", "r-1/withdrawn/2")
    assert told == {"all", "tax", "topic-tax-relief", "equipment-motor"}


def test_a_day_that_rows_share_is_told_until_all_of_them_are_withdrawn(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    rows = [row(id, expires="2026-03-31") for id in ("r-1", "r-2")]
    desk.put("tax", relief("r", *rows, issued="2025-01-01"))
    desk.publish(START)
    ends = []
    for day, id in (("02", "r-1"), ("03", "r-2")):
        desk.keep(desk.publisher(f"2026-01-{day}T08:00").withdrawal(id, "不在原表", ""))
        ends.append([event.id for event in events(desk, "2026-04-01T00:00") if event.due])
    assert ends == [["r-1/expires/ahead", "r-1/expires"], []]


def test_only_what_was_published_can_be_withdrawn(desk: Desk) -> None:
    with pytest.raises(Refusal, match="没有发布过 id 为 zzz"):
        desk.publisher("2026-01-02T08:00").withdrawal("zzz", "没有", "")


def test_a_new_id_is_seen_by_nobody_and_the_old_address_leads_on(desk: Desk) -> None:
    desk.put("laws", law("b", effective="2021-01-01", basis=["a"]))
    desk.publish("2026-01-02T08:00")
    before = desk.files("2026-01-02T08:00")
    desk.path("laws", "a").unlink()
    desk.put("laws", law("a2", title="a法", effective="2020-01-01", topics=["energy-saving"]))
    desk.put("laws", law("b", effective="2021-01-01", basis=["a2"]))
    desk.keep(desk.publisher("2026-01-03T08:00").renaming("a", "a2", ""))
    assert desk.opened("2026-01-04T08:00").unpublished == []  # those who speak of it included
    assert desk.files("2026-01-04T08:00") == before
    pages = {asset.path: asset.content for asset in desk.portal("2026-01-04T08:00").assets()}
    assert b'href="../../laws/a2/"' in pages["laws/a/index.html"]


def test_a_record_moved_to_another_catalogue_leads_on_from_the_old_address(desk: Desk) -> None:
    desk.put("laws", law("b", level="departmental-rule", effective="2021-01-01"))
    desk.publish("2026-01-02T08:00")
    desk.path("laws", "b").unlink()
    desk.put("policies", notice("b", title="b法", issued="2021-01-01"))
    desk.publish("2026-01-03T08:00", "归入政策文件")
    assert named(scopes(desk, "2026-01-03T08:00", "b/amended/2")) == {"all", "laws", "policies"}
    pages = {asset.path: asset.content for asset in desk.portal("2026-01-04T08:00").assets()}
    assert b'href="../../policies/b/"' in pages["laws/b/index.html"]


def test_a_new_id_needs_the_file_to_bear_it(desk: Desk) -> None:
    publisher = desk.publisher("2026-01-02T08:00")
    with pytest.raises(Refusal, match="数据里没有 a9"):
        publisher.renaming("a", "a9", "")
    with pytest.raises(Refusal, match="数据里还有 a"):
        publisher.renaming("a", "r", "")


def test_a_term_that_goes_ends_its_feed_with_a_last_word(desk: Desk) -> None:
    vocabulary = desk.data / "vocab" / "topics.yaml"
    text = vocabulary.read_text(encoding="utf-8")
    head, found, rest = text.partition("- id: energy-saving\n")
    assert found
    vocabulary.write_text(head + rest[rest.index("- id:") :], encoding="utf-8")
    desk.put("laws", law("a", effective="2020-01-01"))
    problems = desk.opened("2026-01-02T08:00").unpublished
    assert any("energy-saving 的订阅（topic-energy-saving）" in one.message for one in problems)
    desk.publish("2026-01-02T08:00", "并入“能耗限额”")
    assert desk.opened("2026-01-02T09:00").unpublished == []
    made = {one.path: one.content for one in desk.portal("2026-01-02T09:00").assets()}
    assets = {path: made[path].decode() for path in made if not path.startswith("api/")}
    feed = assets["feeds/topic-energy-saving/feed.json"]
    assert "不再单独提供订阅" in feed and "并入“能耗限额”" in feed and '"expired": true' in feed
    # a calendar that were gone would leave in other calendars what it had; the page leads on
    (left,) = Calendar.from_ical(assets["calendar/topic-energy-saving.ics"]).walk("VEVENT")
    assert left["summary"] == "订阅停止：节能" and str(left.decoded("dtstart")) == "2026-01-02"
    assert "并入“能耗限额”" in left["description"] and str(left["url"]) in left["description"]
    assert "follow/#topic-energy-saving" in assets["topics/energy-saving/index.html"]


def test_an_interrupted_publication_leaves_the_ledger_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("laws", law("b", effective="2020-01-01"))
    before = sorted(path.name for path in (desk.data / "ledger").iterdir())

    def interrupted(source: Path, target: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        desk.publish("2026-01-02T08:00")
    monkeypatch.undo()
    assert sorted(path.name for path in (desk.data / "ledger").iterdir()) == before
    desk.publish("2026-01-02T08:00")
    assert desk.opened("2026-01-02T08:00").unpublished == []


def test_a_bulk_names_in_each_feed_what_belongs_there(desk: Desk) -> None:
    desk.put("laws", *(law(f"m{n}", effective="2020-01-01") for n in range(8)))
    desk.put("laws", law("wet", effective="2020-01-01", topics=["water-saving"]))
    desk.publish("2026-01-02T08:00", "批量收录")
    files = desk.files("2026-01-02T09:00")
    entry = json.loads(files["feeds/topic-water-saving/feed.json"])["items"][0]
    assert entry["title"] == "新收录 9 条（法律法规），与“节水”有关的 1 条：批量收录"
    assert "laws/wet/" in entry["content_html"] and "laws/m1/" not in entry["content_html"]


def test_two_publications_may_bear_the_same_minute(desk: Desk) -> None:
    for id in ("y", "z"):
        desk.put("laws", law(id, effective="2025-01-01"))
        desk.publish(START, "补收")
    opened = desk.opened("2026-01-02T09:00")
    assert (opened.problems, opened.unpublished) == ([], [])
