"""One publication as it is written down: a file of JSON lines that seal one another.

The first line is the head, each other line tells of one record (or of a scope that ends). A line's
seal is made of the line and of the seal before it, so that a line altered, left out or moved shows;
the head names the last seal of the publication before. Layout does not count: what a formatter or
a change of line ends does to a file does no harm.
"""

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from portal.catalogue.content import canonical
from portal.catalogue.editions.comparison import Fate
from portal.ledger.change import Change
from portal.read.problem import Problem, Unreadable
from portal.read.text import decode, unmerged, unwanted

Kind = Literal[
    "added",
    "amended",
    "corrected",
    "withdrawn",
    "restored",
    "renamed",
    "merged",
    "minor",
    "text",
]

Moment = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$", max_length=25)
]
"""Whole seconds, in China."""

Id = Annotated[str, StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$", max_length=100)]
"""It becomes an address, so nothing else may stand there: a seal is no proof against forgers."""

ScopeId = Annotated[
    str, StringConstraints(pattern=r"^(([a-z]+/)?[a-z0-9]+(-[a-z0-9]+)*)?$", max_length=100)
]

EventId = Annotated[
    str, StringConstraints(pattern=r"^([A-Za-z0-9-]+(/[A-Za-z0-9-]+)*)?$", max_length=300)
]

ALTERED = "台账只增不改，从版本库恢复这个文件原来的内容"


class _Line(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class PublicationHead(_Line):
    """What holds for the whole publication."""

    at: Moment
    after: str = ""
    """The last seal of the publication before; '' for the first."""
    lines: int
    """How many lines follow."""
    note: str = ""
    """What subscribers are told; '' for a silent correction."""
    authority: str = ""
    """Of tag: URIs (RFC 4151), `example.org,2026-11-22`: said once, in the first publication."""
    over: str = ""
    """The last seal of the nation's ledger, where what is published lies upon its data."""
    labels: dict[str, dict[str, str]] = {}
    """Names of terms that are new since the publication before, by vocabulary and id."""


class ChangeLine(_Line):
    """A change as it is written down."""

    field: str
    old: Any = None
    new: Any = None
    index: int | None = None
    order: bool = False


class LedgerComparedValue(_Line):
    """A value of an entry as the edition before had it and as the new one has it. `field` is written
    `rows.scope`; what is no field of a model has a `label`."""

    field: str = ""
    label: str = ""
    old: Any = None
    new: Any = None


class LedgerComparedEntry(_Line):
    """What became of one entry of an edition."""

    fate: Fate
    name: str
    number: str = ""
    values: list[LedgerComparedValue] = []
    unsure: bool = False
    kin: list[str] = []
    """The names of what it went into or came from."""


class LedgerComparison(_Line):
    """What a new edition brings beside the one before it, as it was when it was published."""

    olds: list[Id]
    titles: list[str]
    whole_old: bool = True
    whole_new: bool = True
    counts: dict[str, int] = {}
    unsure: int = 0
    entries: list[LedgerComparedEntry] = []
    """The first of those that are not as they were."""


class LedgerText(_Line):
    """What became of the full text of a record as it is in force from `day` on."""

    day: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
    digest: str = ""
    """Of the text (catalogue/text_digest.py); '' where it is there no more."""
    words: str = ""
    """Of its words alone, without spaces and widths: tells a slip from a change."""
    new: bool = False
    """Whether there was none of that day."""
    against: str = ""
    """The day of the text before it, with which a new one was compared when it was published."""
    counts: dict[str, int] = {}
    """How many articles had which fate then (catalogue/text_comparison.py)."""


class LedgerLine(_Line):
    """What happened to one record, or to a row of it, or to a scope."""

    kind: Kind
    event: EventId = ""
    """Id of the event that tells of it; lines of one event share it. '' for what nobody is told."""
    record: Id = ""
    row: Id = ""
    """The row that was withdrawn, restored, or has a new id; '' for the record itself."""
    old: Id = ""
    """The id before a change of id, and that of what was merged into another."""
    reason: str = ""
    scope: ScopeId = ""
    """A scope whose term has left the vocabulary, with its `name` until then."""
    name: str = ""
    digest: str = ""
    """Of the record's content after this line."""
    content: dict[str, Any] | None = None
    """The whole content of a record that was added."""
    changes: tuple[ChangeLine, ...] = ()
    compared: LedgerComparison | None = None
    """With the edition before, where the record is a new one."""
    texts: list[LedgerText] = []
    """Such a line tells of the full texts of a record and of nothing else; what the record itself says,
    and how many lines there are about it, stay as they are. A portal holds texts of the nation's
    records, too: these lines alone name them in its ledger."""


@dataclass(frozen=True)
class Publication:
    """A publication that has been read or is about to be written."""

    head: PublicationHead
    lines: tuple[LedgerLine, ...]
    path: str = field(default="", compare=False)
    """Where it was read from, for problems."""

    @cached_property
    def seals(self) -> list[str]:
        """A seal for the head and for each line."""
        seals = [_seal("", _plain(self.head))]
        for line in self.lines:
            seals.append(_seal(seals[-1], _plain(line)))
        return seals

    @property
    def name(self) -> str:
        """Its file's name: in the order of time, and with the seal, so that no two are alike."""
        moment = self.head.at[:19].replace(":", "").replace("T", "-")
        return f"{moment}-{self.seals[-1][:8]}.jsonl"

    @property
    def text(self) -> str:
        """The content of its file."""
        written = zip((self.head, *self.lines), self.seals, strict=True)
        return "".join(f"{_json({**_plain(line), 'seal': seal})}\n" for line, seal in written)


def changes_of(line: LedgerLine) -> list[Change]:
    """The changes that a line tells of."""
    return [Change(one.field, one.old, one.new, one.index, one.order) for one in line.changes]


def change_lines(changes: Sequence[Change]) -> tuple[ChangeLine, ...]:
    """Changes in the form in which they are written down."""
    return tuple(
        ChangeLine(field=one.field, old=one.old, new=one.new, index=one.index, order=one.order)
        for one in changes
    )


def parse(data: bytes, path: str) -> Publication:
    """A publication from the bytes of its file. Raises Unreadable where it is not as it was."""
    text = decode(data, path)
    if left := unmerged(text, path):
        raise _unreadable(path, left.line, 1, left.message)
    found: list[Any] = []
    seal = ""
    for number, written in enumerate(text.splitlines(), 1):
        try:
            plain = json.loads(written)
            claimed = plain.pop("seal")
            found.append((LedgerLine if found else PublicationHead).model_validate(_tuples(plain)))
            seal = _seal(seal, _plain(found[-1]))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            column = getattr(error, "colno", 1)
            why = _reason(error)
            raise _unreadable(path, number, column, f"这一行被改动过，读不出来{why}") from None
        if seal != claimed:
            raise _unreadable(path, number, 1, "这一行或它前面的一行被改动过，与封记不符")
    if not found:
        raise _unreadable(path, 1, 1, "文件是空的")
    head, *lines = found
    if len(lines) != head.lines:
        told = f"应有 {head.lines} 条记录，现在有 {len(lines)} 条"
        raise _unreadable(path, len(lines) + 2, 1, told)
    return Publication(head, tuple(lines), path)


def refusal_of_note(note: str) -> str:
    """Why a text cannot stand in the ledger, in Chinese; '' when it can."""
    for found in unwanted(note.replace("\n", "\0")):  # one line, for it becomes a title
        shown = "换行" if note[found.start] == "\n" else found.what
        return f"第 {found.start + 1} 个字符是{shown}，删去后重试"
    if len(note) > 500:
        return f"有 {len(note)} 个字，最多 500 个"
    return ""


def _plain(line: BaseModel) -> dict[str, Any]:
    plain = line.model_dump(mode="json", exclude_defaults=True)
    if "changes" in plain:  # that something was or is nothing has to be written
        plain["changes"] = [{"old": None, "new": None, **one} for one in plain["changes"]]
    return plain


def _seal(before: str, plain: dict[str, Any]) -> str:
    """Of the content of a record only the digest: reading would make the same sum twice."""
    told = {key: value for key, value in plain.items() if key != "content"}
    return hashlib.sha256(f"{before}{canonical(told)}".encode("utf-8", "replace")).hexdigest()[:32]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _reason(error: Exception) -> str:
    """Which field is not as it can be, where that is known."""
    if isinstance(error, ValidationError):
        return f"：{'.'.join(map(str, error.errors()[0]['loc']))} 写法不对"
    return ""


def _tuples(plain: dict[str, Any]) -> dict[str, Any]:
    """JSON has no tuples, and a strict model takes nothing else for one. A whole record is held as long
    as the ledger: what it says in the words of others, and of its own file, is held with them."""
    if "content" in plain:
        plain["content"] = _in_common(plain["content"])
    return {**plain, "changes": tuple(plain["changes"])} if "changes" in plain else plain


def _in_common(value: Any) -> Any:
    if type(value) is str:
        return sys.intern(value)
    if type(value) is dict:
        return {sys.intern(name): _in_common(one) for name, one in value.items()}
    return [_in_common(one) for one in value] if type(value) is list else value


def _unreadable(path: str, line: int, column: int, message: str) -> Unreadable:
    return Unreadable([Problem(path, line, column, "(台账)", message, ALTERED)])
