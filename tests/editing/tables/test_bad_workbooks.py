"""Files that are no table to read are refused with the reason, and what can be read is read as shown."""

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from portal.editing.tables.grid import BadWorkbook, GridFile
from portal.editing.tables.workbook import grid_of, read_grid

SHEET = "xl/worksheets/sheet1.xml"


def book(*rows: tuple[object, ...]) -> Workbook:
    made = Workbook()
    for row in rows:
        made.active.append(list(row))
    return made


def saved(made: Workbook) -> bytes:
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def texts(found: GridFile, sheet: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.sheets[sheet].rows]


def changed(data: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """The workbook with some of its parts changed, left out or added."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part, zipfile.ZIP_DEFLATED)
        for name, part in more.items():
            new.writestr(name.replace("__", "/"), part, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(BadWorkbook) as caught:
        grid_of(data, "附件")
    return str(caught.value)


ORDINARY = saved(book(("序号", "名称"), (1, "电动机")))


def test_megabytes_of_empty_cells_are_refused_at_once() -> None:
    """Rows that have a format and no content, as Excel leaves them: 300 MB take the same way."""
    row = b'<row r="1" spans="1:9" ht="20" customHeight="1"/>'

    def fill(name: str, part: bytes) -> bytes:
        if name != SHEET:
            return part
        return part.replace(b"</sheetData>", row * (45_000_000 // len(row)) + b"</sheetData>")

    data = changed(ORDINARY, fill)
    assert len(data) < 2_000_000
    assert "没有内容、只有格式的单元格" in refused(data)


def test_a_zip_bomb_is_not_unpacked() -> None:
    data = changed(ORDINARY, lambda name, part: part, xl__media__a=b"\0" * 39_000_000)
    assert "没有打开" in refused(data)


def test_entities_are_refused() -> None:
    mean = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
    assert "DOCTYPE" in refused(
        changed(ORDINARY, lambda name, part: mean + part if name == SHEET else part)
    )
    wide = (mean.decode() + "<a/>").encode("utf-16")
    assert "DOCTYPE" in refused(
        changed(ORDINARY, lambda name, part: wide if name == SHEET else part)
    )


def test_thousands_of_parts_are_refused() -> None:
    many = {f"xl__p{number}": b"" for number in range(2100)}
    assert "部件太多" in refused(changed(ORDINARY, lambda name, part: part, **many))


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "旧版的 .xls"),
        (b"%PDF-1.7\n", "这是 PDF"),
        (b"", "文件是空的"),
        (b"PK\x03\x04broken", "文件坏了"),
        (b"Rar!\x1a\x07\0", "压缩包"),
        (b"{\\rtf1 x}", "RTF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "不是表格"),
        (ORDINARY[: len(ORDINARY) // 2], "文件坏了"),
    ],
)
def test_what_is_no_workbook_is_named(data: bytes, told: str) -> None:
    assert told in refused(data)


def test_other_offices_are_told_how_to_save() -> None:
    def only(*names: str) -> bytes:
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as parts:
            for name in names:
                parts.writestr(name, "<a/>")
        return written.getvalue()

    assert "这是 Word 文档" in refused(only("word/document.xml"))
    assert "另存为" in refused(only("content.xml", "mimetype"))
    assert ".xlsb" in refused(only("xl/workbook.bin"))
    assert "不是 Excel 工作簿" in refused(only("readme.txt"))


def test_macros_and_links_are_said_and_not_followed() -> None:
    found = grid_of(
        changed(
            ORDINARY,
            lambda name, part: part,
            xl__vbaProject_bin=b"",
        ).replace(b"vbaProject_bin", b"vbaProject.bin"),
        "附件",
    )
    assert any("有宏：没有运行" in text for text in found.remarks)
    assert texts(found)[1] == ["1", "电动机"]


def test_a_formula_gives_its_result_or_is_named() -> None:
    made = book(("序号", "名称"), (1, "=A2&B1"))
    found = grid_of(saved(made), "附件")
    assert found.sheets[0].cell(2, 2).kind == "formula"
    assert any("有公式" in text for text in found.remarks)

    def computed(name: str, part: bytes) -> bytes:
        return (
            part.replace(b"<v></v>", b"<v>7</v>")
            .replace(b"<v />", b"<v>7</v>")
            .replace(b"<v/>", b"<v>7</v>")
        )

    found = grid_of(changed(saved(made), computed), "附件")
    assert found.sheets[0].cell(2, 2).text == "7"


def test_numbers_and_days_are_read_as_they_show() -> None:
    made = book(("a",), (12.0, 0.75, 1e15, 0.1 + 0.2, datetime(2028, 12, 31), 0.15, 7, True))
    page = made.active
    page["B2"].number_format, page["E2"].number_format = "0.000", 'yyyy"年"m"月"'
    page["F2"].number_format, page["G2"].number_format = "0%", "000"
    row = texts(grid_of(saved(made), "附件"))[1]
    assert row == ["12", "0.750", "1000000000000000", "0.3", "2028-12", "15%", "007", "TRUE"]


def test_merged_cells_have_the_text_of_all() -> None:
    made = book(("类别", "名称"), ("泵", "a"), (None, "b"))
    made.active.merge_cells("A2:A3")
    assert texts(grid_of(saved(made), "附件")) == [["类别", "名称"], ["泵", "a"], ["泵", "b"]]


def test_what_is_raised_above_the_line_is_kept_apart() -> None:
    made = book(("名称",))
    made.active["A2"] = CellRichText("泵", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    assert texts(grid_of(saved(made), "附件"))[1] == ["泵¹"]


def test_hidden_sheets_and_rows_are_known() -> None:
    made = book(("序号", "名称"), (1, "a"))
    made.active.row_dimensions[2].hidden = True
    made.create_sheet("旧版").sheet_state = "hidden"
    found = grid_of(saved(made), "附件")
    assert found.sheets[0].hidden_rows == {2} and found.sheets[1].is_hidden


def test_a_file_that_excel_has_open_is_said(tmp_path: Path) -> None:
    path = tmp_path / "附件.xlsx"
    path.write_bytes(ORDINARY)
    (tmp_path / "~$附件.xlsx").write_bytes(b"")
    assert any("正在 Excel 里打开着" in text for text in read_grid(path).remarks)


def test_a_file_that_cannot_be_opened_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a workbook that Excel has open cannot be read."""
    path = tmp_path / "附件.xlsx"
    path.write_bytes(ORDINARY)

    def locked(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", locked)
    with pytest.raises(BadWorkbook, match="关掉 Excel 里的这个文件"):
        read_grid(path)


@pytest.mark.parametrize("name", ["没有.xlsx", "."])
def test_a_file_that_is_none_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadWorkbook):
        read_grid(tmp_path / name)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("序号,名称\n1,电动机\n".encode("gb18030"), "GBK"),
        ("\ufeff序号,名称\r\n1,电动机\r\n".encode(), "UTF-8"),
        ("序号\t名称\n1\t电动机\n".encode("utf-16"), "UTF-16"),
        ("序号;名称\n1;电动机\n".encode(), "分号"),
        ('序号\t名称\n1\t"电动机"\n'.encode(), "制表符"),
        ("序号,名称\r1,电动机\r".encode(), "逗号"),
    ],
)
def test_texts_are_read_in_every_encoding(data: bytes, said: str) -> None:
    found = grid_of(data, "附件")
    assert texts(found) == [["序号", "名称"], ["1", "电动机"]]
    assert said in found.remarks[0]


