"""Annexes as ministries, provinces and Word make them: what cannot be told is asked, never guessed."""

import io
from typing import Any

import pytest
from helpers.annexes import LIST, desk_with, rows_of, said, saved, sheet
from helpers.desk import moment
from openpyxl import Workbook, load_workbook

from portal.editing.tables import row_identity
from portal.editing.tables.annex import AnnexEntry
from portal.editing.tables.annex_row import AnnexRow
from portal.editing.tables.grid import BadWorkbook, SheetCell
from portal.editing.tables.import_choices import ImportChoices, TableMapping, kept_mapping
from portal.editing.tables.list_file import open_list
from portal.editing.tables.own_workbook import workbook_of
from portal.editing.tables.row_identity import likeness, recognise
from portal.editing.tables.table_import import plan_table
from portal.editing.tables.workbook import grid_of
from portal.editing.tables.written_dates import UnclearDate, read_date
from portal.editing.tables.written_models import read_models
from portal.read.strict_yaml import parse

AT = "2026-11-29T12:00"


@pytest.fixture
def taken(tmp_path: Any) -> Any:
    def take(table: Workbook | str, kept: TableMapping | None = None, **choices: Any) -> Any:
        data = tmp_path / "data"
        if not data.exists():
            desk_with(data)
        content = table.encode() if isinstance(table, str) else saved(table)
        file = open_list(data, LIST, moment(AT))
        kept = kept or kept_mapping(data, LIST)
        return plan_table(grid_of(content, "附件"), file, ImportChoices(**choices), kept)

    return take


@pytest.mark.parametrize(
    "text",
    [
        "4L-20/8 4L-22/8",
        "Y80M1-2 -4 -6",
        "Y80M1-2和Y80M2-2",
        "Y160M1-2/Y160M2-2",
        "1. BX1-135\n2. BX2-500",
        "（1）BX1-135（2）BX2-500",
        "①BX1-135②BX2-500",
        "S7-30/10、JO2-",
        "JO2\n51-4",
        "S7-30/10、S7-6\n3/10、S7-80/10",
        "20kW",
    ],
)
def test_where_a_model_ends_is_asked_and_not_guessed(text: str) -> None:
    assert read_models([text]).unclear


@pytest.mark.parametrize(
    "text",
    [
        "S7-1600/10及以下",
        "S9及以下系列",
        "S9以下",
        "Y系列（IP44）",
        "JO2（除隔爆型）",
        "W-0.9/7（环状阀）",
        "LX7(20A)",
        "JZ、JZR",
        "JO2、JO3",
        "JD型",
        "JO2-51-4等3个型号",
        "见附表",
        "Y-80M1-2至Y-315L-8",
    ],
)
def test_how_it_is_meant_is_asked_where_it_looks_like_no_model(text: str) -> None:
    found = read_models([text])
    assert found.match == "" and found.doubt


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("AX1—500型", "exact"),
        ("3W一0.9／7型", "exact"),
        ("鲁50B－35、浙农6—18", "exact"),
        ("KFD一38200型", "exact"),
        ("DZL4-1.25-AⅡ、DZL6-1.25-AⅢ", "exact"),
        ("KZL2－8(I)", "exact"),
        ("JO2系列、JO3 全系列", "series"),
        ("S7-30/10～S7-1600/10", "range"),
    ],
)
def test_what_looks_like_models_is_told(text: str, match: str) -> None:
    found = read_models([text])
    assert (found.match, found.unclear, found.doubt) == (match, "", "")


def test_a_model_that_goes_on_in_the_next_row_is_one(taken: Any) -> None:
    book = sheet(
        ("序号", "名称", "型号"),
        (1, "电动机", "JO2-51-4、JO2-"),
        (None, None, "52-4、JO2-61-4"),
        (2, "泵", "IS50-32-125"),
    )
    assert rows_of(taken(book))[0]["models"] == ["JO2-51-4", "JO2-52-4", "JO2-61-4"]


PARTS = (
    ("序号", "产品名称", "型号规格", "适用范围", "淘汰期限"),
    (1, "油浸式变压器", "S7-30/10～S7-1600/10", "10kV级", "2027.6.30"),
    (None, None, "S8-30/10～S8-1600/10", "35kV级", "2027.6.30"),
)


def test_rows_of_one_item_that_say_different_things_are_never_joined(taken: Any) -> None:
    done = taken(sheet(*PARTS, merged=("A2:A3", "B2:B3")))
    assert "各行写的不同：“10kV级”、“35kV级”" in said(done) and "10kV级35kV级" not in done.text
    (row,) = parse(done.text, "")["rows"]
    assert row["deadline"] == "2027-06-30", "what each of them says again is said once"
    assert "看不出这一行是不是条目" in said(taken(sheet(*PARTS)))


