"""What all pages inside other sites have in common: their shell, and the lines by which a site takes one."""

from dataclasses import dataclass
from typing import Any

from portal.page import Asset, Link
from portal.site_info import SiteInfo
from portal.view.render import Renderer
from portal.view.site import Site

FOLDER = "embed/"
SCRIPT = "assets/embed/embed.js"
"""What makes the height follow on the page of the other site; without it the height stays."""

HEIGHTS = {"record": 420, "list": 480, "tool": 900}
"""In CSS pixels, as the lines give them: what most of a kind need on a desk."""


@dataclass(frozen=True)
class Snippet:
    """The lines that another site puts into a page. `words` are markup for somebody else's page, shown
    here as text."""

    words: str
    page: Link
    """What they show, to be looked at."""


def snippet(kind: str, id: str, title: str, info: SiteInfo, renderer: Renderer) -> Snippet | None:
    """None while nobody has said where this site stands."""
    if not info.address:
        return None
    url = url_of(kind, id)
    context = {
        "address": info.absolute(url),
        "script": info.absolute(SCRIPT),
        "title": f"{title}（{info.name}）",
        "height": HEIGHTS[kind],
    }
    return Snippet(renderer.fragment("embed/snippet.html", context).strip(), Link(title, url))


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
        "day": site.last_change,
        "root": root or "../" * url.count("/"),
    }
    html = renderer.fragment(f"embed/{template}.html", shell | context)
    path = f"{url}index.html" if url.endswith("/") else url
    return Asset(path, html.encode("utf-8"))
