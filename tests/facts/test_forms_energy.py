"""Forms: a year of bills becomes what has to be handed in; what nobody wrote is not summed."""

import random
from typing import Any

import pytest
from helpers.filled_forms import COAL, GAS, POWER, WRITE, YEAR, Made, cells, named, sure
from playwright.sync_api import Page


def test_the_year_of_bills_becomes_the_tables_of_the_audit(made: Made) -> None:
    tables = made("audit-sh-2026", entries=YEAR, equal=0.3)
    energies = named(tables, "11.1")
    names = (
        "能源名称",
        "计量单位",
        "期初库存量",
        "购入量",
        "消费量",
        "转出量",
        "期末库存量",
        "盈亏量",
    )
    found = [[cells(energies, at)[name][0] for name in names] for at in range(3)]
    assert found == [
        ["电力", "万千瓦时", "", 245, 245, "", "", ""],
        ["柴油", "吨", 2, 6, 6, "", 2, 0],
        ["原煤", "吨", 30, 120, 100, "", 49, 1],
    ]
    assert cells(energies, 2)["盈亏量"][1] == "reckoned"
    assert cells(energies, 0)["能源单价"] == WRITE
    rows = {row[0]["value"]: row for row in named(tables, "3 ")["rows"]}
    this_year = {name: (row[2]["value"], row[2]["mark"]) for name, row in rows.items()}
    assert this_year["综合能耗（当量值）"] == (381.2776, "reckoned")  # 301.105 + 8.7426 + 71.43
    assert this_year["综合能耗（等价值）"] == (815.1726, "reckoned")
    assert this_year["综合能耗扣除原料（等价值）"] == (800.8866, "reckoned")
    assert this_year["工业总产值（现价）"] == WRITE
    assert all(row[3]["mark"] == "typed" for row in rows.values())  # nobody knows of last year


def test_the_ledger_has_months_and_sums_since_january(made: Made) -> None:
    sheet = named(made("statistics-ledger", entries=YEAR), "电力（万千瓦时）")
    lines = {
        (row[0]["value"], row[1]["value"]): [one["value"] for one in row[2:]]
        for row in sheet["rows"]
    }
    assert lines["消费量总计", "本月"] == POWER["months"]["used"]
    assert lines["消费量总计", "累计"] == [
        *(20.5, 38.5, 59.5, 79.5, 99, 119, 141, 164, 185, 205, 224, 245),
    ]
    assert lines["其中生产用", "累计"][-1] == 232
    assert lines["非生产用", "本月"] == [1.5, 1, 1, 1, 1.5, 1, 1, 1, 1, 1, 1, 1]
    assert lines["非生产用", "累计"][-1] == 13
    assert lines["其中省外购进", "本月"] == [""] * 12
    assert lines["折标系数", "本月"] == ["0.1229 kgce/(kW·h)"] * 12


def test_a_range_of_coefficients_is_an_estimate_and_no_sum(made: Made) -> None:
    """120,000 m³ × 1.2143 to 1.33 are 145.716 to 159.6."""
    draft = named(made("utilisation-report-2008", entries=[GAS]), "能源消费结构")
    assert draft["ours"] is True
    assert cells(draft, 0)["折标准煤"] == ("145.716～159.6", "estimated")
    measured = [{**GAS, "own": 35.5, "measure": "MJ/m³"}]  # 35,500 ÷ 29,307 kgce a m³
    draft = named(made("utilisation-report-2008", entries=measured), "能源消费结构")
    assert cells(draft, 0)["折标准煤"] == (pytest.approx(145.3578, abs=1e-4), "reckoned")


def test_what_was_not_said_is_not_summed(made: Made) -> None:
    tables = made("archive-key-user", entries=YEAR)  # no coefficient for power by its coal
    assert cells(named(tables, "二"), 0)["年能源消费量"] == WRITE
    heat = {"energy": "热力（当量值）", "unit": "吉焦", "months": {"used": [10] * 12}}
    tables = made("archive-key-user", entries=[*YEAR, heat], equal=0.3)
    assert cells(named(tables, "二"), 0)["年能源消费量"] == WRITE  # how it was made no record says


