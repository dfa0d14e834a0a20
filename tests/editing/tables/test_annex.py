"""Annexes as they come are understood: what is an item, what is not, and what belongs to which."""

from collections.abc import Callable
from typing import Any

import pytest
from helpers.annexes import LIST, desk_with, rows_of, said, saved, sheet
from helpers.annexes import annex as ministry_annex
from helpers.desk import moment
from openpyxl import Workbook

from portal.editing.tables.grid import GridFile
from portal.editing.tables.import_choices import ImportChoices, kept_mapping
from portal.editing.tables.list_file import open_list
from portal.editing.tables.table_import import TableImport, plan_table
from portal.editing.tables.table_problem import alike
from portal.editing.tables.workbook import grid_of
from portal.read.strict_yaml import parse

AT = "2026-11-29T12:00"

Import = Callable[..., TableImport]


@pytest.fixture
def taken(tmp_path: Any) -> Import:
    """Takes a table into the list of a small data folder."""

    def take(table: GridFile | bytes | str | Workbook, head: Any = None, **choices: Any) -> Any:
        data = tmp_path / "data"
        if not data.exists():
            desk_with(data, **(head or {}))
        if isinstance(table, Workbook):
            table = saved(table)
        if isinstance(table, str):
            table = table.encode()
        grid = grid_of(table, "附件") if isinstance(table, bytes) else table
        file = open_list(data, LIST, moment(AT))
        return plan_table(grid, file, ImportChoices(**choices), kept_mapping(data, LIST))

    return take


def test_a_realistic_annex_of_120_rows_becomes_a_list_in_one_import(taken: Import) -> None:
    done = taken(ministry_annex())
    rows = rows_of(done)
    assert len(rows) == 120
    assert parse(done.text, "")["item_count"] == 120
    told = "\n".join(done.told)
    assert (
        "表里 140 行 = 条目 120 条（占 122 行，其中 2 行是接着上一行的） + 不是条目的 18 行" in told
    )
    for line in (
        "标题和表前的说明：第 1–3 行",
        "表头：第 4 行",
        "分类标题：第 5、46、104、125 行",
        "合计、小计一行：第 45、140 行",
        "页码：第 97 行",
        "空行：第 98 行",
        "“续表”一行：第 99 行",
        "重复的表头：第 100 行",
        "表下的注：第 136–139 行",
    ):
        assert line in told
    kinds = [row["equipment"] for row in rows]
    assert [kinds.count([id]) for id in ("transformer", "motor", "fan", "pump")] == [37, 53, 20, 10]
    assert {row["action"] for row in rows} == {"淘汰"} and {row["match"] for row in rows} == {
        "exact"
    }


def test_what_its_cells_say_is_kept(taken: Import) -> None:
    rows = {row["item_no"]: row for row in rows_of(taken(ministry_annex()))}
    assert rows["1"] == {
        "id": f"{LIST}-1",
        "name": "S10系列油浸式无励磁调压变压器",
        "equipment": ["transformer"],
        "item_no": "1",
        "models": ["S10-30/10"],
        "action": "淘汰",
        "scope": "只指1997年（含）前投运的。",
        "reason": "空载损耗、负载损耗高，低于GB 20052限定值",
        "match": "exact",
        "deadline": "2028-12-31",
        "verification": {
            "confidence": "medium",
            "checked": "2026-11-22",
            "note": "从表格导入，没有逐条和原文核对",
        },
    }
    assert rows["18"]["name"] == "S10系列油浸式无励磁调压变压器", "a name on three rows"
    assert {rows[number]["deadline"] for number in ("1", "2", "3")} == {"2028-12-31"}
    assert rows["19"]["deadline"] == "2027-12-31", "46752 is a day of Excel's"
    assert rows["20"]["reason"] == rows["18"]["reason"], "同上"
    assert rows["38"]["deadline"] == "2028-12"
    assert rows["87"]["models"] == ["Y3-280M-6"] and rows["87"]["scope"] == "不含隔爆型。"
    assert rows["88"]["name"] == "YD系列变极多速三相异步电动机"
    assert rows["91"]["deadline"] == "2028-12-31", "2028年12月31日前停止使用"
    assert rows["120"]["scope"] == "高扬程的除外。"


