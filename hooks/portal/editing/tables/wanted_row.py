"""What a table wants of a list: one row of it, and what else counts when it is taken in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.editing.files.yaml_written import plain
from portal.editing.tables.table_problem import TableProblem


@dataclass(frozen=True)
class WantedRow:
    """One row of a table. `values` holds plain data by field: a part named in it is set, None takes a
    field away, parts within parts (`verification`) likewise. `sheet` and `cells` say where it stands:
    the address of a field's cell, under '' that of the row."""

    id: str | None
    values: Mapping[str, Any]
    sheet: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)

    def problem(self, name: str, message: str, hint: str = "", label: str = "") -> TableProblem:
        cell = self.cells.get(name) or self.cells.get(name.split(".")[0]) or self.cells.get("", "")
        return TableProblem(self.sheet, cell, self.id or "", label or name, message, hint)


@dataclass(frozen=True)
class RowTerms:
    """What else counts when a table is taken into a list."""

    taken: Collection[str] = ()
    """Ids that something has or had; a new row gets none of them."""
    published: Collection[str] = ()
    """Rows that are published."""
    settled: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Fields that an editor has settled, by row; 'verification.checked' names a part."""
    removed: Collection[str] = ()
    """Rows that an editor wants gone."""
    keep_missing: bool = True
    """Whether rows stay that the table does not have; what it does not bring stays in its place."""


NO_TERMS = RowTerms()


def merged(before: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """A row with these values set; None takes a field away. A part that has nothing left goes too."""
    after = dict(before)
    for name, value in values.items():
        if isinstance(value, Mapping):
            inner = merged(after.get(name) or {}, value)
            if inner:
                after[name] = inner
            else:
                after.pop(name, None)
        elif value is None:
            after.pop(name, None)
        else:
            after[name] = plain(value)
    return after
