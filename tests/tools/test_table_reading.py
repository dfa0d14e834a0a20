"""Any file that a reader hands over becomes rows of text, or is refused with the reason and a way out."""

import base64
import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from helpers.building import ROOT
from playwright.sync_api import Page

VENDOR = ROOT / "hooks/theme/assets/vendor"
LINES = [
    ["设备类别", "型号", "备注"],
    ["电动机", "Y132M-4", "铜，旧"],
    ["变压器", "S9-400/10", "—"],
]
TEXT = "\r\n".join(",".join(line) for line in LINES)

READ = """async ({ file, text }) => {
  const { readTable } = await import("/assets/tools/equipment/table/reader.js");
  const bytes = file === undefined ? undefined : Uint8Array.from(atob(file), (c) => c.charCodeAt(0));
  try {
    return { sheets: await readTable(bytes ? { file: new Blob([bytes]) } : { text }) };
  } catch (refusal) {
    return { refused: refusal.message, name: refusal.name };
  }
}"""

Read = Callable[[bytes | str], dict[str, Any]]


@pytest.fixture
def read(modules: Page) -> Read:
    def told(what: bytes | str) -> dict[str, Any]:
        asked = (
            {"text": what}
            if isinstance(what, str)
            else {"file": base64.b64encode(what).decode("ascii")}
        )
        found: dict[str, Any] = modules.evaluate(READ, asked)
        return found

    return told


def rows(found: dict[str, Any], sheet: int = 0) -> list[list[str]]:
    assert "refused" not in found, found
    wanted: list[list[str]] = found["sheets"][sheet]["rows"]
    return wanted


def packed(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gbk", "gb18030"]
)
def test_encodings_are_told_without_being_asked(encoding: str, read: Read) -> None:
    assert rows(read(TEXT.encode(encoding))) == LINES


def test_rare_characters_of_gb18030(read: Read) -> None:
    assert rows(read("型号,地点\nY132M-4,㙍镇".encode("gb18030")))[1] == ["Y132M-4", "㙍镇"]


def test_one_bad_byte_does_not_turn_utf8_into_gbk(read: Read) -> None:
    many = "\n".join([TEXT] * 20).encode() + b"\xff"
    assert rows(read(many))[0] == LINES[0]


@pytest.mark.parametrize("mark", ["\t", ";", "|", ","])
def test_separators_are_told(mark: str, read: Read) -> None:
    text = "\n".join(mark.join(line).replace("，", "") for line in LINES)
    assert [line[1] for line in rows(read(text))] == ["型号", "Y132M-4", "S9-400/10"]


def test_quotes_line_breaks_and_a_mark_of_inches(read: Read) -> None:
    assert rows(read('型号,备注\n"Y132M-4","一行,\n两行"')) == [
        ["型号", "备注"],
        ["Y132M-4", "一行,\n两行"],
    ]
    inches = rows(read('型号,口径\n"8BA-12,8"\n"6BA-8,6"\nY132M-4,1'))
    assert inches[-1] == ["Y132M-4", "1"]
    assert rows(read("sep=;\n型号;台数\nY132M-4;2")) == [["型号", "台数"], ["Y132M-4", "2"]]


def test_one_column_without_heading(read: Read) -> None:
    assert rows(read("Y132M-4\nJO2-51-4\n")) == [["Y132M-4"], ["JO2-51-4"]]


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "封面"
    cover["A1"] = "某公司"
    sheet = book.create_sheet("设备")
    sheet["B2"] = "设备台账"
    sheet.merge_cells("B2:E2")
    for at, title in enumerate(["类别", "型号", "出厂日期", "功率(kW)"]):
        sheet.cell(4, 2 + at, title)
    sheet["B5"] = "电动机"
    sheet.merge_cells("B5:B6")
    sheet["C5"], sheet["C6"] = "Y132M-4", "Y160M-4"
    sheet["D5"], sheet["D6"] = date(2003, 5, 1), "2002年"
    sheet["E5"], sheet["E6"] = 7.5, "11"
    return book


def test_a_workbook_with_titles_merged_cells_dates_and_texts(read: Read) -> None:
    found = read(packed(workbook()))
    assert [sheet["name"] for sheet in found["sheets"]] == ["封面", "设备"]
    table = rows(found, 1)
    assert table[0] == [""] * 5 and table[1][1:] == ["设备台账"] * 4
    assert table[3][1:] == ["类别", "型号", "出厂日期", "功率(kW)"]
    assert table[4][1:] == ["电动机", "Y132M-4", "2003-05-01", "7.5"]
    assert table[5][1:] == ["电动机", "Y160M-4", "2002年", "11"]


