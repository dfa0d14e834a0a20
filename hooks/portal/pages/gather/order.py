"""In which order items are read: what holds before what has ended, the particular before the general."""

from datetime import date

from portal.kinds.item import Item
from portal.kinds.phase_out import PhaseOutRow
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.validity.status import Status
from portal.validity.validity import start_of_item
from portal.view.site import Site

STATUSES = (
    Status.IN_FORCE,
    Status.UPCOMING,
    Status.UNVERIFIED,
    Status.TARGET_PASSED,
    Status.SUPERSEDED,
    Status.EXPIRED,
    Status.REPEALED,
)
"""The order in which statuses are read."""

_RANK = {status: rank for rank, status in enumerate(STATUSES)}


def in_reading_order(items: list[Item], site: Site) -> list[Item]:
    """What holds first, then what is to come, then what has ended; the newest first in each.
    Items of the same day keep their order, for the rows of a list have one of their own."""
    return sorted(items, key=lambda item: (status_rank(item, site), age(item)))


def by_use(items: list[Item], facet: str, term: str, site: Site) -> list[Item]:
    """What helps someone who asks about one term most comes first.

    Facts before mere headings, what sets something before lists of names, what holds before what
    has ended, what is about this term before what is about many, rows that name models and documents with figures before others, the newest
    first. Items that are alike in all this keep their order.
    """

    def key(item: Item) -> tuple:
        return (
            item.value.verification.confidence == "low",
            site.validity(item) is None and isinstance(item.value, Document),  # lists of winners
            status_rank(item, site),
            *_breadth(item, facet, term, site),
            _substance(item),
            age(item),
        )

    return sorted(items, key=key)


def status_rank(item: Item, site: Site) -> int:
    """The place of an item's status in `STATUSES`; what has no validity counts as holding."""
    validity = site.validity(item)
    return _RANK[validity.status] if validity else 0


def moment_of(item: Item) -> PartialDate | None:
    """When an item began, as far as is known; a row without a date of its own began with its list."""
    own = start_of_item(item) or next(
        filter(None, (item.get(field) for field in ("effective", "issued", "date", "year"))), None
    )
    return own or (moment_of(item.parent) if item.parent else None)


def age(item: Item) -> int:
    """Sorts the newest first."""
    moment = moment_of(item)
    return -(moment.first if moment else date.min).toordinal()


def _breadth(item: Item, facet: str, term: str, site: Site) -> tuple[int, int, int]:
    """How far an item reaches beyond one term.

    Editors write the topic that a document is mainly about first. A basic law names many and is no
    less to the point for that: among laws the higher comes first, then the one that asks for more.
    """
    terms = item.get(facet, ())
    aside = facet == "topics" and bool(terms) and terms[0] != term
    if item.kind.id != "laws":
        return (int(aside), len(terms), 0)
    levels = list(site.catalogue.vocabularies.get("levels", {}))
    level = item.get("level")
    height = levels.index(level) if level in levels else len(levels)
    return (int(aside), height, -len(item.get("duties", ())))


def _substance(item: Item) -> int:
    """0 for what lists models or figures itself, more for what only speaks of them."""
    if isinstance(item.value, PhaseOutRow):
        return 2 if not item.value.models else 0 if item.value.match == "exact" else 1
    held = ("indicators", "grade_tables", "rows", "figures", "rate", "threshold", "duties")
    return 0 if item.parent or any(item.get(field) for field in held) else 1
