"""Level 1 is at least as demanding as level 2, and level 2 as level 3; tables are complete."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.indicator import BETTER, GradeRow, GradeTable, Indicator
from portal.kinds.item import Item
from portal.read.explanation import Explanation
from portal.read.fields import Number
from portal.read.model_fields import fields_of

EXPLAINED = Explanation(
    "限额和等级的值",
    "1 级最好，2 级次之，3 级最低；值和表头要一一对应。",
    "对照原文的表，看是不是抄串了行、列；原文没有的级写 null。",
    (
        "indicators[〈1〉].access: 〈2级 准入值〉 〈400〉 大于 〈3级 限定值〉 〈300〉 (能耗越小越好，核对各级的值)",
        "grade_tables[〈1〉].better: 不能写 〈越高越好〉 (可选：higher、lower、formula、offset)",
        "grade_tables[〈1〉].rows[〈1〉].grades: 有 〈1〉 级，表头是 〈2〉 级 (缺的级写 null)",
        "grade_tables[〈1〉].rows[〈1〉].at: 有 〈1〉 个参数，表头是 〈2〉 个 (逐个对应)",
        "grade_tables[〈1〉].rows[〈1〉].grades: 〈66.5〉 应不差于 〈71.4〉 (核对各级的次序)",
        "grade_tables[〈1〉].rows[〈1〉].also[〈1〉].grades: 有 〈1〉 级，表头是 〈2〉 级 (没有另外要求的级写 null)",
        "grade_tables[〈1〉].rows[〈1〉].grades: 没有任何一级的值，也没有写原因 (在 doubt 里写为什么没有列出)",
        "grade_tables[〈1〉].base: offset 的表没有写在哪个值上加减 (写规定值，如 ηDB)",
        "grade_tables[〈1〉].base: 只有 offset 的表才写 (删去，或者改 better)",
        "grade_tables[〈1〉].level_words: 有 〈1〉 级，表头是 〈2〉 级 (写成数的级写 null)",
        "grade_tables[〈1〉].rows[〈1〉].grades: 〈2级〉 在 level_words 里有文字，这里又写了 〈1.0〉 (这一级写 null)",
        "grade_tables[〈1〉].not_judged: 不判级没有写原因 (在 note 里写哪里待核)",
        "indicators[〈1〉]: 没有任何一级的值 (至少写一级)",
        "coefficients[〈1〉]: 标为未核实的系数不能写出数值 (删去数值)",
    ),
)

OF_EACH = True


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
    if table.better not in BETTER:
        yield Violation.of(
            item, (*place, "better"), f"不能写 {table.better}", f"可选：{'、'.join(BETTER)}"
        )
    if table.not_judged and not table.note:
        yield Violation.of(item, (*place, "not_judged"), "不判级没有写原因", "在 note 里写哪里待核")
    yield from _offsets(item, index, table)
    for number, row in enumerate(table.rows):
        yield from _row(item, (*place, "rows", number), table, row)


def _offsets(item: Item, index: int, table: GradeTable) -> Iterator[Violation]:
    """What is added to a value that a product standard sets names that value."""
    here = ("grade_tables", index, "base")
    if table.better == "offset" and not table.base:
        yield Violation.of(item, here, "offset 的表没有写在哪个值上加减", "写规定值，如 ηDB")
    if table.better != "offset" and (table.base or table.level_words):
        yield Violation.of(item, here, "只有 offset 的表才写", "删去，或者改 better")
    if table.level_words and len(table.level_words) != len(table.levels):
        yield Violation.of(
            item,
            ("grade_tables", index, "level_words"),
            f"有 {len(table.level_words)} 级，表头是 {len(table.levels)} 级",
            "写成数的级写 null",
        )


def _row(
    item: Item, here: tuple[str | int, ...], table: GradeTable, row: GradeRow
) -> Iterator[Violation]:
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
    for at, demand in enumerate(row.also):
        if len(demand.grades) != len(table.levels):
            yield Violation.of(
                item,
                (*here, "also", at, "grades"),
                f"有 {len(demand.grades)} 级，表头是 {len(table.levels)} 级",
                "没有另外要求的级写 null",
            )
        yield from _ordered(item, (*here, "also", at, "grades"), demand.better, demand.grades)
    for level, word, value in zip(table.levels, table.level_words, row.grades, strict=False):
        if word is not None and value is not None:
            yield Violation.of(
                item,
                (*here, "grades"),
                f"{level} 在 level_words 里有文字，这里又写了 {value}",
                "这一级写 null",
            )
    if all(value is None for value in row.grades) and not row.doubt:
        yield Violation.of(
            item,
            (*here, "grades"),
            "没有任何一级的值，也没有写原因",
            "在 doubt 里写为什么没有列出",
        )
    yield from _ordered(item, (*here, "grades"), table.better, row.grades)


def _ordered(
    item: Item, place: tuple[str | int, ...], direction: str, grades: Sequence[Number | None]
) -> Iterator[Violation]:
    given = [value for value in grades if value is not None]
    for better, worse in pairwise(given):
        if (
            direction in ("higher", "offset")
            and better < worse
            or direction == "lower"
            and better > worse
        ):
            yield Violation.of(item, place, f"{better} 应不差于 {worse}", "核对各级的次序")
            break
