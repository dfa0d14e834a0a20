"""What each subscriber gets: the events and the calendar entries of every scope that has any."""

from collections import defaultdict
from dataclasses import replace

from portal.catalogue.catalogue import Catalogue
from portal.ledger.agenda import CalendarItem
from portal.ledger.digest import Digest, digests
from portal.ledger.event import Event, Subject
from portal.ledger.notices import notices
from portal.ledger.scope import Scope, ScopeNames
from portal.ledger.scope_kinds import ENDED
from portal.ledger.timeline import Timeline


class Subscriptions:
    """One timeline, seen from each scope. Scopes without anything are not there at all."""

    def __init__(self, timeline: Timeline, catalogue: Catalogue):
        self.names = ScopeNames(catalogue, told=timeline.events)
        self.events: dict[str, list[Event]] = defaultdict(list)
        """By scope, the first one first."""
        self.members: dict[tuple[str, str], list[Subject]] = defaultdict(list)
        """What of an event that tells of many records belongs to a scope: by event and scope."""
        self.parts: dict[tuple[str, str], list[Event]] = defaultdict(list)
        """The same of what tells of things that fell due together."""
        living = {scope.id for scope in self.names.scopes()}
        ended: set[str] = set()
        for event in timeline.events:
            for scope in self.names.of_event(event) - ended:
                self.events[scope].append(event)
            ended |= {event.scope} - living
            for subject in event.subjects if event.is_bulk else ():
                for scope in self.names.of_subject(subject, (event.kind,), at=event.at):
                    self.members[event.id, scope].append(subject)
            for part in event.parts:
                for scope in self.names.of_event(part):
                    self.parts[event.id, scope].append(part)
        self.digests: dict[str, list[Digest]] = {}
        """By the scope of a digest, the first one first."""
        self.entries: dict[str, list[CalendarItem]] = defaultdict(list)
        """The calendar by scope, in the order of days. A scope of some kinds of events has the days
        of which such an event tells."""
        for entry in sorted(timeline.agenda.entries.values(), key=lambda e: (e.due.on, e.due.key)):
            subject = Subject(entry.content, rows=entry.due.rows)
            for scope in self.names.of_subject(
                subject, {kind for _, kind, _ in notices(entry.due)}
            ):
                self.entries[scope].append(entry)
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
        told = self.events.get(scope.of, ())
        self.digests[scope.id] = list(digests(told, scope.digests, timeline.until))
        return bool(self.digests[scope.id])

    def has_calendar(self, scope: str) -> bool:
        return bool(self.entries.get(scope))
