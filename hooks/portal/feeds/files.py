"""Every file that subscribers fetch."""

from collections.abc import Iterator

from portal.feeds.feed_document import documents
from portal.feeds.feed_item import FeedItem, FeedItems
from portal.feeds.ics import calendar, last_word
from portal.feeds.json_feed import json_feed
from portal.feeds.opml import opml
from portal.feeds.xml_feed import atom, rss
from portal.ledger.scope import Scope
from portal.ledger.scope_kinds import ALL
from portal.page import Asset
from portal.view.render import Renderer
from portal.view.site import Site


def feed_files(site: Site, renderer: Renderer) -> Iterator[Asset]:
    """Feeds with their archives, calendars, the list of all, without the digests of what is in it: who
    takes them all wants nothing twice. Nothing for what is empty, and nothing
    at all where nobody has said where the site stands: a feed is made of full addresses."""
    subscriptions = site.subscriptions
    if not subscriptions.scopes or not site.info.address:
        return
    entries = FeedItems(site, renderer, site.timeline.authority)
    for scope in (
        *subscriptions.scopes.values(),
        *subscriptions.former.values(),
        *subscriptions.weekly.values(),
    ):
        yield from _feed(scope, _entries_of(scope, site, entries), site, entries)
    yield Asset("feeds/subscriptions.opml", opml(list(subscriptions.scopes.values()), site.info))
    yield from _calendars(site)


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


def _calendars(site: Site) -> Iterator[Asset]:
    subscriptions, info = site.subscriptions, site.info
    authority = site.timeline.authority
    for scope in (*subscriptions.scopes.values(), *subscriptions.former.values()):
        if subscriptions.has_calendar(scope.id):
            title = f"{scope.name}的期限 - {info.name}" if scope.id != ALL else info.name
            content = calendar(title, subscriptions.entries[scope.id], info, authority)
            yield Asset(f"calendar/{scope.id}.ics", content)
        # of a scope that has ended: a file that is gone would leave in calendars what was there
        for told in subscriptions.events[scope.id] if scope.ended else ():
            if told.scope:
                words = site.event_text.sentence(told)
                content = last_word(scope, told, words, info, authority)
                yield Asset(f"calendar/{scope.id}.ics", content)
    for entry in subscriptions.entries.get(ALL, ()):  # what was cancelled stays where it was found
        name = entry.due.key.replace("/", "-")
        content = calendar(entry.due.title, [entry], info, authority)
        yield Asset(f"calendar/entry/{name}.ics", content)
