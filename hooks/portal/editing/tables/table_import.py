"""A table taken into a record, whichever it is: one of ours that comes back, or one of others."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from portal.editing.tables.foreign_table import plan_import
from portal.editing.tables.grid import BadWorkbook, GridFile
from portal.editing.tables.import_choices import (
    ImportChoices,
    TableMapping,
    of_foreign_tables,
    together,
)
from portal.editing.tables.import_doubts import ImportQuestion, unsettled
from portal.editing.tables.import_report import report
from portal.editing.tables.list_file import ListFile
from portal.editing.tables.own_import import is_own, take_back
from portal.editing.tables.own_table import own_sheets
from portal.editing.tables.row_steps import told
from portal.editing.tables.table_problem import TableProblem


@dataclass(frozen=True)
class TableImport:
    """What an import would do: the text of the file afterwards, and what is told of it."""

    text: str
    told: tuple[str, ...]
    problems: tuple[TableProblem, ...]
    headings: Mapping[str, int]
    """The sheets that have tables, with the rows of their headings: for the column of problems."""
    questions: tuple[ImportQuestion, ...] = ()
    mapping: TableMapping | None = None


def plan_table(
    grid: GridFile,
    list_file: ListFile,
    choices: ImportChoices,
    kept: TableMapping,
    removed: Collection[str] = (),
) -> TableImport:
    """What would become of a table. Raises BadWorkbook."""
    terms = replace(list_file.terms, removed=tuple(removed))
    if is_own(grid.sheets):
        if idle := of_foreign_tables(choices):
            raise BadWorkbook(
                f"这张表是 export_table.py 导出的，{'、'.join(idle)} 对它不起作用：要改的在表里改。"
            )
        settled = together(choices, kept).settle
        own = _own(grid, replace(list_file, terms=replace(terms, settled=settled)))
        wrong = tuple(unsettled(choices, list_file))
        mapping = kept.model_copy(update={"settled": settled}) if choices.settle else None
        return replace(own, problems=(*own.problems, *wrong), mapping=mapping)
    plan = plan_import(grid, replace(list_file, terms=terms), choices, kept)
    return TableImport(
        plan.text,
        tuple(report(plan)),
        tuple(plan.problems),
        {plan.annex.sheet.name: plan.annex.heading.last},
        tuple(plan.questions),
        plan.mapping,
    )


def _own(grid: GridFile, list_file: ListFile) -> TableImport:
    back = take_back(
        grid.sheets,
        list_file.file,
        list_file.vocabularies,
        list_file.terms,
        list_file.would_be.findings,
    )
    lines: list[str] = []
    for title, changes in back.changes:
        lines += [title, *told(changes.steps)]
    lines += [f"注意：{text}" for text in (*grid.remarks, *back.remarks)]
    headings = {sheet.name: max(heading, 1) for sheet, heading, _, _ in own_sheets(grid.sheets)}
    return TableImport(back.text, tuple(lines), tuple(back.problems), headings)
