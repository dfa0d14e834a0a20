"""Machines become a plan: what is saved and when it pays, by a calculation of our own; the law before the
payback; years within a budget; a workbook and a calendar that other programs read."""

import io
import itertools
import random
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
import vobject
from icalendar import Calendar
from playwright.sync_api import Page

MODULES = """async (data) => {
  const at = (name) => import(`/assets/tools/equipment/${name}.js`);
  const names = ["table/columns", "table/checked", "table/reader", "table/library", "plan/machine", "plan/plan", "plan/book",
    "plan/calendar", "plan/choices", "plan/columns", "plan/action", "plan/reliefs", "check"];
  window.plans = Object.assign({}, ...(await Promise.all(names.map(at))));
  window.given = { ...data.machines, ...data.plan, tax: data.tax };
  window.lists = plans.prepare(data.equipment);
  window.linesOfRows = async (rows) => {
    const sheet = { name: "", rows, numbers: rows.map((_, at) => at + 1), merges: [] };
    const { lines } = await plans.checkRows(lists, sheet, plans.recogniseColumns(rows, lists), { all: {}, named: true });
    return lines;
  };
  window.planOf = async (rows, choices) => {
    const usual = { all: {}, own: {}, goal: 1, assume: false, shares: false, soon: 3, late: 8, from: 2026 };
    const machines = plans.machinesOf(await linesOfRows(rows), lists);
    return plans.plan(machines, { ...usual, ...choices }, given);
  };
}"""

HEAD = [
    "设备名称",
    "规格型号",
    "设备类别",
    "资产编号",
    "额定功率(kW)",
    "极数",
    "数量",
    "出厂日期",
    "投运日期",
    "年运行小时",
    "负载率(%)",
    "电价(元/kWh)",
    "新设备报价(元)",
    "效率(%)",
    "新设备效率(%)",
    "空载损耗(W)",
    "负载损耗(W)",
    "新空载损耗(W)",
    "新负载损耗(W)",
    "排气量(m3/min)",
    "比功率",
    "新比功率",
    "轴功率(kW)",
    "年燃料消耗(tce)",
    "燃料费(元)",
]

Run = Callable[..., Any]


@pytest.fixture(scope="module")
def run(modules: Page, tool_data: dict[str, Any]) -> Run:
    names = ("equipment", "machines", "plan", "tax")
    modules.evaluate(MODULES, {name: tool_data[f"tools/{name}.json"] for name in names})
    return lambda expression, given=None: modules.evaluate(
        f"async (given) => {{ {expression} }}", given
    )


@pytest.fixture(scope="module")
def plan(run: Run) -> Callable[..., dict[str, Any]]:
    def made(machines: list[dict[str, Any]], head: list[str] | None = None, **choices: Any) -> Any:
        head = head or HEAD
        rows = [head, *([str(one.get(title, "")) for title in head] for one in machines)]
        return run("return planOf(given.rows, given.choices)", {"rows": rows, "choices": choices})

    return made


# --- two hundred machines ---------------------------------------------------------------------------


