"""One way of writing for what two versions of a law say, so that only what is said differently differs.

Besides what editions/folding.py evens out (width, brackets, dashes, quotes, spaces), this takes no note
of which stop parts two clauses, of where a line breaks, and of whether a number is written 五十二 or 52.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from portal.catalogue.editions.folding import folded
from portal.read.numerals import NUMERAL, digits_of
from portal.read.radicals import ideographs

if TYPE_CHECKING:
    from opencc import OpenCC

_STOPS = str.maketrans(dict.fromkeys("。：；！？｡﹒…", "，"))
_PERCENT = re.compile(rf"百分之({NUMERAL}|[0-9.]+)")
_NUMERAL = re.compile("(?<![0-9])[〇零一二三四五六七八九十百千两]+")
_POINT = re.compile(r"^([0-9]+)[.,](?![0-9])")
"""1. and 1、 before a point of a list."""

_TO = re.compile("(?<=.)至(?=[0-9])")
_COMMAS = re.compile(",+")

REFERENCE = re.compile(r"第\(?([0-9]+)\)?(条|款|项|目|章|节|编)(?:之([0-9]+))?")
"""A place of a law, in a folded text."""


def folded_lines(text: str) -> str:
    """The words of some lines as one line without what only lays them out."""
    return ",".join(filter(None, map(folded_line, text.split("\n"))))


@lru_cache(maxsize=16384)
def folded_line(line: str) -> str:
    """The same of one line."""
    line = folded(_PERCENT.sub(r"\1%", _simplified(ideographs(line))).translate(_STOPS))
    line = _TO.sub("-", _POINT.sub(r"\1,", _NUMERAL.sub(_in_digits, line)))
    return _COMMAS.sub(",", line).strip(",")


def _simplified(line: str) -> str:
    """Without traditional characters and the variants that go with them; those of GB 2312 stay."""
    try:
        line.encode("gb2312")
    except UnicodeEncodeError:
        return "".join(map(_common, line))
    return line


@lru_cache(maxsize=4096)
def _common(char: str) -> str:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return _converter().convert(char)
    return char


@lru_cache(maxsize=1)
def _converter() -> "OpenCC":
    from opencc import OpenCC  # takes time to load, and few texts have a use for it

    return OpenCC("t2s")


def _in_digits(found: re.Match[str]) -> str:
    try:
        return digits_of(found[0])
    except ValueError:
        return found[0]


def cited_numbers(text: str) -> list[tuple[str, str, str]]:
    """The places that a folded text cites: number, 条 or 款 or …, what stands behind 之."""
    return [(one[1], one[2], one[3] or "") for one in REFERENCE.finditer(text)]


def without_articles(text: str) -> str:
    """A folded text with one sign for every 第…条 that it cites."""
    return REFERENCE.sub(lambda one: "第#条" if one[2] == "条" else one[0], text)
