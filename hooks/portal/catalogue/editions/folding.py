"""One way of writing for what two editions say, so that only what is said differently differs.

Other than search, this keeps what changes a meaning: signs of comparison, points in numbers, and
what stands in brackets.
"""

import re
import unicodedata
from functools import lru_cache

_FOOTNOTE = re.compile("[\u2460-\u2473*※†‡]+$")
_LEADING_NUMBER = re.compile(
    r"^(?:第?[0-9一二三四五六七八九十百]+[项条款][、.:]?"
    r"|\([0-9一二三四五六七八九十百]+\)"
    r"|[0-9]+(?:\.[0-9]+)*(?:[、.)]|(?<=\.[0-9]) )(?![0-9])"
    r"|[一二三四五六七八九十百]+[、.])"
)
"""What a list puts before a name to count it: 第3项, (一), 12., 2.1 , 三、."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
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
_THOUSANDS = re.compile(r"(?<=\d)[, ](?=\d{3}(?!\d))")
_ZEROS = re.compile(r"(?<![\d.])(\d+)\.(\d*?)0+(?![\d.])")
_TO = re.compile(r"(?<=[0-9a-z%])至(?=[0-9])")
_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_HYPHEN = re.compile(r"(?<=[^0-9(,:≤≥<>=±])-+|-+(?![0-9])")
"""A dash counts between two digits, and as a sign before one."""

_END = re.compile(r"[,:.]+$")


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """`text` without what only lays it out: width, case, kinds of brackets, dashes and quotes,
    spaces, footnote marks, thousands, zeros behind a point, the last full stop."""
    text = _FOOTNOTE.sub("", text.strip())
    text = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).translate(_BRACKETS)
    text = " ".join(text.casefold().translate(_LIKE).split())
    text = _THOUSANDS.sub("", text)
    text = _ZEROS.sub(lambda found: ".".join(filter(None, found.groups())), text)
    text = _SPACE.sub("", _TO.sub("-", text))
    return _END.sub("", _HYPHEN.sub("", text))


@lru_cache(maxsize=16384)
def folded_name(text: str) -> str:
    """The name of an entry, without the number that its list puts before it."""
    plain = unicodedata.normalize("NFKC", text.strip()).translate(_BRACKETS)
    return folded(_LEADING_NUMBER.sub("", plain)) or folded(text)


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
