"""A document is issued, then published, then takes effect, then ends."""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.kinds.labels import with_key
from portal.read.dates import PartialDate
from portal.read.explanation import Explanation
from portal.read.markers import NotAfter
from portal.read.model_fields import ModelField

EXPLAINED = Explanation(
    "日期的先后",
    "文件先成文，再发布，再施行，最后失效；先后不对多半是看错或打错。",
    "对照原文核对两个日期。确是追溯施行的，在 dates_note 里写明原因，就不再报告。",
    (
        "effective: 〈施行日期〉 〈2018-01-01〉 早于〈成文日期〉 〈2018-06-01〉 (核对这两个日期；确是追溯施行的，在 dates_note（日期说明）里写明)",
        "expires: 〈有效期至〉 〈2017-12-31〉 早于〈施行日期〉 〈2018-01-01〉 (核对这两个日期)",
    ),
)

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.items.values():
        for field in item.fields.values():
            for order in field.not_after:
                if not (order.unless and item.get(order.unless)):
                    yield from _order(item, field, order)


def _order(item: Item, field: ModelField, order: NotAfter) -> Iterator[Violation]:
    first: PartialDate | None = item.get(field.name)
    for later in order.fields:
        second: PartialDate | None = item.get(later)
        if first and second and first.first > second.last:
            told = f"{item.label(later)} {second} 早于{field.label} {first}"
            yield Violation.of(item, (later,), told, "核对这两个日期" + _hint(item, order))


def _hint(item: Item, order: NotAfter) -> str:
    """Tax rules are often issued after the day they reach back to; that has to be said."""
    key = with_key(type(item.value), order.unless)
    return f"；确是追溯施行的，在 {key}里写明" if order.unless else ""
