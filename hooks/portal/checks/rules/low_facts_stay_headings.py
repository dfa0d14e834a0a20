"""What no source shows is no fact: a record of low confidence is a heading and says so."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.document import Document
from portal.read.explanation import Explanation
from portal.read.markers import Is

EXPLAINED = Explanation(
    "没有见到来源的内容",
    "confidence 写 low 的记录只能列题名，不能当事实发布。",
    "删去这个字段；找到来源的，写上来源并改为 medium。文件还要写 status_doubt，说明是否有效为什么待核。",
    (
        "〈summary〉: 可信度为 low 的内容不能当事实发布 (删去这个字段，或找到来源后改为 medium)",
        "verification: 未见来源（可信度为 low），却没有写明是否有效为什么待核 (写 status_doubt（是否有效）)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        if item.value.verification.confidence != "low":
            continue
        if isinstance(item.value, Document) and not item.value.status_doubt:
            yield Violation.of(
                item,
                ("verification",),
                "未见来源（可信度为 low），却没有写明是否有效为什么待核",
                "写 status_doubt（是否有效）",
            )
        for field in item.fields.values():
            value = item.get(field.name)
            if Is.HEADING not in field.traits and value not in (None, ()):
                yield Violation.of(
                    item,
                    (field.name,),
                    "可信度为 low 的内容不能当事实发布",
                    "删去这个字段，或找到来源后改为 medium",
                )
