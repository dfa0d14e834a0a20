"""Any file that a reader hands over becomes rows of text, or is refused with the reason and a way out."""

import base64
import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
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
    return await readTable(bytes ? { file: new Blob([bytes]) } : { text });
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


def placed(found: dict[str, Any], sheet: int = 0) -> dict[int, list[str]]:
    """The rows by the numbers that they have in the file."""
    numbers = found["sheets"][sheet]["numbers"]
    return dict(zip(numbers, rows(found, sheet), strict=True))


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
    table = placed(found, 1)
    assert set(table) == {2, 4, 5, 6} and table[2][1:] == ["设备台账"] * 4
    assert table[4][1:] == ["类别", "型号", "出厂日期", "功率(kW)"]
    assert table[5][1:] == ["电动机", "Y132M-4", "2003-05-01", "7.5"]
    assert table[6][1:] == ["电动机", "Y160M-4", "2002年", "11"]


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
    table = placed(read(data), 1)
    assert table[5][2] == "Y132M-4" and table[6][2] == ""


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
    found = read(packed(book))
    table = placed(found)
    assert table[4][2] == "Y132M-4" and len(table[4]) <= 200
    assert found["sheets"][0]["left"] == ["1 行在第 200 列右边还有内容，没有读"]


def book_of(rows: bytes) -> bytes:
    """A workbook of one machine with these rows, as XML, below it."""
    book = openpyxl.Workbook()
    book.active.append(["型号", "类别"])
    book.active.append(["Y132M-4", "电动机"])
    before, after = zipfile.ZipFile(io.BytesIO(packed(book))), io.BytesIO()
    with zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = content.replace(b"</sheetData>", rows + b"</sheetData>")
            archive.writestr(name, content)
    return after.getvalue()


FAR = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
STRAY: dict[str, tuple[Callable[[], bytes | str], list[str]]] = {
    "a cell at the last place": (
        lambda: book_of(FAR),
        ["1 行在第 200 列右边还有内容，没有读"],
    ),
    "a million rows without cells": (
        lambda: book_of(b"".join(b'<row r="%d"/>' % at for at in range(3, 1_048_577))),
        [],
    ),
    "200,000 rows of borders": (
        lambda: book_of(
            b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (at, at) for at in range(3, 200_003))
        ),
        [],
    ),
    "a cell of 4 MB": (
        lambda: book_of(
            b'<row r="3"><c r="C3" t="inlineStr"><is><t>'
            + b"a" * (4 << 20)
            + b"</t></is></c></row>"
        ),
        ["1 个格子超过 2000 字，只读了开头"],
    ),
    "a pasted cell of 4 MB": (
        lambda: "型号,类别\nY132M-4,电动机\n,," + "a" * (4 << 20),
        ["1 个格子超过 2000 字，只读了开头"],
    ),
    "200,000 empty lines": (lambda: "型号,类别\nY132M-4,电动机" + "\n" * 200_000, []),
    "200,000 empty lines of commas": (lambda: "型号,类别\nY132M-4,电动机" + "\n,," * 200_000, []),
}


