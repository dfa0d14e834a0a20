"""Places of a text as people cite them: 第五十二条第二款第（一）项, 第24条至第27条, 附件1第3条, 一（二）."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from portal.read.numerals import NUMERAL, number_of, numeral_of
from portal.texts.structure import Article, Division, LegalText, Part, TextItem, walk

_SMALL = "[一二三四五六七八九十]+"
_NUMBER = rf"[（(]?(?P<{{}}>{NUMERAL})[）)]?"
_BELOW = (
    rf"(?:\s*第\s*{_NUMBER.format('k')}\s*款)?"
    rf"(?:\s*第\s*{_NUMBER.format('x')}\s*项)?(?:\s*第\s*{_NUMBER.format('m')}\s*目)?"
)
_MANY = rf"(?P<many>{NUMERAL}(?:\s*(?:[、和至到—–~-])\s*{NUMERAL})+)\s*条"
_ARTICLE = rf"(?P<a>{NUMERAL})\s*条(?:之(?P<more>{NUMERAL}))?"
_PLACE = re.compile(
    rf"(?:附\s*件\s*(?P<f>{NUMERAL})?\s*的?\s*)?第?\s*(?:{_MANY}|{_ARTICLE}{_BELOW})"
    rf"|(?:本条)?(?=第\s*[（(]?{NUMERAL}[）)]?\s*[款项]){_BELOW.replace('<', '<r')}"
    rf"|(?<![^、，。；：》\s])(?P<s>{_SMALL})、?[（(](?P<ss>{_SMALL})[）)]"
)
_NUMERAL = re.compile(NUMERAL)
_TO = re.compile(rf"\s*(?:至|到|[—–~～-]+)\s*(?=第?\s*{NUMERAL}\s*条)")
_JOINS = re.compile(r"\s*(?:[、，,及或和与]|以及|或者)*\s*")
"""What stands between places that go on from each other: 第十条第一款、第三款."""


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


def cited_places(text: str, within: str = "") -> Iterator[CitedPlace]:
    """All places that a text names, in their order. What names no article, like 第一款第二项, is one of
    the article named just before, else of `within`: the key of the article whose words these are."""
    at, before = 0, CitedPlace(within, "", 0, 0)
    while found := _PLACE.search(text, at):
        at = max(found.end(), found.start() + 1)
        for place in _places(found, before if _goes_on(text, before, found) else None, within):
            if place.end == at and (to := _TO.match(text, at)):
                end = _PLACE.match(text, to.end())
                if end and (last := _key(end)):
                    at = end.end()
                    place = CitedPlace(place.key, last.split("-k")[0], place.start, at)
            yield place
            before = place


def _goes_on(text: str, before: CitedPlace, found: re.Match[str]) -> bool:
    return bool(before.end and _JOINS.fullmatch(text, before.end, found.start()))


def _places(found: re.Match[str], before: CitedPlace | None, within: str) -> Iterator[CitedPlace]:
    if found["many"]:
        yield from _several(found)
    elif key := _key(found) or _relative(found, before.key if before else within):
        yield CitedPlace(key, "", found.start(), found.end())


def _several(found: re.Match[str]) -> Iterator[CitedPlace]:
    """第三、四、八至十二条."""
    start, many = found.start("many"), found["many"]
    numerals = list(_NUMERAL.finditer(many))
    numbers = [_number(one[0]) for one in numerals]
    skip = False
    for index, (one, number) in enumerate(zip(numerals, numbers, strict=True)):
        if skip or not number:
            skip = False
            continue
        end, last = one.end(), ""
        joined = many[end : numerals[index + 1].start()] if index + 1 < len(numerals) else ""
        if joined.strip() in tuple("至到—–~-"):
            skip, end, last = True, numerals[index + 1].end(), f"a{numbers[index + 1]}"
        first = found.start() if index == 0 else start + one.start()
        whole = found.end() if start + end == found.end("many") else start + end
        yield CitedPlace(f"{_annex(found)}a{number}", last, first, whole)


def _number(numeral: str) -> int:
    try:
        return number_of(numeral)
    except ValueError:
        return 0


def _annex(found: re.Match[str]) -> str:
    if "附" not in found[0][:1]:
        return ""
    return f"f{_number(found['f']) if found['f'] else 1}-"


def _key(found: re.Match[str]) -> str:
    """The key of what names its article itself; '' for anything else."""
    try:
        if found["s"]:
            return f"s{number_of(found['s'])}-{number_of(found['ss'])}"
        if not found["a"]:
            return ""
        more = f"-{number_of(found['more'])}" if found["more"] else ""
        return f"{_annex(found)}a{number_of(found['a'])}{more}{_below(found, '')}"
    except ValueError:
        return ""


def _relative(found: re.Match[str], base: str) -> str:
    """第三款 and 第（二）项 behind `base`: they take the place of its own 款 or 项."""
    if not base or found["a"] or found["s"] or found["many"]:
        return ""
    try:
        rest = _below(found, "r")
    except ValueError:
        return ""
    upto = "-k" if found["rk"] or found[0].startswith("本条") else "-x"
    return base.partition(upto)[0] + rest


def _below(found: re.Match[str], of: str) -> str:
    return "".join(
        f"-{letter}{number_of(found[of + letter])}" for letter in "kxm" if found[of + letter]
    )


def place_in(text: LegalText, key: str) -> str:
    """The key of `text` that a citation means: the place itself; of an item without its paragraph the
    only one that fits; 一、 for 第一条 in a document without articles, and an article of the annex where
    that alone has any. '' where there is none."""
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
        annexes = {one.partition("-")[0] for one in text.articles if re.match(r"f\d+-a\d", one)}
        return place_in(text, f"{annexes.pop()}-{key}" if len(annexes) == 1 else f"s{key[1:]}")
    if re.fullmatch(r"s\d+-\d+", key):
        return place_in(text, key.replace("-", "-x"))
    return ""


def article_of(key: str, text: LegalText) -> str:
    """The key of the article that a place lies in; '' for what lies in none."""
    while key and key not in text.articles:
        key = key.rpartition("-")[0]
    return key


def articles_of(text: LegalText, key: str, last: str = "") -> list[str]:
    """The keys of the articles that a place lies in, all of 第二十四条至第二十七条; none where the text has
    no such place."""
    first = article_of(place_in(text, key), text)
    if not first:
        return []
    keys = list(text.articles)
    at = keys.index(first)
    end = keys.index(last) if last in text.articles else at
    return keys[at : max(at, end) + 1]


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
