"""A copy of the table with what is wrong beside each row. The original is never touched."""

import io
import os
import re
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import coordinate_to_tuple

from portal.editing.tables.grid import GridFile
from portal.editing.tables.table_problem import TableProblem

TITLE = "问题"
WIDTH = 60

_EPOCH = (1980, 1, 1, 0, 0, 0)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def problem_copy(
    data: bytes, grid: GridFile, problems: Sequence[TableProblem], heading: int, sheet: str
) -> bytes:
    """A workbook: that of the file where it was one, else a new one; in a further column each problem
    stands in its row. `heading` is the row of the heading, `sheet` what has the table."""
    workbook = _opened(data, grid)
    page = workbook[sheet] if sheet in workbook.sheetnames else workbook.worksheets[0]
    workbook.active = workbook.worksheets.index(page)
    column = _column(page, heading)
    said: dict[int, list[str]] = {}
    for one in problems:
        row = coordinate_to_tuple(one.cell)[0] if one.cell and one.sheet in ("", sheet) else heading
        where = f"{one.cell} " if one.cell else ""
        field = f"{one.field}：" if one.field else ""
        hint = f"（{one.hint}）" if one.hint else ""
        said.setdefault(row, []).append(f"{where}{field}{one.message}{hint}")
        if one.cell and one.sheet in ("", sheet):
            _mark(page, one.cell)
    _write(page, heading, column, "\n".join([TITLE, *said.pop(heading, [])]), bold=True)
    for row, texts in said.items():
        _write(page, row, column, "\n".join(texts))
    page.column_dimensions[page.cell(1, column).column_letter].width = WIDTH
    return _bytes(workbook)


def write_copy(content: bytes, beside: Path, at: Path | None = None) -> Path:
    """Write the copy whole: at a place, or under a name beside the original that nothing has, for in an
    earlier copy somebody may have begun to mend."""
    target = at or _free(beside)
    handle, half = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(half, target)
    finally:
        Path(half).unlink(missing_ok=True)
    return target


def _free(original: Path) -> Path:
    stem = re.sub(rf"\.{TITLE}\d*$", "", original.stem)
    number = 1
    while True:
        path = original.with_name(f"{stem}.{TITLE}{number if number > 1 else ''}.xlsx")
        if not path.exists():
            return path
        number += 1


def _opened(data: bytes, grid: GridFile) -> Any:
    """The workbook itself, which `workbook` has already opened once; or the table of a text."""
    if data[:2] == b"PK":
        return load_workbook(io.BytesIO(data), keep_links=False, rich_text=True)
    workbook = Workbook()
    workbook.remove(workbook.active)
    for number, sheet in enumerate(grid.sheets, 1):
        title = re.sub(r"[\[\]:*?/\\]", " ", sheet.name)[:25].strip("' ") or "表"
        page = workbook.create_sheet(title if number == 1 else f"{title} {number}")
        spans = set()
        for row in sheet.rows:
            for cell in row:
                if cell.span:
                    spans.add(cell.span)
                if cell.text and (not cell.span or cell.span[:2] == (cell.row, cell.column)):
                    _text(page.cell(cell.row, cell.column), cell.text)
        for top, left, bottom, right in sorted(spans):
            page.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
    return workbook


def _column(page: Any, heading: int) -> int:
    """The first free column; that of an earlier copy is emptied and used again."""
    last = 0
    for row in page.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            if cell.row == heading and str(cell.value).startswith(TITLE):
                for below in range(1, page.max_row + 1):
                    if type(page.cell(below, cell.column)).__name__ != "MergedCell":
                        page.cell(below, cell.column).value = None
                return int(cell.column)
            last = max(last, cell.column)
    return max([last, *(one.max_col for one in page.merged_cells.ranges)]) + 1


def _write(page: Any, row: int, column: int, text: str, bold: bool = False) -> None:
    cell = page.cell(row, column)
    _text(cell, text)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.font = Font(bold=bold, color="C00000")


def _text(cell: Any, text: str) -> None:
    """A text, also where it looks like a formula."""
    cell.value = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", text)
    cell.data_type = "s"
    cell.number_format = "@"


def _mark(page: Any, address: str) -> None:
    row, column = coordinate_to_tuple(address)
    for one in page.merged_cells.ranges:
        if one.min_row <= row <= one.max_row and one.min_col <= column <= one.max_col:
            row, column = one.min_row, one.min_col
    page.cell(row, column).fill = PatternFill("solid", fgColor="FFF2CC")


def _bytes(workbook: Any) -> bytes:
    """The same workbook gives the same bytes: openpyxl writes the time into it."""
    written = io.BytesIO()
    workbook.save(written)
    result = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(result, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = _TIMES.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", content)
            info = zipfile.ZipInfo(part.filename, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return result.getvalue()
