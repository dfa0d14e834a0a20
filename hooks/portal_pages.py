"""Pages of the package as pages of MkDocs, in the theme's shell.

The theme's templates do not escape: what they print as it is, is escaped here before they get it.
"""

import re
from collections.abc import Iterable, Sequence
from copy import copy
from functools import cache, cached_property
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from portal import page as portal_page
from portal.data_folder import DataFolder
from portal.kinds.kinds import KINDS
from portal.pages.head.metadata import PageHead
from portal.pages.shell import Shell, mark
from portal.portal import Portal

BODY = f"<h1>{mark('body')}</h1>"
"""Stands for a body. The theme adds a heading of its own where it sees none."""

_LINES = re.compile(r"\s*\n\s*")
_CODED = re.compile(r"\\u([2-9a-cef][0-9a-f]{3})")
"""Chinese as the theme writes it for scripts."""

CONTENT = "content"
"""The anchor of the title of every page that is made from data."""


def shortened(html: str) -> str:
    """The theme's part of a page without its indents, and with its words as they are read: both are a
    part of every page, compressed too."""
    return _CODED.sub(lambda found: chr(int(found[1], 16)), _LINES.sub("\n", html))


def prominent(url: str) -> bool:
    """Right below the root. These are few and the theme leads to them or shows where it is in them,
    so it renders them itself; also those that mkdocs.yml names in the navigation."""
    return url.count("/") < 2


def with_columns_that_are(nav: list[Any] | None, portal: Portal) -> list[Any] | None:
    """The navigation as mkdocs.yml has it, without columns that have no record yet."""
    there = {kind.id for kind in portal.site.kinds}
    gone = {f"{kind.id}/index.md" for kind in KINDS if kind.id not in there}
    return nav and _without(nav, gone)


def _without(nav: list[Any], gone: set[str]) -> list[Any]:
    """A navigation, or a section of one, without some pages and without sections that had only these."""
    left = []
    for one in nav:
        if isinstance(one, dict):
            inner = {
                name: _without(to, gone) if isinstance(to, list) else to for name, to in one.items()
            }
            if all(to and (isinstance(to, list) or to not in gone) for to in inner.values()):
                left.append(inner)
        elif one not in gone:
            left.append(one)
    return left


class PortalPage(Page):
    """A page that the package makes: nothing to read, no Markdown to convert."""

    def __init__(
        self, promised: portal_page.Page, portal: Portal, file: File, config: MkDocsConfig
    ):
        super().__init__(escape(promised.title), file, config)
        self.promised = promised
        self.portal = portal
        self.update_date = (promised.updated or portal.site.last_change).isoformat()

    @cached_property
    def made(self) -> portal_page.Page:
        """The page with its content."""
        return self.promised.made()

    @cached_property
    def head(self) -> PageHead:
        return self.portal.heads.of(self.made)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = _meta(escape(self.head.description))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.made.body
        self.toc = _contents(self.made.title, self.made.sections)

    @property  # type: ignore[override]
    def present_anchor_ids(self) -> set[str]:
        """Asked for only where a hand-written page links to a part of this one."""
        return {CONTENT, *(anchor for anchor, _ in self.made.sections)}


def _meta(description: str) -> dict[str, Any]:
    return {"description": description, "hide": ["navigation"], "search": {"exclude": True}}


def escape_written(page: Page, description: str) -> None:
    """Make a hand-written page fit for the theme, which shows its title also on other pages.
    Nothing may read its words afterwards."""
    page.meta["description"] = description
    for name, value in page.meta.items():
        if isinstance(value, str):
            page.meta[name] = escape(value)
    page.title = escape(page.title)


def escape_names(nav: Navigation, config: MkDocsConfig) -> None:
    """Make fit for the theme what mkdocs.yml calls the site and the groups of its navigation.
    Escaping twice changes nothing, for what is escaped is marked so."""
    config.site_name = escape(config.site_name)
    config.site_description = escape(config.site_description or "")
    groups: list[StructureItem] = [item for item in nav.items if not isinstance(item, Page)]
    for item in groups:
        item.title = escape(item.title)
        groups += [one for one in item.children or () if not isinstance(one, Page)]


def themed_page(
    page: PortalPage, env: Environment, nav: Navigation, config: MkDocsConfig, files: Files
) -> str:
    """A page in a rendering of the theme of its own, as MkDocs makes it when it builds them all."""
    page.read_source(config)
    page.render(config, files)
    page.active = True
    try:
        context = get_context(nav, files.documentation_pages(), config, page)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
        html = env.get_template("main.html").render(context)
        return config.plugins.on_post_page(html, page=page, config=config)
    finally:
        page.active = False