def tables_of(tool_data: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    machines = tool_data["tools/machines.json"]["machines"]
    return next(one["tables"] for one in machines if one["id"] == kind)


def usual(at: random.Random, kind: str, number: int) -> dict[str, Any]:
    return {
        "设备类别": kind,
        "资产编号": f"N-{number:03}",
        "年运行小时": at.randrange(600, 8600),
        "负载率(%)": at.randrange(20, 100),
        "电价(元/kWh)": round(at.uniform(0.35, 1.2), 3),
        "新设备报价(元)": at.randrange(2000, 400_000),
    }


def motor(at: random.Random, number: int, tables: Any) -> tuple[dict[str, Any], Any]:
    _, (power, poles), grades = at.choice([row for row in tables[0]["rows"] if row[1][0] >= 0.75])[
        :3
    ]
    row = usual(at, "电动机", number)
    row |= {"额定功率(kW)": power, "极数": poles, "规格型号": at.choice(["XQ-1", "JO2-41"])}
    row["效率(%)"] = round(grades[2] - at.uniform(0.3, 6), 2)
    hours, load = row["年运行小时"], row["负载率(%)"] / 100
    kwh = power * load * hours * (100 / row["效率(%)"] - 100 / grades[1])
    return row, (kwh, kwh * row["电价(元/kWh)"])


def transformer(at: random.Random, number: int, tables: Any) -> tuple[dict[str, Any], Any]:
    """Where the new one's structure is open, the one by which least is saved."""
    row = usual(at, "变压器", number)
    capacity = at.choice([100, 200, 315, 400, 630, 1000])
    row["规格型号"] = f"S11-{capacity}/10"
    idle = {kind: grades for _, (kind, size), grades, *_ in tables[0]["rows"] if size == capacity}
    load = {kind: grades for _, (kind, size), grades, *_ in tables[1]["rows"] if size == capacity}
    row["空载损耗(W)"] = round(max(one[2] for one in idle.values()) * at.uniform(1.0, 1.8))
    row["负载损耗(W)"] = round(max(one[2] for one in load.values()) * at.uniform(1.0, 1.5))
    afters = [
        (idle[kind.split("，")[0]][1], grades[1])
        for kind, grades in load.items()
        if kind.split("，")[0] in idle
    ]
    if number % 2:
        afters = [(round(min(one[0] for one in idle.values())), round(row["负载损耗(W)"] * 0.8))]
        row["新空载损耗(W)"], row["新负载损耗(W)"] = afters[0]
    share = (row["负载率(%)"] / 100) ** 2
    kwh = min(
        ((row["空载损耗(W)"] - none) + share * (row["负载损耗(W)"] - full))
        * row["年运行小时"]
        / 1000
        for none, full in afters
    )
    return row, (kwh, kwh * row["电价(元/kWh)"])


def compressor(at: random.Random, number: int, tables: Any) -> tuple[dict[str, Any], Any]:
    row = usual(at, "压缩机", number)
    before = round(at.uniform(7.5, 10.5), 2)
    row |= {"规格型号": f"LGU-{number}", "额定功率(kW)": 37, "比功率": before}
    row["新比功率"] = round(before * at.uniform(0.75, 0.95), 2)
    row["排气量(m3/min)"] = round(37 / before * at.uniform(0.8, 1.2), 2)
    flow, load = row["排气量(m3/min)"], row["负载率(%)"] / 100
    kwh = (before - row["新比功率"]) * flow * load * row["年运行小时"]
    return row, (kwh, kwh * row["电价(元/kWh)"])


def driven(kind: str) -> Callable[..., tuple[dict[str, Any], Any]]:
    def made(at: random.Random, number: int, tables: Any) -> tuple[dict[str, Any], Any]:
        row = usual(at, kind, number)
        row |= {"规格型号": f"QX{number}-9", "轴功率(kW)": round(at.uniform(3, 90), 1)}
        row["效率(%)"] = round(at.uniform(45, 70), 1)
        row["新设备效率(%)"] = round(at.uniform(71, 86), 1)
        kwh = (
            row["轴功率(kW)"]
            * row["负载率(%)"]
            / 100
            * row["年运行小时"]
            * (1 - row["效率(%)"] / row["新设备效率(%)"])
        )
        return row, (kwh, kwh * row["电价(元/kWh)"])

    return made


def boiler(at: random.Random, number: int, tables: Any) -> tuple[dict[str, Any], Any]:
    row = usual(at, "工业锅炉", number)
    row |= {"规格型号": f"QXS{number}-1.0", "年燃料消耗(tce)": at.randrange(50, 4000)}
    row["燃料费(元)"] = row["年燃料消耗(tce)"] * at.randrange(600, 1300)
    row["效率(%)"], row["新设备效率(%)"] = (
        round(at.uniform(62, 78), 1),
        round(at.uniform(80, 96), 1),
    )
    share = 1 - row["效率(%)"] / row["新设备效率(%)"]
    return row, (row["年燃料消耗(tce)"] * share, row["燃料费(元)"] * share)


MAKERS = {
    "motor": motor,
    "transformer": transformer,
    "compressor": compressor,
    "fan": driven("风机"),
    "pump": driven("泵"),
    "boiler": boiler,
}


def generated(tool_data: dict[str, Any], count: int, seed: int) -> list[tuple[str, Any, Any]]:
    at = random.Random(seed)
    kinds = list(itertools.islice(itertools.cycle(MAKERS), count))
    return [
        (kind, *MAKERS[kind](at, number, tables_of(tool_data, kind)))
        for number, kind in enumerate(kinds)
    ]


def test_savings_and_payback_of_200_machines_are_those_of_the_formulas(
    plan: Any, tool_data: dict[str, Any]
) -> None:
    machines = generated(tool_data, 200, 18)
    lines = plan([row for _, row, _ in machines])["lines"]
    assert len(lines) == 200
    for (kind, row, (saved, money)), line in zip(machines, lines, strict=True):
        assert line["category"] == kind, row
        gain = line["gain"]
        assert gain["tce" if kind == "boiler" else "kwh"] == pytest.approx(saved, rel=0.005), row
        assert gain["money"] == pytest.approx(money, rel=0.005), row
        if money > 0:
            assert gain["years"] == pytest.approx(row["新设备报价(元)"] / money, rel=0.005), row
        else:
            assert "years" not in gain
    assert {line["action"] for line in lines} >= {"stop", "soon", "failure", "keep"}


def test_sums_are_those_of_the_lines(plan: Any, tool_data: dict[str, Any]) -> None:
    machines = [
        row | {"数量": 1 + at % 3} for at, (_, row, _) in enumerate(generated(tool_data, 60, 5))
    ]
    made = plan(machines)
    for one in made["totals"]["actions"]:
        own = [line for line in made["lines"] if line["action"] == one["action"]]
        assert one["rows"] == len(own)
        assert one["machines"] == sum(line["count"] for line in own)
        for name in ("kwh", "money"):
            told = [
                line["count"]
                * (
                    line["gain"][name]
                    if one["action"] in ("stop", "soon")
                    else max(line["gain"][name], 0)
                )
                for line in own
                if line["gain"].get(name) is not None
            ]
            if own and not told:
                assert one.get(name) is None, "what is known of none is not nothing"
            else:
                assert one[name] == pytest.approx(sum(told))
        assert one["investment"] == pytest.approx(
            sum(line["count"] * line["price"] for line in own)
        )


def test_what_nobody_knows_is_no_sum_of_nothing(plan: Any) -> None:
    head = ["规格型号", "设备类别", "出厂日期", "投用日期", "数量"]
    made = plan([dict(zip(head, ["Y2-132S-4", "电动机", 2002, 2002, 3], strict=True))], head)
    assert [line["action"] for line in made["lines"]] == ["stop"]
    now = made["totals"]["now"]
    assert now["machines"] == 3
    assert {name: now.get(name) for name in ("kwh", "money", "investment")} == {
        "kwh": None,
        "money": None,
        "investment": None,
    }


# --- the law before the payback ------------------------------------------------------------------------

PAYS = {"年运行小时": 8000, "负载率(%)": 90, "电价(元/kWh)": 0.9, "新设备报价(元)": 1000}
NEVER = {"年运行小时": 100, "负载率(%)": 20, "电价(元/kWh)": 0.4, "新设备报价(元)": 900_000}


def test_no_listed_machine_goes_on_and_no_open_one_is_decided_by_money(
    plan: Any, tool_data: dict[str, Any]
) -> None:
    """Every model that a list names, in years before and after, with a payback of weeks and of ages."""
    data = tool_data["tools/equipment.json"]
    names = {one["id"]: one["name"] for one in data["categories"]}
    models = [
        (names[row["equipment"][0]], model["is"])
        for row in data["rows"]
        for model in row.get("models", ())[:2]
        if isinstance(model, dict) and "is" in model
    ]
    machines = [
        {
            "设备类别": kind,
            "规格型号": model,
            "额定功率(kW)": 7.5,
            "极数": 4,
            "效率(%)": 80,
            **years,
            **money,
        }
        for kind, model in models
        for years in (
            {},
            {"出厂日期": 1995, "投运日期": 1996},
            {"出厂日期": 2019, "投运日期": 2019},
        )
        for money in (PAYS, NEVER)
    ]
    lines = plan(machines)["lines"]
    seen = Counter((line["law"]["verdict"], line["action"]) for line in lines)
    assert seen["listed", "stop"] > 500
    for verdict, action in seen:
        assert (verdict == "listed") == (action == "stop"), (verdict, action)
        if verdict in ("conditional", "suspect", "unreadable"):
            assert action == "data"
    for line in lines:
        if line["action"] == "data":
            assert line["missing"], line["model"]


def one(plan: Any, row: dict[str, Any], **choices: Any) -> dict[str, Any]:
    (line,) = plan([row], **choices)["lines"]
    return line


MOTOR = {
    "设备类别": "电动机",
    "规格型号": "YE3-132S-4",
    "额定功率(kW)": 5.5,
    "极数": 4,
    "效率(%)": 85,
    **PAYS,
}


@pytest.mark.parametrize(
    ("changed", "choices", "action"),
    [
        ({}, {}, "soon"),
        ({"新设备报价(元)": 12_000}, {}, "failure"),
        ({"新设备报价(元)": 50_000}, {}, "keep"),
        ({"新设备报价(元)": 12_000}, {"soon": 5}, "soon"),  # the reader draws the line
        ({"效率(%)": 92.5}, {}, "keep"),  # the new one would be no better
        ({"效率(%)": ""}, {}, "data"),
        ({"效率(%)": ""}, {"assume": True}, "soon"),
        ({"年运行小时": ""}, {}, "data"),
        ({"年运行小时": ""}, {"all": {"hours": "8000"}}, "soon"),
        ({"设备类别": ""}, {}, "data"),
        ({"规格型号": "Y2-132S-4", "出厂日期": 2002}, {}, "stop"),
        ({"规格型号": "Y2-132S-4"}, {}, "data"),
        ({"规格型号": "Y2-132S-4", "出厂日期": 2010, "投运日期": 2005}, {}, "data"),  # contradicts
    ],
)
def test_what_is_to_be_done(plan: Any, changed: Any, choices: Any, action: str) -> None:
    assert one(plan, MOTOR | changed, **choices)["action"] == action


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"年运行小时": 24}, "一年只运行 24 小时？"),
        ({"新设备报价(元)": 0}, "要大于 0"),
        ({"新设备报价(元)": 3}, "是不是 3 万元？"),
        ({"电价(元/kWh)": 72}, "72 分"),
        (
            {"设备类别": "工业锅炉", "规格型号": "QXS99-1.0", "年燃料消耗(tce)": 2_000_000},
            "一台锅炉一年用 2,000,000 吨标准煤？",
        ),
        ({"新设备报价(元)": 2e12}, "太大了"),
        ({"新设备报价(元)": 20_000_000_000}, "200 亿元？"),
        ({"负载率(%)": 0.75}, "是不是 75%？"),
        ({"效率(%)": 0.85}, "是不是 85%？"),
        ({"效率(%)": 30}, "检查是不是写错了"),
        ({"极数": 6}, "两个不一致"),
    ],
)
def test_what_can_hardly_be_meant_is_asked_back_and_not_reckoned(
    plan: Any, changed: Any, words: str
) -> None:
    line = one(plan, MOTOR | changed)
    assert line["action"] == "data"
    assert words in "；".join(line["missing"])
    assert line["gain"].get("kwh") is None and line["gain"].get("years") is None


