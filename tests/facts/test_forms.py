"""Forms: sixty machines and a year of bills become what has to be handed in. What stands in the cells was worked out
by hand: from the rows below, the coefficients of GB/T 2589 (原煤 0.7143, 柴油 1.4571 kgce/kg, 电力 0.1229
kgce/(kW·h), 天然气 1.2143 to 1.33 kgce/m³) and the tables of the efficiency standards."""

import io
import random
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from helpers.building import ROOT
from playwright.sync_api import Page

from portal.kinds.form import AS_ISSUED, EDITION_STATUS, FilingForm
from portal.pages.record.record import record_page
from portal.portal import Portal

MODULES = """async (data) => {
  const at = (name) => import(`/assets/${name}.js`);
  const names = ["forms/machines", "forms/tables", "forms/fills", "forms/book", "forms/marks", "forms/firm",
    "tools/equipment/check", "tools/equipment/table/columns", "tools/equipment/table/reader",
    "tools/energy/ledger/sums", "tools/energy/ledger/stored", "my/profile"];
  window.forms = Object.assign({}, ...(await Promise.all(names.map(at))));
  window.lists = forms.prepare(data["tools/equipment.json"]);
  window.data = data;
  window.made = async ({ form, rows, entries = [], equal, products = [], profile = {} }) => {
    const { machines, coefficients } = { machines: data["tools/machines.json"], coefficients: data["tools/energy.json"].coefficients };
    const sheet = { name: "", rows, numbers: rows.map((_, at) => at + 1), merges: [] };
    const found = rows.length ? await forms.machinesIn([sheet], lists, machines) : { machines: [], left: [] };
    const graded = new Set(machines.machines.map(({ id }) => id));
    const kinds = new Set(lists.nameOf.keys());
    const given = { ...found, entries, coefficients, equal, products, profile, graded, kinds, year: 2026 };
    return forms.tablesOf(data[`tools/forms/${form}.json`], given);
  };
}"""

HEAD = [
    "设备名称",
    "规格型号",
    "设备类别",
    "设备编号",
    "额定功率(kW)",
    "额定容量(kVA)",
    "电压(kV)",
    "数量",
    "出厂日期",
    "投运日期",
    "年运行时间(h)",
    "设备用途",
    "安装地点",
    "极数",
    "额定效率(%)",
    "电机额定功率(kW)",
    "额定扬程(m)",
    "额定流量(m³/h)",
    "转速(r/min)",
    "排气压力(MPa)",
    "容积流量(m³/min)",
    "机组比功率",
    "冷却方式",
    "是否热回收",
    "空载损耗(W)",
    "负载损耗(W)",
]

OLD_MOTOR = {
    "设备名称": "引风机电机",
    "规格型号": "Y160M-4",
    "设备类别": "电动机",
    "额定功率(kW)": 11,
    "数量": 1,
    "出厂日期": 2012,
    "投运日期": "2013-05-06",
    "年运行时间(h)": 6000,
    "极数": 4,
    "额定效率(%)": 88.0,
    "安装地点": "一车间",
    "设备用途": "引风",
}
"""Y series: 目录（第二批）; 88.0 % is below 91.4 %, grade 3 of 11 kW with four poles."""
NEW_MOTOR = {
    **OLD_MOTOR,
    "规格型号": "YE3-160M-4",
    "出厂日期": 2019,
    "投运日期": 2020,
    "额定效率(%)": 91.4,
}
"""91.4 % is grade 3 to the decimal."""
BEST_MOTOR = {**NEW_MOTOR, "规格型号": "YE4-160M-4", "额定效率(%)": 93.5}
"""Grade 2 from 93.3 %, grade 1 from 94.6 %."""
PUMP = {
    "设备名称": "循环水泵",
    "规格型号": "IS100-80-160",
    "设备类别": "泵",
    "数量": 2,
    "投运日期": 2016,
    "年运行时间(h)": 5000,
    "安装地点": "泵房",
    "额定扬程(m)": 32,
    "额定流量(m³/h)": 100,
    "转速(r/min)": 2900,
    "电机额定功率(kW)": 15,
}
COMPRESSOR = {
    "设备名称": "工频螺杆空压机",
    "规格型号": "LG-75A",
    "设备类别": "压缩机",
    "额定功率(kW)": 75,
    "数量": 1,
    "投运日期": 2018,
    "年运行时间(h)": 7000,
    "安装地点": "空压站",
    "排气压力(MPa)": 0.7,
    "容积流量(m³/min)": 13,
    "机组比功率": 6.3,
    "冷却方式": "风冷",
    "是否热回收": "否",
}
"""Grade 2 up to 6.4 at 75 kW, 0.7 MPa, cooled by air."""
OLD_TRANSFORMER = {
    "设备名称": "配电变压器",
    "规格型号": "S7-500/10",
    "设备类别": "变压器",
    "额定容量(kVA)": 500,
    "电压(kV)": 10,
    "数量": 1,
    "出厂日期": 1995,
    "投运日期": 1996,
    "年运行时间(h)": 8760,
    "安装地点": "配电室",
    "空载损耗(W)": 1080,
    "负载损耗(W)": 6900,
}
NEW_TRANSFORMER = {
    **OLD_TRANSFORMER,
    "规格型号": "S20-500/10",
    "出厂日期": 2022,
    "投运日期": 2022,
    "空载损耗(W)": 430,
    "负载损耗(W)": 4120,
}
"""Grade 2 with electrical steel (430, 4120 or 4330 W), below grade 3 with amorphous metal (240 W)."""