HEAD = ("序号", "设备名称", "型号", "淘汰期限")
ONE = (1, "三相异步电动机", "JO2-51-4", "2028-12-31")


def test_numbered_headings_are_no_items(taken: Import) -> None:
    """As in the fourth batch: 1 变压器, 1-1, 1-2, 2 电动机."""
    done = taken(
        sheet(
            HEAD,
            ("1", "变压器"),
            ("1-1", "S8系列变压器", "S8-30/10、S8-50/10，S8-63/10", "2027年底前"),
            ("1-2", "S9系列变压器", "S9-30/10\nS9-50/10", "2027年6月底前"),
            ("2", "电动机"),
            ("2-1", "Y系列电动机", "Y80M1-2;Y80M2-2", "2027年"),
        )
    )
    rows = rows_of(done)
    assert [row["id"] for row in rows] == [f"{LIST}-1-1", f"{LIST}-1-2", f"{LIST}-2-1"]
    assert [row["equipment"] for row in rows] == [["transformer"], ["transformer"], ["motor"]]
    assert [row["models"] for row in rows] == [
        ["S8-30/10", "S8-50/10", "S8-63/10"],
        ["S9-30/10", "S9-50/10"],
        ["Y80M1-2", "Y80M2-2"],
    ]
    assert [row["deadline"] for row in rows] == ["2027-12-31", "2027-06-30", "2027"]


def test_an_item_over_several_rows_has_the_models_of_all(taken: Import) -> None:
    done = taken(
        sheet(
            HEAD,
            (1, "S8系列变压器", "S8-30/10", "2027-12-31"),
            (None, None, "S8-50/10"),
            (None, None, "S8-63/10"),
            (2, "S9系列变压器", "S9-30/10", "2027-12-31"),
            merged=("A2:A4", "B2:B4", "D2:D4"),
        )
    )
    assert [row["models"] for row in rows_of(done)] == [
        ["S8-30/10", "S8-50/10", "S8-63/10"],
        ["S9-30/10"],
    ]


def test_a_name_merged_over_items_belongs_to_each(taken: Import) -> None:
    done = taken(
        sheet(
            HEAD,
            (1, "S8系列变压器", "S8-30/10", "2027-12-31"),
            (2, None, "S8-50/10", "2028-12-31"),
            merged=("B2:B3",),
        )
    )
    rows = rows_of(done)
    assert [row["name"] for row in rows] == ["S8系列变压器"] * 2
    assert [row["deadline"] for row in rows] == ["2027-12-31", "2028-12-31"]


def test_years_make_the_deadline_a_rule(taken: Import) -> None:
    """Two lines of heading: the term is parted into years and day."""
    done = taken(
        sheet(
            ("序号", "设备名称", "型号", "停用要求", None),
            (None, None, None, "生产年份", "停用时间"),
            (1, "YB系列电动机", "YB80M1-2", "2003年及以前", "2028年底前"),
            (2, "YB2系列电动机", "YB2-80M1-2", "不限", "2028年底前"),
            (3, "YB3系列电动机", "YB3-80M1-2", "2005年（含）以后", "2028-06-30"),
            merged=("A1:A2", "B1:B2", "C1:C2", "D1:E1"),
        )
    )
    rows = rows_of(done)
    assert rows[0]["deadline_rules"] == [{"made": "<=2003", "stop_use_by": "2028-12-31"}]
    assert "deadline" not in rows[0]
    assert rows[1]["deadline"] == "2028-12-31" and "deadline_rules" not in rows[1]
    assert rows[2]["deadline_rules"] == [{"made": ">=2005", "stop_use_by": "2028-06-30"}]


@pytest.mark.parametrize(
    "text",
    ["即日起", "自发布之日起停止使用", "2028年前", "2028年6月以前", "另行通知", "2028-13-01"],
)
def test_a_term_that_is_no_day_is_not_guessed(taken: Import, text: str) -> None:
    done = taken(sheet(HEAD, (1, "电动机", "JO2-51-4", text)))
    assert f"Sheet D2：期限：“{text}”" in said(done)
    assert done.text == taken(sheet(HEAD, (1, "电动机", "JO2-51-4", text))).text


