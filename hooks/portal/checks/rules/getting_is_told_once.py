"""How a relief is got is told once: by the fields of its life, or by steps where none is recorded."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.tax import TaxList
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "怎样办写了两遍",
    "写了 mode，页面、工具都照 before、claim 说怎样办；how_to_claim、materials 再写一遍就有两种说法。",
    "把 how_to_claim 里的移到 before、claim.when，materials 里的移到 claim.kept，再删去旧的。",
    (
        "how_to_claim: 写了 mode（怎样办），又写了办理步骤 (移到 before、claim 里，删去这个)",
        "materials: 写了 mode（怎样办），又写了留存资料 (移到 claim.kept 里，删去这个)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("tax"):
        relief = item.value
        if not isinstance(relief, TaxList) or relief.mode is None:
            continue
        if relief.how_to_claim:
            hint = "移到 before、claim 里，删去这个"
            yield Violation.of(item, ("how_to_claim",), "写了 mode（怎样办），又写了办理步骤", hint)
        if relief.materials:
            hint = "移到 claim.kept 里，删去这个"
            yield Violation.of(item, ("materials",), "写了 mode（怎样办），又写了留存资料", hint)
