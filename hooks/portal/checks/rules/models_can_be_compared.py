"""Models are written so that a nameplate can be compared with them."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.listed_models import UncomparableModel, spelling
from portal.kinds.phase_out import MarketRule, PhaseOutRow

WRITTEN = "规范写法写在 models_norm：一项一个型号，如 CJ10-40；范围写 S7-30/10~S7-1600/10；判断不了的把 match 写成 attribute"


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        row = item.value
        if isinstance(row, PhaseOutRow) and not isinstance(row, MarketRule):
            yield from _models(item, row)


def _models(item: Item, row: PhaseOutRow) -> Iterator[Violation]:
    field = "models_norm" if row.models_norm else "models"
    for index, model in enumerate(item.get(field)):
        try:
            list(spelling(model, row.match))
        except UncomparableModel:
            told = f"型号“{model}”没有办法和铭牌对照"
            yield Violation.of(item, (field, index), told, WRITTEN)
