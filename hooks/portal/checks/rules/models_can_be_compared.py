"""Models are written so that a nameplate can be compared with them."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.listed_models import UncomparableModel, spelling
from portal.kinds.phase_out import MarketRule, PhaseOutRow
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "型号没有办法对照",
    "铭牌查询要把铭牌上的型号和所列的型号比；连在一起的、带说明的比不了。",
    "原文的写法留在 models，能比的写法写在 models_norm，一项一个型号；确实判断不了的把 match 写成 attribute。",
    (
        "rows[〈1〉].models[〈1〉]: 型号“〈DZ10-100、200〉”没有办法和铭牌对照 (规范写法写在 models_norm：一项一个型号，如 CJ10-40；范围写 S7-30/10~S7-1600/10；判断不了的把 match 写成 attribute)",
    ),
)

WRITTEN = "规范写法写在 models_norm：一项一个型号，如 CJ10-40；范围写 S7-30/10~S7-1600/10；判断不了的把 match 写成 attribute"

OF_EACH = True


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
