"""Markdown from templates: what they print is kept text, and links lead to whole addresses as far as these
are known."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from markupsafe import Markup

from portal.catalogue.catalogue import Catalogue
from portal.page import Link, Section
from portal.tables import Table
from portal.view import marked
from portal.view.shown import TemplateEnvironment
from portal.view.template_cache import keep_compiled
from portal.view.unsafe_links import NO_UNSAFE_LINKS, UnsafeLinks


class TextEnvironment(TemplateEnvironment):
    """Jinja's, where what is printed stays the text it is in Markdown instead of in HTML."""

    shown = staticmethod(marked.marked)


class TextWriter:
    """Fills the templates under hooks/theme/portal/as_text/. `address` is that of the site's root, '' where
    it is not known: then links lead there from the place of the file."""

    def __init__(
        self, catalogue: Catalogue, templates: Path, unsafe: UnsafeLinks = NO_UNSAFE_LINKS
    ):
        self._catalogue = catalogue
        self._unsafe = unsafe
        self._templates = TextEnvironment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._templates.globals["source_mark"] = catalogue.hosts.source_mark
        self._templates.globals["service_mark"] = catalogue.hosts.service_mark
        keep_compiled(self._templates)
        self._forms: Any = self._templates.get_template("forms.md").module

    def text(self, template: str, url: str, address: str, context: dict[str, Any]) -> bytes:
        """A file that lies in the folder of the page at `url`."""
        found = self._templates.get_template(template)
        whole = self._unsafe.in_markdown(found.render(t=self._links(url, address), **context))
        return f"{whole.strip()}\n".encode()

    def _links(self, url: str, address: str) -> "TextLinks":
        return TextLinks(url, address or "../" * url.count("/"), self._catalogue)

    def parts(
        self, sections: Iterable[Section], url: str, address: str
    ) -> list[tuple[Section, Markup | None]]:
        """The parts of a page; None for the words of one that only the page can show."""
        t = self._links(url, address)
        return [(one, self._part(one, t)) for one in sections]

    def _part(self, section: Section, t: "TextLinks") -> Markup | None:
        form: Callable[..., str] | None = getattr(self._forms, section.form, None)
        if form is None:
            return None
        return Markup(f"{self._unsafe.in_markdown(form(section.data, t)).rstrip()}\n")


class TextLinks:
    """What templates write links, prose and tables with: from the file of the page at `url`, with `root`
    before what lies below the root."""

    def __init__(self, url: str, root: str, catalogue: Catalogue):
        self._url = url
        self._root = root
        self._catalogue = catalogue

    def to(self, text: str, url: str) -> Markup:
        """Words that lead to a place below the root; the words alone where there is none."""
        if not url:
            return Markup(marked.marked(text))
        return Markup(
            f"[{marked.marked(text)}]({self._root}{url})"
        )  # ours need no signs written out

    def pieces(self, pieces: Iterable[tuple[str, str]]) -> Markup:
        """Words of which some lead to a place below the root."""
        return Markup("".join(self.to(text, url) for text, url in pieces))

    def link(self, link: Link) -> Markup:
        return self.web(link.text, link.url) if link.outside else self.to(link.text, link.url or "")

    def links(self, all: Iterable[Link]) -> Markup:
        return Markup("、".join(map(self.link, all)))

    def lines(self, texts: Iterable[str]) -> Markup:
        """Texts in a line each."""
        return Markup("".join(f"- {marked.marked(one)}\n" for one in texts))

    def home(self, link: Link) -> Markup:
        """A step of the way to a page, of which the first is the root itself."""
        return marked.linked(link.text, self._root + link.url)

    def web(self, text: str, address: str) -> Markup:
        return marked.linked(text, address)

    def here(self, text: str, anchor: str) -> Markup:
        """Words that lead to a part of the page itself."""
        return self.to(text, f"{self._url}#{anchor}")

    def prose(self, text: str) -> Markup:
        return marked.prose(text, self._address)

    def quoted(self, text: str) -> Markup:
        """Prose that somebody else says."""
        lines = self.prose(text).splitlines()
        return Markup("\n").join(Markup("> ") + line if line else Markup(">") for line in lines)

    def table(self, table: Table) -> Markup:
        return marked.table(table, self.link)

    def _address(self, id: str) -> str:
        item = self._catalogue.find(id)
        return self._root + item.url if item else "#"
