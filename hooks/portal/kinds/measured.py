"""Figures of cases in one unit for all, beside what the source writes, and the payback that follows.

A source writes “80多万元” or “5.5 万吨”, and that stays on the page. What is here is the same number in
the unit of its kind, so that cases can be sorted and gathered; what bounds it goes with it. Nothing is
inferred: no day becomes a year, no raw coal standard coal, and no two sums are of one year's money.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

from portal.kinds.lookup import Lookup
from portal.read.fields import Line, Model, Number, Reference
from portal.read.markers import Choices, Show, Vocabulary
from portal.read.vocabulary import FigureKind

if TYPE_CHECKING:  # a case is made of these
    from portal.kinds.case import Case

INVESTMENT, SAVING, STATED_PAYBACK = "investment", "money-saving", "payback-stated"
"""The kinds of figure that a payback is made of, and the one that states it."""

BOUNDS = {
    "exact": "照记录",
    "about": "约、近、左右、平均",
    "over": "多、余、超过、以上：写的是下限",
    "under": "不到、近、低于：写的是上限",
    "range": "区间：value 写低的，high 写高的",
}
BASES = {
    "as-recorded": "记录没有说是预计",
    "expected": "预计、设计前、签约时",
    "design": "设计值",
    "self-reported": "企业自述",
}
SCOPES = {
    "several": "多家企业合计",
    "period": "几年合计",
    "whole": "整个园区或整个项目，不是一家企业的一项改造",
}

_BASIS = {"expected": "预计", "design": "设计值", "self-reported": "企业自述"}
_SCOPE = {"several": "多家合计", "period": "几年合计", "whole": "整个园区或项目"}
"""The same in a word, behind a figure."""

FORESEEN = ("expected", "design")
"""Bases of figures that nobody has measured."""

IN_TEXT = {"实施前": "before", "实施后": "after"}
"""Fields in whose words a figure may stand, beside the figures of the record."""


class Measured(Model):
    """One figure of a case in the unit of its kind."""

    kind: Annotated[Reference, Vocabulary("figure-kinds"), Show.SECTION]
    """数的种类，取自词表 figure-kinds；单位由种类定"""
    of: Annotated[Reference | None, Vocabulary("rate-kinds"), Show.SECTION] = None
    """什么的百分数，取自词表 rate-kinds；只有节约率、降低率要写。不同的不能放在一起比"""
    value: Annotated[Number, Show.SECTION]
    """数值，换成这种数的单位；区间写低的一头。只换单位，不折算：每日的不换成一年，原煤不折标准煤"""
    high: Annotated[Number | None, Show.SECTION] = None
    """区间高的一头；不是区间的不写"""
    unit: Annotated[Line | None, Show.SECTION] = None
    """单位，只有种类没有定单位时写，如 kgce/t"""
    bound: Annotated[Literal["exact", "about", "over", "under", "range"], Choices(BOUNDS)] = "exact"
    """准不准：exact 照记录，about 约，over 多、余、超过、以上，under 不到、近、低于，range 区间。不写就是 exact"""
    basis: Annotated[
        Literal["as-recorded", "expected", "design", "self-reported"], Choices(BASES)
    ] = "as-recorded"
    """哪来的：as-recorded 记录没有说是预计，expected 预计，design 设计值，self-reported 企业自述。不写就是 as-recorded"""
    scope: Annotated[Literal["several", "period", "whole"] | None, Choices(SCOPES)] = None
    """不是一家企业、一项改造、一年的数时写：several 多家合计，period 几年合计，whole 整个园区或项目。写了的不算中位数"""
    stated: Line
    """记录里的哪一处写着这个数：figures 里那一项的名称，或 实施前、实施后"""
    unverified: Annotated[bool, Show.SECTION] = False
    """数还要核，页面标“待核”，不算中位数。为什么写在 note"""
    note: Annotated[Line | None, Show.SECTION] = None
    """口径、对象，如“只是燃料费”"""

    @property
    def measure(self) -> tuple[str, str]:
        """What it measures: figures of one measure are of one unit."""
        return self.kind, self.of or ""


def name_of(measure: tuple[str, str], lookup: Lookup) -> str:
    """What is measured, as a name."""
    kind, of = measure
    return lookup.name("rate-kinds", of) if of else lookup.name("figure-kinds", kind)


def unit_of(kind: str, lookup: Lookup) -> str:
    """The unit of a kind as people read it; '' where every record has its own."""
    term = lookup.vocabulary("figure-kinds").get(kind)
    assert term is None or isinstance(term, FigureKind)
    return (term.unit_words or term.unit or "") if term else ""


def amount(one: Measured, lookup: Lookup) -> str:
    """The value with its unit and its bound, in words."""
    unit = one.unit or unit_of(one.kind, lookup)
    value = f"{one.value}" if one.high is None else f"{one.value}～{one.high}"
    with_unit = value + unit if unit.startswith("%") else f"{value} {unit}".strip()
    before = {"about": "约 ", "under": "不到 "}.get(one.bound, "")
    return before + with_unit + ("以上" if one.bound == "over" else "")


def told(one: Measured, lookup: Lookup) -> str:
    """The same with what it is of: foreseen, of several enterprises."""
    remarks = [word for word in (_BASIS.get(one.basis), _SCOPE.get(one.scope or "")) if word]
    return amount(one, lookup) + (f"（{'，'.join(remarks)}）" if remarks else "")


def of_kind(case: "Case", kind: str) -> tuple[Measured, ...]:
    """The figures of one kind that a case has."""
    return tuple(one for one in case.measured if one.kind == kind)


@dataclass(frozen=True)
class Payback:
    """How many years of saving an investment is worth, with the figures that this comes from."""

    years: Decimal
    arithmetic: str
    doubted: bool

    @property
    def words(self) -> str:
        """Never as exact as it looks: the figures are rounded, and of one year."""
        months = f"（约 {round(self.years * 12)} 个月）" if self.years < 1 else ""
        return f"约 {self.years} 年{months}"


def payback_of(case: "Case") -> Payback | None:
    """What a case pays back in, reckoned where it says both for one and the same measure."""
    invested, saved = of_kind(case, INVESTMENT), of_kind(case, SAVING)
    if not case.comparable or len(invested) != 1 or len(saved) != 1 or not saved[0].value:
        return None
    years = (Decimal(invested[0].value) / Decimal(saved[0].value)).quantize(Decimal("0.01"))
    years = years.quantize(Decimal(1)) if years == years.to_integral() else years.normalize()
    parts = " ÷ ".join(stated_words(one, case) for one in (invested[0], saved[0]))
    return Payback(years, parts, invested[0].unverified or saved[0].unverified)


def stated_words(one: Measured, case: "Case") -> str:
    """A figure in the words of the source."""
    if one.stated in IN_TEXT:
        return getattr(case, IN_TEXT[one.stated]) or ""
    for figure in case.figures:
        if figure.name == one.stated:
            return f"{figure.name}{figure.value}{figure.unit or ''}"
    return ""


def by_place(case: "Case") -> dict[str, list[Measured]]:
    """The figures by where the record states them, in its order."""
    places = [figure.name for figure in case.figures] + list(IN_TEXT)
    return {place: [one for one in case.measured if one.stated == place] for place in places}


def notes(figures: list[Measured]) -> Iterator[str]:
    """What is remarked on these figures, each remark once."""
    yield from dict.fromkeys(one.note for one in figures if one.note)
