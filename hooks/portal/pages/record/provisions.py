"""What a document demands and sets: duties, deadlines, thresholds, market access rules."""

from collections.abc import Iterator

from portal.kinds.facts import figures_table
from portal.kinds.item import Item
from portal.page import Section
from portal.read.document import Document
from portal.tables import Cell, Column, Table
from portal.view.article_links import duty_told
from portal.view.site import Site

TITLED = "看{title}"


def sections(item: Item, site: Site) -> Iterator[Section]:
    document = item.value
    if not isinstance(document, Document):
        return
    if document.duties:
        step = f"看与企业有关的 {len(document.duties)} 条规定"
        duties = tuple(duty_told(duty, item, site) for duty in document.duties)
        yield Section("duties", "与企业有关的规定", "duties", duties, step)
    if document.deadlines:
        rows = [
            (Cell(str(deadline.date)), Cell(deadline.scope, pending=deadline.unverified))
            for deadline in document.deadlines
        ]
        table = Table((Column("期限"), Column("对象")), rows)
        yield Section("deadlines", "期限", "table", table, TITLED)
    if document.figures:
        table = figures_table(document.figures)
        yield Section("figures", "门槛和数量", "table", table, TITLED)
