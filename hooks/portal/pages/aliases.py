"""Old addresses lead on: a small page at each id that something bore before, or bears as a part,
and where a term was shown that nothing is about any more."""

from collections.abc import Iterator, Sequence
from functools import partial

from portal.catalogue.catalogue import Alias
from portal.page import Asset, FileBatch, Link
from portal.pages.shell import Shell, mark
from portal.view.render import Renderer
from portal.view.site import Site

SOME = 500
"""Pages of a batch."""


def alias_batches(site: Site, renderer: Renderer) -> Iterator[FileBatch]:
    """Plain HTML that needs neither the theme nor JavaScript."""
    addresses = site.catalogue.addresses
    shells = AliasShells(renderer)
    for start in range(0, len(addresses), SOME):
        some = addresses[start : start + SOME]
        within = tuple(f"{alias.kind}/{alias.id}/" for alias in some)
        yield FileBatch(within, partial(_of_ids, some, site, shells))
    yield FileBatch(("",), partial(_of_terms, site, shells))


class AliasShells:
    """The page without what differs, rendered once for all that lie equally deep: there are more of
    these than of all others together."""

    def __init__(self, renderer: Renderer):
        self._renderer = renderer
        self._known: dict[int, Shell] = {}

    def leading(self, url: str, link: Link, anchor: str) -> Asset:
        """The page at `url` that leads to a place of another."""
        depth = url.count("/")
        if depth not in self._known:
            context = {"link": Link(mark("text"), mark("url")), "anchor": mark("anchor")}
            self._known[depth] = Shell(self._renderer.body("alias.html", url, context))
        slots = {"text": link.text, "url": link.url, "anchor": f"#{anchor}" if anchor else ""}
        html = self._known[depth].filled(slots, ())
        return Asset(f"{url}index.html", html.encode("utf-8"))


def _of_ids(aliases: Sequence[Alias], site: Site, shells: AliasShells) -> Iterator[Asset]:
    for alias in aliases:
        item = site.catalogue.items[alias.target]
        link = Link(item.title, item.url)
        yield shells.leading(f"{alias.kind}/{alias.id}/", link, alias.anchor)


def _of_terms(site: Site, shells: AliasShells) -> Iterator[Asset]:
    for feed in site.feeds.all.values():
        if feed.scope.page and feed.scope.empty:  # its feeds go on naming the page
            page, _, anchor = feed.place.partition("#")
            yield shells.leading(feed.scope.page, Link(f"订阅：{feed.name}", page), anchor)
