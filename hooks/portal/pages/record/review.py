"""待复核: what a record rests on has a new edition, and on the new one, who still rests on the old."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.content import comparison_address
from portal.kinds.item import Item
from portal.page import Link, Section
from portal.view.awaiting_review import AwaitingReview
from portal.view.site import Site


@dataclass(frozen=True)
class ReviewNotice:
    """One edition that a record cites, what took its place and since when, when the record was last
    checked; `comparison` leads to both side by side where they can be compared."""

    cited: Link
    successors: tuple[Link, ...]
    since: str
    checked: str
    comparison: str


@dataclass(frozen=True)
class WaitingRecord:
    """One record that cites the old edition."""

    link: Link
    checked: str


def review_notices(item: Item, site: Site) -> list[ReviewNotice]:
    """What of an item has to be looked at anew."""
    return [_notice(one, site) for one in site.awaiting_by_id.get(item.id, ()) if one.id == item.id]


def waiting_for(item: Item, site: Site) -> list[WaitingRecord]:
    """What cites the edition that an item took the place of."""
    return [
        WaitingRecord(site.link(one.id), one.checked)
        for one in site.awaiting_by_id.get(item.id, ())
        if one.id != item.id
    ]


def sections(item: Item, site: Site) -> Iterator[Section]:
    if found := waiting_for(item, site):
        yield Section("awaiting-review", "引用旧版、待复核的", "awaiting_review", found)


def _notice(one: AwaitingReview, site: Site) -> ReviewNotice:
    beside = [id for id in one.successors if one.edition in _olds(id, site)]
    url = comparison_address(site.catalogue.items[beside[0]].url) if beside else ""
    return ReviewNotice(
        site.link(one.edition),
        tuple(site.link(id) for id in one.successors),
        one.since.isoformat(),
        one.checked,
        url,
    )


def _olds(id: str, site: Site) -> tuple[str, ...]:
    return site.comparisons[id].olds if id in site.comparisons else ()
