"""How every place of a text is cited, worked out in one walk: to ask for one after another costs a walk
for each."""

from collections.abc import Iterator

from portal.read.numerals import numeral_of
from portal.texts.structure import Article, Division, LegalText, Paragraph, TextItem, walk


def spoken_places(text: LegalText) -> dict[str, str]:
    """第五十二条第二款第（一）项 by key, of every article, paragraph and item: what
    citation.spoken_place says of each."""
    found: dict[str, str] = {}
    for part, above in walk(text.parts):
        if isinstance(part, Article):
            said = _article(part, above)
            found[part.key] = said
            found.update(_below(part, said))
    return found


def _article(article: Article, above: tuple[Division, ...]) -> str:
    annex = next((one.label or one.title for one in above if one.rank == "附件"), "")
    around = above[-1] if above else None
    part = around.label.rstrip("、") if around and around.rank == "部分" else ""
    return f"{annex}{part}{article.label}"


def _below(article: Article, said: str) -> Iterator[tuple[str, str]]:
    paragraphs = article.paragraphs
    for number, paragraph in enumerate(paragraphs, 1):
        named = said if len(paragraphs) == 1 else f"{said}第{numeral_of(number)}款"
        yield paragraph.key, named
        yield from _items(paragraph, named)


def _items(within: Paragraph | TextItem, said: str) -> Iterator[tuple[str, str]]:
    sign = "目" if isinstance(within, TextItem) else "项"
    for item in within.items:
        named = f"{said}第{item.label.rstrip('．.、')}{sign}"
        yield item.key, named
        yield from _items(item, named)
