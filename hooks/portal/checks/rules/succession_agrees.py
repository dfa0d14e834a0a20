"""Both sides of a succession say the same, and no document succeeds itself."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.links import Relation
from portal.checks.rules.links_resolve import dangling
from portal.checks.violation import Violation
from portal.kinds.item import Item

MIRRORED = (("superseded_by", Relation.SUPERSEDES), ("continued_by", Relation.CONTINUES))


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for field, relation in MIRRORED:
            if item.get(field):
                yield from _one_way(catalogue, item, field, relation)
    for relation in (Relation.SUPERSEDES, Relation.CONTINUES, Relation.BASIS):
        yield from _circles(catalogue, relation)


def _one_way(
    catalogue: Catalogue, item: Item, field: str, relation: Relation
) -> Iterator[Violation]:
    stated = item.get(field)
    by_others = [link.source for link in catalogue.links.to(item.id, relation)]
    for index, id in enumerate(stated):
        other = catalogue.find(id)
        if other is None:
            yield from dangling(catalogue, item, (field, index), id)
        elif other.id not in by_others:
            yield Violation(
                item,
                (field, index),
                f"单向：{other.id} 没有写{item.label(relation.field)}",
                f"在 {other.path} 补写 {relation.field}: [{item.id}]，这里可以不写",
            )
    for id in by_others:
        if id not in [other.id for given in stated if (other := catalogue.find(given))]:
            yield Violation(
                item,
                (field,),
                f"单向：{id} 也写了{relation.forward}本文件",
                f"补上 {id}，或删去 {field}",
            )


def _circles(catalogue: Catalogue, relation: Relation) -> Iterator[Violation]:
    """Each circle once, at its member with the smallest id."""
    ahead = {
        item.id: [x.target for x in catalogue.links.of(item.id, relation) if x.target != item.id]
        for item in sorted(catalogue.records, key=lambda item: item.id)
    }
    while circle := _circle(ahead):
        first = circle.index(min(circle))
        circle = [*circle[first:], *circle[:first]]
        item = catalogue.items[circle[0]]
        words = " → ".join([*circle, circle[0]])
        yield Violation(
            item, (relation.field,), f"{relation.forward}成了一个圈：{words}", "删去其中一环"
        )
        ahead[circle[0]] = [id for id in ahead[circle[0]] if id != circle[1]]


def _circle(ahead: dict[str, list[str]]) -> list[str]:
    """The members of one circle in their order, or nothing."""
    try:
        TopologicalSorter(ahead).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))[:-1]
    return []
