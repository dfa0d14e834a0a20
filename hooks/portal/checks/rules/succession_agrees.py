"""Both sides of a succession say the same."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.explanation import Explanation
from portal.read.relation import Relation

EXPLAINED = Explanation(
    "替代关系两边不一致",
    "superseded_by、continued_by 由对方推出，一般不写；写了就要和对方一致。",
    "到对方的文件里补写 supersedes 或 continues，这里的可以删去。",
    (
        "superseded_by[〈1〉]: 单向：〈neighbour-law〉 没有写〈替代关系〉 (在 〈laws/neighbour-law.yaml〉 补写 〈supersedes〉: [〈one-way-supersession〉]，这里可以不写)",
        "superseded_by: 单向：〈second-successor〉 也写了〈替代或废止〉本文件 (补上 〈second-successor〉，或删去 〈superseded_by〉)",
    ),
)

MIRRORED = (("superseded_by", Relation.SUPERSEDES), ("continued_by", Relation.CONTINUES))


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for field, relation in MIRRORED:
            if item.get(field):
                yield from _one_way(catalogue, item, field, relation)


def _one_way(
    catalogue: Catalogue, item: Item, field: str, relation: Relation
) -> Iterator[Violation]:
    stated = item.get(field)
    by_others = [link.source for link in catalogue.links.to(item.id, relation)]
    for index, id in enumerate(stated):
        other = catalogue.find(id)
        if other is None:
            if told := dangling(catalogue, id, item.id):
                yield Violation.of(item, (field, index), *told)
        elif other.id not in by_others:
            yield Violation.of(
                item,
                (field, index),
                f"单向：{other.id} 没有写{item.label(relation.field)}",
                f"在 {other.path} 补写 {relation.field}: [{item.id}]，这里可以不写",
            )
    for id in by_others:
        if id not in [other.id for given in stated if (other := catalogue.find(given))]:
            yield Violation.of(
                item,
                (field,),
                f"单向：{id} 也写了{relation.forward}本文件",
                f"补上 {id}，或删去 {field}",
            )
