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


# --- the window of a relief on the days of its borders --------------------------------------------------

JUDGE = """async ([told, days]) => {
  const { judged } = await import("/assets/tools/tax/judged.js");
  const data = { statements: [{ text: "某种情形", record: "x", ask: "k.x" }], payer_names: {} };
  const life = { way: "某种", refused: [0], ...told };
  return days.map((date) => {
    const facts = { date, refusals: { "k.x": "no" } };
    return judged({ life, ways: [] }, data, { payers: [] }, facts).verdict;
  });
}"""

WINDOWS: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "fixed": (
        {"kind": "fixed", "opens": "2026-03-01", "until": "2026-06-30"},
        {
            "2026-02-28": "open",
            "2026-03-01": "yes",
            "2026-06-30": "yes",
            "2026-07-01": "no",
        },
    ),
    "closed by hand": (
        {"kind": "rolling", "until": "2026-12-31", "closed": "2026-05-10", "closed_note": "额度用完"},
        {"2026-05-09": "yes", "2026-05-10": "no", "2027-01-01": "no"},
    ),
    "until it is used up": ({"kind": "until-used"}, {"2026-05-10": "open"}),
    "until further notice": ({"kind": "until-notice"}, {"2026-05-10": "open"}),
    "words only": ({"kind": "fixed", "as_written": "暂定1年"}, {"2026-05-10": "open"}),
    "rounds": (
        {
            "kind": "rounds",
            "rounds": [{"name": "第一批", "opens": "2026-03-01", "until": "2026-03-31"}],
        },
        {"2026-02-28": "open", "2026-03-01": "yes", "2026-03-31": "yes", "2026-04-01": "no"},
    ),
    "no end": ({"kind": "none"}, {"2026-05-10": "yes"}),
}  # fmt: skip


@pytest.mark.parametrize("case", WINDOWS)
def test_a_window_that_is_not_surely_open_is_no_yes(case: str, modules: Page) -> None:
    """Before it opens nobody can tell more than the day: what is open later may have been open before by
    another document. Once it is closed it is a no."""
    window, days = WINDOWS[case]
    told = given({"mode": {"way": "w"}, "window": window})["life"]
    verdicts = modules.evaluate(JUDGE, [{"window": told.get("window")}, list(days)])
    assert dict(zip(days, verdicts, strict=True)) == days


def test_what_nobody_saw_rules_for_is_neither_in_force_nor_a_saving(modules: Page) -> None:
    rules = {"state": "none-seen", "looked": "2026-11-20", "what": "办法"}
    told = given({"effective": "2020-01-01", "implementation": rules})
    assert modules.evaluate(RUN, [(told, "2026-11-22")]) == ["unsure"]
    words = [span["words"] for span in told["spans"] if span["state"] == "unsure"]
    assert words == ["还不能申领：细则未见（2026-11-20 查）"]