def test_a_stroke_is_an_empty_cell(taken: Any) -> None:
    head = ("序号", "名称", "型号", "适用范围", "淘汰期限", "备注")
    done = taken(sheet(head, (1, "电动机", "／", "—", "/", "无"), (2, "泵", "IS50-32-125")))
    row = rows_of(done)[0]
    assert row["match"] == "attribute" and not {"models", "scope", "deadline", "note"} & set(row)
    assert "有 4 格只有" in "\n".join(done.told)


def test_headings_that_are_counted_otherwise_are_no_items(taken: Any) -> None:
    book = sheet(
        ("序号", "名称", "型号"),
        ("Ⅰ", "变压器"),
        (1, "油浸式", "S7-30/10"),
        ("Ⅱ", "电动机"),
        ("（一）", "低压电动机"),
        (2, "三相", "JO2-51-4"),
    )
    rows = rows_of(taken(book))
    assert [(row["item_no"], row["equipment"]) for row in rows] == [
        ("1", ["transformer"]),
        ("2", ["motor"]),
    ]
    only = sheet(("序号", "名称", "型号"), ("一", "电动机"), ("二", "水泵"))
    assert len(rows_of(taken(only))) == 2


def test_numbers_of_full_width_are_numbers(taken: Any) -> None:
    book = sheet(
        ("序号", "名称", "型号"), ("１", "泵", "IS50-32-125"), ("２．", "泵", "IS65-50-125")
    )
    assert [row["id"] for row in rows_of(taken(book))] == [f"{LIST}-1", f"{LIST}-2"]


BESIDE = (
    ("序号", "设备名称", "型号", None, "序号", "设备名称", "型号"),
    (1, "电动机", "JO2-51-4", None, 3, "变压器", "S7-30/10"),
    (2, "电动机", "JO2-52-4", None, 4, "变压器", "S7-50/10"),
)


def test_two_tables_side_by_side_are_told_and_never_joined_or_halved(taken: Any) -> None:
    done = taken(sheet(*BESIDE))
    assert "E–G 列和左边的列一样：两张表并排" in said(done) and "不取" not in said(done)


def test_what_an_import_kept_is_no_word_about_a_column_that_is_there_twice(taken: Any) -> None:
    columns = {"序号": "item_no", "设备名称": "name", "型号": "models"}
    kept = TableMapping(list=LIST, columns=columns)
    assert "两张表并排" in said(taken(sheet(*BESIDE), kept))
    book = sheet(("序号", "设备名称", "型号", "型号"), (1, "电动机", "JO2-51-4", "JO2-52-4"))
    assert "C 列“型号”、D 列“型号”都是 models" in said(taken(book, kept))


def test_a_heading_that_means_two_things_is_not_kept(taken: Any) -> None:
    book = sheet(("序号", "设备名称", "型号", "型号"), (1, "电动机", "JO2-51-4", "旧"))
    done = taken(book, columns={"C": "models", "D": "不要"})
    assert rows_of(done)[0]["models"] == ["JO2-51-4"]
    assert dict(done.mapping.columns) == {"序号": "item_no", "设备名称": "name"}


def test_machines_that_are_added_up_are_no_count_of_items(taken: Any) -> None:
    head = ("序号", "设备名称", "型号", "数量（台）", "淘汰完成时限")
    book = sheet(head, (1, "电动机", "JO2-51-4", 16, "2027.6.30"), ("合计", None, None, 16, None))
    done = taken(book, columns={"数量（台）": "不要"})
    assert rows_of(done)[0]["deadline"] == "2027-06-30" and "item_count" not in done.text


@pytest.mark.parametrize(
    "text",
    [
        "序号\t名称\t型号\t期限\n1\t电动机\tJO2-51-4\nJO2-52-4\t2027年底前\n2\t泵\tIS50-32-125\t2027年底前\n",
        "序号\t名称\t型号\t期限\n1\t三相\n异步\n电动机\tJO2-51-4\t2027\n2\t泵\tIS50-32-125\t2027\n3\t泵\tIS65\t2027\n",
    ],
)
def test_a_row_that_word_broke_is_refused(taken: Any, text: str) -> None:
    with pytest.raises(BadWorkbook, match="合起来才是一行"):
        taken(text)


def test_short_rows_that_count_on_are_whole(taken: Any) -> None:
    text = "序号,名称,型号,期限\n1,电动机,JO2-51-4\n2,电动机\n3,泵,IS50-32-125,2027\n4,泵,IS65-50-125,2027\n"
    assert [row["item_no"] for row in rows_of(taken(text))] == ["1", "2", "3", "4"]


