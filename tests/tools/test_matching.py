"""A plate against the lists: which rows are hit, which are only near, and what is still to be known.

The lists are the frozen ones, so a case here fails when a rule of matching changes, never a fact.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.plates import Check, asked_of, checker, holds, name
from playwright.sync_api import Page

CASES = yaml.safe_load((Path(__file__).parent / "matching.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def check(modules: Page, tool_data: dict[str, Any]) -> Check:
    return checker(modules, tool_data["tools/equipment.json"])


@pytest.fixture(scope="module")
def answers(check: Check) -> list[dict[str, Any]]:
    return check([asked_of(case) for case in CASES])


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: name(CASES[number]))
def test_the_rules_of_matching(number: int, answers: list[dict[str, Any]]) -> None:
    holds(CASES[number], answers[number])


def test_a_plate_without_a_category_is_never_called_listed(check: Check) -> None:
    plates = [{"model": one["model"]} for one in CASES if "model" in one]
    assert plates
    assert "listed" not in {one["verdict"] for one in check(plates)}


def test_years_change_what_follows_and_not_which_rows_are_hit(check: Check) -> None:
    plates = [
        {"model": one["model"], "category": one["category"]}
        for one in CASES
        if one.get("model") and one.get("category")
    ]
    plain = check(plates)
    for made in (1985, 1997, 2003, 2004, 2020):
        dated = check([{**plate, "made": made} for plate in plates])
        assert [sorted(one["hits"]) for one in plain] == [sorted(one["hits"]) for one in dated]
