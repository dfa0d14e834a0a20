"""The texts for programs that go with no page: the list of each catalogue, what stands where a record stood
under another id, and `/llms.txt`."""

from collections.abc import Iterator
from functools import partial

from portal.catalogue.catalogue import Alias
from portal.kinds.item import Item
from portal.kinds.kind import Kind
from portal.page import Asset, FileBatch
from portal.pages.as_text.record_copy import NAME, copy_path
from portal.tools.overview import all_tools
from portal.view.render import Renderer
from portal.view.site import Site

INDEX = "llms.txt"

GUIDES = ("jobs",)
"""Catalogues whose records `/llms.txt` names one by one: they say what to do, and lead to all others."""


def text_batches(site: Site, renderer: Renderer) -> Iterator[FileBatch]:
    yield FileBatch((INDEX,), partial(_index, site, renderer))
    yield FileBatch(
        tuple(f"{kind.id}/{NAME}" for kind in site.kinds), partial(_lists, site, renderer)
    )
    moved = [alias for alias in site.catalogue.addresses if not alias.anchor]
    if moved:
        within = tuple(f"{_moved_path(alias)}" for alias in moved)
        yield FileBatch(within, partial(_moved, moved, site, renderer))


def _index(site: Site, renderer: Renderer) -> Iterator[Asset]:
    """As llmstxt.org asks: the name, a summary, what to mind, then lists of links."""
    context = {
        "info": site.info,
        "day": site.last_change,
        "kinds": [(kind, f"{kind.id}/{NAME}", len(_shown(kind, site))) for kind in site.kinds],
        "guides": [
            (item, copy_path(item))
            for kind in site.kinds
            if kind.id in GUIDES
            for item in _shown(kind, site)
        ],
        "tools": all_tools(site),
    }
    yield Asset(INDEX, renderer.texts.text("llms.md", "", site.info.address, context))


def _lists(site: Site, renderer: Renderer) -> Iterator[Asset]:
    for kind in site.kinds:
        url = f"{kind.id}/"
        lines = [
            (item.numbered_title, copy_path(item), site.badge(item), len(site.rows(item)))
            for item in _shown(kind, site)
        ]
        context = {"kind": kind, "lines": lines, "day": site.last_change}
        yield Asset(url + NAME, renderer.texts.text("list.md", url, site.info.address, context))


def _moved(aliases: list[Alias], site: Site, renderer: Renderer) -> Iterator[Asset]:
    for alias in aliases:
        item = site.catalogue.items[alias.target]
        context = {"item": item, "old": alias.id, "path": copy_path(item)}
        url = f"{alias.kind}/{alias.id}/"
        yield Asset(
            _moved_path(alias), renderer.texts.text("moved.md", url, site.info.address, context)
        )


def _moved_path(alias: Alias) -> str:
    return f"{alias.kind}/{alias.id}/{NAME}"


def _shown(kind: Kind, site: Site) -> list[Item]:
    return [one for one in site.catalogue.of(kind.id) if not site.catalogue.is_withdrawn(one)]