@pytest.mark.parametrize("name", STRAY)
def test_what_strays_is_said_and_the_machine_is_read(name: str, read: Read) -> None:
    made, left = STRAY[name]
    found = read(made())
    assert rows(found)[1][:2] == ["Y132M-4", "电动机"]
    assert len(rows(found)) <= 3
    assert found["sheets"][0]["left"] == left


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
    "old workbook without sheets": (lambda: OLD, "损坏"),
    "password": (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "去掉密码"),
    "pdf": (lambda: b"%PDF-1.7 \x00", "PDF"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n\x00", "图片"),
    "other program": (lambda: bytes(range(256)) * 40, "不是文字表格"),
    "web page": (lambda: b"<html><table><tr><td>x</table>", "网页格式"),
    "document": (lambda: zipped(**{"word/document.xml": b"<w/>"}), "不是工作簿"),
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


TABS: dict[str, str] = {
    "in a cell": "编号,类别,型号,备注\nA1,电动机,Y132M-4,大修\t两次",
    "before a number": "编号,类别,型号,备注\n\t1,电动机,Y132M-4,无",
    "before every number": "编号,类别,型号,备注\n" + "\t1,电动机,Y132M-4,无\n" * 9,
    "before every cell": "\t编号,\t类别,\t型号,\t备注\n\t1,\t电动机,\t Y132M-4,\t无",
    "behind every line": "编号,类别,型号,备注\t\n1,电动机,Y132M-4,无\t",
    "between the cells": "编号\t类别\t型号\t备注\n1\t电动机\tY132M-4\t铜，旧，1,200元",
    "between the cells, with commas": "编号\t类别\t型号\t备注\n1\t电动机\tY132M-4\t1,200",
    "between the cells, below a title": "设备台账,2026\n编号\t类别\t型号\t备注\n1\t电动机\tY132M-4\t",
}


@pytest.mark.parametrize("name", TABS)
def test_a_tab_parts_cells_only_where_it_parts_the_lines_alike(name: str, read: Read) -> None:
    lines = rows(read(TABS[name]))
    at = next(number for number, line in enumerate(lines) if "型号" in line)
    assert [cell for cell in lines[at] if cell] == ["编号", "类别", "型号", "备注"]
    assert lines[at + 1][1:3] == ["电动机", "Y132M-4"]
    assert "\t" not in "".join(lines[at + 1])


CELLS = {
    "\u200bY2-132S-4": "Y2-132S-4",
    "Y2\u00ad-132\u2060S-4\u200e": "Y2-132S-4",
    "\ufeffY2-132S-4": "Y2-132S-4",
    '="00123"': "00123",
    "'00123": "00123",
    "\t00123": "00123",
    "'-5": "-5",
    "'t Hooft": "'t Hooft",
    "202304150001234": "202304150001234",
    "110101199003070011": "110101199003070011",
}


@pytest.mark.parametrize("cell", CELLS)
def test_what_nobody_sees_goes_and_digits_stay(cell: str, read: Read) -> None:
    assert rows(read(f"型号,备注\n{cell},x"))[1] == [CELLS[cell], "x"]


NUMBERS: dict[float, str] = {
    202304150001234: "202304150001234",
    123456789012345: "123456789012345",
    9007199254740991: "9007199254740991",
    7.4999999999999996: "7.5",
    0.1 + 0.2: "0.3",
    1440: "1440",
    1.25: "1.25",
    -5: "-5",
}


def test_numbers_keep_all_their_digits(read: Read) -> None:
    book = openpyxl.Workbook()
    for number in NUMBERS:
        book.active.append([number, "x"])
    book.active.append([123, "x"])
    book.active.cell(len(NUMBERS) + 1, 1).number_format = "000000"
    assert [line[0] for line in rows(read(packed(book)))] == [*NUMBERS.values(), "000123"]


def repacked(data: bytes, rename: Callable[[str], str] = str, zip64: bool = False) -> bytes:
    """The workbook in another archive: other names of the parts, or with the fields of ZIP64."""
    before, after = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(after, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in before.namelist():
            archive.writestr(rename(name), before.read(name))
    return with_zip64(after.getvalue()) if zip64 else after.getvalue()


def with_zip64(data: bytes) -> bytes:
    """All sizes and places in the directory and at the end moved into the fields of ZIP64."""
    end = data.rindex(b"PK\x05\x06")
    count, _, start = struct.unpack_from("<HII", data, end + 10)
    at, directory = start, b""
    for _ in range(count):
        named, extra, remark = struct.unpack_from("<HHH", data, at + 28)
        packed_size, whole, place = (
            *struct.unpack_from("<II", data, at + 20),
            *struct.unpack_from("<I", data, at + 42),
        )
        entry = bytearray(data[at : at + 46 + named])
        struct.pack_into("<II", entry, 20, 0xFFFFFFFF, 0xFFFFFFFF)
        struct.pack_into("<H", entry, 30, 28)
        struct.pack_into("<I", entry, 42, 0xFFFFFFFF)
        directory += bytes(entry) + struct.pack("<HHQQQ", 1, 24, whole, packed_size, place)
        at += 46 + named + extra + remark
    far = start + len(directory)
    record = struct.pack(
        "<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, len(directory), start
    )
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, far, 1)
    last = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:start] + directory + record + locator + last


