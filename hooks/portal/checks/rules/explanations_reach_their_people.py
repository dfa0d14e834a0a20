"""An explanation of what concerns some is told to those, and not to everybody."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "解读没有写给谁",
    "没有写行业、地区、设备的，会告诉所有行业、所有地区的订阅者；它解释的文件都只管一部分人。",
    "照它解释的文件，写上 industries、regions、equipment。",
    (
        "interprets: 解释的文件都只管一部分行业、地区或设备，解读没有写 (照它们写 industries、regions、equipment)",
    ),
)

FOR_WHOM = ("industries", "regions", "equipment")


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.of("interpretations"):
        explained = [one for id in item.get("interprets") if (one := catalogue.find(id))]
        if explained and not _is_for_some(item) and all(map(_is_for_some, explained)):
            told = "解释的文件都只管一部分行业、地区或设备，解读没有写"
            hint = "照它们写 industries、regions、equipment"
            yield Violation.of(item, ("interprets",), told, hint)


def _is_for_some(item: Item) -> bool:
    return any(one.get(name) for one in (item, item.parent) if one for name in FOR_WHOM)
