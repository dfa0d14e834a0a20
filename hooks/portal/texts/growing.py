"""Parts and blocks of a text while they are being read: lines that come may still add to them."""

from dataclasses import dataclass, field

from portal.texts.structure import (
    Article,
    Block,
    Division,
    Paragraph,
    Part,
    QuotedText,
    TextItem,
    TextTable,
)


@dataclass
class OpenPart:
    """A division or article that is still being read."""

    depth: int
    key: str
    rank: str = ""
    label: str = ""
    title: str = ""
    heading: str = ""
    line: int = 0
    is_article: bool = False
    blocks: list[Block] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)

    def closed(self) -> Part:
        if self.is_article:
            return Article(self.key, self.label, tuple(self.blocks), self.heading, self.line)
        return Division(
            self.key,
            self.rank,
            self.label,
            self.title,
            tuple(self.blocks),
            tuple(self.parts),
            self.line,
        )


@dataclass
class GrowingBlock:
    """The block that was read last, as long as the lines after it may add to it."""

    rows: list[tuple[str, ...]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    items: list[tuple[str, str, str, list[TextItem]]] = field(default_factory=list)
    """Key, label, text and points of each."""

    def into(self, block: Block) -> Block:
        """The block with all that was added."""
        if isinstance(block, TextTable):
            return TextTable(tuple(self.rows))
        if isinstance(block, QuotedText):
            return QuotedText(tuple(self.lines))
        items = tuple(
            TextItem(key, label, text, tuple(points)) for key, label, text, points in self.items
        )
        return Paragraph(block.key, block.text, items)
