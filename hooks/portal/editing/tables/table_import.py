"""A table taken into a list, whichever it is: one of ours that comes back, or one of others."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from portal.editing.tables.foreign_table import plan_import
from portal.editing.tables.grid import GridFile
from portal.editing.tables.import_choices import ImportChoices, TableMapping
from portal.editing.tables.import_doubts import Question
from portal.editing.tables.import_report import report
from portal.editing.tables.list_file import ListFile
from portal.editing.tables.table_problem import TableProblem


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
