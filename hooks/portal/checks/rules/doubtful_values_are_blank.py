"""A number, date or code that is not verified is not written down; the page says 待核."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.markers import Is
from portal.read.problem import nearest


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
                    "删去这个值；只有一部分未核实时，在 unverified 里用 part 写明",
                )
