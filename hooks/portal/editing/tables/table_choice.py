"""Which sheet of a file the annex is on, and which sheets are not read."""

from collections.abc import Iterator, Sequence
from typing import Any

from portal.editing.tables.annex import spans
from portal.editing.tables.grid import BadWorkbook, GridFile, GridSheet
from portal.editing.tables.headings import writable
from portal.editing.tables.import_choices import ImportChoices
from portal.editing.tables.table_heading import TableHeading, heading_of
from portal.read.model_fields import fields_of


def sheet_of(
    grid: GridFile, model: Any, choices: ImportChoices, remembered: str = ""
) -> tuple[GridSheet, TableHeading, list[str]]:
    """The sheet with the table, and what has to be said of the others. Raises BadWorkbook."""
    named = [one for one in grid.sheets if one.name == choices.sheet]
    if choices.sheet and not named:
        names = "、".join(one.name for one in grid.sheets)
        raise BadWorkbook(f"没有工作表“{choices.sheet}”。这个文件里有：{names}。")
    found = [
        (sheet, heading)
        for sheet in named or grid.sheets
        if (heading := heading_of(sheet, model, choices.columns, choices.heading))
    ]
    if not named:
        before = [one for one in found if one[0].name == remembered]
        shown = [one for one in found if not one[0].is_hidden]
        found = before or shown or found
    if not found:
        raise BadWorkbook(_no_heading(named or list(grid.sheets), model))
    if len(found) > 1:
        names = "、".join(sheet.name for sheet, _ in found)
        raise BadWorkbook(
            f"有 {len(found)} 张工作表像附件：{names}。用 --sheet 名称 说明是哪一张。"
        )
    sheet, heading = found[0]
    return sheet, heading, list(_of_sheets(grid, sheet))


def _of_sheets(grid: GridFile, sheet: GridSheet) -> Iterator[str]:
    others = [one for one in grid.sheets if one is not sheet and any(map(len, one.rows))]
    if others:
        names = "、".join(f"{one.name}{'（隐藏的）' if one.is_hidden else ''}" for one in others)
        yield f"读的是工作表“{sheet.name}”；没有读：{names}"
    if sheet.is_hidden:
        yield f"工作表“{sheet.name}”是隐藏的，照样读了"
    if sheet.hidden_rows:
        yield f"第 {spans(list(sheet.hidden_rows))} 行是隐藏的（也许是筛选），照样读了"
    if sheet.hidden_columns:
        yield f"有 {len(sheet.hidden_columns)} 列是隐藏的，照样读了"


def _no_heading(sheets: Sequence[GridSheet], model: Any) -> str:
    shown = []
    for sheet in sheets[:5]:
        rows = [row for row in sheet.numbers() if sheet.filled(row)][:3]
        texts = [
            "｜".join(cell.text.replace("\n", " ")[:20] for cell in sheet.filled(row)[:6])
            for row in rows
        ]
        shown.append(f"  {sheet.name}：{' / '.join(texts) if texts else '空的'}")
    fields = fields_of(model)
    words = "、".join(f"{fields[name].label}={name}" for name in writable(model) if name in fields)
    return (
        "没有认出表头：至少要有名称或型号一列，和另外一列。\n"
        + "\n".join(shown)
        + "\n表头在第几行，用 --heading 行号 说明；列名不常见的，用 --map 列名=字段 说明。"
        + f"\n字段有：{words}。"
    )
