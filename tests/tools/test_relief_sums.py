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

    def reckoned(id: str, given: dict[str, Any] | None = None, **facts: Any) -> Any:
        return run("reckon", "reckon", id, given or tax, {**empty, **facts})

    return reckoned


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


def test_a_project_of_a_low_rate_saves_what_it_would_have_paid(reckon: Any) -> None:
    facts = {"profits": [1_000_000] * 4}
    # 15 %: 3 x 150 000; whether a halved year goes with the low rate nobody saw
    lines = reckon("eit-art27-3-3", **facts, enterprise="hnte")
    assert "合计少缴 450,000 元" in lines[-1] and "待核" in lines[3]
    # 5 %: 3 x 50 000
    lines = reckon("eit-art27-3-3", **facts, enterprise="small", date="2026-06-01")
    assert "合计少缴 150,000 元" in lines[-1]
    # 25 %: 3 x 250 000 + 125 000
    assert "合计少缴 875,000 元" in reckon("eit-art27-3-3", **facts, enterprise="other")[-1]
    assert reckon("eit-art27-3-3", **facts) == {"lacks": "企业所得税的类型"}


def test_a_year_without_profit_goes_by_all_the_same(run: Any) -> None:
    found = run("income", "freeThenHalf", [-200_000, 0, 1_000_000, 1_000_000], 25)
    assert found["saved"] == 375_000  # nothing, nothing, 250 000 and half of it
    assert "没有所得" in found["lines"][0] and "−" not in found["lines"][0]


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


# --- losses ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("incomes", "taxable"),
    [
        ([-200, 100, 100, 100], [0, 0, 0, 100]),
        ([-200, 150, 100], [0, 0, 50]),
        ([100, -50, 30, 40], [100, 0, 0, 20]),
        ([-100, -100, 150, 100], [0, 0, 0, 50]),
        ([-100, 0, 0, 0, 0, 60, 60], [0, 0, 0, 0, 0, 0, 60]),  # the sixth year after is too late
        ([100, 200], [100, 200]),
    ],
)
def test_a_loss_is_carried_forward_for_five_years(
    incomes: list[int], taxable: list[int], run: Any
) -> None:
    assert [year["taxable"] for year in run("losses", "carried", incomes)] == taxable


def test_the_loss_that_the_deduction_makes_is_carried_forward(run: Any) -> None:
    # 1 000 000 - 3 000 000 = -2 000 000; it takes up the next two years, so nothing is credited
    plan = credit(
        run,
        investment=3_000_000,
        incomes=[1_000_000] * 4,
        who=who("other"),
        deducted=3_000_000,
    )
    assert [year["tax"] for year in plan["table"]] == [0, 0, 0, 250_000]
    assert [year["used"] for year in plan["table"]] == [0, 0, 0, 250_000]
    assert plan["left"] == 50_000


# --- the one-off deduction ---------------------------------------------------------------------------------


def bought(reckon: Any, **facts: Any) -> str:
    given = {"payer": "general", "enterprise": "other", "oneoff": True, "date": "2026-11-01"}
    return "\n".join(reckon("eit-art34-credit", **{**given, **facts}))


def test_a_machine_above_the_limit_is_not_deducted_at_once(reckon: Any) -> None:
    # 20 000 000 x 25 % = 5 000 000, 1 200 000 off: 3 800 000
    facts = {"investment": 12_000_000, "incomes": [20_000_000]}
    dear = bought(reckon, **facts, unit=12_000_000)
    assert "缴 3,800,000 元" in dear and "不能一次性扣除" in dear
    # four of 3 000 000: 8 000 000 x 25 % = 2 000 000, 1 200 000 off
    assert "缴 800,000 元" in bought(reckon, **facts, unit=3_000_000)
    assert "缴 800,000 元" in bought(reckon, **facts, unit=5_000_000)  # not above it is within it
    assert "缴 3,800,000 元" in bought(reckon, **facts, unit=5_000_001)
    unknown = bought(reckon, **facts)
    assert "没有填最贵一台的价款" in unknown and "缴 3,800,000 元" in unknown
    assert "最贵一台" in reckon("eit-500w", oneoff=True, payer="general", **facts)["lacks"]


