"""What a tool's page is made of."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from portal.page import HOME, Link, Page, PageContent
from portal.view.render import Renderer

ALL = Link("工具", "tools/")


@dataclass(frozen=True)
class Tool:
    """One tool. Its template is `tools/<id>.html`, its script `assets/tools/<id>/page.js`."""

    id: str
    title: str
    question: str
    """What a reader comes with."""
    lead: str
    """What it answers, and from what."""
    description: str
    context: Callable[[], Mapping[str, Any]] = dict
    """Makes what the template shows beside that: choices of the form, lists, rules."""
    sections: tuple[tuple[str, str], ...] = ()
    """Anchor and heading of each part, as the template has them."""

    @property
    def url(self) -> str:
        return f"tools/{self.id}/"

    def page(self, renderer: Renderer) -> Page:
        return Page(self.url, self.title, lambda: self._content(renderer))

    def body(self, url: str, trail: tuple[Link, ...], renderer: Renderer) -> Markup:
        """The tool as it stands on the page at `url`."""
        context = {"trail": trail, "tool": self, **self.context()}
        return renderer.body(f"tools/{self.id}.html", url, context)

    def _content(self, renderer: Renderer) -> PageContent:
        trail = (HOME, ALL)
        body = self.body(self.url, trail, renderer)
        return PageContent(body, self.description, self.sections, trail)
