"""Events: what subscribers are told, each once, whether somebody published it or a day brought it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from portal.catalogue.content import Content, title_of
from portal.kinds.kinds import BY_ID
from portal.ledger.change import Change
from portal.ledger.labels import Labels
from portal.ledger.moved_end import moved_end
from portal.ledger.publication import LedgerComparison, LedgerText
from portal.ledger.rules_came import rules_came
from portal.read.relation import Relation
from portal.validity.due_dates import DueDate
from portal.validity.status import Status

KINDS = {
    "added": "新收录",
    "amended": "更新",
    "corrected": "更正",
    "withdrawn": "撤回",
    "restored": "恢复收录",
    "merged": "合并",
    "renamed": "改用新编号",
    "text": "全文",
    "effective": "施行",
    "superseded": "被替代",
    "repealed": "废止",
    "expired": "失效",
    "deadline": "期限",
}
"""Every kind, with what people call it."""


@dataclass(frozen=True)
class Subject:
    """A record that an event is about, as it was at that moment.

    `rows` are the ids of the rows that alone are concerned; () when it is the whole record.
    `before` is what it was until then, where the event changed it; `compared` what a new edition
    brings beside the one before it. `texts` are what became of its full texts, where the event tells
    of these alone.
    """

    content: Content
    changes: tuple[Change, ...] = ()
    rows: tuple[str, ...] = ()
    before: Content | None = None
    compared: LedgerComparison | None = None
    texts: tuple[LedgerText, ...] = ()

    @property
    def id(self) -> str:
        return str(self.content["id"])

    @property
    def explained(self) -> tuple[str, ...]:
        """The ids of the records that it explains, on whose pages it is told as well."""
        return () if self.texts else tuple(self.content.get(Relation.INTERPRETS.field) or ())


@dataclass(frozen=True)
class Ended:
    """What a new document replaces, repeals or stops on the day that it takes effect."""

    subject: Subject
    status: Status

    @property
    def word(self) -> str:
        """替代, 废止 or 停止执行."""
        return self.status.deed


@dataclass(frozen=True)
class Event:
    """Something that happened. `id` never changes and says what it is, not where it stands.

    `note` is what the publisher says, `reason` why something was withdrawn. `due` is what a day
    brought; `ahead` when it is still to come. `scope` is a scope that ends, with its `name`; of what
    was merged into another the `name` alone is left.

    `parts` are what fell due together with much else: each as it would have been told alone.

    `labels` are the names of terms at that time. `parted` says whether what a scope tells of a bulk
    has an id of its own; before names were written down, every scope told it under one.
    """

    id: str
    kind: str
    at: datetime
    subjects: tuple[Subject, ...] = ()
    note: str = ""
    reason: str = ""
    due: DueDate | None = None
    ahead: bool = False
    ended: tuple[Ended, ...] = ()
    scope: str = ""
    name: str = ""
    parts: tuple["Event", ...] = ()
    labels: Labels = field(default_factory=dict, compare=False, repr=False)
    parted: bool = False

    @cached_property
    def month(self) -> str:
        """The month in China, `2026-11`."""
        return self.at.strftime("%Y-%m")

    @property
    def is_bulk(self) -> bool:
        """Whether it tells of so many records at once that none is told in full."""
        return len(self.subjects) > 1

    @cached_property
    def word(self) -> str:
        """What happened, in a word. That we had erred is said only where the publisher says so."""
        if self.parts:
            words = {one.word for one in self.parts}
            return words.pop() if len(words) == 1 else self.parts[0]._plain_word
        if self.kind == "amended":
            if word := rules_came(one.changes for one in self.subjects):
                return word
            edits = ((one.changes, one.content) for one in self.subjects)
            return moved_end(edits, self.at.date()) or KINDS[self.kind]
        if self.kind == "added":
            return self._added_word
        if self.kind == "text":
            return self._text_word
        if self.due is None:
            return KINDS[self.kind]
        if self.due.loose:
            return f"可能{self.due.word}" if self.ahead else f"{self.due.word}待核"
        if self.ahead:
            comes = self.due.sort in ("expires", "effective")
            return f"即将{self.due.word}" if comes else f"{self.due.word}将到"
        if self.due.sort == "deadline":
            return f"{self.due.word}届满"
        if self.due.sort == "expires":
            return KINDS["expired"]
        return self.due.word

    @property
    def _added_word(self) -> str:
        """What is told of what came, where all of it is of one catalogue that has a word for it."""
        catalogues = {str(subject.content["catalogue"]) for subject in self.subjects}
        kind = BY_ID.get(catalogues.pop()) if len(catalogues) == 1 else None
        return kind.added_word if kind and kind.added_word else KINDS["added"]

    @property
    def _text_word(self) -> str:
        """What became of full texts. One that came in the place of another, of a day that was wrong,
        is a correction."""
        texts = [one for subject in self.subjects for one in subject.texts]
        if all(one.new for one in texts):
            return "收录全文"
        return "全文更正" if any(one.digest for one in texts) else "撤下全文"

    @property
    def _plain_word(self) -> str:
        """The word of something that falls due without what is special about it."""
        assert self.due
        plain = KINDS["effective" if self.due.sort == "effective" else "deadline"]
        return replace(self, due=replace(self.due, word=plain)).word

    @property
    def title(self) -> str:
        """What it happened to."""
        if self.scope:
            return self.name
        if self.due:
            return self.due.title
        (subject,) = self.subjects
        return title_of(subject.content)

    @property
    def touched(self) -> set[str]:
        """Ids of the records and rows on whose pages it is told."""
        ids = {
            id
            for subject in self.subjects
            for id in (subject.id, *subject.rows, *subject.explained)
        }
        return ids | {ended.subject.id for ended in self.ended}
