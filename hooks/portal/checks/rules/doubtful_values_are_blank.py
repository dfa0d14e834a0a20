"""A number, date or code that is not verified is not written down; the page says 待核."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.read.markers import Is
from portal.read.problem import nearest

EXPLAINED = Explanation(
    "没有核实的值",
    "没有核实的数字、日期、编号一旦写出来就会被当真；页面上应当显示“待核”。",
    "删去这个值，留着 verification.unverified 里的字段名；只有一部分没有核实的，用 part 写明是哪一部分。",
    (
        "verification.unverified[〈1〉].field: 没有字段 〈efective〉 (可能是 〈effective〉)",
        "〈doc_no〉: 标为未核实的数字、日期、编号不能写出 (见过原文的，删去 unverified 里的这一项；没有见过的，删去这个值；只有一部分未核实时，在 unverified 里用 part 写明)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        names = list(item.fields)
        for index, doubt in enumerate(item.value.verification.unverified):
            place = ("verification", "unverified", index, "field")
            if doubt.field not in names:
                near = nearest(doubt.field, names)
                yield Violation.of(
                    item,
                    place,
                    f"没有字段 {doubt.field}",
                    f"可能是 {near}" if near else "写本记录的字段名",
                )
            elif (
                Is.EXACT in item.fields[doubt.field].traits
                and not doubt.part
                and item.get(doubt.field) not in (None, ())
            ):
                yield Violation.of(
                    item,
                    (doubt.field,),
                    "标为未核实的数字、日期、编号不能写出",
                    "见过原文的，删去 unverified 里的这一项；没有见过的，删去这个值；只有一部分未核实时，在 unverified 里用 part 写明",
                )
