"""Old addresses lead on: a small page at each id that something bore before, or bears as a part."""

from collections.abc import Iterator

from portal.page import Asset
from portal.view.render import Renderer
from portal.view.site import Site


def alias_pages(site: Site, renderer: Renderer) -> Iterator[Asset]:
    """Plain HTML that needs neither the theme nor JavaScript."""
    for alias in site.catalogue.addresses:
        item = site.catalogue.items[alias.target]
        url = f"{alias.kind}/{alias.id}/"
        anchor = f"#{alias.anchor}" if alias.anchor else ""
        body = renderer.body("alias.html", url, {"item": item, "anchor": anchor})
        yield Asset(f"{url}index.html", body.encode("utf-8"))
