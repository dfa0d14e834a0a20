"""Limits, grades and coefficients of a standard, as tables that one can read."""

from collections.abc import Iterator

from portal.kinds.indicator import Coefficient
from portal.kinds.item import Item
from portal.page import Section
from portal.pages.record.grades import grades
from portal.pages.record.indicators import indicators
from portal.tables import Cell, Column, Table
from portal.view.site import Site


def sections(item: Item, site: Site) -> Iterator[Section]:
    if found := item.get("indicators"):
        yield Section("indicators", "能耗指标", "indicators", indicators(found))
    for table in item.get("grade_tables", ()):
        yield Section(table.id, table.title, "grades", list(grades(table)))
    if coefficients := item.get("coefficients"):
        note = item.get("coefficients_note") or ""
        yield Section("coefficients", "折标准煤系数", "table", _coefficients(coefficients, note))


def _coefficients(coefficients: tuple[Coefficient, ...], note: str) -> Table:
    rows = [
        (
            Cell(one.energy),
            Cell(_value(one), pending=one.unverified),
            Cell(one.edition or ""),
        )
        for one in coefficients
    ]
    columns = (Column("能源"), Column("折标准煤系数", number=True), Column("版本"))
    return Table(columns, rows, note=note).without_empty_columns()


def _value(one: Coefficient) -> str:
    """The value or range with its unit; the unit alone where the value is not confirmed."""
    value = one.value if one.low is None else f"{one.low}～{one.high}"
    return one.unit if value is None else f"{value} {one.unit}"
