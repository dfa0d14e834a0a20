"""Reliefs for those who buy new equipment: near to every machine that has to go."""

from collections.abc import Iterable

from portal.kinds.item import Item
from portal.read.relation import Relation
from portal.validity.validity import start_of_item
from portal.view.site import Site

RENEWAL = "equipment-renewal"
"""The topic of reliefs for those who buy new equipment."""


def reliefs_for_renewal(site: Site) -> list[Item]:
    """What there is in force for those who buy new equipment: what others rest on comes first."""
    return _by_use(in_force(site.catalogue.about("topics", RENEWAL), "tax", site), site)


def in_force(items: Iterable[Item], kind: str, site: Site) -> list[Item]:
    """The records of a catalogue that are in force."""
    return [
        item
        for item in items
        if item.kind.id == kind and item.parent is None and site.validities.is_in_force(item)
    ]


def _by_use(reliefs: list[Item], site: Site) -> list[Item]:
    """What others rest on comes first, then the newest."""

    def key(relief: Item) -> tuple[int, int, str]:
        resting = len(site.catalogue.links.to(relief.id, Relation.BASIS))
        start = start_of_item(relief)
        return (-resting, -(start.first.toordinal() if start else 0), relief.id)

    return sorted(reliefs, key=key)
