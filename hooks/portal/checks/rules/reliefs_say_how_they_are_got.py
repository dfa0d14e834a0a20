"""A relief that may be had says how it is got; where nobody has seen that, it says so."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.tax import TaxList
from portal.read.explanation import Explanation
from portal.read.relation import Relation

EXPLAINED = Explanation(
    "优惠没有写怎样办",
    "还在执行的优惠，读者先问怎样办；没有写，页面上就像不用办一样。",
    "写 mode，里面写 way（词表 claim-modes）；没有见到怎样办的写 unknown。",
    ("mode: 没有写怎样办 (写 mode: {way: …}；没有见到的写 unknown)",),
)

MODES = "claim-modes"

RULES = {"legal-basis", "transition", "procedure", "guide"}
"""What is no relief itself."""


def check(catalogue: Catalogue) -> Iterator[Violation]:
    if not catalogue.vocabularies.get(MODES):  # whoever does not say how reliefs are got
        return
    for item in catalogue.of("tax"):
        relief = item.value
        if not isinstance(relief, TaxList) or relief.mode or set(relief.reliefs) <= RULES:
            continue
        if relief.verification.confidence != "low" and not _has_ended(item, relief, catalogue):
            hint = "写 mode: {way: …}；没有见到的写 unknown"
            yield Violation.of(item, ("mode",), "没有写怎样办", hint)


def _has_ended(item: Item, relief: TaxList, catalogue: Catalogue) -> bool:
    """Whether it had ended when it was last checked, or something ends it: what is right on one day
    is right on the next."""
    over = relief.expires and relief.expires.last < relief.verification.checked.first
    ended = (Relation.SUPERSEDES, Relation.ENDS)
    return bool(relief.repealed or over or any(catalogue.links.to(item.id, one) for one in ended))
