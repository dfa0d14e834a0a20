"""What one can subscribe to: everything, a catalogue, a term of a vocabulary, the week."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.catalogue.catalogue import FACET_NAMES, FACETS
from portal.catalogue.content import Content, row_in, rows_in
from portal.kinds.kinds import KINDS
from portal.ledger.event import Event, Subject
from portal.read.vocabulary import Region, Term

ALL, WEEKLY = "all", "weekly"
CATALOGUES = "栏目"

PREFIXES = {
    "topics": "topic",
    "industries": "industry",
    "regions": "region",
    "equipment": "equipment",
}
"""Vocabulary -> how its scopes begin: `topic-epc`."""

VOCABULARIES = {prefix: facet for facet, prefix in PREFIXES.items()}


@dataclass(frozen=True)
class Scope:
    """Something to subscribe to. `url` is the page below the root that shows the same."""

    id: str
    group: str
    name: str
    url: str
    ended: bool = False

    @property
    def title(self) -> str:
        """How a feed reader shows it beside other feeds."""
        plain = self.group in ("", CATALOGUES)
        return self.name if plain else f"{self.group}：{self.name}"


class ScopeNames:
    """The scopes that the vocabularies make, with what belongs to them."""

    def __init__(self, vocabularies: Mapping[str, Mapping[str, Term]]):
        self.vocabularies = vocabularies

    @staticmethod
    def term_of(scope: str) -> tuple[str, str]:
        """`topic-epc` -> vocabulary `topics` and term `epc`."""
        prefix, _, id = scope.partition("-")
        return VOCABULARIES[prefix], id

    def scopes(self) -> Iterator[Scope]:
        """Every scope, whether there is anything in it or not, in the order in which to offer it."""
        yield Scope(ALL, "", "全部更新", "updates/")
        yield Scope(WEEKLY, "", "每周摘要", "updates/")
        for kind in KINDS:
            yield Scope(kind.id, CATALOGUES, kind.name, f"{kind.id}/")
        for facet in FACETS:
            for term in self.vocabularies.get(facet, {}).values():
                group, url = FACET_NAMES[facet], f"{facet}/{term.id}/"
                yield Scope(f"{PREFIXES[facet]}-{term.id}", group, term.name, url)

    def of_event(self, event: Event) -> set[str]:
        """Ids of the scopes in which an event is told; the week is made of what `all` tells."""
        if event.scope:
            return {event.scope}
        subjects = [*event.subjects, *(ended.subject for ended in event.ended)]
        return {id for subject in subjects for id in self.of_subject(subject)}

    def of_subject(self, subject: Subject) -> set[str]:
        """Ids of the scopes that a record belongs to, before and after a change. Where only rows
        are concerned, only what these rows belong to."""
        found = {ALL}
        for content in (subject.content, subject.before):
            if content is not None:
                found |= self._of(content, subject.rows)
        return found

    def missing(self, events: Iterable[Event], ended: Iterable[str]) -> list[str]:
        """Scopes that something was told in and the vocabularies no longer have, unless
        subscribers have heard of it."""
        known = {scope.id for scope in self.scopes()} | set(ended)
        return sorted({id for event in events for id in self.of_event(event)} - known)

    def _of(self, content: Content, rows: tuple[str, ...]) -> set[str]:
        found = {content["catalogue"]}
        parts = [row for id in rows if (row := row_in(content, id))]
        for facet in FACETS:
            for id in self._with_parents(facet, set(_terms(facet, content, parts))):
                found.add(f"{PREFIXES[facet]}-{id}")
        return found

    def _with_parents(self, facet: str, ids: Iterable[str]) -> Iterator[str]:
        """A city's records also concern its province."""
        for id in ids:
            yield id
            term = self.vocabularies.get(facet, {}).get(id)
            if isinstance(term, Region) and term.parent:
                yield term.parent


def _terms(facet: str, content: Content, parts: list[Content]) -> Iterator[str]:
    """The terms of some rows, each with those of its list where it has none of its own; without
    rows those of the record and of everything in it."""
    of_list = content.get(facet, ())
    if not parts:
        yield from of_list
        for row in rows_in(content):
            yield from row.get(facet, ())
    for part in parts:
        yield from part.get(facet) or of_list
