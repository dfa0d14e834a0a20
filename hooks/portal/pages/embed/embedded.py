"""What all pages inside other sites have in common: their shell."""

from typing import Any

from portal.page import Asset, Link
from portal.view.render import Renderer
from portal.view.site import Site

FOLDER = "embed/"


def url_of(kind: str, id: str) -> str:
    """Where an embed stands below the root."""
    return f"{FOLDER}{kind}/{id}/"


def embedded(
    url: str,
    template: str,
    page: Link,
    context: dict[str, Any],
    site: Site,
    renderer: Renderer,
    root: str = "",
) -> Asset:
    """One embed: `template` in the shell, in the folder `url` or the file of that name. `page` is the
    page of this site that it is a part of, `root` the way to the site's root if not from its place."""
    shell = {
        "page": page,
        "canonical": "" if root else site.info.absolute(page.url),
        "name": site.info.name,
        "standing": site.info.standing,
        "day": site.last_change,
        "root": root or "../" * url.count("/"),
    }
    html = renderer.fragment(f"embed/{template}.html", shell | context)
    path = f"{url}index.html" if url.endswith("/") else url
    return Asset(path, html.encode("utf-8"))
