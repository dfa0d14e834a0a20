"""No document succeeds, ends, amends or rests on itself, by whatever way round."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.circles import circles
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.read.relation import Relation

EXPLAINED = Explanation(
    "关系绕成了圈",
    "甲替代乙、乙又替代甲，谁也不会有效；依据、修改、接续也一样。",
    "看清哪份在后，删去写反的一环。",
    (
        "〈basis〉: 〈依据〉成了一个圈：〈circle-of-basis → circle-of-basis-other → circle-of-basis-third → circle-of-basis〉 (删去其中一环)",
    ),
)

ONE_WAY = (
    Relation.SUPERSEDES,
    Relation.CONTINUES,
    Relation.AMENDS,
    Relation.ENDS,
    Relation.BASIS,
)
"""Relations that always lead to what was there before."""


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for relation in ONE_WAY:
        ahead = {
            item.id: [
                x.target for x in catalogue.links.of(item.id, relation) if x.target != item.id
            ]
            for item in catalogue.records
        }
        for circle in circles(ahead):
            item = catalogue.items[circle[0]]
            words = " → ".join([*circle, circle[0]])
            told = f"{relation.forward}成了一个圈：{words}"
            yield Violation.of(item, (relation.field,), told, "删去其中一环")
