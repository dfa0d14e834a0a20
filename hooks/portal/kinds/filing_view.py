"""The tables of a form as its page shows them: a line for each column, so that they work on a phone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.kinds.filing_table import EACH, ColumnBlock, FilingTable, Filled
from portal.kinds.lookup import Lookup
from portal.tables import Cell, Column, Table

UNSEEN = "栏目未见"

OURS = "本站拟的底稿，不是官方表"


@dataclass(frozen=True)
class ShownTable:
    """One table: its name, sentences about it, and its columns and rows as tables."""

    name: str
    ours: str
    lines: tuple[str, ...]
    columns: Table | None
    rows: Table | None


@dataclass(frozen=True)
class ShownTables:
    """The blocks that several tables share, then the tables; what holds of all of them."""

    blocks: tuple[ShownTable, ...]
    tables: tuple[ShownTable, ...]
    as_issued: str


def tables_of(
    tables: Sequence[FilingTable], blocks: Sequence[ColumnBlock], as_issued: str, lookup: Lookup
) -> ShownTables:
    names = {block.id: block.name for block in blocks}
    return ShownTables(
        tuple(
            ShownTable(block.name, "", (), _table(block.columns, "栏目", lookup), None)
            for block in blocks
        ),
        tuple(
            ShownTable(
                one.name,
                OURS if one.ours else "",
                tuple(_lines(one, names)),
                _table(one.columns, "栏目", lookup),
                _table(one.rows, "固定的行", lookup),
            )
            for one in tables
        ),
        as_issued,
    )


def _lines(table: FilingTable, names: dict[str, str]) -> Iterable[str]:
    if table.unseen:
        yield table.unseen
    elif not (table.columns or table.rows or table.uses):
        yield UNSEEN
    if table.each:
        yield EACH[table.each]
    if table.uses:
        yield f"先是{'、'.join(f'“{names.get(id, id)}”' for id in table.uses)}，再是下面的"
    yield from table.rules
    if table.note:
        yield table.note


def _table(filled: Sequence[Filled], what: str, lookup: Lookup) -> Table | None:
    if not filled:
        return None
    columns = (Column(what), Column("单位"), Column("从哪里来"), Column("说明"))
    rows = [
        (
            Cell(one.name),
            Cell(one.unit or "", as_written=True),
            Cell(lookup.name("fills", one.fill)),
            Cell(one.note or ""),
        )
        for one in filled
    ]
    return Table(columns, rows).without_empty_columns()
