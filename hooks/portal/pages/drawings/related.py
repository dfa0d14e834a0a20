"""The relatives of a document: what it rests on and replaced, what replaced it and rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.read.document import Document
from portal.read.relation import Relation
from portal.validity.status import Status
from portal.view.site import Site


@dataclass(frozen=True)
class Relatives:
    """Those that stand in one relation to a document.

    `heading` stands over them; `sentence` says the same with {} for their names. `earlier` were
    there before it; `legal` tells basis from the line of editions.
    """

    heading: str
    sentence: str
    members: tuple[Item, ...]
    earlier: bool
    legal: bool = False


@dataclass(frozen=True)
class _Tie:
    """How a relation is told by the newer and by the older of the two; `will` is put before it
    while it is still to come."""

    relation: Relation
    newer: tuple[str, str]
    older: tuple[str, str]
    newer_will: tuple[str, str] = ("", "")
    older_will: tuple[str, str] = ("", "")


_TIES = (
    _Tie(
        Relation.ENDS,
        ("使以下规定停止执行", "使{}停止执行"),
        ("因以下文件停止执行", "因{}停止执行"),
        ("将使以下规定停止执行", "将使{}停止执行"),
        ("将因以下文件停止执行", "将因{}停止执行"),
    ),
    _Tie(
        Relation.AMENDS,
        ("修改、调整了", "修改、调整了{}"),
        ("由以下文件修改、调整", "由{}修改、调整"),
        ("将修改、调整", "将修改、调整{}"),
        ("将由以下文件修改、调整", "将由{}修改、调整"),
    ),
    _Tie(
        Relation.CONTINUES,
        ("接续（未见明文废止）", "接续{}"),
        ("由以下文件接续（未见明文废止）", "由{}接续"),
    ),
    _Tie(
        Relation.SUPERSEDES,
        ("替代了", "替代了{}"),
        ("由以下文件接替", "由{}接替"),
        ("将替代", "将替代{}"),
        ("将由以下文件接替", "将由{}接替"),
    ),
)
"""The line of editions; what is nearest to the document comes last."""


def relatives_of(item: Item, site: Site) -> Iterator[Relatives]:
    """The relatives of a document, from the earliest to the latest; none for rows, cases and news."""
    if item.parent or not isinstance(item.value, Document):
        return
    links = site.catalogue.links
    if bases := _items(site, [link.target for link in links.of(item.id, Relation.BASIS)], item):
        yield Relatives("依据", "依据{}", bases, earlier=True, legal=True)
    for tie in _TIES:
        olds = _items(site, [link.target for link in links.of(item.id, tie.relation)], item)
        coming = [_coming(old, item, site) for old in olds]
        yield from _groups(olds, coming, tie.newer, tie.newer_will, earlier=True)
    for tie in reversed(_TIES):
        news = _items(site, [link.source for link in links.to(item.id, tie.relation)], item)
        coming = [_coming(item, new, site) for new in news]
        yield from _groups(news, coming, tie.older, tie.older_will, earlier=False)
    yield from _heirs(item, site)
    if rests := _items(site, [link.source for link in links.to(item.id, Relation.BASIS)], item):
        yield Relatives("以本文件为依据的", "是{}的依据", rests, earlier=False, legal=True)


def _groups(
    members: tuple[Item, ...],
    coming: list[bool],
    told: tuple[str, str],
    foretold: tuple[str, str],
    earlier: bool,
) -> Iterator[Relatives]:
    """What has come about, and what is still to come."""
    will = [bool(foretold[0]) and still for still in coming]
    for words, wanted in ((told, False), (foretold, True)):
        found = tuple(x for x, late in zip(members, will, strict=True) if late is wanted)
        if found:
            yield Relatives(*words, found, earlier)


def _coming(old: Item, new: Item, site: Site) -> bool:
    """Whether `new` has still to take the place of `old`, as far as dates tell."""
    before, after = site.validity(old), site.validity(new)
    if after and after.status is Status.UPCOMING:
        return True
    known = before and before.until and not before.status.ended
    return bool(known and before and new.id in before.by)


def _heirs(item: Item, site: Site) -> Iterator[Relatives]:
    """What holds now in place of something ended whose successors have themselves ended."""
    validity = site.validity(item)
    if validity is None or not validity.status.ended:
        return
    ids = [id for id in site.validities.successors(item) if id not in validity.by]
    if successors := _items(site, ids, item):
        yield Relatives("几经替代，现在看", "几经替代，现在看{}", successors, earlier=False)


def _items(site: Site, ids: list[str], item: Item) -> tuple[Item, ...]:
    """The items with these ids, each once, what has ended last."""
    found = [site.catalogue.find(id) for id in dict.fromkeys(ids)]
    others = [other for other in found if other and other.id != item.id]
    return tuple(sorted(others, key=site.validities.has_ended))
