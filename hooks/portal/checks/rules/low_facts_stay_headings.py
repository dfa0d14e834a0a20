"""What no source shows is no fact: a record of low confidence is a heading and says so."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.document import Document

HEADING = frozenset(
    [
        "id",
        "title",
        "name",
        "aliases",
        "alias_ids",
        "level",
        "issuers",
        "issuers_note",
        "topics",
        "industries",
        "equipment",
        "regions",
        "related",
        "supersedes",
        "superseded_by",
        "supersedes_note",
        "continues",
        "confused_with",
        "line",
        "guidance_items",
        "status_doubt",
        "cautions",
        "coverage",
        "sources",
        "verification",
        "added",
        "rows",
        "taxes",
        "reliefs",
        "match",
        "action",
        "category",
        "kind",
        "stage",
        "organization",
    ]
)
"""What a heading may hold: what it is called, what it belongs to, and why it is doubted."""


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        if item.value.verification.confidence != "low":
            continue
        if isinstance(item.value, Document) and not item.value.status_doubt:
            yield Violation.of(
                item, ("verification",), "可信度为 low，却没有写 status_doubt", "写明为什么待核"
            )
        for field in type(item.value).model_fields:
            value = item.get(field)
            if field not in HEADING and value not in (None, ()):
                yield Violation.of(
                    item,
                    (field,),
                    "可信度为 low 的内容不能当事实发布",
                    "删去这个字段，或找到来源后改为 medium",
                )
