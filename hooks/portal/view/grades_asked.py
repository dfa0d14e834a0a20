"""From a relief to the benchmark: which kinds of machine somebody who wants it may have graded there.

A list that is not here is not replaced by a grade. The benchmark says both, so it is told which relief is
meant, and opens with the kind of machine filled in.
"""

from collections.abc import Iterable

from portal.kinds.indicator import MACHINES
from portal.kinds.item import Item
from portal.page import Link, filled_in
from portal.view.relief_life import whole_life
from portal.view.reliefs import reliefs_for_renewal
from portal.view.site import Site

ENERGY = "energy-saving"
"""What reliefs are about for which the energy that a machine needs matters."""


def graded_kinds(site: Site) -> tuple[str, ...]:
    """The kinds of machine of which the benchmark has grades."""
    known: dict[str, tuple[str, ...]] = site.known.setdefault("graded kinds", {})
    if "all" not in known:
        standing = (item for item in site.catalogue.of("standards") if site.validities.stands(item))
        tables = [one for item in standing for one in item.get("grade_tables", ())]
        found = {one.equipment for one in tables if one.confidence != "low"}
        known["all"] = tuple(id for id in MACHINES if id in found)
    return known["all"]


def kinds_for(item: Item, site: Site) -> tuple[str, ...]:
    """The kinds that are graded for a relief: those that its requirements name, or where they name none,
    each that may be bought for it; none where no grade has to do with it."""
    asked = [one.fact for one in whole_life(item, site).technical]
    named = {id for fact in asked for id in fact.equipment}
    if named:
        return tuple(id for id in graded_kinds(site) if id in named)
    matters = any(fact.route for fact in asked) and ENERGY in item.get("topics", ())
    bought = matters and any(one.id == item.id for one in reliefs_for_renewal(site))
    return graded_kinds(site) if bought else ()


def to_benchmark(item: Item, site: Site, bought: Iterable[str] = ()) -> tuple[Link, ...]:
    """Ways to the benchmark for a relief, one for each kind; of what is `bought` only, where that is known."""
    kinds, wanted = kinds_for(item, site), set(bought)
    own = [id for id in kinds if id in wanted] if wanted else kinds
    return tuple(
        Link(
            site.name("equipment", id),
            filled_in("tools/benchmark/", {"kind": "machine", "machine": id, "relief": item.id}),
        )
        for id in own
    )
