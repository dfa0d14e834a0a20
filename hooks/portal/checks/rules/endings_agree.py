"""What ends a document and what the document says of its own end do not contradict each other.

A stated day of repeal after the first day of a successor is a transition and no contradiction. Dates
may be a year or a month: only what contradicts on every one of their days is told. A document whose
`dates_note` explains its dates is left alone.
"""

from collections.abc import Iterator

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.explanation import Explanation
from portal.read.relation import Relation
from portal.validity.validity import start_of_item

EXPLAINED = Explanation(
    "文件结束的日期",
    "一份文件写着自己的结束日期，另一份又使它停止执行，两处不能矛盾。",
    "核对两处的日期；确有这样的事，在被结束的文件里写 dates_note。",
    (
        "ends[〈1〉]: 本文件自 〈2025-06〉 起使 〈repealed-in-2025〉 停止执行，那里却写〈废止日期〉 〈2025-07〉 (核对两处日期；确是这样的，在 〈policies/repealed-in-2025.yaml〉 的 dates_note 里写明)",
        "ends[〈1〉]: 本文件自 〈2026-01-02〉 起使 〈ended-in-2025〉 停止执行，那里却写〈有效期至〉 〈2025-12-31〉，那时已不再有效 (核对两处日期；确是这样的，在 〈policies/ended-in-2025.yaml〉 的 dates_note 里写明)",
        "repealed: 有效期至 〈2024-12-31〉，到 〈2025-01-02〉 才废止：那时已经失效 (删去其中一个；确有这两件事的，在 dates_note 里写明)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        if not item.get("dates_note"):
            yield from _own(item)
    for link in catalogue.stated:
        ended = catalogue.find(link.target)
        if link.relation is Relation.ENDS and ended and not ended.get("dates_note"):
            yield from _ended(catalogue.items[link.source], link.place, ended)


def _own(item: Item) -> Iterator[Violation]:
    expires, repealed = item.get("expires"), item.get("repealed")
    if expires and repealed and repealed.first > expires.next_day().last:
        told = f"有效期至 {expires}，到 {repealed} 才废止：那时已经失效"
        yield Violation.of(
            item, ("repealed",), told, "删去其中一个；确有这两件事的，在 dates_note 里写明"
        )


def _ended(ender: Item, place: tuple[str | int, ...], ended: Item) -> Iterator[Violation]:
    start, end = start_of_item(ender), _stated_end(ended)
    if start is None or end is None:
        return
    field, written, first_without = end
    hint = f"核对两处日期；确是这样的，在 {ended.path} 的 dates_note 里写明"
    told = f"本文件自 {start} 起使 {ended.id} 停止执行，那里却写{ended.label(field)} {written}"
    if start.last < first_without.first:
        yield Violation.of(ender, place, told, hint)
    elif first_without.last < start.first:
        yield Violation.of(ender, place, f"{told}，那时已不再有效", hint)


def _stated_end(item: Item) -> tuple[str, PartialDate, PartialDate] | None:
    """The earliest end that a document states itself: the field, what it says, the first day without."""
    stated = []
    if repealed := item.get("repealed"):
        stated.append(("repealed", repealed, repealed))
    if expires := item.get("expires"):
        stated.append(("expires", expires, expires.next_day()))
    return min(stated, key=lambda end: end[2], default=None)
