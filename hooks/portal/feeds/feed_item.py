"""One entry of a feed: an event or a digest, as every format tells it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from portal.catalogue.catalogue import FACET_NAMES, FACETS
from portal.catalogue.content import Content, doubt_of, is_heading, marked, row_in
from portal.kinds.kinds import BY_ID
from portal.ledger.digest import Digest, Period
from portal.ledger.edition_news import TOLD
from portal.ledger.event import KINDS, Event, Subject
from portal.ledger.scope import Scope
from portal.read.markers import Is, Show
from portal.read.model_fields import shown
from portal.view.bulk_text import BulkLine, bulk_lines, part_lines
from portal.view.event_text import SHOWN, EventText, comparison_in, url_of_comparison, url_of_event
from portal.view.prose import plain
from portal.view.render import Renderer
from portal.view.site import Site

T = TypeVar("T")

SOURCES = 5
"""Sources of one record; its page has all."""

SAID, NOTED = 3, 30
"""Of a bulk: records in the line that sums it up; characters of the note in its title."""

LINES = 50
"""Events that a digest lists."""


@dataclass(frozen=True)
class FeedCategory:
    """A word that a reader can filter by: id and name of a term, `scheme` the page of all terms."""

    term: str
    scheme: str
    label: str


@dataclass(frozen=True)
class FeedItem:
    """What a subscriber gets. `id` is a tag: URI (RFC 4151) that never changes; `url` is absolute;
    `html` is safe to show; `text` says the same in a line."""

    id: str
    url: str
    title: str
    at: datetime
    html: str
    text: str
    categories: tuple[FeedCategory, ...] = ()
    written: dict[str, bytes] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What it is in the documents of each form, once that is known."""


