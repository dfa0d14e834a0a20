"""Links by id in the hand-written pages lead to records."""

from collections.abc import Iterator, Mapping

from portal.catalogue.catalogue import Catalogue
from portal.checks.dangling import dangling
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.read.prose import links
from portal.read.text import position

EXPLAINED = Explanation(
    "手写的页面里的链接",
    "docs/ 里的页面用 (id:某id) 链接记录，id 写错就打不开。",
    "照提示改成对方的 id。",
    ("链接: 没有 id 为 〈neighbour-lwa〉 的记录 (最接近的是 〈neighbour-law〉（〈相邻的法〉）)",),
)


def check(catalogue: Catalogue, guides: Mapping[str, str]) -> Iterator[Violation]:
    for path, text in guides.items():
        for found in links(text):
            if told := dangling(catalogue, found.group(1)):
                yield Violation(path, ("链接",), *told, position(text, found.start(1)))
