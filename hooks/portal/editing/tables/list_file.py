"""The list that a table is taken into: its file, the ids that are taken, what the checks think of it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from portal.catalogue.vocabularies import Vocabularies
from portal.data_folder import DataFolder, open_data
from portal.editing.tables.row_changes import RowTerms
from portal.editing.tables.would_be import WouldBe
from portal.kinds.kind import Kind
from portal.read.model_fields import fields_of
from portal.read.problem import Problem, nearest
from portal.read.record import Record
from portal.read.strict_yaml import parse
from portal.read.text import decode


class NoSuchList(Exception):
    """There is nothing to take rows into; the text says in Chinese why and what to do."""

    def __init__(self, message: str, problems: list[Problem] | None = None):
        super().__init__(message)
        self.problems = problems or []


@dataclass(frozen=True)
class ListFile:
    """A record that has rows. `text` is that of its file, with its line ends."""

    data: Path
    path: Path
    text: str
    kind: Kind
    record: Record
    terms: RowTerms
    vocabularies: Vocabularies
    would_be: WouldBe

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def row_model(self) -> Any:
        """The model of its rows."""
        return fields_of(type(self.record))["rows"].below

    @property
    def plain(self) -> dict[str, Any]:
        """The record as its file has it."""
        name = self.path.as_posix()
        value = parse(decode(self.text.encode("utf-8"), name), name)
        assert isinstance(value, dict)
        return value


def open_list(data: Path, list_id: str, moment: datetime) -> ListFile:
    """The list of an id. Raises NoSuchList."""
    opened = open_data(data, moment)
    item = opened.catalogue.items.get(list_id)
    if item is None or item.parent is not None or "rows" not in fields_of(type(item.value)):
        raise _missing(opened, list_id)
    path = Path(item.path)
    state = opened.following.whole.published.state if not opened.following.problems else None
    taken = _taken(opened) | (
        set(state.contents) | set(state.renamed) | set(state.withdrawn) if state else set()
    )
    published = {row.id for row in opened.catalogue.rows(item)} & _published(state)
    withdrawn = frozenset(state.withdrawn) if state else frozenset()
    would_be = WouldBe(data, item.kind, path, withdrawn, moment.date())
    assert isinstance(item.value, Record)
    return ListFile(
        data,
        path,
        path.read_bytes().decode("utf-8"),
        item.kind,
        item.value,
        RowTerms(taken=frozenset(taken), published=frozenset(published)),
        opened.catalogue.vocabularies,
        would_be,
    )


def _taken(opened: DataFolder) -> set[str]:
    return {*opened.catalogue.items, *opened.catalogue.aliases}


def _published(state: Any) -> set[str]:
    """Rows that readers know: the contents of lists hold them."""
    if state is None:
        return set()
    return {
        str(row["id"])
        for content in state.contents.values()
        for row in content.get("rows", ())
        if "id" in row
    }


def _missing(opened: DataFolder, list_id: str) -> NoSuchList:
    lists = {
        item.id: item.title
        for item in opened.catalogue.records
        if "rows" in fields_of(type(item.value))
    }
    if list_id in opened.catalogue.unread:
        own = [one for one in opened.problems if Path(one.path).stem == list_id]
        return NoSuchList(f"清单 {list_id} 的文件有问题，先改好再导入。", own)
    if list_id in opened.catalogue.items:
        return NoSuchList(f"{list_id} 不是清单，没有条目可以导入。")
    near = nearest(list_id, list(lists))
    guess = f"最接近的是 {near}（{lists[near]}）。" if near else ""
    return NoSuchList(
        f"没有 id 为 {list_id} 的清单。{guess}新的清单先用 scripts/new.py 建好文件（题名、文号、日期），再导入条目。"
    )