def test_what_the_editor_says_of_a_term_holds(taken: Import) -> None:
    book = sheet(HEAD, (1, "电动机", "JO2-51-4", "即日起"), (2, "电动机", "JO2-52-4", "待定"))
    done = taken(book, values={"淘汰期限": {"即日起": "immediate", "待定": "空"}})
    rows = rows_of(done)
    assert rows[0]["deadline_rules"] == [{"made": "any", "stop_use": "immediate"}]
    assert "deadline" not in rows[1] and "deadline_rules" not in rows[1]
    assert done.mapping
    assert done.mapping.values == {"淘汰期限": {"即日起": "immediate", "待定": "空"}}


@pytest.mark.parametrize(
    ("models", "doubt"),
    [
        ("S7-30/10、S7-50/10等", "型号没有列全"),
        ("全部", "没有列出型号"),
        ("Y系列、Y2-132M-4", "有的写型号，有的写系列或范围"),
    ],
)
def test_how_models_are_meant_is_asked_where_it_is_not_sure(
    taken: Import, models: str, doubt: str
) -> None:
    book = sheet(HEAD, (7, "变压器", models, "2028-12-31"))
    done = taken(book)
    assert doubt in said(done) and "--set 7.match=" in said(done)
    assert [one.option for one in done.questions] == ["7.match"]
    rows = rows_of(taken(book, row_values={("7", "match"): "series"}))
    assert rows[0]["match"] == "series"
    assert "、".join(rows[0]["models"]) == models, "as the document has them"


def test_models_that_leave_out_their_beginning_are_to_be_written_out(taken: Import) -> None:
    book = sheet(HEAD, (7, "变压器", "S7-30、50/10", "2028-12-31"))
    assert "C2：型号：型号“S7-30、50/10”没有办法和铭牌对照" in said(taken(book))
    assert "--set 7.models_norm=" in said(taken(book))
    rows = rows_of(taken(book, row_values={("7", "models_norm"): "S7-30/10、S7-50/10"}))
    assert rows[0]["models"] == ["S7-30、50/10"]
    assert rows[0]["models_norm"] == ["S7-30/10", "S7-50/10"]


def test_and_so_on_is_no_list_of_models(taken: Import) -> None:
    done = taken(
        sheet(HEAD, (7, "变压器", "S7-30/10、S7-50/10等", "2028-12-31")),
        row_values={("7", "match"): "exact"},
    )
    assert "写着“等”，型号没有列全，不能逐个型号（exact）判断" in said(done)


def test_series_and_ranges_are_known_by_their_words(taken: Import) -> None:
    rows = rows_of(
        taken(
            sheet(
                HEAD,
                (1, "电动机", "JO2系列", "2028-12-31"),
                (2, "变压器", "S7-30/10～S7-1600/10", "2028-12-31"),
                (3, "老式风机", "", "2028-12-31"),
            )
        )
    )
    assert [row["match"] for row in rows] == ["series", "range", "attribute"]
    assert rows[1]["models"] == ["S7-30/10～S7-1600/10"]
    assert rows[1]["models_norm"] == ["S7-30/10~S7-1600/10"]


def test_a_column_nobody_knows_is_not_dropped_in_silence(taken: Import) -> None:
    book = sheet((*HEAD, "联系电话"), (*ONE, "010-1"))
    assert "E1：列：“联系电话”这一列不知道对应哪个字段" in said(taken(book))
    assert len(rows_of(taken(book, columns={"联系电话": "不要"}))) == 1
    assert rows_of(taken(book, columns={"E": "note"}))[0]["note"] == "010-1"


def test_a_column_twice_is_named(taken: Import) -> None:
    book = sheet((*HEAD, "产品型号"), (*ONE, "JO2-51-2"))
    assert "C 列“型号”、E 列“产品型号”都是 models" in said(taken(book))
    rows = rows_of(taken(book, columns={"E": "models", "型号": "models"}))
    assert rows[0]["models"] == ["JO2-51-4", "JO2-51-2"]


