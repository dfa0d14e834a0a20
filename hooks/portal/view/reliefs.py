"""Reliefs for those who buy new equipment: near to every machine that has to go.

Which they are the situations of the relief finder say (data/vocab/situations.yaml), so the pages of
machines, the equipment check and the relief finder tell the same on the same day.
"""

from collections.abc import Iterable

from portal.kinds.item import Item
from portal.kinds.tax import TaxList
from portal.page import Link, filled_in
from portal.read.vocabulary import Situation
from portal.view.site import Site

RENEWAL = "replace-phased-out"
"""The situation of those who buy new equipment for old; what it lists holds for every machine."""

FINDER = Link("按购置日期和自己的情形测算", filled_in("tools/tax/", {"situation": RENEWAL}))


def reliefs_for_renewal(site: Site) -> list[Item]:
    """What there is in force for those who buy new equipment, whatever machine; the main one first.
    What nobody saw the source of is told of as doubtful by the finder and stands nowhere else."""
    term = site.catalogue.term("situations", RENEWAL)
    ids = term.reliefs if isinstance(term, Situation) else ()
    found = [item for item in map(site.catalogue.find, ids) if item]
    return [item for item in in_force(found, "tax", site) if _is_seen(item, site)]


def in_force(items: Iterable[Item], kind: str, site: Site) -> list[Item]:
    """The records of a catalogue that are in force."""
    return [
        item
        for item in items
        if item.kind.id == kind and item.parent is None and site.validities.is_in_force(item)
    ]


def _is_seen(item: Item, site: Site) -> bool:
    relief = item.value
    seen = isinstance(relief, TaxList) and relief.verification.confidence != "low"
    return seen and not site.catalogue.is_withdrawn(item)
