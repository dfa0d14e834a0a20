"""An event as the pages tell it: what happened to what, what changed, where else it is told."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from portal.catalogue.content import comparison_address, text_address, title_of, url_of
from portal.ledger.change import Change
from portal.ledger.event import Event
from portal.page import Link
from portal.view.bulk_text import bulk_lines, part_lines
from portal.view.event_text import anchor_of, url_of_comparison, url_of_event
from portal.view.legal_texts import versions_of
from portal.view.site import Site
from portal.view.value_formatter import NOTHING, Changed

RECORDS, CHANGES, SCOPES = 5, 6, 3
"""How many of each stand open; the others are folded away."""

T = TypeVar("T")


@dataclass(frozen=True)
class Few(Generic[T]):
    """Some things: those that stand open, and those that are folded away."""

    shown: tuple[T, ...] = ()
    rest: tuple[T, ...] = ()


@dataclass(frozen=True)
class Side:
    """What a field was (`gone`) or is now, with a word for which of the two."""

    word: str
    text: str
    gone: bool


@dataclass(frozen=True)
class Difference:
    """One field that changed, of which row, with what it was and is."""

    field: str
    row: str
    sides: tuple[Side, ...]


@dataclass(frozen=True)
class EndedDocuments:
    """What else an event brought to its end: 废止, 替代 or 停止执行, and which documents."""

    word: str
    links: Few[Link]


@dataclass(frozen=True)
class Told:
    """An event in words. `label` says what happened and the link to what; the link has no address
    where the event is told nowhere else in more detail. `more` leads to all that `links` begin."""

    anchor: str
    kind: str
    label: str
    link: Link
    sentence: str
    changes: Few[Difference]
    links: Few[Link]
    more: Link | None
    ended: tuple[EndedDocuments, ...]
    scopes: Few[Link]
    mark: str = ""
    """Who tells it, where a portal speaks beside the nation."""


def told(event: Event, site: Site, brief: bool = False) -> Told:
    """An event as the page of its month tells it, or in `brief`: without all the records of a
    publication of many, to which its month's page leads."""
    label, what = headline(event, site)
    overlay = site.catalogue.overlay
    url = url_of_event(event)
    links = few((*_links(event, site), *_comparison(event, site)), RECORDS)
    scopes = few(_scopes(event, site), SCOPES)
    more = None
    if event.is_bulk and brief:
        more = Link(f"全部 {len(event.parts or event.subjects)} 条", url) if links.rest else None
        links, scopes = Few(links.shown), Few(scopes.shown)
    return Told(
        anchor_of(event),
        event.kind,
        label,
        Link(what, "" if event.is_bulk and not brief else url),
        # the note stands beside everything that was published at once
        site.event_text.sentence(event).removesuffix(event.note if event.scope else ""),
        few(_differences(event, site), CHANGES),
        links,
        more,
        tuple(_ended(event)),
        scopes,
        overlay.mark if overlay and site.timeline.is_own(event) else "",
    )


def _links(event: Event, site: Site) -> list[Link]:
    """Of many records each with what changed in it, as far as feeds tell it; all have a link."""
    if not event.is_bulk:
        links = site.event_text.links(event)
        return still_there(links, event, site) if event.kind == "text" else links
    if event.parts:
        return [Link(one.line, one.url) for one in part_lines(event, event.parts, site.event_text)]
    lines = bulk_lines(event, event.subjects, site.event_text)
    found = [Link(one.line if one.changes else one.name, one.url) for one in lines]
    return found + site.event_text.records(event.subjects[len(lines) :])


def still_there(links: Iterable[Link], event: Event, site: Site) -> list[Link]:
    """Those of the links to full texts that lead to something today."""
    (subject,) = event.subjects
    item = site.catalogue.find(subject.id)
    versions = versions_of(item, site) if item else ()
    pages = {text_address(item.url)} if item and versions else set()
    if item and len(versions) > 1:
        pages.add(comparison_address(item.url))
    return [one for one in links if one.url in pages]


def headline(event: Event, site: Site) -> tuple[str, str]:
    """The headline in two: what happened, to what."""
    if event.parts:
        return event.word, site.event_text.count(event)
    label, _, what = site.event_text.headline(event).partition(" " if event.is_bulk else "：")
    return label, what


def few(things: Iterable[T], most: int) -> Few[T]:
    """At most so many of them, and the rest; to fold a single one away would save nothing."""
    all = tuple(things)
    most = most if len(all) > most + 1 else len(all)
    return Few(all[:most], all[most:])


def newest_first(events: Iterable[Event]) -> list[Event]:
    """Events of one moment keep their order."""
    return sorted(events, key=lambda event: event.at, reverse=True)


def difference(change: Change, words: Changed, where: str) -> Difference:
    """One change with what it was and is; `where` names the row that it concerns."""
    came, went = words.old == NOTHING, words.new == NOTHING
    sides = []
    if not came:
        sides.append(Side("删去" if went else "原来", words.old, True))
    if not went:
        sides.append(Side("" if change.order else "新增" if came else "现在", words.new, False))
    return Difference(words.field, where, tuple(sides))


def _comparison(event: Event, site: Site) -> Iterator[Link]:
    """The editions side by side, as long as both are there."""
    url = url_of_comparison(event)
    if url and event.subjects[0].id in site.comparisons:
        yield Link("看新旧对照", url)


def _differences(event: Event, site: Site) -> Iterator[Difference]:
    worded = site.event_text.changes(event)
    if worded:
        (subject,) = event.subjects
        for change, words in zip(subject.changes, worded, strict=True):
            yield difference(change, words, words.row)


def _ended(event: Event) -> Iterator[EndedDocuments]:
    for word in dict.fromkeys(one.word for one in event.ended):
        contents = [one.subject.content for one in event.ended if one.word == word]
        yield EndedDocuments(
            word, few((Link(title_of(one), url_of(one)) for one in contents), RECORDS)
        )


def _scopes(event: Event, site: Site) -> Iterator[Link]:
    """The scopes in which an event is told for what it is about, and not for what happened, which
    its label says. Those without a page have their place on /follow/, if there are feeds at all."""
    if event.scope:
        return
    ids = site.subscriptions.names.of_event(event, named=True)
    scopes = [scope for id, scope in site.subscriptions.scopes.items() if id in ids]
    scopes = [scope for scope in scopes if scope.ended or scope.kind.field]
    names = Counter(scope.name for scope in scopes)
    for scope in scopes:
        name = scope.name if names[scope.name] == 1 else scope.title
        yield Link(name, scope.shown or (scope.place if site.feeds.of(scope.id) else ""))
