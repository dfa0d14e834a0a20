"""What a legal text is made of: 编, 章, 节, 条, 款, 项, 目, annexes, tables, what it quotes.

Each part that can be cited has a key, which is its anchor as well and holds as long as its number does:

    a52, a10-1          第五十二条, 第十条之一
    a52-k2-x1-m3        its second paragraph (款), there item （一） (项), there point 3 (目)
    s1, s1-2            一、 and 一、（二） of a document without articles
    b2, b2-z3, z3-j1    第二编, its chapter 3; section 1 of chapter 3
    f1, f1-a3           annex 1, article 3 in it
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class TextItem:
    """项 or 目: what is counted within a paragraph. `label` is as written, （一） or 1. ."""

    key: str
    label: str
    text: str
    items: tuple["TextItem", ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """款: a natural paragraph, with the items that it introduces."""

    key: str
    text: str
    items: tuple[TextItem, ...] = ()


@dataclass(frozen=True, slots=True)
class TextTable:
    """The first row is the head."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class QuotedText:
    """Lines that stand in the text as those of another one, as amending decisions quote articles: no
    provisions of this text."""

    lines: tuple[str, ...]


Block = Paragraph | TextTable | QuotedText


@dataclass(frozen=True)
class Article:
    """条; in a document without articles what is numbered 一、 or （一）. `label` is as written, without
    what parts it from the text; `heading` is what some texts put in 【】 behind it."""

    key: str
    label: str
    blocks: tuple[Block, ...]
    heading: str = ""
    line: int = field(default=0, compare=False)
    """Of the file that it was read from."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(one for one in self.blocks if isinstance(one, Paragraph))

    @cached_property
    def words(self) -> str:
        """All of its text, a line for each paragraph, item, row and quoted line."""
        return "\n".join(lines_of(self.blocks))


@dataclass(frozen=True)
class Division:
    """编, 分编, 章, 节, 附件, or a heading without a number. `blocks` are what stands below the heading
    before the first article or division."""

    key: str
    rank: str
    """编, 分编, 章, 节, 附件, 部分 (一、 as a heading) or "" for a heading without a number."""
    label: str
    """第一章, 附件1, 一; "" where there is none."""
    title: str
    blocks: tuple[Block, ...] = ()
    parts: "tuple[Division | Article, ...]" = ()
    line: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """第一章　总则."""
        return "　".join(filter(None, (self.label, self.title)))


Part = Division | Article


@dataclass(frozen=True)
class LegalText:
    """A text as it was on some days. `history` is what stands below the title (题注), `preamble` what
    comes before the first part, `closing` what follows the last one: who signed it, when."""

    title: str
    parts: tuple[Part, ...] = ()
    preamble: tuple[Block, ...] = ()
    closing: tuple[Block, ...] = ()
    history: tuple[str, ...] = ()

    @cached_property
    def articles(self) -> dict[str, Article]:
        """All of them by key, in their order; those of annexes as well."""
        return {one.key: one for one, _ in walk(self.parts) if isinstance(one, Article)}

    @cached_property
    def keys(self) -> frozenset[str]:
        """Everything that can be cited."""
        return frozenset(_keys(self.parts))

    @property
    def divisions(self) -> Iterator[Division]:
        return (one for one, _ in walk(self.parts) if isinstance(one, Division))


def walk(
    parts: tuple[Part, ...], above: tuple[Division, ...] = ()
) -> Iterator[tuple[Part, tuple[Division, ...]]]:
    """Each part, in order, with the divisions that it lies in."""
    for part in parts:
        yield part, above
        if isinstance(part, Division):
            yield from walk(part.parts, (*above, part))


def lines_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The text of some blocks, line by line; items with their labels."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.text:
                yield block.text
            yield from _item_lines(block.items)
        elif isinstance(block, TextTable):
            yield from ("　".join(row) for row in block.rows)
        else:
            yield from block.lines


def _item_lines(items: tuple[TextItem, ...]) -> Iterator[str]:
    for item in items:
        yield f"{item.label}{item.text}"
        yield from _item_lines(item.items)


def _keys(parts: tuple[Part, ...]) -> Iterator[str]:
    for part, _ in walk(parts):
        yield part.key
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield block.key
                yield from _item_keys(block.items)


def _item_keys(items: tuple[TextItem, ...]) -> Iterator[str]:
    for item in items:
        yield item.key
        yield from _item_keys(item.items)