def test_fewer_rows_than_the_title_says_is_refused(taken: Import) -> None:
    book = sheet(
        ("目录（共5项）",), HEAD, ONE, (2, *ONE[1:3], None), (5, "泵", "IS50-32-125", None)
    )
    book.active["C4"] = "JO2-52-4"
    done = taken(book)
    assert "公布的是 5 项，表里有 3 条；序号里没有 3、4" in said(done)
    told = taken(book, coverage="缺第3、4条")
    assert parse(told.text, "")["coverage"] == "缺第3、4条" and rows_of(told)


def test_a_section_that_lost_rows_is_named(taken: Import) -> None:
    book = sheet(HEAD, ("一、电动机（3项）",), ONE, merged=("A2:D2",))
    assert "“一、电动机（3项）”下面有 1 条" in said(taken(book))


def test_a_count_by_models_is_told(taken: Import) -> None:
    book = sheet(("共3项",), HEAD, (1, "电动机", "JO2-51-4、JO2-52-4、JO2-61-4", "2028-12-31"))
    assert "公布的 3 项是按型号数的：这里是 1 条，3 个型号" in said(taken(book))


def test_the_same_model_twice_is_named_at_its_cell(taken: Import) -> None:
    book = sheet(HEAD, ONE, (2, *ONE[1:]))
    assert "Sheet C3：型号：型号 JO2-51-4 在 gaohaoneng-5-1" in said(taken(book))
    within = sheet(HEAD, (1, "电动机", "JO2-51-4、JO2-51-4", None))
    assert "型号 JO2-51-4 写了两次" in said(taken(within))


def test_a_model_that_excel_made_a_day_is_named(taken: Import) -> None:
    from datetime import datetime

    done = taken(sheet(HEAD, (1, "电动机", datetime(2026, 3, 12), "2028-12-31")))
    assert "C2：型号：Excel 把型号变成了日期" in said(done)
    for text in ("3月12日", "12-Mar", "2026/3/12", "1.2E+05"):
        assert "Excel 把型号变成了日期" in said(taken(sheet(HEAD, (1, "电动机", text, None))))


def test_a_mark_without_its_footnote_is_a_question(taken: Import) -> None:
    book = sheet(HEAD, (1, "三相异步电动机*", "JO2-51-4", "2028-12-31"))
    assert "有注释的记号“*”，表下没有找到这条注" in said(taken(book))
    rows = rows_of(taken(book, notes={"*": "只指2003年前的"}))
    assert (rows[0]["name"], rows[0]["scope"]) == ("三相异步电动机", "只指2003年前的")


def test_a_footnote_that_narrows_is_a_condition_and_another_a_remark(taken: Import) -> None:
    """The equipment check goes by scope: a condition that stands in the remarks decides nothing."""
    book = sheet(
        HEAD,
        (1, "电动机*", "JO2-51-4", None),
        (2, "电动机①", "JO2-52-4", None),
        ("* 不含隔爆型",),
        ("① 旧型号写作J02",),
        merged=("A4:D4", "A5:D5"),
    )
    rows = rows_of(taken(book))
    assert rows[0]["scope"] == "不含隔爆型" and "note" not in rows[0]
    assert rows[1]["note"] == "旧型号写作J02" and "scope" not in rows[1]


def test_a_row_without_its_number_is_not_swallowed(taken: Import) -> None:
    book = sheet(HEAD, ONE, (None, "三相异步电动机", "JO2-52-4", "2028-12-31"))
    assert "A3：行：看不出这一行是不是条目" in said(taken(book))
    assert len(rows_of(taken(book, left_rows=frozenset({3})))) == 1


def test_the_equipment_check_finds_the_models(taken: Import, tmp_path: Any) -> None:
    from helpers.desk import OURS

    from portal.portal import Portal
    from portal.tools.equipment.data import data as equipment_data

    done = taken(ministry_annex())
    (tmp_path / f"data/phase-out/{LIST}.yaml").write_text(done.text, encoding="utf-8")
    portal = Portal.open(tmp_path / "data", moment(AT), OURS)
    found = equipment_data(portal.site)
    assert found["lists"][0]["count"] == 120
    models = [one["is"] for row in found["rows"] for one in row["models"]]
    assert len(models) == 120 and "S10-30/10" in models and "IS50-32-125" in models


