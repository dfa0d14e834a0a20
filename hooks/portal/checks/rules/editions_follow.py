"""In a line of editions exactly one is current on a given day, unless declared otherwise."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.explanation import Explanation
from portal.validity.ending import endings
from portal.validity.validity import CatalogueDocuments, start_of_item

EXPLAINED = Explanation(
    "清单各版的接续",
    "同一份清单的各版，某一天只有一版现行；空档和重叠多半是漏写了关系或日期。",
    "新版写 supersedes: [旧版的 id]；确有空档、并行的，在 line 里写 gap、overlap 说明原因；各批次同时有效的，各版都写 cumulative: true。",
    (
        "line: 同一版本线有的写累加、有的没写 (各版的 cumulative 要一致)",
        "line: 与 〈edition-long〉 重叠：上一版到 〈2023-01-01〉 才结束，本版 〈2021-01-01〉 已施行 (核对日期，或在 line 里写 overlap 说明原因)",
        "line: 与 〈edition-one〉 之间有空档：上一版 〈2020-01-01〉 已结束，本版 〈2021-01-01〉 才施行 (核对日期，或在 line 里写 gap 说明原因)",
        "line: 与 〈neighbour-list〉 同时现行：〈相邻的目录〉没有结束日期 (写 supersedes: [〈neighbour-list〉]，或在 line 里写 overlap 说明原因)",
    ),
)


def check(catalogue: Catalogue) -> Iterator[Violation]:
    lines: dict[str, list[Item]] = defaultdict(list)
    for item in catalogue.records:
        if line := item.get("line"):
            lines[line.id].append(item)
    for members in lines.values():
        if any(item.get("line").cumulative for item in members):
            yield from _mixed(members)
        else:
            dated = [(start, item) for item in members if (start := start_of_item(item))]
            dated.sort(key=lambda pair: pair[0])
            for (_, earlier), (start, later) in pairwise(dated):
                yield from _neighbours(catalogue, earlier, later, start)


def _mixed(members: list[Item]) -> Iterator[Violation]:
    for item in members:
        if not item.get("line").cumulative:
            yield Violation.of(
                item, ("line",), "同一版本线有的写累加、有的没写", "各版的 cumulative 要一致"
            )


def _neighbours(
    catalogue: Catalogue, earlier: Item, later: Item, start: PartialDate
) -> Iterator[Violation]:
    line = later.get("line")
    end = _end(catalogue, earlier)
    if end is None:
        if not line.overlap:
            yield Violation.of(
                later,
                ("line",),
                f"与 {earlier.id} 同时现行：{earlier.title}没有结束日期",
                f"写 supersedes: [{earlier.id}]，或在 line 里写 overlap 说明原因",
            )
    elif end.first > start.last and not line.overlap:
        yield Violation.of(
            later,
            ("line",),
            f"与 {earlier.id} 重叠：上一版到 {end} 才结束，本版 {start} 已施行",
            "核对日期，或在 line 里写 overlap 说明原因",
        )
    elif end.last < start.first and not line.gap:
        yield Violation.of(
            later,
            ("line",),
            f"与 {earlier.id} 之间有空档：上一版 {end} 已结束，本版 {start} 才施行",
            "核对日期，或在 line 里写 gap 说明原因",
        )


def _end(catalogue: Catalogue, item: Item) -> PartialDate | None:
    """The first day on which the edition no longer holds, by whatever ends it first."""
    document = item.value
    assert isinstance(document, Document)
    days = [ending.day for ending in endings(document, CatalogueDocuments(catalogue))]
    return min((day for day in days if day), default=None)
