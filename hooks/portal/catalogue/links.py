"""Relations between items, read in both directions from the one side that states them."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from portal.kinds.item import Item
from portal.read.file import is_kept
from portal.read.known import KnownOf
from portal.read.model_fields import ModelField, values_at, ways
from portal.read.relation import Relation


@dataclass(frozen=True)
class Statement:
    """`source` stands in `relation` to `target` (both ids); `place` is where that is written."""

    source: str
    relation: Relation
    target: str
    place: tuple[str | int, ...]
    kind: str = ""
    note: str | None = None


_known: KnownOf[list[Statement]] = KnownOf()


def links_of(item: Item) -> list[Statement]:
    """Every link that the item's own data states."""
    return (
        _known.of(item.value, lambda: list(_links_of(item))) if is_kept() else list(_links_of(item))
    )


def _links_of(item: Item) -> Iterator[Statement]:
    for relation, names in _ways(type(item.value)):
        for place, holder, value in values_at(item.value, names):
            said = holder.__dict__ if len(names) > 1 else {}
            kind, note = said.get("relation", ""), said.get("note")
            if isinstance(value, str):
                yield Statement(item.id, relation, value, place, kind, note)
            else:
                for index, id in enumerate(value):
                    yield Statement(item.id, relation, id, (*place, index), kind, note)


@cache
def _ways(model: type[BaseModel]) -> list[tuple[Relation, tuple[str, ...]]]:
    """The ways to the fields of a model that state links, in the order of the relations."""
    found = [(field.links, names) for names, field in ways(model, _states)]
    stated = [(links.relation, names) for links, names in found if links]
    return sorted(stated, key=lambda pair: list(Relation).index(pair[0]))


def _states(field: ModelField) -> bool:
    return field.links is not None and not field.links.mirrored


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
