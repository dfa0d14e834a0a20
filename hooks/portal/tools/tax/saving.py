"""Which documents give the same saving: a law and the lists that it is drawn up by.

What several documents give is to be had once. A law sets the credit, three lists say for which
machines, a notice says how it is reckoned: one investment, one credit.
"""

from portal.kinds.item import Item
from portal.kinds.tax import TaxList
from portal.read.relation import Relation
from portal.view.site import Site


def saving_of(item: Item, site: Site) -> Item:
    """The document that the saving rests on; the relief itself where it stands alone."""
    seen = {item.id}
    while basis := _basis(item, site):
        if basis.id in seen:
            break
        seen.add(basis.id)
        item = basis
    return item


def _basis(item: Item, site: Site) -> Item | None:
    for link in site.catalogue.links.of(item.id, Relation.BASIS):
        basis = site.catalogue.items[link.target]
        if _is_same(item.value, basis.value):
            return basis
    return None


def _is_same(relief: object, basis: object) -> bool:
    """The same tax in the same way, with the same numbers where it has any: a retrofit with a cap
    of its own is another saving than the purchase that its law is about."""
    return (
        isinstance(relief, TaxList)
        and isinstance(basis, TaxList)
        and set(relief.taxes) == set(basis.taxes)
        and set(relief.reliefs) == set(basis.reliefs)
        and (not relief.parameters or relief.parameters == basis.parameters)
    )