def test_a_quote_without_its_other_half_is_refused(taken: Any) -> None:
    head = "序号,设备名称,型号,备注\n"
    with pytest.raises(BadWorkbook, match="第 2 行的引号只有一半"):
        taken(head + '1,"电动机,JO2-51-4,\n2,泵,IS50-32-125,\n')
    done = taken(head + '1,"电动机",JO2-51-4,\n2,10"泵,10"丰产50,"两行\n文字"\n')
    assert [row["name"] for row in rows_of(done)] == ["电动机", '10"泵']


def test_breaks_of_word_part_models(taken: Any) -> None:
    done = taken("序号\t名称\t型号\n1\t电动机\tJO2-51-4\x0bJO2-52-4\n2\t泵\tIS50-32-125\n")
    assert rows_of(done)[0]["models"] == ["JO2-51-4", "JO2-52-4"]


def test_a_month_that_excel_cut_in_a_text_is_asked() -> None:
    with pytest.raises(UnclearDate, match="1 月还是 10 月"):
        read_date(SheetCell(1, 1, "2028.1"), "2028.1", "")
    assert read_date(SheetCell(1, 1, "2028.1"), "2028.1", "1899-12-30").text == "2028-01"
    assert read_date(SheetCell(1, 1, ""), "2027-06-30 00:00:00", "").text == "2027-06-30"


def test_one_thing_is_said_once(taken: Any) -> None:
    done = taken(sheet(("序号", "设备名称", "型号"), (1, "电动机", "JZ")))
    assert len([one for one in done.problems if one.field == "怎样算列入"]) == 1


def test_of_thousands_of_reworded_rows_each_is_compared_with_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """All with all, that would be four million comparisons."""
    compared: list[int] = []
    monkeypatch.setattr(
        row_identity, "likeness", lambda *pair: compared.append(1) or likeness(*pair)
    )

    def row(number: int, name: str) -> dict[str, Any]:
        return {"item_no": str(number), "name": name, "models": [f"ZZ{number}-4"]}

    old = [{**row(n, "三相异步电动机"), "id": f"x-{n}"} for n in range(2000)]
    new = [AnnexRow(AnnexEntry([n + 2]), row(n, "三相异步电动机（低压）")) for n in range(2000)]
    found = recognise(new, old, {}, frozenset())
    assert 2000 <= len(compared) <= 4000
    assert found.known == {n: f"x-{n}" for n in range(2000)}


def test_options_of_foreign_tables_are_no_use_to_ours(taken: Any, tmp_path: Any) -> None:
    data = desk_with(tmp_path / "data")
    file = open_list(data, LIST, moment(AT))
    ours = workbook_of(file.file.tables, file.vocabularies)
    for choices in ({"checked": "2026-11-29"}, {"constants": {"action": "限制"}}):
        with pytest.raises(BadWorkbook, match="不起作用：要改的在表里改"):
            plan_table(grid_of(ours, "x"), file, ImportChoices(**choices), kept_mapping(data, LIST))


def test_what_is_settled_for_a_table_of_ours_is_kept_and_slips_are_named(
    taken: Any, tmp_path: Any
) -> None:
    done = taken(sheet(("序号", "设备名称", "型号"), (1, "电动机", "JO2-51-4")))
    data = tmp_path / "data"
    (data / f"phase-out/{LIST}.yaml").write_text(done.text, encoding="utf-8", newline="")
    file = open_list(data, LIST, moment(AT))
    ours = grid_of(workbook_of(file.file.tables, file.vocabularies), "x")
    kept = kept_mapping(data, LIST)
    settle = ImportChoices(settle={f"{LIST}-1": ("models",)})
    again = plan_table(ours, file, settle, kept)
    assert not again.problems and again.mapping is not None
    assert dict(again.mapping.settled) == {f"{LIST}-1": ("models",)}
    slip = ImportChoices(settle={f"{LIST}-1": ("modles",)})
    assert "没有字段 modles" in said(plan_table(ours, file, slip, kept))


@pytest.mark.parametrize(("text", "told"), [("2028.1", "1 月还是 10 月"), ("=1+1", "是公式")])
def test_what_nobody_can_tell_in_a_table_of_ours_is_asked(
    taken: Any, tmp_path: Any, text: str, told: str
) -> None:
    done = taken(sheet(("序号", "设备名称", "型号"), (1, "电动机", "JO2-51-4")))
    data = tmp_path / "data"
    (data / f"phase-out/{LIST}.yaml").write_text(done.text, encoding="utf-8", newline="")
    file = open_list(data, LIST, moment(AT))
    book = load_workbook(io.BytesIO(workbook_of(file.file.tables, file.vocabularies)))
    page = book.worksheets[0]
    column = next(cell.column for cell in page[2] if cell.value == "deadline")
    page.cell(3, column).value = text  # "=1+1" in a cell that was empty, without a result
    again = plan_table(grid_of(saved(book), "x"), file, ImportChoices(), kept_mapping(data, LIST))
    assert told in said(again) and again.text == done.text
