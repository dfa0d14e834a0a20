"""An annex of others taken into a list: what each of its rows would become, and what stands in the way.

Nothing is written here, and nothing is guessed that matters: what is not sure is a question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from portal.editing.files.yaml_text import FieldChange, with_changes
from portal.editing.tables.annex import Annex, adds_up
from portal.editing.tables.annex_reading import annex_of
from portal.editing.tables.annex_row import AnnexRow, ImportedList
from portal.editing.tables.annex_rows import annex_rows
from portal.editing.tables.column_doubts import lost_columns, repeated_columns, unmapped
from portal.editing.tables.counts import count_of, miscounted
from portal.editing.tables.grid import BadWorkbook, GridFile
from portal.editing.tables.import_choices import ImportChoices, TableMapping, together
from portal.editing.tables.import_doubts import (
    ImportQuestion,
    bad_choices,
    known_fields,
    of_match,
    of_rows,
    unknown_rows,
    unsettled,
)
from portal.editing.tables.import_remarks import remarks_of
from portal.editing.tables.list_file import ListFile
from portal.editing.tables.row_changes import RowChanges, row_changes
from portal.editing.tables.row_identity import Recognition, first_ids, recognise
from portal.editing.tables.row_needs import needed, settle
from portal.editing.tables.table_choice import sheet_of
from portal.editing.tables.table_problem import TableProblem
from portal.editing.tables.wanted_row import WantedRow, merged
from portal.editing.tables.would_be import WouldBeFault
from portal.read.model_fields import fields_of
from portal.read.record import Record

IMPORTED = "从表格导入，没有逐条和原文核对"
"""What a row says of itself until somebody has compared it with the document."""


@dataclass
class ImportPlan:
    """Everything that an import would do. `text` is that of the list afterwards."""

    list_file: ListFile
    annex: Annex
    rows: list[AnnexRow]
    ids: list[str | None] = field(default_factory=list)
    """Of the items, in their order; None for what is not known yet."""
    changes: RowChanges | None = None
    text: str = ""
    mapping: TableMapping | None = None
    problems: list[TableProblem] = field(default_factory=list)
    questions: list[ImportQuestion] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    count: int | None = None


def plan_import(
    grid: GridFile,
    list_file: ListFile,
    choices: ImportChoices,
    kept: TableMapping,
) -> ImportPlan:
    """What would become of a table. Raises BadWorkbook."""
    typed, choices = choices, together(choices, kept)
    target = ImportedList(list_file.record, list_file.row_model, list_file.vocabularies)
    model = target.model
    known_fields(choices, model)
    sheet, heading, remarks = sheet_of(grid, model, choices, kept.sheet or "")
    annex = annex_of(sheet, heading, choices.left_rows, choices.further)
    if not annex.entries:
        raise BadWorkbook(f"工作表“{sheet.name}”的表头下面没有条目。")
    items = annex_rows(annex, target, choices)
    plan = ImportPlan(list_file, annex, items, remarks=[*grid.remarks, *remarks])
    record = list_file.file.record
    rows = list(record.get("rows") or ())
    found = recognise(items, rows, choices.same, choices.new)
    plan.problems += [*unmapped(annex), *repeated_columns(annex, choices.columns)]
    plan.problems += [*lost_columns(annex, kept), *unknown_rows(annex)]
    plan.problems += [*bad_choices(choices, rows, items), *unsettled(typed, list_file)]
    by_id = {str(row["id"]): row for row in rows}
    for index, one in enumerate(items):
        id = found.known.get(index, "")
        settle(one, by_id.get(id, {}), frozenset(choices.settle.get(id, ())))
        one.problems += needed(one, by_id.get(id, {}), model, sheet.name)
    problems, questions = of_rows(annex, items, found, rows)
    plan.problems += [*problems, *(problem for one in items for problem in one.problems)]
    plan.questions += [*questions, *(question for one in items for question in of_match(one))]
    plan.count, problems = count_of(annex, choices.count, record.get("item_count"))
    explained = bool(record.get("coverage") or choices.coverage)
    plan.problems += [*problems, *miscounted(annex, items, plan.count, explained)]
    is_miscounted = any(one.field == "项数" for one in plan.problems)
    plan.remarks += remarks_of(annex, items, plan.count, is_miscounted)
    if not adds_up(annex):
        told = "表里的行没有都算到：这是程序的错，没有导入"
        plan.problems.append(TableProblem(sheet.name, "", "", "", told, "把这个文件发给维护的人"))
    _take(plan, record, rows, found, choices)
    plan.mapping = _mapping(plan, choices)
    _check(plan)
    return plan


def _take(
    plan: ImportPlan,
    record: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    found: Recognition,
    choices: ImportChoices,
) -> None:
    """The text of the list with the items in it. Of an item that may be a row, nothing is done."""
    by_id = {str(row["id"]): row for row in rows}
    list_file = plan.list_file
    firsts = first_ids(str(record["id"]), [one.number for one in plan.rows]) if not rows else []
    wanted, sure = [], []
    for index, one in enumerate(plan.rows):
        if index in found.unsure:
            continue
        id = found.known.get(index) or (firsts[index] if firsts else None)
        if id not in by_id and id in list_file.terms.taken:
            id = None  # something had it: the next number
        values = _values(one, by_id.get(id or "", {}), list_file.record, choices)
        cells = {"": f"A{one.entry.row}", **one.cells}
        wanted.append(WantedRow(id, values, plan.annex.sheet.name, cells))
        sure.append(index)
    settled = {id: set(names) - _decided(plan, found, id) for id, names in choices.settle.items()}
    terms = replace(list_file.terms, settled=settled)
    model = type(list_file.record)
    plan.changes = row_changes(list_file.file.text, ("rows",), wanted, model, terms)
    plan.problems += plan.changes.problems
    plan.ids = [None] * len(plan.rows)
    if not plan.changes.problems:
        for index, step in zip(sure, plan.changes.steps, strict=False):
            plan.ids[index] = step.id
    heads = _heads(plan, record, choices)
    plan.text = with_changes(plan.changes.text, heads, model) if heads else plan.changes.text


def _decided(plan: ImportPlan, found: Recognition, id: str) -> set[str]:
    """What the editor has just set for the item itself."""
    items = [plan.rows[index] for index, whose in found.known.items() if whose == id]
    return items[0].decided if items else set()


def _heads(
    plan: ImportPlan, record: Mapping[str, Any], choices: ImportChoices
) -> list[FieldChange]:
    found = []
    if plan.count is not None and (choices.count is not None or "item_count" not in record):
        found.append(FieldChange(("item_count",), plan.count))
    if choices.coverage:
        found.append(FieldChange(("coverage",), choices.coverage))
    return found


def _values(
    one: AnnexRow, before: Mapping[str, Any], target: Record, choices: ImportChoices
) -> dict[str, Any]:
    """The fields that the row gets. What follows from the table only yields to what the row has, and
    what the table does not name stays."""
    values = {name: value for name, value in one.guessed.items() if name not in before}
    values |= one.stated
    for name in ("note", "scope"):  # an editor has written more than the table has
        if before.get(name) and str(one.stated.get(name, "")) in str(before[name]):
            values.pop(name, None)
    for name in one.decided - set(one.stated):
        values[name] = None
    if not before:
        values["verification"] = _verification(target, choices)
    elif merged(before, values) != dict(before):
        values["verification"] = _looked_at(before["verification"], choices)
    return values


def _verification(target: Record, choices: ImportChoices) -> dict[str, Any]:
    """No more than is so: the list has one source at least, and nobody has compared the rows yet."""
    own = target.verification
    confidence = "low" if own.confidence == "low" else "medium"
    if choices.checked:
        return {"confidence": confidence, "checked": choices.checked}
    return {"confidence": confidence, "checked": own.checked.text, "note": IMPORTED}


def _looked_at(before: Mapping[str, Any], choices: ImportChoices) -> dict[str, Any]:
    """Of a row that changes: when somebody looked, or that nobody has."""
    note = str(before.get("note") or "")
    if choices.checked:
        return {"checked": choices.checked} | ({"note": None} if note == IMPORTED else {})
    if IMPORTED in note:
        return {}
    return {"note": f"{note}；{IMPORTED}" if note else IMPORTED}


def _mapping(plan: ImportPlan, choices: ImportChoices) -> TableMapping:
    """What the next import does without being asked."""
    by_called = dict(zip((one.called for one in plan.rows), plan.ids, strict=True))
    settled = {id: tuple(names) for id, names in choices.settle.items()}
    for which, name in choices.row_values:
        if id := by_called.get(which):
            settled[id] = tuple(dict.fromkeys((*settled.get(id, ()), name)))
    meant: dict[str, set[str]] = {}
    for one in plan.annex.heading.columns:
        if one.heading and one.field and one.heading != "问题":
            meant.setdefault(one.heading, set()).add(one.field)
    columns = {heading: min(one) for heading, one in meant.items() if len(one) == 1}
    return TableMapping(
        list=plan.list_file.id,
        sheet=plan.annex.sheet.name,
        columns=columns,
        constants=choices.constants,
        values={column: one for column, one in choices.values.items() if one},
        settled=settled,
    )


def _check(plan: ImportPlan) -> None:
    """What the checks of the project say, each at the cell that it came from."""
    if plan.changes is None or plan.changes.problems:
        return
    ids = [str(row["id"]) for row in plan.changes.rows]
    by_id = {id: one for id, one in zip(plan.ids, plan.rows, strict=True) if id}
    told = {(_row_of(one.cell), one.field) for one in plan.problems}
    for found in plan.list_file.would_be.findings(plan.text):
        problem = _as_problem(found, ids, by_id, plan)
        if problem is not None and (_row_of(problem.cell), problem.field) not in told:
            plan.problems.append(problem)


def _row_of(cell: str) -> str:
    return cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def _as_problem(
    found: WouldBeFault, ids: list[str], by_id: Mapping[str, AnnexRow], plan: ImportPlan
) -> TableProblem | None:
    place, sheet = found.place, plan.annex.sheet.name
    if len(place) < 2 or place[0] != "rows" or not isinstance(place[1], int):
        if place[:1] == ("item_count",) and any(one.field == "项数" for one in plan.problems):
            return None
        name = str(place[0]) if place else ""
        return TableProblem(sheet, "", "", name, found.message, found.hint)
    id = ids[place[1]] if place[1] < len(ids) else ""
    name = str(place[2]) if len(place) > 2 else ""
    fields = fields_of(plan.list_file.row_model)
    label = fields[name].label if name in fields else name
    one = by_id.get(id)
    if one is None:
        return TableProblem("", "", id, label, found.message, found.hint)
    source = "models" if name == "models_norm" else name
    cell = one.cells.get(source) or one.cells.get("name") or f"A{one.entry.row}"
    hint = found.hint
    if name == "models" and "models_norm" in hint:
        hint = f"在表里写全，或者 --set {one.called}.models_norm=型号、型号；{hint}"
    if name in ("equipment", "match", "action"):
        hint = f"--set {one.called}.{name}=…；{hint}"
    return TableProblem(sheet, cell, id, label, found.message, hint)
