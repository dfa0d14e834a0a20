"""The page on quality says how well the search did, and on which day; a score that cannot be is refused."""

import json
from pathlib import Path

import pytest
from helpers.desk import Desk
from helpers.tree import law

from portal.catalogue.search_score import read_search_score

SCORE = {"day": "2026-11-30", "items": 7000, "queries": 256, "met": 250, "mrr": 0.9712}


def test_quality_tells_the_score_with_its_day(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("first", effective="2026-01-01"))
    desk.publish("2026-02-01T10:00")
    assert "MRR" not in str(desk.portal("2026-12-01T12:00").pages["quality/"].body)
    (desk.data / "search").mkdir()
    (desk.data / "search/score.json").write_text(json.dumps(SCORE), encoding="utf-8")
    body = str(desk.portal("2026-12-01T12:00").pages["quality/"].body)
    assert "2026-11-30用 256 条查询试过" in body
    assert "250 条达到要求" in body and "0.971" in body


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        json.dumps(SCORE | {"met": 257}),
        json.dumps(SCORE | {"mrr": 1.5}),
        json.dumps({name: value for name, value in SCORE.items() if name != "day"}),
    ],
)
def test_what_is_no_score_is_told_and_not_shown(tmp_path: Path, text: str) -> None:
    (tmp_path / "search").mkdir()
    (tmp_path / "search/score.json").write_text(text, encoding="utf-8")
    score, problems = read_search_score(tmp_path)
    assert score is None
    assert [one.path.endswith("score.json") and "relevance.py" in one.hint for one in problems] == [
        True
    ]
