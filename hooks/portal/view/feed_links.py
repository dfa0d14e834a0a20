"""What a reader takes to follow a scope: the addresses of its feeds and of its calendar."""

from dataclasses import dataclass

from portal.catalogue.content import Content, content_of
from portal.kinds.item import Item
from portal.ledger.event import Subject
from portal.ledger.scope import Scope
from portal.ledger.scope_kinds import Prominence
from portal.ledger.subscriptions import Subscriptions
from portal.ledger.timeline import Timeline
from portal.site_info import SiteInfo


@dataclass(frozen=True)
class FeedLinks:
    """A scope with its feeds and its calendar, '' where it has none. `address` and `webcal` are
    whole, for they go to other programs; the others are below the root. `weekly` is the same once a
    week, where that can be had."""

    scope: Scope
    address: str
    atom: str
    rss: str
    json: str
    ics: str = ""
    webcal: str = ""
    weekly: "FeedLinks | None" = None

    @property
    def name(self) -> str:
        return self.scope.name

    @property
    def place(self) -> str:
        return self.scope.place


class FeedDirectory:
    """What one site offers. Nothing where nothing was published yet, or where nobody has said where
    the site stands: feeds are made of full addresses, and nobody can subscribe to half of one."""

    def __init__(self, subscriptions: Subscriptions, timeline: Timeline, info: SiteInfo):
        self._names = subscriptions.names
        self._published = timeline.published.state.contents
        self._substances: dict[str, Content] = {}
        self._of_items: dict[str, list[FeedLinks]] = {}
        self.all: dict[str, FeedLinks] = {}
        """By id of the scope, in the order in which to offer them."""
        for scope in subscriptions.scopes.values() if info.address else ():
            weekly = subscriptions.weekly.get(scope.id)
            self.all[scope.id] = _offer(scope, subscriptions.has_calendar(scope.id), info, weekly)
        ranks = {id: feed.scope.kind.rank for id, feed in self.all.items()}
        ranked = sorted(
            (rank, place, id) for place, (id, rank) in enumerate(ranks.items()) if rank is not None
        )
        self._places = {id: place for place, (_, _, id) in enumerate(ranked)}

    def of(self, scope: str) -> FeedLinks | None:
        return self.all.get(scope)

    @property
    def quick(self) -> list[FeedLinks]:
        """For whoever does not want to choose."""
        return [
            feed for feed in self.all.values() if feed.scope.kind.prominence is Prominence.QUICK
        ]

    def shown_at(self, url: str) -> list[FeedLinks]:
        """What tells of all that is on the page at `url`, which is no record's."""
        found = self._names.shown_at(url)
        return [self.all[scope.id] for scope in found if scope.id in self.all]

    def of_item(self, item: Item) -> list[FeedLinks]:
        """What tells of a record or row: its catalogue first, then its terms, the narrow ones
        before the wide ones; not what tells of everything, nor what it concerns with all others."""
        if item.id not in self._of_items:
            rows = (item.id,) if item.parent else ()
            about = Subject(self._substance(item.parent or item), rows=rows)
            ids = self._names.of_subject(about, named=True)
            here = sorted(ids & self._places.keys(), key=self._places.__getitem__)
            self._of_items[item.id] = [self.all[id] for id in here]
        return self._of_items[item.id]

    def _substance(self, record: Item) -> Content:
        """A record as it was published: that is what its feeds tell of. One that was not published
        yet, in a preview, as it is."""
        if record.id in self._published:
            return self._published[record.id]
        if record.id not in self._substances:
            self._substances[record.id] = content_of(record)
        return self._substances[record.id]


def _offer(
    scope: Scope, has_calendar: bool, info: SiteInfo, weekly: Scope | None = None
) -> FeedLinks:
    folder = f"feeds/{scope.id}/"
    atom, ics = f"{folder}atom.xml", f"calendar/{scope.id}.ics" if has_calendar else ""
    _, _, place = info.absolute(ics).partition(":")
    return FeedLinks(
        scope,
        info.absolute(atom),
        atom,
        f"{folder}rss.xml",
        f"{folder}feed.json",
        ics,
        f"webcal:{place}" if ics else "",
        _offer(weekly, False, info) if weekly else None,
    )
