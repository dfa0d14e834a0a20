"""What each subscriber gets: the events and the calendar entries of every scope that has any."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from portal.as_of import CHINA
from portal.catalogue.catalogue import Catalogue
from portal.ledger.agenda import CalendarItem
from portal.ledger.digest import Digest, Period, digests
from portal.ledger.event import Event, Subject
from portal.ledger.notices import notices
from portal.ledger.scope import Scope, ScopeNames
from portal.ledger.scope_kinds import ENDED
from portal.ledger.surroundings import Surroundings
from portal.ledger.timeline import Timeline
from portal.read.file import is_kept


@dataclass
class Heard:
    """What of a timeline is told in which scope."""

    events: dict[str, list[Event]] = field(default_factory=lambda: defaultdict(list))
    """By scope, the first one first."""
    members: dict[tuple[str, str], list[Subject]] = field(default_factory=lambda: defaultdict(list))
    """What of an event that tells of many records belongs to a scope: by event and scope."""
    parts: dict[tuple[str, str], list[Event]] = field(default_factory=lambda: defaultdict(list))
    """The same of what tells of things that fell due together."""
    entries: dict[str, list[CalendarItem]] = field(default_factory=lambda: defaultdict(list))
    """The calendar by scope, in the order of days. A scope of some kinds of events has the days of
    which such an event tells."""
    _digests: dict[tuple[str, Period, date], list[Digest]] = field(default_factory=dict)

    def digests(self, scope: str, period: Period, until: datetime) -> list[Digest]:
        """Of what is told in a scope; they are over at the end of a day."""
        key = scope, period, until.astimezone(CHINA).date()
        if key not in self._digests:
            self._digests[key] = list(digests(self.events.get(scope, ()), period, until))
        return self._digests[key]

    @classmethod
    def of(cls, timeline: Timeline, names: ScopeNames) -> "Heard":
        heard = cls()
        living = {scope.id for scope in names.scopes()}
        ended: set[str] = set()
        for event in timeline.events:
            for scope in names.of_event(event) - ended:
                heard.events[scope].append(event)
            ended |= {event.scope} - living
            for subject in event.subjects if event.is_bulk else ():
                for scope in names.of_subject(subject, (event.kind,), at=event.at):
                    heard.members[event.id, scope].append(subject)
            for part in event.parts:
                for scope in names.of_event(part):
                    heard.parts[event.id, scope].append(part)
        for entry in sorted(timeline.agenda.entries.values(), key=lambda e: (e.due.on, e.due.key)):
            subject = Subject(entry.content, rows=entry.due.rows)
            for scope in names.of_subject(subject, {kind for _, kind, _ in notices(entry.due)}):
                heard.entries[scope].append(entry)
        return heard


_kept: list[tuple[Surroundings, Heard]] = []
"""What was heard last, where what is read is kept, and in what surroundings: of what was published,
and of what would be."""


def _heard(timeline: Timeline, catalogue: Catalogue, names: ScopeNames) -> Heard:
    """The same; where what is read is kept, not worked out again while it cannot be another. Nobody
    changes it. Where nothing was told, the records themselves say what rests on what."""
    if not is_kept() or not timeline.events:
        return Heard.of(timeline, names)
    here = Surroundings.of(timeline, catalogue, names.kinds)
    known = next((one for one in _kept if one[0].same_as(here)), None)
    known = known or (here, Heard.of(timeline, names))
    _kept[:] = [known, *(one for one in _kept if one is not known)][:2]
    return known[1]


class Subscriptions:
    """One timeline, seen from each scope. Scopes without anything are not there at all."""

    def __init__(self, timeline: Timeline, catalogue: Catalogue):
        self.names = ScopeNames(catalogue, told=timeline.events)
        self._heard = heard = _heard(timeline, catalogue, self.names)
        self.events = defaultdict(list, heard.events)
        self.members = defaultdict(list, heard.members)
        self.parts = defaultdict(list, heard.parts)
        self.entries = defaultdict(list, heard.entries)
        self.digests: dict[str, list[Digest]] = {}
        """By the scope of a digest, the first one first."""
        self.scopes: dict[str, Scope] = {scope.id: scope for scope in self._told(timeline)}
        """What has a feed, in the order in which to offer it, without the digests of `weekly`."""
        self.weekly: dict[str, Scope] = {}
        """By the id of a scope that of its weekly digest, where a week of it is over."""
        for one in self.scopes.values():
            if one.kind.weekly and self._sum_up(one.weekly, timeline):
                *_, last = self.digests[one.weekly.id]
                closing = last.events[-1] is not self.events[one.id][-1]
                self.weekly[one.id] = replace(one.weekly, closing=closing)

        self.former: dict[str, Scope] = {}
        """What has a feed at an address of before, too, for those who subscribed there: by the id of
        then. It goes on under it, nobody offers it, and the ids of its entries stay what they were."""
        for old, id in self.names.former():
            if id in self.scopes and old not in self.scopes:
                self.former[old] = replace(self.scopes[id], id=old)
                self._hear_alike(old, id)

    def _hear_alike(self, old: str, id: str) -> None:
        self.events[old], self.entries[old] = self.events[id], self.entries[id]
        for event in self.events[id]:
            if event.is_bulk:
                self.members[event.id, old] = self.members[event.id, id]
            if event.parts:
                self.parts[event.id, old] = self.parts[event.id, id]

    def _told(self, timeline: Timeline) -> list[Scope]:
        told = {id for id, events in self.events.items() if events}
        living = [
            scope
            for scope in self.names.scopes()
            if scope.id in told or (scope.digests and self._sum_up(scope, timeline))
        ]
        known = {scope.id for scope in living}
        ended = timeline.published.state.ended
        return living + [
            Scope(id, ENDED, ended.get(id, id), self.names.page_of(id), empty=True)
            for id in sorted(told - known)
        ]

    def _sum_up(self, scope: Scope, timeline: Timeline) -> bool:
        assert scope.digests is not None
        self.digests[scope.id] = self._heard.digests(scope.of, scope.digests, timeline.until)
        return bool(self.digests[scope.id])

    def has_calendar(self, scope: str) -> bool:
        return bool(self.entries.get(scope))
