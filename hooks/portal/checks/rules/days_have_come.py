"""What we did ourselves lies behind us: nobody has seen a source on a day that has not come."""

from collections.abc import Iterator
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.phase_out import PhaseOutRow
from portal.read.dates import PartialDate
from portal.read.explanation import Explanation
from portal.read.markers import Is
from portal.read.model_fields import ModelField, values_at, ways

EXPLAINED = Explanation(
    "还没有到的日子",
    "查看、核对、收录是已经做过的事，不会在将来；文件也不会早一年印上日期。多半是年份打错。",
    "核对年份。文件确实提前一年以上印了日期的，在 dates_note 里写明。",
    (
        "issued: 〈成文日期〉 〈2062-01-01〉 在一年以后 (核对年份；确是这样的，在 dates_note（日期说明）里写明)",
        "sources[〈1〉].seen: 〈查看日期〉 〈2062-11-22〉 还没有到 (核对年份；写已经过去的一天)",
    ),
    also=(
        "〈目标期〉 〈2099-01-01〉 在 50 年以后",
        "年份条件 〈>2062〉 还没有到",
    ),
)

AHEAD = 366
"""Days from now on which a document may be dated; decisions are published a few months before at
most."""

LONGEST = 50
"""Years from now on for which something may be laid down: targets for 2060 are the farthest."""

OF_EACH = True


def check(catalogue: Catalogue, today: date) -> Iterator[Violation]:
    for item in catalogue.items.values():
        for names, field in ways(type(item.value), _is_past):
            for place, _, day in values_at(item.value, names):
                if isinstance(day, PartialDate) and day.first > today:
                    told = f"{field.label} {day} 还没有到"
                    yield Violation.of(item, place, told, "核对年份；写已经过去的一天")
        if item.get("dates_note"):
            continue
        for name in ("issued", "published"):
            day = item.get(name)
            if day and (day.first - today).days > AHEAD:
                told = f"{item.label(name)} {day} 在一年以后"
                hint = "核对年份；确是这样的，在 dates_note（日期说明）里写明"
                yield Violation.of(item, (name,), told, hint)
        for name, field in item.fields.items():
            day = item.get(name)
            if isinstance(day, PartialDate) and day.first.year > today.year + LONGEST:
                told = f"{field.label} {day} 在 {LONGEST} 年以后"
                yield Violation.of(item, (name,), told, "核对年份")
        if isinstance(item.value, PhaseOutRow):
            yield from _years_of_machines(item, today)


def _is_past(field: ModelField) -> bool:
    return Is.PAST in field.traits


def _years_of_machines(item: Item, today: date) -> Iterator[Violation]:
    """Lists tell of machines that have been made; a few years ahead are a change of law at most."""
    for index, rule in enumerate(item.get("deadline_rules")):
        for name in ("made", "commissioned"):
            written = getattr(rule, name) or ""
            if written[-4:].isdigit() and int(written[-4:]) > today.year + 3:
                told = f"年份条件 {written} 还没有到"
                yield Violation.of(item, ("deadline_rules", index, name), told, "核对年份")
