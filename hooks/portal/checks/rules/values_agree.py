"""What is reckoned with is what is written: numbers for the tools stand in the words beside them."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.phase_out import PhaseOutRow, RatingLimit
from portal.kinds.tax import ReliefParameter, TaxList
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "数和文字不一致",
    "工具照数算，读者看文字；两处不同，总有一处错。",
    "对照原文改成一样：scope 和 limits，rate、conditions 和 parameters。",
    (
        "rows[〈1〉].limits[〈1〉]: 这里是 〈400〉，适用范围里没有这个数：〈额定焊接电流630A〉 (核对 scope 和 limits，写成一样)",
        "rows[〈1〉].limits[〈1〉]: 额定值范围 〈315〉 到 〈0.75〉 是空的 (核对两个数，是不是写反了)",
        "parameters[〈1〉].value: 这里是 〈15〉，比例和条件里没有这个数 (核对 rate、conditions 和 parameters，写成一样)",
        "parameters[〈1〉].value: 数值 〈1000〉 不可能 (核对单位和小数点)",
    ),
    also=("额定值范围没有写数",),
)

SHARES = ("credit-rate", "income-share", "taxable-share", "tax-rate", "payable-share")
"""Quantities of which there is no more than 100 %."""

UNITS = {
    "evaporation": "t/h|蒸吨|吨/?时|吨",
    "capacity": "kVA|MVA",
    "current": "A",
    "voltage": "kV|V|伏",
    "power": "kW|MW|千瓦",
    "frame": "mm|号",
    "temperature": "℃|°C|度",
}

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
_HALF = re.compile("减半|一半|折半")
_POWERS = {"万": 10_000, "亿": 100_000_000}

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        if isinstance(item.value, TaxList):
            yield from _parameters(item, item.value)
        elif isinstance(item.value, PhaseOutRow):
            yield from _limits(item, item.value)


def _parameters(item: Item, relief: TaxList) -> Iterator[Violation]:
    words = " ".join(text for text in (relief.rate, *relief.conditions) if text)
    stated = amounts(words)
    for index, one in enumerate(relief.parameters):
        place = ("parameters", index, "value")
        top = 100 if one.quantity in SHARES else None
        if one.value < 0 or top is not None and one.value > top:
            yield Violation.of(item, place, f"数值 {one.value} 不可能", "核对单位和小数点")
        elif stated and not one.pending and not _is_said(one, words, stated):
            told = f"这里是 {one.value}，比例和条件里没有这个数"
            yield Violation.of(item, place, told, "核对 rate、conditions 和 parameters，写成一样")


def _is_said(one: ReliefParameter, words: str, stated: frozenset[Decimal]) -> bool:
    value = Decimal(one.value)
    return value in stated or value == 50 and bool(_HALF.search(words))


def amounts(words: str) -> frozenset[Decimal]:
    """The numbers that a text names: 500万元 is 5000000 and, as it is written, 500."""
    text = _THOUSANDS.sub("", unicodedata.normalize("NFKC", words))
    found: set[Decimal] = set()
    for number in _NUMBER.finditer(text):
        value = Decimal(number.group())
        found.add(value)
        found.add(value * _POWERS.get(text[number.end() : number.end() + 1], 1))
    return frozenset(found)


def _limits(item: Item, row: PhaseOutRow) -> Iterator[Violation]:
    for index, one in enumerate(row.limits):
        place = ("limits", index)
        low = one.at_least if one.at_least is not None else one.above
        high = one.at_most if one.at_most is not None else one.below
        if low is None and high is None:
            yield Violation.of(item, place, "额定值范围没有写数", "写 at_least、at_most 等")
        elif low is not None and high is not None and low > high:
            told = f"额定值范围 {low} 到 {high} 是空的"
            yield Violation.of(item, place, told, "核对两个数，是不是写反了")
        elif row.scope and (odd := _unsaid(one, row.scope)):
            told = f"这里是 {odd}，适用范围里没有这个数：{row.scope[:40]}"
            yield Violation.of(item, place, told, "核对 scope 和 limits，写成一样")


def _unsaid(limit: RatingLimit, scope: str) -> str:
    """The number that a scope in the same unit does not name. Machines come in steps, so that 399 A
    at most may be written as below 400."""
    text = _THOUSANDS.sub("", unicodedata.normalize("NFKC", scope))
    unit = rf"(?:{UNITS[limit.quantity]})"
    spans = re.findall(rf"[\d.,、/~\-至到和及以上下不大小于过超]*\d\s*{unit}", text)
    said = {Decimal(one) for span in spans for one in _NUMBER.findall(span)}
    said |= {one * 1000 for one in said}
    if not said:
        return ""
    for value, beside in (
        (limit.at_least, 0),
        (limit.above, 1),
        (limit.at_most, 0),
        (limit.below, -1),
    ):
        if value is not None and not {Decimal(value), Decimal(value) + beside} & said:
            return str(value)
    return ""