GROUPS = (
    *((OLD_MOTOR, 10), (NEW_MOTOR, 10), (BEST_MOTOR, 10), (PUMP, 10), (COMPRESSOR, 10)),
    *((OLD_TRANSFORMER, 5), (NEW_TRANSFORMER, 5)),
)


def table(without: str = "", whole: bool = True) -> list[list[str]]:
    machines = [one for one, count in GROUPS for _ in range(count if whole else 1)]
    rows = [
        [str({**one, "设备编号": f"N-{at:02}"}.get(title, "")) for title in HEAD]
        for at, one in enumerate(machines, 1)
    ]
    kept = [at for at, title in enumerate(HEAD) if title != without]
    return [[row[at] for at in kept] for row in [HEAD, *rows]]


POWER = {
    "energy": "电力（当量值）",
    "unit": "万千瓦时",
    "months": {
        "bought": [20.5, 18, 21, 20, 19.5, 20, 22, 23, 21, 20, 19, 21],
        "used": [20.5, 18, 21, 20, 19.5, 20, 22, 23, 21, 20, 19, 21],
        "making": [19, 17, 20, 19, 18, 19, 21, 22, 20, 19, 18, 20],
        "green": [2.0] * 12,
    },
}
"""245 in the year, 232 of it for production, 24 green."""
DIESEL = {
    "energy": "柴油",
    "unit": "吨",
    "start": 2,
    "months": {"bought": [1, 0] * 6, "used": [0.5] * 12, "stock": [2.5, 2] * 6},
}
COAL = {
    "energy": "原煤",
    "unit": "吨",
    "start": 30,
    "months": {
        "bought": [10.0] * 12,
        "used": [8.5] * 11 + [6.5],
        "feed": [2.0] * 10 + [0, 0],
        "stock": [31.5, 33, 34.5, 36, 37.5, 39, 40.5, 42, 43.5, 45, 46.5, 49],
    },
}
"""120 bought, 100 used, 20 of it as a material; 50 should be left, and 49 are."""
GAS = {
    "energy": "天然气",
    "unit": "立方米",
    "months": {"bought": [10_000] * 12, "used": [10_000] * 12},
}

YEAR = [POWER, DIESEL, COAL]

Made = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def made(modules: Page, tool_data: dict[str, Any]) -> Made:
    modules.evaluate(MODULES, tool_data)

    def tables(form: str, **given: Any) -> Any:
        return modules.evaluate("(given) => made(given)", {"form": form, "rows": [], **given})

    return tables


def named(tables: list[dict[str, Any]], start: str) -> dict[str, Any]:
    return next(one for one in tables if one["name"].startswith(start))


def cells(table: dict[str, Any], row: int) -> dict[str, tuple[Any, str]]:
    """The value and mark of each column in a row."""
    names = [column["name"] for column in table["columns"]]
    return {
        name: (one["value"], one["mark"])
        for name, one in zip(names, table["rows"][row], strict=True)
    }


WRITE = ("", "typed")
FIRST = {"old motor": 0, "new": 10, "best": 20, "pump": 30, "compressor": 40, "S7": 50, "S20": 55}


