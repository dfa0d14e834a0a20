"""Where nobody is recorded, one body is asked: pages name it, so it is one, and for the whole nation."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "总口只有一个",
    "当地没有收录时，所有页面都说打同一个总口，所以全站只写一个，并且各地都能打。",
    "只在各地都能打的那一条（12345）写 fallback: true，别的删去。",
    ("fallback: 总口已经是 〈a-fallback〉 (只留一个，这一条删去 fallback)",),
    also=("总口要各地都能打，这一条只管部分地区",),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    first = ""
    for item in catalogue.of("bodies"):
        if not item.get("fallback"):
            continue
        if first:
            hint = "只留一个，这一条删去 fallback"
            yield Violation.of(item, ("fallback",), f"总口已经是 {first}", hint)
        elif item.get("regions"):
            hint = "删去 fallback，或删去 regions"
            yield Violation.of(item, ("fallback",), "总口要各地都能打，这一条只管部分地区", hint)
        first = first or item.id
