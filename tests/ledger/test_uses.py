"""A job tells its people of what it rests on, as it did at the time."""

from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import EVIDENCE, relief, row


def job(id: str, *used: str, **fields: Any) -> dict[str, Any]:
    said = {"text": "一句话", "records": list(used)}
    return {
        "id": id,
        "title": f"{id}的事",
        "for_whom": "企业",
        "obligation": {"level": "may", **said},
        "by_when": said,
        "steps": [said],
        "added": "2026-11-22",
        **EVIDENCE,
    } | fields


@pytest.fixture
def desk(tmp_path: Any) -> Desk:
    desk = Desk(tmp_path / "data")
    for id in ("one", "other"):
        desk.put("tax", relief(id, row(f"{id}-1"), issued="2020-01-01"))
    desk.publish("2026-11-22T08:00", "开通")
    desk.put("jobs", job("renew", "one-1"))
    desk.publish("2026-11-23T08:00", "一件事")
    return desk


def told(desk: Desk, now: str) -> list[tuple[str, list[str]]]:
    events = desk.portal(now).site.subscriptions.events.get("job-renew", [])
    return [(one.kind, [subject.id for subject in one.subjects]) for one in events]


def changed(desk: Desk, id: str, day: str) -> None:
    record = relief(id, row(f"{id}-1"), issued="2020-01-01", summary=f"改于{day}。")
    desk.put("tax", record)
    desk.publish(f"{day}T08:00", "改")


def test_what_a_job_rests_on_is_told_in_its_feed_and_nothing_else(desk: Desk) -> None:
    changed(desk, "one", "2026-11-24")
    changed(desk, "other", "2026-11-25")
    found = told(desk, "2026-11-26T00:00")
    assert found == [("added", ["renew"]), ("amended", ["one"])]


def test_what_it_comes_to_rest_on_is_told_from_then_on(desk: Desk) -> None:
    changed(desk, "other", "2026-11-24")
    before = told(desk, "2026-11-25T00:00")
    desk.put("jobs", job("renew", "one-1", "other"))
    desk.publish("2026-11-25T08:00", "改")
    assert told(desk, "2026-11-25T09:00")[: len(before)] == before  # what was told stays
    changed(desk, "other", "2026-11-26")
    assert told(desk, "2026-11-27T00:00") == [
        *before,
        ("amended", ["renew"]),
        ("amended", ["other"]),
    ]


def test_what_it_no_longer_rests_on_is_told_no_more(desk: Desk) -> None:
    desk.put("jobs", job("renew", "other"))
    desk.publish("2026-11-24T08:00", "改")
    changed(desk, "one", "2026-11-25")
    assert told(desk, "2026-11-26T00:00") == [("added", ["renew"]), ("amended", ["renew"])]


def test_a_withdrawn_job_keeps_its_feed_and_hears_no_more(desk: Desk) -> None:
    desk.keep(desk.publisher("2026-11-24T08:00").withdrawal("renew", "重复", ""))
    changed(desk, "one", "2026-11-25")
    assert told(desk, "2026-11-26T00:00") == [("added", ["renew"]), ("withdrawn", ["renew"])]
    assert "feeds/job-renew/atom.xml" in desk.files("2026-11-26T00:00")


def test_a_job_of_another_id_takes_its_feed_along(desk: Desk) -> None:
    """Its entries stand at the new address; the record's page leads on from the old one."""
    desk.path("jobs", "renew").unlink()
    desk.put("jobs", job("replace", "one-1", alias_ids=["renew"]))
    desk.keep(desk.publisher("2026-11-24T08:00").renaming("renew", "replace", "改名"))
    changed(desk, "one", "2026-11-25")
    events = desk.portal("2026-11-26T00:00").site.subscriptions.events["job-replace"]
    kinds = [one.kind for one in events]
    assert kinds[0] == "added" and kinds[-1] == "amended"
