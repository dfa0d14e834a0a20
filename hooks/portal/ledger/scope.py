"""Scopes, as the declarations and the vocabularies make them, and what belongs to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import Content, row_in, rows_in
from portal.kinds.item import Item
from portal.ledger.digest import Period
from portal.ledger.event import Event, Subject
from portal.ledger.labels import Labels
from portal.ledger.scope_kinds import (
    ALL,
    CHANGING,
    ENDED,
    GROUNDED,
    SCOPE_KINDS,
    WEEKLY,
    ScopeKind,
)
from portal.ledger.uses import Uses
from portal.read.vocabulary import Choice
from portal.validity.due_dates import AMENDED

NATIONAL = "cn"
"""The region that says no more than that a record is local nowhere."""


@dataclass(frozen=True)
class Scope:
    """Something to subscribe to. `page` is the address below the root at which the same is shown,
    '' where its kind has no pages. It is `empty` while nothing is about its term, or when that has
    left: then the address only leads on. `about` says what a choice is for, and what is in it. With
    `digests` it tells the weeks or months of the scope `of`; `closing` while what has ended owes the
    last of them."""

    id: str
    kind: ScopeKind
    name: str
    page: str = ""
    empty: bool = False
    about: str = ""
    digests: Period | None = None
    of: str = ""
    closing: bool = False

    @property
    def title(self) -> str:
        """How a feed reader shows it beside other feeds."""
        group = "" if self.kind.plain else self.kind.group
        return f"{group}：{self.name}" if group else self.name

    @property
    def place(self) -> str:
        """Where /follow/ tells of it."""
        return f"follow/#{self.id}"

    @property
    def url(self) -> str:
        """The address that its feeds name for good: of its page, else its place on /follow/."""
        return self.page or self.place

    @property
    def shown(self) -> str:
        """Its page; '' while there is none."""
        return "" if self.empty else self.page

    @property
    def ended(self) -> bool:
        return self.kind is ENDED and not self.closing

    @property
    def weekly(self) -> "Scope":
        """The weeks of it."""
        return replace(
            self,
            id=f"{WEEKLY}/{self.id}",
            name=f"{self.name}（每周摘要）",
            digests=Period.WEEK,
            of=self.id,
        )


class ScopeNames:
    """The scopes that there are, with what belongs to them. `told` is what subscribers have heard:
    a scope that had something of its own once keeps its people."""

    def __init__(
        self,
        catalogue: Catalogue,
        kinds: Sequence[ScopeKind] | None = None,
        told: Sequence[Event] = (),
    ):
        self._catalogue = catalogue
        self._told = told
        self.kinds = SCOPE_KINDS if kinds is None else kinds
        self._by_field = [kind for kind in self.kinds if kind.field]
        self._by_record = [kind for kind in self.kinds if kind.catalogue]
        self._reached: dict[tuple[str, frozenset[str], bool, bool], frozenset[str]] = {}
        """What terms of a kind of scopes reach, once that is known."""
        self._by_event: dict[str, set[str]] = defaultdict(set)
        """Kind of event -> ids of the scopes that tell every one of it."""
        for kind in self.kinds:
            for one in kind.listed:
                for event in one.events:
                    self._by_event[event].add(one.id)

    def term_of(self, scope: str) -> tuple[str, str]:
        """`topic-epc` -> vocabulary `topics` and term `epc`."""
        for kind in self.kinds:
            if kind.vocabulary and scope.startswith(start := kind.id_of("")):
                return kind.vocabulary, scope.removeprefix(start)
        raise KeyError(scope)

    def page_of(self, scope: str) -> str:
        """The address that a term had, which may have left since; '' where terms have none."""
        for kind in self.kinds:
            if kind.page and scope.startswith(start := kind.id_of("")):
                return kind.page.format(id=scope.removeprefix(start))
        return ""

    def scopes(self) -> Iterator[Scope]:
        """Every scope, whether there is anything in it or not, in the order in which to offer it."""
        for kind in self.kinds:
            for one in kind.listed:
                of = ALL if one.digests else ""
                yield Scope(one.id, kind, one.name, one.page, digests=one.digests, of=of)
            for id, term in self._catalogue.vocabularies.get(kind.vocabulary, {}).items():
                empty = not self._catalogue.about(kind.vocabulary, id)
                page = kind.page.format(id=id)
                about = self._about(term) if isinstance(term, Choice) else ""
                yield Scope(kind.id_of(id), kind, term.name, page, empty, about)
            for item in self._catalogue.records if kind.catalogue else ():
                if item.kind.id == kind.catalogue:  # of one that was withdrawn the feed stays
                    empty = self._catalogue.is_withdrawn(item)
                    yield Scope(kind.id_of(item.id), kind, item.title, item.url, empty)

    def former(self) -> Iterator[tuple[str, str]]:
        """Of records with scopes of their own that bore another id: the scope of then, that of today."""
        for kind in self._by_record:
            for alias in self._catalogue.addresses:
                item = self._catalogue.items[alias.target]
                if alias.kind == item.kind.id == kind.catalogue:
                    yield kind.id_of(alias.id), kind.id_of(item.id)

    def shown_at(self, url: str) -> list[Scope]:
        """The scopes that the page at `url` shows, or the page that it continues."""
        steps = url.split("/")
        for count in range(len(steps) - 1, 0, -1):
            if found := self._by_page.get("/".join(steps[:count]) + "/"):
                return found
        return []

    def of_event(self, event: Event, named: bool = False) -> set[str]:
        """Ids of the scopes in which an event is told; digests are made of what the others
        tell. With
        `named` only of those that what it is about names itself."""
        if event.scope:
            return {event.scope}
        subjects = [*event.subjects, *(ended.subject for ended in event.ended)]
        kinds = (event.kind,)
        at = event.at
        found = {id for subject in subjects for id in self.of_subject(subject, kinds, named, at)}
        gone = [one.subject for one in event.ended]
        gone += event.subjects if event.due and event.due.word == AMENDED else ()
        return found if named else found.union(*(self._grounded(one, at) for one in gone))

    def of_subject(
        self,
        subject: Subject,
        kinds: Iterable[str] = (),
        named: bool = False,
        at: datetime | None = None,
    ) -> set[str]:
        """Ids of the scopes whose people a record concerns, before and after a change. Where only
        rows are concerned, only those of these rows. `kinds` are those of the events that tell of
        it: some scopes go by them. With `named` only the scopes that it names itself, without those
        that it concerns because it holds for all or for the whole province. What rests on it is
        what did `at` that moment, or what does now."""
        found = {id for kind in kinds for id in self._by_event.get(kind, ())}
        for content in (subject.content, subject.before):
            if content is not None:
                found |= self._concerned(content, subject.rows, named)
        for kind in self._by_record:
            found.update(map(kind.id_of, self._resting(kind, subject, named, at)))
        if not named and not CHANGING.isdisjoint(kinds):
            found |= self._grounded(subject, at)
        if not named:
            found.update([id for id, choice in self._choices.items() if _chosen(choice, found)])
        return found

    def general_groups(self) -> Iterator[tuple[str, list[str]]]:
        """The scopes that something general is told in, each kind of them under its group."""
        for kind in self._by_field:
            if len(ids := self._lively[kind.id_of("")]) > 1:
                yield kind.group, ids
        for kind in self.kinds:
            ids = [id for id in self._choices if id.startswith(kind.id_of(""))]
            if kind.made_of and len(ids) > 1:
                yield kind.group, ids

    def missing(self, events: Iterable[Event], ended: Iterable[str], labels: Labels) -> list[str]:
        """Scopes that something was told in and the vocabularies no longer have, unless
        subscribers have heard of it. No record names a choice: of those that are gone only the
        `labels` know."""
        known = {scope.id for scope in self.scopes()} | set(ended)
        # What they do not name themselves has a living term, or is a record that is there.
        told = {id for event in events for id in self.of_event(event, named=True)}
        for kind in self.kinds:
            if kind.made_of:
                told.update(kind.id_of(id) for id in labels.get(kind.vocabulary, {}))
        return sorted(told - known)

    def _resting(
        self, kind: ScopeKind, subject: Subject, named: bool, at: datetime | None
    ) -> set[str]:
        """The records of a catalogue that a subject is, or that rest on it."""
        uses = self._uses[kind.catalogue]
        is_one = subject.content["catalogue"] == kind.catalogue
        own = {uses.id_of(subject.id)} if is_one else set()
        return own if named else own | uses.users_of(subject, at)

    def _grounded(self, subject: Subject, at: datetime | None) -> set[str]:
        """The catalogues of which some records rest on a subject that is not what it was."""
        return {kind for kind, uses in self._grounds.items() if uses.users_of(subject, at)}

    @cached_property
    def _grounds(self) -> dict[str, Uses]:
        """By catalogue."""
        listed = {one.id for kind in self.kinds for one in kind.listed}
        return {
            kind: Uses(self._catalogue, kind, self._told) for kind in GROUNDED if kind in listed
        }

    @cached_property
    def _uses(self) -> dict[str, Uses]:
        """By catalogue."""
        kinds = [kind.catalogue for kind in self._by_record]
        return {kind: Uses(self._catalogue, kind, self._told) for kind in kinds}

    @cached_property
    def _choices(self) -> dict[str, Choice]:
        """By id of the scope."""
        return {
            kind.id_of(id): term
            for kind in self.kinds
            if kind.made_of
            for id, term in self._catalogue.vocabularies.get(kind.vocabulary, {}).items()
            if isinstance(term, Choice)
        }

    def _about(self, choice: Choice) -> str:
        """What a choice is for and what is in it, in words."""
        found = [self._names.get(id, id) for id in choice.scopes]
        names = "、".join(
            f"{self._groups.get(id, '')}“{name}”" if found.count(name) > 1 else name
            for id, name in zip(choice.scopes, found, strict=True)
        )
        only = "、".join(self._names.get(id, id) for id in choice.catalogues)
        return f"{choice.description}。含：{names}{f'；只收{only}' if only else ''}。"

    @cached_property
    def _groups(self) -> dict[str, str]:
        """By the same ids the headings of their kinds, for two that bear one name."""
        terms = self._catalogue.vocabularies
        return {
            id: kind.group
            for kind in self._by_field
            for id in (
                *(one.id for one in kind.listed),
                *map(kind.id_of, terms.get(kind.vocabulary, {})),
            )
        }

    @cached_property
    def _names(self) -> dict[str, str]:
        """By id of what a choice may be made of."""
        return {
            id: name
            for kind in self._by_field
            for id, name in (
                *((one.id, one.name) for one in kind.listed),
                *(
                    (kind.id_of(id), term.name)
                    for id, term in self._catalogue.vocabularies.get(kind.vocabulary, {}).items()
                ),
            )
        }

    @cached_property
    def _by_page(self) -> dict[str, list[Scope]]:
        found: dict[str, list[Scope]] = defaultdict(list)
        for scope in self.scopes():
            if scope.page:
                found[scope.page].append(scope)
        return dict(found)

    def _concerned(self, content: Content, rows: tuple[str, ...], named: bool) -> set[str]:
        parts = [row for id in rows if (row := row_in(content, id))]
        found: set[str] = set()
        for kind in self._by_field:
            own = frozenset(_ids(kind.field, content, parts))
            general = not named and any(
                is_general(kind, part, content) for part in parts or [content]
            )
            key = kind.id_of(""), own, general, named
            if key not in self._reached:  # thousands of records name a few hundred sets of terms
                self._reached[key] = frozenset(self._reach(kind, own, general, named))
            found |= self._reached[key]
        return found

    def _reach(
        self, kind: ScopeKind, own: frozenset[str], general: bool, named: bool
    ) -> Iterator[str]:
        """The scopes of a kind that something concerns which names its `own` terms of it."""
        listed = {one.id for one in kind.listed}
        for id in {*own, *(self._parent(kind.vocabulary, id) for id in own)} - {""}:
            if kind.vocabulary or id in listed:
                yield kind.id_of(id)
        if named:
            return
        for term in self._within[kind.vocabulary]:
            if self._parent(kind.vocabulary, term) in own:
                yield kind.id_of(term)
        if general:
            yield from self._lively[kind.id_of("")]

    def _parent(self, vocabulary: str, id: str) -> str:
        """A city's records also concern its province, and those of the province its cities."""
        term = self._catalogue.term(vocabulary, id)
        return getattr(term, "parent", None) or ""

    @cached_property
    def _within(self) -> dict[str, list[str]]:
        """By vocabulary the terms that have one above them."""
        return {
            kind.vocabulary: [
                id
                for id in self._catalogue.vocabularies.get(kind.vocabulary, {})
                if self._parent(kind.vocabulary, id)
            ]
            for kind in self._by_field
        }

    @cached_property
    def _lively(self) -> dict[str, list[str]]:
        """By the start of their ids the scopes that what is general concerns. Where nothing ever was
        of a term's own there is nobody to tell what is told everywhere else. Of a term that has left
        the vocabulary the scope still holds what was told in it."""
        found: dict[str, list[str]] = {}
        for kind in self._by_field:
            terms = self._catalogue.vocabularies.get(kind.vocabulary, {}) if kind.general else {}
            spoken = self._spoken_of(kind)
            living = [id for id in terms if self._has_own(kind, id, spoken)]
            gone = sorted(spoken - terms.keys())
            found[kind.id_of("")] = [kind.id_of(id) for id in (*living, *gone)]
        return found

    def _has_own(self, kind: ScopeKind, id: str, spoken: set[str]) -> bool:
        above = self._parent(kind.vocabulary, id)
        about = self._catalogue.about
        return any(one in spoken or about(kind.vocabulary, one) for one in (id, above) if one)

    def _spoken_of(self, kind: ScopeKind) -> set[str]:
        """The terms of which something that was told is, or was."""
        subjects = (one for event in self._told for one in event.subjects if kind.general)
        contents = (one for subject in subjects for one in (subject.content, subject.before) if one)
        return {id for content in contents for id in _ids(kind.field, content, [])}


def _chosen(choice: Choice, told: set[str]) -> bool:
    """Whether what is told in some scopes, of which one is its catalogue, is told in a choice."""
    if choice.catalogues and told.isdisjoint(choice.catalogues):
        return False
    return not told.isdisjoint(choice.scopes)


def is_general(
    kind: ScopeKind, part: Content | Item, of_list: Content | Item | None = None
) -> bool:
    """Whether a record, or a row of a list, holds for each term of a kind of scopes."""
    return bool(kind.general) and not any(
        {*_held(field, part), *(_held(field, of_list) if of_list else ())} - {NATIONAL}
        for field in kind.general
    )


def _ids(field: str, content: Content, parts: list[Content]) -> Iterator[str]:
    """The ids that a field of some rows holds, each with those of its list where it has none of its
    own; without rows those of the record and of everything in it."""
    of_list = _held(field, content)
    if not parts:
        yield from of_list
        for row in rows_in(content):
            yield from _held(field, row)
    for part in parts:
        yield from _held(field, part) or of_list


def _held(field: str, part: Content | Item) -> Sequence[str]:
    """A field that holds one id, or many."""
    value: str | Sequence[str] = part.get(field) or ()
    return (value,) if isinstance(value, str) else value
