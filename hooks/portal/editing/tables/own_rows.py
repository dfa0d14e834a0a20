"""What a sheet of ours wants: what its cells say against what they said."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.files.yaml_written import form_of
from portal.editing.tables.cell_values import value_of
from portal.editing.tables.cell_words import UnfitCell
from portal.editing.tables.own_table import (
    DOUBTS,
    KEY,
    STATE,
    CellLike,
    OwnTable,
    SheetLike,
    state_of,
)
from portal.editing.tables.table_columns import TableColumn
from portal.editing.tables.table_problem import TableProblem
from portal.editing.tables.wanted_row import WantedRow
from portal.read.formula_signs import FORMULA
from portal.read.problem import nearest

_MADE_DATE = re.compile(
    r"[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}[/年-][0-9]{1,2}[/月-][0-9]{1,2}日?(?: 0?0:00.*)?|[0-9]{1,2}-[A-Z][a-z]{2}"
)
_LIKE_DATE = re.compile(r"[0-9]{1,4}[-/][0-9]{1,2}")


@dataclass(frozen=True)
class TakenBack:
    """What a table that is ours wants. `is_whole` tells whether it stands as it was written."""

    table: OwnTable
    rows: list[WantedRow]
    problems: list[TableProblem]
    remarks: list[str]


def own_rows(sheet: SheetLike, heading: int, table: OwnTable, words: Vocabularies) -> TakenBack:
    """The rows that a sheet of ours wants; `heading` is the number of the row of ids, from 0. What the
    cells say as before is left out."""
    problems: list[TableProblem] = []
    columns, problems = _known_columns(sheet, heading, table)
    known = {one.id: one for one in table.columns}
    is_by = {id: place for place, id in columns.items()}
    old = {str(row.get("id", f"#{index + 1}")): row for index, row in enumerate(table.rows)}
    wanted, remarks = [], []
    key = is_by.get("id" if table.has_ids else KEY)
    if key is None:
        told = "没有“编号”一列" if table.has_ids else "没有“行”一列"
        problem = TableProblem(sheet.name, "", "", "", told, "重新导出，在导出的表里改")
        return TakenBack(table, [], [*problems, problem], [])
    said_ids = [row[key].text.strip() for row in sheet.rows[heading + 1 :] if key < len(row)]
    for row in sheet.rows[heading + 1 :]:
        said = {id: row[place] for place, id in columns.items() if place < len(row)}
        texts = {id: _plain(cell.text) for id, cell in said.items() if id in known}
        if not any(texts.values()) and not (key < len(row) and row[key].text.strip()):
            continue
        id = row[key].text.strip() if key < len(row) else ""
        cells = {one: cell.address for one, cell in said.items()}
        cells[""] = row[0].address
        before = old.get(id)
        now = table.cells(before, words) if before is not None else {}
        state = _plain(said[STATE].text) if STATE in said else ""
        since = bool(before is not None and state and state != state_of(now))
        since = since and said_ids.count(id) == 1  # two rows of one id are another fault
        if since and state == state_of(texts):
            wanted.append(WantedRow(id, {}, sheet.name, cells))
            remarks.append(f"{id} 在导出以后改过，表里没有动，留着文件里的")
            continue
        values: dict[str, Any] = {}
        touched = []
        for column in table.columns:
            if column.id not in said or column.id == "id":
                continue
            cell, was = said[column.id], _plain(now.get(column.id, ""))
            text = texts[column.id]
            if text == was and cell.kind not in ("error", "formula"):
                continue
            try:
                value = _changed(column, cell, text, was, words)
            except UnfitCell as error:
                problems.append(
                    TableProblem(
                        sheet.name, cell.address, id, column.label, error.message, error.hint
                    )
                )
                continue
            if before is None or form_of(value) != form_of(column.of(before) or None):
                _put(values, column, value, before)
                touched.append(column)
        if since and touched:
            label = "、".join(one.label for one in touched)
            problems.append(
                TableProblem(
                    sheet.name,
                    row[0].address,
                    id,
                    label,
                    "导出以后，这一行在文件里也改过，程序不知道留哪一个",
                    "重新导出，在新的表里再改一次",
                )
            )
            continue
        wanted.append(WantedRow(id or None, values, sheet.name, cells))
    return TakenBack(table, wanted, problems, remarks)


def _known_columns(
    sheet: SheetLike, heading: int, table: OwnTable
) -> tuple[dict[int, str], list[TableProblem]]:
    """The ids of the columns by their places."""
    ids = [one.id for one in table.columns]
    found: dict[int, str] = {}
    problems = []
    for place, cell in enumerate(sheet.rows[heading]):
        text = cell.text.strip()
        name = STATE if text.startswith(f"{STATE}:") else text
        if not name:
            continue
        if name in found.values():
            hint = "留一列，把另一列连同第二行的字段名删去"
            problems.append(TableProblem(sheet.name, cell.address, "", name, "这一列有两列", hint))
        elif name in (*ids, KEY, DOUBTS, STATE):
            found[place] = name
        else:
            near = nearest(name, ids)
            hint = f"可能是 {near}" if near else "不要改第二行灰色的字段名"
            problems.append(TableProblem(sheet.name, cell.address, "", name, "没有这个字段", hint))
    return found, problems


def _plain(text: str) -> str:
    """The text of a cell without what files and programs add to it."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "\n".join(line.rstrip(" ") for line in text.split("\n")).strip("\n")
    return text[1:] if text.startswith("'") and text[1:].startswith((*FORMULA, "'")) else text


def _changed(column: TableColumn, cell: CellLike, text: str, was: str, words: Vocabularies) -> Any:
    if cell.kind == "error":
        raise UnfitCell(f"单元格里是错误值 {text}", "改成文字")
    if cell.kind == "formula":
        raise UnfitCell("单元格里是公式，没有算出的结果", "在 Excel 里改成文字")
    is_text = not column.field.is_date and column.kind != "parts"
    was_alike = _MADE_DATE.fullmatch(text) and _LIKE_DATE.fullmatch(was)
    if is_text and (cell.kind == "date" or was_alike):
        raise UnfitCell(
            f"“{was or text}”被 Excel 改成了日期 {text}",
            "把这一格的格式设成“文本”再输入；用 XLSX 不要用 CSV",
        )
    if column.field.is_date and re.fullmatch(r"[0-9]{4}\.1", text):  # what Excel leaves of 2028.10
        raise UnfitCell(f"“{text}”说不准是 1 月还是 10 月", "写成 2028-01 或 2028-10")
    return value_of(column, text, words)


def _put(
    values: dict[str, Any], column: TableColumn, value: Any, before: Mapping[str, Any] | None
) -> None:
    """Set what a column says in the wanted values of a row."""
    name, *rest = column.path
    if not rest:
        values[str(name)] = value
    elif isinstance(rest[0], int):
        held = values.setdefault(str(name), list((before or {}).get(str(name), ())))
        held += [None] * (rest[0] + 1 - len(held))
        held[rest[0]] = value
    else:
        inner = values.setdefault(str(name), {})
        inner[str(rest[-1])] = value
