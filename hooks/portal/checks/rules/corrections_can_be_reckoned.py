"""A correction of limits says all that reckoning with it needs, and the note tells readers of it."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.indicator import CORRECTIONS, Correction
from portal.kinds.item import Item
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "限额的修正",
    "对标工具照 corrections 算；缺一个数就会算错。",
    "照标准补全 base、amounts、least、most，并在 note 里用文字写明怎样修正。",
    (
        "indicators[〈1〉].corrections[〈1〉]: “〈每差一个单位加减〉”缺不修正时的数 (写上 base，系数一般是 1)",
        "indicators[〈2〉].corrections[〈1〉].amounts: “〈每差一个单位加减〉”写了 〈2〉 个数 (〈按 1、2、3 级写三个数〉)",
        "indicators[〈3〉].corrections[〈1〉]: 最小、不修正、最大三个数次序不对 (核对三个数)",
        "indicators[〈4〉]: 有修正，没有说明 (在 note 里写明怎样修正)",
    ),
)

LEVELS = 3
NUMBERS, AMOUNTS = ("each", "factor"), ("each", "add")

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for index, indicator in enumerate(item.get("indicators", ())):
            here = ("indicators", index)
            if indicator.corrections and not indicator.note:
                yield Violation.of(item, here, "有修正，没有说明", "在 note 里写明怎样修正")
            for number, correction in enumerate(indicator.corrections):
                yield from _correction(item, (*here, "corrections", number), correction)


def _correction(
    item: Item, place: tuple[str | int, ...], correction: Correction
) -> Iterator[Violation]:
    words = CORRECTIONS[correction.how]
    if correction.how in NUMBERS and correction.base is None:
        yield Violation.of(item, place, f"“{words}”缺不修正时的数", "写上 base，系数一般是 1")
    if len(correction.amounts) != (LEVELS if correction.how in AMOUNTS else 0):
        hint = "按 1、2、3 级写三个数" if correction.how in AMOUNTS else "删去 amounts"
        yield Violation.of(
            item, (*place, "amounts"), f"“{words}”写了 {len(correction.amounts)} 个数", hint
        )
    given = [x for x in (correction.least, correction.base, correction.most) if x is not None]
    if given != sorted(given):
        yield Violation.of(item, place, "最小、不修正、最大三个数次序不对", "核对三个数")
