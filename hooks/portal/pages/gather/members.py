"""What belongs to a topic, an industry, a region, a kind of equipment: the items, and how many."""

from portal.kinds.item import Item
from portal.kinds.kind import Kind
from portal.kinds.kinds import KINDS
from portal.kinds.presentation import RowPresentation
from portal.view.site import Site


def members(facet: str, term: str, kind: Kind, site: Site) -> list[Item]:
    """The items of one catalogue that carry a term. A list whose rows carry it as well gives way
    to them, for they are the answer and it is only where the answer stands; a standard does not
    give way to its rule of market access."""
    found: dict[str, Item] = {}
    for item in site.catalogue.about(facet, term):
        if item.kind is kind:
            rows = [row for row in site.catalogue.rows(item) if term in row.get(facet, ())]
            listed = [row for row in rows if is_listed(row)]
            found |= {one.id: one for one in listed or [item]}
    told = {one.parent.id for one in found.values() if one.parent and is_listed(one)}
    return [one for one in found.values() if one.id not in told]


def is_listed(row: Item) -> bool:
    shown = row.presentation
    return isinstance(shown, RowPresentation) and shown.is_listed


def living(facet: str, term: str, kind: Kind, site: Site) -> list[Item]:
    """The members that have not ended: what pages count, for what has ended answers nobody."""
    return [
        item for item in members(facet, term, kind, site) if not site.validities.has_ended(item)
    ]


def size(facet: str, term: str, site: Site) -> int:
    """How many items of all catalogues belong to a term and have not ended."""
    return sum(len(living(facet, term, kind, site)) for kind in KINDS)
