"""The limits of a small enterprise of low profit and of a small taxpayer of VAT, as the records of their reliefs
state them."""

import re
from dataclasses import dataclass

from portal.kinds.tax import TaxList
from portal.tools.tax.data import PAYERS
from portal.view.site import Site

STAFF = re.compile(r"从业人数不超过(\d+)人")
SALES = re.compile(r"应征销售额超过(\d+)万元")
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


def small_sales(site: Site) -> int | None:
    """Above which sales of twelve months, in yuan, nobody is a small taxpayer of VAT; None where no record says it."""
    for item in site.catalogue.of("tax"):
        value = item.value
        if not isinstance(value, TaxList) or "vat-small" not in value.entitled:
            continue
        found = SALES.search(" ".join(value.cautions))
        if found and site.validities.may_be_in_force(item):
            return int(found[1]) * 10_000
    return None
