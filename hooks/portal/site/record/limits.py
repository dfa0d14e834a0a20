"""Limits, grades and coefficients of a standard, as tables that one can read."""

from collections.abc import Iterator

from portal.catalogue.item import Item
from portal.site.page import Section
from portal.site.record.grades import grades
from portal.site.record.indicators import indicators
from portal.site.site import Site
from portal.site.tables import Cell, Column, Table


def sections(item: Item, site: Site) -> Iterator[Section]:
    if found := item.get("indicators"):
        yield Section("indicators", "能耗指标", "indicators", indicators(found))
    for table in item.get("grade_tables", ()):
        yield Section(table.id, table.title, "grades", list(grades(table)))
    if coefficients := item.get("coefficients"):
        note = item.get("coefficients_note") or ""
        yield Section("coefficients", "折标准煤系数", "table", _coefficients(coefficients, note))


def _coefficients(coefficients: tuple, note: str) -> Table:
    rows = []
    for one in coefficients:
        value = f"{one.low}～{one.high}" if one.low is not None else str(one.value or "")
        rows.append(
            [
                Cell(one.energy),
                Cell(value, pending=one.unverified),
                Cell(one.unit),
                Cell(one.edition or ""),
            ]
        )
    columns = (Column("能源"), Column("折标准煤系数", number=True), Column("单位"), Column("版本"))
    return Table(columns, rows, note=note).without_empty_columns()
