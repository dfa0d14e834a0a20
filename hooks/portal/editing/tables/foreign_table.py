"""An annex of others taken into a list: what each of its rows would become, and what stands in the way.

Nothing is written here, and nothing is guessed that matters: what is not sure is a question.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from portal.editing.tables.annex import Annex, accounted, adds_up, annex_of
from portal.editing.tables.counts import count_of, gaps_in, miscounted
from portal.editing.tables.grid import BadWorkbook, GridFile, GridSheet
from portal.editing.tables.headings import LEFT_OUT, writable
from portal.editing.tables.import_choices import ImportChoices, TableMapping, together
from portal.editing.tables.row_identity import Recognition, next_ids, recognise
from portal.editing.tables.row_role import RowRole
from portal.editing.tables.table_heading import TableHeading, heading_of
from portal.editing.tables.table_problem import TableProblem
from portal.editing.tables.wanted_rows import (
    ImportedList,
    WantedRow,
    repeated_columns,
    unmapped,
    wanted_rows,
)
from portal.editing.tables.would_be import Finding, WouldBe
from portal.editing.yaml_text import Uneditable, with_record
from portal.kinds.phase_out import SHORT_MATCHES
from portal.read.model_fields import fields_of
from portal.read.problem import Unreadable
from portal.read.strict_yaml import parse

IMPORTED = "从表格导入，没有逐条和原文核对"
"""What a row says of itself until somebody has compared it with the document."""


@dataclass(frozen=True)
class ListFile:
    """The list that is imported into: its file, its text, what is used elsewhere."""

    path: Path
    text: str
    target: ImportedList
    record_model: Any
    used_ids: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Question:
    """What an editor at the terminal is asked: the option that the answer becomes."""

    text: str
    answers: tuple[tuple[str, str], ...]
    """(value of the option, what it means)."""
    option: str
    """`same 12` or `set 12.match`."""


@dataclass
class RowPlan:
    """One item and the row that it becomes."""

    wanted: WantedRow
    id: str = ""
    is_new: bool = True
    before: Mapping[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    """Settled fields that the table would have changed."""

    @property
    def changed(self) -> list[str]:
        names = dict.fromkeys((*self.before, *self.after))
        return [one for one in names if self.before.get(one) != self.after.get(one)]


@dataclass
class ImportPlan:
    """Everything that an import would do."""

    list_file: ListFile
    annex: Annex
    rows: list[RowPlan]
    text: str = ""
    mapping: TableMapping | None = None
    problems: list[TableProblem] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    gone: list[Mapping[str, Any]] = field(default_factory=list)
    """Rows of the list that the table does not have."""
    count: int | None = None


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
        from portal.editing.tables.annex import spans

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
    fields = "、".join(
        f"{fields_of(model)[name].label}={name}"
        for name in writable(model)[:8]
        if name in fields_of(model)
    )
    return (
        "没有认出表头：至少要有名称或型号一列，和另外一列。\n"
        + "\n".join(shown)
        + f"\n表头在第几行，用 --heading 行号 说明；列名不常见的，用 --map 列名=字段 说明（{fields}…）。"
    )


def plan_import(
    grid: GridFile,
    list_file: ListFile,
    choices: ImportChoices,
    kept: TableMapping,
    would_be: WouldBe,
) -> ImportPlan:
    """What would become of a table. Raises BadWorkbook, Unreadable, Uneditable."""
    choices = together(choices, kept)
    target = list_file.target
    sheet, heading, remarks = sheet_of(grid, target.model, choices, kept.sheet or "")
    _known_fields(choices, target.model)
    annex = annex_of(sheet, heading, choices.left_rows, choices.further)
    wanted = wanted_rows(annex, target, choices)
    plan = ImportPlan(list_file, annex, [], remarks=[*grid.remarks, *remarks])
    plan.problems += unmapped(annex)
    plan.problems += repeated_columns(annex, choices.columns)
    plan.problems += _lost_columns(annex, kept)
    plan.problems += _unknown_rows(annex)
    if not wanted:
        raise BadWorkbook(f"工作表“{sheet.name}”的表头下面没有条目。")
    record = parse(list_file.text, "(文件)") if not isinstance(list_file.text, dict) else {}
    rows = list(record.get("rows") or ())
    found = recognise(wanted, rows, choices.same, choices.new)
    plan.problems += _bad_choices(choices, rows, wanted)
    _ask_of_rows(plan, wanted, found, rows)
    for one in wanted:
        plan.problems += one.problems
        plan.questions += _ask_of_match(one)
    plan.count, problems = count_of(annex, choices.count, record.get("item_count"))
    plan.problems += problems
    explained = bool(record.get("coverage") or choices.coverage)
    plan.problems += miscounted(annex, wanted, plan.count, explained)
    plan.remarks += _remarks(plan, wanted)
    _make_rows(plan, wanted, found, rows, choices)
    plan.mapping = _mapping(plan, choices, kept)
    if not adds_up(annex):
        told = "表里的行没有都算到：这是程序的错，没有导入"
        plan.problems.append(TableProblem(sheet.name, "", "", "", told, "把这个文件发给维护的人"))
    _write_and_check(plan, record, rows, choices, would_be)
    return plan


def _known_fields(choices: ImportChoices, model: Any) -> None:
    names = writable(model)
    for option, given in (("map", choices.columns), ("set", dict.fromkeys(choices.constants, ""))):
        for key, value in given.items():
            name = value if option == "map" else key
            if name != LEFT_OUT and name not in names:
                labels = "、".join(names)
                raise BadWorkbook(
                    f"--{option} {key}={value or '…'}：没有字段 {name}。可以写：{labels}。"
                )
    for (_, name), _value in choices.row_values.items():
        if name not in names:
            raise BadWorkbook(f"没有字段 {name}。可以写：{'、'.join(names)}。")


def _lost_columns(annex: Annex, kept: TableMapping) -> Iterator[TableProblem]:
    """What was there the last time and is not there now: a heading may have changed."""
    from portal.editing.tables.cell_text import folded

    own = {folded(part) for one in annex.heading.columns for part in (one.heading, one.letter)}
    got = {one.field for one in annex.heading.columns}
    for heading, name in kept.columns.items():
        if name != LEFT_OUT and folded(heading) not in own and name not in got:
            told = f"上一次有列“{heading}”（{name}），这一次没有，也没有别的列是它"
            hint = f"列名改了的，写 --map 新的列名={name}；确实没有了的，删去 mappings 文件里这一行"
            where = f"A{annex.heading.first}"
            yield TableProblem(annex.sheet.name, where, "", "列", told, hint)


def _unknown_rows(annex: Annex) -> Iterator[TableProblem]:
    for row, role in annex.roles.items():
        if role is RowRole.UNKNOWN:
            text = annex.said.get(row, "")
            shown = text if len(text) < 40 else text[:39] + "…"
            hint = f"接着上一条的，写 --further {row}；不是条目的，写 --no-row {row}；漏了序号的，在表里补上"
            told = f"看不出这一行是不是条目：{shown}"
            yield TableProblem(annex.sheet.name, f"A{row}", "", "行", told, hint)


def _bad_choices(
    choices: ImportChoices, rows: Sequence[Mapping[str, Any]], wanted: Sequence[WantedRow]
) -> Iterator[TableProblem]:
    ids = [str(row["id"]) for row in rows]
    at = {one.entry.row for one in wanted}
    named = {one.number for one in wanted} | {f"行{row}" for row in at}
    for row, id in choices.same.items():
        if id not in ids:
            yield TableProblem(
                "", "", id, "--same", f"清单里没有 id 为 {id} 的条目", "看清单里的 id"
            )
    for row in (*choices.same, *choices.new):
        if row not in at:
            told = f"第 {row} 行不是一条条目的第一行"
            yield TableProblem("", "", "", "--same、--new", told, "写条目第一行的行号")
    for which, name in choices.row_values:
        if which not in named:
            told = f"表里没有序号为 {which} 的条目"
            hint = "写序号；没有序号的写行号，如 行12"
            yield TableProblem("", "", "", f"--set {which}.{name}", told, hint)


def _ask_of_rows(
    plan: ImportPlan,
    wanted: Sequence[WantedRow],
    found: Recognition,
    rows: Sequence[Mapping[str, Any]],
) -> None:
    by_id = {str(row["id"]): row for row in rows}
    for index, ids in found.unsure.items():
        one = wanted[index]
        row = one.entry.row
        shown = "、".join(f"{id}（{by_id[id].get('name')}）" for id in ids)
        told = f"“{one.name}”像是清单里的 {shown}，不能肯定"
        options = " 或 ".join(f"--same {id}={row}" for id in ids)
        hint = f"是的写 {options}；不是的写 --new {row}"
        cell = one.cells.get("name") or f"A{row}"
        plan.problems.append(TableProblem(plan.annex.sheet.name, cell, "", "是哪一条", told, hint))
        models = "、".join(one.stated.get("models", ()))
        text = f"第 {row} 行“{one.name}”{models and f'（{models[:60]}）'}是清单里的哪一条？"
        answers = [(id, _short(by_id[id])) for id in ids]
        plan.questions.append(
            Question(text, (*answers, ("新", "都不是，是新的条目")), f"same {row}")
        )


def _short(row: Mapping[str, Any]) -> str:
    models = "、".join(map(str, row.get("models", ())))
    number = f"序号 {row['item_no']} " if row.get("item_no") else ""
    return f"{number}{row.get('name')} {models[:60]}".strip()


def _ask_of_match(one: WantedRow) -> Iterator[Question]:
    doubt = next((text for text in one.remarks if "？" in text), "")
    if doubt and "match" not in one.values:
        text = f"第 {one.entry.row} 行“{one.name}”（{'、'.join(one.stated.get('models', ()))[:60]}）{doubt}"
        yield Question(text, tuple(SHORT_MATCHES.items()), f"set {one.called}.match")


def _remarks(plan: ImportPlan, wanted: Sequence[WantedRow]) -> Iterator[str]:
    if plan.count is None:
        yield "表里没有写共多少项，清单也没有写：自己和原文对一遍条数"
    gaps = gaps_in([one.number for one in wanted])
    if gaps and plan.count == len(wanted):
        yield f"序号里没有 {'、'.join(map(str, gaps[:20]))}：看原文是不是也跳过了"
    left = [
        one.heading for one in plan.annex.heading.columns if one.field == LEFT_OUT and one.heading
    ]
    left = [one for one in dict.fromkeys(left) if one != "问题"]
    if left:
        yield (
            f"没有取的列：{'、'.join(left)}（原文的介绍和联系方式不照抄；要取的，用自己的话写，"
            "再用 --map 列名=字段）"
        )
    for mark, text in plan.annex.notes.items():
        bearers = [one for one in wanted if any(f"“{mark}”去掉" in told for told in one.remarks)]
        if not bearers:
            yield f"表下的注“{mark} {text}”，没有条目带这个记号：看要写在哪里"
    for text in plan.annex.unmarked:
        yield f"表下的注：{text}（没有写进条目；要提醒读者的，写在清单的 cautions 里）"


def _make_rows(
    plan: ImportPlan,
    wanted: Sequence[WantedRow],
    found: Recognition,
    rows: Sequence[Mapping[str, Any]],
    choices: ImportChoices,
) -> None:
    by_id = {str(row["id"]): row for row in rows}
    new = [
        index
        for index in range(len(wanted))
        if index not in found.known and index not in found.unsure
    ]
    used = plan.list_file.used_ids
    numbers = [wanted[index].number for index in new]
    ids = next_ids(str(plan.list_file.target.record.id), rows, numbers, used)
    fresh = dict(zip(new, ids, strict=True))
    for index, one in enumerate(wanted):
        id = found.known.get(index) or fresh.get(index, "")
        before = by_id.get(id, {})
        row_plan = RowPlan(one, id, not before, before)
        row_plan.after = _row(row_plan, plan, choices)
        plan.rows.append(row_plan)
        for problem_index, problem in enumerate(one.problems):
            one.problems[problem_index] = problem
    known = set(found.known.values())
    maybe = {id for ids in found.unsure.values() for id in ids}
    plan.gone = [row for row in rows if str(row["id"]) not in known | maybe]


def _row(row_plan: RowPlan, plan: ImportPlan, choices: ImportChoices) -> dict[str, Any]:
    """The row as it would stand: what the list has and the table does not say stays."""
    one, before = row_plan.wanted, row_plan.before
    row: dict[str, Any] = {"id": row_plan.id, **before}
    settled = set(choices.settle.get(row_plan.id, ())) - one.decided
    for name, value in one.guessed.items():
        if name not in before:
            row[name] = value
    for name, value in one.stated.items():
        if name in settled and before.get(name) != value:
            row_plan.kept.append(name)
        elif name == "note" and before.get("note") and str(value) in str(before["note"]):
            continue
        else:
            row[name] = value
    for name in one.decided:
        if name not in one.stated and name in before:
            del row[name]
    if (
        "deadline_rules" in one.stated
        and "deadline" not in one.stated
        and "deadline" not in settled
    ):
        if not before:
            row.pop("deadline", None)
    changed = [name for name in row if name != "id" and before.get(name) != row[name]]
    if not before:
        row["verification"] = _verification(plan.list_file.target, choices)
    elif changed:
        row["verification"] = _looked_at(dict(before["verification"]), changed, plan, choices)
    return row


def _verification(target: ImportedList, choices: ImportChoices) -> dict[str, Any]:
    """No more than is so: the list has one source at least, and nobody has compared the rows yet."""
    own = target.record.verification
    confidence = "low" if own.confidence == "low" else "medium"
    if choices.checked:
        return {"confidence": confidence, "checked": choices.checked}
    return {"confidence": confidence, "checked": own.checked.text, "note": IMPORTED}


def _looked_at(
    verification: dict[str, Any], changed: list[str], plan: ImportPlan, choices: ImportChoices
) -> dict[str, Any]:
    """Of a row that changes: when somebody looked, or that nobody has."""
    note = str(verification.get("note") or "")
    if choices.checked:
        verification["checked"] = choices.checked
        if note == IMPORTED:
            del verification["note"]
        return verification
    if IMPORTED not in note:
        verification["note"] = f"{note}；{IMPORTED}" if note else IMPORTED
    return verification


def _mapping(plan: ImportPlan, choices: ImportChoices, kept: TableMapping) -> TableMapping:
    """What the next import does without being asked."""
    by_called = {one.wanted.called: one.id for one in plan.rows}
    settled = {id: list(fields) for id, fields in choices.settle.items()}
    for which, name in choices.row_values:
        if id := by_called.get(which):
            settled[id] = list(dict.fromkeys((*settled.get(id, ()), name)))
    return TableMapping(
        list=str(plan.list_file.target.record.id),
        sheet=plan.annex.sheet.name if len(plan.annex.sheet.name) < 200 else None,
        columns={
            one.heading: one.field
            for one in plan.annex.heading.columns
            if one.heading and one.field and one.heading != "问题"
        }
        | {key: value for key, value in choices.columns.items() if value == LEFT_OUT},
        constants=choices.constants,
        values=choices.values,
        settled={id: tuple(fields) for id, fields in settled.items()},
    )


def _write_and_check(
    plan: ImportPlan,
    record: dict[str, Any],
    rows: Sequence[Mapping[str, Any]],
    choices: ImportChoices,
    would_be: WouldBe,
) -> None:
    made = {one.id: one.after for one in plan.rows if one.id}
    wanted = {**record, "rows": _in_order(plan, rows, made)}
    if plan.count is not None and "item_count" not in record:
        wanted["item_count"] = plan.count
    if choices.count is not None:
        wanted["item_count"] = choices.count
    if choices.coverage:
        wanted["coverage"] = choices.coverage
    try:
        plan.text = with_record(plan.list_file.text, wanted, plan.list_file.record_model)
    except (Unreadable, Uneditable) as error:
        plan.problems.append(TableProblem(plan.annex.sheet.name, "", "", "", str(error)))
        return
    # `with_record` leaves the order of the items to us, and says nothing of places: so count again.
    ids = [str(row["id"]) for row in parse(plan.text, "(文件)")["rows"]]
    by_id = {one.id: one for one in plan.rows}
    told = {(one.cell, one.field) for one in plan.problems}
    for found in would_be.findings(plan.text):
        problem = _as_problem(found, ids, by_id, plan)
        if problem is not None and (problem.cell, problem.field) not in told:
            plan.problems.append(problem)


def _in_order(
    plan: ImportPlan, rows: Sequence[Mapping[str, Any]], made: Mapping[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """The rows that stand keep their places; a new one comes behind that which is before it in the
    table."""
    order = [str(row["id"]) for row in rows]
    before = ""
    for one in plan.rows:
        if not one.id:
            continue
        if one.is_new:
            order.insert(order.index(before) + 1 if before else 0, one.id)
        before = one.id
    by_id = {str(row["id"]): dict(row) for row in rows}
    return [made.get(id) or by_id[id] for id in order]


def _as_problem(
    found: Finding, ids: list[str], by_id: Mapping[str, RowPlan], plan: ImportPlan
) -> TableProblem | None:
    """What the checks say, at the cell that it came from."""
    place, sheet = found.place, plan.annex.sheet.name
    if len(place) < 2 or place[0] != "rows" or not isinstance(place[1], int):
        if place[:1] == ("item_count",) and any(one.field == "项数" for one in plan.problems):
            return None
        name = str(place[0]) if place else ""
        return TableProblem(sheet, "", "", name, found.message, found.hint)
    id = ids[place[1]] if place[1] < len(ids) else ""
    one = by_id.get(id)
    name = str(place[2]) if len(place) > 2 else ""
    fields = fields_of(plan.list_file.target.model)
    label = fields[name].label if name in fields else name
    if one is None:
        return TableProblem(sheet, "", id, label, found.message, found.hint)
    source = {"models_norm": "models", "match": "match"}.get(name, name)
    cell = (
        one.wanted.cells.get(source) or one.wanted.cells.get("name") or f"A{one.wanted.entry.row}"
    )
    hint = found.hint
    if name == "equipment":
        hint = f"--set {one.wanted.called}.equipment=设备类别的 id；{hint}"
    return TableProblem(sheet, cell, id, label, found.message, hint)


def accounts(plan: ImportPlan) -> Iterator[str]:
    """The rows of the sheet, and what became of them."""
    yield from accounted(plan.annex)