def test_shares_are_read_as_per_cent_when_the_reader_says_so(plan: Any) -> None:
    fraction = MOTOR | {"负载率(%)": 0.9, "效率(%)": 0.85}
    assert one(plan, fraction, shares=True)["gain"] == one(plan, MOTOR)["gain"]


def test_nothing_is_assumed_silently(plan: Any) -> None:
    bare = MOTOR | {"效率(%)": ""}
    assert "现在的效率" in one(plan, bare)["missing"]
    assert one(plan, bare)["unknown"].startswith("不知道现在的效率，缺效率")
    assert "假定现在的刚好是最低一级" in one(plan, bare, assume=True)["gain"]["notes"]


@pytest.mark.parametrize(
    ("changed", "grade"),
    [
        ({"效率(%)": 89.6}, "3级"),
        ({"效率(%)": 85}, "低于3级（限定值）"),
        ({"效率(%)": "", "规格型号": "YE2-132S-4"}, "低于限定值（低于3级（IE3）的三相异步电动机）"),
        ({"效率(%)": "", "设备名称": "IE4电动机"}, "2级（铭牌写 IE4）"),
        ({"效率(%)": "", "设备名称": "IE2 电动机"}, "低于3级（限定值）（铭牌写 IE2）"),
        ({"效率(%)": ""}, ""),
    ],
)
def test_the_grade_by_the_standard_in_force(plan: Any, changed: Any, grade: str) -> None:
    assert one(plan, MOTOR | changed)["grade"]["words"] == grade


