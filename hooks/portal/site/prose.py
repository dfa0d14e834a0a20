"""The editors' running text: a little Markdown, links by id, nothing that could run."""

import re
from collections.abc import Callable
from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup

from portal.read.prose import LINK

_PLAIN = re.compile(r"^[^\n*_`\[\]<>#&\\!|]+$")
_TAGS = {"p", "br", "a", "strong", "em", "code", "ul", "ol", "li", "table", "thead", "tbody"} | {
    *("tr", "th", "td", "h2", "h3", "h4", "blockquote", "hr", "sub", "sup")
}


def with_addresses(text: str, address: Callable[[str], str]) -> str:
    """Replace links by id with addresses; `address` gets the id and knows the page's depth."""
    return LINK.sub(lambda found: f"]({address(found.group(1))})", text)


def render(text: str, address: Callable[[str], str]) -> Markup:
    """Markdown to HTML that is safe to show, whatever the text holds."""
    if _PLAIN.match(text):  # most summaries are one plain sentence
        return Markup("<p>%s</p>") % text
    html = _markdown().reset().convert(with_addresses(text, address))
    return Markup(nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, link_rel="noopener"))


def plain(text: str) -> str:
    """The words alone, for where no markup can stand: lists, descriptions, search."""
    return text if _PLAIN.match(text) else render(text, lambda id: "#").striptags()


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    markdown = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    markdown.preprocessors.deregister("html_block")  # HTML that an editor types is text
    markdown.inlinePatterns.deregister("html")
    return markdown
