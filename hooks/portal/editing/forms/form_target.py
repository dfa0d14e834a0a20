"""Which file a form is about: looked up by its id, never by a path that somebody sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from portal.data_folder import DataFolder, open_data
from portal.data_layers import Data, own_of
from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.read.problem import Problem, Unreadable
from portal.read.strict_yaml import parse
from portal.read.text import decode, read

NEWS = next(kind for kind in KINDS if kind.is_news)

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 80


class NoSuchRecord(Exception):
    """No file bears the id; `in_list` is the list in which a row bears it, '' where none does."""

    def __init__(self, id: str, in_list: str = ""):
        super().__init__(id)
        self.in_list = in_list


@dataclass(frozen=True)
class Target:
    """The file that a form is about, with the bytes and the text that are in it; None for both where
    there is none yet."""

    kind: Kind
    id: str
    path: Path
    content: bytes | None = None
    text: str | None = None

    @property
    def name(self) -> str:
        return self.path.as_posix()

    @property
    def record(self) -> dict[str, Any]:
        """The record in the file as plain data. Raises Unreadable where there is none in it."""
        try:
            value = parse(decode(self.content or b"", self.name), self.name)
        except Unreadable as error:
            value = error.value
            if not isinstance(value, dict):
                raise
        if not isinstance(value, dict):
            raise Unreadable([Problem(self.name, 1, 1, "(文件)", "文件应是一组 字段: 内容")])
        return value


def files(data: Data) -> Iterator[tuple[Kind, Path]]:
    """The files of all records."""
    for kind in KINDS:
        folder = data / kind.id
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.suffix == ".yaml" and not path.name.startswith("."):
                yield kind, path


def target_of(data: Data, id: str, moment: datetime) -> Target:
    """The file of a record. Raises NoSuchRecord, and Unreadable for what is no file of the folder."""
    for kind, path in files(data):
        if path.stem == id:
            read(path, own_of(data))
            content = path.read_bytes()
            return Target(kind, id, path, content, content.decode("utf-8"))
    item = open_data(data, moment).catalogue.items.get(id)
    raise NoSuchRecord(id, item.parent.id if item and item.parent else "")


def new_target(data: Data, id: str) -> Target:
    """The file that a news item will have. An id that is none names no file: what is wrong with it is
    told, and nothing is written."""
    name = id if SLUG.fullmatch(id) and len(id) <= _LONGEST else NEWS.id
    return Target(NEWS, id, data / NEWS.id / f"{name}.yaml")


def used_ids(opened: DataFolder) -> set[str]:
    """Every id that something bears or ever bore."""
    used = {*opened.catalogue.items, *opened.catalogue.aliases, *opened.catalogue.unread}
    if opened.following.begun and not opened.following.problems:
        state = opened.following.whole.published.state
        used |= {*state.contents, *state.renamed, *state.withdrawn}
    return used
