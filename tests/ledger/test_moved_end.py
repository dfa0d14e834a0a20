"""延长, 缩短, 提前, 停止: the word for an end that moves comes from what changed."""

from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import EVIDENCE, relief, row

START, LATER = "2026-01-01T08:00", "2026-12-20T08:00"
OLD: dict[str, Any] = {
    "issued": "2025-01-01",
    "expires": "2027-12-31",
    "summary": "减半征收，到2027年底",
    "deadlines": [{"scope": "备案", "date": "2027-05-31"}],
}
SOURCE = {"sources": [*EVIDENCE["sources"], {"title": "公告", "seen": "2026-12-19"}]}


@pytest.mark.parametrize(
    ("new", "word"),
    [
        ({"expires": "2030-12-31"}, "延长"),
        ({"expires": "2030-12-31", "summary": "减半征收，到2030年底", **SOURCE}, "延长"),
        ({"expires": "2030"}, "延长"),
        ({"expires": "2027"}, "更新"),  # the same last day, written otherwise
        ({"expires": "2027-06-30"}, "缩短"),
        ({"expires": "2026-12-20"}, "停止"),
        ({"expires": "2026-11-30"}, "停止"),
        ({"deadlines": [{"scope": "备案", "date": "2027-08-31"}]}, "延长"),
        ({"deadlines": [{"scope": "备案", "date": "2027-03-31"}]}, "提前"),
        ({"deadlines": [{"scope": "申报", "date": "2027-08-31"}]}, "更新"),
        ({"expires": "2030-12-31", "effective": "2026-02-01"}, "更新"),
        (
            {"expires": "2030-12-31", "deadlines": [{"scope": "备案", "date": "2027-03-31"}]},
            "更新",
        ),
        ({"summary": "减半征收"}, "更新"),
        ({"expires": None}, "更新"),
    ],
)
def test_the_word_says_which_way_an_end_moved(
    new: dict[str, Any], word: str, tmp_path: Path
) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", row("r-1"), **OLD))
    desk.publish(START)
    fields = {key: value for key, value in (OLD | new).items() if value is not None}
    desk.put("tax", relief("r", row("r-1"), **fields))
    desk.publish(LATER)
    assert desk.opened(LATER).following.timeline.events[-1].word == word


def test_a_row_that_is_extended_and_a_rate_that_changes_with_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    head = {"issued": "2025-01-01"}
    desk.put("tax", relief("r", row("r-1", expires="2027-12-31", rate="10%"), **head))
    desk.publish(START)
    desk.put("tax", relief("r", row("r-1", expires="2028-12-31", rate="10%"), **head))
    desk.publish("2026-12-20T08:00")
    desk.put("tax", relief("r", row("r-1", expires="2029-12-31", rate="15%"), **head))
    desk.publish("2026-12-21T08:00")
    events = desk.opened("2026-12-21T09:00").following.timeline.events
    assert [one.word for one in events[1:]] == ["延长", "更新"]


def test_corrected_is_said_only_where_the_editor_says_that_we_erred(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", row("r-1"), **OLD))
    desk.publish("2027-11-01T08:00")
    told = "2027-12-10T08:00"  # after the notice of 30 days
    desk.put("tax", relief("r", row("r-1"), **OLD | {"expires": "2030-12-31"}))
    amended, wrong = (desk.publisher(told).regular("", misprint=one) for one in (False, True))
    assert [one.kind for one in amended.lines] == ["amended"]
    assert [one.kind for one in wrong.lines] == ["corrected"]
    desk.keep(wrong)
    assert desk.opened(told).following.timeline.events[-1].word == "更正"
