"""Paragraphs and tables of a web page that was saved, as a reader sees them. Nothing of its code stays."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from portal.editing.texts.encoding import decoded
from portal.editing.texts.read_file import (
    BadText,
    ReadFile,
    ReadLine,
    ReadPart,
    ReadTable,
    clean,
    squared,
)
from portal.texts.labels import ARTICLE_LABEL

_NOT_READ = re.compile(
    "script|style|noscript|template|head|nav|footer|aside|button|select|textarea|iframe|object|embed"
    "|svg|math|audio|video|canvas|form|map|applet|frame|frameset|link|meta|base"
)
_BLOCK = re.compile(
    "address|article|blockquote|body|caption|center|dd|div|dl|dt|fieldset|figcaption|figure|h[1-6r]"
    "|header|html|legend|li|main|ol|p|pre|section|summary|details|table|tbody|td|tfoot|th|thead|tr|ul"
)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_BOLD = {"b", "strong"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_BETWEEN_HAN = re.compile(
    "(?<=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])[ \t]*[\r\n]+[ \t]*"
    "(?=[\u3000-\u303f\u3400-\u9fff\uff00-\uffef])"
)
"""A line of the source that ends in the middle of a Chinese sentence: no blank is meant there."""

DEEPEST = 200
"""Levels of elements; a page has some thirty."""

MOST_SPANNED = 100


def html_text(data: bytes) -> ReadFile:
    """All that a page shows. Raises BadText."""
    text = decoded(data)
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = html.document_fromstring(text, parser=html.HTMLParser(huge_tree=False))
    except (etree.LxmlError, ValueError, AssertionError):
        raise BadText("网页坏了，或者没有存完，没有读。在浏览器里重新另存一次。") from None
    return _PageReader().read(root)


class _PageReader:
    def __init__(self) -> None:
        self.parts: list[ReadPart] = []
        self.pieces: list[tuple[str, bool]] = []
        """What stands in the paragraph so far, with whether it is bold."""
        self.seen: Counter[str] = Counter()
        self.where = 0

    def read(self, root: Any) -> ReadFile:
        self._walk(root, False, False, 0)
        self._end(False)
        if not self.parts:
            if self.seen["pictures"]:
                raise BadText(
                    "只有图片，没有文字：多半是扫描件。找有文字的版本；没有的，识别成文字、逐字核对以后再导入。"
                )
            raise BadText(
                "网页里没有文字：内容多半是打开以后才由程序取来的。在浏览器里选中全文复制，用 --paste 粘贴进来。"
            )
        return ReadFile(tuple(self.parts), "段", tuple(self._remarks()), tuple(self._missing()))

    def _walk(self, element: Any, bold: bool, heading: bool, depth: int) -> None:
        if depth > DEEPEST:
            raise BadText("网页的结构太深，不像正常的网页，没有读。选中全文复制，用 --paste 粘贴。")
        name = element.tag if isinstance(element.tag, str) else ""
        if not name or _NOT_READ.fullmatch(name):
            self.seen["frames"] += name in ("iframe", "frame", "object", "embed")
            return
        if self._is_hidden(element):
            return
        if name in ("del", "s", "strike", "ins") and clean(element.text_content()):
            raise BadText(
                "网页里有标为删去或插入的文字（<del>、<ins>），不知道哪些算数，没有读。找定稿的文本。"
            )
        if name == "br":
            self._end(heading)
        elif name == "img":
            self.seen["pictures"] += 1
        elif name == "table":
            self._end(heading)
            self._table(element, bold, heading, depth)
        else:
            self._inside(element, name, bold, heading, depth)

    def _inside(self, element: Any, name: str, bold: bool, heading: bool, depth: int) -> None:
        block = bool(_BLOCK.fullmatch(name))
        if block:
            self._end(heading)
        own = heading or name in _HEADINGS or name == "center" or _is_centred(element)
        if name == "li":
            self._number(element)
        bold = bold or name in _BOLD
        self._add(element.text, bold)
        for child in element:
            self._walk(child, bold, own, depth + 1)
            self._add(child.tail, bold)
        if block:
            self._end(own)

    def _add(self, text: str | None, bold: bool) -> None:
        if text:
            self.pieces.append((text, bold))

    def _end(self, heading: bool) -> None:
        """Close the paragraph."""
        pieces, self.pieces = self.pieces, []
        text = clean(_flowing("".join(words for words, _ in pieces)))
        if not text:
            return
        self.where += 1
        lead = ""
        for words, bold in pieces:
            if not bold and words.strip():
                break
            lead += words
        else:
            lead = ""
        self.parts.append(ReadLine(text, self.where, clean(_flowing(lead)), heading))

    def _is_hidden(self, element: Any) -> bool:
        style = element.get("style") or ""
        if element.get("hidden") is None and not _HIDDEN.search(style):
            return False
        text = clean(element.text_content())
        if re.search(ARTICLE_LABEL.pattern, text) and len(text) > 20:
            raise BadText(
                "网页里有不显示的文字，其中有条文，不知道算不算，没有读。"
                "在浏览器里把全文展开，选中看得见的复制，用 --paste 粘贴进来。"
            )
        self.seen["hidden"] += bool(text)
        return True

    def _number(self, item: Any) -> None:
        """The number that the browser puts before an item of a numbered list."""
        around = item.getparent()
        style = (
            f"{around.get('style') or ''} {item.get('style') or ''}" if around is not None else ""
        )
        if around is None or around.tag != "ol" or re.search(r"list-style[^;]*none", style):
            return
        form = around.get("type") or "1"
        if form != "1" or "list-style-type" in style:
            raise BadText(
                "网页里的编号是浏览器自动加的，写法认不出，读进来会丢了编号，没有读。"
                "在浏览器里选中全文复制，粘贴到 Word 里，另存为 .docx 再导入。"
            )
        before = sum(1 for one in item.itersiblings("li", preceding=True))
        start = around.get("start") or "1"
        own = item.get("value") or ""
        first = int(start) if start.isdecimal() else 1
        self.seen["numbers"] += 1
        self.pieces.append((f"{own if own.isdecimal() else first + before}.", False))

    def _table(self, table: Any, bold: bool, heading: bool, depth: int) -> None:
        """A table; one that only places text upon the page as what stands in it."""
        outer, self.parts = self.parts, []
        rows: list[list[str]] = []
        below: dict[int, tuple[int, str]] = {}
        for row in table.iter("tr"):
            if next(row.iterancestors("table"), None) is not table:
                continue
            cells: list[str] = []
            for cell in row:
                if cell.tag not in ("td", "th") or self._is_hidden(cell):
                    continue
                _go_down(cells, below)
                before = len(self.parts)
                self._inside(cell, "td", bold, heading, depth + 1)
                text = " ".join(
                    one.text if isinstance(one, ReadLine) else " ".join(map(" ".join, one.rows))
                    for one in self.parts[before:]
                )
                for _ in range(_span(cell, "colspan")):
                    if _span(cell, "rowspan") > 1:
                        below[len(cells)] = (_span(cell, "rowspan"), text)
                    cells.append(text)
            _go_down(cells, below)
            below = {at: (left - 1, text) for at, (left, text) in below.items() if left > 1}
            rows.append(cells)
        inside, self.parts = self.parts, outer
        grid = squared(rows)
        if len(grid) > 1 and len(grid[0]) > 1 and not _is_layout(inside):
            self.where += 1
            self.parts.append(ReadTable(grid, self.where))
        else:
            self.parts += inside

    def _remarks(self) -> Iterator[str]:
        if many := self.seen["numbers"]:
            yield f"浏览器自动加的编号 {many} 处，已经写成文字：和网页上看到的对一对。"
        if many := self.seen["hidden"]:
            yield f"网页里不显示的文字 {many} 处没有录入。"

    def _missing(self) -> Iterator[str]:
        if many := self.seen["pictures"]:
            yield f"{many} 张图片（可能是附表、公式，也可能是网站的图标）"
        if self.seen["frames"]:
            yield "嵌在网页里的别的网页"


def _flowing(text: str) -> str:
    return re.sub("[\r\n\t]+", " ", _BETWEEN_HAN.sub("", text.strip()))


def _is_centred(element: Any) -> bool:
    return (element.get("align") or "").lower() == "center" or bool(
        _CENTRED.search(element.get("style") or "")
    )


def _go_down(cells: list[str], below: dict[int, tuple[int, str]]) -> None:
    """Put in what comes down from a row above."""
    while len(cells) in below and below[len(cells)][0] > 0:
        cells.append(below[len(cells)][1])
        if len(cells) > 1000:
            raise BadText("网页里的表太宽，不像正常的表，没有读。")


def _span(cell: Any, name: str) -> int:
    value = cell.get(name) or "1"
    return max(1, min(int(value), MOST_SPANNED)) if value.isdecimal() else 1


def _is_layout(parts: list[ReadPart]) -> bool:
    """Whether a table only places what stands in it: articles, tables, long paragraphs by the dozen."""
    lines = [one for one in parts if isinstance(one, ReadLine)]
    return len(lines) < len(parts) or any(ARTICLE_LABEL.match(one.text) for one in lines)
