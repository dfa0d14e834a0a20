"""Where an article is named, the way to it: in the full text at hand of the law that is meant, as it is on
the day that matters. Without texts at hand nothing is linked, and words stay as they are."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from portal.catalogue.law_names import LawNames
from portal.catalogue.text_versions import TextVersion, version_on
from portal.kinds.item import Item
from portal.page import Link
from portal.read.document import Duty
from portal.read.record import Source
from portal.texts.citation import place_in
from portal.texts.named_places import NamedPlace, named_places
from portal.texts.structure import LegalText
from portal.validity.status import Status
from portal.view.legal_texts import place_url, shown_version, versions_of
from portal.view.site import Site


class TextPiece(NamedTuple):
    """Some of the words of a line, with where they lead below the root, or ''."""

    text: str
    url: str = ""


_TITLE = re.compile("《(.+)》")


@dataclass(frozen=True)
class FoundPlace:
    """A place that somebody names, in a text at hand; `key` is '' where that text has no such place."""

    named: NamedPlace
    law: Item
    version: TextVersion
    key: str


class ArticleLinks:
    """The laws of a site by their names, and the ways to their articles."""

    def __init__(self, site: Site):
        self.site = site
        self._names = LawNames(site.catalogue)
        self.law_of = lru_cache(maxsize=4096)(self._law_of)

    def _law_of(self, name: str) -> str:
        """The id of the law that is called so; of several the one that holds; '' where that is none."""
        found = self._names.named(name)
        for chosen in (found, tuple(one for one in found if not self._has_ended(one))):
            if len(chosen) == 1:
                return chosen[0].id
        return ""

    def _has_ended(self, item: Item) -> bool:
        return self.site.validities.has_ended(item)

    def version(self, law: Item, day: date) -> TextVersion | None:
        """The text of a law as it is on a day; of one that is still to come its first."""
        versions = versions_of(law, self.site)
        if day == self.site.as_of:
            return shown_version(law, self.site)
        return version_on(versions, day)

    def found_in(
        self, text: str, own: Item | None, day: date, within: str = "", titles: bool = False
    ) -> Iterator[tuple[NamedPlace, Item, FoundPlace | None]]:
        """What a text names, with the record that is meant, and the place in its text at hand. `own` is the
        record of which a bare 第五十二条 is; None where it may be of any."""
        for named in named_places(text, self.law_of, within, own is not None, titles):
            law = self.site.catalogue.find(named.law) if named.law else own
            if law is None:
                continue
            version = self.version(law, day)
            if named.key and version:
                key = nearest_place(version.text, named.key)
                yield named, law, FoundPlace(named, law, version, key)
            else:
                yield named, law, None

    def url(self, found: FoundPlace) -> str:
        return place_url(found.law, found.version, found.key, self.site) if found.key else ""


def nearest_place(text: LegalText, key: str) -> str:
    """The place itself, or the smallest one around it that the text has; '' where that is not even the
    article."""
    while key:
        if place := place_in(text, key):
            return place
        key = key.rpartition("-")[0]
    return ""


def article_links(site: Site) -> ArticleLinks:
    """Made once for a site."""
    if "article_links" not in site.known:
        site.known["article_links"] = ArticleLinks(site)
    made: ArticleLinks = site.known["article_links"]
    return made


def day_of(item: Item, site: Site) -> date:
    """The day that matters for what a record says of articles: today; of one that is still to come its
    first, of one that has ended its last."""
    validity = site.validity(item)
    since = validity.since if validity else None
    if validity and validity.status.ended and since and since.first:
        return min(site.as_of, since.first - timedelta(days=1))
    if validity and validity.status is Status.UPCOMING and validity.until and validity.until.first:
        return validity.until.first
    return site.as_of


def linked(
    text: str, item: Item | None, site: Site, day: date | None = None
) -> tuple[TextPiece, ...]:
    """A line in which places are named: `item` is the record in whose text a bare 第五十二条 stands, None
    where it may be in any. One piece, without a link, where no text is at hand."""
    if not site.catalogue.texts:
        return (TextPiece(text),) if text else ()
    links = article_links(site)
    on = day or (day_of(item, site) if item else site.as_of)
    ways = (
        (named.start, named.end, links.url(found) if found else "")
        for named, _, found in links.found_in(text, item, on)
    )
    return pieces(text, ways)


def place_link(text: str, item: Item, site: Site) -> Link | None:
    """From an article that a record's text has, to its words; None where these are not at hand."""
    found = next((one for one in linked(text, item, site) if one.url), None)
    return Link(f"{found.text}原文", found.url, item.title) if found else None


def law_of_source(source: Source, item: Item, site: Site) -> Item | None:
    """The record of which a source is the text: it is called so, or is the official text of the record
    whose source it is."""
    if not site.catalogue.texts:
        return None
    title = _TITLE.search(source.title)
    found = article_links(site).law_of(title[1] if title else source.title)
    return (
        site.catalogue.find(found) if found else (item.parent or item) if source.official else None
    )


def linked_source(source: Source, item: Item, site: Site) -> tuple[TextPiece, ...]:
    """The place in a source, with the way to it where the source is a text at hand."""
    law = law_of_source(source, item, site)
    locator = source.locator or ""
    return linked(locator, law, site, day_of(item, site)) if law else (TextPiece(locator),)


@dataclass(frozen=True)
class DutyTold:
    """A duty as pages show it: `places` is its article with the way to it."""

    article: str
    places: tuple[TextPiece, ...]
    who: str
    must: str
    threshold: str
    by: str
    recipient: str
    unverified: bool


def duty_told(duty: Duty, item: Item, site: Site) -> DutyTold:
    """A duty of a record."""
    return DutyTold(
        duty.article,
        linked(duty.article, item, site),
        duty.who or "",
        duty.must,
        duty.threshold or "",
        duty.by or "",
        duty.recipient or "",
        duty.unverified,
    )


_PASSED_OVER = re.compile(r"<a\b[^>]*>.*?</a>|<code>.*?</code>|<[^>]*>", re.DOTALL)


def in_html(html: str, site: Site, day: date, link: Callable[[str, str], str]) -> str:
    """Safe HTML with the articles that it names by their laws linked; nothing within links and code."""
    if "条" not in html or not site.catalogue.texts:
        return html
    made, at = [], 0
    for tag in (*_PASSED_OVER.finditer(html), None):
        words = html[at : tag.start() if tag else len(html)]
        for piece in linked(words, None, site, day) if words else ():
            made.append(link(piece.text, piece.url) if piece.url else piece.text)
        made.append(tag[0] if tag else "")
        at = tag.end() if tag else at
    return "".join(made)


def pieces(text: str, ways: Iterable[tuple[int, int, str]]) -> tuple[TextPiece, ...]:
    """A text cut where links begin and end."""
    made, at = [], 0
    for start, end, url in ways:
        if url and start >= at:
            if start > at:
                made.append(TextPiece(text[at:start]))
            made.append(TextPiece(text[start:end], url))
            at = end
    if at < len(text):
        made.append(TextPiece(text[at:]))
    return tuple(made)
