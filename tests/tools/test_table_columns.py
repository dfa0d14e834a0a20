"""Columns are known by their headings or their cells; cells become years and ratings, or say why not."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

HEADINGS = {
    "型号": ("model", ""),
    "规格型号": ("model", ""),
    "设备型号": ("model", ""),
    "型号/规格": ("model", ""),
    "型号 (规格)": ("model", ""),
    "Model": ("model", ""),
    "设备名称": ("name", ""),
    "类别": ("category", ""),
    "设备类别": ("category", ""),
    "设备 种类": ("category", ""),
    "种类": ("category", ""),
    "额定功率(kW)": ("power", "kw"),
    "额定功率（ＫＷ）": ("power", "kw"),
    "功率/kW": ("power", "kw"),
    "功率（千瓦）": ("power", "kw"),
    "功率\n(W)": ("power", "w"),
    "电机功率": ("power", ""),
    "功率/容量(kVA)": ("capacity", "kva"),
    "容量(MVA)": ("capacity", "mva"),
    "额定容量": ("capacity", ""),
    "电压(V)": ("voltage", "v"),
    "额定电压kV": ("voltage", "kv"),
    "额定电流（A）": ("current", "a"),
    "蒸发量(t/h)": ("evaporation", "t/h"),
    "吨位": ("evaporation", ""),
    "燃料种类": ("fuel", ""),
    "生产年份": ("made", ""),
    "出厂日期": ("made", ""),
    "制造年月": ("made", ""),
    "投运年份": ("commissioned", ""),
    "投用日期": ("commissioned", ""),
    "启用日期": ("commissioned", ""),
    "台数": ("count", ""),
    "数量（台）": ("count", ""),
    "安装地点": ("place", ""),
    "资产编号": ("asset", ""),
    "地区": ("region", ""),
    # what only sounds like it
    "功率因数": ("", ""),
    "购置日期": ("", ""),
    "序号": ("", ""),
    "备注": ("", ""),
    "燃料消耗量": ("", ""),
    "空载电流(A)": ("", ""),
    "": ("", ""),
}


@pytest.fixture(scope="module")
def table(modules: Page, tool_data: dict[str, Any]) -> Callable[..., Any]:
    """Calls a function of the table's modules; `index` stands for the real lists."""
    modules.evaluate(
        """async (data) => {
          const at = (name) => import(`/assets/tools/equipment/table/${name}.js`);
          const parts = await Promise.all(["headings", "columns", "values", "machines", "checked", "saved", "mapping"].map(at));
          window.table = Object.assign({}, ...parts);
          const { prepare } = await import("/assets/tools/equipment/check.js");
          window.lists = prepare(data);
        }""",
        tool_data["tools/equipment.json"],
    )

    def call(expression: str, given: Any = None) -> Any:
        return modules.evaluate(f"async (given) => {{ {expression} }}", given)

    return call


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings(heading: str, table: Callable[..., Any]) -> None:
    found = table("return table.recognise(given)", heading)
    assert (found["field"], found["unit"]) == HEADINGS[heading]


YEARS: dict[str, int | str | None] = {
    "2003": 2003,
    "2003年": 2003,
    "2003年5月": 2003,
    "2003-05-01": 2003,
    "2003/5": 2003,
    "2003.05": 2003,
    "200305": 2003,
    "20030501": 2003,
    "5/1/2003": 2003,
    "２００３年": 2003,
    "2003-05-01 00:00:00": 2003,
    "1997.12.31": 1997,
    "": None,
    "-": None,
    "不详": None,
    "/": None,
    "03年": "两位数",
    "98": "两位数",
    "03-05-01": "两位数",
    "1850": "1900 到 2026",
    "2203": "1900 到 2026",
    "2003年前": "不是确定的年份",
    "2001-2003": "读不出年份",
    "约1998年": "不是确定的年份",
    "九十年代": "不是确定的年份",
    "37742": "读不出年份",
    "-2003": 2003,
    "=1+1": "读不出年份",
}


