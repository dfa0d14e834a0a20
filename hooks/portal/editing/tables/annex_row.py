"""An item on its way to become a row of the list."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.tables.annex import Annex, AnnexEntry
from portal.editing.tables.import_choices import ImportChoices
from portal.editing.tables.table_problem import TableProblem
from portal.read.model_fields import fields_of
from portal.read.record import Record

YEARS = {"made": "生产年份", "commissioned": "投运年份"}
"""Columns that are no fields: they make a rule of the deadline."""


@dataclass
class AnnexRow:
    """An item as a row. `stated` are the fields that the table or the editor gives, `guessed` those that
    follow from them and yield to what a row has already."""

    entry: AnnexEntry
    stated: dict[str, Any] = field(default_factory=dict)
    guessed: dict[str, Any] = field(default_factory=dict)
    cells: dict[str, str] = field(default_factory=dict)
    """Where each field came from."""
    remarks: list[str] = field(default_factory=list)
    problems: list[TableProblem] = field(default_factory=list)
    decided: set[str] = field(default_factory=set)
    """Fields that the editor set for this item alone."""
    marks: tuple[str, ...] = ()
    """The marks of footnotes that it bore."""
    doubt: str = ""
    """Why its models do not say how they are meant."""
    category: str = ""
    """How the kind of equipment was told, where that is not plain to see."""
    labels: dict[str, str] = field(default_factory=dict)
    """What its fields are called."""

    @property
    def number(self) -> str:
        return str(self.stated.get("item_no") or "")

    @property
    def name(self) -> str:
        return str(self.stated.get("name") or "")

    @property
    def values(self) -> dict[str, Any]:
        return {**self.guessed, **self.stated}

    @property
    def called(self) -> str:
        """How an editor names it in an option: by its number, or by its row."""
        return self.number or f"行{self.entry.row}"


@dataclass(frozen=True)
class ImportedList:
    """What the rows are for."""

    record: Record
    model: type[BaseModel]
    vocabularies: Vocabularies

    @property
    def equipment(self) -> tuple[str, ...]:
        return tuple(self.record.equipment)


@dataclass
class RowWork:
    """What is at hand while one item is read."""

    annex: Annex
    target: ImportedList
    choices: ImportChoices
    row: AnnexRow
    marks: list[tuple[str, str]] = field(default_factory=list)
    """Marks of footnotes, each with the cell that it stood in."""

    @property
    def entry(self) -> AnnexEntry:
        return self.row.entry

    def label(self, name: str) -> str:
        fields = fields_of(self.target.model)
        return fields[name].label if name in fields else YEARS.get(name, name)

    def problem(self, name: str, message: str, hint: str = "", cell: str = "") -> None:
        where = cell or self.row.cells.get(name) or f"A{self.entry.row}"
        self.row.problems.append(
            TableProblem(self.annex.sheet.name, where, "", self.label(name), message, hint)
        )

    def is_wrong(self, name: str) -> bool:
        """Whether something was said of a field already."""
        return any(one.field == self.label(name) for one in self.row.problems)
