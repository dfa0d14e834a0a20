"""Old addresses lead on: a small page at each id that something bore before, or bears as a part,
and where a term was shown that nothing is about any more."""

from collections.abc import Iterator, Sequence
from functools import partial

from portal.catalogue.catalogue import Alias
from portal.page import Asset, FileBatch, Link
from portal.view.render import Renderer
from portal.view.site import Site

SOME = 500
"""Pages of a batch."""


def alias_batches(site: Site, renderer: Renderer) -> Iterator[FileBatch]:
    """Plain HTML that needs neither the theme nor JavaScript."""
    addresses = site.catalogue.addresses
    for start in range(0, len(addresses), SOME):
        some = addresses[start : start + SOME]
        within = tuple(f"{alias.kind}/{alias.id}/" for alias in some)
        yield FileBatch(within, partial(_of_ids, some, site, renderer))
    yield FileBatch(("",), partial(_of_terms, site, renderer))


def _of_ids(aliases: Sequence[Alias], site: Site, renderer: Renderer) -> Iterator[Asset]:
    for alias in aliases:
        item = site.catalogue.items[alias.target]
        link = Link(item.title, item.url)
        yield _leading(f"{alias.kind}/{alias.id}/", link, alias.anchor, renderer)


def _of_terms(site: Site, renderer: Renderer) -> Iterator[Asset]:
    for feed in site.feeds.all.values():
        if feed.scope.page and feed.scope.empty:  # its feeds go on naming the page
            page, _, anchor = feed.place.partition("#")
            yield _leading(feed.scope.page, Link(f"订阅：{feed.name}", page), anchor, renderer)


def _leading(url: str, link: Link, anchor: str, renderer: Renderer) -> Asset:
    context = {"link": link, "anchor": f"#{anchor}" if anchor else ""}
    return Asset(f"{url}index.html", renderer.body("alias.html", url, context).encode("utf-8"))
