"""Which text the places are of that a text names: 《…法》第五十二条, 本法第四十条, 节能法第52条, 第三条."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from portal.texts.citation import CitedPlace, cited_places

LawOf = Callable[[str], str]
"""From what a law is called to its id; '' for one that is not known."""

_TITLE = re.compile(r"《([^《》]{2,100})》")
_BEHIND_TITLE = re.compile(r"(?:\s*（[^（）]{0,60}）)?\s*的?\s*")
"""What may stand between a title and its article: 《节约能源法》（2018年修正）第五十二条."""

_GOES_ON = re.compile(r"\s*(?:(?:的?规定的?)?(?:[、及或和与至]|以及|或者)|[，,])?\s*")
_THIS = re.compile(r"本(?:法|条例|办法|规定|规则|细则|决定|通知|意见|公告|标准|目录|解释)的?$")
_BEFORE = re.compile("(?:前|上|该|同|上述|前述|下列)(?:条|款|项|两款|二款|三款)?$")
"""前款 and the like: what that is depends on where it stands, so that it is passed over."""

_OF_A_LAW = re.compile(
    "(?:法|条例|办法|规定|规则|细则|决定|解释|通知|公告|意见|公约|协定|章程|》|）)的?$"
)
_PLAIN = re.compile("第|附|本条")
"""What a place begins with in running text, where 改了 12 条 names none."""

_LONGEST = 40
"""Characters of a name that stands without 《》."""


@dataclass(frozen=True)
class NamedPlace:
    """A place, articles from one to another, or with an empty `key` a text as a whole. `law` is the id of
    the text that is meant, '' for the one that speaks."""

    law: str
    key: str
    last: str
    start: int
    end: int


def named_places(
    text: str, law_of: LawOf, within: str = "", own: bool = True, titles: bool = False
) -> Iterator[NamedPlace]:
    """What a text names, in its order. `within` is the key of the article whose words these are; without
    `own` a bare 第五十二条 means nothing, for it may be of any text. With `titles` 《…》 alone is named,
    too. 52条 without 第 is a place where nothing but places is told: own, and no titles."""
    if "条" not in text and "《" not in text and not within:
        return
    heads = [(one.start(), one.end(), law_of(one[1])) for one in _TITLE.finditer(text)]
    told: set[int] = set()
    found: list[NamedPlace] = []
    end, law, known = -1, "", False
    for place in cited_places(text, within):
        start = place.start
        goes_on = end >= 0 and _GOES_ON.fullmatch(text, end, start)
        if (titles or not own) and not goes_on and not _PLAIN.match(text, start):
            continue
        if not goes_on:
            known, law, start = _owner(text, place, heads, law_of, own)
        end = place.end
        if known:
            told |= {head for head, *_ in heads if head == start}
            found.append(NamedPlace(law, place.key, place.last, start, place.end))
    if titles:
        alone = (one for one in heads if one[2] and one[0] not in told)
        found += [NamedPlace(law, "", "", start, end) for start, end, law in alone]
    yield from sorted(found, key=lambda one: one.start)


def _owner(
    text: str, place: CitedPlace, heads: list[tuple[int, int, str]], law_of: LawOf, own: bool
) -> tuple[bool, str, int]:
    """Whether it is known whose place it is, whose, and where the words begin that say it."""
    at = place.start
    before = text[max(0, at - _LONGEST) : at]
    for start, end, law in reversed(heads):
        if end <= at and _BEHIND_TITLE.fullmatch(text, end, at):
            return bool(law), law, start
    if this := _THIS.search(before):
        return own, "", at - len(before) + this.start()
    if _BEFORE.search(before):
        return False, "", at
    if _OF_A_LAW.search(before):
        for length in range(len(before), 1, -1):
            name = before[-length:].removesuffix("的")
            if not name.startswith(("《", "的")) and (law := law_of(name)):
                return True, law, at - length
        return False, "", at
    return own, "", at