def test_all_together_within_the_limit_need_no_price_of_one(reckon: Any) -> None:
    # 4 000 000 - 1 200 000 = 2 800 000 x 25 % = 700 000, 120 000 off
    assert "缴 580,000 元" in bought(reckon, investment=1_200_000, incomes=[4_000_000])


def test_what_cannot_take_off_the_input_is_booked_with_it(reckon: Any) -> None:
    # 4 800 000 + 624 000 = 5 424 000 is above the limit for who counts the VAT in
    facts = {"investment": 4_800_000, "vat": 624_000, "unit": 4_800_000, "incomes": [20_000_000]}
    assert "不能一次性扣除" in bought(reckon, **facts, payer="small")
    assert "不能一次性扣除" not in bought(reckon, **facts)


@pytest.mark.parametrize(
    ("date", "deducted"),
    [("2028-01-01", False), ("2028-06-01", False), ("2027-12-31", True), ("2022-06-01", False)],
)
def test_the_deduction_ends_with_its_term(date: str, deducted: bool, reckon: Any) -> None:
    # with it 4 000 000 - 1 200 000 = 2 800 000: 700 000 - 120 000; without: 1 000 000 - 120 000
    said = bought(reckon, investment=1_200_000, incomes=[4_000_000], date=date)
    assert ("缴 580,000 元" in said) is deducted and ("缴 880,000 元" in said) is not deducted
    assert ("没有扣" in said) is not deducted


def test_december_falls_into_the_next_year_and_is_said(reckon: Any) -> None:
    facts = {"investment": 1_200_000, "incomes": [4_000_000]}
    assert "下一年度" in bought(reckon, **facts, date="2026-12-05")
    assert "下一年度" not in bought(reckon, **facts, date="2026-11-30")


# --- VAT -----------------------------------------------------------------------------------------------------


def test_vat_is_open_where_the_taxpayer_is(reckon: Any) -> None:
    facts = {"investment": 1_200_000, "vat": 156_000, "enterprise": "small", "date": "2026-06-01"}
    lines = reckon("eit-art34-credit", **facts, incomes=[2_000_000])
    assert "两种都算" in lines[0]
    # 10 % of 1 200 000 and of 1 356 000; 100 000 of tax, so 20 000 and 35 600 are left
    assert [line for line in lines if "抵免总额" in line] == [
        "一般纳税人：抵免总额 = 1,200,000 元 × 10% = 120,000 元",
        "小规模纳税人：抵免总额 = 1,356,000 元 × 10% = 135,600 元",
    ]
    assert any("还剩 35,600 元" in line for line in lines if line.startswith("小规模"))
    # without the VAT the sum is that of a general taxpayer, and says so
    unsaid = reckon("eit-art34-credit", investment=1_200_000)
    assert "没有填增值税纳税人" in unsaid[0] and unsaid[1].endswith("= 120,000 元")


def test_a_rate_of_vat_is_taken_for_its_days_only(reckon: Any, tax: dict[str, Any]) -> None:
    rated = {**tax, "rates_since": {"vat": "2019-04-01"}}
    row = {"id": "r", "name": "页岩油", "refund": 70}
    rated["reliefs"] = {"list": {"no": "x", "ways": ["即征即退"], "rows": [row], "spans": []}}
    facts = {"row": "r", "sales": 10_000_000, "input": 900_000, "incomes": [], "profits": []}
    # (10 000 000 x 13 % - 900 000) x 70 % = 280 000
    lines = reckon("list", given=rated, **facts, date="2026-01-01")
    assert "税率没有填" in lines[0] and lines[-1].endswith("= 280,000 元")
    assert "适用税率" in reckon("list", given=rated, **facts, date="2018-06-01")["lacks"]
    # (10 000 000 x 17 % - 900 000) x 70 % = 560 000
    told = reckon("list", given=rated, **facts, rate=17, date="2016-06-01")
    assert told[-1].endswith("= 560,000 元")


