"""Forms: a table of machines becomes what has to be handed in; what nobody wrote stays open."""

import pytest
from helpers.filled_forms import FIRST, HEAD, WRITE, YEAR, Made, cells, named, sure, table


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


FORMS = (
    "audit-sh-2026",
    "archive-key-user",
    "equipment-benchmark-sh",
    "inspection-motor-system-2024",
)


@pytest.mark.parametrize("form", FORMS)
def test_leaving_out_a_column_leaves_cells_open_and_changes_none(made: Made, form: str) -> None:
    whole = sure(made(form, rows=table(whole=False)))
    assert len(whole) > 20
    for title in HEAD[3:]:  # without name, model or kind it is another table
        less = sure(made(form, rows=table(without=title, whole=False)))
        told = {key: value for key, value in less.items() if key in whole}
        assert told == {key: whole[key] for key in told}, title
        assert set(less) <= set(whole), title


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


def chillers() -> list[list[str]]:
    """What stands in a boiler house: two chillers, one of them by its name only, and a split unit."""
    return [
        [
            "设备名称",
            "规格型号",
            "设备类别",
            "数量",
            "投运日期",
            "年运行时间(h)",
            "制冷量(kW)",
            "COP",
            "IPLV",
        ],
        ["螺杆式冷水机组", "LSBLG640", "冷水机组", "2", "2015", "3000", "640", "5.2", "6.1"],
        ["离心式冷水机组", "19XR-500", "", "1", "2018", "2500", "1758", "5.9", "8.6"],
        ["机房空调", "PEX2060", "空调机组", "4", "2019", "8760", "60", "", ""],
        ["循环水泵", "IS100-80-160", "泵", "2", "2016", "5000", "", "", ""],
    ]


def test_chillers_fill_the_table_of_central_air_conditioning(made: Made) -> None:
    """No list names them; the form does."""
    tables = made("equipment-benchmark-sh", rows=chillers())
    cooling = named(tables, "中央空调")
    assert len(cooling["rows"]) == 3 and len(named(tables, "水泵")["rows"]) == 1
    first, second, third = (cells(cooling, at) for at in range(3))
    assert first["型号"] == ("LSBLG640", "own") and first["台数"] == (2, "own")
    assert first["名义制冷量"] == (640, "own")
    assert first["性能系数 COP"] == (5.2, "own")
    assert first["综合部分负荷性能系数 IPLV"] == (6.1, "own")
    assert first["启用日期"] == (2015, "own") and first["年运行时间"] == (3000, "own")
    assert second["型号"] == ("19XR-500", "own") and second["名义制冷量"] == (1758, "own")
    assert third["型号"] == ("PEX2060", "own") and third["性能系数 COP"] == WRITE
    for one in (first, second, third):  # not on a list is no "no", and no grade is guessed
        assert one["是否为淘汰设备"] == WRITE
        assert one["能效等级（设备侧）"] == WRITE
    assert "设备表里没有这一类设备" not in cooling["notes"]


def test_a_kind_that_is_not_in_the_table_is_said_to_be_missing(made: Made) -> None:
    tables = made("equipment-benchmark-sh", rows=table(whole=False))
    assert "设备表里没有这一类设备" in named(tables, "中央空调")["notes"]
    assert "设备表里没有这一类设备" in named(tables, "锅炉")["notes"]
