"""Links in running text are written by id, `[节约能源法](id:energy-conservation-law)`."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.read.prose import linked_ids

EXPLAINED = Explanation(
    "摘要、正文里的链接",
    "正文里的 [名称](id:某id) 要指到一条记录。",
    "照提示改成对方的 id。",
    (
        "summary: 没有 id 为 〈neighbour-lwa〉 的记录 (最接近的是 〈neighbour-law〉（〈相邻的法〉）)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for field in ("summary", "body"):
            for id in linked_ids(item.get(field) or ""):
                if told := dangling(catalogue, id):
                    yield Violation.of(item, (field,), *told)
