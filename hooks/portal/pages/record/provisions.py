"""What a document demands and sets: duties, deadlines, thresholds, market access rules."""

from collections.abc import Iterator

from portal.kinds.item import Item
from portal.page import Section
from portal.read.document import Document
from portal.read.record import Figure
from portal.tables import Cell, Column, Table
from portal.view.site import Site


def sections(item: Item, site: Site) -> Iterator[Section]:
    document = item.value
    if not isinstance(document, Document):
        return
    if document.duties:
        yield Section("duties", "与企业有关的规定", "duties", document.duties)
    if document.deadlines:
        rows = [
            (Cell(str(deadline.date)), Cell(deadline.scope, pending=deadline.unverified))
            for deadline in document.deadlines
        ]
        yield Section("deadlines", "期限", "table", Table((Column("期限"), Column("对象")), rows))
    if document.figures:
        yield Section("figures", "门槛和数量", "table", figures_table(document.figures))


def figures_table(figures: tuple[Figure, ...]) -> Table:
    """Figures with unit and remark, whatever record they belong to."""
    rows = [(Cell(figure.name), Cell(figure.amount), Cell(figure.note or "")) for figure in figures]
    columns = (Column("项目"), Column("数值", number=True), Column("说明"))
    return Table(columns, rows).without_empty_columns()
