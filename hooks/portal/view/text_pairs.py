"""Which full texts stand side by side on a page of their own, and where that is."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import Literal

from portal.catalogue.content import comparison_address
from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.read.relation import Relation
from portal.view.legal_texts import shown_version, versions_of
from portal.view.site import Site

PairSort = Literal["versions", "succession", "basis"]
"""Two versions of one record; what was replaced beside what replaced it; what a document rests on
beside that document."""

FEW = 6
"""Of so many versions every two have a page; of more the neighbours, and the first with the last."""


@dataclass(frozen=True)
class TextPair:
    """Two texts in the order in which they are read. `holder` is the record that the page belongs to,
    the one of the new text; `url` is its address."""

    sort: PairSort
    holder: Item
    other: Item
    old: TextVersion
    new: TextVersion
    url: str


def text_pairs(item: Item, site: Site) -> tuple[TextPair, ...]:
    """The pages below an item: its newest two versions, the other neighbours, further pairs, then the
    texts of other records."""
    return (*_own_pairs(item, site), *_foreign_pairs(item, site))


def compared_with(item: Item, site: Site) -> Iterator[TextPair]:
    """The pages below what took the place of an item, on which its text is the old one."""
    for statement in site.catalogue.links.to(item.id, Relation.SUPERSEDES):
        holder = site.catalogue.find(statement.source)
        for pair in _foreign_pairs(holder, site) if holder else ():
            if pair.other is item:
                yield pair


def newest_pair(item: Item, site: Site) -> TextPair | None:
    """What `compare/` leads to, where the item has two versions."""
    return next(_own_pairs(item, site), None)


def _own_pairs(item: Item, site: Site) -> Iterator[TextPair]:
    versions = versions_of(item, site)
    beside = list(reversed(list(pairwise(versions))))
    ends = [(versions[0], versions[-1])] if len(versions) > 2 else []
    every = list(combinations(versions, 2)) if len(versions) <= FEW else []
    for old, new in dict.fromkeys((*beside, *ends, *reversed(every))):
        taken = item.id in site.comparisons or (old, new) != beside[0]
        days = f"{old.day.isoformat()}..{new.day.isoformat()}/" if taken else ""
        yield TextPair("versions", item, item, old, new, f"{comparison_address(item.url)}{days}")


def _foreign_pairs(item: Item, site: Site) -> Iterator[TextPair]:
    versions = versions_of(item, site)
    if not versions:
        return
    told: set[str] = {item.id}
    for relation in (Relation.SUPERSEDES, Relation.BASIS):
        for statement in site.catalogue.links.of(item.id, relation):
            other = site.catalogue.find(statement.target)
            others = versions_of(other, site) if other else ()
            if other is None or not others or other.id in told:
                continue
            told.add(other.id)
            url = f"{comparison_address(item.url)}{other.id}/"
            if relation is Relation.SUPERSEDES:
                yield TextPair("succession", item, other, others[-1], versions[0], url)
                continue
            old, new = shown_version(other, site), shown_version(item, site)
            if old and new:
                yield TextPair("basis", item, other, old, new, url)
