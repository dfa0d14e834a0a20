"""The whole site as pages and assets."""

from collections.abc import Iterator

from portal.catalogue.catalogue import FACETS
from portal.page import Asset, Page
from portal.read.catalogues import KINDS
from portal.site.aliases import alias_pages
from portal.site.finding.search import search_pages
from portal.site.following.calendar import calendar_pages
from portal.site.following.follow import follow_pages
from portal.site.following.updates import updates_pages
from portal.site.gather.gathering import term_pages
from portal.site.gather.listing import catalogue_pages
from portal.site.gather.overview import overview_pages
from portal.site.quality import quality_page
from portal.site.record.record import record_page
from portal.site.render import Renderer
from portal.site.robots import robots
from portal.site.site import Site
from portal.site.tools.tools import tool_pages


def pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """Every page that the data makes."""
    for kind in KINDS:
        yield from catalogue_pages(kind, site, renderer)
    for item in site.catalogue.items.values():
        yield record_page(item, site, renderer)
    yield from overview_pages(site, renderer)
    for facet in FACETS:
        for term in site.catalogue.vocabularies.get(facet, {}).values():
            if site.catalogue.about(facet, term.id):
                yield from term_pages(facet, term, site, renderer)
    yield from updates_pages(site, renderer)
    yield from calendar_pages(site, renderer)
    yield from follow_pages(site, renderer)
    yield from search_pages(site, renderer)
    yield from tool_pages(site, renderer)
    yield quality_page(site, renderer)


def assets(site: Site, renderer: Renderer) -> Iterator[Asset]:
    """Every other file that the data makes."""
    yield from alias_pages(site, renderer)
    yield from robots(site.imprint)
