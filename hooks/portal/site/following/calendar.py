"""`/calendar/`."""

from collections.abc import Iterator

from portal.page import Page
from portal.site.render import Renderer
from portal.site.site import Site


def calendar_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    yield from ()
