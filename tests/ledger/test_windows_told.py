"""What subscribers hear of a window and of the rules for it: 细则已出, 延长, 停止, and its days."""

from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import relief

START, LATER = "2026-01-01T08:00", "2026-05-20T08:00"
SOURCES = [{"key": "notice", "title": "公告", "seen": "2025-12-01"}]
AT = [{"key": "notice"}]
OLD: dict[str, Any] = {
    "issued": "2025-01-01",
    "sources": SOURCES,
    "implementation": {
        "state": "none-seen",
        "looked": "2025-12-01",
        "what": "没有见到",
        "sources": AT,
    },
    "window": {"kind": "fixed", "opens": "2026-03-01", "until": "2026-06-30", "sources": AT},
}
SEEN = {"state": "seen", "what": "管理办法", "sources": AT}
LONGER = {**OLD["window"], "until": "2026-09-30"}


def events(new: dict[str, Any], tmp_path: Path) -> list[Any]:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", **OLD))
    desk.publish(START)
    desk.put("tax", relief("r", **(OLD | new)))
    desk.publish(LATER)
    return list(desk.opened(LATER).following.timeline.events)


@pytest.mark.parametrize(
    ("new", "word"),
    [
        ({"implementation": SEEN}, "细则已出"),
        ({"implementation": SEEN, "window": LONGER, "rate": "20%"}, "细则已出"),
        ({"implementation": {**OLD["implementation"], "looked": "2026-05-01"}}, "更新"),
        ({"window": LONGER}, "延长"),
        ({"window": {**OLD["window"], "until": "2026-05-31"}}, "提前"),
        ({"window": {**OLD["window"], "closed": "2026-05-19", "closed_note": "额度用完"}}, "停止"),
        ({"rate": "20%"}, "更新"),
    ],
)
def test_the_word_says_what_became_of_it(new: dict[str, Any], word: str, tmp_path: Path) -> None:
    assert events(new, tmp_path)[-1].word == word


def test_the_days_of_a_window_are_told(tmp_path: Path) -> None:
    found = [(one.due.key, one.word, one.ahead) for one in events({}, tmp_path) if one.due]
    assert found == [
        ("r/window-opens", "即将开始受理", True),
        ("r/window-opens", "开始受理", False),
    ]


def test_sources_of_statements_are_told_to_nobody(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("tax", relief("r", **OLD))
    desk.publish(START)
    desk.put("tax", relief("r", **OLD | {"implementation": SEEN}))
    desk.publish(LATER)
    feed = desk.files(LATER)["feeds/all/atom.xml"].decode()
    assert "见到了细则" in feed and "notice" not in feed
