"""Our tables as files: a workbook that Excel people can edit without breaking it, and CSV."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.tables.cell_values import WANTING
from portal.editing.tables.cell_words import SWITCH, short_choice
from portal.editing.tables.own_table import DOUBTS, KEY, OwnTable
from portal.editing.tables.table_columns import TableColumn, options_of, types_of
from portal.editing.tables.xlsx_bytes import xlsx_bytes
from portal.read.formula_signs import FORMULA
from portal.read.vocabulary import Term

HELP, WORDS = "说明", "词表"
LONGEST_CELL = 32_767
"""Characters that a cell of Excel can hold."""
SPARE = 300
"""Rows below the last that have words to choose from, too."""

_HEAD = PatternFill("solid", fgColor="DCE6F1")
_FIXED = PatternFill("solid", fgColor="EDEDED")
_DOUBTED = PatternFill("solid", fgColor="FFF2CC")
_LINE = Border(bottom=Side(style="thin", color="BFBFBF"))
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_WIDTHS = {"word": 18, "words": 26, "parts": 44}
_WIDE = ("name", "product", "energy", "reason", "scope", "note", "threshold", "principle")


class TooLong(Exception):
    """A cell that Excel cannot hold; the text says which."""


def workbook_of(tables: Sequence[OwnTable], words: Vocabularies) -> bytes:
    """The tables of a record as XLSX: a sheet for each, one with the words to choose from, one that says
    how to fill them in."""
    book = Workbook()
    book.remove(book.active)
    lists = _WordLists(tables, words)
    names: set[str] = set()
    for table in tables:
        sheet = book.create_sheet(_sheet_name(table.title, names))
        _fill(sheet, table, words, lists)
    _explain(book.create_sheet(HELP), tables)
    lists.fill(book.create_sheet(WORDS))
    return xlsx_bytes(book)


def csv_of(table: OwnTable, words: Vocabularies) -> bytes:
    """A table as CSV for Excel: UTF-8 with a BOM. What a program would take for a formula has an
    apostrophe in front, and so has what begins with one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in [*table.heading(), *_marked(table, words)]:
        writer.writerow([f"'{text}" if text.startswith((*FORMULA, "'")) else text for text in row])
    return out.getvalue().encode("utf-8-sig")


def _marked(table: OwnTable, words: Vocabularies) -> Iterator[list[str]]:
    """The rows, with a word in the empty cells of fields that are unverified."""
    ahead = 0 if table.has_ids else 1
    for row, texts in zip(table.rows, table.texts(words), strict=True):
        doubted = table.doubted(row)
        for place, column in enumerate(table.columns, ahead):
            if column.name in doubted and not texts[place]:
                texts[place] = WANTING
        yield texts


def _fill(sheet: Worksheet, table: OwnTable, words: Vocabularies, lists: "_WordLists") -> None:
    labels, ids = table.heading()
    for number, row in enumerate([labels, ids, *_marked(table, words)], 1):
        for place, text in enumerate(row, 1):
            _write(sheet.cell(number, place), text)
    last = len(table.rows) + 2
    fixed = {"id", KEY, DOUBTS, ids[-1]}
    by_id = {one.id: one for one in table.columns}
    for place, id in enumerate(ids, 1):
        column = by_id.get(id)
        letter = get_column_letter(place)
        sheet.cell(1, place).font = Font(bold=True)
        sheet.cell(1, place).fill = _HEAD
        sheet.cell(2, place).font = Font(size=8, color="808080")
        sheet.cell(2, place).fill = _HEAD
        for number in range(3, last + 1):
            cell = sheet.cell(number, place)
            cell.border = _LINE
            if id in fixed:
                cell.fill = _FIXED
            elif column and column.name in table.doubted(table.rows[number - 3]):
                cell.fill = _DOUBTED
        dimension = sheet.column_dimensions[letter]
        dimension.width = _width(id, column)
        dimension.number_format = (
            "@"  # also what is written below the last row stays as it is typed
        )
        dimension.hidden = id == ids[-1] or _is_spare(table, column)
        if column and (formula := lists.formula(column)):
            sheet.add_data_validation(_choice(column, formula, f"{letter}3:{letter}{last + SPARE}"))
    sheet.freeze_panes = "C3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(ids))}{last}"
    sheet.row_dimensions[1].height = 30


def _write(cell: Cell, text: str) -> None:
    """A cell that holds this text and nothing else: no formula, number or date is made of it."""
    if len(text) > LONGEST_CELL:
        raise TooLong(f"{cell.coordinate} 有 {len(text)} 个字，Excel 的一格放不下")
    cell.number_format = "@"
    cell.alignment = _WRAPPED
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = text.startswith((*FORMULA, "'"))


def _width(id: str, column: TableColumn | None) -> int:
    if id == "id":
        return 24
    if column is None:
        return 14 if id != DOUBTS else 24
    if column.path[-1] in _WIDE:
        return 36
    return 10 if isinstance(column.path[-1], int) else _WIDTHS[column.kind]


def _is_spare(table: OwnTable, column: TableColumn | None) -> bool:
    """Whether a column is hidden for the time being: no row has anything in it, and none must."""
    return bool(
        column
        and table.rows
        and not column.required
        and not any(column.of(row) is not None for row in table.rows)
    )