def test_a_cell_of_a_text_may_hold_lines_and_commas() -> None:
    data = '序号,名称,型号\n1,"三相\n异步电动机","JO2-51,JO2-52"\n2,泵,IS\n'
    assert texts(grid_of(data.encode(), "a"))[1] == ["1", "三相\n异步电动机", "JO2-51,JO2-52"]


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest() -> None:
    data = '序号\t名称\n1\t"半寸管\n2\t泵\n'
    assert texts(grid_of(data.encode(), "a"))[2] == ["2", "泵"]


def test_a_table_of_a_page_keeps_its_merged_cells() -> None:
    page = """<html><body><table><tr><th>序号</th><th>类别</th><th>名称</th></tr>
    <tr><td>1</td><td rowspan="2">泵</td><td><p>单级</p><p>离心泵<sup>1</sup></p></td></tr>
    <tr><td>2</td><td>深井<br>泵</td></tr></table></body></html>"""
    assert texts(grid_of(page.encode(), "a")) == [
        ["序号", "类别", "名称"],
        ["1", "泵", "单级\n离心泵¹"],
        ["2", "泵", "深井\n泵"],
    ]


def test_what_is_only_text_is_no_table() -> None:
    assert "没有分成列的表格" in refused("关于印发目录的通知\n各单位：\n".encode())
    assert "不是 UTF-8" in refused(b"\xff\xfa\x80\x81,\xff\n")