def test_archives_of_zip64_and_paths_with_backslashes(read: Read) -> None:
    data = packed(workbook())
    wide = repacked(data, zip64=True)
    assert zipfile.ZipFile(io.BytesIO(wide)).testzip() is None
    assert placed(read(wide), 1)[5][2] == "Y132M-4"
    assert placed(read(repacked(data, lambda name: name.replace("/", "\\"))), 1)[5][2] == "Y132M-4"


def test_workbooks_of_before_2007_and_of_wps(read: Read) -> None:
    """.xls and .et lie in the same kind of container."""
    table = rows(read((Path(__file__).parent / "tables/old.xls").read_bytes()))
    assert table[0][:3] == ["设备类别", "设备名称", "型号"]
    assert table[1][:5] == ["电动机", "循环水泵电机", "Y200L-4", "30", "2002年"]
    assert table[6][2] == "DZL2.8-1.0/95/70-AⅡ"


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>
<office:spreadsheet><table:table table:name="台账">
<table:table-row>{head}</table:table-row>
<table:table-row>{cell}Y132M-4</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2001-05-03"><text:p>2001/5/3</text:p></table:table-cell>
<table:table-cell office:value-type="float" office:value="7.5"><text:p>7.5</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16381"/></table:table-row>
<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""


MANIFEST = b"""<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""


def ods() -> bytes:
    cell = '<table:table-cell office:value-type="string"><text:p>'
    head = "".join(
        f"{cell}{title}</text:p></table:table-cell>" for title in ("型号", "出厂日期", "功率")
    )
    return zipped(
        mimetype=b"application/vnd.oasis.opendocument.spreadsheet",
        **{
            "content.xml": ODS.format(head=head, cell=cell).encode(),
            "META-INF/manifest.xml": MANIFEST,
            "styles.xml": b"<office:document-styles/>",
        },
    )


def test_open_document_sheets(read: Read) -> None:
    assert rows(read(ods())) == [["型号", "出厂日期", "功率"], ["Y132M-4", "2001-05-03", "7.5"]]


def test_a_locked_open_document_is_refused_by_its_reason(read: Read) -> None:
    parts = {
        "content.xml": b"\x00\x01",
        "META-INF/manifest.xml": b"<manifest:encryption-data/>",
    }
    assert "加了密码" in read(zipped(**parts))["refused"]


def test_hidden_and_empty_sheets_are_named(read: Read) -> None:
    book = openpyxl.Workbook()
    book.active.title = "空"
    for name, state in (("一", "visible"), ("二", "hidden"), ("三", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet["A1"], sheet.sheet_state = "型号", state
    found = read(packed(book))
    assert [(sheet["name"], sheet["hidden"]) for sheet in found["sheets"]] == [
        ("一", False),
        ("二", True),
        ("三", True),
    ]
    assert found["empty"] == ["空"]


def test_merged_cells_are_known_and_empty_rows_stay_empty(read: Read) -> None:
    book = openpyxl.Workbook()
    for line in (["车间", "型号", "台数"], ["一车间", "Y132M-4", 3], ["", "Y160M-4"]):
        book.active.append(line)
    book.active.merge_cells("A2:A5000")
    book.active.merge_cells("C2:C3")
    found = read(packed(book))
    assert placed(found) == {
        1: ["车间", "型号", "台数"],
        2: ["一车间", "Y132M-4", "3"],
        3: ["一车间", "Y160M-4", ""],
    }
    assert [1, 2, 2, 2] in found["sheets"][0]["merges"]


OLD_CHINESE = "資產編號,設備名稱,規格型號,備註\r\nA1,電動機,Y132M-4,鍋爐房鼓風機用\r\n"


def test_big5_is_refused_by_its_name_and_traditional_gbk_is_read(read: Read) -> None:
    assert "Big5" in read((OLD_CHINESE * 5).encode("big5"))["refused"]
    assert "Big5" in read("型號,類別\nY132M-4,電動機\n".encode("big5"))["refused"]
    assert rows(read((OLD_CHINESE * 5).encode("gbk")))[1][1] == "電動機"


def test_private_characters_are_no_text(read: Read) -> None:
    strange = "型号,\ue5e5\ue5e6\ue5e7\nY132M-4,\ue5e5\n".encode("gb18030")
    assert "编码认不出来" in read(strange)["refused"]


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
