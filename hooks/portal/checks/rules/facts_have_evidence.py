"""No fact without evidence: a source for every record; a row may rest on its list's."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "没有来源",
    "每条记录都要让读者查得到出处。",
    "在 sources 里至少写一处：title（名称）、seen（查看日期，写到日），有公开网址的写 url。",
    (
        "sources[〈1〉].seen: 查看日期 〈2026-11〉 不到日 (写到日：2026-11-22)",
        "sources: 没有来源 (至少写一个来源：title、seen，能写 url 更好)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        sources = item.value.sources or (item.record.sources if item.parent else ())
        if not sources and item.value.verification.confidence != "low":
            yield Violation.of(
                item, ("sources",), "没有来源", "至少写一个来源：title、seen，能写 url 更好"
            )
        for index, source in enumerate(item.value.sources):
            if source.seen.precision != "day":
                yield Violation.of(
                    item,
                    ("sources", index, "seen"),
                    f"查看日期 {source.seen} 不到日",
                    "写到日：2026-11-22",
                )
