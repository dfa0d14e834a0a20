"""`/opensearch.xml`: browsers offer the search of the site in their address bar.

The words stand behind `#`, so that no server sees them; the search page reads them there.
"""

from collections.abc import Iterator

from portal.page import Asset
from portal.pages.head.alternate import HeadLink
from portal.site_info import SiteInfo
from portal.view.render import Renderer

TYPE = "application/opensearchdescription+xml"
DESCRIPTION_FILE = "opensearch.xml"
SEARCH_PAGE = "search/"

SHORT, LONG, DESCRIPTION = 16, 48, 1024
"""The most characters that OpenSearch 1.1 lets the two names and the description have."""


def search_template(info: SiteInfo, words: str) -> str:
    """The full address of a search for what will stand in the place of `words`."""
    return f"{info.absolute(SEARCH_PAGE)}#q={{{words}}}"


def search_links(url: str, info: SiteInfo) -> tuple[HeadLink, ...]:
    """How home and the search page name the file: elsewhere nobody looks for it."""
    if not info.address or url not in ("", SEARCH_PAGE):
        return ()
    return (HeadLink("search", TYPE, info.absolute(DESCRIPTION_FILE), info.name),)


def search_description(info: SiteInfo, renderer: Renderer) -> Iterator[Asset]:
    """The file; none while nobody has said where the site stands, for a browser keeps full addresses."""
    if not info.address:
        return
    context = {
        "short": info.name[:SHORT],
        "long": info.name[:LONG],
        "description": (info.description or info.name)[:DESCRIPTION],
        "template": search_template(info, "searchTerms"),
        "page": info.absolute(SEARCH_PAGE),
        "itself": info.absolute(DESCRIPTION_FILE),
    }
    yield Asset(DESCRIPTION_FILE, renderer.fragment("opensearch.html", context).encode("utf-8"))
