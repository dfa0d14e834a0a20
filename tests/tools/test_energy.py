"""Bills into standard coal, thresholds by region. Sums are worked out by hand in the comments."""

from typing import Any

import pytest
from playwright.sync_api import Page

RUN = """async ([data, lines, region, designated, equal]) => {
  const { burnt, equalled, possible, reaching, total, shares } =
    await import('/assets/tools/energy/coal.js');
  const { judge } = await import('/assets/tools/energy/thresholds.js');
  const { follow } = await import('/assets/tools/energy/duties.js');
  const of = (name) => data.coefficients.find(({ energy }) => energy === name);
  const found = lines.map(([energy, amount, unit, own, measure]) =>
    burnt(of(energy), amount, unit, own ?? undefined, measure));
  const used = total(found);
  const judged = judge(data, possible(used, equal ?? undefined), region, designated);
  return {
    found, used, judged, duties: follow(judged), shares: shares(found),
    possible: possible(used, equal ?? undefined),
    equalled: equal ? equalled(used, equal) : null,
    reaching: reaching(used, 5000) ?? null,
  };
}"""


@pytest.fixture
def reckon(modules: Page, tool_data: dict[str, Any]) -> Any:
    data = tool_data["tools/energy.json"]
    return lambda lines, region="", designated="", equal=None: modules.evaluate(
        RUN, [data, lines, region, designated, equal]
    )


def test_a_year_of_a_small_works(reckon: Any) -> None:
    lines = [
        ["原煤", 100, "吨"],  # 100 000 kg x 0.7143 = 71 430 kgce
        ["电力（当量值）", 500_000, "千瓦时"],  # x 0.1229 = 61 450 kgce
        ["气田天然气", 2, "万立方米"],  # 20 000 m3 x 1.2143 = 24 286 kgce
    ]
    found = reckon(lines)
    assert [one["low"] for one in found["found"]] == [71.43, 61.45, 24.286]
    assert found["used"]["low"] == found["used"]["high"] == 157.166
    sums = [one["sum"] for one in found["found"]]
    assert sums[0].endswith("× 0.7143 kgce/kg ÷ 1000 = 71.43 tce")
    assert sums[2].startswith("气田天然气：2 万立方米（20,000 立方米） × 1.2143")
    assert [round(one["share"], 1) for one in found["shares"]] == [45.4, 39.1, 15.5]
    assert found["judged"]["key"] == "no"


def test_units_of_bills_come_to_the_same(reckon: Any) -> None:
    pairs = [
        (["电力（当量值）", 50, "万千瓦时"], ["电力（当量值）", 500, "兆瓦时"]),
        (["热力（当量值）", 10, "吉焦"], ["热力（当量值）", 10_000, "兆焦"]),
        (["热力（当量值）", 10, "百万千焦"], ["热力（当量值）", 10, "吉焦"]),
        (["原煤", 1, "吨"], ["原煤", 1000, "千克"]),
        (["原煤", 1, "万吨"], ["原煤", 10_000, "吨"]),
        (["新水（耗能工质）", 1, "万吨"], ["新水（耗能工质）", 10_000, "吨"]),
    ]
    for one, other in pairs:
        left, right = reckon([one, other])["found"]
        assert left["low"] == right["low"]
    # 10 000 MJ x 0.03412 = 341.2 kgce
    assert reckon([["热力（当量值）", 10, "吉焦"]])["used"]["low"] == 0.3412


def test_a_unit_that_does_not_fit_is_not_guessed(reckon: Any) -> None:
    found = reckon([["电力（当量值）", 5, "吨"], ["原煤", 1, ""]])["found"]
    assert all("换算不了" in one["open"] for one in found)


def test_a_coefficient_without_a_source_is_not_reckoned_with(reckon: Any) -> None:
    found = reckon([["天然气", 2, "万立方米"], ["原煤", 1, "吨"]])
    assert "系数待核" in found["found"][0]["open"]
    assert found["used"]["low"] == 0.7143
    own = reckon([["天然气", 2, "万立方米", 1.2]])  # 20 000 x 1.2 = 24 000 kgce
    assert own["used"]["low"] == 24 and "实测值" in own["found"][0]["sum"]


def test_a_measured_heat_is_as_good_as_a_coefficient(reckon: Any) -> None:
    # 23 445.6 kJ/kg / 29 307 = 0.8; 100 000 kg x 0.8 = 80 000 kgce
    found = reckon([["原煤", 100, "吨", 23_445.6, "kJ/kg"]])["found"][0]
    assert found["low"] == 80
    assert "23,445.6 kJ/kg（实测热值）÷ 29307 kJ/kgce" in found["sum"]


