"""Which records speak for a relief beside itself: those whose way of claiming it `follows`."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.kinds.item import Item
from portal.kinds.tax import TaxList


def told_by(item: Item, catalogue: Catalogue) -> Iterator[tuple[Item, TaxList]]:
    """The relief itself, then what it follows, the nearest first, each once. What was withdrawn
    speaks for nothing, nor does what nobody has seen."""
    ahead, seen = [item], {item.id}
    while ahead:
        one = ahead.pop(0)
        relief = one.value
        if not isinstance(relief, TaxList):
            continue
        unseen = relief.verification.confidence == "low" or catalogue.is_withdrawn(one)
        if unseen and one.id != item.id:
            continue
        yield one, relief
        for id in relief.follows:
            found = catalogue.find(id)
            if found and found.id not in seen:
                seen.add(found.id)
                ahead.append(found)
