"""A full text as plain data: its structure with the key and the citation of every place."""

from collections.abc import Iterable, Mapping

from portal.open_data.text_shapes import (
    ArticleData,
    BlockData,
    DivisionData,
    ItemData,
    ParagraphData,
    PartData,
    TextSourceData,
)
from portal.read.record import Source
from portal.texts.structure import (
    Article,
    Block,
    Paragraph,
    Part,
    QuotedText,
    TextItem,
)

Spoken = Mapping[str, str]
"""What each place is called, by key (texts/citation.py)."""


def source_data(source: Source) -> TextSourceData:
    """Without an address that may not be published."""
    told: TextSourceData = {"title": source.title, "seen": source.seen.text}
    if source.locator:
        told["locator"] = source.locator
    if source.url and source.citable:
        told["url"] = source.url
    if source.note:
        told["note"] = source.note
    return told


def part_data(part: Part, spoken: Spoken) -> PartData:
    if isinstance(part, Article):
        article: ArticleData = {
            "type": "article",
            "key": part.key,
            "citation": spoken[part.key],
            "label": part.label,
            "blocks": blocks_data(part.blocks, spoken),
        }
        if part.heading:
            article["heading"] = part.heading
        return article
    division: DivisionData = {
        "type": "division",
        "key": part.key,
        "rank": part.rank,  # type: ignore[typeddict-item]
        "label": part.label,
        "title": part.title,
    }
    if part.blocks:
        division["blocks"] = blocks_data(part.blocks, spoken)
    if part.parts:
        division["parts"] = [part_data(one, spoken) for one in part.parts]
    return division


def blocks_data(blocks: Iterable[Block], spoken: Spoken) -> list[BlockData]:
    return [_block(one, spoken) for one in blocks]


def _block(block: Block, spoken: Spoken) -> BlockData:
    if isinstance(block, Paragraph):
        return _paragraph(block, spoken)
    if isinstance(block, QuotedText):
        return {"type": "quote", "lines": list(block.lines)}
    return {"type": "table", "rows": [list(row) for row in block.rows]}


def _paragraph(paragraph: Paragraph, spoken: Spoken) -> ParagraphData:
    """Only what lies in an article has a key by which it is cited."""
    told: ParagraphData = {"type": "paragraph", "text": paragraph.text}
    if said := spoken.get(paragraph.key):
        told["key"], told["citation"] = paragraph.key, said
    if paragraph.items:
        told["items"] = [_item(one, spoken) for one in paragraph.items]
    return told


def _item(item: TextItem, spoken: Spoken) -> ItemData:
    told: ItemData = {"label": item.label, "text": item.text}
    if said := spoken.get(item.key):
        told["key"], told["citation"] = item.key, said
    if item.items:
        told["items"] = [_item(one, spoken) for one in item.items]
    return told