def test_a_slip_of_units_in_a_measured_value_is_pointed_at(reckon: Any) -> None:
    far = reckon([["原煤", 1, "吨", 71.43], ["原煤", 1, "吨", 0.6], ["天然气", 1, "立方米", 9]])
    assert [bool(one["far"]) for one in far["found"]] == [True, False, False]


def test_a_range_stays_a_range(reckon: Any) -> None:
    used = reckon([["煤泥", 1000, "吨"]])["used"]  # 0.2857 to 0.4286
    assert (used["low"], used["high"]) == (285.7, 428.6)


def test_power_by_the_coal_that_made_it(reckon: Any) -> None:
    lines = [["原煤", 1000, "吨"], ["电力（当量值）", 2000, "万千瓦时"]]
    found = reckon(lines, equal=0.3)
    assert found["used"]["low"] == 3172.3  # 714.3 + 2 458
    assert found["equalled"]["low"] == 6714.3  # 714.3 + 20 000 000 x 0.3 / 1000
    assert found["judged"]["key"] == "open", "by heat below 5 000, by coal above"
    assert reckon(lines, equal=0.2)["judged"]["key"] == "no"  # 714.3 + 4 000


def test_below_by_heat_alone_is_not_below(reckon: Any) -> None:
    found = reckon([["电力（当量值）", 3000, "万千瓦时"]])  # 3 687 by heat
    assert found["judged"]["key"] == "open"
    assert found["reaching"] == pytest.approx(5000 / 30_000)  # kgce a kWh: 0.16667
    small = reckon([["电力（当量值）", 50, "万千瓦时"]])
    assert (small["judged"]["key"], small["reaching"]) == ("no", None)


def test_water_and_air_may_not_count(reckon: Any) -> None:
    lines = [tce(4_999), ["新水（耗能工质）", 10_000, "吨"]]  # 2.571 more
    assert reckon(lines)["used"]["high"] == 5_001.571
    assert reckon(lines)["judged"]["key"] == "open"
    assert reckon(lines, "330000")["judged"]["key"] == "open"


def tce(amount: float) -> list[Any]:
    """A line of exactly so much: coal with a coefficient of one."""
    return ["原煤", amount, "吨", 1]


@pytest.mark.parametrize(
    ("amount", "region", "designated", "key"),
    [
        (10_000, "", "", "yes"),
        (9_999.9999, "", "", "if"),
        (5_000, "", "", "if"),
        (4_999.9999, "", "", "no"),
        (5_000, "", "yes", "yes"),
        (5_000, "", "no", "no"),
        (10_000, "", "no", "yes"),
        (3_000, "", "yes", "yes"),  # who is on the list is on it
        (5_000, "330000", "", "yes"),  # Zhejiang
        (4_999.9999, "330000", "", "no"),
        (5_000, "370300", "", "yes"),  # Zibo
        (4_999.9999, "370300", "", "no"),
        (5_000, "370000", "", "if"),  # Shandong outside of Zibo
        (10_000, "370000", "", "yes"),
        (5_000, "310000", "", "if"),  # Shanghai's text of 2009 may have been replaced
        (5_000, "410000", "", "if"),  # Henan goes by the nation
        (2_000, "110000", "", "no"),
        (5_000, "110000", "", "if"),
    ],
)
def test_thresholds(amount: float, region: str, designated: str, key: str, reckon: Any) -> None:
    assert reckon([tce(amount)], region, designated)["judged"]["key"] == key


def test_tenths_that_no_machine_holds_add_up_to_the_threshold(reckon: Any) -> None:
    lines = [["原煤", 1_666.7, "吨", 1], ["原煤", 1_666.7, "吨", 1], ["原煤", 1_666.6, "吨", 1]]
    assert reckon(lines)["used"]["low"] == 5_000
    assert reckon(lines, "330000")["judged"]["key"] == "yes"


def test_a_span_over_both_bands_is_decided_by_designation(reckon: Any) -> None:
    spread = [["煤泥", 20_000, "吨"], tce(2_000)]  # 7 714 to 10 572 tce
    assert reckon(spread)["judged"]["key"] == "if"
    assert reckon(spread, designated="yes")["judged"]["key"] == "yes"
    national = [one["place"] for one in reckon(spread, designated="yes")["judged"]["placed"]]
    assert set(national) == {"in"}
    assert reckon(spread, designated="no")["judged"]["key"] == "open"


def placed(found: dict[str, Any], law: str) -> list[str]:
    return [one["place"] for one in found["judged"]["placed"] if law in one["law"]]


