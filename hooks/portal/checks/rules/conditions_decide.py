"""A phase-out row can be applied: models where it matches by model, one outcome per rule."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.phase_out import PhaseOutRow, match_short


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
