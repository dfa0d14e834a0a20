"""One record per document: two records with the same number or the same title are suspect."""

from collections import defaultdict
from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.relation import Relation


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for field, name in (("doc_no", "文号"), ("title", "题名")):
        bearers: dict[str, list[Item]] = defaultdict(list)
        for item in catalogue.records:
            if item.get("level") and item.get(field):
                bearers[item.get(field)].append(item)
        for value, items in bearers.items():
            for item in items[1:]:
                if not _told_apart(catalogue, items[0], item):
                    yield Violation.of(
                        item,
                        (field,),
                        f"{name}与 {items[0].path} 相同：{value}",
                        f"合并成一条，把另一个 id 写进 alias_ids；确是两件的，写 confused_with: [{items[0].id}]",
                    )


def _told_apart(catalogue: Catalogue, one: Item, other: Item) -> bool:
    """The record itself says that the two are different documents."""
    stated = (Relation.CONFUSED, Relation.SUPERSEDES, Relation.RELATED, Relation.BASIS)
    return any(
        link.target == far.id
        for near, far in ((one, other), (other, one))
        for link in catalogue.links.of(near.id)
        if link.relation in stated
    )