def test_a_number_of_machines_in_a_merged_cell_is_not_doubled(read: Read) -> None:
    book = openpyxl.Workbook()
    for line in (["型号", "生产年份", "台数"], ["Y132M-4", 2003, 3], ["Y160M-4"]):
        book.active.append(line)
    book.active.merge_cells("B2:B3")
    book.active.merge_cells("C2:C3")
    assert rows(read(packed(book)))[2] == ["Y160M-4", "2003", ""]


def test_formulas_give_what_was_saved_and_run_nothing(read: Read) -> None:
    book = workbook()
    book["设备"]["C5"] = "=CONCATENATE(1,2)"
    book["设备"]["C6"] = "=HYPERLINK(1)"
    data = saved_values(packed(book), {"C5": "Y132M-4"})
    table = rows(read(data), 1)
    assert table[4][2] == "Y132M-4" and table[5][2] == ""


def saved_values(data: bytes, values: dict[str, str]) -> bytes:
    """The workbook with results beside its formulas, as spreadsheet programs save them."""
    before, after = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in before.namelist():
            content = before.read(name).decode("utf-8")
            for cell, value in values.items():
                content = re.sub(
                    rf'<c r="{cell}"([^>]*?)><f>(.*?)</f><v ?/?>(</v>)?',
                    rf'<c r="{cell}"\1 t="str"><f>\2</f><v>{value}</v>',
                    content,
                )
            archive.writestr(name, content)
    return after.getvalue()


def test_empty_columns_and_far_cells(read: Read) -> None:
    book = openpyxl.Workbook()
    book.active["C3"], book.active["C4"], book.active["ZZ9"] = "型号", "Y132M-4", "远"
    table = rows(read(packed(book)))
    assert table[3][2] == "Y132M-4" and len(table[3]) <= 200


def zipped(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def liar() -> bytes:
    """A workbook that says of a part of 300 MB that it has ten bytes."""
    data = bytearray(zipped(**{"xl/workbook.xml": b"<workbook/>", "xl/a.xml": b"0" * (300 << 20)}))
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = data.rindex(mark)
        data[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    return bytes(data)


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000
REFUSED: dict[str, tuple[Callable[[], bytes | str], str]] = {
    "empty": (lambda: b"", "文件是空的"),
    "blank": (lambda: b"\n\n , ,\n", "没有内容"),
    "nothing pasted": (lambda: "  \n", "没有内容"),
    "old workbook": (lambda: OLD, "旧的 .xls"),
    "password": (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "去掉密码"),
    "pdf": (lambda: b"%PDF-1.7 \x00", "PDF"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\x00", "图片"),
    "other program": (lambda: bytes(range(256)) * 40, "不是文字表格"),
    "web page": (lambda: b"<html><table><tr><td>x</table>", "网页格式"),
    "document": (lambda: zipped(**{"word/document.xml": b"<w/>"}), "不是 .xlsx 工作簿"),
    "cut off": (lambda: packed(workbook())[:2000], "损坏"),
    "scrambled": (lambda: scrambled(packed(workbook())), "损坏"),
    "bomb": (lambda: zipped(**{"xl/worksheets/a.xml": b"0" * (300 << 20)}), "展开以后超过"),
    "lying bomb": (liar, "展开以后超过"),
    "large": (lambda: b"a" * (11 << 20), "最多 10 MB"),
    "long": (lambda: b"\n".join([b"Y132M-4,1"] * 100_000), "100,000 行，一次最多 5,000 行"),
}


def scrambled(data: bytes) -> bytes:
    at = data.index(b"xl/worksheets/sheet1.xml") + 30
    return data[:at] + b"\xff" * 60 + data[at + 60 :]


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_the_reason_and_what_to_do(name: str, read: Read) -> None:
    made, words = REFUSED[name]
    found = read(made())
    assert words in found.get("refused", ""), found
    assert found["refused"].count("。") >= 2, "the reason, and what to do"
    assert rows(read("型号\nY132M-4")) == [["型号"], ["Y132M-4"]], "the next table is read"


def test_libraries_are_those_that_were_chosen() -> None:
    told = dict(
        re.findall(
            r"^\| `([\w./-]+)` \|.*`([0-9a-f]{64})` \|$",
            (VENDOR / "README.md").read_text("utf-8"),
            re.MULTILINE,
        )
    )
    shipped = {str(path.relative_to(VENDOR)) for path in VENDOR.glob("*/*.js")}
    assert set(told) == shipped
    for name, wanted in told.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == wanted
        assert (VENDOR / name).with_name("LICENSE").exists()
