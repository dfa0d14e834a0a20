"""What a reader takes to follow a scope: the addresses of its feeds and of its calendar."""

from dataclasses import dataclass

from portal.catalogue.item import Item
from portal.follow.event import Subject
from portal.follow.scope import CATALOGUES, Scope
from portal.follow.subscriptions import Subscriptions
from portal.follow.substance import Substance, substance_of
from portal.follow.telling import Story
from portal.imprint import Imprint
from portal.words import FACET_NAMES

GROUPS = (
    CATALOGUES,
    *(FACET_NAMES[facet] for facet in ("equipment", "industries", "regions", "topics")),
)
"""Groups of scopes, in the order in which somebody with one question would try them."""


@dataclass(frozen=True)
class Offer:
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


class Offers:
    """What one site offers. Nothing where nothing was published yet, or where nobody has said where
    the site stands: feeds are made of full addresses, and nobody can subscribe to half of one."""

    def __init__(self, subscriptions: Subscriptions, story: Story, imprint: Imprint):
        self._names = subscriptions.names
        self._published = story.world.state.contents
        self._substances: dict[str, Substance] = {}
        self._of_items: dict[str, list[Offer]] = {}
        self.all: dict[str, Offer] = {}
        """By id of the scope, in the order in which to offer them."""
        for scope in subscriptions.scopes.values() if imprint.address else ():
            self.all[scope.id] = _offer(scope, subscriptions.has_calendar(scope.id), imprint)
        found = (offer.scope for offer in self.all.values() if offer.scope.group in GROUPS)
        ordered = sorted(found, key=lambda scope: GROUPS.index(scope.group))
        self._places = {scope.id: place for place, scope in enumerate(ordered)}

    def of(self, scope: str) -> Offer | None:
        return self.all.get(scope)

    def of_item(self, item: Item) -> list[Offer]:
        """What tells of a record or row: its catalogue first, then its terms, the narrow ones
        before the wide ones; not what tells of everything."""
        if item.id not in self._of_items:
            rows = (item.id,) if item.parent else ()
            ids = self._names.of_subject(Subject(self._substance(item.parent or item), rows=rows))
            here = sorted(ids & self._places.keys(), key=self._places.__getitem__)
            self._of_items[item.id] = [self.all[id] for id in here]
        return self._of_items[item.id]

    def _substance(self, record: Item) -> Substance:
        """A record as it was published: that is what its feeds tell of. One that was not published
        yet, in a preview, as it is."""
        if record.id in self._published:
            return self._published[record.id]
        if record.id not in self._substances:
            self._substances[record.id] = substance_of(record)
        return self._substances[record.id]


def _offer(scope: Scope, has_calendar: bool, imprint: Imprint) -> Offer:
    folder = f"feeds/{scope.id}/"
    atom, ics = f"{folder}atom.xml", f"calendar/{scope.id}.ics" if has_calendar else ""
    _, _, place = imprint.absolute(ics).partition(":")
    return Offer(
        scope,
        imprint.absolute(atom),
        atom,
        f"{folder}rss.xml",
        f"{folder}feed.json",
        ics,
        f"webcal:{place}" if ics else "",
    )
