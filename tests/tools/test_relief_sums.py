"""Worked examples of reliefs, to the yuan. Each sum is worked out by hand in its comment."""

from typing import Any

import pytest
from playwright.sync_api import Page

RUN = """async ([file, name, given]) => {
  const module = await import(`/assets/tools/tax/${file}.js`);
  return module[name](...given);
}"""

SMALL = {"taxable-share": 25, "tax-rate": 20, "income-limit": 3_000_000}
HNTE = {"tax-rate": 15}


@pytest.fixture
def run(modules: Page) -> Any:
    return lambda file, name, *given: modules.evaluate(RUN, [file, name, given])


@pytest.fixture
def tax(tool_data: dict[str, Any]) -> dict[str, Any]:
    return tool_data["tools/tax.json"]


@pytest.fixture
def reckon(run: Any, tax: dict[str, Any]) -> Any:
    empty = {"incomes": [], "profits": [], "pollutants": []}
    return lambda id, **facts: run("reckon", "reckon", id, tax, {**empty, **facts})


def who(kind: str) -> dict[str, Any]:
    return {"kind": kind, "small": SMALL, "hnte": HNTE, "rate": 25}


def credit(run: Any, **given: Any) -> dict[str, Any]:
    return run("credit", "credit", {"rate": 10, "years": 5, **given})


def test_small_enterprise_needs_two_years(run: Any) -> None:
    # 1 200 000 x 10 % = 120 000; 2 000 000 x 25 % x 20 % = 100 000; 1 600 000 -> 80 000
    plan = credit(run, investment=1_200_000, incomes=[2_000_000, 1_600_000], who=who("small"))
    assert plan["total"] == 120_000
    assert [(y["tax"], y["used"], y["paid"], y["left"]) for y in plan["table"]] == [
        (100_000, 100_000, 0, 20_000),
        (80_000, 20_000, 60_000, 0),
    ]


def test_one_off_deduction_makes_it_slower_not_bigger(run: Any) -> None:
    # 2 000 000 - 1 200 000 = 800 000 -> 40 000 tax, all of it credited, 80 000 left
    given = {"investment": 1_200_000, "incomes": [2_000_000], "who": who("small")}
    plan = credit(run, **given, deducted=1_200_000)
    assert plan["total"] == 120_000 and plan["left"] == 80_000
    assert plan["table"][0] == {
        "income": 800_000,
        "tax": 40_000,
        "used": 40_000,
        "paid": 0,
        "left": 80_000,
    }


def test_small_scale_taxpayer_counts_the_vat(reckon: Any, run: Any) -> None:
    # 1 200 000 + 156 000 = 1 356 000; 10 % = 135 600
    facts = {"investment": 1_200_000, "vat": 156_000, "payer": "small"}
    assert run("reckon", "invested", facts) == 1_356_000
    assert run("reckon", "invested", {**facts, "payer": "general"}) == 1_200_000
    lines = reckon("eit-art34-credit", **facts)
    assert "待核" in lines[0] and lines[1].endswith("= 135,600 元")
    assert reckon("eit-art34-credit", investment=1_200_000, payer="small") == {"lacks": "增值税额"}


def test_other_enterprise_credits_all_in_the_first_year(run: Any) -> None:
    # 4 000 000 x 25 % = 1 000 000 of tax, 120 000 off
    plan = credit(run, investment=1_200_000, incomes=[4_000_000], who=who("other"))
    assert plan["table"][0]["paid"] == 880_000 and plan["left"] == 0


def test_what_is_left_after_the_last_year_is_lost(run: Any) -> None:
    plan = credit(run, investment=1_200_000, incomes=[200_000] * 6, who=who("small"))
    assert plan["used"] == 60_000 and plan["lost"] == 60_000  # 10 000 a year, six years
    later = credit(run, investment=1_200_000, incomes=[200_000] * 9, who=who("small"))
    assert later["used"] == 60_000 and len(later["table"]) == 6
    assert credit(run, investment=1_200_000, incomes=[200_000] * 5, who=who("small"))["lost"] == 0


def test_a_year_above_the_limit_is_no_small_enterprise(run: Any) -> None:
    assert run("income", "taxOn", 3_000_000, who("small"))["tax"] == 150_000
    assert run("income", "taxOn", 3_000_001, who("small"))["tax"] == pytest.approx(750_000.25)
    assert run("income", "taxOn", 1_000_000, who("hnte"))["tax"] == 150_000
    assert run("income", "taxOn", -5, who("small"))["tax"] == 0


def test_digital_retrofit_is_capped(reckon: Any) -> None:
    # 800 000 x 50 % = 400 000 of the 500 000 count; 10 % = 40 000
    lines = reckon("eq-digital-2024-9", spent=500_000, base=800_000)
    assert "按 400,000 元 算" in lines[0] and lines[1].endswith("= 40,000 元")
    assert reckon("eq-digital-2024-9", spent=300_000, base=800_000)[1].endswith("= 30,000 元")
    assert reckon("eq-digital-2024-9", spent=500_000)["lacks"]