def test_kinds_without_a_formula_have_an_action_by_the_law_alone(plan: Any) -> None:
    welders = [
        {"设备类别": "电焊机", "规格型号": model, **PAYS} for model in ("ZX7-400", "BX1-330")
    ]
    kept, listed = plan(welders)["lines"]
    assert (kept["action"], listed["action"]) == ("keep", "stop")
    assert "省多少不能算" in kept["because"]
    assert not kept["gain"]["lines"] and "kwh" not in kept["gain"]


def test_the_same_machine_twice_counts_once(plan: Any) -> None:
    twice = MOTOR | {"资产编号": "D-7"}
    made = plan([twice, twice, MOTOR, MOTOR])
    assert ["again" in line for line in made["lines"]] == [False, True, False, False]
    assert len({line["key"] for line in made["lines"]}) == 4
    assert made["totals"]["now"]["machines"] == 3
    assert {"why": "和前面的是同一台（编号相同），没有重复计", "count": 1} in made["totals"]["left"]


def test_a_number_of_a_pump_is_not_its_motors(plan: Any) -> None:
    head = [
        "设备名称",
        "泵型号",
        "电机型号",
        "电机功率(kW)",
        "电机效率(%)",
        "泵效率(%)",
        "报价(元)",
        "年运行小时",
    ]
    row = dict(
        zip(
            head,
            ["循环泵", "IS100-80-160", "YE3-160M-4", "15", "90", "70", "9000", "5000"],
            strict=True,
        )
    )
    pump, motor = plan([row], head)["lines"]
    assert (pump["category"], motor["category"]) == ("pump", "motor")
    assert (pump["values"].get("before"), motor["values"].get("before")) == (70, 90)
    assert pump["values"]["hours"] == motor["values"]["hours"] == 5000
    assert pump.get("price") is None and motor.get("price") is None  # whose offer it is nobody says


