"""A link leads to something that is there."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.item import Finding
from portal.catalogue.links import Relation
from portal.read.problem import nearest


def check(catalogue: Catalogue) -> Iterator[Finding]:
    names = {item.title: item.id for item in catalogue.records}
    for link in catalogue.stated:
        item = catalogue.items[link.source]
        target = catalogue.find(link.target)
        if target is None:
            if not _unread(catalogue, link.target):
                near = nearest(link.target, list(catalogue.items)) or names.get(
                    nearest(link.target, list(names)), ""
                )
                hint = (
                    f"最接近的是 {near}（{catalogue.items[near].title}）" if near else "先收录对方"
                )
                yield Finding(item, link.place, f"没有 id 为 {link.target} 的记录", hint)
        elif target.id == item.id:
            yield Finding(item, link.place, "指向了自己", "删去，或写对方的 id")
        elif link.relation in (
            Relation.SUPERSEDES,
            Relation.CONTINUES,
            Relation.AMENDS,
            Relation.ENDS,
        ) and (target.get("level") is None):
            yield Finding(
                item,
                link.place,
                f"{target.id} 不是文件，谈不上{link.relation.forward}",
                "写文件的 id",
            )


def _unread(catalogue: Catalogue, id: str) -> bool:
    return any(id == stem or id.startswith(f"{stem}-") for stem in catalogue.unread)
