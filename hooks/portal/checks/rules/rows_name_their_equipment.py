"""A row of a phase-out list says which equipment it is about: the equipment tool finds it by that.

A list about one kind of equipment says it for its rows. What names neither models nor equipment tells
of projects and processes, which have no nameplate.
"""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.phase_out import PhaseOutRow, equipment_of
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "条目没有写设备类别",
    "铭牌查询先按设备类别找条目，没有写的查不到。",
    "在条目里写 equipment；整份清单只管一类的，写在清单上就够。",
    (
        "rows[〈1〉].equipment: 没有写设备类别，铭牌查询查不到这一条〈（清单写了 2 类，不知道是哪一类）〉 (写 equipment（设备类别），〈如 [motor]〉)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        row, list_ = item.value, item.parent
        if not isinstance(row, PhaseOutRow) or list_ is None or equipment_of(item):
            continue
        of_list = list_.get("equipment")
        if row.match == "attribute" and not row.models and not of_list:
            continue
        told = "没有写设备类别，铭牌查询查不到这一条"
        if of_list:
            told += f"（清单写了 {len(of_list)} 类，不知道是哪一类）"
            hint = f"写 equipment（设备类别），如 [{of_list[0]}]"
        else:
            hint = "写 equipment（设备类别），取自词表 equipment；整份清单只管一类的，写在清单上"
        yield Violation.of(item, ("equipment",), told, hint)