def test_sixty_machines_become_the_summary_of_the_audit(made: Made) -> None:
    summary = named(made("audit-sh-2026", rows=table()), "8 ")
    assert len(summary["rows"]) == 60
    assert cells(summary, FIRST["old motor"]) == {
        "序号": (1, "reckoned"),
        "设备名称": ("引风机电机", "own"),
        "分类": ("电动机", "own"),
        "型号": ("Y160M-4", "own"),
        "容量": ("11 kW", "own"),
        "数量": (1, "own"),
        "设备概况": WRITE,
        "淘汰更新情况": ("是", "check"),
        "安装使用场所": ("一车间", "own"),
        "年运行时间": (6000, "own"),
        "设备对标情况（能效等级）": ("低于3级（限定值）", "grade"),
        "备注": WRITE,
    }
    grade = "设备对标情况（能效等级）"
    found = {name: cells(summary, at) for name, at in FIRST.items()}
    assert found["new"][grade] == ("3级", "grade")
    assert found["best"][grade] == ("2级", "grade")
    assert found["compressor"][grade] == ("2级", "grade")
    assert found["S7"][grade] == ("低于3级（限定值）", "grade")
    assert found["S20"][grade] == ("2级到低于3级（限定值），要看是哪一种结构", "estimated")
    assert found["pump"][grade] == WRITE
    assert found["pump"]["数量"] == (2, "own") and found["pump"]["容量"][0] != "15 kW"
    assert found["S7"]["容量"] == ("500 kVA", "own")
    listed = [at for at in range(60) if cells(summary, at)["淘汰更新情况"][0] == "是"]
    assert listed == [*range(10), *range(50, 55)]  # the Y and the S7
    assert {cells(summary, at)["淘汰更新情况"] for at in range(60) if at not in listed} == {WRITE}


def test_the_phased_out_are_listed_with_their_ground(made: Made) -> None:
    catalogue = named(made("audit-sh-2026", rows=table()), "10 ")
    assert len(catalogue["rows"]) == 15
    first, last = cells(catalogue, 0), cells(catalogue, 14)
    assert first["淘汰设备名称"] == ("引风机电机", "own")
    assert first["型号规格"] == ("Y160M-4", "own")
    assert first["开始使用日期"] == ("2013-05-06", "own")
    assert first["计划淘汰日期"] == WRITE
    assert "第二批" in first["备注"][0] and first["备注"][1] == "check"
    assert last["型号规格"] == ("S7-500/10", "own")
    assert any("45 行" in words and "未收录不等于未淘汰" in words for words in catalogue["notes"])


def test_the_archive_has_machines_with_their_age_and_energies_of_the_year(made: Made) -> None:
    tables = made("archive-key-user", rows=table(), entries=YEAR, equal=0.3)
    machines = named(tables, "四")
    assert cells(machines, FIRST["S7"]) == {
        "设备名称": ("配电变压器", "own"),
        "型号": ("S7-500/10", "own"),
        "数量": (1, "own"),
        "使用年限": (30, "reckoned"),  # since 1996
        "能效水平（一级、二级、三级、未定级）": ("低于3级（限定值）", "grade"),
    }
    # 2,450,000 kWh × 0.3 + 6 t × 1.4571 + 100 t × 0.7143 = 735 + 8.7426 + 71.43; 20 t of coal are 14.286
    assert cells(named(tables, "二"), 0) == {
        "年能源消费量": (0.08151726, "reckoned"),
        "煤炭消费量": (0.01, "own"),
        "原料用能": (0.0014286, "reckoned"),
        "电力消费量": (245, "own"),
        "绿电消费及绿证购买量": (24, "own"),
        "产值": WRITE,
        "增加值": WRITE,
    }


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


def test_the_tables_for_machines_have_what_the_readers_own_columns_say(made: Made) -> None:
    tables = made("equipment-benchmark-sh", rows=table())
    counts = {one["name"]: len(one["rows"]) for one in tables}
    assert counts == {
        "水泵": 10,
        "空压机": 10,
        "风机": 0,
        "中央空调": 0,
        "锅炉": 0,
        "变压器": 10,
        "电机（其他拖动系统用）": 30,
    }
    pump = cells(named(tables, "水泵"), 0)
    assert pump["额定扬程"] == (32, "own") and pump["流量"] == (100, "own")
    assert pump["电机额定功率"] == (15, "own")
    for name in (
        "电机型号",
        "额定效率",
        "额定转速",
        "能效等级（铭牌）",
        "额定电压",
    ):  # whose they are is not said
        assert pump[name] == WRITE, name
    compressor = cells(named(tables, "空压机"), 0)
    assert compressor["机组比功率"] == (6.3, "own") and compressor["是否热回收"] == ("否", "own")
    assert compressor["空压机型号"] == ("LG-75A", "own") and compressor["电机型号"] == WRITE
    motor = cells(named(tables, "电机"), 0)
    assert motor["额定效率"] == (88, "own") and motor["电机额定功率"] == (11, "own")
    assert motor["设备用途"] == ("引风", "own") and motor["年运行时间"] == (6000, "own")
    transformer = cells(named(tables, "变压器"), 0)
    assert transformer["电压等级"] == (10, "own") and transformer["变压器容量"] == (500, "own")
    assert transformer["空载损耗"] == (1080, "own")
    assert transformer["能效等级参考标准"] == ("GB 20052-2024", "grade")