class FeedItems:
    """Makes the entries of one site, each event once however many feeds tell it."""

    def __init__(self, site: Site, renderer: Renderer, authority: str):
        self.site = site
        self.renderer = renderer
        self.authority = authority
        self._known: dict[str, FeedItem] = {}
        self._shared: dict[tuple[str, str, str, str], FeedItem] = {}
        """Entries of what tells of many things at once, by what they say."""
        self._catalogues: dict[str, tuple[str, ...]] = {}
        """Of an event that tells of thousands of records, for hundreds of scopes."""
        self._headlines: dict[str, str] = {}
        """By the id of the event."""
        self._told: dict[str, tuple[str, str, str]] = {}
        """What digests tell of an event that is the same in every scope."""
        self._together: dict[tuple[str, tuple[int, ...]], tuple[FeedItem, list[BulkLine]]] = {}
        """Of an event that tells of many things, what it tells of some of them: most scopes of a kind
        have the same. By the event's id and the places of those in it."""
        self._digests: dict[Any, str] = {}
        """What digests say in HTML, by what is in them: most scopes of a kind hear the same."""

    def tag(self, name: str) -> str:
        """The tag: URI of something that has a name in the ledger."""
        return f"tag:{self.authority}:{name}"

    def tag_of(self, event: Event) -> str:
        """The tag: URI of an event: one that the nation tells has the nation's, on every site."""
        if self.site.timeline.is_own(event):
            return self.tag(event.id)
        return f"tag:{self.site.timeline.authority_of(event)}:{event.id}"

    def of_event(self, event: Event, scope: Scope) -> FeedItem:
        """The entry of an event. One that tells of many records names those of the scope, and where
        these are not all of them its id says so: an id stands for one text in all feeds."""
        if event.parts:
            return self._of_gathering(event, scope)
        if event.is_bulk:
            return self._of_bulk(event, scope)
        if event.id not in self._known:
            self._known[event.id] = self._entry(event, list(self._context(event)), {})
        return self._known[event.id]

    def of_digest(self, digest: Digest, scope: Scope) -> FeedItem:
        """The entry of a week or month that is over. Each event is a line; of one that tells of many
        records it says how many the scope has of them, and which where they are few."""
        absolute, of = self.site.info.absolute, self.site.subscriptions.scopes[scope.of]
        shown, rest = digest.events[:LINES], len(digest.events[LINES:])
        told = [self._told_in_digest(one, of) for one in shown]
        months = [
            (month, absolute(f"updates/{month}/"))
            for month in dict.fromkeys(one.month for one in digest.events)
        ]
        pages = months if rest or len(months) > 1 else []  # the entry leads to the last one only
        html = self._html_of_digest(told, rest, pages)
        count = f"{len(digest.events)} 件更新"
        title = f"{_spoken(digest)}：{count}"
        if scope.of in self.site.subscriptions.weekly:  # in a mail the title stands alone
            title = f"{self._name(of, digest.events[-1])}：{_spoken(digest)}，{count}"
        url = absolute(f"updates/{digest.events[-1].month}/")
        text = "；".join(line for line, _, _ in told[:SHOWN])
        return FeedItem(self.tag(f"{scope.id}/{digest.name}"), url, title, digest.at, html, text)

    def _html_of_digest(
        self, told: list[tuple[str, str, str]], rest: int, pages: list[tuple[str, str]]
    ) -> str:
        said = (tuple(told), rest, tuple(pages))
        if said not in self._digests:
            context = {"told": told, "rest": rest, "pages": pages}
            self._digests[said] = self.renderer.fragment("feed/digest.html", context)
        return self._digests[said]

    def _told_in_digest(self, event: Event, scope: Scope) -> tuple[str, str, str]:
        """What happened in a line of the digest of a scope, where it leads, and the note."""
        if event.id in self._told:
            return self._told[event.id]
        url = self.site.info.absolute(url_of_event(event))
        told = self._line(event, scope), url, event.note
        if not event.is_bulk:
            self._told[event.id] = told
        return told

    def _headline(self, event: Event) -> str:
        if event.id not in self._headlines:
            self._headlines[event.id] = self.site.event_text.at(event).headline(event)
        return self._headlines[event.id]

    def _line(self, event: Event, scope: Scope) -> str:
        event_text = self.site.event_text.at(event)
        headline = self._headline(event)
        if not event.is_bulk:
            return headline
        subscriptions = self.site.subscriptions
        if event.parts:
            parts = subscriptions.parts[event.id, scope.id]
            if len(parts) == 1:
                return event_text.headline(parts[0])
            members = [one.subjects[0] for one in parts]
        else:
            members = [Subject(one.content) for one in subscriptions.members[event.id, scope.id]]
        part = self._part(len(members), event, scope)
        named = "、".join(event_text.name(one) for one in members[:SAID])
        few = f"：{named}" if part and len(members) <= SAID else ""
        return f"{headline}{part}{few}"

    def _of_gathering(self, event: Event, scope: Scope) -> FeedItem:
        """Things that fell due together, as far as a scope has them: a single one as if it had come
        alone."""
        parts = self.site.subscriptions.parts[event.id, scope.id]
        whole = len(parts) == len(event.parts)
        id = self.tag_of(event) + ("" if whole else f"/in/{scope.id}")
        if len(parts) == 1:
            alone = self._entry(parts[0], list(self._context(parts[0])), {})
            return replace(alone, id=id)
        entry, lines = self._of_many(
            event, parts, part_lines, {"ended": []}
        )  # each with what ends it
        title = f"{entry.title}{self._part(len(parts), event, scope)}"
        said = "；".join(one.line for one in lines[:SAID])
        return self._same(replace(entry, id=id, title=title, text=f"{title}：{said}"))

    def _of_bulk(self, event: Event, scope: Scope) -> FeedItem:
        members = self.site.subscriptions.members[event.id, scope.id]
        whole = len(members) == len(event.subjects)
        part = self._part(len(members), event, scope)
        entry, lines = self._of_many(event, members, bulk_lines, {})
        said = [event.note, *(one.line for one in lines[:SAID] if one.changes)]
        note = f"：{_shortened(event.note)}" if event.note else ""
        told = replace(
            entry,
            id=entry.id if whole or not event.parted else f"{entry.id}/in/{scope.id}",
            title=f"{entry.title}{part}{note}",
            text="；".join(filter(None, said)) or f"{entry.title}{part}",
        )
        return self._same(told)

    def _same(self, item: FeedItem) -> FeedItem:
        """The entry that was made before for another scope, where it is the same."""
        return self._shared.setdefault((item.id, item.title, item.text, item.html), item)

    def _of_many(
        self,
        event: Event,
        some: Sequence[T],
        lines_of: Callable[[Event, Sequence[T], EventText], list[BulkLine]],
        more: dict[str, Any],
    ) -> tuple[FeedItem, list[BulkLine]]:
        """An entry that names some of many things, by their lines, and these."""
        key = event.id, tuple(map(id, some))
        if key not in self._together:
            lines = lines_of(event, some, self.site.event_text)
            members = [(one, self.site.info.absolute(one.url)) for one in lines[:SHOWN]]
            context = {"members": members, "rest": max(0, len(some) - SHOWN), **more}
            self._together[key] = self._entry(event, [], context), lines
        return self._together[key]

    def _part(self, count: int, event: Event, scope: Scope) -> str:
        """How many of a bulk a scope has, where these are not all."""
        if count == len(event.parts or event.subjects):
            return ""
        return f"，与“{self._name(scope, event)}”有关的 {count} 条"

    def _name(self, scope: Scope, event: Event) -> str:
        """What a scope was called when something was told. A choice may be younger than that: its
        name of today would change what was told before, when it is another."""
        try:
            vocabulary, term = self.site.subscriptions.names.term_of(scope.id)
        except KeyError:
            return "这件事" if scope.kind.catalogue else scope.name
        unknown = "这个组合" if scope.kind.made_of else scope.name
        return event.labels.get(vocabulary, {}).get(term, unknown)

    def _entry(self, event: Event, details: Sequence[Any], more: dict[str, Any]) -> FeedItem:
        event_text = self.site.event_text.at(event)
        title = self._headline(event)
        url = self.site.info.absolute(url_of_event(event))
        sentence = event_text.sentence(event)
        edition, comparison = event_text.edition(event), url_of_comparison(event)
        context = {
            "sentence": sentence,
            "note": "" if event.scope else event.note,
            "changes": event_text.changes(event),
            "edition": edition,
            "more_of_edition": _untold(event, len(edition)),
            "comparison": self.site.info.absolute(comparison) if comparison else None,
            "ended": [(one.word, event_text.name(one.subject)) for one in event.ended],
            "details": details,
            "links": [] if event.is_bulk else self._absolute(event_text.links(event)),
            "members": [],
            "rest": 0,
            "page": url,
        }
        html = self.renderer.fragment("feed/event.html", context | more)
        said = [sentence or event.note]
        said += [f"{one.field}：{one.old} → {one.new}" for one in context["changes"]]  # type: ignore[attr-defined]
        text = " ".join(part for part in said if part) or title
        categories = tuple(self._categories(event))
        return FeedItem(self.tag_of(event), url, title, event.at, html, text, categories)

    def _context(self, event: Event) -> Iterator[dict[str, Any]]:
        """What to know of the record: facts, what it is about, where it comes from; nothing of what
        we no longer say."""
        for subject in () if event.kind == "withdrawn" else event.subjects:
            part = _part(subject)
            yield {
                "facts": list(self.site.event_text.at(event).facts(subject)),
                "paragraphs": list(_paragraphs(subject.content)),
                "sources": list(_sources(part if part.get("sources") else subject.content)),
            }

    def _categories(self, event: Event) -> Iterator[FeedCategory]:
        absolute = self.site.info.absolute
        yield FeedCategory(event.kind, absolute("updates/"), KINDS[event.kind])
        if event.id not in self._catalogues:
            found = dict.fromkeys(one.content["catalogue"] for one in event.subjects)
            self._catalogues[event.id] = tuple(found)
        for id in self._catalogues[event.id]:
            yield FeedCategory(id, absolute(""), BY_ID[id].name)
        overlay = self.site.catalogue.overlay
        if overlay and self.site.timeline.is_own(event):
            yield FeedCategory(overlay.settings.prefix or "", absolute("about/"), overlay.mark)
        if event.is_bulk:
            return
        for subject in event.subjects:
            part = _part(subject)
            for facet in FACETS:
                for id in part.get(facet) or subject.content.get(facet, ()):
                    label = self.site.event_text.at(event).words.name(facet, id)
                    yield FeedCategory(id, absolute(f"{facet}/"), f"{FACET_NAMES[facet]}：{label}")

    def _absolute(self, links: list[Any]) -> list[tuple[str, str]]:
        return [(link.text, self.site.info.absolute(link.url)) for link in links]


