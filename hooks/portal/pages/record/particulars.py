"""What is particular to each catalogue: a phase-out row, a relief, a technology, a case, news."""

from collections.abc import Iterator

from portal.kinds.case import Case
from portal.kinds.facts import NOTHING, particulars
from portal.kinds.item import Item
from portal.kinds.news import News
from portal.kinds.phase_out import PhaseOutRow, is_likewise, match_words
from portal.kinds.tax import TaxList, TaxRow
from portal.kinds.technology import TechnologyRow
from portal.page import Fact, Section
from portal.pages.drawings.bars import before_after
from portal.pages.record import technology
from portal.pages.record.lists import deadline_of
from portal.pages.record.provisions import figures_table
from portal.tables import Cell
from portal.validity.words import deadline_words
from portal.view.site import Site

MEASURED = ("done", "accepted", "partial", "selected")
"""Stages of a case that has something to show; at the others, figures are expected ones."""


def sections(item: Item, site: Site) -> Iterator[Section]:
    value = item.value
    if isinstance(value, PhaseOutRow):
        yield from _phase_out(item, value, site)
    elif isinstance(value, TaxList):
        yield from _relief(item, value, site)
    elif isinstance(value, TaxRow):
        yield Section("particulars", "具体规定", "facts", list(_tax_row(item, value, site)))
    elif isinstance(value, TechnologyRow):
        yield from _technology(item, value, site)
    elif isinstance(value, Case):
        yield from _case(item, value, site)
    elif isinstance(value, News):
        yield Section("body", "内容", "prose", value.body)


def _phase_out(item: Item, row: PhaseOutRow, site: Site) -> Iterator[Section]:
    yield Section(
        "particulars",
        "管什么" if is_likewise(row) else f"{row.action}什么",
        "facts",
        list(
            particulars(
                item,
                site,
                {"match": match_words(row)} | ({"action": NOTHING} if is_likewise(row) else {}),
            )
        ),
    )
    if row.models:
        title = "提到的型号" if row.match == "attribute" else "列名的型号"
        yield Section("models", f"{title}（{len(row.models)} 项）", "models", row)
    rules = [
        (deadline_words(rule), site.link(rule.basis) if rule.basis else None)
        for rule in row.deadline_rules
    ]
    if not rules:
        unsaid = "本条没有单独写明期限；怎样处理以公布的原文为准"
        rules = [(deadline_of(row) if row.deadline else unsaid, None)]
    pending = site.pending(item, "deadline_rules") or site.pending(item, "deadline")
    yield Section("deadlines", "期限和条件", "rules", {"rules": rules, "pending": pending})


def _relief(item: Item, relief: TaxList, site: Site) -> Iterator[Section]:
    years = relief.carry_forward_years
    carried = f"不足抵免的，可在以后 {years} 个纳税年度结转" if years else ""
    facts = list(particulars(item, site, {"carry_forward_years": carried}))
    yield Section("relief", "优惠内容", "facts", facts)
    for field, form in (("conditions", "list"), ("how_to_claim", "steps"), ("materials", "list")):
        if texts := item.get(field):
            pending = site.pending(item, field)
            yield Section(field, item.label(field), form, {"texts": texts, "pending": pending})


def _tax_row(item: Item, row: TaxRow, site: Site) -> Iterator[Fact]:
    earlier = []
    for one in row.earlier:
        parts = (one.item_no and f"序号 {one.item_no}", one.rate)
        earlier.append(Fact(f"{one.edition}年版", "，".join(part for part in parts if part)))
    yield from particulars(item, site, {"earlier": earlier})


def _technology(item: Item, row: TechnologyRow, site: Site) -> Iterator[Section]:
    yield Section("particulars", "技术内容", "facts", list(particulars(item, site)))
    if row.figures:
        yield Section("figures", "数值", "table", figures_table(row.figures))
    if row.figures_basis:
        yield Section("basis", "数值出处", "prose", row.figures_basis)
    yield from technology.sections(item, site)


def _case(item: Item, case: Case, site: Site) -> Iterator[Section]:
    years = "—".join(str(year) for year in (case.year, case.until) if year)
    stage = site.name("stages", case.stage)
    told: dict[str, str | list[Fact]] = {
        "stage": f"{stage}（{case.stage_note}）" if case.stage_note else stage,
        "stage_note": NOTHING,
        "year": [Fact("年份", years)] if years else [],
        "until": NOTHING,
    }
    facts = list(particulars(item, site, told))
    yield Section("particulars", "案例情况", "facts", facts)
    before, after = (_cell(item, site, field) for field in ("before", "after"))
    if not (before.empty and after.empty):
        drawn = before_after(before, after, case.stage in MEASURED)
        yield Section("before-after", "实施前后", "bars", drawn)
    if case.figures:
        yield Section("figures", "投入和效果", "table", figures_table(case.figures))


def _cell(item: Item, site: Site, field: str) -> Cell:
    return Cell(item.get(field) or "", pending=bool(site.pending(item, field)))
