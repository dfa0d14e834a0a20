"""Paragraphs and tables of a Word document, as they print."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from portal.editing.texts.docx_package import BROKEN, opened
from portal.editing.texts.read_file import (
    BadText,
    ReadFile,
    ReadLine,
    ReadPart,
    ReadTable,
    clean,
    clean_lines,
    squared,
)
from portal.editing.texts.word_numbers import WordNumbers
from portal.editing.texts.word_styles import WordStyles, is_on
from portal.texts.labels import ARTICLE_LABEL

_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_REVISED = [
    qn(f"w:{name}")
    for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
]
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = (qn("w:txbxContent"),)
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_SIGNS = {
    qn("w:tab"): "\t",
    qn("w:noBreakHyphen"): "-",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:ptab"): "\t",
}
_WITHIN = (qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:smartTag"))
_AN_ARTICLE = re.compile(rf"^\s*{ARTICLE_LABEL.pattern}", re.MULTILINE)


def docx_text(data: bytes) -> ReadFile:
    """All that a Word document shows. Raises BadText."""
    document = opened(data)
    try:
        return _DocxReader(document).read()
    except BadText:
        raise
    except Exception:  # noqa: BLE001 - what Word never writes: numbers that are none, endless nesting
        raise BadText(BROKEN) from None


class _DocxReader:
    def __init__(self, document: Any):
        self.body = document.element.body
        self.styles = WordStyles(document.part.styles.element)
        numbering = next(
            (
                rel.target_part.element
                for rel in document.part.rels.values()
                if rel.reltype == _NUMBERING and not rel.is_external
            ),
            None,
        )
        self.numbers = WordNumbers(numbering)
        self.seen: Counter[str] = Counter()
        self.hidden: list[str] = []
        self.where = 0

    def read(self) -> ReadFile:
        self._refuse_revisions()
        parts = tuple(self._parts(self.body))
        self._refuse_hidden()
        pictures = self._pictures()
        if not any(isinstance(one, ReadTable) or one.text for one in parts):
            if pictures:
                raise BadText(
                    "只有图片，没有文字：多半是扫描件。找有文字的版本；没有的，识别成文字、逐字核对以后再导入。"
                )
            raise BadText("文档里没有文字。")
        return ReadFile(parts, "段", tuple(self._remarks()), tuple(self._missing(pictures)))

    def _parts(self, around: Any) -> Iterator[ReadPart]:
        for one in around:
            if one.tag == qn("w:p"):
                yield from self._paragraph(one)
            elif one.tag == qn("w:tbl"):
                yield from self._table(one)
            elif one.tag in _WITHIN:
                yield from self._parts(one)
            elif one.tag == qn("w:altChunk"):
                raise BadText(
                    "文档里嵌着另一份文件（altChunk），文字不在这个文件里，没有读。在 Word 里打开，另存一份再导入。"
                )

    def _paragraph(self, paragraph: Any) -> Iterator[ReadLine]:
        self.where += 1
        own = paragraph.find(qn("w:pPr"))
        style = self._style(own)
        runs = list(self._runs(paragraph, self.styles.toggle(style, "w:vanish")))
        text = "".join(words for words, _ in runs)
        label = self._label(own, style) if clean(text) else ""
        if label:
            self.seen["numbers"] += 1
            between = "" if label[-1] in "、.．）)" else "　"
            text = f"{label}{between}{text.lstrip()}"
        lines = clean_lines(text)
        lead = clean(label) if label else self._lead(runs)
        look = {"heading": self._is_heading(own, style), "contents": self.styles.is_contents(style)}
        for number, line in enumerate(lines):
            yield ReadLine(line, self.where, lead if number == 0 else "", **look)

    def _runs(self, within: Any, hidden: bool) -> Iterator[tuple[str, bool]]:
        """Each piece of text that shows, with whether it is bold."""
        for one in within:
            if one.tag == qn("w:r"):
                text = "".join(self._signs(one))
                look = one.find(qn("w:rPr"))
                if self._has(look, "w:vanish", hidden):
                    self.hidden.append(text)
                elif text:
                    yield text, self._has(look, "w:b", False)
            elif one.tag == _FORMULA:
                self.seen["formulas"] += 1
                yield "".join(part.text or "" for part in one.iter(_FORMULA_TEXT)), False
            elif one.tag not in (qn("w:pPr"), _FALLBACK, qn("w:sdtPr"), *_BOX) and len(one):
                yield from self._runs(one, hidden)

    def _signs(self, run: Any) -> Iterator[str]:
        for one in run:
            if one.tag == qn("w:t"):
                yield one.text or ""
            elif one.tag == qn("w:br") and one.get(qn("w:type")) in ("page", "column"):
                yield "\n"
            elif one.tag in _SIGNS:
                yield _SIGNS[one.tag]
            elif one.tag == qn("w:sym"):
                self.seen["symbols"] += 1
            elif one.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
                self.seen["footnotes"] += 1
            elif one.tag == qn("w:commentReference"):
                self.seen["comments"] += 1

    def _has(self, look: Any | None, name: str, otherwise: bool) -> bool:
        own = None if look is None else look.find(qn(name))
        if own is not None:
            return is_on(own.get(qn("w:val"), "1"))
        style = None if look is None else look.find(qn("w:rStyle"))
        return otherwise or (style is not None and self.styles.toggle(style.get(qn("w:val")), name))

    def _style(self, own: Any | None) -> str | None:
        style = None if own is None else own.find(qn("w:pStyle"))
        return self.styles.usual if style is None else style.get(qn("w:val"))

    def _label(self, own: Any | None, style: str | None) -> str:
        """The number that Word puts before a paragraph."""
        direct = None if own is None else own.find(qn("w:numPr"))
        numbers = self.styles.property(style, "w:pPr", "w:numPr") if direct is None else direct
        num = None if numbers is None else numbers.find(qn("w:numId"))
        id = "0" if num is None else num.get(qn("w:val"), "0")
        if numbers is None or id == "0":
            return ""
        level = numbers.find(qn("w:ilvl"))
        if level is not None:
            return self.numbers.label(id, int(level.get(qn("w:val"), "0")))
        return self.numbers.label(id, self.numbers.level_of_style(id, style or ""))

    def _lead(self, runs: list[tuple[str, bool]]) -> str:
        """The bold beginning of a paragraph that goes on in other letters."""
        lead = ""
        for text, bold in runs:
            if not bold and text.strip():
                return clean(lead)
            lead += text
        return ""

    def _is_heading(self, own: Any | None, style: str | None) -> bool:
        place = None if own is None else own.find(qn("w:jc"))
        if place is None:
            place = self.styles.property(style, "w:pPr", "w:jc")
        centred = place is not None and place.get(qn("w:val")) == "center"
        return centred or self.styles.is_heading(style)

    def _table(self, table: Any) -> Iterator[ReadPart]:
        """A table; one that only places text upon the page as what stands in it."""
        first = self.where + 1
        rows: list[list[str]] = []
        inside: list[ReadPart] = []
        for row in table.iter(qn("w:tr")):
            if self._nearest_table(row) is not table:
                continue
            cells: list[str] = []
            before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
            cells += [""] * (0 if before is None else _columns(before))
            for cell in row.iter(qn("w:tc")):
                if self._nearest_table(cell) is not table:
                    continue
                found = list(self._parts(cell))
                inside += found
                text = " ".join(
                    one.text if isinstance(one, ReadLine) else " ".join(map(" ".join, one.rows))
                    for one in found
                )
                look = cell.find(qn("w:tcPr"))
                cells += self._cells(text, look, rows[-1] if rows else [], len(cells))
            rows.append(cells)
        if len(squared(rows)) and len(squared(rows)[0]) > 1 and not _holds_articles(inside):
            yield ReadTable(squared(rows), first)
        else:
            yield from inside

    def _cells(self, text: str, look: Any | None, above: list[str], at: int) -> list[str]:
        """The text of a cell for each column that it covers; that of the one above where it goes on."""
        span = None if look is None else look.find(qn("w:gridSpan"))
        merged = None if look is None else look.find(qn("w:vMerge"))
        if merged is not None and merged.get(qn("w:val")) != "restart" and at < len(above):
            text = text or above[at]
        return [text] * (1 if span is None else _columns(span))

    def _nearest_table(self, element: Any) -> Any:
        return next(element.iterancestors(qn("w:tbl")), None)

    def _refuse_revisions(self) -> None:
        revised = sum(1 for _ in self.body.iter(*_REVISED))
        if revised:
            raise BadText(
                f"文档里有 {revised} 处没有定下来的修订，不知道哪些算数，没有读。"
                "在 Word 的“审阅”里全部接受或者全部拒绝，保存以后再导入。"
            )
        boxes = "\n".join(
            "".join(text.text or "" for text in one.iter(qn("w:t")))
            for box in self.body.iter(*_BOX)
            for one in box.iter(qn("w:p"))
        )
        if _AN_ARTICLE.search(boxes):
            raise BadText(
                "条文写在文本框里，读进来会缺条，没有读。把文本框里的文字移到正文，再导入。"
            )
        self.seen["boxes"] = 1 if boxes.strip() else 0

    def _refuse_hidden(self) -> None:
        hidden = "\n".join(one for one in self.hidden if one.strip())
        if _AN_ARTICLE.search(hidden):
            first = _AN_ARTICLE.search(hidden)
            told = first[0].strip() if first else ""
            raise BadText(
                f"文档里有隐藏的文字，其中有条文（{told}），不知道算不算，没有读。"
                "在 Word 里全选，字体里去掉“隐藏”，删去不要的，再导入。"
            )

    def _pictures(self) -> int:
        return sum(
            1
            for one in self.body.iter(*_PICTURES)
            if next(one.iterancestors(_FALLBACK), None) is None
            and not any(True for _ in one.iter(*_BOX))
        )

    def _remarks(self) -> Iterator[str]:
        if many := self.seen["numbers"]:
            yield f"Word 自动编的号 {many} 处，已经写成文字：抽几处和 Word 里看到的对一对。"
        if many := sum(1 for one in self.hidden if one.strip()):
            characters = sum(len(one.strip()) for one in self.hidden)
            yield f"隐藏的文字 {many} 处（共 {characters} 个字）没有录入。"
        if many := self.seen["comments"]:
            yield f"批注 {many} 条没有录入。"

    def _missing(self, pictures: int) -> Iterator[str]:
        if pictures:
            yield f"{pictures} 张图片（可能是附表、公式）"
        if many := self.seen["footnotes"]:
            yield f"{many} 处脚注、尾注"
        if many := self.seen["symbols"]:
            yield f"{many} 个特殊字体的符号"
        if many := self.seen["formulas"]:
            yield f"{many} 个公式的格式"
        if self.seen["boxes"]:
            yield "文本框里的文字"


def _columns(count: Any) -> int:
    """How many columns of a table something takes; Word has at most 63."""
    return min(int(count.get(qn("w:val"), "1")), 200)


def _holds_articles(parts: list[ReadPart]) -> bool:
    return any(isinstance(one, ReadLine) and ARTICLE_LABEL.match(one.text) for one in parts)
