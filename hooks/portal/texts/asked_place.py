"""A place of a law as people type it into a search: 节能法52条, 《节约能源法》第五十二条第二款, 节能法 52.

The same is done in the browser by hooks/theme/assets/search/asked_place.js; tests/vectors/ holds the two
together. Which of the names is that of a law, only who knows the laws can say.
"""

import re
from dataclasses import dataclass

from portal.read.normalise import seen
from portal.read.numerals import number_of

LATEST = 1900
"""A number from here on that stands by itself is a year."""

LONGEST = 100
"""Characters of a query that count."""

_SPACE = re.compile("[\x00-\x20\x7f-\x9f\u1680\u2028\u2029]+")
_N = "([〇零一二三四五六七八九十百千两0-9]{1,8})"
_PLACE = re.compile(
    rf"(?:第 *)?{_N} *条(?![例件约])(?: *之 *{_N})?(?: *第? *{_N} *款)?"
    rf"(?: *第? *[(]? *{_N} *[)]? *项)?(?: *第? *[(]? *{_N} *[)]? *目)?"
)
_BARE = re.compile(
    rf"^(.*(?:法|法典|条例|办法|规定|规则|细则|通则)[》>]?(?:[(][^()]*[)])?) *第? *{_N} *$"
)
_BRACKETED = re.compile("[《<]([^《》<>]+)[》>]")
_EDITION = re.compile("[(][^()]*(?:[0-9]{4}|修正|修订)[^()]*[)]")
_BEFORE = re.compile("^(?:请问|想问|根据|依据|按照|依照|违反|按|依|查)+")
_RULES = "规定"
_BEHIND = re.compile("(?:的|中|里|里面|关于|规定|[ ,:;。、])+$")
_IDLE = re.compile(
    "^(?:的|是|讲|说|写|了|有|吗|呢|怎么|怎样|如何|什么|啥|哪些|内容|全文|原文|规定|条文|[ ?!,.:;。、])+$"
)


@dataclass(frozen=True)
class AskedPlace:
    """`key` is that of texts/structure.py as far as the words say it. `calls` are what the law may be
    called, each with the other words of the query, the likeliest first; `words` are those where none of
    them is a law. `is_sure` where the query says that it is an article."""

    key: str
    calls: tuple[tuple[str, str], ...]
    words: str
    is_sure: bool = True


def asked_place(query: str) -> AskedPlace | None:
    """The place that a query names; None where it names none."""
    text = _SPACE.sub(" ", seen(query)[:LONGEST]).replace("條", "条").replace("項", "项").strip()
    found = _PLACE.search(text)
    if found:
        key = _key(found.groups())
        before, behind = text[: found.start()], text[found.end() :]
    else:
        found = _BARE.match(text)
        number = _number(found[2]) if found else 0
        if not found or number >= LATEST:
            return None
        key, before, behind = _key((found[2], *[None] * 4)), found[1], ""
    if not key:
        return None
    is_sure = found.re is _PLACE
    calls = tuple(dict.fromkeys(_calls(before, behind)))
    words = _words(f"{_BEFORE.sub('', before.strip())} {behind}")
    if is_sure and not found[0].startswith("第"):
        words = ""  # 大气十条 is no article
    return AskedPlace(key, calls, words, is_sure) if calls or words else None


def _calls(before: str, behind: str) -> list[tuple[str, str]]:
    for own, other in ((before, behind), (behind, before)):
        if found := _BRACKETED.search(own):
            rest = f"{own[: found.start()]} {own[found.end() :]} {other}"
            return [(found[1].strip(), _words(_BEFORE.sub("", rest.strip())))]
    calls = []
    for own, other, end in ((before, behind, -1), (behind, before, 0)):
        whole = _BEFORE.sub("", _EDITION.sub("", own).strip()).rstrip("的中里,:;。、 ")
        name = _BEHIND.sub("", whole).strip()
        if not name or _IDLE.match(name):
            continue
        if whole.endswith(_RULES):  # the name may end so: 办理刑事案件程序规定
            calls.append((whole, _words(other)))
        calls.append((name, _words(other)))
        parts = name.split()
        if len(parts) > 1:
            one = parts.pop(end)
            calls.append((_BEHIND.sub("", one), _words(f"{' '.join(parts)} {other}")))
    return [call for call in calls if call[0]]


def _words(text: str) -> str:
    words = " ".join(_EDITION.sub(" ", text).split()).strip("的中里,:;。、?! ")
    return "" if _IDLE.match(words) else words


def _key(numbers: tuple[str | None, ...]) -> str:
    article, more, *rest = numbers
    parts = [f"a{_number(article)}", *([str(_number(more))] if more else [])]
    parts += [f"{letter}{_number(one)}" for letter, one in zip("kxm", rest, strict=True) if one]
    return "" if any(re.fullmatch("[akxm]?0", one) for one in parts) else "-".join(parts)


def _number(numeral: str | None) -> int:
    """0 for what is no numeral."""
    try:
        return number_of(numeral or "")
    except ValueError:
        return 0