def test_a_motor_in_the_row_of_its_pump_stands_beside_it(made: Made) -> None:
    """YE3-132S1-2, 5.5 kW with two poles: grade 3 from 89.2 %, grade 2 from 90.9 %."""
    rows = [
        ["名称", "型号", "类别", "电机型号", "电机功率(kW)", "电机极数", "电机效率(%)", "台数"],
        ["循环水泵", "IS65-50-160", "泵", "YE3-132S1-2", "5.5", "2", "89.2", "2"],
    ]
    tables = made("equipment-benchmark-sh", rows=rows)
    assert len(named(tables, "电机")["rows"]) == 0
    pump = cells(named(tables, "水泵"), 0)
    assert pump["电机型号"] == ("YE3-132S1-2", "own") and pump["电机额定功率"] == (5.5, "own")
    assert pump["能效等级（铭牌）"] == ("3级", "estimated") and pump["能效等级（设备侧）"] == WRITE
    assert pump["额定效率"] == (89.2, "own") and pump["效率"] == WRITE
    summary = named(made("audit-sh-2026", rows=rows), "8 ")
    assert cells(summary, 0)["设备名称"] == ("循环水泵", "own")
    assert cells(summary, 1)["设备名称"] == ("循环水泵（电动机）", "estimated")


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


SURE = ("own", "check", "grade", "reckoned")
FORMS = (
    "audit-sh-2026",
    "archive-key-user",
    "equipment-benchmark-sh",
    "inspection-motor-system-2024",
)


def sure(tables: list[dict[str, Any]]) -> dict[tuple[str, str, int, str], Any]:
    """Everything that is said for sure, by table, machine or energy, and column."""
    found = {}
    for one in tables:
        names = [column["name"] for column in one["columns"]]
        for at, row in enumerate(one["rows"]):
            for place, cell in enumerate(row):
                if cell["mark"] in SURE and names[place] != "序号":
                    found[one["name"], str(at), place, names[place]] = cell["value"]
    return found


@pytest.mark.parametrize("form", FORMS)
def test_leaving_out_a_column_leaves_cells_open_and_changes_none(made: Made, form: str) -> None:
    whole = sure(made(form, rows=table(whole=False)))
    assert len(whole) > 20
    for title in HEAD[3:]:  # without name, model or kind it is another table
        less = sure(made(form, rows=table(without=title, whole=False)))
        told = {key: value for key, value in less.items() if key in whole}
        assert told == {key: whole[key] for key in told}, title
        assert set(less) <= set(whole), title


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


# --- the workbook -----------------------------------------------------------------------------------------


def workbook(modules: Page, form: str, **given: Any) -> tuple[Any, list[dict[str, Any]]]:
    code = """async ({ form, given }) => {
      const tables = await made({ form, rows: [], ...given });
      const bytes = forms.bookOf(data[`tools/forms/${form}.json`], tables, [["网站", "=1+1"]], await forms.workbooks());
      return [Array.from(bytes), tables];
    }"""
    content, tables = modules.evaluate(code, {"form": form, "given": given})
    return openpyxl.load_workbook(io.BytesIO(bytes(content))), tables


