"""The limits of the edition before, as an editor has changed them in its workbook, for the next one.

Limits and grades only: the rows of lists say when they were verified, which nobody has done anew.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from portal.editing.files.yaml_text import with_record
from portal.editing.tables.own_table import OwnTable, SheetLike, own_sheets, tables_of
from portal.editing.tables.record_file import NoSuchTable, RecordFile, record_of
from portal.read.model_fields import fields_of
from portal.read.problem import Unreadable
from portal.read.relation import Relation


@dataclass(frozen=True)
class NextEdition:
    """`file` has the heads of the tables of the edition before, without rows; `codes` are what these
    tables are called in it."""

    earlier: str
    """Catalogue and id of the edition before."""
    file: RecordFile
    codes: Mapping[str, str]

    def table(self, code: str) -> OwnTable | None:
        """The table to fill; None for one whose rows are not carried over."""
        tables = tables_of(self.file.record, self.file.kind.id, self.file.kind.model, empty=True)
        found = next((one for one in tables if one.code == self.codes.get(code, code)), None)
        return None if found is None or "verification" in fields_of(found.model) else found


def next_edition(sheets: Sequence[SheetLike], file: RecordFile) -> NextEdition | None:
    """What a workbook of the edition before is to a record that takes its place; None for another."""
    named = {record for _, _, record, _ in own_sheets(sheets)}
    before = [
        f"{file.kind.id}/{id}"
        for relation in (Relation.SUPERSEDES, Relation.CONTINUES)
        for id in file.record.get(relation.field) or ()
    ]
    earlier = next((one for one in before if named == {one}), None)
    if earlier is None:
        return None
    path = file.path.with_name(f"{earlier.split('/')[1]}.yaml")
    try:
        old = record_of(path, file.kind, path.read_bytes())
    except (OSError, NoSuchTable, Unreadable):
        return None
    return _begun(earlier, old.record, file)


def _begun(earlier: str, old: Mapping[str, Any], file: RecordFile) -> NextEdition:
    id, record = str(file.record["id"]), dict(file.record)
    codes: dict[str, str] = {}
    for name, held in fields_of(file.kind.model).items():
        if not held.below or "rows" not in fields_of(held.below):
            continue
        there = record.get(name) or ()
        heads = []
        for number, table in enumerate(old.get(name) or (), 1):
            called = str(there[number - 1]["id"]) if number <= len(there) else f"{id}-t{number}"
            codes[str(table["id"])] = called
            heads.append({**table, "id": called, "rows": []})
        if heads and not there:
            record[name] = heads
    text = with_record(file.text, record, file.kind.model)
    return NextEdition(earlier, replace(file, text=text, record=record), codes)
