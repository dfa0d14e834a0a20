"""robots.txt: everything may be read, and here is the list of all pages."""

from collections.abc import Iterator

from portal.page import Asset
from portal.site_info import SiteInfo

_TEXT = """\
User-agent: *
Disallow:

Sitemap: {sitemap}
"""


def robots(info: SiteInfo) -> Iterator[Asset]:
    """The file, if this site may write it: crawlers ask for it at the root of a host only, and
    there it speaks for the whole host."""
    if info.at_root:
        text = _TEXT.format(sitemap=info.absolute("sitemap.xml"))
        yield Asset("robots.txt", text.encode("utf-8"))
