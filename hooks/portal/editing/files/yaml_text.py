"""Values changed in the text of a YAML file, while every other byte stays: comments, blank lines,
quotes, line ends, the mark at the beginning.

What comes out is read with the strict reader and compared with what was wanted: a text that would
read differently is never handed out.
"""

import copy
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto
from typing import Any, Final

from portal.editing.files.field_order import FieldOrder
from portal.editing.files.yaml_places import Uneditable
from portal.editing.files.yaml_splices import Splices, spliced
from portal.editing.files.yaml_written import form_of, plain, written, written_row
from portal.read.problem import Problem, Unreadable
from portal.read.strict_yaml import EMPTY, parse

__all__ = [
    "REMOVED",
    "FieldChange",
    "FieldOrder",
    "Uneditable",
    "with_changes",
    "with_record",
    "written",
    "written_row",
]

_BOM = "\ufeff"
_END = re.compile("(\r\n|\r|\n)")

Place = tuple[str | int, ...]


class Removed(Enum):
    """Says that a field or an item is to go."""

    REMOVED = auto()


REMOVED: Final = Removed.REMOVED


@dataclass(frozen=True)
class FieldChange:
    """A place in a record, `("rows", 3, "deadline")`, and what is to stand there: plain data (text,
    number, switch, list, fields) or REMOVED. One behind the last item of a list adds one."""

    place: Place
    value: object


def with_changes(text: str, changes: Sequence[FieldChange], order: FieldOrder | None) -> str:
    """The text with these values set, added or removed, one change after the other. The text is that
    of the file as it is (`path.read_bytes().decode()`), so that its line ends stay. Raises Unreadable
    for a text or a result with faults, Uneditable where it cannot be changed without a loss."""
    wanted = copy.deepcopy(_read(_lines(text)[0])[0])
    for change in changes:
        _do(wanted, change)
    return with_record(text, wanted, order)


def with_record(text: str, wanted: Mapping[str, object], order: FieldOrder | None) -> str:
    """The text with what differs from the wanted record changed, in the same way. Items of lists are
    known by their ids: they can be in another order, and keep their text and the remarks above."""
    lines, mark, ends = _lines(text)
    old, faults = _read(lines)
    new = plain(wanted)
    if form_of(old) == form_of(new):
        return text
    padded = lines if lines.endswith("\n") else lines + "\n"
    result = spliced(padded, Splices(padded).of(old, new, order))
    if padded != lines:
        result = result.removesuffix("\n")
    read, left = _read(result)
    if form_of(read) != form_of(new) or len(left) > len(faults):
        raise Uneditable("改好的文件读出来不一样，没有改动；请在编辑器里改这一处")
    return mark + _with_ends(result, lines, ends)


def _do(record: Any, change: FieldChange) -> None:
    held = record
    *way, last = change.place
    for step in way:
        held = held[step]
    if change.value is REMOVED:
        del held[last]
    elif isinstance(held, list) and last == len(held):
        held.append(plain(change.value))
    else:
        held[last] = plain(change.value)


def _read(text: str) -> tuple[dict[str, Any], list[Problem]]:
    """The record, and the fields that are there and still empty: whoever fills in a new file has
    them. Other faults must be mended first."""
    try:
        value, faults = parse(text, "(文件)"), []
    except Unreadable as error:
        value, faults = error.value, error.problems
        if any(one.message != EMPTY for one in faults):
            raise
    if not isinstance(value, dict):
        raise Unreadable([Problem("(文件)", 1, 1, "(文件)", "文件应是一组 字段: 内容")])
    return value, faults


def _lines(text: str) -> tuple[str, str, list[str]]:
    """The text as the strict reader takes it, the mark in front of it, the ends that its lines had."""
    mark = _BOM if text.startswith(_BOM) else ""
    pieces = _END.split(text.removeprefix(_BOM))
    lines, ends = pieces[::2], pieces[1::2]
    return "\n".join(lines), mark, ends


def _with_ends(result: str, before: str, ends: list[str]) -> str:
    """The result with the ends of the lines as they were; new lines end as most of the others do."""
    usual = max(sorted(set(ends)), key=ends.count, default="\n")
    if set(ends) <= {usual}:
        return result.replace("\n", usual)
    old, new = before.split("\n"), result.split("\n")
    found = [usual] * (len(new) - 1)
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for was, now in zip(range(a, b), range(c, d), strict=False):
            if was < len(ends) and now < len(found):
                found[now] = ends[was]
    return "".join(line + end for line, end in zip(new, [*found, ""], strict=True))