@pytest.mark.parametrize("cell", YEARS)
def test_years(cell: str, table: Callable[..., Any]) -> None:
    found, wanted = table("return table.yearIn(given, 2026)", cell), YEARS[cell]
    if isinstance(wanted, str):
        assert wanted in found["fault"]
    else:
        assert found == ({} if wanted is None else {"value": wanted})


RATINGS: list[tuple[tuple[str, str, str, str], tuple[str, float] | str | None]] = [
    (("7.5", "power", "", ""), ("power", 7.5)),
    (("7500", "power", "w", ""), ("power", 7.5)),
    (("7.5kW", "power", "w", ""), ("power", 7.5)),
    (("7500 W", "power", "kw", ""), ("power", 7.5)),
    (("0.0075MW", "power", "", ""), ("power", 7.5)),
    (("5.5千瓦", "power", "", ""), ("power", 5.5)),
    (("１１ＫＷ", "power", "", ""), ("power", 11)),
    (("400kVA", "power", "", ""), ("capacity", 400)),
    (("0.4", "capacity", "mva", ""), ("capacity", 400)),
    (("1,000", "capacity", "kva", ""), ("capacity", 1000)),
    (("2t/h", "capacity", "", ""), ("evaporation", 2)),
    (("2吨", "evaporation", "", ""), ("evaporation", 2)),
    (("4蒸吨", "evaporation", "t/h", ""), ("evaporation", 4)),
    (("380V", "voltage", "", "motor"), ("voltage", 380)),
    (("380", "voltage", "", "motor"), ("voltage", 380)),
    (("0.38", "voltage", "kv", "motor"), ("voltage", 380)),
    (("10", "voltage", "", "transformer"), ("voltage", 10_000)),
    (("10/0.4kV", "voltage", "", ""), ("voltage", 10_000)),
    (("380/660V", "voltage", "", "motor"), ("voltage", 660)),
    (("10kV", "voltage", "v", ""), ("voltage", 10_000)),
    (("", "power", "kw", ""), None),
    (("不详", "power", "kw", ""), None),
    (("-7.5", "power", "kw", ""), "大于 0"),
    (("0", "power", "kw", ""), "大于 0"),
    (("1e9", "power", "kw", ""), "读不出数值"),
    (("99999999999", "power", "kw", ""), "太大"),
    (("7.5-11", "power", "kw", ""), "读不出数值"),
    (("380V", "power", "kw", ""), "是电压"),
    (("7.5kW", "voltage", "", ""), "不是电压"),
    (("abc", "voltage", "", ""), "读不出数值"),
]


@pytest.mark.parametrize(("given", "wanted"), RATINGS, ids=lambda one: str(one))
def test_ratings(given: Any, wanted: Any, table: Callable[..., Any]) -> None:
    found = table("return table.ratingIn(...given)", list(given))
    if wanted is None:
        assert found == {}
    elif isinstance(wanted, str):
        assert wanted in found["fault"]
    else:
        assert (found["quantity"], found["value"]) == wanted


def laid(table: Callable[..., Any], rows: list[list[str]], head: int | None = None) -> Any:
    return table(
        "return table.recogniseColumns(given.rows, lists.names, given.head ?? undefined)",
        {"rows": rows, "head": head},
    )


def fields(layout: Any) -> list[str]:
    return [column["field"] for column in layout["columns"]]


def test_headings_below_titles(table: Callable[..., Any]) -> None:
    rows = [
        ["某公司设备型号一览表"],
        [],
        ["序号", "设备名称", "规格型号", "出厂日期"],
        ["1", "电机", "Y132M-4", "2003"],
    ]
    layout = laid(table, rows)
    assert (layout["head"], layout["first"]) == (3, 3)
    assert fields(layout) == ["", "name", "model", "made"]


