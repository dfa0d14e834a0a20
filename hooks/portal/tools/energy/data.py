"""What the energy tool reckons by: coefficients, thresholds of regions, duties.

Coefficients are those of GB/T 2589; what people burn besides counts by its measured heat. Thresholds and duties come from the `duties` of documents in
force, as far as those are marked: by a span of consumption, by 重点用能单位, or by what they are to
an energy user.
"""

from collections.abc import Iterator
from typing import Any

from portal.kinds.indicator import Coefficient
from portal.kinds.item import Item
from portal.read.document import Duty
from portal.read.record import PENDING
from portal.read.vocabulary import Region
from portal.tools.without_empty import without_empty
from portal.validity.status import Status
from portal.view.article_links import place_link
from portal.view.site import Site

CATALOGUES = ("laws", "policies", "standards")

POORER = ("生物质燃料", "水煤浆")
"""Burnt, without a coefficient here, and surely poorer than the best of the fuels that have one."""

BY_HEAT = (
    *((energy, "kgce/kg") for energy in POORER),
    ("其他固体、液体燃料", "kgce/kg"),
    ("其他气体燃料", "kgce/m³"),
)
"""What is burnt and has no coefficient here: it counts by the heat that was measured of it."""

STEAM = "蒸汽"
"""Sold by the tonne, counted by its heat: a tonne of it holds more or less by pressure."""


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/tools/energy/."""
    rules = list(_rules(site))
    coefficients = list(_coefficients(site))
    return {
        "coefficients": [*coefficients, *_measured(coefficients)],
        "rules": rules,
        "regions": list(regions(site, {id for rule in rules for id in rule["regions"]})),
    }


def _coefficients(site: Site) -> Iterator[dict[str, Any]]:
    for item in site.catalogue.of("standards"):
        for one in item.get("coefficients", ()) if site.validities.may_be_in_force(item) else ():
            yield without_empty(
                {
                    "energy": one.energy,
                    "value": one.value,
                    "low": one.low,
                    "high": one.high,
                    "unit": one.unit,
                    "edition": one.edition,
                    "medium": one.medium,
                    "equal": _equal(one),
                    "unverified": one.unverified,
                    "heat": item.get("kgce_heat"),
                    "source": item.get("doc_no"),
                    "url": f"{item.url}#coefficients",
                }
            )


def _equal(one: Coefficient) -> dict[str, Any]:
    """What it usually takes to make the energy, and by what that is known."""
    return without_empty({"low": one.equal_low, "high": one.equal_high, "note": one.equal_note})


def _measured(known: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Energies without a coefficient, reckoned by measured heat as far as the heat of a kilogram of
    standard coal, and for steam the coefficient of heat, are known."""
    burnt = next((one for one in known if "heat" in one), None)
    told = ("heat", "source", "url")
    if burnt:
        for energy, unit in BY_HEAT:
            same = {key: burnt[key] for key in told if key in burnt}
            most = {"most": _best(known, unit)} if energy in POORER else {}
            yield without_empty({"energy": energy, "unit": unit, "measured": True, **most, **same})
    heat = next((one for one in known if one["unit"] == "kgce/MJ" and "value" in one), None)
    if heat:
        same = {key: heat[key] for key in told if key in heat}
        yield {
            "energy": STEAM,
            "unit": "kgce/kg",
            "measured": True,
            "carried": heat["value"],
            **same,
        }


def _best(known: list[dict[str, Any]], unit: str) -> float | None:
    """The largest coefficient in a unit."""
    ends = [one.get("high", one.get("value")) for one in known if one["unit"] == unit]
    return max((end for end in ends if end is not None), default=None)


def _rules(site: Site) -> Iterator[dict[str, Any]]:
    """Provisions on energy users, those of the nation before those of places."""
    found = [
        (item, duty)
        for item, duty in _duties(site)
        if duty.bands or duty.key_energy_user or duty.energy_user
    ]
    for item, duty in sorted(found, key=lambda one: bool(one[0].get("regions"))):
        yield {
            **_told(item, duty, site),
            "bands": [without_empty(band.model_dump()) for band in duty.bands],
            "key": duty.key_energy_user or "",
            "sort": duty.energy_user or "",
            "regions": list(item.get("regions", ())),
        }


def _duties(site: Site) -> Iterator[tuple[Item, Duty]]:
    for kind in CATALOGUES:
        for item in site.catalogue.of(kind):
            for duty in item.get("duties", ()) if site.validities.may_be_in_force(item) else ():
                yield item, duty


def _told(item: Item, duty: Duty, site: Site) -> dict[str, Any]:
    words = place_link(duty.article, item, site)
    return without_empty(
        {
            "law": site.title(item),
            "url": f"{item.url}#duties",
            "article": duty.article,
            "text": words.url if words else "",
            "who": duty.who,
            "must": duty.must,
            "threshold": duty.threshold,
            "by": duty.by,
            "yearly": duty.yearly,
            "recipient": duty.recipient,
            "unverified": duty.unverified,
            "doubt": _doubt(item, site),
            "changed": _changed(item, site),
        }
    )


def _doubt(item: Item, site: Site) -> str:
    """Why it is not sure that a document holds; empty where it is."""
    validity = site.validity(item)
    if validity is None or validity.status is not Status.UNVERIFIED:
        return ""
    return item.get("status_doubt") or validity.reason or f"效力{PENDING}"


def _changed(item: Item, site: Site) -> str:
    """The titles of bases that no longer hold: what a document says may be told otherwise now."""
    validity = site.validity(item)
    ids = validity.changed_basis if validity else ()
    return "、".join(f"《{site.catalogue.items[id].title}》" for id in ids)


def regions(site: Site, special: set[str]) -> Iterator[dict[str, Any]]:
    """All provinces, and below them the places that have rules of their own."""
    terms = site.catalogue.vocabularies.get("regions", {}).values()
    for term in terms:
        parent = term.parent if isinstance(term, Region) else None
        if parent is None or term.id in special:
            yield without_empty({"id": term.id, "name": term.name, "parent": parent})
