"""The tables of records go out as workbooks and CSV and come back: byte for byte where nobody touched
them, field by field where somebody did."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from portal.editing.tables.grid import GridFile
from portal.editing.tables.own_import import OwnImport, is_own, take_back
from portal.editing.tables.own_table import OwnTable
from portal.editing.tables.own_workbook import csv_of, workbook_of
from portal.editing.tables.record_file import RecordFile, record_of, words_of
from portal.editing.tables.row_steps import told
from portal.editing.tables.wanted_row import RowTerms
from portal.editing.tables.workbook import grid_of
from portal.kinds.kinds import BY_ID, KINDS
from portal.read.strict_yaml import parse

DATA = Path(__file__).parents[3] / "data"
WORDS = words_of(DATA)

LIST = """\
id: one
title: 目录（第一批）
rows:
  # 电动机
  - id: one-1
    name: '=电动机'
    equipment: [motor]
    item_no: '1-1'
    models: ['1-2', '-10', '@x', '+5', S7]
    action: 淘汰
    match: exact
    deadline_rules:
      - {made: '<=1997', stop_use_by: 2017-12-31}
      - {when: '甲；停用要求=乙，{丙}', stop_use: encouraged}
    verification:
      confidence: medium
      checked: 2026-11-22
      unverified:
        - {field: deadline}
  - id: one-2
    name: 变压器
    equipment: [transformer]
    item_no: '1-2'
    action: 淘汰
    match: series
    deadline: 2016-12
    verification: {confidence: high, checked: 2026-11-22}   # 两处来源
  - {id: one-3, name: 泵, item_no: '2-1', action: 限制, match: attribute, verification: {confidence: medium, checked: 2026-11-22}}
