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
"""In CSS pixels, as the lines give them: what most of a kind need."""


@dataclass(frozen=True)
class EmbedLines:
    """What the lines say that another site puts into a page."""

    address: str
    script: str
    title: str
    height: int
    url: str
    """The same page below the root of this site, to be looked at."""


def embed_lines(kind: str, id: str, title: str, info: SiteInfo) -> EmbedLines | None:
    """None while nobody has said where this site stands."""
    if not info.address:
        return None
    url = url_of(kind, id)
    named = f"{title}（{info.name}）"
    return EmbedLines(info.absolute(url), info.absolute(SCRIPT), named, HEIGHTS[kind], url)


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