class Shells:
    """The shells of one build. Pages are alike when the theme's links are the same on them: when they
    lie equally deep, and as near to what the navigation leads to; and when they have the same parts."""

    def __init__(self, env: Environment, nav: Navigation, config: MkDocsConfig, portal: Portal):
        self._theme = env.get_template("main.html")
        self._nav = nav
        self._config = config
        self._portal = portal
        self._known: dict[tuple[str, bool], Shell] = {}
        self._folders = {""}
        for page in nav.pages:
            self._folders |= {page.url[: at + 1] for at, sign in enumerate(page.url) if sign == "/"}

    def portal_of(self, opened: DataFolder) -> Portal:
        """Other data, for a preview of the same site."""
        return Portal.of(opened, self._portal.site.info, preview=True)

    def of(self, portal: Portal) -> "Shells":
        """The same shells for pages of other data: what stands in them is the theme's and the
        hand-written pages'."""
        other = copy(self)
        other._portal = portal
        other._known = dict(self._known)
        return other

    def html(self, promised: portal_page.Page) -> str:
        """The whole page."""
        made = promised.made()
        head = self._portal.heads.of(made)
        slots = {
            "page_title": head.page_title,
            "head": head.markup,
            "title": made.title,
            "description": head.description,
            "address": address(made.url, self._config)[0],
            "body": made.body,
            "report": self._portal.report(made.title, made.url),
        }
        place, own = self._marked(made.url)
        return self._around(made, place, made.sections).filled(slots | own, made.sections)

    def _marked(self, url: str) -> tuple[str, dict[str, str]]:
        """An address with marks for what the theme's links have nothing to do with, and what that is:
        whatever is below the last folder that the navigation leads to, or into."""
        parts = url.rstrip("/").split("/")
        known = max(
            n for n in range(len(parts)) if "".join(f"{one}/" for one in parts[:n]) in self._folders
        )
        own = {f"place{'_' * n}": one for n, one in enumerate(parts[known:])}
        return "".join(f"{one}/" for one in [*parts[:known], *map(mark, own)]), own

    def _around(
        self, promised: portal_page.Page, place: str, sections: Sequence[tuple[str, str]]
    ) -> Shell:
        """The shell for a page with these sections, at such a place."""
        likeness = (place, bool(sections))
        if likeness not in self._known:
            page = self._model(promised, bool(sections))
            context = get_context(self._nav, (), self._config, page)
            marks = {name: mark(name) for name in ("page_title", "head")}
            marks["report"] = self._portal.report("", promised.url) and mark("report")
            page.file.url = place
            html = shortened(self._theme.render({**context, **marks, "page": page}))
            self._known[likeness] = Shell(html.replace(BODY, mark("body")))
        return self._known[likeness]

    def _model(self, promised: portal_page.Page, divided: bool) -> Page:
        """A page with marks in place of all that is its own."""
        file = File.generated(self._config, f"{promised.url}index.md", content="")
        page = PortalPage(promised, self._portal, file, self._config)
        page.active = True  # as MkDocs has it while it builds a page
        page.title = mark("title")
        page.meta = _meta(mark("description"))
        page.canonical_url = page.canonical_url and mark("address")
        page.content = BODY
        sections = [(mark("anchor"), mark("heading"))] if divided else []
        page.toc = _contents(mark("title"), sections)
        return page


def address(url: str, config: MkDocsConfig) -> tuple[str, str]:
    """The full address of a page and its path on the server, as MkDocs makes them; '' where nobody
    has said where the site stands."""
    base = config.site_url or ""
    if not base:
        return "", ""
    base, path = _base(base)
    place = quote(url)
    return base + place, path + place


@cache
def _base(address: str) -> tuple[str, str]:
    """The address of the site with its slash, and its path."""
    whole = urljoin(address if address.endswith("/") else f"{address}/", "")
    return whole, urlsplit(whole).path


def _contents(title: str, sections: Iterable[tuple[str, str]]) -> TableOfContents:
    """The theme lists what is below the title, and lets those who skip the navigation begin there."""
    top = AnchorLink(escape(title), CONTENT, 1)
    top.children = [AnchorLink(escape(heading), escape(anchor), 2) for anchor, heading in sections]
    return TableOfContents([top])
