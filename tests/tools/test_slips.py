"""What can hardly be meant is asked about at its box; what people write is read; nothing is taken for
something else in silence. Each right value is worked out by hand in its comment."""

from typing import Any

import pytest
from playwright.sync_api import Page

FACTS = """async (cases) => {
  const { readFacts } = await import("/assets/tools/tax/asked.js");
  return cases.map((asked) => readFacts(new URLSearchParams(asked)));
}"""
CALL = """async ([file, name, given]) => {
  const module = await import(`/assets/tools/${file}.js`);
  return module[name](...given);
}"""

SMALL = {"taxable-share": 25, "tax-rate": 20, "income-limit": 3_000_000}

ASKED = [
    # so few yuan are so many 万
    ({"investment": "120"}, "investment"),
    ({"loan": "800"}, "loan"),
    ({"revenue": "500"}, "revenue"),
    ({"sales": "999"}, "sales"),
    ({"investment": "1200万", "unit": "450"}, "unit"),  # would pass below the limit of one machine
    ({"incomes": "200"}, "incomes"),
    ({"incomes": "-50"}, "incomes"),
    ({"profits": "20、30、30"}, "profits"),
    # a rate in place of the tax; the price with the tax in it
    ({"investment": "120万", "vat": "13"}, "vat"),
    ({"investment": "120万", "vat": "60万"}, "vat"),
    # months in place of years
    ({"loan": "100万", "term": "24"}, "term"),
    ({"loan": "100万", "term": "36"}, "term"),
]
READ = [
    ({"investment": "120 万元"}, "investment", 1_200_000),
    ({"investment": "1,200,000元"}, "investment", 1_200_000),
    ({"loan": "800万元", "term": "2年"}, "loan", 8_000_000),
    ({"investment": "1000"}, "investment", 1000),
    ({"investment": "0"}, "investment", 0),
    ({"investment": "120万", "vat": "15.6万"}, "vat", 156_000),
    ({"investment": "120万", "vat": "12000"}, "vat", 12_000),  # 1 %, of a small seller
    ({"investment": "120万", "vat": "0"}, "vat", 0),
    ({"due": "300"}, "due", 300),
    ({"loan": "100万", "term": "10"}, "term", 10),
]


@pytest.mark.parametrize(("asked", "box"), ASKED)
def test_a_slip_of_money_is_asked_about(asked: dict[str, str], box: str, modules: Page) -> None:
    [facts] = modules.evaluate(FACTS, [asked])
    assert list(facts["faults"]) == [box]


@pytest.mark.parametrize(("asked", "box", "value"), READ)
def test_money_is_read_as_it_is_written(
    asked: dict[str, str], box: str, value: float, modules: Page
) -> None:
    [facts] = modules.evaluate(FACTS, [asked])
    assert (facts[box], facts["faults"]) == (value, {})


def test_an_income_of_nought_is_none_to_ask_about(modules: Page) -> None:
    [facts] = modules.evaluate(FACTS, [{"incomes": "0、200万"}])
    assert (facts["incomes"], facts["faults"]) == ([0, 2_000_000], {})


def test_a_loss_is_carried_forward_at_the_low_rate_too(modules: Page) -> None:
    # 2 000 000 - 1 000 000 = 1 000 000; 5 % of it 50 000, not 100 000
    who = {"kind": "small", "small": SMALL, "rate": 25}
    lines = modules.evaluate(CALL, ["tax/income", "atLowRate", [[-1e6, 2e6], who, 2]])
    assert "= 50,000 元" in lines[1] and "少缴 200,000 元" in lines[1]
    # what is left of 3 500 000 after the loss keeps within 3 000 000
    lines = modules.evaluate(CALL, ["tax/income", "atLowRate", [[-1e6, 3.5e6], who, 2]])
    assert "= 125,000 元" in lines[1] and "这一年不是小型微利" not in lines[1]


@pytest.mark.parametrize("name", ["噪声", "厂界噪音", "固体废物", "煤矸石"])
def test_the_emission_tax_on_noise_and_waste_has_no_steps(name: str, modules: Page) -> None:
    steps = [{"below": 30, "share": 75}, {"below": 50, "share": 50}]
    given = {"name": name, "found": 30, "standard": 65, "steps": steps}
    found = modules.evaluate(CALL, ["tax/others", "emitted", [given]])
    assert found["share"] == 100 and "大气、水" in found["line"]
    found = modules.evaluate(CALL, ["tax/others", "emitted", [{**given, "name": "COD"}]])
    assert found["share"] == 50  # (65 - 30) / 65 = 53.8 %


def reckoned(page: Page, tax: dict[str, Any], id: str, **facts: Any) -> Any:
    empty: dict[str, Any] = {"incomes": [], "profits": [], "pollutants": []}
    return page.evaluate(CALL, ["tax/reckon", "reckon", [id, tax, {**empty, **facts}]])


@pytest.fixture
def tax(tool_data: dict[str, Any]) -> dict[str, Any]:
    return tool_data["tools/tax.json"]