def test_headings_as_people_write_them(run: Run) -> None:
    known = {
        "年运行时间（h）": "hours", "全年运行小时数": "hours", "日运行小时": None, "累计运行时间": None,
        "平均负荷率%": "load", "功率因数": None, "电价（元/度）": "tariff", "更换报价(万元)": "price",
        "原值(元)": None, "购置价格": None, "额定效率": "before", "新电机效率": "after", "热效率（%）": "before",
        "空载损耗 kW": "idle", "新变压器负载损耗": "loaded_after", "排气量m³/min": "air", "流量(m3/h)": "flow",
        "出厂编号": "serial", "出厂日期": None, "能效等级": "code", "年耗煤量(tce)": "fuel", "年用电量": None,
    }  # fmt: skip
    found = run("return given.map((one) => plans.columnOf(one)?.id ?? null)", list(known))
    assert dict(zip(known, found, strict=True)) == known


# --- years and money --------------------------------------------------------------------------------


def test_years_keep_to_the_budget_and_what_must_go_comes_first(plan: Any, tool_data: Any) -> None:
    machines = [
        row | {"数量": 1 + at % 4} for at, (_, row, _) in enumerate(generated(tool_data, 90, 3))
    ]
    budget = 3_000_000
    made = plan(machines, budget=budget, late=30, soon=20)
    wanted = [line for line in made["lines"] if line["action"] in ("stop", "soon")]
    bought: Counter[str] = Counter()
    for year in made["years"]:
        assert year["cost"] == sum(entry["cost"] for entry in year["entries"]) <= budget
        actions = [entry["line"]["action"] for entry in year["entries"]]
        assert actions == sorted(actions, key=lambda one: one != "stop")
        back = [
            e["line"]["gain"]["years"] for e in year["entries"] if e["line"]["action"] == "soon"
        ]
        assert back == sorted(back)
        for entry in year["entries"]:
            bought[entry["line"]["key"]] += entry["count"]
    assert len(made["years"]) > 2
    assert bought == {line["key"]: line["count"] for line in wanted}
    # whatever waits did not fit: each later machine is dearer than what an earlier year had left
    for year, later in itertools.combinations(made["years"], 2):
        assert all(entry["line"]["price"] > budget - year["cost"] for entry in later["entries"])


