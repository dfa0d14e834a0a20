"""Which records rest on which, and from when until when subscribers had been told so.

A job tells its people of the reliefs, lists and laws that it uses. What it used at the time decides,
or a month that is over would change with the next edit of the job.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import Content, content_of, rows_in
from portal.kinds.kinds import BY_ID
from portal.ledger.event import Event, Subject
from portal.read.model_fields import ModelField, ways
from portal.read.relation import Relation


@dataclass(frozen=True)
class SpanOfUse:
    """A record `user` used another from a moment on, until another where that is over."""

    user: str
    first: datetime | None
    until: datetime | None

    def holds(self, at: datetime | None) -> bool:
        """Whether it was so at a moment; with None, whether it still is."""
        if at is None:
            return self.until is None
        return (self.first is None or self.first <= at) and (self.until is None or at < self.until)


class Uses:
    """The uses that the records of one catalogue make of others, as the events `told` them; without
    events as the catalogue has them now. Ids are those of today, whatever they were."""

    def __init__(self, catalogue: Catalogue, kind: str, told: Sequence[Event] = ()):
        self._catalogue = catalogue
        self._kind = kind
        self._spans: dict[str, list[SpanOfUse]] = defaultdict(list)
        for user, first, until, used in self._told(told) if told else self._now():
            for id in used:
                self._spans[id].append(SpanOfUse(user, first, until))

    def users_of(self, subject: Subject, at: datetime | None = None) -> set[str]:
        """Ids of the records that used what a subject is, or the rows of it that are concerned."""
        rows = subject.rows or tuple(str(row["id"]) for row in rows_in(subject.content))
        ids = {self.id_of(id) for id in (subject.id, *rows, *subject.explained)}
        return {span.user for id in ids for span in self._spans.get(id, ()) if span.holds(at)}

    def id_of(self, id: str) -> str:
        item = self._catalogue.find(id)
        return item.id if item else id

    def _told(
        self, events: Iterable[Event]
    ) -> Iterator[tuple[str, datetime | None, datetime | None, set[str]]]:
        open: dict[str, tuple[datetime, set[str]]] = {}
        for event in events:
            for subject in event.subjects if event.due is None else ():
                if subject.content["catalogue"] != self._kind:
                    continue
                user = self.id_of(subject.id)
                if user in open:
                    first, used = open.pop(user)
                    yield user, first, event.at, used
                if event.kind not in ("withdrawn", "merged"):
                    open[user] = event.at, {self.id_of(id) for id in _used(subject.content)}
        for user, (first, used) in open.items():
            yield user, first, None, used

    def _now(self) -> Iterator[tuple[str, None, None, set[str]]]:
        for item in self._catalogue.of(self._kind):
            if not self._catalogue.is_withdrawn(item):
                yield item.id, None, None, {self.id_of(id) for id in _used(content_of(item))}


def _used(content: Content) -> Iterator[str]:
    """The ids of what a record rests on, wherever in it they stand."""
    for names in _ways(str(content["catalogue"])):
        yield from _values(content, names)


@cache
def _ways(kind: str) -> tuple[tuple[str, ...], ...]:
    return tuple(names for names, _ in ways(BY_ID[kind].model, _states_use))


def _states_use(field: ModelField) -> bool:
    return field.links is not None and field.links.relation in (Relation.USED, Relation.ANSWERS)


def _values(part: Any, names: tuple[str, ...]) -> Iterator[str]:
    name, *rest = names
    found = part.get(name) or ()
    parts = found if isinstance(found, (list, tuple)) else (found,)
    for one in parts:
        if rest:
            yield from _values(one, tuple(rest))
        else:
            yield str(one)
