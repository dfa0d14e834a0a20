"""Every page that stands inside other sites."""

from collections.abc import Iterator, Sequence
from functools import partial

from portal.kinds.item import Item
from portal.page import Asset, FileBatch, Link
from portal.pages.embed.embedded import FOLDER, embedded, url_of
from portal.pages.embed.list_embeds import embedded_scopes, list_embeds
from portal.pages.embed.record_embeds import moved_embeds, record_embed
from portal.pages.embed.tool_embeds import tool_embed
from portal.tools.overview import all_tools
from portal.tools.tool import Tool
from portal.view.render import Renderer
from portal.view.site import Site

SOME = 400
"""Records of a batch."""

MISSING = f"{FOLDER}404.html"
"""What a host shows for an embed that there is not, where it can be told to."""


def embed_batches(site: Site, renderer: Renderer) -> Iterator[FileBatch]:
    tools = all_tools(site)
    yield FileBatch((f"{FOLDER}tool/",), partial(_tools, tools, site, renderer))
    items = list(site.catalogue.items.values())
    for start in range(0, len(items), SOME):
        some = items[start : start + SOME]
        within = tuple(url_of("record", item.id) for item in some)
        yield FileBatch(within, partial(_records, some, site, renderer))
    # An embed has no catalogue in its address: what only moved to another one bears its id still.
    former = {one.id: one for one in site.catalogue.addresses if not one.anchor}
    moved = [one for id, one in former.items() if id not in site.catalogue.items]
    if moved:
        within = tuple(url_of("record", alias.id) for alias in moved)
        yield FileBatch(within, partial(moved_embeds, moved, site, renderer))
    if scopes := embedded_scopes(site):
        within = tuple(url_of("list", scope.id) for scope in scopes)
        yield FileBatch(within, partial(list_embeds, scopes, site, renderer))
    yield FileBatch((MISSING,), partial(_missing, site, renderer))


def _records(items: Sequence[Item], site: Site, renderer: Renderer) -> Iterator[Asset]:
    return (record_embed(item, site, renderer) for item in items)


def _tools(tools: Sequence[Tool], site: Site, renderer: Renderer) -> Iterator[Asset]:
    return (tool_embed(tool, site, renderer) for tool in tools)


def _missing(site: Site, renderer: Renderer) -> Iterator[Asset]:
    """Its links go from the root of the host: nobody knows how deep the address was."""
    page = Link("查找", "search/")
    yield embedded(
        MISSING, "missing", page, {"title": "没有这一条"}, site, renderer, site.info.path
    )
