"""A job tells its people of what it rests on, as it did at the time."""

from typing import Any

import feedparser
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


def names(content: bytes) -> list[tuple[str, str]]:
    return [(entry.id, entry.title) for entry in feedparser.parse(content).entries]


@pytest.mark.parametrize("how", ["renaming", "merging"])
def test_who_follows_a_job_of_another_id_hears_on_at_the_old_address(desk: Desk, how: str) -> None:
    """Feed and calendar stay where they are subscribed to; nothing comes back as if it were new."""
    desk.put("tax", relief("ends", row("ends-1"), issued="2020-01-01", expires="2027-03-31"))
    desk.put("jobs", job("renew", "one-1", "ends"))
    if how == "merging":
        desk.put("jobs", job("replace", "other"))
    desk.publish("2026-11-24T08:00", "改")
    before = desk.files("2026-11-24T09:00")
    desk.path("jobs", "renew").unlink()
    desk.put("jobs", job("replace", "one-1", "ends", alias_ids=["renew"]))
    desk.keep(getattr(desk.publisher("2026-11-25T08:00"), how)("renew", "replace", "改名"))
    changed(desk, "one", "2026-11-26")
    after = desk.files("2026-11-27T00:00")
    for format in ("atom.xml", "rss.xml"):
        old, new = (files[f"feeds/job-renew/{format}"] for files in (before, after))
        assert set(names(old)) <= set(names(new))
        assert names(new) == names(after[f"feeds/job-replace/{format}"])
        assert len(names(new)) > len(names(old))
    assert "feeds/job-renew/feed.json" in after
    feed = feedparser.parse(after["feeds/job-renew/atom.xml"]).feed
    assert feed.id == feedparser.parse(before["feeds/job-renew/atom.xml"]).feed.id
    assert feed.link.endswith("/jobs/replace/")
    assert b"20270331" in after["calendar/job-renew.ics"]
    assert after["calendar/job-renew.ics"] == after["calendar/job-replace.ics"]
    assert b"job-renew" not in after["feeds/subscriptions.opml"]  # nobody is offered it


def test_who_never_had_a_feed_gets_none(desk: Desk) -> None:
    """An old id of a law is an address of a page, no subscription."""
    desk.put("tax", relief("newer", row("n-1"), issued="2020-01-01", alias_ids=["older"]))
    desk.publish("2026-11-24T08:00", "改")
    assert not [path for path in desk.files("2026-11-25T00:00") if "older" in path]
