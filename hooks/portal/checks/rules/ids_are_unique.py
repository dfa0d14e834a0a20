"""An id names one thing for ever: no two records, rows, parts or aliases share one."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.kinds import BY_ID
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "id 用过了",
    "一个 id 永远只指一样东西：网址、订阅、引用都靠它。条目、指标、表的 id 也一样，用过的旧 id（alias_ids）也算。",
    "换一个没有用过的 id，条目一般写成 清单的id-序号。",
    (
        "alias_ids[〈1〉]: 没有栏目 〈law〉 (可选：〈laws、policies、standards、technologies、phase-out、tax、cases、news、jobs、services、forms、bodies、terms、interpretations、questions〉)",
        "rows[〈1〉].id: 编号 〈neighbour-list-1〉 已在 〈phase-out/neighbour-list.yaml〉 使用 (换一个没有用过的 id)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item, place, address in catalogue.repeated:
        kind, _, id = address.rpartition("/")
        inner = place[len(item.place) :]
        if kind and kind not in BY_ID:
            yield Violation.of(item, inner, f"没有栏目 {kind}", "可选：" + "、".join(BY_ID))
            continue
        alias = catalogue.aliases.get(id)
        owner = catalogue.items.get(id) or (catalogue.items.get(alias.target) if alias else None)
        where = owner.path if owner else "别处"
        if not item.parent and inner == ("id",) and PurePosixPath(item.path).stem != id:
            continue  # a copy, of which the name of its file tells all
        yield Violation.of(item, inner, f"编号 {id} 已在 {where} 使用", "换一个没有用过的 id")
