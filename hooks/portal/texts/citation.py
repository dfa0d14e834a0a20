"""Places of a text as people cite them: 第五十二条第二款第（一）项, 第24条至第27条."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.read.numerals import NUMERAL, number_of, numeral_of
from portal.texts.structure import Article, Division, LegalText, Part, TextItem, walk

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
    """第五十二条第二款第（一）项: as a place is cited in that text; '' for what cannot be cited. 款 is
    named where the article has several."""
    for part, above in walk(text.parts):
        if key == part.key or (isinstance(part, Article) and key.startswith(f"{part.key}-")):
            for place, words in spoken_places(part, above):
                if place == key:
                    return words
    return ""


def spoken_places(part: Part, above: tuple[Division, ...]) -> Iterator[tuple[str, str]]:
    """The keys of a part and, of an article, of all that is counted in it, with how they are cited.
    `above` are the divisions that it lies in."""
    if isinstance(part, Division):
        yield part.key, part.name
        return
    annex = next((one.label or one.title for one in above if one.rank == "附件"), "")
    around = above[-1].label.rstrip("、") if above and above[-1].rank == "部分" else ""
    article = f"{annex}{around}{part.label}"
    yield part.key, article
    alone = len(part.paragraphs) == 1
    for number, paragraph in enumerate(part.paragraphs, 1):
        words = article if alone else f"{article}第{numeral_of(number)}款"
        yield paragraph.key, words
        yield from _spoken_items(paragraph.items, words, "项")


def _spoken_items(items: tuple[TextItem, ...], within: str, sign: str) -> Iterator[tuple[str, str]]:
    for item in items:
        words = f"{within}第{item.label.rstrip('．.、')}{sign}"
        yield item.key, words
        yield from _spoken_items(item.items, words, "目")
