"""A record's file, found by its id, with the tables in it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portal.catalogue.vocabularies import Vocabularies, by_id, vocabularies_of
from portal.data_layers import Data, roots_of
from portal.editing.tables.own_table import OwnTable, tables_of
from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.read.problem import nearest
from portal.read.strict_yaml import parse
from portal.read.text import decode, read


class NoSuchTable(Exception):
    """There is nothing to make a table of; the text says in Chinese why and what to do."""


@dataclass(frozen=True)
class RecordFile:
    """`text` is that of the file as it is, with its line ends; `record` what it says."""

    path: Path
    kind: Kind
    text: str
    record: dict[str, Any]

    @property
    def tables(self) -> list[OwnTable]:
        return tables_of(self.record, self.kind.id, self.kind.model)


def find_record(data: Data, asked: str) -> RecordFile:
    """The file of a record, asked for by its id, catalogue/id or path. Raises NoSuchTable, Unreadable."""
    id = asked.replace("\\", "/").rstrip("/").split("/")[-1].removesuffix(".yaml")
    for root in reversed(roots_of(data)):
        for kind in KINDS:
            path = root / kind.id / f"{id}.yaml"
            if path.is_file():
                read(path, root)  # refuses links that lead out, files too large or not merged
                return record_of(path, kind, path.read_bytes())
    ids = sorted(path.stem for kind in KINDS for path in data.glob(f"{kind.id}/*.yaml"))
    near = nearest(id, ids)
    raise NoSuchTable(
        f"没有编号为 {asked} 的记录。" + (f"可能是 {near}。" if near else "用 find.py 查编号。")
    )


def record_of(path: Path, kind: Kind, content: bytes) -> RecordFile:
    """The record in the bytes of a file."""
    name = path.as_posix()
    record = parse(decode(content, name), name)
    if not isinstance(record, dict) or "id" not in record:
        raise NoSuchTable(f"{name} 不是一条记录：应从 id: 开始。")
    return RecordFile(path, kind, content.decode("utf-8"), record)


def words_of(data: Data) -> Vocabularies:
    """The vocabularies of a data folder; faults in them are for the checks to tell."""
    return by_id(vocabularies_of(data)[0])
