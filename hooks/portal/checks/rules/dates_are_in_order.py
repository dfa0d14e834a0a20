"""A document is issued, then published, then takes effect, then ends."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.labels import FIELD_NAMES
from portal.read.dates import PartialDate

ORDERS = (
    ("issued", "published"),
    ("issued", "repealed"),
    ("issued", "expires"),
    ("issued", "target_until"),
    ("effective", "expires"),
    ("effective", "repealed"),
    ("effective", "target_until"),
    ("year", "until"),
    ("date", "added"),
)
"""Pairs of fields whose first may not lie after the second."""
ORDERS_UNLESS_RETROACTIVE = (("issued", "effective"), ("published", "effective"))

FIELDS = sorted({field for pair in ORDERS + ORDERS_UNLESS_RETROACTIVE for field in pair})


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        dates = {field: value for field in FIELDS if (value := item.get(field))}
        for earlier, later in ORDERS if _retroactive(item) else ORDERS + ORDERS_UNLESS_RETROACTIVE:
            if earlier in dates and later in dates:
                yield from _order(item, (earlier, dates[earlier]), (later, dates[later]))


def _order(
    item: Item, before: tuple[str, PartialDate], after: tuple[str, PartialDate]
) -> Iterator[Violation]:
    (earlier, first), (later, second) = before, after
    if first.first > second.last:
        yield Violation.of(
            item,
            (later,),
            f"{FIELD_NAMES[later]} {second} 早于{FIELD_NAMES[earlier]} {first}",
            "核对这两个日期" + _retroactive_hint(later),
        )


def _retroactive(item: Item) -> bool:
    """Tax rules are often issued after the day they reach back to; that has to be said."""
    return bool(item.get("dates_note"))


def _retroactive_hint(later: str) -> str:
    return "；确是追溯施行的，在 dates_note 里写明" if later == "effective" else ""
