"""What places demand of a kind of machine beside the nation: laws, policies and standards of a region that
are about it and may be in force. No list of models shows them, and a machine that no list names may still
have to go there.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.read.document import Duty
from portal.read.record import PENDING
from portal.validity.status import Status
from portal.view.site import Site

KINDS = ("laws", "policies", "standards")


@dataclass(frozen=True)
class LocalRule:
    """A document of a place, with what is in doubt about it."""

    item: Item
    places: tuple[str, ...]
    """Ids of regions."""
    equipment: tuple[str, ...]
    duties: tuple[Duty, ...]
    doubt: str

    def names(self, site: Site) -> str:
        return "、".join(site.name("regions", id) for id in self.places)


def local_rules(equipment: Iterable[str], site: Site) -> list[LocalRule]:
    """Those about some kinds of machine, in the order of the regions."""
    wanted = set(equipment)
    found = [
        LocalRule(
            item,
            item.get("regions"),
            item.get("equipment"),
            item.get("duties"),
            doubt_of(item, site),
        )
        for kind in KINDS
        for item in site.catalogue.of(kind)
        if item.get("regions") and item.get("duties") and wanted & set(item.get("equipment", ()))
        if site.validities.may_be_in_force(item)
    ]
    return sorted(found, key=lambda one: (site.place("regions", one.places[0]), one.item.id))


def doubt_of(item: Item, site: Site) -> str:
    """Why nobody can tell whether a document holds; "" where somebody can."""
    validity = site.validity(item)
    if validity is None or validity.status is not Status.UNVERIFIED:
        return ""
    return item.get("status_doubt") or validity.reason or f"效力{PENDING}"
