"""Workbooks of others, read with care: as they show themselves, and never for longer than is good."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from portal.editing.tables.container import Parts, broken, kind_of, looked_into
from portal.editing.tables.grid import BadWorkbook, GridFile, GridSheet, SheetCell, Span
from portal.editing.tables.text_table import html_table, text_table

MOST_CELLS, WIDEST, MOST_MERGED = 600_000, 400, 50_000
"""Cells of a sheet within its used part; columns; merged ranges."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
"""What stands above the line, as a sign of its own: that is how footnotes are marked."""


def read_grid(path: Path) -> GridFile:
    """The tables of a file. Raises BadWorkbook for everything that is none."""
    try:
        if not path.exists():
            raise BadWorkbook(f"没有文件 {path}。检查文件名；名称里有空格的，两边加引号。")
        if not path.is_file():
            raise BadWorkbook(f"{path} 不是文件。")
        data = path.read_bytes() if path.stat().st_size < 400_000_000 else b"\0" * 400_000_000
    except PermissionError:
        raise BadWorkbook(
            f"打不开 {path}：正在 Excel 里打开，或者没有读取的权限。关掉 Excel 里的这个文件再导入。"
        ) from None
    except OSError as error:
        raise BadWorkbook(f"打不开 {path}（{error.strerror}）。") from None
    found = grid_of(data, path.stem)
    if path.with_name("~$" + path.name).exists():
        told = "这个文件正在 Excel 里打开着：读到的是上一次保存的内容，没有保存的改动不在里面。"
        return GridFile(found.sheets, (told, *found.remarks))
    return found


def grid_of(data: bytes, name: str) -> GridFile:
    """The tables in the bytes of a file."""
    kind = kind_of(data)
    if kind == "html":
        return html_table(data, name)
    if kind == "text":
        return text_table(data, name)
    return _workbook(data, looked_into(data))


def _workbook(data: bytes, parts: Parts) -> GridFile:
    values = _opened(data, data_only=True)
    formulas = _opened(data, data_only=False) if parts.has_formulas else None
    remarks = list(_remarks(parts))
    sheets = []
    for sheet in values.worksheets:
        written = formulas[sheet.title] if formulas else None
        sheets.append(_sheet(sheet, written, values.epoch.date().isoformat()))
    if not sheets:
        raise BadWorkbook("这个工作簿里没有工作表（只有图表）。")
    return GridFile(tuple(sheets), tuple(remarks))


def _remarks(parts: Parts) -> Iterator[str]:
    if parts.has_macros:
        yield "工作簿里有宏：没有运行，只读了单元格里的内容。"
    if parts.has_links:
        yield "工作簿里有指向别的文件的链接：没有打开那些文件，读的是存在单元格里的结果。"
    if parts.has_formulas:
        yield "工作簿里有公式：读的是 Excel 上一次算出的结果。"


def _opened(data: bytes, data_only: bool) -> Any:
    """openpyxl fails in many ways on files that programs other than Excel wrote; all of them mean
    the same to an editor."""
    try:
        return load_workbook(
            io.BytesIO(data), data_only=data_only, keep_links=False, rich_text=data_only
        )
    except MemoryError:
        raise BadWorkbook(
            "这个工作簿太大，内存不够。复制有内容的部分到新的工作簿再导入。"
        ) from None
    except Exception:  # noqa: BLE001 - whatever it stumbles over, the file is what is wrong
        raise broken() from None


def _sheet(sheet: Any, written: Any, epoch: str) -> GridSheet:
    spans = _spans(sheet)
    last_row, last_column = _edges(sheet, spans)
    if last_column > WIDEST or last_row * last_column > MOST_CELLS:
        raise BadWorkbook(
            f"工作表“{sheet.title}”用到了第 {last_row} 行、第 {last_column} 列，不像一张附件。"
            "选中有内容的部分，复制到一个新的工作簿，保存以后再导入。"
        )
    own = {}
    for row in sheet.iter_rows(max_row=max(last_row, 1), max_col=max(last_column, 1)):
        for cell in row:
            if getattr(cell, "value", None) is not None:
                own[cell.row, cell.column] = _cell(cell, epoch)
    if written is not None:
        for row in written.iter_rows(max_row=max(last_row, 1), max_col=max(last_column, 1)):
            for cell in row:
                if cell.data_type == "f" and (cell.row, cell.column) not in own:
                    own[cell.row, cell.column] = ("", "formula", None)
    rows = []
    for number in range(1, last_row + 1):
        cells = []
        for column in range(1, last_column + 1):
            span = spans.get((number, column))
            text, kind, serial = own.get(span[:2] if span else (number, column), ("", "text", None))
            cells.append(SheetCell(number, column, text, kind, span, serial))
        rows.append(tuple(cells))
    hidden = {n for n, one in sheet.row_dimensions.items() if one.hidden and n <= last_row}
    return GridSheet(
        sheet.title,
        tuple(rows),
        sheet.sheet_state != "visible",
        frozenset(hidden),
        frozenset(_hidden_columns(sheet, last_column)),
        epoch,
    )


