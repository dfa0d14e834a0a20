"""A link leads to something that is there."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.read.relation import Relation

EXPLAINED = Explanation(
    "指向的记录不存在",
    "supersedes、basis、related 等字段写的是另一条记录的 id；写错了，关系就断了。",
    "用 python scripts/find.py 查对方的 id。最接近的那条不一定是你要的，看清题名再改；没有收录的先收录，或用文字写（supersedes_note）。",
    (
        "〈basis[1]〉: 没有 id 为 〈neighbour-laww〉 的记录 (最接近的是 〈neighbour-law〉（〈相邻的法〉）)",
        "〈basis[1]〉: 指向了自己 (删去，或写对方的 id)",
        "〈supersedes[1]〉: 〈neighbour-case〉 不是文件，谈不上〈替代或废止〉 (写文件的 id；只是相关的，写在 related 里)",
    ),
)

BETWEEN_DOCUMENTS = (Relation.SUPERSEDES, Relation.CONTINUES, Relation.AMENDS, Relation.ENDS)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for link in catalogue.stated:
        item = catalogue.items[link.source]
        target = catalogue.find(link.target)
        if target is None:
            if told := dangling(catalogue, link.target, item.id):
                message, hint = told
                if link.relation is Relation.SUPERSEDES and not link.target.isascii():
                    hint += "；没有收录的，把名称写在 supersedes_note 里"
                yield Violation.of(item, link.place, message, hint)
        elif target.id == item.id:
            yield Violation.of(item, link.place, "指向了自己", "删去，或写对方的 id")
        elif link.relation in BETWEEN_DOCUMENTS and target.get("level") is None:
            yield Violation.of(
                item,
                link.place,
                f"{target.id} 不是文件，谈不上{link.relation.forward}",
                "写文件的 id；只是相关的，写在 related 里",
            )