def test_a_must_go_that_cannot_be_paid_in_time_is_said(plan: Any) -> None:
    old = {"设备类别": "电动机", "规格型号": "JO2-41-4", "新设备报价(元)": 60_000}
    made = plan([old | {"数量": 3}, old | {"新设备报价(元)": 900_000}], budget=100_000)
    assert [(one["year"], one["count"]) for one in made["late"]] == [(2027, 1), (2028, 1)]
    assert [line["price"] for line in made["never"]] == [900_000]
    assert not plan([old])["late"]
    assert len(plan([old | {"数量": 50}], budget=60_000)["beyond"]) == 1


def test_a_day_to_come_gives_time_until_its_year(run: Run) -> None:
    line = {"action": "stop", "due": {"day": "2028-12-31"}, "price": 60, "count": 4, "gain": {}}
    soon = {"action": "stop", "due": {"now": True}, "price": 60, "count": 1, "gain": {}}
    found = run(
        """const { yearsOf } = await import("/assets/tools/equipment/plan/years.js");
        return yearsOf(given, { budget: 100, from: 2026 });""",
        [line, soon],
    )
    bought = [[entry["line"]["due"] for entry in year["entries"]] for year in found["years"]]
    assert bought == [[{"now": True}]] + [[{"day": "2028-12-31"}]] * 4
    assert [one["year"] for one in found["late"]] == [2029, 2030]


def test_reliefs_and_sums_are_those_of_the_tax_tool(run: Run, tool_data: dict[str, Any]) -> None:
    ask = "const held = plans.reliefsOn(given.tax ?? window.given.tax, given.day, 200000); return held.found.savings.map(({ documents }) => documents.map(({ id }) => id));"
    tax = tool_data["tools/tax.json"]
    situation = next(one for one in tax["situations"] if one["id"] == "replace-phased-out")
    for day in ("2019-06-30", "2026-11-22", "2027-03-01"):
        found = {id for group in run(ask, {"day": day}) for id in group}
        holds = {
            id
            for id in situation["reliefs"]
            if not tax["reliefs"][id].get("is_rule")
            and any(
                span["state"] == "in" and (span["from"] or "") <= day <= (span["to"] or "9999")
                for span in tax["reliefs"][id]["spans"]
            )
        }
        assert found <= holds
        assert {tax["reliefs"][id].get("saving") for id in holds} >= {
            tax["reliefs"][id].get("saving") for id in found
        }


def test_the_longest_overdue_stands_first_of_what_must_go(run: Run) -> None:
    def line(action: str, years: float, **due: Any) -> dict[str, Any]:
        return {"action": action, "due": due, "price": 1, "count": 1, "gain": {"years": years}}

    lines = [
        line("soon", 0.1),
        line("stop", 0.2, day="2027-06-30"),
        line("stop", 0.3),
        line("stop", 0.4, now=True),
        line("stop", 9, day="2020-12-31"),
        line("stop", 8, day="2015-12-31"),
    ]
    found = run(
        """const { yearsOf } = await import("/assets/tools/equipment/plan/years.js");
        return yearsOf(given, { from: 2026, today: "2026-11-29" });""",
        lines,
    )
    (year,) = found["years"]
    back = [entry["line"]["gain"]["years"] for entry in year["entries"]]
    assert back == [8, 9, 0.4, 0.3, 0.2, 0.1]


def test_what_is_lacking_is_a_fact_to_fill_in_and_reasons_are_sentences(
    plan: Any, run: Run
) -> None:
    apart = run(
        """const { factsOf, reasonsOf } = await import("/assets/tools/equipment/lacks.js");
        return [factsOf(given), reasonsOf(given)];""",
        ["燃料", "是否符合“气阀是环状阀”", "设备类别"],
    )
    assert apart == [["燃料", "设备类别"], ["要另外核对是否符合“气阀是环状阀”"]]
    boiler = one(plan, {"设备类别": "工业锅炉", "规格型号": "DZL4-1.25"})
    assert (boiler["missing"], boiler["reasons"]) == (["燃料"], [])
    asked = one(plan, MOTOR | {"年运行小时": 24})
    assert [words for words in asked["missing"] if words not in asked["reasons"]] == []
    assert "24" in asked["reasons"][0]
    bare = one(plan, {"设备类别": "电动机", "规格型号": "YE3-132S-4"})
    assert bare["reasons"] == [] and "一年运行小时" in bare["missing"]


# --- files ------------------------------------------------------------------------------------------

