"""Pages of the package as pages of MkDocs, in the theme's shell.

The theme's templates do not escape: what they print as it is, is escaped here before they get it.
"""

from collections.abc import Iterable
from copy import copy
from datetime import date
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from portal import page as portal_page
from portal.pages.head.metadata import PageHead
from portal.pages.shell import Shell, mark

BODY = f"<h1>{mark('body')}</h1>"
"""Stands for a body. The theme adds a heading of its own where it sees none."""


CONTENT = "content"
"""The anchor of the title of every page that is made from data."""


class PortalPage(Page):
    """A page that is made already: nothing to read, no Markdown to convert."""

    def __init__(
        self, made: portal_page.Page, head: PageHead, day: date, file: File, config: MkDocsConfig
    ):
        super().__init__(escape(made.title), file, config)
        self.made = made
        self.head = head
        self.update_date = (made.updated or day).isoformat()
        self.shell: Shell | None = None
        self.report = ""

    @property
    def prominent(self) -> bool:
        """Right below the root, or in the navigation. These are few and the theme leads to them
        or shows where it is in them, so it renders them itself."""
        return bool(self.previous_page or self.next_page) or self.made.url.count("/") < 2

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {
            "description": escape(self.head.description),
            "hide": ["navigation"],
            "search": {"exclude": True},
        }
        if not self.prominent:
            self.meta["template"] = "shell.html"

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self.made.body
        self.toc = _contents(self.made.title, self.made.sections)
        self.present_anchor_ids = {CONTENT, *(anchor for anchor, _ in self.made.sections)}

    @property
    def html(self) -> str:
        """The whole page; only for pages that have got a shell."""
        assert self.shell
        slots = {
            "page_title": self.head.page_title,
            "head": self.head.markup,
            "title": self.made.title,
            "description": self.head.description,
            "address": self.canonical_url or "",
            "place": _folder_and_place(self.made.url)[1],
            "body": self.made.body,
            "report": self.report,
        }
        return self.shell.filled(slots, self.made.sections)


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


class Shells:
    """The shells of one build. Pages are alike when they lie in the same folder, for then the
    theme's links are the same, and have the same parts."""

    def __init__(self, env: Environment):
        self._theme = env.get_template("main.html")
        self._known: dict[tuple, Shell] = {}

    def around(self, page: PortalPage, context: dict[str, Any]) -> Shell:
        """The shell for a page; `context` is what MkDocs renders its template with."""
        made = page.made
        folder, _ = _folder_and_place(made.url)
        likeness = (folder, bool(made.sections))
        if likeness not in self._known:
            marks = {name: mark(name) for name in ("page_title", "head")}
            marks["report"] = context["report"] and mark("report")
            html = self._theme.render({**context, **marks, "page": _model(page)})
            self._known[likeness] = Shell(html.replace(BODY, mark("body")))
        return self._known[likeness]


def _model(page: PortalPage) -> PortalPage:
    """The page with marks in place of all that is its own, its place in the folder included."""
    model = copy(page)
    model.file = copy(page.file)
    model.file.url = f"{_folder_and_place(page.made.url)[0]}/{mark('place')}/"
    model.title = mark("title")
    model.meta = {**page.meta, "description": mark("description")}
    model.canonical_url = page.canonical_url and mark("address")
    model.content = BODY
    sections = [(mark("anchor"), mark("heading"))] if page.made.sections else []
    model.toc = _contents(mark("title"), sections)
    return model


def _folder_and_place(url: str) -> tuple[str, str]:
    """`laws/some-law/` -> `laws` and `some-law`."""
    folder, _, place = url.rstrip("/").rpartition("/")
    return folder, place


def _contents(title: str, sections: Iterable[tuple[str, str]]) -> TableOfContents:
    """The theme lists what is below the title, and lets those who skip the navigation begin there."""
    top = AnchorLink(escape(title), CONTENT, 1)
    top.children = [AnchorLink(escape(heading), escape(anchor), 2) for anchor, heading in sections]
    return TableOfContents([top])
