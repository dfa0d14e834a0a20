"""Relations between items, read in both directions from the one side that states them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from portal.kinds.item import Item


class Relation(Enum):
    """A kind of link: the field that states it, and how each side speaks of the other."""

    SUPERSEDES = ("supersedes", "替代或废止", "被以下文件替代或废止")
    CONTINUES = ("continues", "接续", "由以下文件接续")
    AMENDS = ("amends", "修改、调整", "由以下文件修改、调整")
    ENDS = ("ends", "使其停止执行", "因以下文件停止执行")
    BASIS = ("basis", "依据", "以本文件为依据")
    CONFUSED = ("confused_with", "名称相近，勿混淆", "名称相近，勿混淆")
    RELATED = ("related", "相关", "相关")
    ABOUT = ("about", "涉及", "相关动态")
    DEADLINE = ("deadline_rules", "期限依据", "据此定期限的条目")

    def __init__(self, field: str, forward: str, backward: str):
        self.field = field
        self.forward = forward
        self.backward = backward


@dataclass(frozen=True)
class Statement:
    """`source` stands in `relation` to `target` (both ids); `place` is where that is written."""

    source: str
    relation: Relation
    target: str
    place: tuple[str | int, ...]
    kind: str = ""
    note: str | None = None


def links_of(item: Item) -> Iterator[Statement]:
    """Every link that the item's own data states."""
    for relation in Relation:
        for index, other in enumerate(item.get(relation.field, ())):
            place = (relation.field, index)
            if relation is Relation.RELATED:
                yield Statement(
                    item.id, relation, other.id, (*place, "id"), other.relation, other.note
                )
            elif relation is Relation.DEADLINE:
                if other.basis:
                    yield Statement(item.id, relation, other.basis, (*place, "basis"))
            else:
                yield Statement(item.id, relation, other, place)


class Links:
    """All links, by source and by target. Targets are resolved ids, so an alias works."""

    def __init__(self, links: list[Statement]):
        self._forward: dict[str, list[Statement]] = defaultdict(list)
        self._backward: dict[str, list[Statement]] = defaultdict(list)
        for link in links:
            self._forward[link.source].append(link)
            self._backward[link.target].append(link)

    def of(self, id: str, relation: Relation | None = None) -> list[Statement]:
        """Links that this item states."""
        return [x for x in self._forward.get(id, ()) if relation in (None, x.relation)]

    def to(self, id: str, relation: Relation | None = None) -> list[Statement]:
        """Links that others state about this item."""
        return [x for x in self._backward.get(id, ()) if relation in (None, x.relation)]