@pytest.mark.parametrize(
    ("found", "standard", "over", "share"),
    [
        (40, 100, False, 50),  # 60 % below
        (120, 200, False, 75),  # 40 % below
        (9, 10, False, 100),  # 10 % below
        (70, 100, False, 100),  # just 30 %: nobody saw whether that is enough
        (50, 100, False, 75),  # just 50 %
        (69.99, 100, False, 75),
        (70.01, 100, False, 100),
        (40, 100, True, 100),  # once above in the month
        (110, 100, False, 100),
    ],
)
def test_emission_tax_by_pollutant(
    found: float, standard: float, over: bool, share: int, run: Any, tax: dict[str, Any]
) -> None:
    steps = tax["reliefs"]["ept"]["steps"]
    given = {"found": found, "standard": standard, "over": over, "steps": steps}
    assert run("others", "emitted", given)["share"] == share


def test_reduced_income(run: Any, reckon: Any) -> None:
    # 5 000 000 x 90 % = 4 500 000; 500 000 less; 5 % of it 25 000, 25 % of it 125 000
    assert run("income", "reduced", 5_000_000, 90)["less"] == 500_000
    assert run("income", "reduced", 5_000_000, 90, 2_000_000, who("small"))["saved"] == 25_000
    assert run("income", "reduced", 5_000_000, 90, 9_000_000, who("other"))["saved"] == 125_000
    facts = {"revenue": 5_000_000, "incomes": [2_000_000], "enterprise": "small"}
    assert reckon("cit-res-2021", **facts)[-1] == "少缴 25,000 元"


def test_refund_on_collection(run: Any, reckon: Any, tax: dict[str, Any]) -> None:
    # (10 000 000 x 13 % - 900 000) x 70 % = 280 000
    given = {"sales": 10_000_000, "rate": 13, "input": 900_000, "refund": 70}
    assert run("others", "refunded", given)["back"] == 280_000
    assert run("others", "refunded", {**given, "input": 1_400_000})["back"] == 0
    # (10 000 000 - 2 000 000) x 13 % - 900 000 = 140 000; 70 % = 98 000
    assert run("others", "refunded", {**given, "excluded": 2_000_000})["back"] == 98_000
    facts = {"sales": 10_000_000, "rate": 13, "input": 900_000}
    assert reckon("vat-res-2022", row="vat-res-2022-004", **facts)[-1].endswith("= 280,000 元")
    assert "待核" in reckon("vat-res-2022", row="vat-res-2022-005", **facts)["lacks"]


def test_interest_for_two_years(run: Any, reckon: Any) -> None:
    # 1 000 000 x 1.5 % = 15 000 a year, 30 000 in two
    lines = reckon("fin-eq-2026", loan=1_000_000, term=2)
    assert "= 15,000 元" in lines[0] and "合计不超过 30,000 元" in lines[1]
    given = {"loan": 1_000_000, "points": 1.5, "years": 2}
    assert run("others", "subsidised", {**given, "term": 5})["whole"] == 30_000
    assert run("others", "subsidised", {**given, "term": 1})["whole"] == 15_000
    assert run("others", "subsidised", given)["whole"] == 30_000


def test_halved_years_are_halves_of_the_general_rate(reckon: Any) -> None:
    facts = {"profits": [1_000_000] * 4, "enterprise": "hnte"}
    lines = reckon("eit-art27-3-3", **facts)  # 3 x 250 000 + 125 000
    assert "合计少缴 875,000 元" in lines[-2] and "待核" in lines[-1]


def test_years_beyond_the_term_of_the_low_rate_are_marked(reckon: Any) -> None:
    facts = {"investment": 1_200_000, "payer": "general", "enterprise": "small", "year": 2026}
    known = reckon("eit-art34-credit", **facts, incomes=[2_000_000, 1_600_000])
    assert not any("届时" in line for line in known)
    beyond = reckon("eit-art34-credit", **facts, incomes=[200_000] * 3)
    assert "2027-12-31" in beyond[-1] and "届时" in beyond[-1]


def test_a_low_rate_holds_only_on_its_days(reckon: Any) -> None:
    facts = {"investment": 1_200_000, "enterprise": "small", "incomes": [2_000_000]}
    assert any(
        "抵 100,000 元" in line for line in reckon("eit-art34-credit", **facts, date="2026-06-01")
    )
    before = reckon("eit-art34-credit", **facts, date="2019-06-01")  # other rates held then
    assert not any("第 1 年" in line for line in before) and "没有收录" in before[-1]


def test_three_years_free_three_half(run: Any) -> None:
    found = run("income", "freeThenHalf", [100, 100, 100, 100, 100, 100, 100], 25)
    assert found["saved"] == 112.5  # 3 x 25 + 3 x 12.5


def test_half_of_six_taxes(reckon: Any) -> None:
    assert "少缴 5,000.5 元" in reckon("sme-6tax-2023-12", due=10_001)[0]


def test_the_numbers_are_those_of_the_records(tax: dict[str, Any]) -> None:
    numbers = {id: relief.get("numbers", {}) for id, relief in tax["reliefs"].items()}
    assert numbers["eit-sme-5pct"] == SMALL and numbers["eit-hnte"] == HNTE
    assert numbers["eit-art34-credit"] == {"credit-rate": 10}
    assert tax["reliefs"]["eit-art34-credit"]["years"] == 5
    assert tax["rates"] == {"corporate-income-tax": 25, "vat": 13}
