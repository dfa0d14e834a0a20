"""Places of a text as people cite them: 第五十二条第二款第（一）项, 第24条至第27条."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.read.numerals import NUMERAL, number_of, numeral_of
from portal.texts.structure import Article, LegalText, Paragraph, TextItem

_ARTICLE = rf"第?\s*({NUMERAL})\s*条(?:之({NUMERAL}))?"
_PLACE = re.compile(
    rf"{_ARTICLE}(?:\s*第\s*({NUMERAL})\s*款)?(?:\s*第\s*[（(]?({NUMERAL})[）)]?\s*项)?"
    rf"(?:\s*第\s*[（(]?({NUMERAL})[）)]?\s*目)?"
)
_TO = re.compile(rf"\s*(?:至|到|[—–~～-]+)\s*(?={_ARTICLE})")


@dataclass(frozen=True)
class CitedPlace:
    """A place, or articles from one to another, with where it stands in the text that names it. `key`
    is that of texts/structure.py as far as the words say it: an item of an article whose paragraph is
    not named has none in it, a52-x1."""

    key: str
    last: str
    """The key of the last article where several are meant; else ''."""
    start: int
    end: int


def cited_places(text: str) -> Iterator[CitedPlace]:
    """All places that a text names, in their order."""
    at = 0
    while found := _PLACE.search(text, at):
        at = found.end()
        key = _key(found)
        if not key:
            continue
        last = ""
        if (to := _TO.match(text, at)) and (end := _PLACE.match(text, to.end())):
            last, at = _key(end).split("-k")[0], end.end()
        yield CitedPlace(key, last, found.start(), at)


def _key(found: re.Match[str]) -> str:
    article, more, paragraph, item, point = found.groups()
    try:
        parts = [f"a{number_of(article)}"]
        if more:
            parts[0] += f"-{number_of(more)}"
        for letter, number in (("k", paragraph), ("x", item), ("m", point)):
            if number:
                parts.append(f"{letter}{number_of(number)}")
    except ValueError:
        return ""
    return "-".join(parts)


def place_in(text: LegalText, key: str) -> str:
    """The key of `text` that a citation means: the place itself, of an item without its paragraph the
    only one that fits, 一、 for 第一条 in a document without articles; '' where there is none."""
    if key in text.keys:
        return key
    article, _, rest = key.partition("-x")
    if rest and "-k" not in article:
        fitting = [
            one.key
            for one in (text.articles[article].paragraphs if article in text.articles else ())
            if f"{one.key}-x{rest}" in text.keys
        ]
        if len(fitting) == 1:
            return f"{fitting[0]}-x{rest}"
    if key.startswith("a") and not any(one.startswith("a") for one in text.articles):
        return place_in(text, f"s{key[1:]}")
    return ""


def article_of(key: str, text: LegalText) -> str:
    """The key of the article that a place lies in; '' for what lies in none."""
    while key and key not in text.articles:
        key = key.rpartition("-")[0]
    return key


def spoken_place(text: LegalText, key: str) -> str:
    """第五十二条第二款第（一）项: as a place is cited in that text. 款 is named where the article has
    several."""
    article = text.articles.get(article_of(key, text))
    if article is None:
        return next((one.name for one in text.divisions if one.key == key), "")
    return f"{_spoken_article(text, article)}{_spoken_rest(article, key)}"


def _spoken_article(text: LegalText, article: Article) -> str:
    above = next((one for one in text.divisions if article in one.parts), None)
    annex = next(
        (
            one.label or one.title
            for one in text.divisions
            if one.rank == "附件" and article.key.startswith(f"{one.key}-")
        ),
        "",
    )
    part = above.label.rstrip("、") if above and above.rank == "部分" else ""
    return f"{annex}{part}{article.label}"


def _spoken_rest(article: Article, key: str) -> str:
    for number, paragraph in enumerate(article.paragraphs, 1):
        named = "" if len(article.paragraphs) == 1 else f"第{numeral_of(number)}款"
        if key == paragraph.key:
            return named
        if (rest := _spoken_items(paragraph, key)) is not None:
            return named + rest
    return ""


def _spoken_items(within: Paragraph | TextItem, key: str) -> str | None:
    for item in within.items:
        sign = "目" if isinstance(within, TextItem) else "项"
        label = item.label.rstrip("．.、")
        said = f"第{label}{sign}"
        if item.key == key:
            return said
        if (rest := _spoken_items(item, key)) is not None:
            return said + rest
    return None
