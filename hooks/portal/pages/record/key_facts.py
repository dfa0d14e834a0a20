"""The gist of a record in at most three lines: what a reader wants to know before anything else."""

import re
from collections.abc import Iterator
from itertools import islice

from portal.kinds.case import Case
from portal.kinds.item import Item
from portal.kinds.phase_out import MarketRule, PhaseOutRow, match_short
from portal.kinds.standard import Standard
from portal.kinds.tax import TaxList, TaxRow
from portal.kinds.technology import TechnologyRow
from portal.page import Fact
from portal.pages.record.lists import deadline_of
from portal.read.document import Document
from portal.read.record import PENDING, Figure
from portal.validity.status import Status
from portal.view.site import Site

LINES = 3

_TELLING = (
    re.compile("节能|标煤|tce|节煤|节约|节电|节水|减排|降"),
    re.compile("投资"),
    re.compile("效益|回收|节省"),
)
"""Which figures of a case tell most: what it saved, what it cost, what it brought."""


def key_facts(item: Item, site: Site) -> Iterator[Fact]:
    """At most three facts; none for documents whose summary says it all."""
    return islice(_facts(item, site), LINES)


def _facts(item: Item, site: Site) -> Iterator[Fact]:
    value = item.value
    if isinstance(value, PhaseOutRow):
        yield from _phase_out(item, value, site)
    elif isinstance(value, TaxRow):
        yield from _lines(
            item, site, {"rate": "比例、幅度", "threshold": "门槛", "status_note": "效力"}
        )
    elif isinstance(value, TaxList):
        yield from _lines(item, site, {"rate": "比例、幅度"})
        if value.carry_forward_years:
            yield Fact("抵不完的", f"可结转以后 {value.carry_forward_years} 个纳税年度")
    elif isinstance(value, TechnologyRow):
        yield from _lines(item, site, {"applicability": "适用"})
        yield from _figures(value.figures)
    elif isinstance(value, Case):
        yield Fact("进展", site.name("stages", value.stage))
        yield from _figures(sorted(value.figures, key=_tellingness))
    elif isinstance(value, Standard):
        yield from _standard(item, value, site)
    elif isinstance(value, Document):
        for deadline in value.deadlines:
            pending = PENDING if deadline.unverified else ""
            yield Fact("期限", f"{deadline.date}：{deadline.scope}", pending=pending)


def _phase_out(item: Item, row: PhaseOutRow, site: Site) -> Iterator[Fact]:
    if isinstance(row, MarketRule):
        if row.deadline:
            yield Fact("期限", deadline_of(row), pending=site.pending(item, "deadline"))
    elif row.match == "attribute" or not row.models:
        yield Fact("怎样算列入", match_short(row))
    else:
        yield Fact("怎样算列入", f"{match_short(row)}，列出 {len(row.models)} 项")
    if row.scope:
        yield Fact("适用范围", row.scope, pending=site.pending(item, "scope"))


def _standard(item: Item, standard: Standard, site: Site) -> Iterator[Fact]:
    if standard.mandatory is not None:
        validity = site.validity(item)
        holds = validity is not None and validity.status is Status.IN_FORCE
        binding = "强制性标准，必须执行" if holds else "强制性标准"
        nature = binding if standard.mandatory else "推荐性标准"
        yield Fact("性质", nature)
    if standard.indicators:
        yield Fact("能耗指标", f"{len(standard.indicators)} 项能耗限额")
    if standard.grade_tables:
        yield Fact("能效等级", "；".join(table.title for table in standard.grade_tables[:3]))
    if standard.coefficients:
        yield Fact("系数", f"{len(standard.coefficients)} 种能源的折标准煤系数")


def _lines(item: Item, site: Site, names: dict[str, str]) -> Iterator[Fact]:
    for field, name in names.items():
        value, pending = item.get(field), site.pending(item, field)
        if value or pending:
            yield Fact(name, value or "", pending=pending)


def _figures(figures: tuple[Figure, ...] | list[Figure]) -> Iterator[Fact]:
    for figure in figures:
        value = figure.amount
        yield Fact(figure.name, f"{value}（{figure.note}）" if figure.note else value)


def _tellingness(figure: Figure) -> int:
    name = figure.name + (figure.unit or "")
    return next((i for i, what in enumerate(_TELLING) if what.search(name)), len(_TELLING))
