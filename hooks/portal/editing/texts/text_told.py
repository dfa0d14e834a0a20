"""What was found in a text, said to whoever takes it in."""

from collections import Counter
from collections.abc import Iterator

from portal.catalogue.text_versions import TextVersion
from portal.editing.texts.version_compared import compared
from portal.texts.structure import (
    Article,
    Block,
    Division,
    LegalText,
    Paragraph,
    QuotedText,
    TextTable,
    walk,
)

_RANKS = ("编", "分编", "章", "节")
MOST_LISTED = 60


def told_of_structure(text: LegalText, whole: bool) -> Iterator[str]:
    """编 2，章 8，条 87，一条不缺; then its contents. `whole`: nothing is wrong with its numbers."""
    yield f"读到：{'，'.join(_counts(text, whole))}。"
    lines = list(_contents(text))
    yield from lines[:MOST_LISTED]
    if len(lines) > MOST_LISTED:
        yield f"  ……（共 {len(lines)} 行）"


def told_of_version(name: str, old: TextVersion, new: TextVersion) -> str:
    """和前一版（2016-07-02）比：改 12 条，增 3 条."""
    return f"和{name}（{old.day}）比：{compared(old.text, new.text)}"


def told_of_next(new: TextVersion, later: TextVersion) -> str:
    """从这一版到后一版（2018-10-26）：改 12 条，增 3 条."""
    return f"从这一版到后一版（{later.day}）：{compared(new.text, later.text)}"


def _counts(text: LegalText, whole: bool) -> Iterator[str]:
    divisions = Counter(one.rank for one in text.divisions)
    for rank in _RANKS:
        if divisions[rank]:
            yield f"{rank} {divisions[rank]}"
    own = [one for one in text.articles.values() if not one.key.startswith("f")]
    laws = [one for one in own if one.key.startswith("a")]
    if laws:
        yield f"条 {len(laws)}"
        yield "一条不缺" if whole else "编号有问题，见下面"
    elif own or divisions["部分"]:
        yield f"一、 {divisions['部分'] or sum(one.key.count('-') == 0 for one in own)}"
        if below := sum(one.key.count("-") == 1 for one in own):
            yield f"（一） {below}"
    blocks = Counter(_kind(block) for block in _blocks(text))
    items = sum(_items(one) for one in _blocks(text) if isinstance(one, Paragraph))
    named = (("款", blocks["款"]), ("项、目", items), ("附件", divisions["附件"]))
    more = (("表", blocks["表"]), ("引文", blocks["引文"]), ("落款", len(text.closing)))
    for word, count in (*named, *more):
        if count:
            yield f"{word} {count}"
    if not text.parts:
        yield "没有条，也没有 一、"


def _contents(text: LegalText) -> Iterator[str]:
    """The divisions with the articles directly in each: 第一章　总则（第一条至第八条）."""
    for part, above in walk(text.parts):
        if isinstance(part, Division):
            labels = [one.label for one in part.parts if isinstance(one, Article)]
            span = labels[0] if len(labels) == 1 else f"{labels[0]}至{labels[-1]}" if labels else ""
            within = f"：{span}" if span.startswith("（") else f"（{span}）" if span else ""
            yield f"  {'　' * len(above)}{part.name}{within}"


def _blocks(text: LegalText) -> Iterator[Block]:
    yield from text.preamble
    for part, _ in walk(text.parts):
        yield from part.blocks


def _kind(block: Block) -> str:
    return (
        "表" if isinstance(block, TextTable) else "引文" if isinstance(block, QuotedText) else "款"
    )


def _items(block: Paragraph) -> int:
    return sum(1 + len(one.items) for one in block.items)
