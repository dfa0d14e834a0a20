"""A link leads to something that is there."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.links import Relation
from portal.checks.violation import Violation
from portal.kinds.item import Item

BETWEEN_DOCUMENTS = (Relation.SUPERSEDES, Relation.CONTINUES, Relation.AMENDS, Relation.ENDS)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for link in catalogue.stated:
        item = catalogue.items[link.source]
        target = catalogue.find(link.target)
        if target is None:
            yield from dangling(catalogue, item, link.place, link.target)
        elif target.id == item.id:
            yield Violation(item, link.place, "指向了自己", "删去，或写对方的 id")
        elif link.relation in BETWEEN_DOCUMENTS and target.get("level") is None:
            yield Violation(
                item,
                link.place,
                f"{target.id} 不是文件，谈不上{link.relation.forward}",
                "写文件的 id；只是相关的，写在 related 里",
            )


def dangling(
    catalogue: Catalogue, item: Item, place: tuple[str | int, ...], id: str
) -> Iterator[Violation]:
    """The finding for an id that leads nowhere; none for one that leads somewhere."""
    if catalogue.lacks(id):
        near = catalogue.likeness.nearest(id)
        hint = f"最接近的是 {near.id}（{near.title}）" if near else "先收录对方"
        yield Violation(item, place, f"没有 id 为 {id} 的记录", hint)
