"""The timeline so far: every event up to a moment, each once, in order.

Publications and days are followed in one line of time. What is told is told from what had been
published by then, so that nothing later changes it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby

from portal.as_of import CHINA
from portal.catalogue.content import row_in, title_of
from portal.ledger.agenda import Agenda
from portal.ledger.event import Ended, Event, Subject
from portal.ledger.labels import Labels
from portal.ledger.ledger import Ledger
from portal.ledger.publication import Publication
from portal.ledger.published_state import ENDS, PublishedState, named_as_ended
from portal.ledger.replay import ReplayStep, replay
from portal.read.problem import Problem
from portal.validity.due_dates import AHEAD, DueDate
from portal.validity.status import Status

CHANGED = ("amended", "corrected")
"""Kinds of event by which a record that is there says something else."""


@dataclass
class Timeline:
    """What was told up to a moment, `until`, and how things stand then."""

    until: datetime = datetime(1949, 10, 1, tzinfo=CHINA)
    authority: str = ""
    """Of the tag: URIs that name everything told; '' before the first publication."""
    events: list[Event] = field(default_factory=list)
    published: PublishedState = field(default_factory=PublishedState)
    agenda: Agenda = field(default_factory=Agenda)
    told: dict[str, str] = field(default_factory=dict)
    """Key of a due day -> the day of which subscribers have heard."""
    problems: list[Problem] = field(default_factory=list)


def build_timeline(ledger: Ledger, until: datetime) -> Timeline:
    """Everything up to and including `until`. Publications of a later moment are not looked at."""
    known = tuple(p for p in ledger.publications if datetime.fromisoformat(p.head.at) <= until)
    timeline = Timeline(until, ledger.authority)
    seen: datetime | None = None
    times: Counter[str] = Counter()
    first: Labels = next((p.head.labels for p in known if p.head.labels), {})
    for publication in known:
        at = datetime.fromisoformat(publication.head.at)
        if seen:
            timeline.events += _labelled(_brought(timeline, seen, at, times), timeline, first)
        ended = _ended_before(publication, timeline.published, at.date())
        steps, problems = replay(publication, timeline.published.state)
        for step in steps:
            timeline.published.take(step)
        told = _published(publication, steps, timeline.published, ended)
        timeline.events += _labelled(told, timeline, first)
        timeline.agenda.follow(timeline.published, at)
        timeline.problems += problems
        seen = at
    if seen:
        timeline.events += _labelled(_brought(timeline, seen, until, times), timeline, first)
    return timeline


def _labelled(events: Iterable[Event], timeline: Timeline, first: Labels) -> Iterator[Event]:
    """Events with the names that terms had; with the `first` that were written down where what was
    published until then wrote down none."""
    labels = timeline.published.state.labels
    return (replace(event, labels=labels or first, parted=bool(labels)) for event in events)


def _ended_before(
    publication: Publication, published: PublishedState, day: date
) -> dict[str, Status]:
    """Of what a publication may put an end to, what had ended already, and how."""
    named: list[str] = []
    for line in publication.lines:
        content = line.content or published.state.contents.get(line.record, {})
        named += (target for target, _ in named_as_ended(content))
        for change in line.changes:
            if change.field in ENDS:
                named += change.new or ()
    return published.ended(named, day)


def _published(
    publication: Publication,
    steps: list[ReplayStep],
    published: PublishedState,
    ended_before: dict[str, Status],
) -> Iterator[Event]:
    """The events of one publication: the lines that share an id are one."""
    new = {step.line.record for step in steps if step.line.kind == "added"}
    telling = [step for step in steps if step.line.event]
    for id, group in groupby(telling, key=lambda step: step.line.event):
        members = list(group)
        line, at = members[0].line, members[0].at
        event = Event(id, line.kind, at, note=publication.head.note, reason=line.reason)
        if line.scope:
            yield replace(event, scope=line.scope, name=line.name)
            continue
        if line.kind == "merged":
            event = replace(event, name=_gone(members[0]))
        subjects = tuple(_subject(step) for step in members)
        together = new if len(subjects) > 1 else set()
        ended = tuple(
            one
            for subject in (subjects if line.kind in (*CHANGED, "added") else ())
            for one in _ended(subject, at.date(), published)
            if ended_before.get(one.subject.id) is not one.status and one.subject.id not in together
        )
        yield replace(event, subjects=subjects, ended=ended)


def _subject(step: ReplayStep) -> Subject:
    assert step.after is not None
    if step.merged is not None:  # those who followed what is gone hear of it as well
        return Subject(step.after, before=step.merged)
    if step.line.row:
        return Subject(step.after, rows=(step.line.row,))
    rows = dict.fromkeys(change.row for change in step.changes)
    only_rows = tuple(rows) if rows and "" not in rows else ()
    return Subject(step.after, step.changes, only_rows, step.before, step.line.compared)


def _gone(step: ReplayStep) -> str:
    """What that was called which was merged into another."""
    row = row_in(step.before, step.line.old) if step.before else None
    return title_of(step.merged or row or {"id": step.line.old})


def _ended(subject: Subject, day: date, published: PublishedState) -> Iterator[Ended]:
    """What a document that holds by now has put an end to."""
    for other, status in published.ended_by(subject.id, day):
        yield Ended(Subject(other), status)


def _brought(
    timeline: Timeline, after: datetime, until: datetime, times: Counter[str]
) -> Iterator[Event]:
    """What the days bring between two moments, the latter included."""
    found: list[tuple[datetime, DueDate, str, bool]] = []
    for due in timeline.published.dues():
        for day, kind, ahead in notices(due):
            moment = datetime.combine(day, time(), CHINA)
            if after < moment <= until:
                found.append((moment, due, kind, ahead))
    for moment, due, kind, ahead in sorted(found, key=lambda one: (one[0], one[1].key, one[3])):
        event = _of_day(moment, due, kind, ahead, timeline.published)
        timeline.told[due.key] = due.day.text
        if (
            kind in ("repealed", "expired")
            and not due.rows
            and _told_with_successor(due, found, timeline.published, moment)
        ):
            continue
        times[event.id] += 1
        number = times[event.id]
        yield replace(event, id=f"{event.id}/{number}") if number > 1 else event


def _of_day(
    moment: datetime, due: DueDate, kind: str, ahead: bool, published: PublishedState
) -> Event:
    subject = Subject(published.state.contents[due.record], rows=due.rows)
    begins = kind == "effective" and not due.rows
    ended = published.ended_by(due.record, moment.date(), moment.date()) if begins else ()
    return Event(
        f"{due.key}/ahead" if ahead else due.key,
        kind,
        moment,
        (subject,),
        due=due,
        ahead=ahead,
        ended=tuple(Ended(Subject(other), status) for other, status in ended),
    )


def _told_with_successor(
    due: DueDate,
    found: list[tuple[datetime, DueDate, str, bool]],
    published: PublishedState,
    moment: datetime,
) -> bool:
    """Whether an end is told with the document that takes the place on the same day."""
    return any(
        other["id"] == due.record
        for when, one, kind, _ in found
        if when == moment and kind == "effective" and not one.rows
        for other, _ in published.ended_by(one.record, moment.date(), moment.date())
    )


def notices(due: DueDate) -> Iterator[tuple[date, str, bool]]:
    """The days on which subscribers hear of something that falls due, with the kind of event and
    whether it is still to come. Of a month or year only what is certain: its last day. A beginning
    is announced as an end is, for it may have to be prepared; of a month before its first day."""
    if not due.is_end:
        if due.sort == "effective" and due.day.precision != "year":
            yield due.day.first - AHEAD, "deadline", True
        yield due.day.last, due.sort, False
        return
    if due.loose:  # it may come on any day of its year, or after it
        yield due.day.first - AHEAD, "deadline", True
        yield due.day.last + timedelta(days=1), "deadline", False
        return
    if due.sort != "target":
        yield due.day.last - AHEAD, "deadline", True
    yield (
        due.day.last + timedelta(days=1),
        "expired" if due.sort == "expires" else "deadline",
        False,
    )
