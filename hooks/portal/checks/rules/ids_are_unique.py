"""An id names one thing for ever: no two records, rows, parts or aliases share one."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.kinds import BY_ID


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
