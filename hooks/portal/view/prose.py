"""The editors' running text: a little Markdown, links by id, nothing that could run."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup

from portal.catalogue.catalogue import Catalogue
from portal.read.problem import Problem
from portal.read.prose import LINK
from portal.read.text import position

_PLAIN = re.compile(r"^[^\n*_`\[\]<>#&\\!|]+$")
_CODE = re.compile(
    r"^(`{3,}|~{3,}).*?^\1[`~]*[ ]*$|(?<!`)(`+)(?!`)[^\n]+?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
"""Fenced blocks and spans of code."""

_TAGS = {"p", "br", "a", "strong", "em", "code", "ul", "ol", "li", "table", "thead", "tbody"} | {
    *("tr", "th", "td", "h2", "h3", "h4", "blockquote", "hr", "sub", "sup")
}


def with_addresses(text: str, address: Callable[[str], str]) -> str:
    """Replace links by id with addresses; `address` gets the id and knows the page's depth."""
    pieces, end = [], 0
    for found in _links(text):
        pieces += [text[end : found.start()], f"]({address(found.group(1))})"]
        end = found.end()
    return "".join([*pieces, text[end:]])


def lost_links(text: str, path: str, catalogue: Catalogue) -> Iterator[Problem]:
    """A problem for each link by id, in the Markdown file at `path`, that leads nowhere."""
    for found in _links(text):
        id = found.group(1)
        if catalogue.find(id) is None:
            near = catalogue.likeness.nearest(id)
            hint = f"最接近的是 {near.id}（{near.title}）" if near else "先收录对方"
            line, column = position(text, found.start(1))
            yield Problem(path, line, column, "链接", f"没有 id 为 {id} 的记录", hint)


def _links(text: str) -> Iterator[re.Match[str]]:
    """The links by id; what stands in code is an example of one and no link."""
    code = _CODE.sub(lambda found: " " * len(found.group()), text)
    return LINK.finditer(code)


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
