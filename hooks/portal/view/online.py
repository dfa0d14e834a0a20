"""在线办理 on the pages of what it is about: where a matter is done online, for whom, as it was seen.

What serves one place only stands folded away on pages of the whole nation, as with whom to ask.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from portal.kinds.body import Body, whom_it_serves
from portal.kinds.item import Item
from portal.kinds.service import OnlinePlace, OnlineService, service_of
from portal.page import Link
from portal.read.record import Source
from portal.read.relation import Relation
from portal.view.contact_lines import UNOPENED, ContactLine, contact_lines
from portal.view.site import Site
from portal.view.whom_to_ask import named_bodies, regions_of

UNKNOWN_ADDRESS = "没有见到网址"

NOT_LINKED = "这个网址不作链接"


@dataclass(frozen=True)
class PlaceLine:
    """One portal. `url` is '' where nothing may be opened; `notes` say what is known of the address;
    `seen` is where it stood."""

    name: str
    url: str
    serves: str
    notes: tuple[str, ...]
    source: Source | None
    body: Link | None
    """The same platform among whom to ask."""
    dated: str
    unopened: bool
    """Whether it leads to an address that nobody has opened."""


@dataclass(frozen=True)
class OnlineMatter:
    """A matter as other pages name it."""

    link: Link
    serves: str
    handler: str
    places: tuple[PlaceLine, ...]
    """Those portals that readers of the page can use."""
    elsewhere: int
    """How many others serve some place only: its own page has them."""


@dataclass(frozen=True)
class OnlineMatters:
    """Those for readers of a page, and those of places, which are folded away."""

    anywhere: tuple[OnlineMatter, ...]
    local: tuple[OnlineMatter, ...]

    unopened: bool
    """Whether nobody has opened some of the addresses: said once for all of them."""

    def __bool__(self) -> bool:
        return bool(self.anywhere or self.local)


def online_of(item: Item, site: Site) -> OnlineMatters:
    """The matters that say that they are about an item, with what places have of their own."""
    links = site.catalogue.links
    named = [link.source for link in links.to(item.id, Relation.ONLINE)]
    national = [id for id in named if not _regions(id, site)]
    of_places = [link.source for id in national for link in links.to(id, Relation.NATIONWIDE)]
    found = named_bodies(dict.fromkeys((*named, *of_places)), regions_of(item), site)
    regions = set(regions_of(item))
    matters = (
        tuple(_matter(one, regions, site) for one in found.anywhere),
        tuple(_matter(one, set(one.get("regions")), site) for one in found.local),
    )
    shown = [place for some in matters for one in some for place in one.places]
    return OnlineMatters(*matters, unopened=any(place.unopened for place in shown))


def places_of(item: Item, site: Site) -> tuple[PlaceLine, ...]:
    """The portals of a matter, those of the nation before those of places."""
    service = service_of(item)
    own = sorted(service.portals, key=lambda one: bool(one.regions))
    return tuple(_line(one, service, site) for one in own)


def _regions(id: str, site: Site) -> tuple[str, ...]:
    found = site.catalogue.find(id)
    regions: tuple[str, ...] = found.get("regions", ()) if found else ()
    return regions


def _matter(item: Item, regions: set[str], site: Site) -> OnlineMatter:
    """As readers of these regions need it."""
    service = service_of(item)
    usable = [one for one in service.portals if not one.regions or regions & set(one.regions)]
    return OnlineMatter(
        link=Link(item.title, item.url),
        serves=whom_it_serves(item, site),
        handler=service.handler or "",
        places=tuple(_once(_line(one, service, site)) for one in usable),
        elsewhere=len(service.portals) - len(usable),
    )


def _once(line: PlaceLine) -> PlaceLine:
    """Without what is said once for all."""
    return replace(line, notes=tuple(one for one in line.notes if one != UNOPENED))


def _line(one: OnlinePlace, service: OnlineService, site: Site) -> PlaceLine:
    body = site.catalogue.find(one.body) if one.body else None
    contact = _contact(one, body, site)
    source = next((x for x in service.sources if x.key and x.key == one.source), None)
    return PlaceLine(
        name=one.name,
        url=one.url or "" if one.citable else "",
        serves=f"只给{_names(one.regions, site)}" if one.regions else "",
        notes=tuple(_notes(one, contact)),
        source=source or (contact.source if contact else None),
        body=Link(body.title, body.url) if body else None,
        dated=contact.dated if contact else "",
        unopened=bool(one.url) and one.citable and not one.opened,
    )


def _contact(one: OnlinePlace, body: Item | None, site: Site) -> ContactLine | None:
    """What is known of the address where it stands among whom to ask."""
    if body is None or not isinstance(body.value, Body):
        return None
    return next((line for line in contact_lines(body, site) if line.text == one.url), None)


def _names(regions: Iterable[str], site: Site) -> str:
    return "、".join(site.name("regions", id) for id in regions)


def _notes(one: OnlinePlace, contact: ContactLine | None) -> Iterator[str]:
    if one.note:
        yield one.note
    if not one.url:
        yield UNKNOWN_ADDRESS
    elif not one.citable:
        yield NOT_LINKED
    elif one.opened:
        yield f"{one.opened} 打开核对过"
    else:
        if contact and contact.aged:
            yield contact.aged
        yield UNOPENED
