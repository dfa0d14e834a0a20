"""What is not sure about a table, with the options that make it sure: as problems where nobody can be
asked, as questions where somebody sits at the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from portal.editing.tables.annex import Annex
from portal.editing.tables.annex_row import AnnexRow
from portal.editing.tables.grid import BadWorkbook
from portal.editing.tables.headings import LEFT_OUT, writable
from portal.editing.tables.import_choices import ImportChoices
from portal.editing.tables.list_file import ListFile
from portal.editing.tables.row_identity import Recognition
from portal.editing.tables.row_role import RowRole
from portal.editing.tables.table_problem import TableProblem
from portal.kinds.phase_out import SHORT_MATCHES
from portal.read.model_fields import fields_of
from portal.read.problem import nearest, shortened

NEW = "新"
"""The answer that an item is none of the rows."""


@dataclass(frozen=True)
class ImportQuestion:
    """What an editor at the terminal is asked. `answers` are values with what they mean; the answer to
    `same` is the id of a row for that row of the sheet, the answer to `set` the value of a field."""

    text: str
    answers: tuple[tuple[str, str], ...]
    row: int
    option: str
    """same, or the item and the field: 12.match."""


def known_fields(choices: ImportChoices, model: Any) -> None:
    """Raises BadWorkbook for a field that a table cannot fill."""
    names = writable(model)
    given = [
        *((f"--map {key}={name}", name) for key, name in choices.columns.items()),
        *((f"--set {name}=", name) for name in choices.constants),
        *((f"--set {which}.{name}=", name) for which, name in choices.row_values),
    ]
    for option, name in given:
        if name != LEFT_OUT and name not in names:
            near = nearest(name, names)
            guess = f"可能是 {near}。" if near else ""
            raise BadWorkbook(f"{option}：没有字段 {name}。{guess}可以写：{'、'.join(names)}。")


def unknown_rows(annex: Annex) -> Iterator[TableProblem]:
    for row, role in annex.roles.items():
        if role is RowRole.UNKNOWN:
            told = f"看不出这一行是不是条目：{shortened(annex.said.get(row, ''))}"
            hint = (
                f"接着上一条的，写 --further {row}；不是条目的，写 --no-row {row}；"
                "漏了序号的，在表里补上"
            )
            yield TableProblem(annex.sheet.name, f"A{row}", "", "行", told, hint)


def unsettled(choices: ImportChoices, list_file: ListFile) -> Iterator[TableProblem]:
    """What should be settled and is not there: a slip of the pen would protect nothing."""
    if not choices.settle:
        return  # our own tables are also those of standards, which have no rows to settle
    ids = [str(row["id"]) for row in list_file.file.record.get("rows") or ()]
    names = list(fields_of(list_file.row_model))
    for id, fields in choices.settle.items():
        if id not in ids:
            near = nearest(id, ids)
            hint = f"可能是 {near}" if near else "看清单里的 id"
            yield TableProblem("", "", id, "--settle", f"清单里没有 id 为 {id} 的条目", hint)
        for name in fields:
            if name.partition(".")[0] not in names:
                near = nearest(name, names)
                hint = f"可能是 {near}" if near else "看字段说明"
                yield TableProblem("", "", id, "--settle", f"没有字段 {name}", hint)


def bad_choices(
    choices: ImportChoices, rows: Sequence[Mapping[str, Any]], items: Sequence[AnnexRow]
) -> Iterator[TableProblem]:
    """Options about what is not there."""
    ids = [str(row["id"]) for row in rows]
    at = {one.entry.row for one in items}
    named = {one.number for one in items} | {f"行{row}" for row in at}
    for id in choices.same.values():
        if id not in ids:
            near = nearest(id, ids)
            hint = f"可能是 {near}" if near else "看清单里的 id"
            yield TableProblem("", "", id, "id", f"清单里没有 id 为 {id} 的条目", hint)
    for row in (*choices.same, *choices.new):
        if row not in at:
            told = f"第 {row} 行不是一条条目的第一行"
            yield TableProblem("", "", "", "--same、--new", told, "写条目第一行的行号")
    for which, name in choices.row_values:
        if which not in named:
            told = f"表里没有序号为 {which} 的条目"
            hint = "写序号；没有序号的写行号，如 行12"
            yield TableProblem("", "", "", f"--set {which}.{name}", told, hint)


def of_rows(
    annex: Annex,
    items: Sequence[AnnexRow],
    found: Recognition,
    rows: Sequence[Mapping[str, Any]],
) -> tuple[list[TableProblem], list[ImportQuestion]]:
    """Which row of the list an item is, where that is not sure."""
    by_id = {str(row["id"]): row for row in rows}
    problems, questions = [], []
    for index, ids in found.unsure.items():
        one = items[index]
        row = one.entry.row
        told = f"“{one.name}”像是清单里的 {'、'.join(ids)}，不能肯定"
        options = " 或 ".join(f"--same {id}={row}" for id in ids)
        hint = f"是的写 {options}；不是的写 --new {row}"
        cell = one.cells.get("name") or f"A{row}"
        problems.append(TableProblem(annex.sheet.name, cell, "", "是哪一条", told, hint))
        text = f"第 {row} 行“{_short(one.values)}”是清单里的哪一条？"
        answers = [(id, _short(by_id[id])) for id in ids]
        questions.append(ImportQuestion(text, (*answers, (NEW, "都不是，是新的条目")), row, "same"))
    return problems, questions


def of_match(one: AnnexRow) -> Iterator[ImportQuestion]:
    """How the models of an item are meant."""
    if one.doubt and "match" not in one.values:
        text = f"第 {one.entry.row} 行“{_short(one.values)}”{one.doubt}"
        answers = tuple(SHORT_MATCHES.items())
        yield ImportQuestion(text, answers, one.entry.row, f"{one.called}.match")


def _short(row: Mapping[str, Any]) -> str:
    models = shortened("、".join(map(str, row.get("models") or ())))
    number = f"序号 {row['item_no']} " if row.get("item_no") else ""
    return f"{number}{row.get('name') or ''} {models}".strip()