OLD = [
    {
        "设备类别": "电动机",
        "规格型号": "Y2-132S-4",
        "资产编号": "D,01;甲",
        "出厂日期": 2001,
        **PAYS,
    },
    {"设备类别": "变压器", "规格型号": "S9-400/10", "资产编号": "T-01", "投运日期": 1996},
    {"设备类别": "变压器", "规格型号": "S8-400", "资产编号": "T-02"},
    {"设备类别": "变压器", "规格型号": "S8-400", "资产编号": "T-02"},  # the same again
    {"设备类别": "变压器", "规格型号": "S8-400"},
    {"设备类别": "变压器", "规格型号": "S8-400"},  # two alike, without numbers
    {"设备类别": "电焊机", "规格型号": "BX1-330"},  # no day
    MOTOR,
]


def calendar(run: Run, machines: list[dict[str, Any]], today: str = "2016-06-01") -> dict[str, Any]:
    rows = [HEAD, *([str(one.get(title, "")) for title in HEAD] for one in machines)]
    found: dict[str, Any] = run(
        """const { lines } = await planOf(given.rows, {});
        const more = { host: "example.org", day: "2026-11-22", url: "https://example.org/" };
        return plans.calendarOf(lines, { ...more, today: given.today });""",
        {"rows": rows, "today": today},
    )
    return found


def test_the_calendar_has_each_deadline_once_however_often_it_is_imported(run: Run) -> None:
    found = calendar(run, OLD)
    assert (found["days"], found["gone"]) == (4, 2)
    imported: dict[str, Any] = {}
    moved = [OLD[7], *OLD[:7], MOTOR]  # another day the table is sorted otherwise, and has grown
    for text in (found["text"], found["text"], calendar(run, moved)["text"]):
        for event in Calendar.from_ical(text).walk("VEVENT"):
            imported[str(event["UID"])] = event
    assert len(imported) == 6
    days = sorted(event["DTSTART"].dt for event in imported.values())
    assert days == [date(2016, 6, 1)] * 2 + [date(2016, 12, 31)] * 3 + [date(2017, 12, 31)]
    told = {str(event["SUMMARY"]) for event in imported.values()}
    assert "现在就停：Y2-132S-4，D,01;甲" in told
    assert "最晚停用：S9-400/10，T-01" in told


def test_what_is_overdue_is_one_entry_of_today_that_moves(run: Run) -> None:
    """No appointment of ten years ago; made anew on a later day the same entry, later."""
    first, later = (calendar(run, OLD, day) for day in ("2026-11-29", "2027-01-04"))
    assert (first["days"], first["gone"]) == (0, 6)
    entries = [
        {str(one["UID"]): one for one in Calendar.from_ical(made["text"]).walk("VEVENT")}
        for made in (first, later)
    ]
    assert entries[0].keys() == entries[1].keys() and len(entries[0]) == 6
    for uid, one in entries[0].items():
        assert one["DTSTART"].dt == date(2026, 11, 29)
        assert entries[1][uid]["DTSTART"].dt == date(2027, 1, 4)
        assert entries[1][uid]["SEQUENCE"] > one["SEQUENCE"]


def test_the_calendar_is_as_rfc_5545_wants_it(run: Run) -> None:
    text = calendar(run, OLD)["text"]
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    events = vobject.readOne(text).vevent_list
    assert len({event.uid.value for event in events}) == len(events) == 6
    assert all(event.dtstamp.value.date() == date(2026, 11, 22) for event in events)
    assert text == calendar(run, OLD)["text"]