def test_the_workbook_has_each_cell_with_its_mark_and_says_its_edition(
    made: Made, modules: Page
) -> None:
    assert made
    book, tables = workbook(modules, "audit-sh-2026", rows=table(), entries=YEAR, equal=0.3)
    words = {"own": "表", "check": "查", "grade": "级", "reckoned": "算", "estimated": "估"}
    inks = set()
    for sheet, one in zip(book.worksheets[1:], tables, strict=True):
        lines = [
            [cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()
        ]
        assert AS_ISSUED in lines[1][0] and "2026-04" in lines[1][0]
        assert all(f"{word}：" in lines[2][0] for word in (*words.values(), "写"))
        body = list(sheet.iter_rows())[-len(one["rows"]) :] if one["rows"] else []
        for row, cells_of in zip(body, one["rows"], strict=True):
            for cell, told in zip(row, cells_of, strict=False):
                if told["mark"] in words:
                    assert cell.value == told["value"]
                    assert f"［{words[told['mark']]}］" in cell.number_format
                    inks.add((told["mark"], cell.fill.fgColor.rgb))
                elif told["mark"] == "typed":
                    assert cell.value == "［写］"
                    inks.add(("typed", cell.fill.fgColor.rgb))
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert len(inks) == len({ink for _, ink in inks}) == 6  # a colour for each mark
    about = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows() if row[0].value}
    assert about["网站"] == "'=1+1"  # no formula
    assert about["版本"] == "2026-04"


def test_a_draft_of_ours_says_so_on_its_sheet(made: Made, modules: Page) -> None:
    assert made
    book, _ = workbook(modules, "inspection-motor-system-2024", rows=table())
    assert "不是官方表" in book["自查用设备表"]["A2"].value
    about = [row[1].value for row in book.worksheets[0].iter_rows()]
    assert any("附件1 企业自查报告模板" in str(words) and "栏目未见" in words for words in about)


MESSY = (
    *(("额定效率(%)", "0.88", "额定效率", ""), ("额定扬程(m)", "32", "额定扬程", "")),
    *(("排气压力(MPa)", "8", "排气压力", ""), ("负载损耗(W)", "6.9", "负载损耗", "")),
)
"""Columns whose headings leave out the unit: a share for per cent, bar for MPa, kW for W."""


def test_a_number_whose_unit_nobody_wrote_is_no_plain_fact(made: Made) -> None:
    rows = table(whole=False)
    for title, value, bare, _ in MESSY:
        at = rows[0].index(title)
        rows = [
            [*row[:at], bare if row is rows[0] else row[at] and value, *row[at + 1 :]]
            for row in rows
        ]
    tables = made("equipment-benchmark-sh", rows=rows)
    assert cells(named(tables, "电机"), 0)["额定效率"] == WRITE
    assert cells(named(tables, "水泵"), 0)["额定扬程"] == (32, "estimated")
    assert cells(named(tables, "空压机"), 0)["排气压力"] == (8, "estimated")
    assert cells(named(tables, "变压器"), 0)["负载损耗"] == (6.9, "estimated")


def test_two_columns_of_one_name_that_differ_are_asked_about(made: Made) -> None:
    rows = table(whole=False)
    for title, second in (("年运行时间(h)", "1234"), ("额定功率(kW)", "75"), ("额定效率(%)", "")):
        rows = [[*row, title if row is rows[0] else second] for row in rows]
    motor = cells(named(made("equipment-benchmark-sh", rows=rows), "电机"), 0)
    assert motor["年运行时间"] == WRITE and motor["电机额定功率"] == WRITE
    assert motor["额定效率"] == (88, "own")  # the second is empty


def test_doubtful_hours_are_doubted_where_they_stand_and_not_in_the_grade(made: Made) -> None:
    rows = table(whole=False)
    at = rows[0].index("年运行时间(h)")
    rows = [[*row[:at], row[at] if row is rows[0] else "9000", *row[at + 1 :]] for row in rows]
    summary = named(made("audit-sh-2026", rows=rows), "8 ")
    names = [column["name"] for column in summary["columns"]]
    row = dict(zip(names, summary["rows"][0], strict=True))
    assert "8,784" in row["年运行时间"]["hint"]
    assert row["设备对标情况（能效等级）"]["mark"] == "grade"


def test_what_a_list_has_is_not_said_to_be_in_none(made: Made) -> None:
    """S9 is on a list that only encourages: it is no row that was not found."""
    rows = table(whole=False)
    at = rows[0].index("规格型号")
    rows = [[*row[:at], row[at].replace("S7-500/10", "S9-315/10"), *row[at + 1 :]] for row in rows]
    for title, year in (("出厂日期", "2004"), ("投运日期", "2004"), ("额定容量(kVA)", "315")):
        place = rows[0].index(title)
        rows = [
            [*row[:place], year if row[at] == "S9-315/10" else row[place], *row[place + 1 :]]
            for row in rows
        ]
    notes = named(made("audit-sh-2026", rows=rows), "10 ")["notes"]
    assert any(words.startswith("其余 5 行在本站收录的目录里没有查到") for words in notes), notes
    assert any(words.startswith("1 行目录里有") for words in notes), notes


