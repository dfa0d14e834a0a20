"""一图看懂 on the page of a document, and as a file that can be sent on."""

from collections.abc import Iterable, Iterator
from functools import partial

from pydantic import BaseModel

from portal.kinds.item import Item
from portal.page import Asset, FileBatch, Link, Section
from portal.pages.drawings.glance import Glance, glance
from portal.pages.record.poster import poster_url
from portal.view.glance import glance_of, is_important
from portal.view.render import Renderer
from portal.view.site import Site

LONG = 100
"""Parts of a record beyond which its page is long: the sheet is then on its poster alone, for a page of
any record comes over a slow line (15 KB, compressed)."""


def sections(item: Item, site: Site) -> Iterator[Section]:
    """The sheet; of a long document only the way to it."""
    if not (found := drawn(item, site)):
        return
    if _is_long(item):
        link = Link("看一图看懂和海报", poster_url(item))
        yield Section("glance", "一图看懂", "glance_link", link)
    else:
        yield Section("glance", "一图看懂", "glance", found)


def drawn(item: Item, site: Site) -> Glance | None:
    """The sheet of a document; None where it has none."""
    answers = glance_of(item, site)
    return glance(item, answers, site) if answers else None


def glance_batches(site: Site, renderer: Renderer) -> Iterator[FileBatch]:
    """Each sheet as a file."""
    items = [item for item in site.catalogue.records if is_important(item, site)]
    within = tuple(f"{item.url}glance.svg" for item in items)
    if within:
        yield FileBatch(within, partial(_files, items, site, renderer))


def _files(items: Iterable[Item], site: Site, renderer: Renderer) -> Iterator[Asset]:
    for item in items:
        if found := drawn(item, site):
            svg = renderer.body("glance_file.html", found.url, {"data": found})
            yield Asset(found.url, svg.encode("utf-8"))


def _is_long(item: Item) -> bool:
    return _parts(item.value) > LONG


def _parts(value: BaseModel) -> int:
    """How many parts a record has, those of its parts as well."""
    held = [one for one in value.__dict__.values() if isinstance(one, tuple)]
    return sum(
        1 + (_parts(part) if isinstance(part, BaseModel) else 0) for one in held for part in one
    )
