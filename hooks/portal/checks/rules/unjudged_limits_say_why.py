"""A limit that nobody is to be held to says what is doubtful about it."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "不判级的限额",
    "对标工具不拿它判级，读者要知道为什么。",
    "在 doubt 里用一句话写哪里待核；已经对过原文的删去 not_judged。",
    ("indicators[〈1〉].not_judged: 不判级没有写原因 (在 doubt 里写哪里待核)",),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for index, indicator in enumerate(item.get("indicators", ())):
            if indicator.not_judged and not indicator.doubt:
                yield Violation.of(
                    item,
                    ("indicators", index, "not_judged"),
                    "不判级没有写原因",
                    "在 doubt 里写哪里待核",
                )