# --- caps ------------------------------------------------------------------------------------------------------


LOAN = {"loan": 80_000_000, "points": 1.5, "years": 2, "limit": 50_000_000}


def test_interest_is_paid_up_to_the_cap_of_one_borrower(run: Any) -> None:
    # 50 000 000 x 1.5 % = 750 000 a year, 1 500 000 in two
    found = run("others", "subsidised", {**LOAN, "term": 5})
    assert (found["yearly"], found["whole"]) == (750_000, 1_500_000)
    assert "超过的 30,000,000 元" in found["lines"][0]
    just = run("others", "subsidised", {**LOAN, "loan": 50_000_000, "term": 1})
    assert just["whole"] == 750_000 and "超过" not in just["lines"][0]
    without = {name: value for name, value in LOAN.items() if name != "limit"}
    assert run("others", "subsidised", without)["whole"] == 2_400_000


def test_a_cap_that_nobody_saw_written_is_told_beside_the_one_that_holds(reckon: Any) -> None:
    relief = {
        "ways": ["贴息"],
        "spans": [],
        "numbers": {"interest-points": 1.5, "interest-years": 2, "loan-limit": 50_000_000},
        "later": [
            {"quantity": "loan-limit", "value": 75_000_000, "since": "2026-08-01", "pending": True}
        ],
    }
    given = {"reliefs": {"x": relief}, "payers": {}, "rates": {}}
    # 75 000 000 x 1.5 % = 1 125 000 a year, 2 250 000 in two
    told = "\n".join(reckon("x", given=given, loan=80_000_000, date="2026-11-29"))
    assert "= 750,000 元" in told and "合计不超过 1,500,000 元" in told
    assert "待核" in told and "每年 1,125,000 元，合计不超过 2,250,000 元" in told
    before = "\n".join(reckon("x", given=given, loan=80_000_000, date="2026-07-31"))
    assert "1,500,000" in before and "2,250,000" not in before
    sure = {**relief, "later": [{**relief["later"][0], "pending": False}]}  # type: ignore[dict-item]
    given["reliefs"]["x"] = sure
    assert reckon("x", given=given, loan=80_000_000, date="2026-08-01")[-1].endswith(
        "合计不超过 2,250,000 元（本金不变时）"
    )


# --- low rates -------------------------------------------------------------------------------------------------


def test_a_low_rate_is_reckoned_for_who_has_it(reckon: Any) -> None:
    facts = {"incomes": [1_000_000, 3_100_000], "date": "2026-06-01", "year": 2026}
    # 1 000 000 x 25 % x 20 % = 50 000 instead of 250 000; above 3 000 000 it is the general rate
    small = reckon("eit-sme-5pct", **facts, enterprise="small")
    assert "少缴 200,000 元" in small[0] and "775,000 元" in small[1] and "少缴" not in small[1]
    # 15 %: 150 000 instead of 250 000
    assert "少缴 100,000 元" in reckon("eit-hnte", **facts, enterprise="hnte")[0]
    assert reckon("eit-sme-5pct", **facts, enterprise="other") == []
    assert reckon("eit-hnte", **facts, enterprise="small") == []


def test_years_without_a_rate_are_not_reckoned(reckon: Any) -> None:
    facts = {"incomes": [1_000_000] * 3, "date": "2027-06-01", "year": 2027, "enterprise": "small"}
    lines = reckon("eit-sme-5pct", **facts)
    assert len(lines) == 2 and "没有算" in lines[1]


def test_the_numbers_are_those_of_the_records(tax: dict[str, Any]) -> None:
    numbers = {id: relief.get("numbers", {}) for id, relief in tax["reliefs"].items()}
    assert numbers["eit-sme-5pct"] == SMALL and numbers["eit-hnte"] == HNTE
    assert numbers["eit-art34-credit"] == {"credit-rate": 10}
    assert tax["reliefs"]["eit-art34-credit"]["years"] == 5
    assert tax["rates"] == {"corporate-income-tax": 25, "vat": 13}
