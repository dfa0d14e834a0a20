"""Bodies of our pages as the Markdown that an editor would have written for the same facts."""

import re
from collections.abc import Callable
from html.parser import HTMLParser

_LINES = {
    "p",
    "div",
    "nav",
    "section",
    "aside",
    "ul",
    "ol",
    "dl",
    "details",
    "figure",
    "header",
} | {*("summary", "figcaption", "caption", "footer", "blockquote", "form", "main", "article")}
"""Elements that stand on lines of their own."""

_UNSEEN = {"script", "style", "svg", "template", "button", "select", "datalist", "noscript"}
_HEADINGS = {"h1": "#", "h2": "##", "h3": "###", "h4": "####", "h5": "#####", "h6": "######"}
_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*", "code": "`"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_SPACE = re.compile(r"\s+")


def markdown(html: str, address: Callable[[str], str]) -> str:
    """Headings, paragraphs, lists, tables and links of `html`, without ids, classes and drawings.

    `address` turns what a link leads to into what the Markdown file should say, or into '' when
    the words shall stand without a link.
    """
    writer = _Writer(address)
    writer.feed(html)
    writer.close()
    return writer.text()


class _Writer(HTMLParser):
    def __init__(self, address: Callable[[str], str]):
        super().__init__()
        self.address = address
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.items: list[str] = []
        """Of the list that is being written; it becomes one block."""
        self.inside: list[str] = []
        """The open elements in which line breaks would do harm."""
        self.rows: list[list[str]] = []
        self.heads = 0
        """How many of the rows are headings."""
        self.span = 1
        self.targets: list[str] = []
        self.unseen = 0

    def text(self) -> str:
        self._paragraph()
        self._list()
        return "\n\n".join(self.blocks) + "\n"

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        if tag in _UNSEEN:
            self.unseen += 1
        elif tag == "a":
            self.targets.append(self.address(given.get("href") or ""))
            self.words.append("[" if self.targets[-1] else "")
        elif tag in _MARKS:
            self.words.append(_MARKS[tag])
        elif tag in ("td", "th"):
            self.span = int(given.get("colspan") or 1)
        elif tag == "tr":
            self.rows.append([])
        elif tag == "table":
            self._paragraph()
            self.rows, self.heads = [], 0
        elif tag == "dt":
            self.words.append("**")
        elif tag in ("li", "br"):
            self.words.append(" ")
        elif tag in _LINES or tag in _HEADINGS:
            self._paragraph()
        if tag in ("li", "dd", "dt", "td", "th"):
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()
        if tag in _UNSEEN:
            self.unseen -= 1
        elif tag == "a":
            target = self.targets.pop() if self.targets else ""
            self.words.append(f"]({target})" if target else "")
        elif tag in _MARKS:
            self.words.append(_MARKS[tag])
        elif tag == "dt":
            self.words.append("**：")
        elif tag in ("li", "dd") and not self.inside:
            self.items.append(f"- {self._taken()}")
        elif tag in ("td", "th") and self.rows:
            self.rows[-1] += [self._taken(), *[""] * (self.span - 1)]
        elif tag == "thead":
            self.heads = len(self.rows)
        elif tag == "table":
            self._table()
        elif tag in ("ul", "ol", "dl"):
            self._list()
        elif tag in _HEADINGS:
            self._block(f"{_HEADINGS[tag]} {self._taken()}")
        elif tag in _LINES:
            self._paragraph()

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.words.append(_SPECIAL.sub(r"\\\1", data))

    def _taken(self) -> str:
        text = _SPACE.sub(" ", "".join(self.words)).strip()
        self.words.clear()
        return text

    def _paragraph(self) -> None:
        if self.inside:  # a paragraph in a list item or a cell goes on in the same line
            self.words.append(" ")
        elif text := self._taken():
            self._block(text)

    def _list(self) -> None:
        if self.items and not self.inside:
            self.blocks.append("\n".join(self.items))
            self.items = []

    def _block(self, text: str) -> None:
        self._list()
        self.blocks.append(text)

    def _table(self) -> None:
        """The last heading row heads the table; those above it become ordinary rows."""
        self._list()
        rows, self.rows = [row for row in self.rows if row], []
        width = max(map(len, rows), default=0)
        if not width:
            return
        head = max(self.heads - 1, 0)
        ordered = [rows[head], *rows[:head], *rows[head + 1 :]]
        lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in ordered]
        self.blocks.append("\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]))
