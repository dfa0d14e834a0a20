"""The timeline so far: every event up to a moment, each once, in order.

Publications and days are followed in one line of time. What is told is told from what had been
published by then, so that nothing later changes it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import chain, groupby

from portal.as_of import CHINA
from portal.catalogue.content import row_in, title_of
from portal.ledger.agenda import Agenda
from portal.ledger.event import Ended, Event, Subject
from portal.ledger.labels import Labels
from portal.ledger.ledger import Ledger
from portal.ledger.notices import DueNotice, Notices
from portal.ledger.publication import Publication
from portal.ledger.published_state import ENDS, PublishedState, named_as_ended
from portal.ledger.replay import ReplayStep, replay
from portal.read.file import is_kept
from portal.read.problem import Problem
from portal.validity.status import Status

CHANGED = ("amended", "corrected")
"""Kinds of event by which a record that is there says something else."""

MANY = 5
"""Things of one catalogue that fall due in one way at one moment and are told one by one, at most."""


@dataclass
class Timeline:
    """What was told up to a moment, `until`, and how things stand then."""

    until: datetime = datetime(1949, 10, 1, tzinfo=CHINA)
    authority: str = ""
    """Of the tag: URIs that name everything told; '' before the first publication."""
    events: list[Event] = field(default_factory=list)
    published: PublishedState = field(default_factory=PublishedState)
    agenda: Agenda = field(default_factory=Agenda)
    notices: Notices = field(default_factory=Notices)
    told: dict[str, str] = field(default_factory=dict)
    """Key of a due day -> the day of which subscribers have heard."""
    mended: dict[str, date] = field(default_factory=dict)
    """By record and row the day on which it was last mended without a word to subscribers."""
    published_on: date | None = None
    """The day of the last publication, whether subscribers heard of it or not."""
    problems: list[Problem] = field(default_factory=list)
    whose: Ledger = field(default_factory=Ledger, repr=False)
    """The ledger that is told: who told of what, where there are two."""

    def authority_of(self, event: Event) -> str:
        """The authority that names an event: of the ledger that tells it."""
        return self._authority(self.is_own(event))

    def authority_of_record(self, id: str) -> str:
        """The same of what falls due of a record."""
        return self._authority(self.whose.is_own(id))

    def is_own(self, event: Event) -> bool:
        """Whether an event is told by the site itself, and not by the nation below it."""
        if event.kind == "text":
            return self.whose.tells(event.id)
        subject = event.due.record if event.due else event.subjects[0].id if event.subjects else ""
        if subject:
            return self.whose.is_own(subject)
        term = re.split("[-/]", event.scope, maxsplit=1)[
            -1
        ]  # of a scope that ends: `topic-zj-heat`
        return self.whose.is_own(term)

    def _authority(self, own: bool) -> str:
        below = self.whose.below
        return self.authority if own or below is None else below.authority


def build_timeline(ledger: Ledger, until: datetime) -> Timeline:
    """Everything up to and including `until`. Publications of a later moment are not looked at."""
    known = tuple(p for p in ledger.told if datetime.fromisoformat(p.head.at) <= until)
    timeline = Timeline(until, ledger.authority, whose=ledger)
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
            if step.line.kind == "minor":
                mended = {step.line.record, *(change.row for change in step.changes)} - {""}
                timeline.mended |= dict.fromkeys(sorted(mended), at.date())
        told = _published(publication, steps, timeline.published, ended)
        timeline.events += _labelled(told, timeline, first)
        changed = timeline.published.dues_that_changed()
        for gone, now in changed:
            timeline.notices.follow(gone, now)
        timeline.agenda.follow(changed, timeline.published.state.contents, at)
        timeline.problems += problems
        seen = at
    if seen:
        timeline.published_on = seen.date()
        timeline.events += _labelled(_brought(timeline, seen, until, times), timeline, first)
    return timeline


_kept: list[tuple[Ledger, Timeline]] = []
"""The timelines that were told last, where what is read is kept, with what they tell. There are two
where somebody looks at another day: the one of that day, and the one of today."""


def kept_timeline(ledger: Ledger, until: datetime) -> Timeline:
    """The same; where what is read is kept, not told again while no publication and no day has come
    that brings anything. Nobody changes it."""
    if not is_kept():
        return build_timeline(ledger, until)
    for told, timeline in _kept:
        if _is_told(told, timeline, ledger, until):
            return replace(timeline, until=until)
    timeline = build_timeline(ledger, until)
    _kept[:] = [(ledger, timeline), *_kept[:1]]
    return timeline


def _is_told(told: Ledger, timeline: Timeline, ledger: Ledger, until: datetime) -> bool:
    """Whether a timeline of the one ledger tells all that there is in the other until a moment. What
    is read again is the same publication, and not one that is like it."""
    before, now = told.told, ledger.told
    if (told.prefix, told.authority) != (ledger.prefix, ledger.authority):
        return False
    if len(before) != len(now) or any(
        one is not other for one, other in zip(before, now, strict=True)
    ):
        return False
    if until == timeline.until:
        return True
    if until < timeline.until or not now:
        return False
    later = (p for p in now if timeline.until < datetime.fromisoformat(p.head.at) <= until)
    return not any(later) and not any(timeline.notices.between(timeline.until, until))


def _labelled(events: Iterable[Event], timeline: Timeline, first: Labels) -> Iterator[Event]:
    """Events with the names that terms had; with the `first` that were written down where what was
    published until then wrote down none."""
    labels = timeline.published.state.labels
    for event in events:
        parts = tuple(_labelled(event.parts, timeline, first))
        yield replace(event, parts=parts, labels=labels or first, parted=bool(labels))


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
    if step.line.texts:
        return Subject(step.after, texts=tuple(step.line.texts))
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
    """What the days bring between two moments, the latter included: of one catalogue many of one
    kind at one moment as a single event."""
    events = list(_each_brought(timeline, after, until, times))
    together: dict[tuple[datetime, str], list[Event]] = defaultdict(list)
    for event in events:
        together[event.at, _gathering(event, timeline.whose)].append(event)
    for event in events:
        parts = together[event.at, id := _gathering(event, timeline.whose)]
        if len(parts) <= MANY:
            yield event
        elif event is parts[0]:
            yield Event(
                id,
                event.kind,
                event.at,
                tuple(chain.from_iterable(one.subjects for one in parts)),
                ahead=event.ahead,
                ended=tuple(chain.from_iterable(one.ended for one in parts)),
                parts=tuple(parts),
            )


def _gathering(event: Event, whose: Ledger) -> str:
    """The id of what is told together with an event. It says when, where and what falls due, so that
    it is fixed before, whoever is there in the end. What is a portal's own is not told with the
    nation's: that is one event everywhere."""
    due = event.due
    assert due
    what = f"{due.sort}{'-loose' if due.loose else ''}{'/ahead' if event.ahead else ''}"
    own = whose.prefix if whose.below and whose.is_own(due.record) else ""
    return f"due/{own}{due.catalogue}/{event.at.date()}/{what}"


