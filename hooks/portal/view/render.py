"""Bodies from Jinja templates. Everything is escaped; prose goes through the sanitiser."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from portal.catalogue.catalogue import Catalogue
from portal.page import Link
from portal.view import prose
from portal.view.article_links import day_of, in_html
from portal.view.glossary import Glossary, PageWords
from portal.view.shown import TemplateEnvironment
from portal.view.site import Site
from portal.view.template_cache import keep_compiled
from portal.view.text_writer import TextWriter
from portal.view.unsafe_links import NO_UNSAFE_LINKS

TEMPLATES = Path(__file__).parent.parent.parent / "theme" / "portal"

MACROS = {"m": "macros.html", "f": "following_macros.html", "o": "official_text_macros.html"}
"""What templates call without asking for it: they would do so ten times on a page."""


class Renderer:
    """Fills the templates under hooks/theme/portal/."""

    def __init__(self, catalogue: Catalogue, site: Site | None = None):
        """With `site` what a text says of an article leads to the words of that, where they are at hand."""
        self.catalogue = catalogue
        self._site = site if catalogue.texts else None
        self._unsafe = site.unsafe_links if site else NO_UNSAFE_LINKS
        self.glossary = Glossary(catalogue)
        self.templates = TemplateEnvironment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,  # all of them: there are a hundred, and none is looked for in vain
        )
        self._parts: dict[tuple[str, str, str], Markup] = {}
        self.templates.globals["once"] = self._once
        self.templates.globals["source_mark"] = catalogue.hosts.source_mark
        self.templates.globals["service_mark"] = catalogue.hosts.service_mark
        keep_compiled(self.templates)
        for name, file in MACROS.items():
            self.templates.globals[name] = self.templates.get_template(file).module

    def body(
        self, template: str, url: str, context: dict[str, Any], words: PageWords | None = None
    ) -> Markup:
        """The body of the page at `url`. Templates get `root`, the way back to the site's root,
        `prose`, which turns an editor's text into safe HTML, and `explained`, which does so with one
        line. With `words` both explain those that are new to the page."""
        address = self.addresses(url)
        explained = self._with_articles(words, _root(url))

        def rendered(text: str) -> Markup:
            return explained(prose.render(text, address))

        found = self.templates.get_template(template)
        whole = found.render(root=_root(url), prose=rendered, explained=explained, **context)
        return Markup(self._unsafe.in_html(whole))

    def _with_articles(
        self, words: PageWords | None, root: str
    ) -> Callable[[str | Markup], Markup]:
        """What `explained` does: words of the glossary, and articles of laws whose text is at hand."""
        site = self._site
        explained = words.explained if words else escape
        if site is None:
            return explained
        item = self.catalogue.find(words.on) if words else None
        day = day_of(item, site) if item else site.as_of
        macros: Any = self.templates.globals["m"]

        def linked(text: str, url: str) -> str:
            return str(macros.link(Link(Markup(text), url), root))

        return lambda text: Markup(in_html(explained(text), site, day, linked))

    def words(self, on: str) -> PageWords:
        """The words of the page of an item, none of them explained yet."""
        macros: Any = self.templates.get_template("glossary_macros.html").module
        return PageWords(self.glossary, macros.word, on)

    @cached_property
    def texts(self) -> TextWriter:
        """Writes the same as Markdown."""
        return TextWriter(self.catalogue, TEMPLATES / "as_text", self._unsafe)

    def fragment(self, template: str, context: dict[str, Any]) -> str:
        """A piece of HTML that stands on no page of ours, like an entry of a feed: its links are
        absolute already."""
        return self._unsafe.in_html(self.templates.get_template(template).render(context))

    def _once(self, macro: Callable[..., Markup], name: str, thing: object, root: str) -> Markup:
        """What a macro makes of a thing that many pages show. `name` is the thing's own."""
        key = (macro.name, name, root)  # type: ignore[attr-defined]
        if key not in self._parts:
            self._parts[key] = macro(thing, root)
        return self._parts[key]

    def addresses(self, url: str) -> Callable[[str], str]:
        """From ids to addresses, as seen from the page at `url`."""

        def address(id: str) -> str:
            item = self.catalogue.find(id)
            return _root(url) + item.url if item else "#"

        return address


def _root(url: str) -> str:
    return "../" * url.count("/") or "./"
