"""The record that a table is taken into: its file, the ids that are taken, what the checks think."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from portal.catalogue.content import rows_in
from portal.catalogue.tree import load
from portal.catalogue.vocabularies import Vocabularies
from portal.data_layers import Data, own_of, root_of
from portal.editing.tables.grid import BadWorkbook
from portal.editing.tables.record_file import NoSuchTable, RecordFile, find_record
from portal.editing.tables.wanted_row import RowTerms
from portal.editing.tables.would_be import WouldBe
from portal.ledger.ledger_as_of import LedgerAsOf
from portal.ledger.replay import State
from portal.read.model_fields import fields_of
from portal.read.problem import Unreadable
from portal.read.record import Record


@dataclass(frozen=True)
class ListFile:
    """A record with its file, among all others."""

    data: Data
    file: RecordFile
    record: Record
    terms: RowTerms
    vocabularies: Vocabularies
    would_be: WouldBe

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def row_model(self) -> Any:
        """The model of its rows. Raises BadWorkbook where it has none."""
        fields = fields_of(type(self.record))
        if "rows" not in fields:
            raise BadWorkbook(
                f"{self.id} 不是清单：别处来的表格只能导入技术、淘汰、税收三个栏目的清单。"
                "标准的限额先用 export_table.py 导出，在导出的表里填。"
            )
        return fields["rows"].below


def open_list(data: Data, asked: str, moment: datetime) -> ListFile:
    """The record of an id. Raises NoSuchTable; Unreadable where its file has faults."""
    file = find_record(data, asked)
    if root_of(data, file.path) != own_of(data):
        raise NoSuchTable(
            f"{asked} 是国家的清单，只能由国家改。本地的清单另建一条，编号带自己的开头。"
        )
    tree = load(data)
    following = LedgerAsOf.open(data, moment)
    state = State() if following.problems else following.whole.published.state
    would_be = WouldBe(tree, file.kind, file.path, frozenset(state.withdrawn), moment.date())
    catalogue = would_be.catalogue
    item = catalogue.items.get(str(file.record["id"]))
    if item is None or not isinstance(item.value, Record):
        own = [one for one in tree.problems if one.path == file.path.as_posix()]
        raise Unreadable(own or tree.problems)
    known = {*catalogue.items, *catalogue.aliases}
    known |= {*state.contents, *state.renamed, *state.withdrawn}
    rows = {str(row["id"]) for content in state.contents.values() for row in rows_in(content)}
    terms = RowTerms(taken=frozenset(known | rows), published=frozenset(rows))
    return ListFile(data, file, item.value, terms, catalogue.vocabularies, would_be)
