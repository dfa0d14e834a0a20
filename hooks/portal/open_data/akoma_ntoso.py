"""`…/text/<day>.xml`: a full text as Akoma Ntoso 3.0 (LegalDocML, OASIS), made by lxml."""

from collections.abc import Iterable, Iterator

from lxml import etree

from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.open_data.akoma_meta import AkomaMeta, AkomaWork
from portal.open_data.akoma_names import division_element, eid_of
from portal.open_data.akoma_tree import Element, put, put_text
from portal.open_data.open_catalogue import OpenCatalogue
from portal.texts.structure import (
    Article,
    Block,
    Division,
    LegalText,
    Paragraph,
    Part,
    QuotedText,
    TextItem,
)


def akoma_ntoso(
    item: Item, version: TextVersion, versions: tuple[TextVersion, ...], open_: OpenCatalogue
) -> bytes:
    """The file of one version. What only counts 一、（一） is a `doc`, what has articles an `act`."""
    text = version.text
    meta = AkomaMeta(AkomaWork(item, versions, open_), version)
    annexes = [one for one in text.parts if isinstance(one, Division) and one.rank == "附件"]
    parts = [one for one in text.parts if one not in annexes] if annexes else list(text.parts)
    root = meta.root()
    is_act = any(_has_articles(one) for one in parts)
    name = "act" if is_act else "doc"
    document = put(root, name, name="law" if is_act else "document", contains=meta.contains)
    meta.fill(document)
    _preface(document, text)
    blocks = _Blocks()
    if text.preamble and parts:
        blocks.fill(put(document, "preamble"), text.preamble)
    body = put(document, "body" if is_act else "mainBody")
    if not parts:
        blocks.fill(body, text.preamble or (Paragraph("", ""),))
    _parts(body, parts, blocks)
    if text.closing:
        blocks.fill(put(document, "conclusions"), text.closing)
    if annexes:
        attachments = put(document, "attachments")
        for number, annex in enumerate(annexes, 1):
            _annex(attachments, annex, number, meta, blocks)
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return found + b"\n"


def _has_articles(part: Part) -> bool:
    """Whether there is a 条 in it."""
    if isinstance(part, Article):
        return not part.key.startswith("s") and "-s" not in part.key
    return any(_has_articles(one) for one in part.parts)


def _preface(document: Element, text: LegalText) -> None:
    preface = put(document, "preface")
    put_text(put(preface, "p"), "docTitle", text.title)
    for line in text.history:
        put_text(preface, "p", line)


def _annex(
    attachments: Element, annex: Division, number: int, meta: AkomaMeta, blocks: "_Blocks"
) -> None:
    attachment = put(attachments, "attachment", eId=eid_of(annex.key))
    _named(attachment, annex.label, annex.title)
    document = put(attachment, "doc", name="annex", contains=meta.contains)
    meta.fill(document, f"annex_{number}")
    body = put(document, "mainBody")
    if annex.blocks or not annex.parts:
        blocks.fill(body, annex.blocks or (Paragraph("", ""),))
    _parts(body, annex.parts, blocks)


def _named(element: Element, label: str, heading: str) -> None:
    if label:
        put_text(element, "num", label)
    if heading:
        put_text(element, "heading", heading)


def _parts(within: Element, parts: Iterable[Part], blocks: "_Blocks") -> None:
    for part in parts:
        if isinstance(part, Article):
            _article(within, part, blocks)
        else:
            _division(within, part, blocks)


def _division(within: Element, division: Division, blocks: "_Blocks") -> None:
    name = division_element(division.rank)
    extra = {"name": "annex" if division.rank == "附件" else "heading"}
    element = put(
        within,
        name,
        eId=eid_of(division.key, is_division=True),
        **(extra if name == "hcontainer" else {}),
    )
    _named(element, division.label, division.title)
    if division.parts:
        if division.blocks:
            blocks.fill(put(element, "intro"), division.blocks)
        _parts(element, division.parts, blocks)
    else:
        blocks.fill(put(element, "content"), division.blocks or (Paragraph("", ""),))


def _article(within: Element, article: Article, blocks: "_Blocks") -> None:
    """What a paragraph quotes or a table of it belongs to it; what stands before the first one
    introduces the article."""
    name = "clause" if not _has_articles(article) else "article"
    element = put(within, name, eId=eid_of(article.key))
    _named(element, article.label, article.heading)
    before: list[Block] = []
    paragraphs: list[tuple[Paragraph, list[Block]]] = []
    for block in article.blocks:
        if isinstance(block, Paragraph):
            paragraphs.append((block, []))
        else:
            (paragraphs[-1][1] if paragraphs else before).append(block)
    if not paragraphs:
        blocks.fill(put(element, "content"), before or (Paragraph("", ""),))
        return
    if before:
        blocks.fill(put(element, "intro"), before)
    for paragraph, rest in paragraphs:
        _counted(put(element, "paragraph", eId=eid_of(paragraph.key)), paragraph, rest, blocks)


def _counted(
    element: Element, counted: Paragraph | TextItem, rest: list[Block], blocks: "_Blocks"
) -> None:
    """款 with its 项, 项 with its 目."""
    if isinstance(counted, TextItem):
        put_text(element, "num", counted.label)
    if not counted.items:
        content = put(element, "content")
        put_text(content, "p", counted.text)
        blocks.fill(content, rest)
        return
    if counted.text:
        put_text(put(element, "intro"), "p", counted.text)
    name = "indent" if isinstance(counted, TextItem) else "point"
    for item in counted.items:
        _counted(put(element, name, eId=eid_of(item.key)), item, [], blocks)
    if rest:
        blocks.fill(put(element, "wrapUp"), rest)


class _Blocks:
    """Writes what is counted nowhere, with ids of its own for the tables and the quoted."""

    def __init__(self) -> None:
        self._tables = self._quotes = 0

    def fill(self, element: Element, blocks: Iterable[Block]) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                if block.text or not block.items:
                    put_text(element, "p", block.text)
                self._list(element, block.items)
            elif isinstance(block, QuotedText):
                self._quote(element, block)
            else:
                self._table(element, block.rows)

    def _list(self, element: Element, items: tuple[TextItem, ...]) -> None:
        if not items:
            return
        listed = put(element, "blockList")
        for item in items:
            one = put(listed, "item")
            put_text(one, "num", item.label)
            put_text(one, "p", item.text)
            self._list(one, item.items)

    def _quote(self, element: Element, quoted: QuotedText) -> None:
        self._quotes += 1
        mod = put(put(element, "p"), "mod", eId=f"mod_{self._quotes}")
        structure = put(mod, "quotedStructure", eId=f"mod_{self._quotes}__qstr_1")
        for line in _unquoted(quoted.lines, structure):
            put_text(structure, "p", line)

    def _table(self, element: Element, rows: tuple[tuple[str, ...], ...]) -> None:
        self._tables += 1
        table = put(element, "table", eId=f"table_{self._tables}")
        for place, row in enumerate(rows):
            line = put(table, "tr")
            for cell in row:
                put_text(put(line, "td" if place else "th"), "p", cell)


def _unquoted(lines: tuple[str, ...], structure: Element) -> Iterator[str]:
    """The lines without the signs around all of them, which the element says."""
    whole = "\n".join(lines)
    inner = whole[1:-1]
    if len(whole) > 2 and whole[0] == "“" and whole[-1] == "”" and "”" not in inner:
        structure.set("startQuote", "“")
        structure.set("endQuote", "”")
        whole = inner
    yield from whole.split("\n")
