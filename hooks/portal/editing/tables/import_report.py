"""What an editor reads about an import: row by row what would become what, and how it adds up."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from portal.editing.tables.annex import accounted, spans
from portal.editing.tables.foreign_table import ImportPlan
from portal.editing.tables.headings import LEFT_OUT
from portal.editing.tables.row_steps import OUTCOMES, RowStep
from portal.kinds.phase_out import SHORT_MATCHES
from portal.read.model_fields import fields_of
from portal.read.problem import shortened

SHOWN = ("equipment", "models", "match", "scope", "deadline", "deadline_rules", "note")
"""What is told of a new row beside its number and name."""


def report(plan: ImportPlan) -> Iterator[str]:
    """The dry run, line by line."""
    yield from _columns(plan)
    for number, text in plan.annex.sections.items():
        yield f"第 {number} 行是分类标题：{text}"
    steps = list(plan.changes.steps) if plan.changes else []
    rows = {id: one for id, one in zip(plan.ids, plan.rows, strict=True) if id}
    after = {str(row["id"]): row for row in plan.changes.rows} if plan.changes else {}
    told = set()
    for step in steps:
        one = rows.get(step.id)
        told.add(step.id)
        if one is not None:
            where = f"第 {'–'.join(map(str, sorted({one.entry.row, one.entry.rows[-1]})))} 行"
            yield f"{where} → {_told(step, after.get(step.id, {}), plan)}"
        else:
            yield f"{OUTCOMES[step.outcome]}：{step.id} {step.name}"
        yield from _fields(step)
    for one, id in zip(plan.rows, plan.ids, strict=True):
        if id not in told:
            yield f"第 {one.entry.row} 行 → 还没有定：{one.number} {one.name}"
    yield ""
    yield from accounted(plan.annex)
    counts = Counter(step.outcome for step in steps)
    parts = [
        f"{word} {counts[outcome]} 条" for outcome, word in OUTCOMES.items() if counts[outcome]
    ]
    yield f"条目 {len(plan.rows)} 条 → 清单：{'，'.join(parts) or '没有定'}"
    if plan.count is not None:
        agrees = "，和条目数一致" if plan.count == len(plan.rows) else ""
        yield f"公布的总项数：{plan.count}{agrees}"
    told_of: dict[str, list[int]] = {}
    for one in plan.rows:
        for text in dict.fromkeys(one.remarks):
            told_of.setdefault(text, []).append(one.entry.row)
    for text, numbers in told_of.items():
        yield f"注意：{text}（第 {spans(numbers)} 行）"
    for text in plan.remarks:
        yield f"注意：{text}"


def _columns(plan: ImportPlan) -> Iterator[str]:
    fields = fields_of(plan.list_file.row_model)
    for column in plan.annex.heading.columns:
        if not column.heading and not column.field:
            continue
        name = column.field
        if name == LEFT_OUT or not name:
            meant = "不取" if name else "不知道是什么"
        else:
            meant = f"{fields[name].label if name in fields else name}（{name}）"
        yield f"{column.letter} 列 {column.heading or '（没有列名）'} → {meant}"


def _told(step: RowStep, row: dict[str, Any], plan: ImportPlan) -> str:
    number = f"序号 {row['item_no']} " if row.get("item_no") else ""
    head = f"{OUTCOMES[step.outcome]}：{step.id}｜{number}{step.name}"
    if step.outcome != "added":
        return head
    fields = fields_of(plan.list_file.row_model)
    parts = []
    for name in SHOWN:
        if value := row.get(name):
            parts.append(f"{fields[name].label} {_shown(name, value, plan)}")
    return "｜".join([head, *parts])


def _shown(name: str, value: Any, plan: ImportPlan) -> str:
    if name == "match":
        return SHORT_MATCHES.get(value, str(value))
    if name == "equipment":
        terms = plan.list_file.vocabularies["equipment"]
        return "、".join(terms[id].name if id in terms else id for id in value)
    if name == "models":
        return f"{len(value)} 个：{shortened('、'.join(value))}"
    if name == "deadline_rules":
        rule = value[0]
        return "，".join(f"{key} {held}" for key, held in rule.items())
    return shortened(str(value))


def _fields(step: RowStep) -> Iterator[str]:
    if step.outcome == "changed":
        for one in step.fields:
            yield f"    {one.label}：{one.old or '（空）'} → {one.new or '（空）'}"
    for one in step.settled:
        yield f"    {one.label}：编者定为 {one.old or '（空）'}，没有改成 {one.new or '（空）'}"
    if step.outcome == "left" and step.published:
        yield f"    不动。文件里确实没有这一条了：publish.py --withdraw {step.id} --reason 原因"
