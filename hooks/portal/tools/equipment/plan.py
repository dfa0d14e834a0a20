"""What a plan for machines needs besides the lists and the grades: the factor by which kWh become
carbon dioxide, where one is recorded."""

from collections.abc import Iterator
from typing import Any

from portal.view.site import Site

PER_KWH = {"kgCO2/kWh": 1, "tCO2/MWh": 1}
"""Units of such a factor, and what makes kg of a kWh of it."""


def plan(site: Site) -> dict[str, Any]:
    """`carbon` is missing where no factor with a day and a source is recorded."""
    factor = next(_carbon(site), None)
    return {"carbon": factor} if factor else {}


def _carbon(site: Site) -> Iterator[dict[str, Any]]:
    for item in site.catalogue.of("standards"):
        sure = item.value.verification.confidence != "low" and site.validities.is_in_force(item)
        for one in item.get("coefficients", ()) if sure else ():
            unit = one.unit.replace("₂", "2").replace("·", "").replace("(kWh)", "kWh")
            if "电" in one.energy and unit in PER_KWH and one.value is not None:
                day = item.get("effective") or item.get("issued")
                if day and not one.unverified:
                    yield {
                        "value": one.value * PER_KWH[unit],
                        "source": item.get("doc_no") or item.title,
                        "day": str(day),
                        "url": item.url,
                    }
