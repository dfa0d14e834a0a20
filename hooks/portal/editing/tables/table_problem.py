"""What is wrong in a table, at a cell: for the terminal, and for the column 问题 of a copy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class TableProblem:
    """`cell` is its address (C5) or '' for the sheet; `row_id` the row's id, '' where it has none."""

    sheet: str
    cell: str
    row_id: str
    field: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        where = " ".join(part for part in (self.sheet, self.cell) if part)
        field = f"{self.field}：" if self.field else ""
        text = f"{where}：{field}{self.message}"
        return f"{text}（{self.hint}）" if self.hint else text


def alike(problems: Iterable[TableProblem]) -> Iterator[TableProblem]:
    """The same said of several cells, said once."""
    cells: dict[TableProblem, list[str]] = {}
    for one in problems:
        cells.setdefault(replace(one, cell="", row_id=""), []).append(one.cell)
    for one, found in cells.items():
        shown = "、".join(found[:SHOWN]) + (f" 等 {len(found)} 处" if len(found) > SHOWN else "")
        yield replace(one, cell=shown)


SHOWN = 8
"""Cells that are named one by one."""
