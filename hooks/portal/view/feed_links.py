"""What a reader takes to follow a scope: the addresses of its feeds and of its calendar."""

from dataclasses import dataclass

from portal.catalogue.catalogue import FACET_NAMES
from portal.catalogue.content import Content, content_of
from portal.kinds.item import Item
from portal.ledger.event import Subject
from portal.ledger.scope import CATALOGUES, Scope
from portal.ledger.subscriptions import Subscriptions
from portal.ledger.timeline import Timeline
from portal.site_info import SiteInfo

GROUPS = (
    CATALOGUES,
    *(FACET_NAMES[facet] for facet in ("equipment", "industries", "regions", "topics")),
)
"""Groups of scopes, in the order in which somebody with one question would try them."""


@dataclass(frozen=True)
class FeedLinks:
    """A scope with its feeds and its calendar, '' where it has none. `address` and `webcal` are
    whole, for they go to other programs; the others are below the root."""

    scope: Scope
    address: str
    atom: str
    rss: str
    json: str
    ics: str = ""
    webcal: str = ""

    @property
    def name(self) -> str:
        return self.scope.name

    @property
    def place(self) -> str:
        """Where /follow/ tells of it."""
        return f"follow/#{self.scope.id}"


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
            self.all[scope.id] = _offer(scope, subscriptions.has_calendar(scope.id), info)
        found = (feed.scope for feed in self.all.values() if feed.scope.group in GROUPS)
        ordered = sorted(found, key=lambda scope: GROUPS.index(scope.group))
        self._places = {scope.id: place for place, scope in enumerate(ordered)}

    def of(self, scope: str) -> FeedLinks | None:
        return self.all.get(scope)

    def of_item(self, item: Item) -> list[FeedLinks]:
        """What tells of a record or row: its catalogue first, then its terms, the narrow ones
        before the wide ones; not what tells of everything."""
        if item.id not in self._of_items:
            rows = (item.id,) if item.parent else ()
            ids = self._names.of_subject(Subject(self._substance(item.parent or item), rows=rows))
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


def _offer(scope: Scope, has_calendar: bool, info: SiteInfo) -> FeedLinks:
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
    )
