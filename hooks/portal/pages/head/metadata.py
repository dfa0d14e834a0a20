"""Page heads: the window title, and what a page says about itself to machines.

The names of 《政府网站发展指引》 (国办发〔2017〕47号) for the whole site, for columns and for
articles, and Open Graph for whoever shows a link. None is ever empty: what is not known is left
out. So is SiteIDCode, which only a site that has been given one may bear.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from markupsafe import Markup

from portal.kinds.item import Item
from portal.kinds.kinds import BY_ID
from portal.page import HOME, Link, Page
from portal.pages.head import linked_data
from portal.pages.head.alternate import DATA_PAGE, Alternate, alternates, copies, data_links
from portal.pages.head.column import SiteColumn, SiteColumns
from portal.pages.head.page_title import page_title, title_of_item
from portal.pages.head.site_search import search_links
from portal.read.document import Document
from portal.view.render import Renderer
from portal.view.site import Site

DESCRIPTION = 160
"""Characters of a description; result lists show no more."""

NOTHING = Markup()

_WORDS = 10
"""Keywords of an article."""

_FIRST_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_CLAIM = re.compile(r"[^：，。；]+")


@dataclass(frozen=True)
class MetaTag:
    """One thing that a page says about itself."""

    name: str
    content: str

    @property
    def attribute(self) -> str:
        """How the name is written: Open Graph has an attribute of its own for it."""
        return "property" if self.name.startswith("og:") else "name"


@dataclass(frozen=True)
class PageHead:
    """What stands in the head of a page. The description is not among the entries: every shell
    writes it itself."""

    page_title: str
    description: str
    entries: tuple[MetaTag, ...]
    alternates: tuple[Alternate, ...]
    """The feeds that tell of what is on the page."""
    markup: Markup
    """Both as HTML."""


class PageHeads:
    """Makes the heads of one site's pages."""

    def __init__(self, site: Site, renderer: Renderer):
        self.site = site
        self.info = site.info
        # A macro that is fetched once costs a third of a template that is rendered for each page.
        template: Any = renderer.templates.get_template("head.html").module
        self._markup = template.markup
        self._columns = SiteColumns(site)
        self._items = {item.url: item for item in site.catalogue.items.values()}

    def of(self, page: Page) -> PageHead:
        """The head of a generated page: an article for a record or row, else a column."""
        page = page.made()
        item = self._items.get(page.url)
        trail = page.make().trail
        if item is None:
            return self._of_column(page, self._columns.of(page), trail)
        entries = {
            "ArticleTitle": page.title,
            "PubDate": _moment(item.record.added.first),
            "ContentSource": content_source(item, self.site),
            "keywords": _joined(keywords(item, self.site)),
            "robots": "noindex" if self.site.catalogue.is_withdrawn(item) else "",
        }
        title = title_of_item(item, self.info.name)
        told = linked_data.of_item(item, trail, str(page.updated or ""), self.site)
        return self._head(page.url, title, page.title, page.description, "article", entries, told)

    def of_text(
        self,
        url: str,
        title: str,
        description: str = "",
        day: date | None = None,
        trail: tuple[Link, ...] = (HOME,),
    ) -> PageHead:
        """The head of a hand-written page; `day` is the one on which it was published here, `trail`
        the way from home to it."""
        if url == "":
            return self._of_home(description)
        entries = {
            "ArticleTitle": title,
            "PubDate": _moment(day) if day else "",
            "ContentSource": self.info.publisher,
            "keywords": title,
        }
        words = page_title(title, "", self.info.name)
        told = linked_data.of_page(url, title, trail, self.site)
        return self._head(url, words, title, description, "article", entries, told)

    def of_missing(self) -> PageHead:
        """The head of what is shown for an address where there is nothing."""
        words = page_title("没有这个页面", "", self.info.name)
        return self._filled("", words, self.info.description, self._of_site())

    def _of_home(self, description: str) -> PageHead:
        claim = _CLAIM.match(self.info.description)
        words = page_title(self.info.name, "", claim.group() if claim else "")
        entries = {"keywords": _joined(kind.name for kind in self.site.kinds)}
        text = description or self.info.description
        told = linked_data.of_home(self.site)
        return self._head("", words, self.info.name, text, "website", entries, told)

    def _of_column(self, page: Page, column: SiteColumn, trail: tuple[Link, ...]) -> PageHead:
        entries = {
            "ColumnName": column.name,
            "ColumnDescription": column.description,
            "ColumnKeywords": _joined(column.keywords),
            "ColumnType": column.type,
            "keywords": _joined(column.keywords),
        }
        text = page.description or f"{page.title}：{column.description}"
        words = page_title(page.title, column.above, self.info.name)
        told = self._of_list(page, column, trail)
        return self._head(page.url, words, page.title, text, "website", entries, told)

    def _of_list(self, page: Page, column: SiteColumn, trail: tuple[Link, ...]) -> Markup:
        kind = page.url.rstrip("/")
        if page.url == DATA_PAGE:
            return linked_data.of_data(page.title, trail, self.site)
        if kind in BY_ID:
            return linked_data.of_catalogue(kind, trail, column.description, self.site)
        return linked_data.of_page(page.url, page.title, trail, self.site)

    def _head(
        self,
        url: str,
        words: str,
        title: str,
        text: str,
        kind: str,
        entries: dict[str, str],
        told: Markup,
    ) -> PageHead:
        description = clipped(text) or clipped(f"{title}。{self.info.description}")
        shared = {
            "og:site_name": self.info.name,
            "og:title": title,
            "og:type": kind,
            "og:url": self.info.absolute(url),
            "og:description": description,
            "og:locale": "zh_CN",
        }
        return self._filled(url, words, description, self._of_site() | entries | shared, told)

    def _filled(
        self,
        url: str,
        words: str,
        description: str,
        entries: dict[str, str],
        told: Markup = NOTHING,
    ) -> PageHead:
        known = tuple(MetaTag(name, content) for name, content in entries.items() if content)
        item = self._items.get(url)
        feeds = alternates(url, item, self.site.feeds)
        links = [*(copies(item) if item else ()), *search_links(url, self.info), *data_links(url)]
        markup = self._markup(known, feeds, links, told)
        return PageHead(words, description, known, feeds, markup)

    def _of_site(self) -> dict[str, str]:
        return {
            "SiteName": self.info.name,
            "SiteDomain": self.info.domain,
            "SiteIDCode": self.info.site_code,
        }


