"""Ids that were withdrawn, renamed, merged or never there: each has an answer."""

import pytest
from helpers.desk import Desk
from helpers.open_files import Files, SchemaFaults, content, files_of
from helpers.tree import case, law, relief, row

AT = "2026-01-09T08:00"


@pytest.fixture(scope="module")
def gone(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """After a withdrawal, a change of id, a merge of records and one of rows."""
    desk = Desk(tmp_path_factory.mktemp("gone") / "data")
    desk.put("laws", law("wrong", effective="2020-01-01"), law("right", effective="2020-01-01"))
    desk.put("cases", case("before"), case("twice"), case("once"))
    desk.put("tax", relief("r", row("r-1"), row("r-2"), issued="2025-01-01"))
    desk.publish("2026-01-01T08:00")
    desk.keep(desk.publisher("2026-01-02T08:00").withdrawal("wrong", "收错了", ""))
    desk.path("cases", "before").unlink()
    desk.put("cases", case("after", title="before案例", alias_ids=["before"]))
    desk.keep(desk.publisher("2026-01-03T08:00").renaming("before", "after", ""))
    desk.path("cases", "twice").unlink()
    desk.put("cases", case("once", alias_ids=["twice"]))
    desk.keep(desk.publisher("2026-01-04T08:00").merging("twice", "once", "同一个项目"))
    desk.put("tax", relief("r", row("r-2", alias_ids=["r-1"]), issued="2025-01-01"))
    desk.keep(desk.publisher("2026-01-05T08:00").merging("r-1", "r-2", "原表只有一项"))
    return files_of(desk.portal(AT).site)


@pytest.mark.parametrize(
    ("path", "state", "now", "since"),
    [
        ("laws/wrong.json", "withdrawn", None, "2026-01-02"),
        ("cases/before.json", "renamed", "after", "2026-01-03"),
        ("cases/twice.json", "merged", "once", "2026-01-04"),
        ("tax/r-1.json", "merged", "r-2", "2026-01-05"),
    ],
)
def test_what_is_gone_says_so(
    gone: Files, path: str, state: str, now: str | None, since: str
) -> None:
    found = content(gone, path)
    assert (found["state"], found["now"], found["since"]) == (state, now, since)
    assert SchemaFaults(gone).of(path, found) == []
    assert "fields" not in found
    if now:
        assert content(gone, f"{found['now_catalogue']}/{now}.json")["state"] == "published"


def test_what_only_went_to_another_catalogue_kept_its_id(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2020-01-01", alias_ids=["policies/a", "policies/b"]))
    desk.publish("2026-01-01T08:00")
    files = files_of(desk.portal(AT).site)
    states = {id: content(files, f"policies/{id}.json")["state"] for id in "ab"}
    assert states == {"a": "moved", "b": "renamed"}


def test_one_file_names_all_of_them(gone: Files) -> None:
    told = {one["id"]: one["state"] for one in content(gone, "moved.json")["moved"]}
    assert told == {"wrong": "withdrawn", "before": "renamed", "twice": "merged", "r-1": "merged"}


def test_a_reason_is_told(gone: Files) -> None:
    assert content(gone, "laws/wrong.json")["reason"] == "收错了"


def test_what_was_withdrawn_is_told_nowhere_else(gone: Files) -> None:
    assert [one["id"] for one in content(gone, "laws.json")["items"]] == ["right"]
    for path in ("laws.csv", "validity.csv", "due.csv"):
        assert b"wrong" not in gone[path]


def test_what_bore_another_id_says_so(gone: Files) -> None:
    assert content(gone, "cases/after.json")["former"] == [{"catalogue": "cases", "id": "before"}]


def test_what_never_was_has_no_file(gone: Files) -> None:
    assert "laws/never.json" not in gone


def test_an_event_of_each_is_told(gone: Files) -> None:
    kinds = [one["kind"] for one in content(gone, "events.json")["events"]]
    assert kinds[:2] == ["merged", "merged"] and "withdrawn" in kinds


def test_a_portal_without_anything_has_its_files_all_the_same(desk: Desk) -> None:
    """An overlay begins with nothing."""
    files = files_of(desk.portal(AT).site)
    count, faults = SchemaFaults(files).of_all()
    assert count > 40 and faults == []
    assert content(files, "laws.json")["items"] == []
