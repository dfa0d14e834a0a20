"""Markdown: what a text needs so that it stays the text it is, wherever it comes to stand. The one place
that knows (CommonMark 0.31, with the tables of GitHub)."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup

from portal.tables import Cell, Table
from portal.view.prose import with_addresses

_SIGNS = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
"""What means something within a line. `!` does so before a bracket only, which is one of them."""

_FIRST = re.compile(r"(?:#{1,6}|[-+])(?=\s|$)|[-=]+$|\d{1,9}(?=[.)](?:\s|$))")
"""What means something at the beginning of a line: headings, lists, lines below a heading."""

_PLAIN = re.compile(r"(?![-+#=0-9])[^\\`*_\[\]<>|~&\s]*").fullmatch
"""What most texts are: nothing in them means anything."""

_SAFE = "/:?#@!$&'*+,;=~%-._"
"""What may stand in the address of a link as it is; brackets would end it."""

_GOES_TO = re.compile(
    r"(\]\(\s*|^[\s>*+\-\d.)]{0,20}\[[^\]\n]+\]:\s*)(?!https?://|mailto:|\.\.?/|#|/)", re.MULTILINE
)
"""Where a link of an editor goes, if not to the web or to a place of this site."""


def marked(value: Any) -> str:
    """A value in one line, with a backslash before what would be more than its letters. What is Markup is
    Markdown already."""
    if type(value) is not str and hasattr(value, "__html__"):
        return str(value)
    text = str(value)
    if _PLAIN(text):
        return text
    text = " ".join(text.split())
    found = _SIGNS.sub(r"\\\g<0>", text)
    if first := _FIRST.match(text):
        at = len(first.group()) if first.group()[0].isdigit() else 0
        found = f"{found[:at]}\\{found[at:]}"  # none of these signs was marked yet
    return found


def linked(text: str, address: str) -> Markup:
    """Words that lead somewhere on the web; the words alone where that is no place on it."""
    target = written(address)
    return Markup(f"[{marked(text)}]({target})" if target else marked(text))


@lru_cache(maxsize=4096)
def written(address: str) -> str:
    """An address as it can stand between brackets; '' for what is no place on the web."""
    known = address and urlsplit(address).scheme in ("http", "https", "")
    return quote(address, safe=_SAFE) if known else ""


def prose(text: str, address: Callable[[str], str]) -> Markup:
    """An editor's Markdown as it is, but that its links by id lead to addresses, that what looks like HTML
    is text, as it is on the page, and that no link is more than an address."""
    found = _GOES_TO.sub(r"\1#", with_addresses(text, address))
    return Markup(found.replace("<", "&lt;").strip())


def table(shown: Table, link: Callable[[Any], Markup]) -> Markup:
    """A table, its groups one below the other, each below its title."""
    parts = [_lines(shown, group.rows, link, group.title) for group in shown.groups] or [
        _lines(shown, shown.rows, link, "")
    ]
    before = [f"{marked(shown.caption)}\n"] if shown.caption else []
    after = [marked(shown.note)] if shown.note else []
    return Markup("\n\n".join([*before, *parts, *after]))


def _lines(shown: Table, rows: Any, link: Callable[[Any], Markup], title: str) -> str:
    above = [title for title, span in shown.head for _ in range(span)] or [""] * len(shown.columns)
    names = [
        f"{marked(group)} {marked(column.title)}".strip()
        for group, column in zip(above, shown.columns, strict=True)
    ]
    lines = [
        f"| {' | '.join(names)} |",
        f"|{'|'.join('---:' if column.number else '---' for column in shown.columns)}|",
        *(f"| {' | '.join(_cell(cell, link) for cell in row)} |" for row in rows),
    ]
    return "\n".join([*([f"**{marked(title)}**\n"] if title else []), *lines])


def _cell(cell: Cell, link: Callable[[Any], Markup]) -> str:
    words = link(cell.link) if cell.link else marked(cell.text)
    return f"{words}（待核）" if cell.pending else str(words)
