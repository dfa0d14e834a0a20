"""A workbook that we wrote, taken back into the record that it is of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from pydantic import ValidationError

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.tables.next_edition import next_edition
from portal.editing.tables.own_rows import own_rows
from portal.editing.tables.own_table import SheetLike, own_sheets
from portal.editing.tables.record_file import RecordFile, record_of
from portal.editing.tables.row_changes import RowChanges, row_changes
from portal.editing.tables.table_columns import TableColumn
from portal.editing.tables.table_problem import TableProblem
from portal.editing.tables.wanted_row import NO_TERMS, RowTerms, WantedRow
from portal.read.problem import Problem, field_name
from portal.read.refusal import place_in_data, refusals
from portal.read.strict_yaml import Place


class FindingLike(Protocol):
    """What would be wrong at a place of the record."""

    @property
    def place(self) -> Place: ...
    @property
    def message(self) -> str: ...
    @property
    def hint(self) -> str: ...


@dataclass
class OwnImport:
    """What taking a workbook back does. `text` is that of the whole file: the old one where there are
    problems."""

    text: str
    changes: list[tuple[str, RowChanges]] = field(default_factory=list)
    """By the titles of the tables."""
    problems: list[TableProblem] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def take_back(
    sheets: Sequence[SheetLike],
    file: RecordFile,
    words: Vocabularies,
    terms: RowTerms = NO_TERMS,
    findings: Callable[[str], Iterable[FindingLike]] | None = None,
) -> OwnImport:
    """The record with what its tables say. `findings` tells what would be wrong with a text; without it
    only the models are asked."""
    result = OwnImport(file.text)
    begun = next_edition(sheets, file)
    if begun:
        result.text = begun.file.text
    spots: list[tuple[tuple[str | int, ...], list[WantedRow], list[TableColumn], RowChanges]] = []
    name = f"{file.kind.id}/{file.record['id']}"
    codes: set[str] = set()
    for sheet, heading, record, code in own_sheets(sheets):
        tables = {one.code: one for one in file.tables}
        anew = begun is not None and begun.earlier == record
        if begun and anew:
            table = begun.table(code)
            if table is None:
                result.remarks.append(f"“{sheet.name}”没有从旧版带过来：这些条目要自己写")
                continue
            tables, code = {table.code: table}, table.code
        if anew and tables[code].rows:
            told = f"{name} 里已经有这张表，没有用 {record} 的"
            hint = f"导出它自己的表来改：export_table.py {file.record['id']}"
            result.problems.append(TableProblem(sheet.name, "", "", "", told, hint))
        elif record != name and not anew:
            told = f"这张表是从 {record} 导出的，不是 {name}"
            result.problems.append(
                TableProblem(
                    sheet.name, "", "", "", told, f"用 import_table.py {record.split('/')[-1]}"
                )
            )
        elif code not in tables:
            told = f"{name} 里没有 {code} 这张表"
            hint = "现有的：" + "、".join(tables)
            result.problems.append(TableProblem(sheet.name, "", "", "", told, hint))
        elif code in codes:
            told = f"有两张表都是 {code}"
            result.problems.append(TableProblem(sheet.name, "", "", "", told, "留一张，另一张删去"))
        else:
            codes.add(code)
            table = tables[code]
            taken = own_rows(sheet, heading, table, words)
            result.problems += taken.problems
            result.remarks += taken.remarks
            if anew:
                taken = replace(taken, rows=[replace(one, id=None) for one in taken.rows])
                result.remarks.append(
                    f"“{sheet.name}”是从旧版 {record} 导出的，{len(taken.rows)} 行都算新的，编号另取："
                    "每一格都要和新版核对，没有改的格子还是旧版的值"
                )
            made = row_changes(result.text, table.place, taken.rows, file.kind.model, terms)
            result.problems += made.problems
            if not made.problems:
                result.changes.append((table.title, made))
            if made.problems:  # what else is wrong shows in the same run
                bad = {one.row_id for one in made.problems}
                rows = [one for one in taken.rows if one.id not in bad]
                rest = replace(terms, removed=())
                made = row_changes(result.text, table.place, rows, file.kind.model, rest)
                taken = replace(taken, rows=rows)
            result.text = made.text
            if anew:
                terms = replace(terms, taken={*terms.taken, *(str(x["id"]) for x in made.rows)})
            spots.append((table.place, taken.rows, table.columns, made))
    if result.text != file.text:
        for place, message, hint in _wrong(file, result.text, findings):
            result.problems.append(_at_cell(place, message, hint, spots))
    if result.problems:
        result.text = file.text
    return result


def _wrong(
    file: RecordFile, text: str, findings: Callable[[str], Iterable[FindingLike]] | None
) -> list[tuple[Place, str, str]]:
    """What is wrong with a text and was not with the one before."""
    if findings:
        return [(one.place, one.message, one.hint) for one in findings(text)]
    new = record_of(file.path, file.kind, text.encode("utf-8"))
    before = {(one.field, one.message) for _, one in _refused(file)}
    return [
        (place, one.message, one.hint)
        for place, one in _refused(new)
        if (one.field, one.message) not in before
    ]


def _refused(file: RecordFile) -> list[tuple[Place, Problem]]:
    """What the model of a record refuses, each with its place."""
    try:
        file.kind.model.model_validate(file.record)
    except ValidationError as error:
        details = error.errors(include_url=False)
        places = [
            place_in_data(one["loc"], file.record, one["type"] == "missing") for one in details
        ]
        named = {field_name(place): place for place in places}
        told = refusals(error, file.kind.model, file.record, file.text, file.path.as_posix())
        return [(named[one.field], one) for one in told]
    return []


def _at_cell(
    place: Place,
    message: str,
    hint: str,
    spots: Sequence[tuple[tuple[str | int, ...], list[WantedRow], list[TableColumn], RowChanges]],
) -> TableProblem:
    """A problem of the record at the cell that it comes from."""
    for table, rows, columns, changes in spots:
        if place[: len(table)] != table or len(place) <= len(table):
            continue
        index = place[len(table)]
        if not isinstance(index, int) or index >= len(changes.rows):
            continue
        id = str(changes.rows[index].get("id", f"#{index + 1}"))
        by_step = {step.id: row for row, step in zip(rows, changes.steps, strict=False)}
        inner = place[len(table) + 1 :]
        fitting = [one for one in columns if inner[: len(one.path)] == one.path]
        fitting += [one for one in columns if inner and one.path[0] == inner[0]]
        column = fitting[0] if fitting else None
        row = by_step.get(id)
        label = column.label if column else field_name(inner)
        if row is None:
            return TableProblem("", "", id, label, message, hint)
        cell = row.cells.get(column.id if column else "") or row.cells.get("", "")
        return TableProblem(row.sheet, cell, id, label, message, hint)
    return TableProblem("", "", "", field_name(place), message, hint)


def is_own(sheets: Sequence[SheetLike]) -> bool:
    """Whether a file is one of our exports."""
    return bool(own_sheets(sheets))
