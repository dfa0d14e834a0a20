"""Both sides of a succession say the same, and no document succeeds itself."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.item import Finding
from portal.catalogue.links import Relation

MIRRORED = (("superseded_by", Relation.SUPERSEDES), ("continued_by", Relation.CONTINUES))


def check(catalogue: Catalogue) -> Iterator[Finding]:
    for item in catalogue.records:
        for field, relation in MIRRORED:
            yield from _one_way(catalogue, item, field, relation)
        for relation in (Relation.SUPERSEDES, Relation.CONTINUES, Relation.BASIS):
            yield from _cycle(catalogue, item, relation)


def _one_way(catalogue: Catalogue, item, field: str, relation: Relation) -> Iterator[Finding]:
    stated = item.get(field, ())
    by_others = [link.source for link in catalogue.links.to(item.id, relation)]
    for index, id in enumerate(stated):
        other = catalogue.find(id)
        if other is None:
            yield Finding(item, (field, index), f"没有 id 为 {id} 的记录", "先收录对方")
        elif other.id not in by_others:
            yield Finding(
                item,
                (field, index),
                f"单向：{other.id} 没有写 {relation.field}: [{item.id}]",
                f"在 {other.path} 补写 {relation.field}，这里可以不写",
            )
    for id in by_others if stated else ():
        if id not in [other.id for given in stated if (other := catalogue.find(given))]:
            yield Finding(
                item,
                (field,),
                f"单向：{id} 也写了{relation.forward}本文件",
                f"补上 {id}，或删去 {field}",
            )


def _cycle(catalogue: Catalogue, item, relation: Relation) -> Iterator[Finding]:
    """Report a cycle once, at its member with the smallest id."""
    path, here = [item.id], item.id
    while len(path) <= len(catalogue.records):
        ahead = [link.target for link in catalogue.links.of(here, relation)]
        if item.id in ahead and len(path) > 1:
            if item.id == min(path):
                circle = " → ".join([*path, item.id])
                yield Finding(
                    item,
                    (relation.field,),
                    f"{relation.forward}成了一个圈：{circle}",
                    "删去其中一环",
                )
            return
        onward = [id for id in ahead if id not in path]
        if not onward:
            return
        here = onward[0]
        path.append(here)
