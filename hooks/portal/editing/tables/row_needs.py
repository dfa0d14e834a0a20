"""What a row cannot be without, and what need not be asked of the table."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from portal.editing.tables.annex_row import AnnexRow
from portal.editing.tables.table_problem import TableProblem
from portal.kinds.phase_out import SHORT_MATCHES


def settle(one: AnnexRow, before: Mapping[str, Any], settled: frozenset[str]) -> None:
    """What the list has already, and what the editor has settled, need not be read from the table."""
    kept = {name for name in ("equipment", "match", "action") if before.get(name)} | settled
    if before.get("models") and list(before["models"]) == one.stated.get("models"):
        kept |= {"models"}
    labels = {one.labels.get(name, name) for name in kept - one.decided}
    one.problems = [problem for problem in one.problems if problem.field not in labels]
    if before.get("match"):
        one.doubt = ""
    if one.category and not before.get("equipment") and "equipment" not in one.stated:
        one.remarks.append(one.category)


def needed(
    one: AnnexRow, before: Mapping[str, Any], model: type[BaseModel], sheet: str
) -> Iterator[TableProblem]:
    """What a row cannot be without, and has neither from the table nor before."""
    said = {problem.field for problem in one.problems}
    for name, info in model.model_fields.items():
        held = name in one.values or name in before
        if not info.is_required() or name in ("id", "verification") or held:
            continue
        label = one.labels[name]
        if label in said:
            continue
        cell = one.cells.get(name) or f"A{one.entry.row}"
        if name == "match":
            values = "、".join(SHORT_MATCHES)
            hint = f"--set {one.called}.match= 写 {values} 里的一个；每条都一样的写 --set match=…"
            yield TableProblem(sheet, cell, "", label, one.doubt or "看不出怎样算列入", hint)
        elif name == "name":
            hint = "补上名称；合并的单元格存成 CSV 只留第一格，另存为 .xlsx 再导入；"
            hint += "不是条目的写 --no-row 行号"  # the same for all, so that many are told as one
            yield TableProblem(sheet, cell, "", label, "名称是空的", hint)
        else:
            hint = f"每条都一样的写 --set {name}=…；或者在表里加一列“{label}”"
            yield TableProblem(sheet, cell, "", label, "没有写", hint)
