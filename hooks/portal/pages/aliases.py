"""Old addresses lead on: a small page at each id that something bore before, or bears as a part,
and where a term was shown that nothing is about any more."""

from collections.abc import Iterator

from portal.page import Asset, Link
from portal.view.render import Renderer
from portal.view.site import Site


def alias_pages(site: Site, renderer: Renderer) -> Iterator[Asset]:
    """Plain HTML that needs neither the theme nor JavaScript."""
    for alias in site.catalogue.addresses:
        item = site.catalogue.items[alias.target]
        link = Link(item.title, item.url)
        yield _leading(f"{alias.kind}/{alias.id}/", link, alias.anchor, renderer)
    for feed in site.feeds.all.values():
        if feed.scope.page and feed.scope.empty:  # its feeds go on naming the page
            page, _, anchor = feed.place.partition("#")
            yield _leading(feed.scope.page, Link(f"订阅：{feed.name}", page), anchor, renderer)


def _leading(url: str, link: Link, anchor: str, renderer: Renderer) -> Asset:
    context = {"link": link, "anchor": f"#{anchor}" if anchor else ""}
    return Asset(f"{url}index.html", renderer.body("alias.html", url, context).encode("utf-8"))