def test_the_workbook_is_read_by_others_and_runs_nothing(run: Run) -> None:
    trap = '=HYPERLINK("http://x","y")'
    machines = [MOTOR | {"资产编号": "D-1", "设备名称": trap}, *OLD, MOTOR | {"设备名称": "+1+2"}]
    rows = [HEAD, *([str(one.get(title, "")) for title in HEAD] for one in machines)]
    data = run(
        """const made = await planOf(given, { budget: 50000 });
        const bytes = plans.bytesOf(plans.sheetsOf(made, [["网站", "@x"]]), await plans.workbooks());
        return [...new Uint8Array(bytes)];""",
        rows,
    )
    book = openpyxl.load_workbook(io.BytesIO(bytes(data)))
    assert book.sheetnames == ["计划", "合计", "依据"]
    for sheet in book:
        for cell in (cell for line in sheet.iter_rows() for cell in line):
            assert cell.data_type in ("s", "n"), (cell.coordinate, cell.data_type)
            assert not str(cell.value).startswith(("=", "+", "@")), cell.value
    head, first, *rest = book["计划"].iter_rows(values_only=True)
    assert len(rest) == len(machines) - 1
    told = dict(zip(head, first, strict=True))
    assert told["名称"] == f"'{trap}" and told["怎么办"] == "尽快换"
    assert told["新设备价款（元，一台）"] == 1000
    kwh = 5.5 * 0.9 * 8000 * (1 / 0.85 - 1 / 0.919)  # grade 2 of 5.5 kW, four poles
    assert told["一年省电（kWh，一台，估算）"] == pytest.approx(kwh, abs=1)
    assert told["回收期（年，估算）"] == pytest.approx(1000 / (kwh * 0.9), abs=0.01)
    words = [
        str(cell) for line in book["合计"].iter_rows(values_only=True) for cell in line if cell
    ]
    assert "二氧化碳没有算：没有收录有日期、有出处的排放因子" in words


def test_carbon_only_by_a_recorded_factor(run: Run) -> None:
    ask = """const machines = plans.machinesOf(await linesOfRows(given.rows), lists);
      const usual = { all: {}, own: {}, goal: 1, soon: 3, late: 8, from: 2026 };
      return plans.plan(machines, usual, { ...window.given, ...given.more }).carbon ?? null;"""
    rows = [HEAD, [str(MOTOR.get(title, "")) for title in HEAD]]
    assert run(ask, {"rows": rows, "more": {}}) is None
    factor = {"value": 0.5, "source": "某标准", "day": "2026-01-01", "url": "standards/x/"}
    found = run(ask, {"rows": rows, "more": {"carbon": factor}})
    kwh = 5.5 * 0.9 * 8000 * (1 / 0.85 - 1 / 0.919)
    assert found["tonnes"] == pytest.approx(kwh * 0.5 / 1000, rel=0.001)


def test_what_is_chosen_for_all_is_doubted_too(run: Run) -> None:
    ask = "return plans.choicesOf((name) => given[name], '2026-11-22')"
    bad = {"hours": "24", "tariff": "72", "price": "0", "budget": "10", "soon": "9", "late": "3", "date": "2026-02-30"}  # fmt: skip
    found = run(ask, bad)
    assert set(found["faults"]) == {"hours", "tariff", "price", "budget", "late", "date"}
    assert found["choices"]["all"] == {} and found["choices"].get("budget") is None
    plain = run(ask, {})
    assert plain["faults"] == {} and plain["date"] == "2026-11-22"
    assert (plain["choices"]["soon"], plain["choices"]["late"], plain["choices"]["assume"]) == (
        3,
        8,
        False,
    )


def test_no_machine_and_5000_machines(plan: Any, run: Run, tool_data: dict[str, Any]) -> None:
    assert plan([])["lines"] == []
    machines = [row for _, row, _ in generated(tool_data, 5000, 9)]
    rows = [HEAD, *([str(one.get(title, "")) for title in HEAD] for one in machines)]
    took = run(
        """const lines = await linesOfRows(given);
        const since = performance.now();
        const machines = plans.machinesOf(lines, lists);
        const made = plans.plan(machines, { all: {}, own: {}, goal: 1, soon: 3, late: 8, from: 2026, budget: 1e6 }, window.given);
        return [made.lines.length, performance.now() - since];""",
        rows,
    )
    assert took[0] == 5000 and took[1] < 5000


def test_nameplates_handed_over_become_machines(run: Run) -> None:
    """As /my/ has them: plates with a place and a number of machines."""
    found = run(
        """const plates = [{ plate: { model: "Y2-132S-4", category: "motor", made: 2001 }, place: "一车间", count: 2 }];
        const lines = plans.linesOf(lists, plates, plans.check);
        const usual = { all: {}, own: {}, goal: 1, soon: 3, late: 8, from: 2026 };
        return plans.plan(plans.machinesOf(lines, lists), usual, window.given).lines;"""
    )
    (line,) = found
    assert (line["action"], line["due"], line["place"], line["count"]) == (
        "stop", {"day": "2015-12-31"}, "一车间", 2,
    )  # fmt: skip
