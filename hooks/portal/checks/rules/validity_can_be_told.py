"""Whether a document holds follows from dates; where they are missing, the record says why."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.document import Document
from portal.read.explanation import Explanation
from portal.validity.dated import start_of
from portal.validity.status import DATED_LEVELS, TIMELESS_LEVELS

EXPLAINED = Explanation(
    "判断不了是否有效",
    "“现行有效”“已废止”由日期推算；没有日期又没有说明，就推算不出。",
    "补上施行日期（effective）；查不到的，在 verification.unverified 里写 effective，或写 status_doubt 说明原因。",
    (
        "〈issued〉: 没有日期，无法判断是否有效 (补上日期；查不到的，在 verification.unverified 里写 effective（施行日期），或写 status_doubt（是否有效）)",
        "status_doubt: 已写废止日期，又说有效与否待核 (删去 status_doubt)",
        "verification.in_force_seen: 〈2021-01-01〉 见到现行有效，与〈有效期至〉 〈2020-12-31〉 矛盾 (核对后删去其中一个)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        document = item.value
        if not isinstance(document, Document) or document.level in TIMELESS_LEVELS:
            continue
        verification = document.verification
        explained = (
            document.status_doubt
            or document.repealed
            or verification.in_force_seen
            or verification.doubts("effective")
            or verification.doubts("issued")
        )
        if start_of(document) is None and not explained:
            field = "effective" if document.level in DATED_LEVELS else "issued"
            yield Violation.of(
                item,
                (field,),
                "没有日期，无法判断是否有效",
                "补上日期；查不到的，在 verification.unverified 里写 effective（施行日期），或写 status_doubt（是否有效）",
            )
        seen = verification.in_force_seen
        for field in ("repealed", "expires"):
            end = item.get(field)
            if seen and end and end.last < seen.first:
                yield Violation.of(
                    item,
                    ("verification", "in_force_seen"),
                    f"{seen} 见到现行有效，与{item.label(field)} {end} 矛盾",
                    "核对后删去其中一个",
                )
        if document.status_doubt and document.repealed:
            yield Violation.of(
                item, ("status_doubt",), "已写废止日期，又说有效与否待核", "删去 status_doubt"
            )