def _choice(column: TableColumn, formula: str, cells: str) -> DataValidation:
    several = column.kind == "words"
    choice = DataValidation(
        type="list",
        formula1=formula,
        allow_blank=True,
        showErrorMessage=False,  # several can be written below one another; the import says what is wrong
    )
    choice.promptTitle = column.label[:32]
    choice.prompt = (
        "从下拉的词里选；几个就按 Alt+Enter 换行，一行一个。" if several else "从下拉的词里选。"
    )
    choice.showInputMessage = True
    choice.add(cells)
    return choice


class _WordLists:
    """The columns of the sheet with the words to choose from."""

    def __init__(self, tables: Sequence[OwnTable], words: Vocabularies):
        self.lists: dict[str, list[str]] = {}
        self.names: dict[tuple[Any, str], str] = {}
        for column in (one for table in tables for one in table.columns):
            found = _words_of(column, words)
            if not found or column.kind == "parts":
                continue
            name = column.field.vocabulary or column.field.label
            while name in self.lists and self.lists[name] != found:
                name += "＊"
            self.lists[name] = found
            self.names[column.model, column.field.name] = name

    def formula(self, column: TableColumn) -> str | None:
        name = self.names.get((column.model, column.field.name))
        if name is None or column.kind == "parts":
            return None
        letter = get_column_letter(list(self.lists).index(name) + 1)
        return f"{WORDS}!${letter}$2:${letter}${len(self.lists[name]) + 1}"

    def fill(self, sheet: Worksheet) -> None:
        for place, (name, found) in enumerate(self.lists.items(), 1):
            for number, text in enumerate([name, *found], 1):
                _write(sheet.cell(number, place), text)
            sheet.column_dimensions[get_column_letter(place)].width = 30
        sheet.sheet_state = "hidden"


def _words_of(column: TableColumn, words: Vocabularies) -> list[str]:
    if column.field.vocabulary:
        terms: dict[str, Term] = dict(words.get(column.field.vocabulary, {}))
        return [f"{id} {term.name}" for id, term in terms.items()]
    if bool in types_of(column.annotation):
        return list(SWITCH.values())
    return [
        f"{one} {short_choice(column.field, one)}" if one in column.field.choices else str(one)
        for one in options_of(column.model, column.field.name)
    ]


_HOW = (
    "第一行是名称，第二行灰色的小字是字段名：不要改第二行，也不要删。列可以换次序、隐藏、删去；删去的列不改动。",
    "灰底的列不要改：编号由程序给；“待核的字段”只供看；最后一列（隐藏）是校验，用来查这一行导出以后在文件里有没有人改过。",
    "改一格就只改那个字段。清空一格就是删去那个字段。带 * 的必须有内容。",
    "新的条目：插入一行或写在最后，编号空着，导入时自动取号。行可以上下移动，编号跟着条目走；按某一列排序也是移动，清单会变成那个次序，只想找东西请用筛选。",
    "删行不会删去条目：表里没有的条目留在清单里，导入时会说。没有发布过的，导入时加 --remove 编号；发布过的用 publish.py --withdraw 撤回。",
    "黄底并且“待核的字段”里写着的，是没有核实的；空的写着（待核）。核实以后填上内容，并从“待核字段”一列里去掉它。",
    "有几个值的格，一行一个（按 Alt+Enter 换行）。",
    "一格里有几项内容的（来源、期限条件、数值……），一项一行，写成 名称=内容；名称=内容，如 生产年份=<=1997；最迟停用日期=2017-12-31。",
    "日期写成 2026-08-15、2026-08 或 2026。型号、序号不会变成日期：每一格都是文本格式，粘贴时选“只粘贴值”。",
    "有的列藏起来了，因为没有一条写了内容：要填时选中两边的列，右键“取消隐藏”。",
    "改好保存，关掉 Excel，运行 import_table.py 先看会改什么，再加 --yes 写入。",
)


def _explain(sheet: Worksheet, tables: Sequence[OwnTable]) -> None:
    """How to fill in the tables, and what each column is."""
    lines = [["怎样填这个表", "", ""], *([line, "", ""] for line in _HOW), ["", "", ""]]
    for table in tables[:1] if len({one.model for one in tables}) == 1 else _one_each(tables):
        lines.append([f"“{table.title}”各列", "字段名", "写什么"])
        for column in table.columns:
            told = column.model.model_fields[column.field.name].description or ""
            lines.append([column.label, column.id, told])
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            _write(sheet.cell(number, place), text)
        if not line[1] and line[0]:
            sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=3)
            sheet.row_dimensions[number].height = 15 * (1 + len(line[0]) // 50)
        if number == 1 or line[1] == "字段名":
            for place in (1, 2, 3):
                sheet.cell(number, place).font = Font(bold=True)
    for letter, width in (("A", 26), ("B", 26), ("C", 60)):
        sheet.column_dimensions[letter].width = width


def _one_each(tables: Sequence[OwnTable]) -> list[OwnTable]:
    return list({one.model: one for one in reversed(tables)}.values())[::-1]


def _sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel allows: 31 characters, none of []:*?/\\, no two alike."""
    plain = "".join("·" if sign in "[]:*?/\\'" else sign for sign in title)[:28]
    name, number = plain, 2
    while name in taken or name in (HELP, WORDS):
        name, number = f"{plain}-{number}", number + 1
    taken.add(name)
    return name