def test_a_rate_of_vat_that_is_no_more_gives_no_refund(tax: dict[str, Any], modules: Page) -> None:
    # 17 % is of before 2019-04-01: (10 000 000 x 17 % - 900 000) x 70 % = 560 000 would be wrong
    tax = {**tax, "rates_since": {"vat": "2019-04-01"}}
    facts = {"row": "vat-res-2022-004", "sales": 1e7, "input": 9e5, "date": "2026-11-22"}
    lacking = reckoned(modules, tax, "vat-res-2022", rate=17, **facts)
    assert "检查填的 17%" in lacking["lacks"]
    lines = reckoned(modules, tax, "vat-res-2022", rate=13, **facts)
    assert lines[-1].endswith("= 280,000 元")
    assert reckoned(modules, tax, "vat-res-2022", rate=9, **facts)[-1] == "没有应纳税额，没有可退的"


def test_the_years_of_a_project_beyond_the_low_rate_are_marked(
    tax: dict[str, Any], modules: Page
) -> None:
    facts = {"profits": [1e6] * 4, "enterprise": "small", "date": "2026-06-01", "year": 2026}
    lines = reckoned(modules, tax, "eit-art27-3-3", **facts)
    assert any("2027-12-31" in line for line in lines) and "150,000" in lines[-1]
    short = reckoned(modules, tax, "eit-art27-3-3", **{**facts, "profits": [1e6] * 2})
    assert not any("2027-12-31" in line for line in short)


def test_a_loss_of_a_project_is_said_not_to_be_reckoned(tax: dict[str, Any], modules: Page) -> None:
    facts = {"enterprise": "other", "date": "2026-06-01", "year": 2026}
    lines = reckoned(modules, tax, "eit-art27-3-3", profits=[-1e6, 0, 1e6], **facts)
    assert "亏损" in lines[0]
    lines = reckoned(modules, tax, "eit-art27-3-3", profits=[0, 0, 1e6], **facts)
    assert "亏损" not in lines[0]


def test_where_no_year_is_reckoned_none_is_said_to_be(tax: dict[str, Any], modules: Page) -> None:
    facts = {"investment": 1.2e6, "payer": "general", "enterprise": "small", "incomes": [2e6]}
    lines = reckoned(modules, tax, "eit-art34-credit", **facts, date="2028-06-01", year=2028)
    assert "没有收录" in lines[-1] and not any("试算" in line for line in lines)


# --- energy -------------------------------------------------------------------------------------------

COAL = {"energy": "原煤", "value": 0.7143, "unit": "kgce/kg", "heat": 29307}
GAS = {"energy": "天然气", "low": 1.2143, "high": 1.33, "unit": "kgce/m³", "heat": 29307}


@pytest.mark.parametrize(
    ("carrier", "own", "meant"),
    [
        (COAL, 0.0007143, "0.7143"),  # tonnes of coal a kilogram
        (COAL, 0.07143, "0.7143"),
        (COAL, 7.143, "0.7143"),
        (GAS, 0.133, "1.33"),
        (GAS, 12.5, "1.25"),
    ],
)
def test_a_slip_of_the_point_in_a_coefficient_is_asked_about(
    carrier: dict[str, Any], own: float, meant: str, modules: Page
) -> None:
    given = [carrier, own, carrier["unit"], [COAL, GAS]]
    assert f"是不是 {meant}" in modules.evaluate(CALL, ["energy/measures", "slip", given])


@pytest.mark.parametrize(("carrier", "own"), [(COAL, 0.35), (COAL, 0.2), (COAL, 0.95), (GAS, 1.2)])
def test_a_poor_fuel_is_none_to_ask_about(
    carrier: dict[str, Any], own: float, modules: Page
) -> None:
    given = [carrier, own, carrier["unit"], [COAL, GAS]]
    assert modules.evaluate(CALL, ["energy/measures", "slip", given]) == ""


# --- benchmark ----------------------------------------------------------------------------------------

PERCENT = {"better": "higher", "unit": "%"}
LOSS = {"better": "lower", "unit": "W"}


@pytest.mark.parametrize(
    ("table", "grades", "value", "asked"),
    [
        (PERCENT, [96, 94, 92], 104, True),  # of what does not condense
        (PERCENT, [103, 101, 98], 104, False),
        (PERCENT, [94, 92.6, 90.4], 99, True),  # a sixth of the loss of grade 1
        (PERCENT, [94, 92.6, 90.4], 95, False),
        (PERCENT, [97], 99.5, False),  # an electric boiler
        (PERCENT, [94, 92.6, 90.4], 36, True),
        (LOSS, [270, 305, 340], 67, True),  # 670 with a slip of the point
        (LOSS, [270, 305, 340], 140, False),  # of amorphous metal
        (LOSS, [270, 305, 340], 1900, False),  # of the fifties
    ],
)
def test_a_value_that_no_machine_has_is_asked_about(
    table: dict[str, str], grades: list[float], value: float, asked: bool, modules: Page
) -> None:
    words = modules.evaluate(CALL, ["benchmark/grades", "doubtOf", [table, grades, value]])
    assert bool(words) == asked


@pytest.mark.parametrize(
    ("own", "words"),
    [(9.8, "只有最好一级的 12.3%"), (81, ""), (94, ""), (980, "是限额的 10.4 倍"), (281, "")],
)
def test_a_consumption_far_off_is_told_with_a_warning(
    own: float, words: str, modules: Page
) -> None:
    cement = {"unit": "kgce/t", "advanced": 80, "access": 87, "limit": 94}  # 9.8/80, 980/94
    found = modules.evaluate(CALL, ["benchmark/products", "oddityOf", [cement, own]])
    assert found.startswith(words) and bool(found) == bool(words)