def _hidden_columns(sheet: Any, last: int) -> Iterator[int]:
    for one in sheet.column_dimensions.values():
        if one.hidden and one.min:
            yield from range(one.min, min(one.max or one.min, last) + 1)


def _spans(sheet: Any) -> dict[tuple[int, int], Span]:
    ranges = list(sheet.merged_cells.ranges)
    if len(ranges) > MOST_MERGED:
        raise BadWorkbook(f"工作表“{sheet.title}”里合并的单元格太多（{len(ranges)} 处）。")
    found: dict[tuple[int, int], Span] = {}
    for one in ranges:
        span = (one.min_row, one.min_col, one.max_row, one.max_col)
        if (span[2] - span[0] + 1) * (span[3] - span[1] + 1) > MOST_CELLS:
            continue  # a merged column of a million rows: its first cell says what it says
        for row in range(span[0], span[2] + 1):
            for column in range(span[1], span[3] + 1):
                found[row, column] = span
    return found


def _edges(sheet: Any, spans: dict[tuple[int, int], Span]) -> tuple[int, int]:
    """The last row and column that hold something. Formats reach further than contents."""
    last_row = last_column = 0
    for (row, column), cell in sheet._cells.items():
        if getattr(cell, "value", None) is not None:
            span = spans.get((row, column))
            last_row = max(last_row, span[2] if span else row)
            last_column = max(last_column, span[3] if span else column)
    return last_row, last_column


def _cell(cell: Any, epoch: str) -> tuple[str, Any, float | None]:
    value = cell.value
    if isinstance(value, CellRichText):
        return _rich(value), "text", None
    if cell.data_type == "e":
        return str(value), "error", None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE", "text", None
    if isinstance(value, datetime | date):
        return _day(value, str(cell.number_format)), "date", None
    if isinstance(value, time | timedelta):
        return str(value), "date", None
    if isinstance(value, int | float):
        return number_text(value, str(cell.number_format)), "number", float(value)
    text = str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "")
    return re.sub("[\x0b\x0c\x85\u2028\u2029]|_x000B_", "\n", text), "text", None


def _rich(value: CellRichText) -> str:
    """A text whose parts look different: what is raised above the line marks a footnote."""
    text = ""
    for part in value:
        if isinstance(part, TextBlock):
            raised = part.font is not None and part.font.vertAlign == "superscript"
            text += part.text.translate(RAISED) if raised else part.text
        else:
            text += str(part)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _day(value: date, form: str) -> str:
    """A day as precisely as its format shows it: of 2028年12月 nobody sees the day."""
    shown = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", form.lower()).split(";")[0]
    if "y" in shown and "d" not in shown:
        return value.strftime("%Y-%m") if "m" in shown else value.strftime("%Y")
    day = value.strftime("%Y-%m-%d")
    if isinstance(value, datetime) and (value.hour or value.minute) and "h" in shown:
        return f"{day} {value:%H:%M}"
    return day


def number_text(value: float, form: str) -> str:
    """A number as Excel shows it: 12, never 12.0; 0.750 where the format says so."""
    shown = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", form).split(";")[0]
    percent = "%" in shown
    if percent:
        value = float(Decimal(repr(value)) * 100)
    found = re.search(r"[#0?,]*0(?:\.(0+)(#*))?", shown)
    if shown.lower() == "general" or not found or "e" in shown.lower() or "/" in shown:
        text = plain_number(value)
    else:
        places = len(found[1] or "")
        whole = len(re.sub(r"[^0]", "", found[0].split(".")[0]))
        if found[2]:
            text = plain_number(round(value, places + len(found[2])))
        else:
            text = f"{Decimal(repr(value)):.{places}f}"
        if whole > 1 and "," not in found[0]:
            text = text.zfill(whole + (places + 1 if places else 0))
    return f"{text}%" if percent else text


def plain_number(value: float) -> str:
    """Without an exponent, a needless point or the noise of binary fractions."""
    if isinstance(value, int) or value == int(value):
        return str(int(value))
    return f"{Decimal(f'{value:.12g}'):f}"
