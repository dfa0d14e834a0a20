"""What is called certain (high) has two sources: pages tell readers so."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "可信度写得太高",
    "页面会告诉读者“有两处以上来源”，所以要真有两处。",
    "补上第二处来源（sources 或 confirmations），或把 confidence 改为 medium。",
    (
        "verification.confidence: 可信度写 high，要有两处来源，这里有 〈1〉 处 (补上第二处来源（sources 或 confirmations），或改为 medium)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        verification = item.value.verification
        if verification.confidence != "high":
            continue
        sources = (*item.value.sources, *(item.record.sources if item.parent else ()))
        seen = {(source.title, source.locator, source.url) for source in sources}
        if len(seen) + len(verification.confirmations) < 2:
            told = f"可信度写 high，要有两处来源，这里有 {len(seen)} 处"
            hint = "补上第二处来源（sources 或 confirmations），或改为 medium"
            yield Violation.of(item, ("verification", "confidence"), told, hint)
