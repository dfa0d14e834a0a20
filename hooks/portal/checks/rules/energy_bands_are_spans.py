"""A span of energy consumption has an end, and its ends are in order."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "能耗范围",
    "能耗工具照 bands 判断一家企业在不在范围里。",
    "at_least 写下限（含），below 写上限（不含），下限要小于上限。",
    (
        "duties[〈1〉].bands[〈1〉]: 能耗范围 〈10000〉 到 〈5000〉 是空的 (at_least 要小于 below)",
        "duties[〈2〉].bands[〈1〉]: 能耗范围没有写数值 (写 at_least、below 或两个都写)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for at, duty in enumerate(item.get("duties", ())):
            for index, band in enumerate(duty.bands):
                place = ("duties", at, "bands", index)
                if band.at_least is None and band.below is None:
                    yield Violation.of(
                        item, place, "能耗范围没有写数值", "写 at_least、below 或两个都写"
                    )
                elif (band.at_least or 0) >= (band.below or float("inf")):
                    told = f"能耗范围 {band.at_least} 到 {band.below} 是空的"
                    yield Violation.of(item, place, told, "at_least 要小于 below")
