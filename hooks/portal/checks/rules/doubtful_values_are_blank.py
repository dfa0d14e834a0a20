"""A number, date or code that is not verified is not written down; the page says 待核."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.read.problem import nearest

EXACT = frozenset(
    [
        "doc_no",
        "issued",
        "published",
        "effective",
        "expires",
        "repealed",
        "target_until",
        "rate",
        "carry_forward_years",
        "code",
        "code_edition",
        "item_no",
        "item_count",
        "standards",
        "relief_codes",
        "grade",
        "deadline",
        "year",
        "until",
        "replaces",
        "indicators",
        "figures",
        "amendments",
    ]
)
"""Fields that hold numbers, dates, codes, or numbers of documents and standards."""


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        names = list(type(item.value).model_fields)
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
                doubt.field in EXACT and not doubt.part and item.get(doubt.field) not in (None, ())
            ):
                yield Violation.of(
                    item,
                    (doubt.field,),
                    "标为未核实的数字、日期、编号不能写出",
                    "删去这个值；只有一部分未核实时，在 unverified 里用 part 写明",
                )
