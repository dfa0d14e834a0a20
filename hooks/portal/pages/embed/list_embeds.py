"""`/embed/list/<scope>/`: what is new in a scope, what holds, which days come: a dozen lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from portal.catalogue.catalogue import FACETS
from portal.kinds.item import Item
from portal.ledger.scope import Scope
from portal.ledger.scope_kinds import ALL
from portal.page import Asset, Badge, Link
from portal.pages.embed.embedded import embedded, url_of
from portal.pages.following.told import headline, newest_first
from portal.validity.due_dates import DueDate
from portal.view.event_text import url_of_event
from portal.view.render import Renderer
from portal.view.site import Site

NEW, HOLDING, COMING = 6, 6, 4
"""Lines of each part."""


@dataclass(frozen=True)
class NewLine:
    """Something that was told on a day: what happened, and to what."""

    day: str
    word: str
    link: Link


@dataclass(frozen=True)
class HoldingLine:
    """A record that holds, with its status in words."""

    link: Link
    badge: Badge | None


def embedded_scopes(site: Site) -> list[Scope]:
    """The scopes that can be taken: those with feeds of their own that are no digests."""
    return [one for one in site.subscriptions.scopes.values() if not one.digests and not one.ended]


def list_embeds(scopes: Sequence[Scope], site: Site, renderer: Renderer) -> Iterator[Asset]:
    for scope in scopes:
        page = Link(scope.title, scope.shown or "updates/")
        context = {
            "title": "最近更新" if scope.id == ALL else scope.title,
            "new": list(_new(scope, site)),
            "holding": [
                HoldingLine(site.link(one.id), site.badge(one)) for one in _holding(scope, site)
            ],
            "coming": list(islice(_coming(scope, site), COMING)),
            "feed": site.feeds.of(scope.id),
        }
        yield embedded(url_of("list", scope.id), "list", page, context, site, renderer)


def _new(scope: Scope, site: Site) -> Iterator[NewLine]:
    for event in islice(newest_first(site.subscriptions.events[scope.id]), NEW):
        word, what = headline(event, site)
        yield NewLine(event.at.date().isoformat(), word, Link(what, url_of_event(event)))


def _holding(scope: Scope, site: Site) -> list[Item]:
    """The newest records of a catalogue, or about a term, that certainly hold; none of wider scopes, for
    a few of hundreds would tell nothing."""
    if scope.kind.field == "catalogue":
        found = site.catalogue.of(scope.id)
    elif scope.kind.vocabulary in FACETS:
        found = site.catalogue.about(*site.subscriptions.names.term_of(scope.id))
    else:
        return []
    records = [one for one in found if one.parent is None and site.is_in_force(one)]
    return sorted(records, key=lambda one: (site.age(one), one.id))[:HOLDING]


def _coming(scope: Scope, site: Site) -> Iterator[DueDate]:
    """The next days of its calendar."""
    for entry in site.subscriptions.entries.get(scope.id, ()):
        due = entry.due
        standing = due.record in site.catalogue.items and not entry.cancelled
        if standing and due.sort != "target" and not due.passed(site.as_of):
            yield due
