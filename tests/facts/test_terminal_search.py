"""What editors type into find.py finds the record that they mean, first."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.editing.finding.data_at_hand import DataAtHand
from portal.editing.finding.terminal_search import TerminalSearch

REAL = Path(__file__).parent.parent.parent / "data"
FACTS = Path(__file__).parent / "terminal_search.yaml"
QUERIES = yaml.safe_load(FACTS.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def search() -> TerminalSearch:
    moment = datetime.fromisoformat("2026-11-29T12:00+08:00")
    return TerminalSearch(DataAtHand.open(REAL, moment))


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case["query"])
def test_the_record_that_is_meant_comes_first(search: TerminalSearch, case: dict[str, Any]) -> None:
    found = [one.item.id for one in search.search(case["query"])]
    assert found[:1] and found[0] in case["first"], found[:5]


def test_the_queries_are_more_than_twenty_five() -> None:
    assert len({case["query"] for case in QUERIES}) > 25


def test_what_stands_nowhere_is_not_said_to_be_found(search: TerminalSearch) -> None:
    """No record has 三次能源: what has a part of it is marked as such."""
    assert not any(one.is_whole for one in search.search("三次能源"))
    assert search.search("千里马汽车") == []


def test_a_slip_leads_to_the_nearest_word(search: TerminalSearch) -> None:
    assert search.search("锅卢") == []
    assert "锅炉" in search.nearest("锅卢")


BEHIND = ("terms", "forms")
"""They are called like what they are about, and stand behind it."""


def test_every_record_is_found_by_its_id_and_by_its_title(search: TerminalSearch) -> None:
    records = [item for item in search.items if item.parent is None]
    assert len(records) > 400
    assert [x.id for x in records[::5] if search.search(x.id)[0].item is not x] == []
    lost = []
    for item in records[::7]:
        found = [one.item for one in search.search(item.title)]
        if item.kind.id in BEHIND:
            found = [one for one in found if one is item or one.kind.id in BEHIND]
        if found[0] is not item and found[0].title != item.title:
            lost.append((item.id, found[0].id))
    assert lost == []
