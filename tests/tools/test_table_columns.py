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
    "规格": ("spec", ""),
    "主要技术参数": ("spec", ""),
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
    "出厂": ("made", ""),
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
    "填表说明：型号照铭牌写": ("", ""),
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
          const parts = await Promise.all(["headings", "columns", "blocks", "counted", "values", "machines", "checked", "saved", "mapping", "sheets", "parts", "unsaid"].map(at));
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
    (("7,5kW", "power", "kw", ""), "读不出数值"),
    (("5²kW", "power", "kw", ""), "读不出数值"),
    (("1,23", "power", "kw", ""), "读不出数值"),
    (("1,234.5", "power", "kw", ""), ("power", 1234.5)),
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
        "return table.recogniseColumns(given.rows, lists, given.head ?? undefined)",
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


def blocks(table: Callable[..., Any], rows: list[list[str]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table(
        "return table.blocksIn(table.recogniseColumns(given, lists).columns)", rows
    )
    return found


def test_of_two_columns_for_one_thing_the_surer_is_taken(table: Callable[..., Any]) -> None:
    (block,) = blocks(table, [["型号", "电机功率", "额定功率"], ["Y132M-4", "5", "7.5"]])
    assert block["at"] == {"model": 0, "power": 2}


def test_every_column_of_models_is_a_machine(table: Callable[..., Any]) -> None:
    """A pump and its motor: each with the ratings that its heading names, both with the dates."""
    rows = [
        ["位号", "设备名称", "泵型号", "流量m3/h", "电机型号", "电机功率(kW)", "投用日期"],
        ["P-101", "循环水泵", "IS150-125-315", "200", "Y200L-4", "30", "2001-05"],
    ]
    assert blocks(table, rows) == [
        {
            "name": "泵型号",
            "kind": "pump",
            "at": {"asset": 0, "name": 1, "model": 2, "commissioned": 6},
        },
        {
            "name": "电机型号",
            "kind": "motor",
            "at": {"asset": 0, "name": 1, "model": 4, "power": 5, "commissioned": 6},
        },
    ]


def test_ratings_go_to_the_model_before_them(table: Callable[..., Any]) -> None:
    rows = [["泵型号", "功率", "电机型号", "功率"], ["IS80-65-160", "7.5", "Y132M-4", "11"]]
    assert [one["at"] for one in blocks(table, rows)] == [
        {"model": 0, "power": 1},
        {"model": 2, "power": 3},
    ]
    rows = [["电机型号", "泵型号", "功率"], ["Y132M-4", "IS80-65-160", "11"]]
    assert ["power" in one["at"] for one in blocks(table, rows)] == [False, True]


def test_two_ledgers_side_by_side(table: Callable[..., Any]) -> None:
    """What stands left of the first repeated heading is common to both halves."""
    half = ["序号", "名称", "型号", "出厂年份"]
    rows = [["车间", *half, "", *half], ["一", "1", "水泵", "IS80", "2001"]]
    left, right = blocks(table, rows)
    assert left["at"] == {"place": 0, "name": 2, "model": 3, "made": 4}
    assert right["at"] == {"place": 0, "name": 7, "model": 8, "made": 9}
    assert (left["name"], right["name"]) == ("型号，第 4 列", "型号，第 9 列")


def test_a_row_above_the_headings_names_the_machines(table: Callable[..., Any]) -> None:
    rows = [
        ["位号", "水泵", "水泵", "电机", "电机"],
        ["位号", "型号", "流量", "型号", "功率(kW)"],
        ["P1", "IS80-65-160", "50", "Y132M-4", "7.5"],
    ]
    pump, motor = blocks(table, rows)
    assert (pump["name"], pump["kind"], pump["at"]) == (
        "水泵型号",
        "pump",
        {"asset": 0, "model": 1},
    )
    assert (motor["name"], motor["kind"]) == ("电机型号", "motor")
    assert motor["at"] == {"asset": 0, "model": 3, "power": 4}


KINDS = {
    "泵型号": "pump",
    "配用电机型号": "motor",
    "水泵电机型号": "motor",
    "变压器型号规格": "transformer",
    "电机功率(kW)": "motor",
    "发电机型号": "",
    "设备型号": "",
    "投用日期": "",
}


@pytest.mark.parametrize("heading", KINDS)
def test_kinds_named_by_headings(heading: str, table: Callable[..., Any]) -> None:
    assert table("return table.kindOf(given, lists.names)", heading) == KINDS[heading]


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
    assert layout["columns"][2]["title"] == "启" and layout["columns"][2]["like"] == "年份"


def test_the_reader_says_where_the_headings_are(table: Callable[..., Any]) -> None:
    rows = [["型号", "台数"], ["Y132M-4", "1"], ["规格型号", "数量"], ["Y160M-4", "2"]]
    assert laid(table, rows, 3)["first"] == 3
    assert laid(table, rows, 0)["first"] == 0


def test_numbers_of_the_inventory_are_no_models(table: Callable[..., Any]) -> None:
    """Of columns that all look like models the lists know which one is."""
    layout = laid(table, [["A001", "Y132M-4"], ["A002", "JO2-51-4"], ["A003", "YE9-160M-4"]])
    assert fields(layout) == ["", "model"]
    assert layout["columns"][0]["like"] == "型号"
    assert fields(laid(table, [["IS80-65-160", "Y132M-4"], ["4BA-12", "JO2-51-4"]]))[1] == "model"


def wanted(table: Callable[..., Any], sheets: list[dict[str, Any]]) -> Any:
    return table(
        """const sheets = given.map((sheet) => table.laidOut({ count: sheet.rows.length, ...sheet }, lists));
           return table.sorted(sheets, "").map(({ why }) => why);""",
        sheets,
    )


def test_all_sheets_with_models_are_checked_hidden_ones_asked_about(
    table: Callable[..., Any],
) -> None:
    machines = [["型号", "类别"], ["Y132M-4", "电动机"]]
    names = [["资产名称", "数量"], ["三相异步电动机Y132M-4 7.5kW", "1"]]
    many = [["型号"], *([["Y132M-4"]] * 4990)]
    sheets = [
        {"rows": [["说明"]], "hidden": False},
        {"rows": machines, "hidden": True},
        {"rows": [["甲", "乙"]], "hidden": True},
        {"rows": machines, "hidden": False},
        {"rows": names, "hidden": False},
        {"rows": many, "hidden": False},
        {"rows": [["型号"], *([["Y132M-4"]] * 20)], "hidden": False},
    ]
    assert wanted(table, sheets) == [
        "没有认出型号是哪一列",
        "隐藏的",
        "隐藏的，没有认出型号是哪一列",
        "",
        "",
        "",
        "有 20 行，一次最多 5,000 行",
    ]


def test_a_choice_moves_a_field_within_one_machine(table: Callable[..., Any]) -> None:
    """Several columns may hold models; two columns cannot both be the year of one machine."""
    columns = [
        {"title": title, "field": field, "kind": ""}
        for title, field in (("甲", "model"), ("乙", ""), ("丙", "made"), ("丁", ""))
    ]
    found = table("return table.chosen(given, 1, 'model')", columns)
    assert [one["field"] for one in found] == ["model", "model", "made", ""]
    found = table("return table.chosen(given, 3, 'made')", columns)
    assert [one["field"] for one in found] == ["model", "", "", "made"]


COUNTS: dict[str, int | str | None] = {
    "2": 2,
    "2台": 2,
    "两台": 2,
    "十台": 10,
    "十二": 12,
    "二十台": 20,
    "叁台": 3,
    "壹拾贰": 12,
    "1,200": 1200,
    "1，200台": 1200,
    "10 台/套": 10,
    "3.0": 3,
    "3台（备用1台）": 3,
    "2用1备": 3,
    "": None,
    "-": None,
    "1,20": "读不出来",
    "2+1": "读不出来",
    "若干": "读不出来",
    "7.5": "读不出来",
}


@pytest.mark.parametrize("cell", COUNTS)
def test_numbers_of_machines(cell: str, table: Callable[..., Any]) -> None:
    found, right = table("return table.countIn(given)", cell), COUNTS[cell]
    if isinstance(right, str):
        assert right in found["fault"]
    else:
        assert found == ({} if right is None else {"value": right})


NAMES = {
    "三相异步电动机": "motor",
    "循环水泵电机": "motor",
    "1#循环水泵": "pump",
    "水泵2#": "pump",
    "锅炉鼓风机": "fan",
    "通⻛机": "fan",
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
    table: Callable[..., Any], rows: list[list[str]], merges: Any = (), **options: Any
) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = table(
        """const layout = table.recogniseColumns(given.rows, lists);
           const sheet = { name: "", rows: given.rows, merges: given.merges };
           const { lines } = await table.checkRows(lists, sheet, layout, given.options);
           return lines.map(({ number, plate, faults, suggested, model, count, shared, block, result }) =>
             ({ number, plate, faults, suggested, model, count, shared, of: block.name,
                verdict: result.verdict, hits: result.hits.map(({ id }) => id) }));""",
        {"rows": rows, "options": options, "merges": list(merges)},
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
    (named,) = checked(table, [HEAD, ["动力设备", "Y132M-4", "电动机", "", "", ""]])
    assert (named["plate"]["category"], named["faults"]) == ("motor", []), "the name tells it"


def test_headings_said_again_are_no_machines(table: Callable[..., Any]) -> None:
    assert len(checked(table, [HEAD, ["电动机", "Y132M-4"], HEAD, ["电动机", "Y160M-4"]])) == 2


def test_the_download_keeps_all_columns_and_runs_nothing(table: Callable[..., Any]) -> None:
    rows = [
        ["型号", "类别", "备注"],
        ["Y132M-4", "电动机", "=cmd|'/c calc'!A0"],
        ["ZZZ-1", "电动机", "<script>alert(1)</script>"],
    ]
    head, first, second, last = table(
        """const layout = table.recogniseColumns(given, lists);
           const found = await table.checkRows(lists, { rows: given }, layout, {});
           return table.saved(lists, found, { site: "站", address: "https://a.example/" });""",
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
    assert last == ["站，资料最近变化：2026-11-22。未收录不等于未淘汰。https://a.example/"]


def test_sums_below_a_table_are_no_machines(table: Callable[..., Any]) -> None:
    assert len(checked(table, [HEAD, ["电动机", "Y132M-4"], ["合 计", "", "", "", "", "7.5"]])) == 1


def told(lines: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(one["model"], one["plate"]["category"], one["verdict"]) for one in lines]


def test_two_machines_in_one_row_get_a_line_each(table: Callable[..., Any]) -> None:
    rows = [
        ["位号", "设备名称", "泵型号", "电机型号", "电机功率(kW)", "投用日期"],
        ["P-101", "循环水泵", "IS150-125-315", "Y200L-4", "30", "2001"],
        ["P-102", "热水泵", "4BA-12", "", "15", "1988"],
    ]
    lines = checked(table, rows)
    assert [(one["of"], *one_told) for one, one_told in zip(lines, told(lines), strict=True)] == [
        ("泵型号", "IS150-125-315", "pump", "none"),
        ("电机型号", "Y200L-4", "motor", "listed"),
        ("泵型号", "4BA-12", "pump", "listed"),
    ]
    assert "power" not in lines[0]["plate"] and lines[1]["plate"]["power"] == 30


def test_both_halves_of_a_sheet_are_checked(table: Callable[..., Any]) -> None:
    half = ["序号", "名称", "型号", "出厂年份"]
    rows = [
        [*half, *half],
        ["1", "水泵", "IS80-65-160", "2001", "3", "电动机", "Y132M-4", "1999"],
        ["2", "水泵", "4BA-12", "1988", "", "", "", ""],
        ["", "", "", "", "4", "电动机", "", "1999"],
    ]
    lines = checked(table, rows)
    assert told(lines) == [
        ("IS80-65-160", "pump", "none"),
        ("Y132M-4", "motor", "listed"),
        ("4BA-12", "pump", "listed"),
        ("", "motor", "unreadable"),
    ]
    assert [one["plate"].get("made") for one in lines] == [2001, 1999, 1988, 1999]


def test_models_in_the_name_and_two_in_one_cell(table: Callable[..., Any]) -> None:
    rows = [
        ["资产编号", "资产名称", "数量", "启用日期"],
        ["Z001", "三相异步电动机Y132M-4 7.5kW", "1", "2001-03-01"],
        ["Z002", "电力变压器 S7-315/10", "1", "1988-03-01"],
        ["Z003", "水泵 4BA-12 配电机 Y132S2-2", "2", "2001"],
        ["Z006", "办公桌", "10", "2010"],
        ["Z007", "联想电脑 T480", "5", "2018"],
    ]
    lines = checked(table, rows)
    assert [(one["plate"]["category"], one["verdict"]) for one in lines] == [
        ("motor", "listed"),
        ("transformer", "listed"),
        ("pump", "listed"),
        ("motor", "listed"),
    ]
    assert [one["count"] for one in lines] == [1, 1, 2, 2]


def test_a_name_with_another_machine_is_read_beside_the_model(table: Callable[..., Any]) -> None:
    rows = [["设备名称", "规格型号"], ["水泵 配电机Y132M-4", "IS80-65-160"], ["电动机JO2-52-4", ""]]
    lines = checked(table, rows)
    assert [one["model"] for one in lines] == ["IS80-65-160", "Y132M-4", "JO2-52-4"]
    assert lines[0]["plate"]["category"] == "pump"
    assert lines[2]["verdict"] == "listed"


SPECS: list[tuple[str, str, str]] = [
    ("S7", "315/10", "listed"),
    ("Y132M-4", "7.5kW 380V", "listed"),
    ("Y132M-4", "7.5", "listed"),
    ("Y系列", "132M-4", "listed"),
    ("YE3-132S-4", "5.5kW", "none"),
]


@pytest.mark.parametrize(("model", "spec", "verdict"), SPECS)
def test_a_size_beside_the_model_is_of_the_same_machine(
    model: str, spec: str, verdict: str, table: Callable[..., Any]
) -> None:
    name = "变压器" if model == "S7" else "电动机"
    (line,) = checked(table, [["名称", "型号", "规格", "数量"], [name, model, spec, "1"]])
    assert line["verdict"] == verdict
    (line,) = checked(table, [["名称", "规格", "数量"], ["电动机", "Y132M-4", "1"]])
    assert line["verdict"] == "listed", "where there is no other column, the model stands there"


def test_one_number_over_several_rows_counts_once(table: Callable[..., Any]) -> None:
    """3 beside four rows in one cell: three in all, and how many of which nobody wrote."""
    rows = [
        ["型号", "类别", "数量"],
        ["Y132M-4", "电动机", "3"],
        ["Y160L-4", "电动机", ""],
        ["YE3-132M-4", "电动机", ""],
        ["Y132M-4", "电动机", "5"],
    ]
    lines = checked(table, rows, merges=[[1, 2, 3, 2]])
    assert [one["shared"] for one in lines] == [*[{"first": 2, "last": 4, "all": 3}] * 3, None]
    call = "return table.counts(given).map(({ verdict, rows, machines, unsure }) => [verdict, rows, machines, unsure])"
    given = [
        {**one, "sheet": "", "block": {"at": {"count": 2}}, "result": {"verdict": one["verdict"]}}
        for one in lines
    ]
    assert table(call, given) == [["listed", 3, 5, 2], ["none", 1, 0, 1]]
    assert table(call, [given[0], given[1], given[3]]) == [["listed", 3, 8, 0]]


def left(table: Callable[..., Any], rows: list[list[str]]) -> list[tuple[int, str]]:
    found = table(
        """const layout = table.recogniseColumns(given, lists);
           const { left } = await table.checkRows(lists, { rows: given }, layout, {});
           return left.map(({ number, why }) => [number, why]);""",
        rows,
    )
    return [(number, why) for number, why in found]


def test_rows_that_are_no_machines_are_told_apart(table: Callable[..., Any]) -> None:
    head = ["序号", "设备名称", "规格型号", "数量"]
    rows = [
        head,
        ["一、动力车间", "", "", ""],
        ["1", "电动机", "Y132M-4", "1"],
        ["动力车间", "动力车间", "动力车间", "动力车间"],
        ["2", "办公桌", "", "10"],
        ["3", "花盆", "", "10"],
        ["4", "电动机", "", "1"],
        head,
        ["", "合计", "", "12"],
        ["", "制表人：张三", "", ""],
    ]
    assert left(table, rows) == [
        (2, "小标题或说明"),
        (4, "小标题或说明"),
        (5, "办公用品"),
        (6, "没有型号，名称也不是查得了的设备"),
        (8, "又一次标题行"),
        (9, "合计行"),
        (10, "小标题或说明"),
    ]
    assert told(checked(table, rows)) == [
        ("Y132M-4", "motor", "listed"),
        ("", "motor", "unreadable"),
    ]


def test_a_section_tells_the_kind_of_its_rows(table: Callable[..., Any]) -> None:
    rows = [
        ["序号", "型号"],
        ["一、电动机类", ""],
        ["1", "Y132M-4"],
        ["二、其他", ""],
        ["2", "Y132M-4"],
    ]
    assert [kind for _, kind, _ in told(checked(table, rows))] == ["motor", ""]


def test_what_was_not_looked_at_is_said(table: Callable[..., Any]) -> None:
    rows = [
        ["设备名称", "型号", "数量", "备注"],
        ["水泵", "IS80-65-160", "1", "配电机Y132M-4"],
        ["办公桌", "", "10", "红木"],
    ]
    notes = table(
        """const sheet = table.laidOut({ name: "一车间", rows: given, count: 3, left: ["只读了开头"], hidden: false }, lists);
           const hidden = { name: "旧", left: [], why: "隐藏的" };
           const { lines, left } = await table.checkRows(lists, sheet, sheet.layout, {});
           const columns = table.overlooked(lists, sheet, sheet.layout, true);
           return table.unsaid({ sheets: [{ ...sheet, why: "" }, hidden], empty: ["Sheet3"], lines, left, columns });""",
        rows,
    )
    assert notes == [
        "没有查的工作表：旧（隐藏的）",
        "空的工作表：Sheet3",
        "“一车间”：只读了开头",
        "“一车间”：“备注”列里有 1 个像型号的没有查，如 Y132M-4；要查就在“核对各列”里把这一列选作型号",
        "1 行没有查（办公用品）：办公桌",
    ]


def test_columns_that_only_look_like_models_are_told_in_one_sentence(
    table: Callable[..., Any],
) -> None:
    rows = [["设备名称", "型号", "合同", "图号"], ["电动机", "Y132M-4", "HT-2020-1", "TZ-07"]]
    notes = table(
        "return table.overlooked(lists, { name: '', rows: given }, table.recogniseColumns(given, lists), false)",
        rows,
    )
    assert notes == [
        "看上去像型号、没有查的：“合同”列（如 HT-2020-1）、“图号”列（如 TZ-07）；是型号就在“核对各列”里选"
    ]


def test_the_download_tells_all_sheets_and_what_was_left_out(table: Callable[..., Any]) -> None:
    one = [["型号", "类别", "备注"], ["Y132M-4", "电动机", "-5"], ["合计", "", ""]]
    two = [["设备名称", "型号"], ["水泵", "4BA-12"]]
    lines = table(
        """const all = { lines: [], left: [], notes: ["空的工作表：三"] };
           for (const [name, rows] of given) {
             const sheet = table.laidOut({ name, rows, count: rows.length }, lists);
             const found = await table.checkRows(lists, sheet, sheet.layout, {});
             all.lines.push(...found.lines);
             all.left.push(...found.left);
           }
           return table.saved(lists, all, { site: "站", address: "" });""",
        [["甲", one], ["乙", two]],
    )
    assert lines[0][:6] == ["工作表", "型号", "类别", "备注", "设备名称", "结论"]
    assert [line[:6] for line in lines[1:4]] == [
        ["甲", "Y132M-4", "电动机", "-5", "", "列入淘汰"],
        ["甲", "合计", "", "", "", "没有查"],
        ["乙", "4BA-12", "", "", "水泵", "列入淘汰"],
    ]
    assert lines[4] == ["空的工作表：三"]


STACKED = [
    ["主要设备台账", "", "", "", ""],
    ["一、电动机", "", "", "", ""],
    ["序号", "型号", "功率kW", "台数", ""],
    ["1", "Y132M-4", "7.5", "2", ""],
    ["2", "JO2-51-4", "7.5", "1", ""],
    ["", "", "", "", ""],
    ["二、变压器", "", "", "", ""],
    ["序号", "名称", "型号", "容量kVA", "投运日期"],
    ["1", "变压器", "S9-315/10", "315", "1996年"],
    ["序号", "名称", "型号", "容量kVA", "投运日期"],
    ["2", "变压器", "S11-M-400/10", "400", "2010年"],
    ["三、锅炉", "", "", "", ""],
    ["序号", "名称", "型号", "蒸发量", "燃料"],
    ["1", "锅炉", "DZL4-1.25", "4", "烟煤"],
    ["2", "锅炉", "SZL6-1.25", "6", "煤气"],
]
"""Three tables on a sheet, each with headings of its own."""


def in_parts(table: Callable[..., Any], rows: list[list[str]], name: str = "一车间") -> Any:
    return table(
        """const sheet = { name: given.name, rows: given.rows, count: given.rows.length };
           const found = [];
           for (const part of table.parted(sheet)) {
             const own = table.laidOut(part, lists);
             const { lines } = await table.checkRows(lists, own, own.layout, {});
             found.push({ name: part.name, of: part.of, lines: lines.map(({ number, plate, result, by }) => [number, plate.model, plate.category, by, result.verdict]) });
           }
           return found;""",
        {"rows": rows, "name": name},
    )


def test_tables_one_below_the_other_are_all_checked(table: Callable[..., Any]) -> None:
    parts = in_parts(table, STACKED)
    assert [part["name"] for part in parts] == [
        "一车间",
        "一车间（第 7 行起）",
        "一车间（第 12 行起）",
    ]
    assert {part["of"] for part in parts} == {"一车间"}
    assert [line for part in parts for line in part["lines"]] == [
        [4, "Y132M-4", "motor", "表名", "listed"],
        [5, "JO2-51-4", "motor", "表名", "listed"],
        [9, "S9-315/10", "transformer", "名称", "listed"],
        [11, "S11-M-400/10", "transformer", "名称", "none"],
        [14, "DZL4-1.25", "boiler", "名称", "listed"],
        [15, "SZL6-1.25", "boiler", "名称", "none"],
    ]


def test_one_table_stays_one(table: Callable[..., Any]) -> None:
    head = ["序号", "设备名称", "规格型号", "数量"]
    deep = [["序号", "名称", "电机", ""], ["", "", "型号", "功率"], ["1", "水泵", "Y132M-4", "7.5"]]
    again = [head, ["1", "电动机", "Y132M-4", "1"], head, ["2", "电动机", "JO2-51-4", "1"]]
    for rows in (deep, again, [["Y132M-4"], ["JO2-51-4"]]):
        assert len(in_parts(table, rows)) == 1


def test_machines_above_the_headings_are_not_lost(table: Callable[..., Any]) -> None:
    rows = [["电动机", "Y132M-4", "2"], ["名称", "型号", "数量"], ["电动机", "JO2-51-4", "1"]]
    lines = [line for part in in_parts(table, rows) for line in part["lines"]]
    assert [(line[1], line[4]) for line in lines] == [("Y132M-4", "listed"), ("JO2-51-4", "listed")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("变压器", "transformer"),
        ("变压器台账（2023）", "transformer"),
        ("锅炉房设备台账", ""),
        ("水泵和电机", ""),
        ("Sheet1", ""),
    ],
)
def test_the_name_of_a_sheet_tells_the_kind_of_its_rows(
    name: str, kind: str, table: Callable[..., Any]
) -> None:
    rows = [["编号", "型号", "容量(kVA)", "电压(kV)"], ["1", "S7", "315", "10/0.4"]]
    [part] = in_parts(table, rows, name)
    [[_, _, found, _, verdict]] = part["lines"]
    assert (found, verdict) == (kind, "listed" if kind else "conditional")


def test_a_boiler_is_told_by_its_name(table: Callable[..., Any]) -> None:
    rows = [
        ["设备名称", "型号"],
        ["燃煤锅炉（2吨）", ""],
        ["锅炉 4吨 燃煤", ""],
        ["燃煤锅炉", "4t/h"],
        ["生物质锅炉", "DZL2-1.25"],
        ["天然气锅炉", "DZL4-1.25"],
        ["20吨燃煤锅炉", ""],
        ["10kV变电所变压器", "S9-315"],
    ]
    assert [verdict for _, _, verdict in told(checked(table, rows))] == [
        "listed",
        "listed",
        "listed",
        "listed",
        "none",
        "none",
        "conditional",
    ]


def test_a_series_in_the_name_and_the_size_beside_it(table: Callable[..., Any]) -> None:
    rows = [
        ["设备名称", "型号", "投运日期"],
        ["S9变压器", "200/10", "1996"],
        ["变压器", "S11-200/10", ""],
    ]
    assert told(checked(table, rows)) == [
        ("S9-200/10", "transformer", "listed"),
        ("S11-200/10", "transformer", "none"),
    ]


def test_numbers_of_contracts_are_no_models(table: Callable[..., Any]) -> None:
    rows = [["合同号", "供应商"], ["HT2019-001", "甲"], ["HT2019-002", "乙"]]
    assert "model" not in fields(laid(table, rows))


def test_signatures_below_a_table_are_no_machines(table: Callable[..., Any]) -> None:
    rows = [["名称", "型号"], ["电动机", "Y132M-4"], ["制表人：张三", "审核：李四"]]
    assert told(checked(table, rows)) == [("Y132M-4", "motor", "listed")]
