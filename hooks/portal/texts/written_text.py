"""A text written down: the body of the file that light_markdown.py reads the same text from."""

import re
from collections.abc import Iterator

from portal.texts.labels import CLAUSE_LABEL, ITEM_LABEL, POINT_LABEL
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

_SIGN = re.compile(rf"#|\*\*|\*\*\*$|>|\||\\|---|{ITEM_LABEL.pattern}|{POINT_LABEL.pattern}")
"""What a line means something by; one that only looks so has a backslash in front."""


def written_text(text: LegalText) -> str:
    """The body of the file that `parse_text` reads the same text from."""
    lines = [*_written_blocks(text.preamble), *_written_parts(text.parts, 1)]
    if text.closing:
        lines += ["***", *_written_blocks(text.closing)]
    return "\n\n".join(lines) + "\n"


def _written_parts(parts: tuple[Part, ...], depth: int) -> Iterator[str]:
    for part in parts:
        if isinstance(part, Division):
            between = "" if part.rank == "部分" and part.label.endswith("、") else "　"
            yield f"{'#' * depth} {between.join(filter(None, (part.label, part.title)))}"
            yield from _written_blocks(part.blocks)
            yield from _written_parts(part.parts, depth + 1)
        else:
            yield from _written_article(part)


def _written_article(article: Article) -> Iterator[str]:
    label = article.label
    if CLAUSE_LABEL.fullmatch(f"{label}、"):
        label += "、"
    head = f"**{label}**{f'【{article.heading}】' if article.heading else ''}"
    first, *rest = article.blocks or (Paragraph("", ""),)
    if isinstance(first, Paragraph):
        yield f"{head}　{first.text}".rstrip("　")
        yield from _written_items(first.items)
    else:
        yield head
        rest = [first, *rest]
    yield from _written_blocks(tuple(rest))


def _written_blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.text:
                yield escaped(block.text)
            yield from _written_items(block.items)
        elif isinstance(block, QuotedText):
            yield "\n".join(f"> {line}".rstrip() for line in block.lines)
        else:
            rows = [" | ".join(cell.replace("|", "\\|") for cell in row) for row in block.rows]
            rule = " | ".join("---" for _ in block.rows[0])
            yield "\n".join(f"| {row} |" for row in (rows[0], rule, *rows[1:]))


def _written_items(items: tuple[TextItem, ...]) -> Iterator[str]:
    for item in items:
        yield f"{item.label}{item.text}"
        yield from _written_items(item.items)


def escaped(line: str) -> str:
    """A line of plain text that is read as such."""
    return f"\\{line}" if _SIGN.match(line) else line