def _shortened(note: str) -> str:
    return note if len(note) <= NOTED else f"{note[: NOTED - 1]}…"


def _untold(event: Event, told: int) -> int:
    """How many entries changed of which the ledger keeps no more than their number."""
    compared = comparison_in(event)
    if compared is None:
        return 0
    counts = compared.counts
    return sum(counts.get(fate, 0) for fate in TOLD) - told


def _spoken(digest: Digest) -> str:
    if digest.period is Period.MONTH:
        return f"{digest.first.year} 年 {digest.first.month} 月"
    return f"{digest.first} 至 {digest.last}"


def _part(subject: Subject) -> Content:
    """The only row that is concerned, else the record."""
    row = row_in(subject.content, subject.rows[0]) if len(subject.rows) == 1 else None
    return row or subject.content


def _paragraphs(content: Content) -> Iterator[str]:
    """Running text, as plain text: a link in them would change with what it leads to."""
    if is_heading(content):
        return
    for one in shown(BY_ID[content["catalogue"]].model, Show.ENTRY):
        text = content.get(one.name, "") if Is.MARKDOWN in one.traits else ""
        for paragraph in text.split("\n\n"):
            if paragraph.strip():
                yield marked(plain(paragraph), doubt_of(content, one.name))


def _sources(part: Content) -> Iterator[tuple[str, str]]:
    """Titles with the address where it may be published; '' where it may not."""
    for source in part.get("sources", ())[:SOURCES]:
        place = f"，{source['locator']}" if source.get("locator") else ""
        url = source.get("url", "") if source.get("citable", True) else ""
        yield f"{source['title']}{place}", url
