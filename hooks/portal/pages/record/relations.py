"""What goes with a record: links both ways, grouped, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.links import Statement
from portal.kinds.body import Body
from portal.kinds.item import Item
from portal.page import Badge, Link, Section
from portal.read.relation import Relation
from portal.read.vocabulary import RelationTerm
from portal.view.site import Site

TOLD_ABOVE = (Relation.USED, Relation.ONLINE, Relation.INTERPRETS, Relation.ANSWERS)
"""What speaks of a record further up, where people look for what to do, who explains it, who has asked."""

Told = tuple[str, str, str | None]
"""Id of the other side, what it is to this one, and why."""


@dataclass(frozen=True)
class RelatedLink:
    """One link with the badge of what it leads to."""

    link: Link
    badge: Badge | None
    note: str = ""


@dataclass(frozen=True)
class RelationGroup:
    title: str
    members: tuple[RelatedLink, ...]


def sections(item: Item, site: Site) -> Iterator[Section]:
    groups = list(_groups(item, site))
    if groups:
        yield Section(
            "relations", "相关文件和条目", "relations", groups, "看相关的文件、案例和优惠"
        )


def _groups(item: Item, site: Site) -> Iterator[RelationGroup]:
    links = site.catalogue.links
    if item.parent:  # a row rests on what its list rests on
        bases = tuple(
            _related(site, link.target, "", None)
            for link in links.of(item.parent.id, Relation.BASIS)
        )
        if bases:
            yield RelationGroup("所在清单的依据", bases)
    stated = links.of(item.id)
    received = [x for x in links.to(item.id) if not _is_asked(x, item, site)]
    for relation in Relation if stated or received else ():
        ahead: list[Told] = [
            (x.target, _said(site, x), x.note) for x in stated if x.relation is relation
        ]
        back: list[Told] = [  # without the note, which was written for the other side's readers
            (x.source, _heard(site, x), None) for x in received if x.relation is relation
        ]
        if relation in (Relation.CONFUSED, Relation.RELATED):
            ahead, back = ahead + back, []  # these hold both ways
        if relation in item.presentation.shows:
            ahead = []
        if relation in TOLD_ABOVE:
            back = []
        for title, found in ((relation.forward, ahead), (relation.backward, back)):
            members = tuple(_related(site, *one) for one in dict.fromkeys(found))
            if members:
                yield RelationGroup(title, members)


def _is_asked(link: Statement, item: Item, site: Site) -> bool:
    """Whether a body says that it is asked about the item: its page has a part of its own for that."""
    source = site.catalogue.find(link.source)
    is_body = source is not None and isinstance(source.value, Body)
    return is_body and link.relation is Relation.RELATED and bool(item.kind.asks)


def _said(site: Site, link: Statement) -> str:
    return site.name("relations", link.kind) if link.kind else ""


def _heard(site: Site, link: Statement) -> str:
    term = site.catalogue.term("relations", link.kind)
    return term.inverse if isinstance(term, RelationTerm) else ""


def _related(site: Site, id: str, word: str, note: str | None) -> RelatedLink:
    item = site.catalogue.find(id)
    return RelatedLink(
        site.link(id), site.badge(item) if item else None, "：".join(x for x in (word, note) if x)
    )
