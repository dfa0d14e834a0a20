"""Every file that subscribers fetch."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from typing import TypeVar

from portal.feeds.feed_document import documents
from portal.feeds.feed_item import FeedItem, FeedItems
from portal.feeds.ics import Calendars, last_word
from portal.feeds.json_feed import json_feed
from portal.feeds.opml import opml
from portal.feeds.xml_feed import atom, rss
from portal.ledger.agenda import CalendarItem
from portal.ledger.scope import Scope
from portal.ledger.scope_kinds import ALL
from portal.page import Asset, FileBatch
from portal.view.render import Renderer
from portal.view.site import Site

T = TypeVar("T")

LIST = "feeds/subscriptions.opml"
SOME, ENTRIES = 12, 250
"""Scopes and entries of a batch."""


def feed_batches(site: Site, renderer: Renderer) -> Iterator[FileBatch]:
    """Feeds with their archives, calendars, the list of all, without the digests of what is in it: who
    takes them all wants nothing twice. Nothing for what is empty, and nothing
    at all where nobody has said where the site stands: a feed is made of full addresses."""
    subscriptions = site.subscriptions
    if not subscriptions.scopes or not site.info.address:
        return
    timeline = site.timeline
    entries = FeedItems(site, renderer, timeline.authority)
    calendars = Calendars(site.info, timeline.authority_of_record)
    scopes = list(subscriptions.scopes.values())
    former = list(subscriptions.former.values())
    for some in _some([*scopes, *former, *subscriptions.weekly.values()], SOME):
        within = tuple(f"feeds/{scope.id}/" for scope in some)
        yield FileBatch(within, partial(_feeds, some, site, entries))
    yield FileBatch((LIST,), partial(_list_of_all, scopes, site))
    for some in _some([*scopes, *former], SOME):
        within = tuple(f"calendar/{scope.id}.ics" for scope in some)
        yield FileBatch(within, partial(_calendars, some, site, calendars))
    for dates in _some(subscriptions.entries.get(ALL, ()), ENTRIES):
        yield FileBatch(("calendar/entry/",), partial(_dates, dates, calendars))


def feed_files(site: Site, renderer: Renderer) -> Iterator[Asset]:
    """All of them."""
    return chain.from_iterable(batch.make() for batch in feed_batches(site, renderer))


def _some(all: Sequence[T], count: int) -> Iterator[Sequence[T]]:
    return (all[start : start + count] for start in range(0, len(all), count))


def _feeds(scopes: Sequence[Scope], site: Site, entries: FeedItems) -> Iterator[Asset]:
    for scope in scopes:
        yield from _feed(scope, _entries_of(scope, site, entries), site, entries)


def _list_of_all(scopes: list[Scope], site: Site) -> Iterator[Asset]:
    yield Asset(LIST, opml(scopes, site.info))


def _entries_of(scope: Scope, site: Site, entries: FeedItems) -> list[FeedItem]:
    if scope.digests:
        return [entries.of_digest(one, scope) for one in site.subscriptions.digests[scope.id]]
    return [entries.of_event(event, scope) for event in site.subscriptions.events[scope.id]]


def _feed(scope: Scope, told: list[FeedItem], site: Site, entries: FeedItems) -> Iterator[Asset]:
    info, feed_id = site.info, entries.tag(f"feed/{scope.id}")
    for document in documents(scope, told):
        if document.month:
            xml, json = (document.archive(document.month, suffix) for suffix in ("xml", "json"))
            yield Asset(xml, atom(document, info, feed_id))
            yield Asset(json, json_feed(document, info))
        else:
            yield Asset(f"{document.folder}atom.xml", atom(document, info, feed_id))
            yield Asset(f"{document.folder}rss.xml", rss(document, info, feed_id))
            yield Asset(f"{document.folder}feed.json", json_feed(document, info))


def _calendars(scopes: Sequence[Scope], site: Site, calendars: Calendars) -> Iterator[Asset]:
    subscriptions, info = site.subscriptions, site.info
    for scope in scopes:
        if subscriptions.has_calendar(scope.id):
            title = f"{scope.name}的期限 - {info.name}" if scope.id != ALL else info.name
            content = calendars.of(title, subscriptions.entries[scope.id])
            yield Asset(f"calendar/{scope.id}.ics", content)
        # of a scope that has ended: a file that is gone would leave in calendars what was there
        for told in subscriptions.events[scope.id] if scope.ended else ():
            if told.scope:
                words = site.event_text.sentence(told)
                content = last_word(scope, told, words, info, site.timeline.authority_of(told))
                yield Asset(f"calendar/{scope.id}.ics", content)


def _dates(entries: Sequence[CalendarItem], calendars: Calendars) -> Iterator[Asset]:
    """Each by itself; what was cancelled stays where it was found."""
    for entry in entries:
        name = entry.due.key.replace("/", "-")
        content = calendars.of(entry.due.title, [entry])
        yield Asset(f"calendar/entry/{name}.ics", content)
