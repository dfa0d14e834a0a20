"""News and cases have no number and no level: the same title on the same day is the same story."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.explanation import Explanation
from portal.read.normalise import compact, normalise

EXPLAINED = Explanation(
    "同一条动态、同一个案例收录了两次",
    "题名和日期都一样的两条，多半是同一件事写了两遍，订阅者会收到两次。",
    "留一条，删去还没有发布的另一条；确是两件事的，在题名里写出区别。",
    (
        "title: 题名和日期与 〈cases/neighbour-case.yaml〉 相同：〈《相邻的 案例》〉 (是同一件事的，只留一条；确是两件的，在题名里写出区别)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    first: dict[tuple[str, str, str], Item] = {}
    for item in catalogue.records:
        if item.get("level"):
            continue
        title = item.get("title") or ""
        spoken = compact(normalise(title, {})) or title
        earlier = first.setdefault((item.kind.id, spoken, str(item.get("date") or "")), item)
        if earlier.id != item.id:  # a copy that kept its id is told of by the name of its file
            yield Violation.of(
                item,
                ("title",),
                f"题名和日期与 {earlier.path} 相同：{title}",
                "是同一件事的，只留一条；确是两件的，在题名里写出区别",
            )
