"""What was told keeps the names that terms had: a month that is over stays as it was."""

import json
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import law

from portal.ledger.ledger import read_ledger
from portal.ledger.press import Refusal


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01", topics=["water-saving", "epc"]))
    desk.publish("2026-01-05T08:00", "开通")
    desk.put("laws", *(law(f"m{n}", effective="2020-01-01") for n in range(6)))
    desk.put("laws", law("b", effective="2026-03-01", topics=["water-saving"], issuers=["miit"]))
    desk.publish("2026-01-06T08:00", "补收")
    return desk


def rename(desk: Desk, vocabulary: str, old: str, new: str) -> None:
    path = desk.data / "vocab" / f"{vocabulary}.yaml"
    text = path.read_text(encoding="utf-8")
    assert f"name: {old}\n" in text
    path.write_text(text.replace(f"name: {old}\n", f"name: {new}\n"), encoding="utf-8")


def remove(desk: Desk, vocabulary: str, id: str) -> None:
    path = desk.data / "vocab" / f"{vocabulary}.yaml"
    head, rest = path.read_text(encoding="utf-8").split(f"- id: {id}\n")
    rest = rest[rest.index("- id:") :] if "- id:" in rest else ""
    path.write_text(head + rest, encoding="utf-8")


def test_a_publication_writes_down_the_names_that_are_new(desk: Desk) -> None:
    first, second = (one.head.labels for one in read_ledger(desk.data).publications)
    assert first["topics"]["water-saving"] == "节水" and second == {}
    rename(desk, "topics", "节水", "节约用水")
    desk.put("laws", law("c", effective="2020-01-01"))
    assert desk.publish("2026-02-02T08:00").head.labels == {"topics": {"water-saving": "节约用水"}}


def test_what_was_told_keeps_the_names_of_its_time(desk: Desk) -> None:
    name = "feeds/topic-water-saving/feed.json"
    before = json.loads(desk.files("2026-02-01T08:00")[name])
    rename(desk, "topics", "节水", "节约用水")
    desk.put("laws", law("c", effective="2020-01-01", topics=["water-saving"]))
    desk.publish("2026-02-02T08:00")
    after = json.loads(desk.files("2026-03-02T08:00")[name])
    assert after["title"].startswith("主题：节约用水")
    assert after["items"][2:] == before["items"]
    assert "主题：节约用水" in after["items"][0]["tags"]  # 2026-03-01, when it was called so


def test_old_publications_without_names_have_those_that_were_first_written_down(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (desk.data / "ledger").glob("*.jsonl"):
        path.unlink()
    with monkeypatch.context() as patched:
        patched.setattr("portal.ledger.press.new_labels", lambda vocabularies, known: {})
        desk.publish("2026-01-05T08:00", "开通")
    assert read_ledger(desk.data).publications[0].head.labels == {}
    desk.put("laws", law("c", effective="2020-01-01", topics=["water-saving"]))
    desk.publish("2026-01-07T08:00")
    rename(desk, "topics", "节水", "节约用水")
    events = desk.opened("2026-01-08T08:00").following.timeline.events
    assert [one.labels["topics"]["water-saving"] for one in events] == ["节水", "节水"]
    assert [one.parted for one in events] == [False, True]


def test_a_term_that_left_is_told_by_its_name(desk: Desk) -> None:
    remove(desk, "topics", "water-saving")
    desk.put("laws", law("a", effective="2020-01-01", topics=["epc"]))
    desk.put("laws", law("b", effective="2026-03-01", issuers=["miit"]))
    desk.publish("2026-02-02T08:00", "不再单列")
    files = desk.files("2026-02-02T09:00")
    feed = json.loads(files["feeds/topic-water-saving/feed.json"])
    assert feed["title"].startswith("已停止：节水")
    titles = [one["title"] for one in feed["items"]]
    assert "订阅停止：节水" in titles
    assert "新收录 7 条（法律法规），与“节水”有关的 1 条：补收" in titles
    for path, content in files.items():
        if path.endswith("feed.json"):
            for item in json.loads(content)["items"]:
                told = " ".join((item["title"], item["content_html"], *item["tags"]))
                assert "water-saving" not in told, path


def test_a_term_of_which_no_name_was_written_down_does_not_leave(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its subscribers would read an id; a publication while it is there writes the name down."""
    for path in (desk.data / "ledger").glob("*.jsonl"):
        path.unlink()
    with monkeypatch.context() as patched:
        patched.setattr("portal.ledger.press.new_labels", lambda vocabularies, known: {})
        desk.publish("2026-01-05T08:00", "开通")
    remove(desk, "topics", "water-saving")
    desk.put("laws", law("a", effective="2020-01-01", topics=["epc"]))
    desk.put("laws", law("b", effective="2026-03-01", issuers=["miit"]))
    with pytest.raises(Refusal, match="water-saving 的名称还没有随发布记下来.*恢复它"):
        desk.publish("2026-02-02T08:00", "不再单列")
