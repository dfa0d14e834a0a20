"""A span of energy consumption has an end, and its ends are in order."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation


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
