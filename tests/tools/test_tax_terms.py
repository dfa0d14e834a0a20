"""Which relief is in force on which day, by the dates of its record: on reliefs made for it."""

from datetime import date
from typing import Any

import pytest
from helpers.tree import VOCABULARIES, catalogue, notice, relief
from playwright.sync_api import Page

from portal.catalogue.vocabularies import by_id, load_vocabularies
from portal.portal import Portal
from portal.tools.tax.data import data

RUN = """async (cases) => {
  const { stateOn } = await import("/assets/tools/tax/terms.js");
  return cases.map(([relief, day]) => stateOn(relief, day).state);
}"""

ID = "vat-epc"
"""A relief that a situation of the frozen vocabulary asks for."""

CASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "the day before the first": ({"effective": "2020-01-01"}, "2019-12-31", "before"),
    "the first day": ({"effective": "2020-01-01"}, "2020-01-01", "in"),
    "the last day": ({"effective": "2020-01-01", "expires": "2025-12-31"}, "2025-12-31", "in"),
    "the day after": ({"effective": "2020-01-01", "expires": "2025-12-31"}, "2026-01-01", "ended"),
    "the day of repeal": ({"effective": "2020-01-01", "repealed": "2026-01-01"}, "2026-01-01", "ended"),
    "the day before repeal": ({"effective": "2020-01-01", "repealed": "2026-01-01"}, "2025-12-31", "in"),
    "some day of the first year": ({"effective": "2017"}, "2017-06-01", "unsure"),
    "after the first year": ({"effective": "2017"}, "2018-01-01", "in"),
}  # fmt: skip


@pytest.fixture(scope="module")
def states(modules: Page) -> dict[str, str]:
    """What the tool says in each case, asked at once."""
    cases = [(given(fields), day) for fields, day, _ in CASES.values()]
    return dict(zip(CASES, modules.evaluate(RUN, cases), strict=True))


def given(fields: dict[str, Any], *others: dict[str, Any]) -> dict[str, Any]:
    """What the tool is told of a relief with these fields, beside other documents."""
    records = catalogue(tax=[relief(ID, **fields)], policies=list(others))
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    told: dict[str, Any] = data(Portal(records, date(2026, 11, 22)).site)["reliefs"][ID]
    return told


@pytest.mark.parametrize("case", CASES)
def test_the_dates_of_a_relief_decide(case: str, states: dict[str, str]) -> None:
    assert states[case] == CASES[case][2]


def test_what_another_document_ends_has_ended_from_that_day(modules: Page) -> None:
    ender = notice("new", issued="2026-01-15", effective="2026-03-01", ends=[ID])
    told = given({"effective": "2020-01-01"}, ender)
    days = ["2026-02-28", "2026-03-01"]
    assert modules.evaluate(RUN, [(told, day) for day in days]) == ["in", "ended"]
