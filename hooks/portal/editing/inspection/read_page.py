"""One page of a site, read: its elements, and what a reader sees of it."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from lxml import etree

from portal.editing.texts.encoding import decoded
from portal.editing.texts.read_file import BadText

_FOOT = re.compile(
    r"(?:^|[\s_-])(?:page|site|g|main)?-?(?:foot|footer|bottom|copyright)\b", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_REFRESH = re.compile(r"^[\d.\s]*[;,]?\s*url\s*=\s*[\"']?\s*([^\"'\s]+)", re.IGNORECASE)
_CHARSET = re.compile(r"(<meta\b[^>]*charset\s*=\s*[\"']?)[\w-]+", re.IGNORECASE)
_APART = frozenset(
    ("li", "p", "div", "tr", "td", "th", "br", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6")
)
_SPEAKING = frozenset(("img", "area", "script", "style", "noscript", "template", "svg", "math"))
NO_TEXT = frozenset(("script", "style", "noscript", "template", "svg", "math"))


class ReadPage:
    """A page. `elements` are those of the document without what stands in templates."""

    def __init__(self, path: str, data: bytes):
        self.path = path
        self.folder = posixpath.dirname(path)
        self.is_readable = True
        try:
            self.source = decoded(data)
        except BadText:
            self.source = data.decode("utf-8", "replace")
            self.is_readable = self.source.encode() == data
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True)
        text = _CHARSET.sub(r"\g<1>utf-8", self.source)
        try:
            self.root = etree.fromstring(text.encode("utf-8", "replace"), parser)
        except etree.XMLSyntaxError:
            self.root = None  # there is nothing in it
        self.elements: list[Any] = []
        self._by_tag: dict[str, list[Any]] = defaultdict(list)
        if self.root is not None:
            self._gather(self.root)

    def _gather(self, root: Any) -> None:
        within = {id(one) for top in root.iter("template") for one in top.iterdescendants()}
        for one in root.iter(etree.Element):
            if within and id(one) in within:
                continue
            self.elements.append(one)
            self._by_tag[one.tag].append(one)

    def all(self, *tags: str) -> list[Any]:
        if len(tags) == 1:
            return self._by_tag.get(tags[0], [])
        return [one for one in self.elements if one.tag in tags]

    @cached_property
    def title(self) -> str:
        return next(
            (text_of(one) for one in self.all("title") if one.getparent().tag == "head"), ""
        )

    @cached_property
    def metas(self) -> dict[str, str]:
        """The contents of <meta name>, the first of each name."""
        found: dict[str, str] = {}
        for one in self.all("meta"):
            if one.get("name"):
                found.setdefault(one.get("name"), (one.get("content") or "").strip())
        return found

    @cached_property
    def is_redirect(self) -> bool:
        return any((one.get("http-equiv") or "").lower() == "refresh" for one in self.all("meta"))

    @cached_property
    def is_fragment(self) -> bool:
        """Whether it is a piece for the frames of other sites, or no page at all."""
        return not self.all("body") or self.is_redirect or "embed" in self.folder.split("/")

    @cached_property
    def body(self) -> Any:
        return next(iter(self.all("body")), self.root)

    @cached_property
    def main(self) -> Any:
        """What the page is about: <main>, where there is one the <article> in it, else all of it."""
        for one in self.elements:
            if one.tag == "main" or one.get("role") == "main":
                return one
        return self.body

    @cached_property
    def footer(self) -> Any:
        """The last that is called a footer; None where there is none."""
        footers = self.all("footer")
        named = [one for one in footers if not _within(one, ("article", "main", "section"))]
        if footers:
            return (named or footers)[-1]
        found = None
        for one in self.all("div", "td", "table"):
            names = f"{one.get('class') or ''} {one.get('id') or ''}"
            if _FOOT.search(names) and not (found is not None and found in one.iterancestors()):
                found = one
        return found

    @cached_property
    def words(self) -> str:
        """Everything that the page shows."""
        return text_of(self.body) if self.body is not None else ""


def sent_to(page: ReadPage) -> Iterator[tuple[Any, str]]:
    """Elements with an address that a page leads to by itself, or sends to what is typed."""
    for one in page.all("meta"):
        is_refresh = (one.get("http-equiv") or "").lower() == "refresh"
        if is_refresh and (found := _REFRESH.search(one.get("content") or "")):
            yield one, found[1]
    for one in page.all("form", "button", "input"):
        if address := one.get("action" if one.tag == "form" else "formaction"):
            yield one, address


def text_of(element: Any) -> str:
    """The text of an element as one line, with what stands for pictures; no scripts."""
    if not len(element) and element.tag not in _SPEAKING:
        return " ".join((element.text or "").split())
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:
    walk = etree.iterwalk(element, events=("start", "end", "pi", "comment"))
    for event, one in walk:
        if event == "start":
            if one.tag in NO_TEXT:
                walk.skip_subtree()
                continue
            if one.tag in ("img", "area"):
                yield f" {one.get('alt') or one.get('title') or ''} "
            if one.text:
                yield one.text
        elif event == "end" and one.tag in _APART:
            yield " "
        if event != "start" and one is not element and one.tail:
            yield one.tail


def is_hidden(element: Any) -> bool:
    """Whether the markup itself hides an element from everybody or from those who listen."""
    return is_hidden_itself(element) or any(map(is_hidden_itself, element.iterancestors()))


def is_hidden_itself(element: Any) -> bool:
    """The same, of what it says of itself and not of what it stands in."""
    return (
        element.tag in NO_TEXT
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _within(element: Any, tags: tuple[str, ...]) -> bool:
    return any(one.tag in tags for one in element.iterancestors())
