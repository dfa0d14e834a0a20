"""A document is issued, then published, then takes effect, then ends."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.item import Finding, Item

NAMES = {
    "issued": "成文日期",
    "published": "发布日期",
    "effective": "施行日期",
    "expires": "失效日期",
    "repealed": "废止日期",
    "target_until": "目标期",
    "year": "起始年份",
    "until": "结束年份",
    "date": "日期",
    "added": "收录日期",
}
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


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for item in catalogue.items.values():
        for earlier, later in ORDERS:
            yield from _order(item, earlier, later)
        if not _retroactive(item):
            yield from _order(item, "issued", "effective")
            yield from _order(item, "published", "effective")


def _order(item: Item, earlier: str, later: str) -> Iterator[Finding]:
    first, second = item.get(earlier), item.get(later)
    if first and second and first.first > second.last:
        yield Finding(
            item,
            (later,),
            f"{NAMES[later]} {second} 早于{NAMES[earlier]} {first}",
            "核对这两个日期" + _retroactive_hint(later),
        )


def _retroactive(item: Item) -> bool:
    """Tax rules are often issued after the day they reach back to; that has to be said."""
    return bool(item.get("dates_note"))


def _retroactive_hint(later: str) -> str:
    return "；确是追溯施行的，在 dates_note 里写明" if later == "effective" else ""
