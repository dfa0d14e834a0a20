"""A phase-out row can be applied: models where it matches by model, one outcome per rule."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.phase_out import PhaseOutRow, match_short
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "淘汰条目的判断条件",
    "铭牌查询照条目的 match、models 和 deadline_rules 下结论，条件不全就下不了。",
    "按型号判断的写全 models；每条期限写一个条件（made、commissioned 或 when）和一个结果（stop_use_by 或 stop_use）。",
    (
        "rows[〈1〉].deadline_rules[〈1〉]: 停用日期和停用要求要写且只写一个 (有日期写 stop_use_by（最迟停用日期），没有写 stop_use（停用要求）)",
        "rows[〈1〉].deadline_rules[〈1〉]: 没有写条件 (写 made、commissioned 或 when；不论年份写 made: any)",
        "rows[〈1〉].models[〈3〉]: 型号 〈JO2〉 重复 (只留一个)",
        "rows[〈1〉].match: 按〈整个系列〉判断，却没有型号 (写 models（型号），或把 match 改为 attribute)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        if isinstance(item.value, PhaseOutRow):
            yield from _models(item, item.value)
            yield from _rules(item, item.value)


def _models(item: Item, row: PhaseOutRow) -> Iterator[Violation]:
    if row.match != "attribute" and not row.models:
        yield Violation.of(
            item,
            ("match",),
            f"按{match_short(row)}判断，却没有型号",
            "写 models（型号），或把 match 改为 attribute",
        )
    for field in ("models", "models_norm"):
        models = item.get(field)
        for index, model in enumerate(models):
            if model in models[:index]:
                yield Violation.of(item, (field, index), f"型号 {model} 重复", "只留一个")


def _rules(item: Item, row: PhaseOutRow) -> Iterator[Violation]:
    for index, rule in enumerate(row.deadline_rules):
        place = ("deadline_rules", index)
        if not (rule.made or rule.commissioned or rule.when):
            yield Violation.of(
                item, place, "没有写条件", "写 made、commissioned 或 when；不论年份写 made: any"
            )
        if bool(rule.stop_use_by) == bool(rule.stop_use):
            yield Violation.of(
                item,
                place,
                "停用日期和停用要求要写且只写一个",
                "有日期写 stop_use_by（最迟停用日期），没有写 stop_use（停用要求）",
            )
