"""A table taken into a list, whichever it is: one of ours that comes back, or one of others."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from portal.editing.tables.foreign_table import plan_import
from portal.editing.tables.grid import BadWorkbook, GridFile
from portal.editing.tables.import_choices import ImportChoices, TableMapping, together
from portal.editing.tables.import_doubts import Question
from portal.editing.tables.import_report import report
from portal.editing.tables.list_file import ListFile
from portal.editing.tables.own_import import is_own, take_back
from portal.editing.tables.own_table import own_headings
from portal.editing.tables.record_file import record_of
from portal.editing.tables.row_changes import told
from portal.editing.tables.table_problem import TableProblem
from portal.read.model_fields import fields_of


@dataclass(frozen=True)
class TableImport:
    """What an import would do: the text of the list afterwards, and what is told of it."""

    text: str
    told: tuple[str, ...]
    problems: tuple[TableProblem, ...]
    sheet: str
    heading: int
    """The row of the heading, for the column of problems."""
    questions: tuple[Question, ...] = ()
    mapping: TableMapping | None = field(default=None)

    def lines(self) -> Iterator[str]:
        yield from self.told


def plan_table(
    grid: GridFile,
    list_file: ListFile,
    choices: ImportChoices,
    kept: TableMapping,
    removed: Collection[str] = (),
) -> TableImport:
    """What would become of a table. Raises BadWorkbook."""
    list_file = replace(list_file, terms=replace(list_file.terms, removed=tuple(removed)))
    if is_own(grid.sheets):
        return _of_own(grid, list_file, together(choices, kept))
    if "rows" not in fields_of(type(list_file.record)):
        raise BadWorkbook(
            f"{list_file.id} 没有条目：它的表要先用 export_table.py 导出，在导出的表里改，再导入。"
        )
    plan = plan_import(grid, list_file, choices, kept)
    return TableImport(
        plan.text,
        tuple(report(plan)),
        tuple(plan.problems),
        plan.annex.sheet.name,
        plan.annex.heading.last,
        tuple(plan.questions),
        plan.mapping,
    )


def _of_own(grid: GridFile, list_file: ListFile, choices: ImportChoices) -> TableImport:
    """One of ours that comes back: its columns are known, its rows have their ids."""
    file = record_of(list_file.path, list_file.kind, list_file.text.encode("utf-8"))
    terms = replace(list_file.terms, settled=choices.settle)
    taken = take_back(grid.sheets, file, list_file.vocabularies, terms, list_file.would_be.findings)
    titled = len(taken.changes) > 1
    lines = [*grid.remarks, *taken.remarks]
    for title, changes in taken.changes:
        lines += [f"【{title}】"] if titled else []
        lines += told(changes.steps)
    sheets = {name: number for name, number in own_headings(grid.sheets)}
    wrong = [one.sheet for one in taken.problems if one.sheet in sheets]
    sheet = wrong[0] if wrong else next(iter(sheets))
    return TableImport(taken.text, tuple(lines), tuple(taken.problems), sheet, sheets[sheet])
