"""In which order items are read: what holds before what has ended, the particular before the general."""

from portal.kinds.item import Item
from portal.read.document import Document
from portal.validity.status import Status
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
    return sorted(items, key=lambda item: (status_rank(item, site), site.age(item)))


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
            item.presentation.weight(item),
            site.age(item),
        )

    return sorted(items, key=key)


def status_rank(item: Item, site: Site) -> int:
    """The place of an item's status in `STATUSES`; what has no validity counts as holding."""
    validity = site.validity(item)
    return _RANK[validity.status] if validity else 0


def _breadth(item: Item, facet: str, term: str, site: Site) -> tuple[int, ...]:
    """How far an item reaches beyond one term. Editors write the topic that a document is mainly
    about first."""
    terms = item.get(facet, ())
    aside = facet == "topics" and bool(terms) and terms[0] != term
    return (int(aside), *item.presentation.breadth(item, len(terms), site))
