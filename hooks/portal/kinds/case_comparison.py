"""All cases beside each other: by what they cost, what they save in a year, how soon they pay back.

What a case does not say is no nought: it is 未写明 and stands last whatever one sorts by. A median is
taken only where enough cases of one kind state the same measure for themselves, and it says how many,
from where to where, and that they are neither of one year nor of one scope.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from portal.kinds.item import Item
from portal.kinds.lookup import Lookup
from portal.kinds.measured import (
    FORESEEN,
    INVESTMENT,
    SAVING,
    STATED_PAYBACK,
    Measured,
    name_of,
    of_kind,
    payback_of,
    told,
    unit_of,
)
from portal.page import Link

if TYPE_CHECKING:  # a case compares itself with the others by this
    from portal.kinds.case import Case

ENOUGH = 5
"""Cases from which on a median is taken."""


@dataclass(frozen=True)
class Compared:
    """What a case says of one thing, and the number that it is sorted by; None for 未写明."""

    words: str = ""
    key: Decimal | None = None
    pending: bool = False


@dataclass(frozen=True)
class ComparedCase:
    """One case in the table."""

    link: Link
    kind: Link
    """Its kind: the name, and the id as the address."""
    year: str
    investment: Compared
    saving: Compared
    payback: Compared


@dataclass(frozen=True)
class Median:
    """What cases of one kind state of one measure."""

    kind: str
    measure: str
    unit: str
    count: int
    middle: str
    low: str
    high: str
    remark: str


@dataclass(frozen=True)
class CaseComparison:
    """The cases that say something, the others as a number, and the medians."""

    cases: tuple[ComparedCase, ...]
    silent: int
    total: int
    kinds: tuple[Link, ...]
    medians: tuple[Median, ...]
    enough: int = ENOUGH


def comparison(cases: Sequence[tuple[Item, "Case"]], lookup: Lookup) -> CaseComparison:
    """What can be compared of these cases."""
    compared = [_compared(item, case, lookup) for item, case in cases]
    telling = [
        one for one in compared if one.payback.words or one.investment.words or one.saving.words
    ]
    kinds = dict.fromkeys(one.kind for one in telling)
    return CaseComparison(
        tuple(sorted(telling, key=_place)),
        len(compared) - len(telling),
        len(compared),
        tuple(sorted(kinds, key=lambda one: lookup.place("case-kinds", one.url))),
        tuple(medians([case for _, case in cases], lookup)),
    )


def medians(cases: Sequence["Case"], lookup: Lookup) -> Iterator[Median]:
    """A median for each measure that enough cases of one kind state."""
    found: dict[tuple[str, tuple[str, str]], list[Measured]] = defaultdict(list)
    for case in cases:
        for one in _single(case):
            if unit_of(one.kind, lookup):
                found[case.kind, one.measure].append(one)
    order = sorted(found, key=lambda key: (lookup.place("case-kinds", key[0]), key[1]))
    for kind, measure in order:
        ones = found[kind, measure]
        if len(ones) < ENOUGH:
            continue
        values = sorted(Decimal(one.value) for one in ones)
        vague = sum(one.bound != "exact" for one in ones)
        own = sum(one.basis == "self-reported" for one in ones)
        remarks = [f"其中 {vague} 个写的是“约”“多”等，照写出的数算"] if vague else []
        remarks += [f"其中 {own} 个是企业自述"] if own else []
        yield Median(
            lookup.name("case-kinds", kind),
            name_of(measure, lookup),
            unit_of(measure[0], lookup),
            len(ones),
            f"{median(values):f}",
            f"{values[0]:f}",
            f"{values[-1]:f}",
            "；".join(remarks),
        )


def _single(case: "Case") -> Iterator[Measured]:
    """The figures of a case that stand for one measure of one enterprise in one year; where it has
    several of a sort, nobody knows which of them does."""
    for one in case.measured:
        alone = sum(other.measure == one.measure for other in case.measured) == 1
        measured = one.basis not in FORESEEN and one.scope is None and one.bound != "range"
        if alone and measured and not one.unverified:
            yield one


def _compared(item: Item, case: "Case", lookup: Lookup) -> ComparedCase:
    return ComparedCase(
        Link(item.title, item.url),
        Link(lookup.name("case-kinds", case.kind), case.kind),
        str(case.year) if case.year else "",
        _of(of_kind(case, INVESTMENT), lookup),
        _of(of_kind(case, SAVING), lookup),
        _payback(case, lookup),
    )


def _of(ones: tuple[Measured, ...], lookup: Lookup) -> Compared:
    """Several sums are not added, for one may be part of another; it is sorted by the largest."""
    words = "；".join(told(one, lookup) for one in ones)
    key = max((Decimal(one.value) for one in ones), default=None)
    return Compared(words, key, any(one.unverified for one in ones))


def _payback(case: "Case", lookup: Lookup) -> Compared:
    """What is stated stands before what is reckoned."""
    if stated := of_kind(case, STATED_PAYBACK):
        return _of(stated, lookup)
    found = payback_of(case)
    return Compared(f"{found.words}（本站算）", found.years, found.doubted) if found else Compared()


def _place(case: ComparedCase) -> tuple[object, ...]:
    """The soonest payback first, then the smallest investment; what is not stated last."""
    return (*_last(case.payback), *_last(case.investment), *_last(case.saving), case.link.url)


def _last(one: Compared) -> tuple[bool, Decimal]:
    return one.key is None, one.key or Decimal(0)
