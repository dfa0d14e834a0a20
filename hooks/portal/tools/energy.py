"""What the energy tool reckons by: coefficients, thresholds of regions, duties.

Coefficients are those of GB/T 2589; thresholds and duties come from the `duties` of laws and
policies in force, as far as they say for whom in tce a year or for 重点用能单位.
"""

from collections.abc import Iterator
from typing import Any

from portal.catalogue.item import Item
from portal.catalogue.status import Status
from portal.read.document import Duty
from portal.read.vocabulary import Region
from portal.site.site import Site
from portal.tools.filled import filled

CATALOGUES = ("laws", "policies")

VOLUNTARY = ("自愿", "能源审计", "清洁生产审核")
"""What marks a provision on what an enterprise may do, or must in cases that energy does not decide."""

COAL = "标准煤"
"""What marks a threshold; one without `bands` goes by something else than a year's consumption."""

PENALTY = "罚"


def data(site: Site) -> dict[str, Any]:
    """Plain data for hooks/theme/assets/tools/energy/."""
    rules = list(_rules(site))
    return {
        "coefficients": list(_coefficients(site)),
        "rules": rules,
        "further": list(_further(site)),
        "regions": list(regions(site, {id for rule in rules for id in rule["regions"]})),
    }


def _coefficients(site: Site) -> Iterator[dict[str, Any]]:
    for item in site.catalogue.of("standards"):
        for one in item.get("coefficients", ()) if _holds(item, site) else ():
            yield filled(
                {
                    "energy": one.energy,
                    "value": one.value,
                    "low": one.low,
                    "high": one.high,
                    "unit": one.unit,
                    "edition": one.edition,
                    "unverified": one.unverified,
                    "source": item.get("doc_no"),
                    "url": f"{item.url}#coefficients",
                }
            )


def _rules(site: Site) -> Iterator[dict[str, Any]]:
    """Provisions that go by energy consumption, or bind key energy users."""
    for item, duty in _duties(site):
        if duty.bands or duty.key_energy_user:
            yield {
                **_told(item, duty, site),
                "bands": [filled(band.model_dump()) for band in duty.bands],
                "key": duty.key_energy_user or "",
                "regions": list(item.get("regions", ())),
            }


def _further(site: Site) -> Iterator[dict[str, Any]]:
    for item, duty in _duties(site):
        national = not item.get("regions") and item.kind.id == "laws"
        if not national or duty.bands or duty.key_energy_user or PENALTY in duty.must:
            continue
        of_projects = COAL in (duty.threshold or "")
        if of_projects or not duty.unverified and any(word in duty.must for word in VOLUNTARY):
            yield _told(item, duty, site)


def _duties(site: Site) -> Iterator[tuple[Item, Duty]]:
    for kind in CATALOGUES:
        for item in site.catalogue.of(kind):
            for duty in item.get("duties", ()) if _holds(item, site) else ():
                yield item, duty


def _holds(item: Item, site: Site) -> bool:
    """In force, or not known to have ended: that is told as a doubt."""
    standing = site.standing(item)
    if standing is None or site.catalogue.is_withdrawn(item):
        return False
    return standing.status in (Status.IN_FORCE, Status.UNVERIFIED)


def _told(item: Item, duty: Duty, site: Site) -> dict[str, Any]:
    standing = site.standing(item)
    unsure = standing is not None and standing.status is Status.UNVERIFIED
    return filled(
        {
            "law": item.title,
            "url": item.url,
            "article": duty.article,
            "who": duty.who,
            "must": duty.must,
            "threshold": duty.threshold,
            "by": duty.by,
            "unverified": duty.unverified,
            "doubt": (item.get("status_doubt") or "效力待核") if unsure else "",
        }
    )


def regions(site: Site, special: set[str]) -> Iterator[dict[str, Any]]:
    """All provinces, and below them the places that have rules of their own."""
    terms = site.catalogue.vocabularies.get("regions", {}).values()
    for term in terms:
        parent = term.parent if isinstance(term, Region) else None
        if parent is None or term.id in special:
            yield filled({"id": term.id, "name": term.name, "parent": parent})