def test_texts_of_technologies_are_not_copied(taken: Import, tmp_path: Any) -> None:
    """Annexes of technologies explain each in the words of its maker."""
    import yaml
    from helpers.annexes import list_record

    desk_with(tmp_path / "data")
    record = list_record() | {"id": "jishu-1", "title": "节能技术推荐目录（测试）"}
    path = tmp_path / "data/technologies/jishu-1.yaml"
    path.parent.mkdir()
    path.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    head = ("序号", "技术名称", "技术类别", "适用范围", "技术简介", "原理（自己的话）")
    book = sheet(head, (1, "永磁电机", "电机", "水泥", "官方的一大段", "转子用永磁体"))
    file = open_list(tmp_path / "data", "jishu-1", moment(AT))
    kept = kept_mapping(tmp_path / "data", "jishu-1")
    values = {"技术类别": {"电机": next(iter(file.vocabularies["technology-categories"]))}}
    done = plan_table(grid_of(saved(book), "a"), file, ImportChoices(values=values), kept)
    rows = rows_of(done)
    assert rows[0]["principle"] == "转子用永磁体" and "官方" not in done.text
    assert "没有取的列：技术简介" in "\n".join(done.told)


def test_the_column_of_categories_comes_before_names_and_headings(taken: Import) -> None:
    book = sheet(
        ("序号", "类别", "设备名称", "型号"),
        ("一、风机",),
        (1, "水泵", "电动机配套泵用电动机", "IS50-32-125"),
        merged=("A2:D2",),
    )
    assert rows_of(taken(book))[0]["equipment"] == ["pump"]


def test_a_category_that_a_text_has_only_once_holds_for_the_rows_below(taken: Import) -> None:
    """CSV has the first cell of merged ones only; what else is empty stays empty."""
    text = "序号,类别,名称,型号,淘汰期限\n1,泵,离心式,IS50-32-125,2028-12-31\n2,,深井式,SD8×10,\n3,风机,罗茨式,L-20,\n"
    done = taken(text.encode("gb18030"))
    rows = rows_of(done)
    assert [row["equipment"] for row in rows] == [["pump"], ["pump"], ["fan"]]
    assert ["deadline" in row for row in rows] == [True, False, False]
    assert "有 1 条类别空着" in "\n".join(done.told)


def test_a_category_that_is_no_term_is_asked_once(taken: Import) -> None:
    book = sheet(
        ("序号", "类别", "名称", "型号"), (1, "动力机械", "甲", "A-1"), (2, "动力机械", "乙", "A-2")
    )
    (asked,) = alike(taken(book).problems)
    assert asked.cell == "B2、B3" and "--value 类别:动力机械=" in asked.hint
    done = taken(book, values={"类别": {"动力机械": "compressor"}})
    assert [row["equipment"] for row in rows_of(done)] == [["compressor"]] * 2


def test_the_number_of_a_page_over_the_whole_width_is_no_heading(taken: Import) -> None:
    done = taken(
        sheet(
            HEAD,
            (1, "电动机", "JO2-51-4", "2028-12-31"),
            ("— 5 —",),
            (2, "电动机", "JO2-52-4", "2028-12-31"),
            merged=("A3:D3",),
        )
    )
    assert len(rows_of(done)) == 2
    assert "页码：第 3 行" in "\n".join(done.told)


def test_a_dash_is_nothing(taken: Import) -> None:
    done = taken(
        sheet(
            (*HEAD, "备注"),
            (1, "电动机", "JO2-51-4", "2028-12-31", "—"),
            (2, "——", "JO2-52-4", "2028-12-31"),
        )
    )
    assert "名称是空的" in said(done) and len(done.problems) == 1
    done = taken(sheet((*HEAD, "备注"), (1, "电动机", "JO2-51-4", "2028-12-31", "/")))
    assert "note" not in rows_of(done)[0]