def test_headings_in_two_rows(table: Callable[..., Any]) -> None:
    rows = [
        ["设备", "设备", "参数", "参数"],
        ["名称", "型号", "功率(kW)", "电压"],
        ["电机", "Y132M-4", "7.5", "380"],
    ]
    layout = laid(table, rows)
    assert layout["first"] == 2
    assert fields(layout) == ["name", "model", "power", "voltage"]


def test_of_two_columns_the_surer_is_taken(table: Callable[..., Any]) -> None:
    layout = laid(table, [["配套电机型号", "型号", "类别"], ["Y132M-4", "IS80-50-200", "泵"]])
    assert fields(layout) == ["", "model", "category"]


def test_without_headings_cells_decide_and_years_are_asked(table: Callable[..., Any]) -> None:
    layout = laid(table, [["电动机", "Y132M-4", "2003"], ["变压器", "S9-400/10", "1997年"]])
    assert (layout["head"], layout["first"]) == (0, 0)
    assert fields(layout) == ["category", "model", ""]
    assert layout["columns"][2]["like"] == "年份"
    assert fields(laid(table, [["Y132M-4"], ["JO2-51-4"]])) == ["model"]
    assert fields(laid(table, [["张三", "13800000000"], ["李四", "13900000000"]])) == ["", ""]


def test_headings_that_nobody_knows_stay_titles(table: Callable[..., Any]) -> None:
    layout = laid(table, [["台账"], ["编", "代号", "启"], ["1", "Y132M-4", "2003"]])
    assert (layout["first"], fields(layout)) == (2, ["", "model", ""])
    assert layout["columns"][2] == {"title": "启", "field": "", "unit": "", "like": "年份"}


def test_the_reader_says_where_the_headings_are(table: Callable[..., Any]) -> None:
    rows = [["型号", "台数"], ["Y132M-4", "1"], ["规格型号", "数量"], ["Y160M-4", "2"]]
    assert laid(table, rows, 3)["first"] == 3
    assert laid(table, rows, 0)["first"] == 0


def test_the_sheet_with_models_comes_first(table: Callable[..., Any]) -> None:
    machines = [["型号", "类别"], ["Y132M-4", "电动机"]]
    sheets = [
        {"rows": [["说明"]], "hidden": False},
        {"rows": machines, "hidden": True},
        {"rows": machines, "hidden": False},
    ]
    assert table("return table.likeliest(given)", sheets) == 2
    assert table("return table.likeliest(given)", sheets[:1]) == 0


def test_a_choice_moves_a_field(table: Callable[..., Any]) -> None:
    columns = [{"field": "model"}, {"field": ""}, {"field": "made"}]
    found = table("return table.chosen(given, 1, 'model')", columns)
    assert [one["field"] for one in found] == ["", "model", "made"]


NAMES = {
    "三相异步电动机": "motor",
    "循环水泵电机": "motor",
    "1#循环水泵": "pump",
    "水泵2#": "pump",
    "锅炉鼓风机": "fan",
    "配电变压器（备用）": "transformer",
    "蒸汽锅炉": "boiler",
    "螺杆空压机": "compressor",
    "交流电焊机": "welder",
    # ends like one, and is another
    "柴油发电机": "",
    "空气源热泵": "",
    "暖风机": "",
    "风机盘管": "",
    "叉车": "",
}


@pytest.mark.parametrize("name", NAMES)
def test_kinds_suggested_by_names(name: str, table: Callable[..., Any]) -> None:
    assert table("return table.likeName(lists, given)", name) == NAMES[name]


def checked(
    table: Callable[..., Any], rows: list[list[str]], **options: Any
) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = table(
        """const layout = table.recogniseColumns(given.rows, lists.names);
           const lines = await table.checkRows(lists, given.rows, layout, given.options);
           return lines.map(({ number, plate, faults, suggested, result }) =>
             ({ number, plate, faults, suggested, verdict: result.verdict, hits: result.hits.map(({ id }) => id) }));""",
        {"rows": rows, "options": options},
    )
    return lines


