"""One way of writing for what two editions say, so that only what is said differently differs.

Other than search, this keeps what changes a meaning: signs of comparison, points in numbers, and
what stands in brackets.
"""

import re
import unicodedata
from functools import lru_cache

_FOOTNOTE = re.compile("(?<![型类式级种表图注第])[\u2460-\u2473]+$|[*※†‡]+$")
"""A mark behind a text; behind 类 or 表 a number in a ring says which one."""

_POWER = re.compile("(?<=[0-9])[\u00b2\u00b3\u00b9\u2070-\u207b]+")
_LEADING_NUMBER = re.compile(
    r"^(?:第?[0-9一二三四五六七八九十百]+[项条款][、.:]?"
    r"|\([0-9一二三四五六七八九十百]+\)"
    r"|[0-9]+(?:\.[0-9]+)*(?:[、.)]|(?<=\.[0-9]) )(?![0-9])"
    r"|[一二三四五六七八九十百]+[、.])"
)
"""What a list puts before a name to count it: 第3项, (一), 12., 2.1 , 三、."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_ANGLE = re.compile(r"〈(?=\s*[0-9])|(?<![0-9])〉(?=\s*[0-9])")
"""What is typed for a sign of comparison."""

_BRACKETS = str.maketrans("[]{}〔〕【】〖〗", "()()()()()")
_LIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－~～〜∼∽", "-"),
        **dict.fromkeys("、;，；", ","),
        **dict.fromkeys("“”‘’\"'「」『』《》〈〉·•・。", ""),
        "：": ":",
        "≦": "≤",
        "≧": "≥",
        "×": "x",
        "∶": ":",
    }
)
_THOUSANDS = re.compile(r"(?<![\d.,-])\d{1,3}(?:([, ])\d{3})(?:\1\d{3})*(?![\d,])")
"""Only what is written for thousands: with a comma of the width of letters, for 、 and ， part items."""

_ZEROS = re.compile(r"(?<![\d.])(\d+)\.(\d*?)0+(?![\d.])")
_TO = re.compile(r"(?<=.)至(?=[0-9])")
_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_HYPHEN = re.compile(r"(?<=[a-z])-+|-+(?![0-9])")
"""A dash counts before a digit: between two it parts them, else it is a sign. Behind a letter it only
parts the words of a model."""

_END = re.compile(r"[,:.]+$")


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """`text` without what only lays it out: width, case, kinds of brackets, dashes and quotes,
    spaces, footnote marks, thousands, zeros behind a point, the last full stop."""
    text = " ".join(_evened(text).casefold().translate(_LIKE).split())
    text = _ZEROS.sub(lambda found: ".".join(filter(None, found.groups())), text)
    text = _SPACE.sub("", _TO.sub("-", text))
    return _END.sub("", _HYPHEN.sub("", text))


@lru_cache(maxsize=16384)
def folded_name(text: str) -> str:
    """The name of an entry, without the number that its list puts before it."""
    return folded(_LEADING_NUMBER.sub("", _evened(text))) or folded(text)


def _evened(text: str) -> str:
    """`text` in signs of one width, as far as these say nothing by their shape."""
    text = _FOOTNOTE.sub("", _UNSEEN.sub("", text).strip())
    text = _ANGLE.sub(lambda found: "<" if found[0] == "〈" else ">", text)
    text = _THOUSANDS.sub(lambda found: found[0].replace(found[1], ""), text)
    return unicodedata.normalize("NFKC", _POWER.sub(r"^\g<0>", text)).translate(_BRACKETS)


@lru_cache(maxsize=16384)
def pairs_of_letters(text: str) -> frozenset[str]:
    """What likeness is measured by."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset((text,))


def likeness(one: str, other: str) -> float:
    """How alike two folded texts are, from 0 to 1."""
    first, second = pairs_of_letters(one), pairs_of_letters(other)
    if one == other:
        return 1.0
    return 2 * len(first & second) / (len(first) + len(second))
