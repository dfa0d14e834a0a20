"""The headings of a long list: by status, and below that by what kind of thing the items are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from portal.kinds.item import Item
from portal.page import Card, Heading, Link
from portal.pages.gather.order import in_reading_order, status_rank
from portal.pages.gather.term_cards import telling_card
from portal.view.site import Site

UNRANKED = Heading(3, "no-status", "名单、汇编和资料")
"""What sets nothing that could be in force: read after what holds or will, before what has ended."""

WHOLE = Heading(0, "", "")
"""Stands below a heading that is not divided further."""


LONG = 12
"""Items from which on a chapter says at its top what its parts are."""


@dataclass(frozen=True)
class Placed:
    """An item with the larger and the smaller heading that it stands under."""

    item: Item
    chapter: Heading
    part: Heading


@dataclass(frozen=True)
class ChapterPart:
    """Items under a smaller heading; it has no name where it is the only one of its chapter."""

    id: str
    name: str
    total: int
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Chapter:
    """Items under a larger heading. Totals count what stands on the other pages as well."""

    id: str
    name: str
    total: int
    parts: tuple[ChapterPart, ...]
    jumps: tuple[Link, ...]
    """To the parts, where there are several and they are long."""


def placed(items: list[Item], site: Site) -> list[Placed]:
    """The items in the order in which they are read, each with its headings."""
    ranked = any(site.validity(item) for item in items)
    found = []
    for item in in_reading_order(items, site):
        kind = item.presentation.heading(item, site)
        found.append(
            Placed(item, _status(item, site), kind) if ranked else Placed(item, kind, WHOLE)
        )
    return sorted(
        found, key=lambda one: (one.chapter, one.part, one.item.presentation.place(one.item))
    )


def chapters(shown: list[Placed], whole: list[Placed], url: str, site: Site) -> Iterator[Chapter]:
    """What the page at `url` shows of the whole list."""
    totals = Counter(one.chapter for one in whole)
    parts = Counter((one.chapter, one.part) for one in whole)
    for chapter, members in groupby(shown, key=lambda one: one.chapter):
        divided = totals[chapter] != max(n for key, n in parts.items() if key[0] == chapter)
        found = tuple(
            ChapterPart(
                f"{chapter.id}-{part.id}",
                part.name if divided else "",
                parts[chapter, part],
                tuple(telling_card(one.item, site) for one in ones),
            )
            for part, ones in groupby(members, key=lambda one: one.part)
        )
        long = divided and totals[chapter] >= LONG
        links = tuple(Link(one.name, f"{url}#{one.id}", str(one.total)) for one in found if long)
        yield Chapter(chapter.id, chapter.name, totals[chapter], found, links)


def jumps(whole: list[Placed], page_size: int, addresses: list[str]) -> list[Link]:
    """A link to where each chapter begins, with the number of its items."""
    totals = Counter(one.chapter for one in whole)
    begins: dict[Heading, int] = {}
    for index, one in enumerate(whole):
        begins.setdefault(one.chapter, index)
    return [
        Link(chapter.name, f"{addresses[index // page_size]}#{chapter.id}", str(totals[chapter]))
        for chapter, index in begins.items()
    ]


def _status(item: Item, site: Site) -> Heading:
    validity = site.validity(item)
    if validity is None:
        return UNRANKED
    rank, id = status_rank(item, site), validity.status.value
    return Heading(rank if rank < UNRANKED.rank else rank + 1, id, site.name("statuses", id))
