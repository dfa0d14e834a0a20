"""Level 1 is at least as demanding as level 2, and level 2 as level 3; tables are complete."""

from collections.abc import Iterator
from itertools import pairwise

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.indicator import GradeTable, Indicator
from portal.kinds.item import Item
from portal.read.explanation import Explanation
from portal.read.model_fields import fields_of

EXPLAINED = Explanation(
    "限额和等级的值",
    "1 级最好，2 级次之，3 级最低；值和表头要一一对应。",
    "对照原文的表，看是不是抄串了行、列；原文没有的级写 null。",
    (
        "indicators[〈1〉].access: 〈2级 准入值〉 〈400〉 大于 〈3级 限定值〉 〈300〉 (能耗越小越好，核对各级的值)",
        "grade_tables[〈1〉].better: 不能写 〈越高越好〉 (可选：higher、lower、formula)",
        "grade_tables[〈1〉].rows[〈1〉].grades: 有 〈1〉 级，表头是 〈2〉 级 (缺的级写 null)",
        "grade_tables[〈1〉].rows[〈1〉].at: 有 〈1〉 个参数，表头是 〈2〉 个 (逐个对应)",
        "grade_tables[〈1〉].rows[〈1〉].grades: 〈66.5〉 应不差于 〈71.4〉 (核对各级的次序)",
        "indicators[〈1〉]: 没有任何一级的值 (至少写一级)",
        "coefficients[〈1〉]: 标为未核实的系数不能写出数值 (删去数值)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for index, indicator in enumerate(item.get("indicators", ())):
            yield from _indicator(item, index, indicator)
        for index, table in enumerate(item.get("grade_tables", ())):
            yield from _table(item, index, table)
        for index, coefficient in enumerate(item.get("coefficients", ())):
            given = (coefficient.value, coefficient.low, coefficient.high)
            if coefficient.unverified and any(value is not None for value in given):
                yield Violation.of(
                    item, ("coefficients", index), "标为未核实的系数不能写出数值", "删去数值"
                )


def _indicator(item: Item, index: int, indicator: Indicator) -> Iterator[Violation]:
    place, labels = ("indicators", index), fields_of(Indicator)
    for names in (("advanced", "access", "limit"), ("benchmark", "baseline")):
        given = [(name, value) for name in names if (value := getattr(indicator, name)) is not None]
        for (better, low), (worse, high) in pairwise(given):
            if low > high:
                yield Violation.of(
                    item,
                    (*place, better),
                    f"{labels[better].label} {low} 大于 {labels[worse].label} {high}",
                    "能耗越小越好，核对各级的值",
                )
    if all(
        getattr(indicator, name) is None for name in ("limit", "access", "advanced", "baseline")
    ):
        yield Violation.of(item, place, "没有任何一级的值", "至少写一级")


def _table(item: Item, index: int, table: GradeTable) -> Iterator[Violation]:
    place = ("grade_tables", index)
    if table.better not in ("higher", "lower", "formula"):
        yield Violation.of(
            item, (*place, "better"), f"不能写 {table.better}", "可选：higher、lower、formula"
        )
    for number, row in enumerate(table.rows):
        here = (*place, "rows", number)
        if len(row.at) != len(table.parameters):
            yield Violation.of(
                item,
                (*here, "at"),
                f"有 {len(row.at)} 个参数，表头是 {len(table.parameters)} 个",
                "逐个对应",
            )
        if len(row.grades) != len(table.levels):
            yield Violation.of(
                item,
                (*here, "grades"),
                f"有 {len(row.grades)} 级，表头是 {len(table.levels)} 级",
                "缺的级写 null",
            )
        given = [value for value in row.grades if value is not None]
        for better, worse in pairwise(given):
            if (
                table.better == "higher"
                and better < worse
                or table.better == "lower"
                and better > worse
            ):
                yield Violation.of(
                    item, (*here, "grades"), f"{better} 应不差于 {worse}", "核对各级的次序"
                )
                break
