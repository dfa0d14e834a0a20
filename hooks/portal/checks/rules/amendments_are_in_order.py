"""Amendments are told in the order in which they were made, none before there was a document, and none
in force before it was made."""

from collections.abc import Iterator
from itertools import pairwise

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "历次修改的先后",
    "修改写在 amendments 里，读者从上往下读历史；修改不会早于文件本身。",
    "对照原文的修改记录，早的写在前面；issued 写最初成文的日期，不写修改后的日期。",
    (
        "amendments[〈1〉].date: 〈2000-02-28〉 修改，早于文件本身（〈2000-03-01〉） (issued 写最初成文的日期；核对这两个日期)",
        "amendments[〈2〉].date: 〈2007-10-28〉 写在 〈2016-07-02〉 之后 (历次修改按先后写，早的在前)",
        "amendments[〈1〉].effective: 〈2016-07-02〉 施行，早于修改的日子 〈2016-09-01〉 (核对这两个日期)",
        "amendments[〈2〉].effective: 与修改日期 〈2018-10-26〉 是同一天 (删去 effective)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        dates = [amendment.date for amendment in item.get("amendments", ())]
        made = [day for field in ("issued", "published") if (day := item.get(field))]
        for index, date in enumerate(dates):
            place = ("amendments", index, "date")
            if made and all(date.last < day.first for day in made):
                told = f"{date} 修改，早于文件本身（{made[0]}）"
                yield Violation.of(item, place, told, "issued 写最初成文的日期；核对这两个日期")
        for index, amendment in enumerate(item.get("amendments", ())):
            if day := amendment.effective:
                yield from _effective(item, index, amendment.date, day)
        for index, (before, after) in enumerate(pairwise(dates), 1):
            if after.last < before.first:
                told = f"{after} 写在 {before} 之后"
                yield Violation.of(
                    item, ("amendments", index, "date"), told, "历次修改按先后写，早的在前"
                )


def _effective(item: Item, index: int, made: PartialDate, day: PartialDate) -> Iterator[Violation]:
    place = ("amendments", index, "effective")
    if day.last < made.first:
        told = f"{day} 施行，早于修改的日子 {made}"
        yield Violation.of(item, place, told, "核对这两个日期")
    elif day == made:
        yield Violation.of(item, place, f"与修改日期 {made} 是同一天", "删去 effective")
