"""Bills into standard coal, thresholds by region. Sums are worked out by hand in the comments."""

from typing import Any

import pytest
from playwright.sync_api import Page

RUN = """async ([data, lines, region, designated]) => {
  const { burnt, total, shares } = await import('/assets/tools/energy/coal.js');
  const { judge } = await import('/assets/tools/energy/thresholds.js');
  const of = (name) => data.coefficients.find(({ energy }) => energy === name);
  const found = lines.map(([energy, amount, unit, own]) => burnt(of(energy), amount, unit, own ?? undefined));
  const used = total(found);
  return { found, used, shares: shares(found), judged: judge(data, used, region, designated) };
}"""


@pytest.fixture
def reckon(modules: Page, tool_data: dict[str, Any]) -> Any:
    data = tool_data["tools/energy.json"]
    return lambda lines, region="", designated="": modules.evaluate(
        RUN, [data, lines, region, designated]
    )


def test_a_year_of_a_small_works(reckon: Any) -> None:
    lines = [
        ["原煤", 100, "吨"],  # 100 000 kg x 0.7143 = 71 430 kgce
        ["电力（当量值）", 500_000, "千瓦时"],  # x 0.1229 = 61 450 kgce
        ["气田天然气", 2, "万立方米"],  # 20 000 m3 x 1.2143 = 24 286 kgce
    ]
    found = reckon(lines)
    assert [round(one["low"], 3) for one in found["found"]] == [71.43, 61.45, 24.286]
    assert round(found["used"]["low"], 3) == 157.166
    sums = [one["sum"] for one in found["found"]]
    assert sums[0].endswith("× 0.7143 kgce/kg ÷ 1000 = 71.43 tce")
    assert sums[2].startswith("气田天然气：2 万立方米（20,000 立方米） × 1.2143")
    assert [round(one["share"], 1) for one in found["shares"]] == [45.4, 39.1, 15.5]
    assert found["judged"]["key"] == "no"


def test_units_of_bills_come_to_the_same(reckon: Any) -> None:
    pairs = [
        (["电力（当量值）", 50, "万千瓦时"], ["电力（当量值）", 500, "兆瓦时"]),
        (["热力（当量值）", 10, "吉焦"], ["热力（当量值）", 10_000, "兆焦"]),  # 341.2 kgce
        (["热力（当量值）", 10, "百万千焦"], ["热力（当量值）", 10, "吉焦"]),
        (["原煤", 1, "吨"], ["原煤", 1000, "千克"]),
        (["新水（耗能工质）", 1, "万吨"], ["新水（耗能工质）", 10_000, "吨"]),
    ]
    for one, other in pairs:
        left, right = reckon([one, other])["found"]
        assert left["low"] == pytest.approx(right["low"])
    assert reckon([["热力（当量值）", 10, "吉焦"]])["used"]["low"] == pytest.approx(0.3412)


def test_a_coefficient_without_a_source_is_not_reckoned_with(reckon: Any) -> None:
    found = reckon([["天然气", 2, "万立方米"], ["原煤", 1, "吨"]])
    assert "系数待核" in found["found"][0]["open"]
    assert round(found["used"]["low"], 4) == 0.7143
    own = reckon([["天然气", 2, "万立方米", 1.2]])  # 20 000 x 1.2 = 24 000 kgce
    assert round(own["used"]["low"], 3) == 24 and "自己的系数" in own["found"][0]["sum"]


def test_a_range_stays_a_range(reckon: Any) -> None:
    used = reckon([["煤泥", 1000, "吨"]])["used"]  # 0.2857 to 0.4286
    assert (round(used["low"], 1), round(used["high"], 1)) == (285.7, 428.6)


def tce(amount: float) -> list[Any]:
    """A line of exactly so much: coal with a coefficient of one."""
    return ["原煤", amount, "吨", 1]


@pytest.mark.parametrize(
    ("amount", "region", "designated", "key"),
    [
        (10_000, "", "", "yes"),
        (9_999.99, "", "", "if"),
        (5_000, "", "", "if"),
        (4_999.99, "", "", "no"),
        (5_000, "", "yes", "yes"),
        (5_000, "", "no", "no"),
        (3_000, "", "yes", "yes"),  # who is on the list is on it
        (5_000, "330000", "", "yes"),  # Zhejiang
        (4_999.99, "330000", "", "no"),
        (5_000, "370300", "", "yes"),  # Zibo
        (5_000, "370000", "", "if"),  # Shandong outside of Zibo
        (5_000, "310000", "", "if"),  # Shanghai's text of 2009 may have been replaced
        (2_000, "110000", "", "no"),
        (5_000, "110000", "", "if"),
    ],
)
def test_thresholds(amount: float, region: str, designated: str, key: str, reckon: Any) -> None:
    assert reckon([tce(amount)], region, designated)["judged"]["key"] == key


def placed(found: dict[str, Any], law: str) -> list[str]:
    return [one["place"] for one in found["judged"]["placed"] if law in one["law"]]


def test_beijing_wants_a_report_from_two_thousand_on(reckon: Any) -> None:
    assert "in" in placed(reckon([tce(2_000)], "110000"), "北京")
    assert "in" not in placed(reckon([tce(1_999.99)], "110000"), "北京")
    assert "in" not in placed(reckon([tce(10_000)], "110000"), "北京")
    assert placed(reckon([tce(2_000)]), "北京") == []


def test_what_cannot_be_told_is_not_told(reckon: Any) -> None:
    spread = [["煤泥", 15_000, "吨"]]  # 4 285.5 to 6 429 tce
    assert reckon(spread)["judged"]["key"] == "open"
    assert reckon(spread, "330000")["judged"]["key"] == "open"
    unknown = ["天然气", 2, "万立方米"]
    assert reckon([unknown])["judged"]["key"] == "open"  # nothing says how little it is
    assert reckon([unknown, tce(10_000)])["judged"]["key"] == "yes"  # more cannot make it less


def test_ended_laws_bind_nobody(tool_data: dict[str, Any]) -> None:
    laws = {rule["law"] for rule in tool_data["tools/energy.json"]["rules"]}
    assert laws and not any("清洁生产促进法" in law or "2010年第6号" in law for law in laws)
