"""What the hand-written pages show besides their own text; for the home that is most of it."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from portal.catalogue.catalogue import FACET_NAMES
from portal.kinds.kinds import how_many
from portal.page import Link
from portal.pages.gather import site_map
from portal.pages.gather.members import size
from portal.pages.home.coming import coming
from portal.pages.home.entry_points import entry_points
from portal.pages.home.guidance import entries
from portal.pages.home.jobs import wishes
from portal.pages.home.recent_law import recent_law
from portal.pages.home.recent_updates import recent_updates
from portal.read.vocabulary import Industry
from portal.view.render import Renderer
from portal.view.site import Site

LATELY = 6
"""Days with changes on the home page."""

NEXT = 8
"""Coming days on the home page."""

NEWEST = 3
"""Of what this site told, on the home page."""


@dataclass(frozen=True)
class Shelf:
    """A catalogue with what it holds."""

    link: Link
    count: str
    words: str


def addition(url: str, site: Site, renderer: Renderer) -> Markup:
    """What is added below the prose of the page at `url`; nothing for most pages."""
    if url == "":
        return renderer.body("home.html", url, _home(site))
    if url == "about/":
        info, found = site.info, Markup("")
        if info.imprint:
            found += renderer.body("imprint.html", url, {"own": info.imprint})
        found += renderer.body("guidance.html", url, {"items": list(entries(site))})
        if info.portals:
            found += renderer.body("portals.html", url, {"portals": info.portals})
        return found
    if url == site_map.URL:
        return site_map.site_map(site, renderer)
    return Markup("")


def _home(site: Site) -> dict[str, Any]:
    key, others = _industries(site)
    return {
        "how_many": how_many(site.kinds),
        "wishes": wishes(site),
        "doors": list(entry_points(site)),
        "lately": recent_law(site, LATELY),
        "newest": recent_updates(site, NEWEST),
        "due": coming(site, NEXT),
        "shelves": [
            Shelf(Link(kind.name, f"{kind.id}/"), _count(kind.id, site), kind.description)
            for kind in site.kinds
        ],
        "key_industries": key,
        "industries": others,
        "facets": [Link(name, f"{facet}/") for facet, name in FACET_NAMES.items()],
        "day": site.last_change,
        "founded": site.info.founded,
    }


def _count(kind: str, site: Site) -> str:
    records = site.catalogue.of(kind)
    rows = sum(len(site.catalogue.rows(record)) for record in records)
    return f"{len(records)} 条记录，{rows} 个条目" if rows else f"{len(records)} 条记录"


def _industries(site: Site) -> tuple[list[Link], list[Link]]:
    """The industries that there is something on: those that 173号 names first, then the others."""
    found: tuple[list[Link], list[Link]] = ([], [])
    for id, term in site.catalogue.vocabularies.get("industries", {}).items():
        if count := size("industries", id, site):
            key = isinstance(term, Industry) and term.key
            found[0 if key else 1].append(Link(term.name, f"industries/{id}/", str(count)))
    return found
