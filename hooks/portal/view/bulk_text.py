"""What an event of many records says of each: one line, with what people act upon, old and new.

Whoever follows one of ten reliefs that are extended wants to read its own dates, not a number of
records. Where few belong to what somebody follows, each is told in full.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.catalogue.content import Content, url_of
from portal.kinds.labels import field_label
from portal.ledger.event import Event, Subject
from portal.ledger.substance import exact_of
from portal.ledger.timeline import CHANGED
from portal.view.event_text import SHOWN, EventFact, EventText, url_of_event
from portal.view.text_news import subject_words
from portal.view.value_formatter import Changed

FULL = 5
"""Records that are told in full."""

CHANGES, OTHERS = 4, 4
"""Changes of one record that its line tells, and fields that it names besides; its page has all."""


@dataclass(frozen=True)
class BulkLine:
    """One record: its name and page, what changed, which other fields did; of a new one its facts."""

    name: str
    url: str
    changes: tuple[Changed, ...] = ()
    others: tuple[str, ...] = ()
    more: int = 0
    """Changes that are neither told nor named."""
    facts: tuple[EventFact, ...] = ()
    said: str = ""
    """Of what fell due: for whom, and what is its own."""

    @property
    def rest(self) -> str:
        """What else changed, by name."""
        if not self.others:
            return f"另有 {self.more} 处改动" if self.more else ""
        named = "、".join(self.others)
        more = f"等 {len(self.others) + self.more} 处" if self.more else ""
        return f"{'另' if self.changes else ''}改了{named}{more}"

    @property
    def line(self) -> str:
        """The same as plain text."""
        said = [self.said] if self.said else []
        said += [f"{_of_row(one)}{one.old} → {one.new}" for one in self.changes]
        said += [f"{one.name} {one.text}" for one in self.facts]
        said += [self.rest] if self.rest else []
        return f"{self.name}：{'；'.join(said)}" if said else self.name


def bulk_lines(event: Event, subjects: Sequence[Subject], texts: EventText) -> list[BulkLine]:
    """The lines of some records of an event, those that are shown."""
    texts, full = texts.at(event), len(subjects) <= FULL
    return [_line(event, one, texts, full) for one in subjects[:SHOWN]]


def part_lines(event: Event, parts: Sequence[Event], texts: EventText) -> list[BulkLine]:
    """The lines of some of the things that fell due together."""
    texts = texts.at(event)
    common = texts.sentence(event)
    return [
        BulkLine(texts.name(one.subjects[0]), url_of_event(one), said=texts.part(one, common))
        for one in parts
    ]


def _line(event: Event, subject: Subject, texts: EventText, full: bool) -> BulkLine:
    content = subject.content
    name, url = texts.name(Subject(content)), url_of(content)
    if subject.texts:
        return BulkLine(name, url, said=subject_words(subject))
    if event.kind not in CHANGED:
        new = full and event.kind == "added"
        return BulkLine(name, url, facts=tuple(texts.facts(subject)) if new else ())
    weighty = subject.changes if full else exact_of(subject.changes, content)
    told = weighty if full else weighty[:CHANGES]
    names = _names((one.field for one in subject.changes if one not in told), content)
    return BulkLine(
        name,
        url,
        tuple(texts.changed(one, content) for one in told),
        names[:OTHERS],
        len(names[OTHERS:]),
    )


def _names(fields: Iterable[str], content: Content) -> tuple[str, ...]:
    return tuple(dict.fromkeys(field_label(content["catalogue"], one) for one in fields))


def _of_row(changed: Changed) -> str:
    return f"{changed.field}（{changed.row}）" if changed.row else f"{changed.field} "
