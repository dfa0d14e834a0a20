"""Who can have a relief, by what was filled in: yes, no with the reason, or what is missing."""

from typing import Any

import pytest
from playwright.sync_api import Page

from portal.kinds.tax import PAYERS

RUN = """async (cases) => {
  const { entitled } = await import("/assets/tools/tax/entitled.js");
  return cases.map(([relief, facts, payers, names]) => entitled(relief, facts, payers, names));
}"""

SIX_TAXES = {"entitled": ["vat-small", "small", "individual"]}
REFUND = {"entitled": ["vat-general"]}
SMALL = {"entitled": ["small"], "income_tax": True}
HNTE = {"entitled": ["hnte"], "income_tax": True}
CREDIT = {"income_tax": True}
LOAN = {"entitled": ["private-sme"]}
SERVICE = {"entitled": ["service-company"], "income_tax": True}

CASES: list[tuple[dict[str, Any], dict[str, str], str]] = [
    (SIX_TAXES, {"payer": "general", "enterprise": "other"}, "no"),
    (SIX_TAXES, {"payer": "small", "enterprise": "other"}, "yes"),
    (SIX_TAXES, {"payer": "general", "enterprise": "small"}, "yes"),
    (SIX_TAXES, {"payer": "general", "enterprise": "individual"}, "yes"),
    (SIX_TAXES, {"payer": "general", "enterprise": "hnte"}, "open"),  # it may be small as well
    (SIX_TAXES, {"payer": "general"}, "open"),
    (SIX_TAXES, {"enterprise": "other"}, "open"),
    (SIX_TAXES, {}, "open"),
    (REFUND, {"payer": "small"}, "no"),
    (REFUND, {"payer": "general"}, "yes"),
    (REFUND, {}, "open"),
    (SMALL, {"enterprise": "small"}, "yes"),
    (SMALL, {"enterprise": "other"}, "no"),
    (SMALL, {"enterprise": "hnte"}, "open"),
    (SMALL, {"enterprise": "individual"}, "no"),
    (HNTE, {"enterprise": "small"}, "open"),
    (HNTE, {"enterprise": "other"}, "no"),
    (CREDIT, {}, "yes"),
    (CREDIT, {"enterprise": "other"}, "yes"),
    (CREDIT, {"enterprise": "individual"}, "no"),  # who pays no corporate income tax
    (LOAN, {"owner": "private"}, "yes"),
    (LOAN, {"owner": "other"}, "no"),
    (LOAN, {}, "assumed"),
    (SERVICE, {"provider": "user"}, "no"),
    (SERVICE, {"provider": "service"}, "yes"),
    (SERVICE, {}, "assumed"),
    (SERVICE, {"provider": "service", "enterprise": "individual"}, "no"),
]


@pytest.fixture(scope="module")
def answers(modules: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = modules.evaluate(
        RUN, [[one, facts, [], PAYERS] for one, facts, _ in CASES]
    )
    return found


def word(answer: dict[str, Any]) -> str:
    if answer.get("assumed"):
        return "assumed"
    if "can" in answer:
        return "yes" if answer["can"] else "no"
    return "open"


@pytest.mark.parametrize("at", range(len(CASES)))
def test_who_can_have_it(at: int, answers: list[dict[str, Any]]) -> None:
    assert word(answers[at]) == CASES[at][2]
    if CASES[at][2] in ("no", "open"):
        assert answers[at]["words"]


def test_what_is_missing_is_named(modules: Page) -> None:
    [answer] = modules.evaluate(RUN, [[SIX_TAXES, {"payer": "general"}, [], PAYERS]])
    assert answer["missing"] == ["企业所得税的类型"]
    [answer] = modules.evaluate(RUN, [[SIX_TAXES, {}, [], PAYERS]])
    assert answer["missing"] == ["增值税纳税人", "企业所得税的类型"]


def test_a_situation_says_it_for_refunds_that_do_not(modules: Page) -> None:
    refund, other = {"ways": ["即征即退"]}, {"ways": ["衔接规则"]}
    cases = [[one, {"payer": "small"}, ["general"], PAYERS] for one in (refund, other)]
    assert [word(one) for one in modules.evaluate(RUN, cases)] == ["no", "yes"]
