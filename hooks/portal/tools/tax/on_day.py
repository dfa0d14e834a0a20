"""What the relief finder says of a relief on one day: for pages that name it beside other things.

The browser picks the span of a day in the same data (`stateOn` in assets/tools/tax/terms.js), so
that a page and the finder cannot say two things of one day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from portal.kinds.item import Item
from portal.kinds.tax import TaxList
from portal.page import Link
from portal.tools.tax.data import relief_data
from portal.view.site import Site

HOLDS = "in"
"""The state of what can be used on the day."""


@dataclass(frozen=True)
class ReliefOnDay:
    """A relief on a day: `state` as in the data of the finder, and what that says in words; `by`
    are the documents that ended it or will. Those of one `saving` are to be had once. A rule is no
    relief itself. `name` is the short one that people use."""

    id: str
    title: str
    name: str
    no: str
    url: str
    state: str
    words: str
    by: tuple[Link, ...]
    saving: str
    is_rule: bool
    rate: str
    lacking: str
    """What of its lists is not here."""
    quantities: frozenset[str]
    """What its record has numbers of."""
    payers: frozenset[str]
    """Who can have it, where not everybody can."""

    @property
    def holds(self) -> bool:
        return self.state == HOLDS and not self.is_rule


def reliefs_on(ids: Iterable[str], day: date, site: Site) -> list[ReliefOnDay]:
    """The reliefs with these ids on a day; what is no relief, or was withdrawn, is left out."""
    found = (site.catalogue.find(id) for id in ids)
    return [
        _on(item, day, site)
        for item in dict.fromkeys(one for one in found if one)
        if isinstance(item.value, TaxList) and not site.catalogue.is_withdrawn(item)
    ]


def _on(item: Item, day: date, site: Site) -> ReliefOnDay:
    known = relief_data(item, site)
    span = next(
        one
        for one in known["spans"]
        if (one["from"] or "") <= day.isoformat() <= (one["to"] or "9999")
    )
    aliases = item.get("aliases", ())
    return ReliefOnDay(
        item.id,
        item.title,
        aliases[0] if aliases else item.title,
        known.get("no", ""),
        item.url,
        span["state"],
        span["words"],
        tuple(Link(one["title"], one["url"]) for one in span["by"]),
        known["saving"],
        bool(known.get("is_rule")),
        known.get("rate", ""),
        known.get("coverage", ""),
        frozenset(known.get("numbers", {})),
        frozenset(known.get("entitled", ())),
    )
