"""robots.txt: everything may be read, and here is the list of all pages."""

from collections.abc import Iterator

from portal.imprint import Imprint
from portal.page import Asset

_TEXT = """\
User-agent: *
Disallow:

Sitemap: {sitemap}
"""


def robots(imprint: Imprint) -> Iterator[Asset]:
    """The file, if this site may write it: crawlers ask for it at the root of a host only, and
    there it speaks for the whole host."""
    if imprint.at_root:
        text = _TEXT.format(sitemap=imprint.absolute("sitemap.xml"))
        yield Asset("robots.txt", text.encode("utf-8"))
