"""Ratings that are given in ranges can be read by a program, and no rating lies in two of them."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from portal.catalogue.catalogue import Catalogue
from portal.checks.violation import Violation
from portal.kinds.band import Band, band_of
from portal.kinds.indicator import GradeRow, GradeTable
from portal.kinds.item import Item
from portal.read.explanation import Explanation

EXPLAINED = Explanation(
    "等级表里的范围",
    "企业填一个数，对标工具要知道落在哪一档；一个数只能落在一档里。",
    "照例子写范围：≤300、＜10、≥10、＞1163、＞300～528（不含300，含528）、301～400（两头都含）、不分。",
    (
        "grade_tables[〈1〉].rows[〈1〉].at: 〈300-528〉 不是范围的写法 (写成 ≤300、＜10、≥10、＞1163、＞300～528、301～400 或 不分)",
        "grade_tables[〈1〉].rows[〈2〉].at: 〈≤300〉 和 〈200～400〉 有重叠 (核对范围的两头)",
    ),
)

FORMS = "写成 ≤300、＜10、≥10、＞1163、＞300～528、301～400 或 不分"

OF_EACH = True


def check(catalogue: Catalogue) -> Iterator[Violation]:
    for item in catalogue.records:
        for index, table in enumerate(item.get("grade_tables", ())):
            for place, parameter in enumerate(table.parameters):
                if parameter.banded:
                    yield from _column(item, index, table, place)


def _column(item: Item, index: int, table: GradeTable, place: int) -> Iterator[Violation]:
    """One rating of a table: the rows that agree in the others are those that a number decides."""
    alike: dict[tuple, list[tuple[int, GradeRow, Band]]] = defaultdict(list)
    for number, row in enumerate(table.rows):
        if place >= len(row.at):
            continue  # said by grades_are_in_order
        band = band_of(row.at[place])
        if band is None:
            where = ("grade_tables", index, "rows", number, "at")
            yield Violation.of(item, where, f"{row.at[place]} 不是范围的写法", FORMS)
        else:
            alike[(*row.at[:place], *row.at[place + 1 :])].append((number, row, band))
    for rows in alike.values():
        for (_, one, first), (number, other, second) in combinations(rows, 2):
            if first.overlaps(second):
                yield Violation.of(
                    item,
                    ("grade_tables", index, "rows", number, "at"),
                    f"{one.at[place]} 和 {other.at[place]} 有重叠",
                    "核对范围的两头",
                )