def test_beijing_wants_a_report_from_two_thousand_on(reckon: Any) -> None:
    for amount, place in [(1_999.9999, "out"), (2_000, "in"), (9_999.9999, "in"), (10_000, "out")]:
        assert placed(reckon([tce(amount)], "110000"), "北京")[0] == place
    assert placed(reckon([tce(2_000)]), "北京") == []
    (report,) = [
        one for one in reckon([tce(2_000)], "110000")["duties"]["now"] if "北京" in one["law"]
    ]
    assert (report["by"], report["recipient"]) == ("每年", "区发展改革部门")


def test_cities_of_zhejiang_may_choose_whom_to_watch(reckon: Any) -> None:
    for designated in ("", "yes", "no"):  # being a key energy user is another matter
        for amount, place in [(999.9999, "out"), (1_000, "if"), (4_999.9999, "if"), (5_000, "out")]:
            assert placed(reckon([tce(amount)], "330000", designated), "浙江")[1] == place


def test_what_cannot_be_told_is_not_told(reckon: Any) -> None:
    spread = [["煤泥", 15_000, "吨"]]  # 4 285.5 to 6 429 tce
    assert reckon(spread)["judged"]["key"] == "open"
    assert reckon(spread, "330000")["judged"]["key"] == "open"
    unknown = ["天然气", 2, "万立方米"]
    assert reckon([unknown])["judged"]["key"] == "open"  # nothing says how little it is
    assert reckon([unknown, tce(10_000)])["judged"]["key"] == "yes"  # more cannot make it less


def said(rules: list[dict[str, Any]]) -> str:
    return "；".join(rule["law"] + rule["must"] for rule in rules)


def test_everyone_has_duties_and_penalties_are_none_of_them(reckon: Any) -> None:
    small = reckon([tce(100)])["duties"]
    assert "计量器具" in said(small["now"]) and "明令淘汰" in said(small["now"])
    assert "报告能源利用状况" not in said(small["now"])
    assert "报告能源利用状况" in said(small["later"])
    assert "罚" not in said(small["now"] + small["later"] + small["maybe"])
    assert "在线监测罚" not in said(small["penalties"])
    large = reckon([tce(10_000)])["duties"]
    assert "报告能源利用状况" in said(large["now"]) and "能源管理体系" in said(large["now"])
    assert "在线监测罚" in said(large["penalties"]) and large["later"] == []


def test_a_key_user_by_local_rules_alone_is_said_to_be(reckon: Any) -> None:
    assert reckon([tce(6_000)], "330000")["judged"]["local"] is True
    assert reckon([tce(10_000)], "330000")["judged"]["local"] is False
    assert reckon([tce(6_000)], "330000", "yes")["judged"]["local"] is False


def test_what_may_no_longer_hold_binds_nobody_but_is_told(reckon: Any) -> None:
    found = reckon([tce(60_000)], "310000")
    assert "上海" not in said(found["duties"]["now"])
    (threshold, posts) = [one for one in found["judged"]["placed"] if "上海" in one["law"]]
    assert threshold["place"] == posts["place"] == "in" and threshold["doubt"] and posts["doubt"]
    assert len(reckon([tce(6_000)], "310000")["judged"]["doubtful"]) == 1


def test_other_facts_than_energy_decide_audits_and_projects(reckon: Any) -> None:
    cases = reckon([tce(100)])["duties"]["cases"]
    exempt = [one for one in cases if "1000吨标准煤" in one.get("threshold", "")]
    assert exempt and exempt[0]["unverified"]
    assert "强制性清洁生产审核" in said(cases)
    (changed,) = [one for one in cases if one["law"] == "清洁生产审核办法"]
    assert "清洁生产促进法" in changed["changed"]


def test_ended_laws_bind_nobody(tool_data: dict[str, Any]) -> None:
    laws = {rule["law"] for rule in tool_data["tools/energy.json"]["rules"]}
    assert laws
    ended = ("清洁生产促进法", "节能评估", "2016年", "2023年")
    assert not [law for law in laws for words in ended if words in law and "山东" not in law]


@pytest.mark.parametrize(
    ("today", "day", "next_day"),
    [
        ("2026-03-15", "2026-01-01", "2026-03-15"),
        ("2026-03-16", "2026-01-01", "2027-03-15"),
        ("2020-01-01", "2026-11-22", "2027-03-15"),  # a reader's clock that is slow
    ],
)
def test_the_next_of_a_yearly_day(modules: Page, today: str, day: str, next_day: str) -> None:
    run = """async (asked) =>
      (await import('/assets/tools/energy/duties.js')).nextDay('03-15', ...asked)"""
    assert modules.evaluate(run, [today, day]) == next_day
