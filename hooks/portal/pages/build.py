"""The whole site as pages and assets."""

from collections.abc import Iterator
from functools import partial

from portal.catalogue.catalogue import FACETS
from portal.page import FileBatch, Page
from portal.pages.aliases import alias_batches
from portal.pages.as_text.files import text_batches
from portal.pages.attachment_copies import attachment_batches
from portal.pages.embed.files import embed_batches
from portal.pages.following.calendar import calendar_pages
from portal.pages.following.follow import follow_pages
from portal.pages.following.updates import updates_pages
from portal.pages.gather.listing import catalogue_pages
from portal.pages.gather.overview import overview_pages
from portal.pages.gather.term_page import term_pages
from portal.pages.head.site_search import DESCRIPTION_FILE, search_description
from portal.pages.manual.fields import field_pages
from portal.pages.manual.messages import messages_page
from portal.pages.open_data import open_data_page
from portal.pages.quality import quality_page
from portal.pages.record.compare import comparison_pages
from portal.pages.record.glance import glance_batches
from portal.pages.record.page_codes import code_batches
from portal.pages.record.poster import poster_pages
from portal.pages.record.record import pages_of_long_lists, record_page
from portal.pages.record.text_compare import text_comparison_pages
from portal.pages.response_headers import response_headers
from portal.pages.robots import robots
from portal.pages.search import search_pages
from portal.pages.text.text_page import text_pages
from portal.tools.my.page import page as my_page
from portal.tools.overview import tool_pages
from portal.view.render import Renderer
from portal.view.site import Site


def pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """Every page that the data makes."""
    for kind in site.kinds:
        yield from catalogue_pages(kind, site, renderer)
    for item in site.catalogue.items.values():
        yield record_page(item, site, renderer)
    yield from comparison_pages(site, renderer)
    yield from text_comparison_pages(site, renderer)
    yield from poster_pages(site, renderer)
    yield from pages_of_long_lists(site, renderer)
    yield from text_pages(site, renderer)
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
    yield my_page(site, renderer)
    yield quality_page(site, renderer)
    yield open_data_page(site, renderer)
    yield from field_pages(site, renderer)
    yield messages_page(renderer)


def batches(site: Site, renderer: Renderer) -> Iterator[FileBatch]:
    """Every other file that the data makes, feeds and tools excepted."""
    yield from alias_batches(site, renderer)
    yield from glance_batches(site, renderer)
    yield from code_batches(site, renderer)
    yield from embed_batches(site, renderer)
    yield from attachment_batches(site)
    yield from text_batches(site, renderer)
    yield FileBatch((DESCRIPTION_FILE,), partial(search_description, site.info, renderer))
    yield FileBatch(("robots.txt",), partial(robots, site.info))
    yield FileBatch(("_headers",), partial(response_headers, site.info))
