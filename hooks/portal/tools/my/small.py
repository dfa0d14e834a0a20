"""The limits of a small enterprise of low profit, as the record of its relief states them."""

import re
from dataclasses import dataclass

from portal.kinds.tax import TaxList
from portal.tools.tax.data import PAYERS
from portal.view.site import Site

STAFF = re.compile(r"从业人数不超过(\d+)人")
ASSETS = re.compile(r"资产总额不超过(\d+)万元")


@dataclass(frozen=True)
class SmallLimits:
    """What such an enterprise may have at the most: people and yuan; None where no record says it."""

    title: str
    url: str
    staff: int | None = None
    assets: int | None = None
    taxable: int | None = None


def small_limits(site: Site) -> SmallLimits | None:
    """The limits of the relief for small enterprises while it may hold; None without it."""
    item = site.catalogue.find(PAYERS["small"])
    if item is None or not isinstance(item.value, TaxList):
        return None
    if not site.validities.may_be_in_force(item):
        return None
    conditions = " ".join(item.value.conditions)
    staff, assets = STAFF.search(conditions), ASSETS.search(conditions)
    limits = [one.value for one in item.value.parameters if one.quantity == "income-limit"]
    return SmallLimits(
        title=item.title,
        url=item.url,
        staff=int(staff[1]) if staff else None,
        assets=int(assets[1]) * 10_000 if assets else None,
        taxable=int(limits[0]) if limits else None,
    )