"""


def file_of(text: str = LIST) -> RecordFile:
    return record_of(Path("phase-out/one.yaml"), BY_ID["phase-out"], text.encode())


def back(
    change: Callable[[Any, dict[str, int]], object], text: str = LIST, terms: RowTerms | None = None
) -> OwnImport:
    """What comes of a workbook that somebody changed: `change` has the sheet and its columns by id."""
    file = file_of(text)
    book = load_workbook(io.BytesIO(workbook_of(file.tables, WORDS)))
    sheet = book["条目"]
    change(sheet, {cell.value: cell.column for cell in sheet[2]})
    return take_back(grid_of(saved(book), "x").sheets, file, WORDS, terms or RowTerms())


def cell(row: int, id: str, value: object) -> Callable[[Any, dict[str, int]], object]:
    return lambda sheet, ids: setattr(sheet.cell(row, ids[id]), "value", value)


def saved(book: Workbook) -> bytes:
    raw = io.BytesIO()
    book.save(raw)
    return raw.getvalue()


# What goes out comes back.


def shipped() -> Iterator[RecordFile]:
    for kind in KINDS:
        for path in sorted((DATA / kind.id).glob("*.yaml")):
            file = record_of(path, kind, path.read_bytes())
            if any(table.rows for table in file.tables):
                yield file


def text_after(grid: GridFile, file: RecordFile) -> str:
    assert is_own(grid.sheets)
    taken = take_back(grid.sheets, file, WORDS)
    assert taken.problems == [], file.path
    return taken.text


@pytest.mark.parametrize("kind", ["phase-out", "tax", "technologies", "standards", "policies"])
def test_every_shipped_table_comes_back_byte_for_byte(kind: str) -> None:
    files = [file for file in shipped() if file.kind.id == kind]
    assert files
    rows = 0
    for file in files:
        content = workbook_of(file.tables, WORDS)
        assert text_after(grid_of(content, "x"), file) == file.text
        for table in file.tables:
            rows += len(table.rows)
            assert text_after(grid_of(csv_of(table, WORDS), "x"), file) == file.text
    assert rows > 5


@pytest.mark.parametrize("id", ["phase-out/gaohaoneng-4", "tax/gp-19", "standards/gb-19762-2025"])
def test_a_workbook_that_another_program_saved_comes_back_byte_for_byte(id: str) -> None:
    kind, name = id.split("/")
    path = DATA / kind / f"{name}.yaml"
    file = record_of(path, BY_ID[kind], path.read_bytes())
    book = load_workbook(io.BytesIO(workbook_of(file.tables, WORDS)))
    for number, table in enumerate(file.tables):
        sheet = book.worksheets[number]
        sheet.title = f"另一个名字{number}"
        sheet.insert_rows(1)
        sheet.cell(1, 1).value = table.title
    assert text_after(grid_of(saved(book), "x"), file) == file.text


def test_every_cell_reads_back_as_the_value_it_shows() -> None:
    from portal.editing.files.yaml_written import form_of
    from portal.editing.tables.cell_values import text_of, value_of

    seen = 0
    for file in shipped():
        for table in file.tables:
            for row in table.rows:
                for column in table.columns:
                    value = column.of(row)
                    read = value_of(column, text_of(column, value, WORDS), WORDS)
                    assert form_of(read) == form_of(value), (file.path, column.id)
                    seen += value is not None
    assert seen > 10_000


def test_a_workbook_has_the_same_bytes_each_time() -> None:
    assert workbook_of(file_of().tables, WORDS) == workbook_of(file_of().tables, WORDS)
    assert b"2026-11-29" not in workbook_of(file_of().tables, WORDS)


def test_no_cell_of_a_workbook_is_a_formula_a_number_or_a_date() -> None:
    book = load_workbook(io.BytesIO(workbook_of(file_of().tables, WORDS)))
    kinds = {
        (one.data_type, one.number_format)
        for sheet in book
        for row in sheet.iter_rows()
        for one in row
        if one.value is not None
    }
    assert kinds == {("s", "@")}
    assert book["条目"]["B3"].value == "=电动机" and book["条目"]["B3"].quotePrefix
    assert book["条目"].column_dimensions["A"].number_format == "@"


def test_no_cell_of_a_csv_begins_like_a_formula() -> None:
    import csv

    content = csv_of(file_of().tables[0], WORDS)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 5 and rows[2][1] == "'=电动机"
    assert not any(text[:1] in tuple("=+-@\t\r") for row in rows for text in row if text)


def test_unverified_fields_are_marked_in_words_and_colour() -> None:
    book = load_workbook(io.BytesIO(workbook_of(file_of().tables, WORDS)))
    sheet = book["条目"]
    ids = {one.value: one.column for one in sheet[2]}
    marked = sheet.cell(3, ids["deadline"])
    assert marked.value == "（待核）" and marked.fill.fgColor.rgb == "00FFF2CC"
    assert sheet.cell(3, ids["_doubts"]).value == "待核：期限"
    assert sheet.cell(4, ids["deadline"]).fill.fgColor.rgb != "00FFF2CC"


def test_words_of_vocabularies_and_choices_can_be_chosen() -> None:
    book = load_workbook(io.BytesIO(workbook_of(file_of().tables, WORDS)))
    sheet, words = book["条目"], book["词表"]
    assert words.sheet_state == "hidden"
    offered = {}
    for choice in sheet.data_validations.dataValidation:
        column = sheet[str(choice.sqref).split(":")[0]].column
        letter = choice.formula1.split("$")[1]
        offered[sheet.cell(2, column).value] = [one.value for one in words[letter] if one.value][1:]
    assert "motor 电动机" in offered["equipment"]
    assert offered["action"] == ["淘汰", "限制", "禁止"]
    assert offered["match"][0] == "exact 逐个型号列名"
    assert sheet["F3"].value == "motor 电动机"


# What somebody changed.

CHANGES: list[tuple[int, str, object, str, str]] = [
    (4, "deadline", "2017/6/30", "deadline: 2016-12\n", "deadline: 2017-06-30\n"),
    (4, "deadline", "2017年6月", "deadline: 2016-12\n", "deadline: 2017-06\n"),
    (4, "deadline", datetime(2017, 6, 30), "deadline: 2016-12\n", "deadline: 2017-06-30\n"),
    (4, "deadline", None, "    deadline: 2016-12\n", ""),
    (4, "match", "attribute 没有列型号", "match: series", "match: attribute"),
    (4, "equipment", "变压器\n电动机", "[transformer]", "[transformer, motor]"),
    (4, "item_no", "1-3", "item_no: '1-2'", "item_no: '1-3'"),
    (
        4,
        "verification.checked",
        "2026-11-23",
        "high, checked: 2026-11-22",
        "high, checked: 2026-11-23",
    ),
    (3, "models", "1-2\nS7", "['1-2', '-10', '@x', '+5', S7]", "['1-2', S7]"),
    (3, "name", "=SUM电机", "'=电动机'", "'=SUM电机'"),
    (5, "action", "禁止", "action: 限制", "action: 禁止"),
    (
        3,
        "deadline_rules",
        "生产年份=<=1998；最迟停用日期=2017-12-31",
        "<=1997', stop_use_by: 2017-12-31}\n      - {when: '甲；停用要求=乙，{丙}', stop_use: encouraged}\n",
        "<=1998', stop_use_by: 2017-12-31}\n",
    ),
]


@pytest.mark.parametrize(("row", "id", "value", "before", "after"), CHANGES)
def test_a_changed_cell_changes_its_field_and_nothing_else(
    row: int, id: str, value: object, before: str, after: str
) -> None:
    assert LIST.count(before) == 1
    change = cell(row, id, value)
    if isinstance(value, str) and value.startswith("="):

        def change(sheet: Any, ids: dict[str, int]) -> None:
            sheet.cell(row, ids[id]).value = value
            sheet.cell(row, ids[id]).data_type = "s"

    taken = back(change)
    assert taken.problems == []
    assert taken.text == LIST.replace(before, after)


def test_rows_keep_their_ids_wherever_they_go_and_new_ones_get_the_next() -> None:
    def change(sheet: Any, ids: dict[str, int]) -> None:
        rows = [[one.value for one in row] for row in sheet.iter_rows(3, 5)]
        new: list[Any] = [None] * len(rows[0])
        for id, text in {
            "name": "新的",
            "action": "淘汰",
            "match": "series",
            "item_no": "2-2",
            "verification.confidence": "medium",
            "verification.checked": "2026-11-23",
        }.items():
            new[ids[id] - 1] = text
        for number, row in enumerate([rows[2], new, rows[0], rows[1]], 3):
            for place, text in enumerate(row, 1):
                sheet.cell(number, place).value = text
                sheet.cell(number, place).data_type = "s"

    taken = back(change)
    assert taken.problems == []
    record = parse(taken.text, "")
    assert [row["id"] for row in record["rows"]] == ["one-3", "one-4", "one-1", "one-2"]
    assert record["rows"][1]["item_no"] == "2-2"
    untouched = LIST[LIST.index("  - id: one-1") : LIST.index("  - {id: one-3")]
    assert taken.text.endswith(untouched) and "  - {id: one-3, name: 泵" in taken.text
    said = list(told(taken.changes[0][1].steps))
    assert said[-1] == "不变 3 条；新增 1 条；换位置 1 条"


def test_a_row_that_the_table_lacks_stays_and_is_named() -> None:
    taken = back(lambda sheet, ids: sheet.delete_rows(4), terms=RowTerms(published=["one-2"]))
    assert taken.text == LIST and taken.problems == []
    said = "\n".join(told(taken.changes[0][1].steps))
    assert "表里没有，留着：one-2 变压器" in said and "publish.py --withdraw one-2" in said


def test_a_row_goes_only_by_name_and_only_where_nobody_published_it() -> None:
    gone = back(lambda sheet, ids: sheet.delete_rows(4), terms=RowTerms(removed=["one-2"]))
    assert [row["id"] for row in parse(gone.text, "")["rows"]] == ["one-1", "one-3"]
    kept = back(
        lambda sheet, ids: sheet.delete_rows(4),
        terms=RowTerms(removed=["one-2"], published=["one-2"]),
    )
    assert kept.text == LIST and "已经发布过，不能直接删" in kept.problems[0].message


def test_a_settled_field_is_kept_and_said() -> None:
    taken = back(cell(4, "deadline", "2020"), terms=RowTerms(settled={"one-2": ["deadline"]}))
    assert taken.text == LIST
    assert any("已定为 2016-12，没有改成 2020" in line for line in told(taken.changes[0][1].steps))


# What cannot be.

REFUSED: list[tuple[int, str, object, str, str]] = [
    (4, "match", "serie", "怎样算列入", "最接近的是 series"),
    (4, "deadline", "2016-13-01", "期限", "月份应为 01 至 12"),
    (4, "equipment", "变压气", "设备类别", "最接近的是 transformer 变压器"),
    (4, "item_no", datetime(2026, 1, 2), "清单中的序号", "文本"),
    (4, "id", "one-9", "编号", "把编号格空着"),
    (4, "id", "one-1", "编号", "编号格空着"),
    (4, "verification.checked", None, "核实情况：核对日期", "核对日期"),
    (3, "deadline_rules", "生产年分=<=1997", "期限条件", "可能是“生产年份”"),
    (3, "models", "x" * 1001, "型号", "最多 1000 个字"),
    (4, "name", "一\n二", "名称", "只能写一行"),
]


@pytest.mark.parametrize(("row", "id", "value", "field", "hint"), REFUSED)
def test_a_cell_that_cannot_be_is_named_with_what_would_do(
    row: int, id: str, value: object, field: str, hint: str
) -> None:
    taken = back(cell(row, id, value))
    assert taken.text == LIST
    [problem] = taken.problems
    assert problem.sheet == "条目" and problem.cell.endswith(str(row))
    assert problem.field == field and hint in problem.hint, problem


def test_all_that_is_wrong_is_told_in_one_run() -> None:
    def change(sheet: Any, ids: dict[str, int]) -> None:
        cell(3, "match", "x")(sheet, ids)
        cell(4, "id", "one-9")(sheet, ids)
        cell(5, "verification.checked", None)(sheet, ids)

    cells = {one.cell[-1] for one in back(change).problems}
    assert cells == {"3", "4", "5"}


def test_a_row_changed_on_both_sides_is_nobodys_to_guess() -> None:
    file = file_of()
    content = workbook_of(file.tables, WORDS)
    newer = file_of(LIST.replace("2016-12\n", "2016-11\n"))
    same = take_back(grid_of(content, "x").sheets, newer, WORDS)
    assert (
        same.problems == [] and same.text == newer.text
    )  # who did not touch it takes nothing back
    book = load_workbook(io.BytesIO(content))
    sheet = book["条目"]
    sheet["B4"].value = "配电变压器"
    taken = take_back(grid_of(saved(book), "x").sheets, newer, WORDS)
    assert taken.text == newer.text and "在文件里也改过" in taken.problems[0].message


def test_the_table_of_another_record_is_refused() -> None:
    content = workbook_of(file_of(LIST.replace("id: one\n", "id: two\n")).tables, WORDS)
    [problem] = take_back(grid_of(content, "x").sheets, file_of(), WORDS).problems
    assert "从 phase-out/two 导出的，不是 phase-out/one" in problem.message


def test_a_standard_without_limits_yet_gives_a_table_to_fill() -> None:
    text = "id: gb-1\ntitle: 限额\n"
    file = record_of(Path("standards/gb-1.yaml"), BY_ID["standards"], text.encode())
    book = load_workbook(io.BytesIO(workbook_of(file.tables, WORDS)))
    sheet = book["能耗指标"]
    said = {"product": "水泥", "indicator": "单位产品综合能耗", "unit": "kgce/t", "limit": "90"}
    for column in sheet[2]:
        if column.value in said:
            sheet.cell(3, column.column).value = said[column.value]
        elif column.value == "confidence":
            sheet.cell(3, column.column).value = "medium"
    taken = take_back(grid_of(saved(book), "x").sheets, file, WORDS, findings=lambda text: [])
    [row] = parse(taken.text, "")["indicators"]
    assert (row["id"], row["product"], row["limit"]) == ("gb-1-001", "水泥", 90)


def test_the_limits_of_the_edition_before_are_changed_in_excel_for_the_next() -> None:
    old = next(one for one in shipped() if one.record["id"] == "gb-18613-2020")
    book = load_workbook(io.BytesIO(workbook_of(old.tables, WORDS)))
    sheet = book.worksheets[0]
    sheet.cell(3, 6).value = "62.5"
    text = "id: gb-18613-2030\ntitle: 电动机\nsupersedes: [gb-18613-2020]\n"
    path = old.path.with_name("gb-18613-2030.yaml")
    new = record_of(path, BY_ID["standards"], text.encode())
    taken = take_back(grid_of(saved(book), "x").sheets, new, WORDS, findings=lambda text: [])
    assert not taken.problems
    [table] = parse(taken.text, "")["grade_tables"]
    before = old.record["grade_tables"][0]
    head = {"id": "gb-18613-2030-t1"}
    assert {**table, "rows": []} == {**before, "rows": [], **head}
    assert [row["at"] for row in table["rows"]] == [row["at"] for row in before["rows"]]
    assert table["rows"][0]["id"] == "gb-18613-2030-001"
    assert float(table["rows"][0]["grades"][2]) == 62.5
    assert "rules" not in parse(taken.text, ""), "what somebody verified is not carried over"
    assert any("每一格都要和新版核对" in remark for remark in taken.remarks)
    again = record_of(path, BY_ID["standards"], taken.text.encode())
    twice = take_back(grid_of(saved(book), "x").sheets, again, WORDS, findings=lambda text: [])
    assert twice.text == taken.text and "已经有" in twice.problems[0].message


def test_columns_may_go_but_not_double() -> None:
    assert back(lambda sheet, ids: sheet.delete_cols(ids["models"])).text == LIST

    def doubled(sheet: Any, ids: dict[str, int]) -> None:
        sheet.cell(2, ids["models"]).value = "name"

    assert "两列" in back(doubled).problems[0].message

    def renamed(sheet: Any, ids: dict[str, int]) -> None:
        sheet.cell(2, ids["models"]).value = "model"

    assert back(renamed).problems[0].hint == "可能是 models"


def test_csv_that_excel_turned_into_dates_is_refused_where_it_lost_something() -> None:
    file = file_of()
    content = csv_of(file.tables[0], WORDS).decode("utf-8-sig")
    shown = content.replace(",1-2,", ",1月2日,").replace("2016-12", "2016/12")
    taken = take_back(grid_of(shown.encode("gb18030"), "x").sheets, file, WORDS)
    assert [one.field for one in taken.problems] == ["清单中的序号"]
    assert "改成了日期" in taken.problems[0].message


def rows_of(table: OwnTable) -> list[str]:
    return [str(row["id"]) for row in table.rows]


def test_grades_of_a_standard_have_a_column_for_each_rating_and_grade() -> None:
    path = DATA / "standards/gb-19153-2019.yaml"
    file = record_of(path, BY_ID["standards"], path.read_bytes())
    table = file.tables[0]
    labels, ids = table.heading()
    assert labels[:7] == [
        "编号",
        "冷却方式 *",
        "额定功率（kW） *",
        "排气压力（MPa） *",
        *labels[4:7],
    ]
    assert ids[4:7] == ["grades[1]", "grades[2]", "grades[3]"]
    book = load_workbook(io.BytesIO(workbook_of(file.tables, WORDS)))
    sheet = book.worksheets[0]
    assert sheet["G3"].value == "8.9"
    sheet["G3"].value = 8.8
    taken = take_back(grid_of(saved(book), "x").sheets, file, WORDS)
    assert taken.problems == []
    assert taken.text == file.text.replace(
        "{id: eg-0381, at: [风冷, 1.5, 0.5], grades: [7.1, 7.8, 8.9]}",
        "{id: eg-0381, at: [风冷, 1.5, 0.5], grades: [7.1, 7.8, 8.8]}",
    )
