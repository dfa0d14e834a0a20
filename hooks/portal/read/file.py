"""One file into one model, with everything that is wrong in it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG
from typing import Any, Generic, TypeVar, cast

from pydantic import BaseModel, ValidationError

from portal.data_layers import Data
from portal.read.parsed import pack_of
from portal.read.problem import Problem, Unreadable
from portal.read.refusal import place_in_data, refusals
from portal.read.strict_yaml import EMPTY, parse
from portal.read.text import read

M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")

_STAND_INS: dict[str, Any] = {
    "title": "没有题名",
    "added": "2000-01-01",
    "verification": {"confidence": "medium", "checked": "2000-01-01"},
}
"""For fields without which there is no record; nobody ever sees them."""


@dataclass(frozen=True)
class FileRead(Generic[M]):
    """What a file holds: the record where nothing is wrong with it; else the problems, and what is
    left without the parts that they are about, so that its other faults show in the same run."""

    record: M | None = None
    problems: list[Problem] = field(default_factory=list)
    rest: M | None = None


_Stamp = tuple[int, ...]

_Kept = dict[tuple[str, type[BaseModel]], tuple[_Stamp, bytes, FileRead[Any]]]
_kept: _Kept | None = None
"""What files said when they were read last, if anybody wants that kept: by path and model, with the
stamp of the file and the digest of the text. Records are frozen, so that they can be handed out again."""


_others: dict[str, tuple[_Stamp, bytes, Any]] = {}
"""The same of files of other kinds, by path."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is changed again surely gets another stamp: clocks of disks are
coarse, and those of other machines a little off."""

NO_STAMP: _Stamp = ()


def keep_what_is_read() -> None:
    """From now on a file is read again, but not parsed again while it says the same: for commands that
    read the data more than once."""
    global _kept
    _kept = {} if _kept is None else _kept


def is_kept() -> bool:
    """Whether somebody wants that, and so what is worked out of it kept as well."""
    return _kept is not None


_parse: Callable[[str, str], Any] = parse


@contextmanager
def parsed_before(data: Data, folder: Path) -> Iterator[None]:
    """Meanwhile what the files of `data` parsed to is taken from `folder`, and put there in the end."""
    global _parse
    pack = pack_of(data, folder)
    _parse = pack.parse
    try:
        yield
    finally:
        _parse = parse
    pack.save()


def said_before(name: str, content: bytes, read: Callable[[], T]) -> T:
    """What `read` makes of the content of a file, or made before while it said the same, if that is
    kept. Nobody changes it."""
    if _kept is None:
        return read()
    digest = sha256(content).digest()
    _, known, found = _others.get(name, (NO_STAMP, b"", None))
    if known != digest:
        found = read()
    _others[name] = (_stamp(name), digest, found)
    return cast(T, found)


def unchanged(name: str) -> Any:
    """What `said_before` gave of a file that has not been touched since, so that nobody reads it again;
    None where that is not sure."""
    stamp, _, found = _others.get(name, (NO_STAMP, b"", None))
    return found if _kept is not None and stamp and stamp == _stamp(name) else None


def read_file(path: Path, model: type[M], within: Path | None = None) -> FileRead[M]:
    """The record in a file, and the problems that stand against it."""
    name = path.as_posix()
    stamp, known, found = NO_STAMP, b"", None
    if _kept is not None:
        stamp = _stamp(name)
        before, known, found = _kept.get((name, model), (NO_STAMP, b"", None))
        if found is not None and stamp and before == stamp:
            return replace(found, problems=list(found.problems))
    try:
        text = read(path, within)
    except Unreadable as error:
        return FileRead(None, error.problems)
    if _kept is None:
        return read_text(text, name, model)
    digest = sha256(text.encode("utf-8", "surrogatepass")).digest()
    if found is None or known != digest:
        found = read_text(text, name, model)
    _kept[name, model] = (stamp, digest, found)
    return replace(found, problems=list(found.problems))


def _stamp(name: str) -> _Stamp:
    """What is another one after every change of a file; none where that is not sure, as of a link, or
    of a file that has only just been changed."""
    try:
        here = os.lstat(name)
    except OSError:
        return NO_STAMP
    changed = max(here.st_mtime_ns, here.st_ctime_ns)
    if not S_ISREG(here.st_mode) or time.time_ns() - changed < SETTLED:
        return NO_STAMP
    return here.st_dev, here.st_ino, here.st_size, here.st_mtime_ns, here.st_ctime_ns, here.st_mode


def read_text(text: str, name: str, model: type[M]) -> FileRead[M]:
    """The same of a text that is in no file yet, or in the file `name`."""
    noted: list[Problem] = []
    try:
        value = _parse(text, name)
    except Unreadable as error:
        value, noted = error.value, error.problems
    if not isinstance(value, dict):
        shape = Problem(name, 1, 1, "(文件)", "文件应是一组 字段: 内容", "从 id: 开始写")
        return FileRead(None, noted or [shape])
    try:
        record = model.model_validate(value)
    except ValidationError as error:
        told = {problem.field for problem in noted if problem.message != EMPTY}
        found = [
            problem
            for problem in refusals(error, model, value, text, name)
            if problem.field not in told
        ]
        known = {problem.field for problem in found}
        noted = [one for one in noted if one.message != EMPTY or one.field not in known]
        return FileRead(None, [*noted, *found], _rest(error, model, value))
    return FileRead(None, noted, record) if noted else FileRead(record)


def _rest(error: ValidationError, model: type[M], value: dict[str, Any]) -> M | None:
    """The record without what is refused: the field itself, or the nearest one around it that can
    be spared."""
    left = deepcopy(value)
    for detail in error.errors(include_url=False):
        place = place_in_data(detail["loc"], value, detail["type"] == "missing")
        _drop(left, place)
    for _ in range(2):
        try:
            return model.model_validate(left)
        except ValidationError as again:
            for detail in again.errors(include_url=False):
                name = str(detail["loc"][0])
                left.pop(name, None)
                if name in _STAND_INS:
                    left[name] = _STAND_INS[name]
    return None


def _drop(left: Any, place: tuple[str | int, ...]) -> None:
    """Take away the value at a place; of a list its end, so that what stands before keeps its place."""
    for step in place[:-1]:
        held = isinstance(left, dict) and step in left
        held = held or isinstance(left, list) and isinstance(step, int) and step < len(left)
        if not held:
            return
        left = left[step]
    last = place[-1] if place else None
    if isinstance(left, dict):
        left.pop(last, None)
    elif isinstance(left, list) and isinstance(last, int):
        del left[last:]
