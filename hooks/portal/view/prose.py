"""The editors' running text: a little Markdown, links by id, nothing that could run."""

import re
from collections.abc import Callable
from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup

from portal.read.prose import links, without_code

_PLAIN = re.compile(r"^[^\n*_`\[\]<>#&\\!|]+$")
_ASIDE = "\uffff"
"""Stands for a bracket while Markdown is at work. Nobody can have written it: read/text.py."""

_LONE = re.compile(
    r"""\\.  # what follows a backslash is text already
    | \[ (?: [^\[\]] | \[ [^\[\]]{0,300} \] ){0,300} \]  # words, in which one more pair may stand
      \( (?: [^()\n] | \( [^()\n]{0,300} \) ){0,1000} \)  # and the address
    | (\[)""",
    re.VERBOSE,
)
"""A bracket that begins no link, as the group. From each of these Markdown would look through all
that follows."""

_TAGS = {"p", "br", "a", "strong", "em", "code", "ul", "ol", "li", "table", "thead", "tbody"} | {
    *("tr", "th", "td", "h2", "h3", "h4", "blockquote", "hr", "sub", "sup")
}


def with_addresses(text: str, address: Callable[[str], str]) -> str:
    """Replace links by id with addresses; `address` gets the id and knows the page's depth."""
    pieces, end = [], 0
    for found in links(text):
        pieces += [text[end : found.start()], f"]({address(found.group(1))})"]
        end = found.end()
    return "".join([*pieces, text[end:]])


def render(text: str, address: Callable[[str], str]) -> Markup:
    """Markdown to HTML that is safe to show, whatever the text holds."""
    if _PLAIN.match(text):  # most summaries are one plain sentence
        return Markup("<p>%s</p>") % text
    html = _markdown().reset().convert(_without_lone_brackets(with_addresses(text, address)))
    html = nh3.clean(html, tags=_TAGS, attributes={"a": {"href"}}, link_rel="noopener")
    return Markup(html.replace(_ASIDE, "["))


def plain(text: str) -> str:
    """The words alone, for where no markup can stand: lists, descriptions, search."""
    return text if _PLAIN.match(text) else render(text, lambda id: "#").striptags()


def _without_lone_brackets(text: str) -> str:
    code = without_code(text)

    def aside(found: re.Match[str]) -> str:
        lone = found.group(1) and code[found.start()] == "["
        return _ASIDE if lone else found.group()

    return _LONE.sub(aside, text)


@lru_cache(maxsize=1)
def _markdown() -> Markdown:
    markdown = Markdown(extensions=["tables", "sane_lists"], output_format="html")
    markdown.preprocessors.deregister("html_block")  # HTML that an editor types is text
    markdown.inlinePatterns.deregister("html")
    return markdown
