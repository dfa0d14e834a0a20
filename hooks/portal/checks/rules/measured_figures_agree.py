"""Figures in the unit of their kind are those that the record states, and no less vague."""

import re
from collections.abc import Iterator
from decimal import Decimal

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.case import Case
from portal.kinds.item import Item
from portal.kinds.measured import FORESEEN, IN_TEXT, INVESTMENT, SAVING, Measured, of_kind
from portal.read.explanation import Explanation
from portal.read.strict_yaml import Place
from portal.read.vocabulary import FigureKind

EXPLAINED = Explanation(
    "案例里统一单位的数",
    "统一单位的数用来排序、比较、算回收期和中位数，只能换单位，不能比记录写的更准、更多。",
    "对照 stated 写的那一处，看数字有没有抄错，“约”“多”“不到”写进 bound；缺的照提示补上或删去。",
    (
        "measured[〈2〉].stated: 记录里没有 〈投资额〉 (写 figures 里的名称，或 实施前、实施后；可选：〈投资、年节省〉)",
        "measured[〈4〉].value: 〈90〉 的数字在“〈投资 80多 万元〉”里没有 (只换单位：小数点可以移，数字不变)",
        "measured[〈1〉].bound: “〈投资 80多 万元〉”不是准数 (写 about、over、under 或 range)",
        "measured[〈5〉].high: bound 写 range 的要写高的一头，并大于 value (不是区间的删去 high)",
        "measured[〈6〉].unit: 〈单耗〉没有统一的单位 (写记录的单位，如 kgce/t)",
        "measured[〈3〉].unit: 〈投资〉的单位是 〈万元〉 (删去 unit，数换成这个单位)",
        "measured[〈7〉].of: 〈节约率、降低率〉要写是什么的百分数 (取自词表 rate-kinds)",
        "measured[〈8〉].of: 〈年节省或年收益〉不是百分数 (删去 of)",
        "comparable: 要有一个投资和一个年节省，都不是预计、不是合计 (删去 comparable，在 comparable_note 写明缺什么)",
        "measured: 有投资和年节省，没有说能不能算回收期 (同一项措施的写 comparable: true，不是的在 comparable_note 写明原因)",
    ),
)

_NUMBER = re.compile(r"\d+(?:\.\d+)?")

_VAGUE = re.compile(
    r"(?<!节)[约近]\s*\d|\d\s*[多余]|超过|不到|低于|以上|以下|左右|平均|～|\d[%‰]?[—~-]\d"
)
"""Words by which a number is none to the point; 节约 and 余热 are none of them."""


def check(catalogue: Catalogue) -> Iterator[Violation]:
    kinds = catalogue.vocabularies.get("figure-kinds", {})
    for item in catalogue.of("cases"):
        case = item.value
        assert isinstance(case, Case)
        for index, one in enumerate(case.measured):
            place: Place = ("measured", index)
            yield from _stated(item, case, place, one)
            kind = kinds.get(one.kind)
            if isinstance(kind, FigureKind):
                yield from _of_kind(item, place, one, kind)
            if (one.bound == "range") != (one.high is not None) or (
                one.high is not None and one.high <= one.value
            ):
                message = "bound 写 range 的要写高的一头，并大于 value"
                yield Violation.of(item, (*place, "high"), message, "不是区间的删去 high")
        yield from _comparable(item, case)


def _stated(item: Item, case: Case, place: Place, one: Measured) -> Iterator[Violation]:
    texts = {figure.name: f"{figure.name} {figure.amount}" for figure in case.figures}
    texts |= {words: text for words, field in IN_TEXT.items() if (text := getattr(case, field))}
    if one.stated not in texts:
        hint = f"写 figures 里的名称，或 实施前、实施后；可选：{'、'.join(texts)}"
        yield Violation.of(item, (*place, "stated"), f"记录里没有 {one.stated}", hint)
        return
    text = texts[one.stated]
    written = {_digits(number) for number in _NUMBER.findall(text)}
    for name, value in (("value", one.value), ("high", one.high)):
        if value is not None and _digits(f"{Decimal(value):f}") not in written:
            message = f"{value} 的数字在“{text}”里没有"
            hint = "只换单位：小数点可以移，数字不变"
            yield Violation.of(item, (*place, name), message, hint)
    if one.stated not in IN_TEXT and one.bound == "exact" and _VAGUE.search(text):
        message = f"“{text}”不是准数"
        yield Violation.of(item, (*place, "bound"), message, "写 about、over、under 或 range")


def _of_kind(item: Item, place: Place, one: Measured, kind: FigureKind) -> Iterator[Violation]:
    if kind.unit and one.unit:
        message = f"{kind.name}的单位是 {kind.unit}"
        yield Violation.of(item, (*place, "unit"), message, "删去 unit，数换成这个单位")
    if not kind.unit and not one.unit:
        message = f"{kind.name}没有统一的单位"
        yield Violation.of(item, (*place, "unit"), message, "写记录的单位，如 kgce/t")
    if kind.rate and not one.of:
        message = f"{kind.name}要写是什么的百分数"
        yield Violation.of(item, (*place, "of"), message, "取自词表 rate-kinds")
    if one.of and not kind.rate:
        yield Violation.of(item, (*place, "of"), f"{kind.name}不是百分数", "删去 of")


def _comparable(item: Item, case: Case) -> Iterator[Violation]:
    sums = [of_kind(case, kind) for kind in (INVESTMENT, SAVING)]
    if case.comparable:
        plain = all(
            len(ones) == 1 and ones[0].basis not in FORESEEN and ones[0].scope is None
            for ones in sums
        )
        if not plain:
            yield Violation.of(
                item,
                ("comparable",),
                "要有一个投资和一个年节省，都不是预计、不是合计",
                "删去 comparable，在 comparable_note 写明缺什么",
            )
    elif all(sums) and not case.comparable_note:
        yield Violation.of(
            item,
            ("measured",),
            "有投资和年节省，没有说能不能算回收期",
            "同一项措施的写 comparable: true，不是的在 comparable_note 写明原因",
        )


def _digits(number: str) -> str:
    """The digits of a number without its size: 5.5 and 55000 are the same."""
    return number.replace(".", "").strip("0")