HEAD = ["类别", "型号", "设备名称", "生产年份", "投运年份", "功率(kW)"]


def test_rows_are_checked_with_their_facts(table: Callable[..., Any]) -> None:
    old, new, bare = checked(
        table,
        [
            HEAD,
            ["电动机", "Y2-132S-4", "", "2002年", "", "5.5"],
            ["", "", "", "", "", ""],
            ["电动机", "Y2-132S-4", "", "2008", "2009", ""],
            ["电动机", "Y2-132S-4", "", "", "", ""],
        ],
    )
    assert (old["number"], old["verdict"], old["hits"]) == (2, "listed", ["gaohaoneng-3-1-2"])
    assert old["plate"]["power"] == 5.5
    assert (new["number"], new["verdict"]) == (4, "unmet")
    assert bare["verdict"] == "conditional"


def test_what_cannot_be_read_is_missing_and_said(table: Callable[..., Any]) -> None:
    two, odd, far = checked(
        table,
        [
            HEAD,
            ["电动机", "Y2-132S-4", "", "02年", "", ""],
            ["电动机", "Y2-132S-4", "", "2008", "2003", ""],
            ["电动机", "Y2-132S-4", "", "3002", "", "很大"],
        ],
    )
    for line in (two, odd, far):
        assert line["verdict"] == "conditional" and line["faults"]
        assert "made" not in line["plate"] and "commissioned" not in line["plate"]
    assert len(far["faults"]) == 2


def test_kind_of_a_row(table: Callable[..., Any]) -> None:
    rows = [
        HEAD,
        ["电动机", "Y132M-4", "水泵", "", "", ""],
        ["", "Y132M-4", "三相异步电动机", "", "", ""],
        ["", "Y132M-4", "", "", "", ""],
        ["外星设备", "Y132M-4", "", "", "", ""],
        ["水泵电机", "Y132M-4", "", "", "", ""],
    ]
    told = [(one["plate"]["category"], one["suggested"]) for one in checked(table, rows)]
    assert told == [("motor", False), ("motor", True), ("", False), ("", False), ("motor", True)]
    plain = checked(table, rows, named=False, all={"category": "pump"})
    assert [one["plate"]["category"] for one in plain[:4]] == ["motor", "pump", "pump", ""]
    assert "外星设备" in plain[3]["faults"][0]


def test_headings_said_again_are_no_machines(table: Callable[..., Any]) -> None:
    assert len(checked(table, [HEAD, ["电动机", "Y132M-4"], HEAD, ["电动机", "Y160M-4"]])) == 2


def test_the_download_keeps_all_columns_and_runs_nothing(table: Callable[..., Any]) -> None:
    rows = [
        ["型号", "类别", "备注"],
        ["Y132M-4", "电动机", "=cmd|'/c calc'!A0"],
        ["ZZZ-1", "电动机", "<script>alert(1)</script>"],
    ]
    head, first, second, last = table(
        """const layout = table.recogniseColumns(given, lists.names);
           const lines = await table.checkRows(lists, given, layout, {});
           return table.saved(lists, lines, layout.columns, { site: "站", address: "https://a.example/" });""",
        rows,
    )
    assert head[:9] == [
        "型号",
        "类别",
        "备注",
        "结论",
        "清单",
        "条目",
        "期限",
        "缺什么",
        "依据网址",
    ]
    assert first[:4] == [*rows[1], "列入淘汰"]
    assert first[8].endswith("/phase-out/gaohaoneng-2-1-1/")
    assert second[:4] == [*rows[2], "未收录"]
    assert last == ["站，资料到 2026-11-22。未收录不等于未淘汰。https://a.example/"]


def test_sums_below_a_table_are_no_machines(table: Callable[..., Any]) -> None:
    assert len(checked(table, [HEAD, ["电动机", "Y132M-4"], ["合 计", "", "", "", "", "7.5"]])) == 1
