"""Annexes for tests, written as ministries write theirs: a table in a workbook that was made for print."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from helpers.tree import EVIDENCE, VOCABULARIES, folder
from portal.editing.tables.table_import import TableImport
from portal.read.strict_yaml import parse

TITLE = "高耗能落后机电设备（产品）淘汰目录（第五批）"
LIST = "gaohaoneng-5"
HEADING = ("序号", "类别", "产品（设备）\n名称", "型号规格", "淘汰理由", "淘汰期限", "备注")

CAPACITIES = (30, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600)
FRAMES = (
    *("80M1-2", "80M2-2", "90S-2", "90L-2", "100L-2", "112M-2", "132S1-2", "132S2-2", "160M1-2"),
    *("160M2-2", "160L-2", "180M-2", "200L1-2", "200L2-2", "225M-2", "80M1-4", "80M2-4", "90S-4"),
    *("90L-4", "100L1-4", "100L2-4", "112M-4", "132S-4", "132M-4", "160M-4", "160L-4", "180M-4"),
    *("180L-4", "200L-4", "225S-4", "225M-4", "250M-4", "280S-4", "280M-4", "90S-6", "90L-6"),
    *("100L-6", "112M-6", "132S-6", "132M1-6", "132M2-6", "160M-6", "160L-6", "180L-6", "200L1-6"),
    *("200L2-6", "225M-6", "250M-6", "280S-6", "280M-6"),
)
FANS = tuple(f"4-68No.{size}" for size in (*range(3, 15), 16, 18, 20)) + tuple(
    f"9-19No.{size}" for size in (4, 5, 6, 7, 8)
)
PUMPS = ("IS50-32-125", "IS50-32-160", "IS65-50-125", "IS65-50-160", "IS80-65-125", "IS80-65-160")
DEEP = ("SD8×10", "SD8×15", "SD10×3", "SD10×5")


def annex() -> Workbook:
    """120 items on 157 rows or so: merged categories, a name on three rows, lines in cells, footnotes,
    days in five writings, headings between, a second page with the heading again."""
    book = Workbook()
    page = book.active
    page.title = "附件"
    sheet = _Page(page)
    sheet.wide("附件")
    sheet.wide(TITLE)
    sheet.wide("（共120项）")
    sheet.heading()
    number = _transformers(sheet)
    number = _motors(sheet, number)
    number = _fans(sheet, number)
    _pumps(sheet, number)
    sheet.wide("注：1. 本目录所列型号不分生产厂家。")
    sheet.wide("* 只指1997年（含）前投运的。")
    sheet.wide("① 不含隔爆型。")
    sheet.wide("② 高扬程的除外。")
    sheet.wide("共120项")
    return book


class _Page:
    """A page that is written from top to bottom."""

    def __init__(self, page: Any):
        self.page, self.row = page, 0

    def wide(self, text: str) -> None:
        """A line over the whole width."""
        self.row += 1
        self.page.cell(self.row, 1, text)
        self.merge(self.row, 1, self.row, len(HEADING))

    def heading(self) -> None:
        self.row += 1
        for column, text in enumerate(HEADING, 1):
            self.page.cell(self.row, column, text)

    def line(self, *values: Any) -> int:
        self.row += 1
        for column, value in enumerate(values, 1):
            if value not in ("", None):
                self.page.cell(self.row, column, value)
        return self.row

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.page.merge_cells(
                start_row=top, start_column=left, end_row=bottom, end_column=right
            )


def _transformers(sheet: _Page) -> int:
    """37 of them: 17 oil-filled ones, one with its name on three rows, 19 dry ones."""
    sheet.wide("一、变压器（37项）")
    first = sheet.row + 1
    reason = "空载损耗、负载损耗高，\n低于GB 20052限定值"
    number = 0
    for capacity in CAPACITIES:
        number += 1
        day = (datetime(2028, 12, 31), "2028年12月31日", "2028年底前")[number % 3]
        row = sheet.line(
            number,
            "油浸式变压器",
            "S10系列油浸式\n无励磁调压变压器*",
            f"S10-{capacity}/10",
            reason,
            day,
        )
        if isinstance(day, datetime):
            sheet.page.cell(row, 6).number_format = "yyyy/m/d"
    sheet.merge(first, 2, sheet.row, 2)
    number += 1
    top = sheet.line(number, "油浸式变压器", "S10系列", "S10-2000/10", reason, "2028年底前")
    sheet.line("", "", "油浸式无励磁")
    sheet.line("", "", "调压变压器")
    for column in (1, 2, 4, 5, 6, 7):
        sheet.merge(top, column, top + 2, column)
    first = sheet.row + 1
    for capacity in (*CAPACITIES, 2000, 2500):
        number += 1
        row = sheet.line(
            number, "干式变压器", "SCB8系列干式变压器", f"SCB8-{capacity}/10", "同上", 46752
        )
        sheet.page.cell(row, 6).number_format = "General"
    sheet.merge(first, 2, sheet.row, 2)
    sheet.line("小计", "", "", "37项")
    return number


def _motors(sheet: _Page, number: int) -> int:
    """53, the last three of them on a page of their own."""
    sheet.wide("二、电动机（53项）")
    first = sheet.row + 1
    for frame in FRAMES:
        number += 1
        model: Any = f"Y3-{frame}"
        if frame == "280M-6":
            model = CellRichText(f"Y3-{frame}", TextBlock(InlineFont(vertAlign="superscript"), "①"))
        sheet.line(
            number, "三相异步电动机", "Y3系列（IP55）三相异步电动机", model, "效率低", "2028.12"
        )
    sheet.merge(first, 2, sheet.row, 2)
    sheet.line("", "", "— 4 —")
    sheet.line()
    sheet.wide("续表")
    sheet.heading()
    for model in ("YD132S-4/2", "YD132M-4/2", "YD160M-4/2"):
        number += 1
        sheet.line(
            number, "三相异步电动机", "YD系列变极多速三相异步电动机①", model, "效率低", "2028.12"
        )
    return number


def _fans(sheet: _Page, number: int) -> int:
    sheet.wide("三、风机（20项）")
    first = sheet.row + 1
    for model in FANS:
        number += 1
        sheet.line(
            number, "离心通风机", "离心通风机", model, "全压效率低", "2028年12月31日前停止使用"
        )
    sheet.merge(first, 2, sheet.row, 2)
    return number


def _pumps(sheet: _Page, number: int) -> None:
    sheet.wide("四、泵（10项）")
    for model in (*PUMPS, *DEEP):
        number += 1
        name = "SD型长轴深井泵②" if model in DEEP else "IS型单级单吸\n清水离心泵"
        sheet.line(number, "泵", name, model, "效率低", "2028-12-31", "")


def saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def list_record(**fields: Any) -> dict[str, Any]:
    """The head of the list, as an editor has it before the rows come."""
    return {
        "id": LIST,
        "title": TITLE,
        "topics": ["phase-out"],
        "level": "normative-document",
        "issuers": ["miit"],
        "issued": "2026-03-01",
        **fields,
        **EVIDENCE,
        "added": "2026-11-22",
    }


def desk_with(root: Path, **fields: Any) -> Path:
    """A data folder with the list in it, without rows."""
    text = yaml.safe_dump(list_record(**fields), allow_unicode=True, sort_keys=False)
    return folder(root, {f"phase-out/{LIST}.yaml": text})


__all__ = ["LIST", "TITLE", "VOCABULARIES", "annex", "desk_with", "list_record", "saved"]


def rows_of(done: TableImport) -> list[dict[str, Any]]:
    """The rows that a table became; it has to have no problems."""
    assert not done.problems, "\n".join(map(str, done.problems))
    return parse(done.text, "")["rows"]


def said(done: TableImport) -> str:
    """All that is wrong with a table."""
    return "\n".join(map(str, done.problems))


def sheet(*rows: tuple[Any, ...], merged: tuple[str, ...] = ()) -> Workbook:
    """A workbook of one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for span in merged:
        book.active.merge_cells(span)
    return book
