"""The codes of pages that people take along on paper, each a file of its own: a page is loaded far more
often than it is printed, and what is lazy comes when somebody prints."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from portal.kinds.item import Item
from portal.kinds.tax import TaxList
from portal.page import Asset, FileBatch
from portal.pages.drawings.page_code import is_placed, page_code
from portal.pages.record.poster import code_url, has_poster
from portal.view.render import Renderer
from portal.view.site import Site


@dataclass(frozen=True)
class CodeOfPage:
    """The address that a code says, and where the code stands."""

    address: str
    url: str


def code_of(item: Item, site: Site) -> CodeOfPage | None:
    """The code of a page; None for what nobody prints, and while the site has no real address."""
    if not is_placed(site.info) or not _is_printed(item, site):
        return None
    return CodeOfPage(site.info.absolute(item.url), code_url(item))


def code_batches(site: Site, renderer: Renderer) -> Iterator[FileBatch]:
    items = [item for item in site.catalogue.records if code_of(item, site)]
    if items:
        within = tuple(map(code_url, items))
        yield FileBatch(within, partial(_files, items, site, renderer))


def _files(items: Iterable[Item], site: Site, renderer: Renderer) -> Iterator[Asset]:
    for item in items:
        url = code_url(item)
        svg = renderer.body("code_file.html", url, {"data": page_code(item.url, site.info)})
        yield Asset(url, svg.encode("utf-8"))


def _is_printed(item: Item, site: Site) -> bool:
    """Whether people take it along: what there is to do, reliefs, documents of importance."""
    if item.parent or site.catalogue.is_withdrawn(item):
        return False
    return isinstance(item.value, TaxList) or has_poster(item, site)
