"""`/topics/`, `/industries/`, `/regions/`, `/equipment/`: all terms of a facet with their counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from portal.catalogue.catalogue import FACET_NAMES, FACETS
from portal.kinds.kinds import KINDS
from portal.page import Link, Page, PageContent
from portal.pages.gather.members import living, size
from portal.read.vocabulary import Equipment, Industry, Region, Term
from portal.view.render import Renderer
from portal.view.site import Site

LEADS = {
    "topics": "按你关心的事看：每个主题收齐有关的法律、政策、标准、技术、优惠和案例。",
    "industries": "按行业看：什么管着你、淘汰目录列了什么、什么能帮你、能得到什么、怎样比、谁做过。",
    "regions": "按地方看：当地的法规、政策、淘汰要求和案例。全国适用的不写地区，见各栏目。",
    "equipment": "按设备看：淘汰目录列了哪些型号、能效要达到多少、换成什么、买新的有什么优惠。",
}


@dataclass(frozen=True)
class TermRow:
    """A term, how much there is on it, and for a province its cities."""

    link: Link
    count: str
    description: str
    below: tuple[Link, ...] = ()


@dataclass(frozen=True)
class TermGroup:
    """Terms under a heading; without a name where a facet is not divided."""

    id: str
    name: str
    entries: tuple[TermRow, ...]


def overview_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """One page for each facet."""
    for facet in FACETS:
        yield Page(f"{facet}/", FACET_NAMES[facet], partial(_content, facet, site, renderer))


def _content(facet: str, site: Site, renderer: Renderer) -> PageContent:
    terms = list(site.catalogue.vocabularies.get(facet, {}).values())
    groups = [group for group in _groups(facet, terms, site) if group.entries]
    context = {
        "trail": [Link("首页", "")],
        "title": FACET_NAMES[facet],
        "lead": LEADS[facet],
        "groups": groups,
        "empty": [term.name for term in terms if not site.catalogue.about(facet, term.id)],
        "day": site.last_change,
    }
    return PageContent(
        renderer.body("overview.html", f"{facet}/", context),
        _description(facet, groups),
        tuple((group.id, group.name) for group in groups if group.name),
    )


def _groups(facet: str, terms: Sequence[Term], site: Site) -> Iterator[TermGroup]:
    if facet == "industries":
        key = [term for term in terms if isinstance(term, Industry) and term.key]
        others = [term for term in terms if term not in key]
        yield TermGroup("key", "173号文点名的重点行业", tuple(_entries(facet, key, site)))
        yield TermGroup("others", "其他行业", tuple(_entries(facet, others, site)))
    elif facet == "equipment":
        special = [term for term in terms if isinstance(term, Equipment) and term.industries]
        common = [term for term in terms if term not in special]
        yield TermGroup("common", "各行业通用的设备", tuple(_entries(facet, common, site)))
        yield TermGroup("special", "某些行业专用的设备", tuple(_entries(facet, special, site)))
    else:
        tops = [term for term in terms if not getattr(term, "parent", None)]
        yield TermGroup("", "", tuple(_entries(facet, tops, site)))


def _entries(facet: str, terms: Sequence[Term], site: Site) -> Iterator[TermRow]:
    """The terms that there is something on; a city stands below its province."""
    for term in terms:
        if site.catalogue.about(facet, term.id):
            description = "" if isinstance(term, Region) else term.description
            yield TermRow(
                Link(term.name, f"{facet}/{term.id}/"),
                _count(facet, term, site),
                description,
                tuple(_cities(facet, term, site)),
            )


def _count(facet: str, term: Term, site: Site) -> str:
    """How much there is; for a kind of machine also how much of it says what has to go."""
    if not (all := size(facet, term.id, site)):
        return "都不再有效"
    out = [kind for kind in KINDS if facet in kind.singled_out]
    counts = [(kind.name, len(living(facet, term.id, kind, site))) for kind in out]
    among = "、".join(f"{name} {count} 条" for name, count in counts if count)
    return f"{all} 条，其中{among}" if among else f"{all} 条"


def _cities(facet: str, term: Term, site: Site) -> Iterator[Link]:
    for city in site.catalogue.vocabularies.get(facet, {}).values():
        if getattr(city, "parent", None) == term.id and site.catalogue.about(facet, city.id):
            yield Link(city.name, f"{facet}/{city.id}/", str(size(facet, city.id, site)))


def _description(facet: str, groups: list[TermGroup]) -> str:
    names = [entry.link.text for group in groups for entry in group.entries]
    return f"{LEADS[facet]}{'、'.join(names)}"[:160]
