"""What becomes of the rows of a list, row by row, and how it is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from portal.editing.files.yaml_written import flow, form_of

Outcome = Literal["same", "changed", "added", "left", "removed"]

OUTCOMES: Mapping[Outcome, str] = {
    "same": "不变",
    "changed": "修改",
    "added": "新增",
    "left": "表里没有，留着",
    "removed": "删除",
}


@dataclass(frozen=True)
class FieldStep:
    """One field of a row; '' for what is not there."""

    name: str
    label: str
    old: str
    new: str


@dataclass(frozen=True)
class RowStep:
    """What becomes of one row. `settled` are the changes that were not made, because an editor has
    settled these fields."""

    outcome: Outcome
    id: str
    name: str
    sheet: str = ""
    cell: str = ""
    moved: bool = False
    published: bool = False
    fields: tuple[FieldStep, ...] = ()
    settled: tuple[FieldStep, ...] = ()


def told(steps: Sequence[RowStep]) -> Iterator[str]:
    """The dry run, line by line: each row that does not stay as it is, then what they come to."""
    for step in steps:
        where = f"{step.sheet}!{step.cell} " if step.cell else ""
        moved = "，换了位置" if step.moved and step.outcome != "added" else ""
        if step.outcome != "same" or step.moved or step.settled:
            yield f"{where}{OUTCOMES[step.outcome]}{moved}：{step.id} {step.name}".rstrip()
        if step.outcome == "left" and step.published:
            yield f"    已经发布过，不能直接删。要撤回：publish.py --withdraw {step.id} --reason 原因"
        elif step.outcome == "left":
            yield f"    还没有发布过。确实不要了，加 --remove {step.id}"
        for one in step.fields:
            yield f"    {one.label}（{one.name}）：{one.old or '（空）'} → {one.new or '（空）'}"
        for one in step.settled:
            yield f"    {one.label}（{one.name}）：已定为 {one.old or '（空）'}，没有改成 {one.new or '（空）'}"
    counts = {word: sum(one.outcome == key for one in steps) for key, word in OUTCOMES.items()}
    moves = sum(one.moved for one in steps if one.outcome in ("same", "changed"))
    parts = [f"{word} {count} 条" for word, count in counts.items() if count]
    yield "；".join([*parts, *([f"换位置 {moves} 条"] if moves else [])]) or "没有条目"


def field_steps(name: str, label: str, old: Any, new: Any) -> Iterator[FieldStep]:
    if form_of(old) != form_of(new):
        yield FieldStep(name, label, _shown(old), _shown(new))


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "、".join(value)
    return value if isinstance(value, str) else flow(value, None)
