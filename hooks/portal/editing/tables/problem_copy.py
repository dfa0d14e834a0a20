"""A copy of the table with what is wrong beside each row. The original is never touched."""

import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import coordinate_to_tuple, get_column_letter

from portal.editing.files.whole_file import write_whole
from portal.editing.tables.grid import GridFile
from portal.editing.tables.table_problem import TableProblem
from portal.editing.tables.xlsx_bytes import xlsx_bytes

TITLE = "问题"
WIDTH = 60


def problem_copy(
    data: bytes, grid: GridFile, problems: Sequence[TableProblem], headings: Mapping[str, int]
) -> bytes:
    """A workbook: that of the file where it was one, else a new one; in a further column each problem
    stands in its row. `headings` are the sheets that have tables, with the row of the heading; what is
    said of no cell stands there on the first."""
    workbook = _opened(data, grid)
    first = next(iter(headings))
    for name, heading in headings.items():
        page = _page(workbook, name)
        own = [one for one in problems if one.sheet == name or not one.sheet and name == first]
        if own or name == first:
            _tell(page, heading, own)
    workbook.active = workbook.worksheets.index(_page(workbook, first))
    return xlsx_bytes(workbook)


def _page(workbook: Any, name: str) -> Any:
    return workbook[name] if name in workbook.sheetnames else workbook.worksheets[0]


def _tell(page: Any, heading: int, problems: Sequence[TableProblem]) -> None:
    column = _column(page, heading)
    said: dict[int, list[str]] = {}
    for one in problems:
        row = coordinate_to_tuple(one.cell)[0] if one.cell else heading
        where = f"{one.cell} " if one.cell else ""
        field = f"{one.field}：" if one.field else ""
        hint = f"（{one.hint}）" if one.hint else ""
        said.setdefault(row, []).append(f"{where}{field}{one.message}{hint}")
        if one.cell:
            _mark(page, one.cell)
    _write(page, heading, column, "\n".join([TITLE, *said.pop(heading, [])]), bold=True)
    for row, texts in said.items():
        _write(page, row, column, "\n".join(texts))
    page.column_dimensions[get_column_letter(column)].width = WIDTH


def write_copy(content: bytes, beside: Path, at: Path | None = None) -> Path:
    """Write the copy whole: at a place, or under a name beside the original that nothing has, for in an
    earlier copy somebody may have begun to mend."""
    target = at or _free(beside)
    write_whole(target, content)
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
