"""A day that comes every year stands in the words that readers see, too."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "每年的日期没有写给读者",
    "yearly 只供工具算，读者看到的是 by。",
    "照原文写 by，如“每年3月15日前”。",
    (
        "duties[〈1〉].yearly: 写了每年的日期，却没有在期限里写明 (照原文写 by，如“每年3月15日前”；没有见到原文就删去 yearly)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for at, duty in enumerate(item.get("duties", ())):
            if duty.yearly and not duty.by:
                hint = "照原文写 by，如“每年3月15日前”；没有见到原文就删去 yearly"
                yield Violation.of(
                    item, ("duties", at, "yearly"), "写了每年的日期，却没有在期限里写明", hint
                )
