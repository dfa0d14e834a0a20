"""`/site-map/`: every column of the site, and what each is divided into. What is written by hand stands in
docs/site-map.md; this is what the data make."""

from dataclasses import dataclass

from markupsafe import Markup

from portal.catalogue.catalogue import FACET_NAMES, FACETS
from portal.kinds.kind import Kind
from portal.page import Link
from portal.pages.gather.members import size
from portal.view.render import Renderer
from portal.view.site import Site

URL = "site-map/"

FOLLOWING = (
    Link("更新记录", "updates/"),
    Link("日历", "calendar/"),
    Link("订阅", "follow/"),
)


@dataclass(frozen=True)
class MapEntry:
    """A column, what it holds, and what lies below it."""

    link: Link
    words: str = ""
    below: tuple[Link, ...] = ()


def site_map(site: Site, renderer: Renderer) -> Markup:
    context = {
        "catalogues": [_catalogue(kind, site) for kind in site.kinds if site.catalogue.of(kind.id)],
        "facets": [_facet(facet, site) for facet in FACETS],
        "following": FOLLOWING,
    }
    return renderer.body("site_map.html", URL, context)


def _catalogue(kind: Kind, site: Site) -> MapEntry:
    return MapEntry(
        Link(kind.name, f"{kind.id}/", str(len(site.catalogue.of(kind.id)))), kind.description
    )


def _facet(facet: str, site: Site) -> MapEntry:
    terms = site.catalogue.vocabularies.get(facet, {})
    return MapEntry(
        Link(FACET_NAMES[facet], f"{facet}/"),
        below=tuple(
            Link(term.name, f"{facet}/{id}/", str(size(facet, id, site)))
            for id, term in terms.items()
            if site.catalogue.about(facet, id)
        ),
    )