def test_what_the_plate_bears_is_no_grade_of_today(made: Made) -> None:
    rows = table(whole=False)
    motor = cells(named(made("equipment-benchmark-sh", rows=rows), "电机"), 1)
    assert motor["能效等级（铭牌）"][1] == "estimated"
    rows = [[*row, "能效等级" if row is rows[0] else "2级"] for row in rows]
    motor = cells(named(made("equipment-benchmark-sh", rows=rows), "电机"), 1)
    assert motor["能效等级（铭牌）"] == ("2级", "own")


def test_a_kind_that_cannot_be_told_is_not_said_to_be_missing(made: Made) -> None:
    tables = made("equipment-benchmark-sh", rows=table(whole=False))
    assert "设备表里没有这一类设备" not in named(tables, "中央空调")["notes"]
    assert "设备表里没有这一类设备" in named(tables, "锅炉")["notes"]


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


# --- the page ---------------------------------------------------------------------------------------------


def test_a_pasted_table_and_a_ledger_fill_the_page(
    modules: Page, tool_data: dict[str, Any]
) -> None:
    """Filled in as somebody does, with nothing asked of a server but the site's own files."""
    browser = modules.context.browser
    assert browser
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.route("**/tools/**/*.json", lambda route: route.fulfill(json=tool_data[place(route)]))
    page.goto(modules.url)
    page.evaluate(
        """() => { document.body.innerHTML =
          '<section><div class="filling" data-form="archive-key-user" hidden></div></section>'; }"""
    )
    page.evaluate("() => import('/assets/forms/page.js')")
    page.get_by_role("button", name="开始填").click()
    page.get_by_label("粘贴到这里").fill("\n".join("\t".join(row) for row in table(whole=False)))
    page.get_by_label("粘贴到这里").dispatch_event("change")
    page.get_by_text("认出设备 7 行").wait_for()
    page.get_by_label("能源", exact=True).select_option("柴油")
    for month in range(1, 13):
        box = page.get_by_label(f"柴油，{month} 月，购入")
        box.fill("0.5" if month < 12 else "5O")  # a letter for a nought
        box.dispatch_event("change")
    assert "台账里有格子读不出" in page.locator(".filling__said").inner_text()
    box.fill("0.5")
    box.dispatch_event("change")
    page.get_by_role("button", name="消费照抄购入").click()
    page.get_by_label("电力等价系数").fill("0.3")
    page.get_by_label("电力等价系数").dispatch_event("change")
    cells_of = page.locator(".filling__table", has_text="二、能源消费情况").locator("tbody td")
    assert (cells_of.first.text_content() or "").split() == ["0.00087426", "算"]  # 6 t × 1.4571
    said = page.locator(".filling__said").inner_text()
    assert AS_ISSUED in said and "没有核实" in said
    assert set(asked) == {"GET"}
    page.close()


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


def place(route: Any) -> str:
    return "tools/" + route.request.url.split("/tools/", 1)[1]


# --- data and pages ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal.open(ROOT / "data", date(2026, 11, 22))


def test_every_fill_has_a_rule_or_leaves_the_cell_to_the_firm(
    portal: Portal, made: Made, modules: Page
) -> None:
    assert made
    ruled = set(modules.evaluate("() => [...forms.FILLED]"))
    terms = portal.site.catalogue.vocabularies["fills"]
    assert ruled <= set(terms)
    for id, term in terms.items():
        assert (id in ruled) or term.by == "typed", id


def test_every_page_says_its_edition_and_whose_form_holds(portal: Portal) -> None:
    forms = portal.site.catalogue.of("forms")
    assert len(forms) == 24
    for item in forms:
        form = item.value
        assert isinstance(form, FilingForm)
        body = str(record_page(item, portal.site, portal.renderer).body)
        first = body[: body.index('<nav class="here"')]
        assert AS_ISSUED in first and form.edition in first
        assert EDITION_STATUS[form.edition_status] in first
        if not form.tables:
            assert "栏目未见" in body
        for table in form.tables:
            if table.unseen:
                assert table.unseen in body
            if table.ours:
                assert "不是官方表" in body
