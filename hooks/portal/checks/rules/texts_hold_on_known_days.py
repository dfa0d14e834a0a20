"""A full text is laid on a day from which its record is in force or was amended, and is the text of that
day: what stands below its title names no later amendment, and the one by which it came."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.text_versions import PLACE, TextVersion, place_in_head
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.explanation import Explanation
from portal.read.numerals import number_of

EXPLAINED = Explanation(
    "全文是哪一天的",
    "文件名是这一版施行的第一天，读者照它看某一天的条文；早一天晚一天，条文就不对。",
    "对照原文最后一条和题注改文件名；记录里缺这次修改的，在 amendments 里补上，施行日期与修改日期不同的写 effective。",
    (
        "(全文): 记录没有说 〈2019-01-01〉 施行或修改 (记录里有 〈2018-01-01、2021-01-01、2023-05-01〉；改文件名，或者在记录的 amendments 里补上这次修改)",
        "history: 题注里有 〈2023-05-01〉 的修改，这一版却从 〈2018-01-01〉 起施行 (这是后来的全文：核对文件名，或者换上这一版的)",
        "history: 题注到 〈2018-01-01〉 为止，没有 〈2023-05-01〉 的修改 (像是以前的全文：核对文件名；题注不全的，照原文补上)",
    ),
    also=("记录没有写从哪天起施行，也没有写修改",),
)

_NUMBER = "[〇零一二三四五六七八九十0-9]"
_DAY = re.compile(
    rf"({_NUMBER}{{4}})年({_NUMBER}{{1,3}})月({_NUMBER}{{1,3}})日(?![^，。；、（）()]{{0,4}}施行)"
)
"""Of what happened; not of when it takes effect."""

LATE = timedelta(days=62)
"""So much later than the day that the record names may something be announced."""


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for id, versions in catalogue.texts.items():
        item = catalogue.items.get(id)
        if item is None or item.parent or not isinstance(item.value, Document):
            continue
        for version in versions:
            yield from _known(version, item)
            yield from _history(version, item)


def _known(version: TextVersion, item: Item) -> Iterator[Violation]:
    days = list(_days(item))
    if not days:
        told, hint = "记录没有写从哪天起施行，也没有写修改", "在记录里写 effective，再放全文"
        yield Violation(version.path, (PLACE,), told, hint, place_in_head(version, "title"))
    elif not any(day.first <= version.day <= day.last for day, _ in days):
        known = "、".join(dict.fromkeys(str(day) for day, _ in days))
        told = f"记录没有说 {version.day} 施行或修改"
        hint = f"记录里有 {known}；改文件名，或者在记录的 amendments 里补上这次修改"
        yield Violation(version.path, (PLACE,), told, hint, place_in_head(version, "title"))


def _days(item: Item) -> Iterator[tuple[PartialDate, PartialDate | None]]:
    """The days from which there is a text, each with that of the amendment by which it came."""
    first = item.get("effective") or item.get("issued") or item.get("published")
    if first:
        yield first, None
    for one in item.get("amendments", ()):
        yield one.begins, one.date


def _history(version: TextVersion, item: Item) -> Iterator[Violation]:
    told = [day for line in version.head.history for day in _days_in(line)]
    if not told:
        return
    last, position = max(told), place_in_head(version, "history")
    if last > version.day:
        said = f"题注里有 {last} 的修改，这一版却从 {version.day} 起施行"
        hint = "这是后来的全文：核对文件名，或者换上这一版的"
        yield Violation(version.path, ("history",), said, hint, position)
        return
    made = [by for day, by in _days(item) if by and day.first <= version.day <= day.last]
    if made and all(last + LATE < by.first for by in made):
        said = f"题注到 {last} 为止，没有 {made[-1]} 的修改"
        hint = "像是以前的全文：核对文件名；题注不全的，照原文补上"
        yield Violation(version.path, ("history",), said, hint, position)


def _days_in(line: str) -> Iterator[date]:
    for found in _DAY.finditer("".join(line.split())):
        try:
            yield date(*map(number_of, found.groups()))
        except ValueError:
            continue