def _moment(day: date) -> str:
    """PubDate as the guideline writes it. It is the day on which something appeared on THIS site:
    收录 for a record, and that of its list for a row. When the document itself was signed,
    published or took effect are other dates, and the page's own body tells them apart.
    """
    return day.strftime("%Y-%m-%d %H:%M")


def content_source(item: Item, site: Site) -> str:
    """Who says what the page tells: a document's issuers, for rows those of the list; where a case
    was read; for news, which are our words, this site."""
    record = item.record
    if item.kind.is_news:
        return site.info.publisher
    issuers = _issuers(record, site) if isinstance(record, Document) else ""
    return issuers or next((source.title for source in record.sources), site.info.publisher)


def _issuers(document: Document, site: Site) -> str:
    """Their names; '' where nobody has confirmed them, for here is no room to say so."""
    verified = document.verification
    doubted = any(doubt.part is None for doubt in verified.doubts("issuers"))
    return "" if doubted or verified.confidence == "low" else site.issuers(document)


def keywords(item: Item, site: Site) -> Iterator[str]:
    """What people may call it, then what it is about: the first few, each once. A row is about its
    list's topics, but not about every machine in it."""
    words = [item.get("doc_no") or "", *item.get("aliases", ()), *item.get("models", ())[:3]]
    words += [site.name("topics", id) for id in item.record.topics]
    for facet in ("equipment", "industries"):
        words += [site.name(facet, id) for id in item.get(facet, ())]
    words.append(item.kind.name)
    return islice(dict.fromkeys(word for word in words if word), _WORDS)


def _joined(words: Iterable[str]) -> str:
    return ",".join(words)


def clipped(text: str, longest: int = DESCRIPTION) -> str:
    """At most so many characters of a text, in one line: whole sentences if they fill half of
    that, else a part that ends in …"""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    end = max(line.rfind(mark, 0, longest) for mark in "。！？；") + 1
    return line[:end] if end >= longest / 2 else f"{line[: longest - 1]}…"


def opening(html: str) -> str:
    """The words of a page's first paragraph; '' when it has none."""
    found = _FIRST_PARAGRAPH.search(html)
    return Markup(found.group(1)).striptags() if found else ""
