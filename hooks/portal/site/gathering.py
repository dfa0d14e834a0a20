"""Pages that gather: a catalogue, a topic, an industry, a region, a kind of equipment."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.catalogue import FACETS
from portal.catalogue.item import Item
from portal.catalogue.status import Status, start_of
from portal.read.catalogues import KINDS, Kind
from portal.read.vocabulary import Industry, Term
from portal.site.page import Card, Link, Page
from portal.site.render import Renderer
from portal.site.site import Site
from portal.site.words import FACET_NAMES

PAGE_SIZE = 100
"""Items on one page; what is longer goes on at `page-2/`."""

SHOWN = 30
"""Items of one catalogue on a gathering page; the whole list has pages of its own."""

_ORDER = {
    Status.IN_FORCE: 0,
    Status.UPCOMING: 1,
    Status.UNVERIFIED: 2,
    Status.TARGET_PASSED: 3,
    Status.SUPERSEDED: 4,
    Status.EXPIRED: 5,
    Status.REPEALED: 6,
}


@dataclass(frozen=True)
class Part:
    """One catalogue's share of a gathering page."""

    kind: Kind
    cards: tuple[Card, ...]
    total: int
    more: Link | None = None


def in_reading_order(items: list[Item], site: Site) -> list[Item]:
    """What holds first, then what is to come, then what has ended; the newest first in each."""

    def key(item: Item) -> tuple:
        standing = site.standing(item)
        start = start_of(item.value) or item.get("issued") or item.get("date") or item.get("year")
        newest = -(start.first.toordinal() if start else 0)
        return (_ORDER[standing.status] if standing else 0, newest, item.id)

    return sorted(items, key=key)


def catalogue_pages(kind: Kind, site: Site, renderer: Renderer) -> Iterator[Page]:
    """The complete list of a catalogue."""
    items = in_reading_order(site.catalogue.of(kind.id), site)
    trail = [Link("首页", "")]
    yield from _listing(kind.name, f"{kind.id}/", kind.description, items, trail, site, renderer)


def term_pages(facet: str, term: Term, site: Site, renderer: Renderer) -> Iterator[Page]:
    """Everything that concerns one topic, industry, region or kind of equipment."""
    url = f"{facet}/{term.id}/"
    items = site.catalogue.about(facet, term.id)
    trail = [Link("首页", ""), Link(FACET_NAMES[facet], f"{facet}/")]
    parts = []
    for kind in KINDS:
        found = in_reading_order([item for item in items if item.kind is kind], site)
        if not found:
            continue
        more = Link(f"全部 {len(found)} 条", f"{url}{kind.id}/") if len(found) > SHOWN else None
        cards = tuple(site.card(item) for item in found[:SHOWN])
        parts.append(Part(kind, cards, len(found), more))
        if more:
            title = f"{term.name}：{kind.name}"
            here = [*trail, Link(term.name, url)]
            yield from _listing(title, more.url, term.description, found, here, site, renderer)
    context = {
        "trail": trail,
        "term": term,
        "codes": term.codes if isinstance(term, Industry) else (),
        "key": isinstance(term, Industry) and term.key,
        "parts": parts,
        "missing": [kind.name for kind in KINDS if kind not in [part.kind for part in parts]],
        "day": site.day,
    }
    yield Page(
        url,
        term.name,
        renderer.body("term.html", url, context),
        term.description,
        tuple((part.kind.id, part.kind.name) for part in parts),
    )


def overview_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """`/topics/`, `/industries/`, `/regions/`, `/equipment/`: the terms with their counts."""
    for facet in FACETS:
        url = f"{facet}/"
        terms = [
            (
                Link(term.name, f"{facet}/{term.id}/"),
                len(site.catalogue.about(facet, term.id)),
                term,
            )
            for term in site.catalogue.vocabularies.get(facet, {}).values()
        ]
        context = {
            "trail": [Link("首页", "")],
            "title": FACET_NAMES[facet],
            "terms": [entry for entry in terms if entry[1]],
            "empty": [term.name for _, count, term in terms if not count],
        }
        yield Page(url, FACET_NAMES[facet], renderer.body("overview.html", url, context))


def _listing(
    title: str,
    url: str,
    description: str,
    items: list[Item],
    trail: list[Link],
    site: Site,
    renderer: Renderer,
) -> Iterator[Page]:
    """A list of items, cut into pages when it is long."""
    count = max(1, -(-len(items) // PAGE_SIZE))
    addresses = [url if number == 0 else f"{url}page-{number + 1}/" for number in range(count)]
    for number, here in enumerate(addresses):
        shown = items[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        context = {
            "trail": trail,
            "title": title,
            "description": description,
            "total": len(items),
            "rows": sum(len(site.catalogue.rows(item)) for item in items),
            "cards": [site.card(item) for item in shown],
            "pages": [Link(str(i + 1), address) for i, address in enumerate(addresses)],
            "current": number,
            "day": site.day,
        }
        name = title if number == 0 else f"{title}（第 {number + 1} 页）"
        yield Page(here, name, renderer.body("listing.html", here, context), description)