def _each_brought(
    timeline: Timeline, after: datetime, until: datetime, times: Counter[str]
) -> Iterator[Event]:
    """The same, each by itself."""
    published = timeline.published
    for moment, found in timeline.notices.between(after, until):
        for one in found:
            event = _of_day(moment, one, published)
            timeline.told[one.due.key] = one.due.day.text
            if _told_with_successor(one, found, published, moment.date()):
                continue
            times[event.id] += 1
            number = times[event.id]
            yield replace(event, id=f"{event.id}/{number}") if number > 1 else event


def _of_day(moment: datetime, notice: DueNotice, published: PublishedState) -> Event:
    due, day = notice.due, moment.date()
    subject = Subject(published.state.contents[due.record], rows=due.rows)
    begins = notice.kind == "effective" and not due.rows
    ended = published.ended_by(due.record, day, day) if begins else ()
    return Event(
        f"{due.key}/ahead" if notice.ahead else due.key,
        notice.kind,
        moment,
        (subject,),
        due=due,
        ahead=notice.ahead,
        ended=tuple(Ended(Subject(other), status) for other, status in ended),
    )


def _told_with_successor(
    notice: DueNotice, found: list[DueNotice], published: PublishedState, day: date
) -> bool:
    """Whether an end is told with the document that takes the place on the same day."""
    if notice.kind not in ("repealed", "expired") or notice.due.rows:
        return False
    return any(
        other["id"] == notice.due.record
        for one in found
        if one.kind == "effective" and not one.due.rows
        for other, _ in published.ended_by(one.due.record, day, day)
    )