def test_leaving_out_a_month_leaves_the_year_open(made: Made) -> None:
    whole = sure(made("audit-sh-2026", entries=YEAR, equal=0.3))
    at = random.Random(5)
    for entry in YEAR:
        for series in entry["months"]:
            month = at.randrange(12)
            months = [
                None if place == month else value
                for place, value in enumerate(entry["months"][series])
            ]
            some = [
                {**one, "months": {**one["months"], series: months}} if one is entry else one
                for one in YEAR
            ]
            less = sure(made("audit-sh-2026", entries=some, equal=0.3))
            assert set(less) <= set(whole)
            assert all(value == whole[key] for key, value in less.items())
            if series == "used":
                name = ("3 主要技术指标（今年、去年、变化率、扣除原材料后）", "5", 2, "今年")
                assert name in whole and name not in less


def test_a_part_is_not_more_than_its_whole_and_months_agree_with_the_year(
    made: Made, modules: Page
) -> None:
    def run(expression: str, given: Any) -> Any:
        return modules.evaluate(f"(given) => {expression}", given)

    more = {**POWER, "months": {**POWER["months"], "green": [2.0] * 11 + [30]}}
    assert run("forms.faultsIn(given)", more) == [
        "电力（当量值） 12 月：其中绿电、绿证 30 比消费 21 还多"
    ]
    assert run("forms.faultsIn(given)", POWER) == []
    assert run("forms.gapsIn(given)", COAL) == ["原煤 12 月：账上应剩 50，写的库存是 49，差 1"]
    assert run("forms.apart(given, 245, '万千瓦时')", POWER) == ""
    assert "合计 245" in run("forms.apart(given, 240, '万千瓦时')", POWER)
    assert run("forms.apart(given, undefined, '万千瓦时')", POWER) == ""


def test_the_ledger_comes_back_from_my_firm_as_it_was(made: Made, modules: Page) -> None:
    assert made
    code = """(entries) => {
      const lines = forms.linesOf(entries);
      const { profile, left } = forms.checked({ version: 1, ledger: lines }, { latest: 2026 });
      return [forms.entriesOf(profile.ledger), left];
    }"""
    back, left = modules.evaluate(code, YEAR)
    assert left == []
    assert [{key: one[key] for key in given} for one, given in zip(back, YEAR, strict=True)] == YEAR


def test_a_coefficient_of_the_standard_is_not_what_the_ledger_says(made: Made) -> None:
    tables = made("statistics-ledger", entries=YEAR)
    marks = {
        one["name"]: next(row[2]["mark"] for row in one["rows"] if row[0]["value"] == "折标系数")
        for one in tables
    }
    assert marks == {
        "电力（万千瓦时）": "reckoned",
        "柴油（吨）": "estimated",
        "原煤（吨）": "estimated",
    }


GRID = """async (coefficients) => {
  const { Grid } = await import("/assets/tools/energy/ledger/grid.js");
  document.body.innerHTML = "<main></main>";
  const grid = new Grid(document.querySelector("main"), coefficients, () => {});
  grid.show([{ energy: "电力（当量值）", unit: "千瓦时", months: {} }]);
  const put = (selector, value) => {
    const box = document.querySelector(selector);
    box.value = value;
    box.dispatchEvent(new Event("change", { bubbles: true }));
    return [grid.faulty, (grid.written[0].months.used || [])[7] ?? null, grid.told(0)];
  };
  const august = '[data-series="used"][data-month="7"]';
  const found = [put(august, "12万"), put("#ledger-0-unit", "万千瓦时"), put(august, "12万"), put(august, "12"), put(august, "99999999")];
  document.body.innerHTML = "";
  return found;
}"""


def test_ten_thousands_are_not_counted_twice(modules: Page, tool_data: dict[str, Any]) -> None:
    """12万 in 万千瓦时 would be ten thousand times the bill."""
    found = modules.evaluate(GRID, tool_data["tools/energy.json"]["coefficients"])
    assert [(faulty, value) for faulty, value, _ in found] == [
        *((False, 120_000), (True, None), (True, None), (False, 12), (True, None)),
    ]
    assert "写了“万”，单位又是“万千瓦时”" in found[1][2]
