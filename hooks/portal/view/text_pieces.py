"""The words of a full text with the ways to what they name: 《…法》第五十二条, 本法第四十条, 《…》."""

import re

from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.texts.named_places import NamedPlace
from portal.view.article_links import (
    ArticleLinks,
    FoundPlace,
    TextPiece,
    article_links,
    nearest_place,
    pieces,
)
from portal.view.legal_texts import shown_version
from portal.view.site import Site

_NAMES = re.compile("《|第[^第]{1,12}[条款项]")

_AMENDING = ("修改", "修正案")
"""In the title of a text whose bare 第十条 is an article of the law that it amends."""


def pieces_of(
    text: str,
    site: Site,
    item: Item,
    version: TextVersion | None = None,
    within: str = "",
    quoted: bool = False,
) -> tuple[TextPiece, ...]:
    """A line of a text of `item`. `version` is the one that it stands in, else the one that is shown;
    `within` is the key of its article, for 第一款 and the like; what is `quoted` speaks of other articles
    than the text's own."""
    if not _NAMES.search(text):  # most lines name nothing
        return (TextPiece(text),) if text else ()
    links = article_links(site)
    shown = shown_version(item, site)
    version = version or shown
    amending = any(word in item.title for word in _AMENDING)
    own = None if quoted or amending else item
    day = site.as_of if version is None or version == shown else version.day
    found = links.found_in(text, own, day, within if own else "", titles=True)
    return pieces(text, (_way(one, item, version, links) for one in found))


def _way(
    one: tuple[NamedPlace, Item, FoundPlace | None],
    item: Item,
    version: TextVersion | None,
    links: ArticleLinks,
) -> tuple[int, int, str]:
    """From where to where, and whither: a place of the text itself in the version that is read."""
    named, law, found = one
    if law is item and version and named.key:
        key = nearest_place(version.text, named.key)
        found = FoundPlace(named, law, version, key)
    url = links.url(found) if found else ""
    if not url and named.law and law is not item:
        url = law.url
    return named.start, named.end, url
