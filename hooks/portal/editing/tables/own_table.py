"""The tables of a record as we write them, and taken back: what a cell says against what it said."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from pydantic import BaseModel

from portal.catalogue.vocabularies import Vocabularies
from portal.editing.tables.cell_values import text_of
from portal.editing.tables.table_columns import TableColumn, columns_of
from portal.read.markers import Is
from portal.read.model_fields import fields_of

KEY, DOUBTS, STATE = "_row", "_doubts", "_state"
"""Columns that are no fields: the number of a row without an id, what is unverified in it, by what is
told whether it has changed since."""

_CODE = re.compile(r"_state:(?P<record>[a-z-]+/[a-z0-9-]+):(?P<table>[a-z0-9_.-]+)")


class CellLike(Protocol):
    """A cell as the readers of files give it."""

    @property
    def text(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def address(self) -> str: ...


class SheetLike(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def rows(self) -> Sequence[Sequence[CellLike]]: ...


@dataclass(frozen=True)
class OwnTable:
    """One table of a record. `rows` is plain data, as the file has it."""

    record: str
    """Catalogue and id: phase-out/gaohaoneng-4."""
    code: str
    """What the table is called among those of the record: rows, indicators, a table's id."""
    title: str
    place: tuple[str | int, ...]
    model: type[BaseModel]
    columns: list[TableColumn]
    rows: list[dict[str, Any]] = field(compare=False)

    @property
    def has_ids(self) -> bool:
        return "id" in fields_of(self.model)

    @property
    def state_heading(self) -> str:
        return f"{STATE}:{self.record}:{self.code}"

    def heading(self) -> tuple[list[str], list[str]]:
        """The words above the columns, and below them the ids by which they are known again."""
        labels = [f"{one.label} *" if one.required else one.label for one in self.columns]
        ids = [one.id for one in self.columns]
        if not self.has_ids:
            labels, ids = ["行", *labels], [KEY, *ids]
        return [*labels, "待核的字段（只看）", "校验（不要改）"], [*ids, DOUBTS, self.state_heading]

    def texts(self, words: Vocabularies) -> Iterator[list[str]]:
        """The cells of each row, below the heading."""
        for index, row in enumerate(self.rows):
            cells = self.cells(row, words)
            head = [] if self.has_ids else [f"#{index + 1}"]
            yield [*head, *cells.values(), self.doubts_told(row), state_of(cells)]

    def cells(self, row: Mapping[str, Any], words: Vocabularies) -> dict[str, str]:
        return {one.id: text_of(one, one.of(row), words) for one in self.columns}

    def doubted(self, row: Mapping[str, Any]) -> set[str]:
        """The fields that are unverified in a row."""
        found = {str(one.get("field")) for one in row.get("verification", {}).get("unverified", ())}
        return found | ({"value"} if row.get("unverified") is True else set())

    def doubts_told(self, row: Mapping[str, Any]) -> str:
        fields = fields_of(self.model)
        names = [fields[one].label if one in fields else one for one in sorted(self.doubted(row))]
        return "待核：" + "、".join(names) if names else ""


def state_of(cells: Mapping[str, str]) -> str:
    """A short name for what a row says."""
    said = "\n".join(f"{id}\t{text}" for id, text in sorted(cells.items()) if text)
    return hashlib.sha256(said.encode("utf-8")).hexdigest()[:10]


def tables_of(
    record: Mapping[str, Any], catalogue: str, model: type[BaseModel], empty: bool = False
) -> list[OwnTable]:
    """The tables of a record: lists of items, limits, coefficients, one for each table of grades. A
    record that has none yet gives an empty one to fill; with `empty`, each gives all that it could."""
    found: list[OwnTable] = []
    unfilled: list[OwnTable] = []
    name = f"{catalogue}/{record['id']}"
    for id, held in fields_of(model).items():
        if not held.below or Is.TABLE not in held.traits:
            continue
        if "rows" in fields_of(held.below):
            for index, one in enumerate(record.get(id, ())):
                found.append(_grades(name, id, index, one, held.below))
            continue
        rows = list(record.get(id, ()))
        table = OwnTable(name, id, held.label, (id,), held.below, columns_of(held.below), rows)
        (found if rows else unfilled).append(table)
    if empty:
        return [*found, *unfilled]
    return found or [one for one in unfilled if one.code in ("rows", "indicators")]


def own_sheets(sheets: Sequence[SheetLike]) -> list[tuple[SheetLike, int, str, str]]:
    """The sheets that we wrote: each with the number of the row of its ids, the record and the table
    that it is of."""
    found = []
    for sheet in sheets:
        for number, row in enumerate(sheet.rows[:10]):
            codes = [match for cell in row if (match := _CODE.fullmatch(cell.text.strip()))]
            if codes:
                found.append((sheet, number, codes[0]["record"], codes[0]["table"]))
                break
    return found


def _grades(
    record: str, id: str, index: int, table: Mapping[str, Any], model: type[BaseModel]
) -> OwnTable:
    rows = fields_of(model)["rows"].below
    assert rows
    said = [
        f"{one['name']}（{one['unit']}）" if one.get("unit") else str(one["name"])
        for one in table["parameters"]
    ]
    columns = columns_of(rows, {"at": said, "grades": list(map(str, table["levels"]))})
    return OwnTable(
        record,
        str(table["id"]),
        str(table["title"]),
        (id, index, "rows"),
        rows,
        columns,
        list(table["rows"]),
    )
