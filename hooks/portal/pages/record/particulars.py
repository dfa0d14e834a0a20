"""What is particular to each catalogue: a phase-out row, a relief, a technology, a case, news."""

from collections.abc import Iterator

from portal.kinds.case import Case
from portal.kinds.item import Item
from portal.kinds.labels import FIELD_NAMES
from portal.kinds.news import News
from portal.kinds.phase_out import PhaseOutRow, is_likewise, match_words
from portal.kinds.tax import TaxList, TaxRow
from portal.kinds.technology import TechnologyRow
from portal.page import Section
from portal.pages.drawings.bars import before_after
from portal.pages.record import technology
from portal.pages.record.identity import Fact
from portal.pages.record.provisions import figures_table
from portal.validity.words import deadline_of, deadline_words
from portal.view.site import Site
from portal.view.tables import Cell

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


def _texts(item: Item, site: Site, fields: dict[str, str]) -> Iterator[Fact]:
    """Facts for the fields that are there, or that are doubted and so not written."""
    for field, name in fields.items():
        value, pending = item.get(field), site.pending(item, field)
        text = "、".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
        if text or pending:
            yield Fact(name, text, pending=pending)


def _phase_out(item: Item, row: PhaseOutRow, site: Site) -> Iterator[Section]:
    yield Section(
        "particulars",
        "管什么" if is_likewise(row) else f"{row.action}什么",
        "facts",
        [
            *([] if is_likewise(row) else [Fact("处理方式", row.action)]),
            *_texts(item, site, {"reason": "理由", "scope": "适用范围和条件"}),
            Fact("怎样算列入", match_words(row)),
            *_texts(item, site, {"replacement": "文件写明的替代方向", "note": "说明"}),
        ],
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
    facts = [
        Fact("税种或渠道", "、".join(site.name("taxes", id) for id in relief.taxes)),
        Fact("优惠方式", "、".join(site.name("reliefs", id) for id in relief.reliefs)),
        *_texts(item, site, {"rate": "比例、幅度"}),
    ]
    if relief.carry_forward_years:
        facts.append(
            Fact("结转", f"不足抵免的，可在以后 {relief.carry_forward_years} 个纳税年度结转")
        )
    facts += _texts(item, site, {"formula": "计算公式", "relief_codes": "减免性质代码"})
    yield Section("relief", "优惠内容", "facts", facts)
    for field, form in (("conditions", "list"), ("how_to_claim", "steps"), ("materials", "list")):
        if texts := item.get(field):
            pending = site.pending(item, field)
            yield Section(field, FIELD_NAMES[field], form, {"texts": texts, "pending": pending})


def _tax_row(item: Item, row: TaxRow, site: Site) -> Iterator[Fact]:
    names = {
        "group": "分组",
        "product": "产品和劳务",
        "threshold": "技术标准、门槛",
        "rate": "比例、幅度",
        "standards": "执行标准",
        "code": "品目编码",
        "code_edition": "编码版别",
        "grade": "等级要求",
        "effective": "起始日期",
        "expires": "最后一天",
        "status_note": "效力说明",
        "verified_editions": "见过原表的版本",
        "note": "说明",
    }
    if row.mandatory is not None:
        yield Fact("采购方式", "强制采购" if row.mandatory else "优先采购")
    yield from _texts(item, site, names)
    for earlier in row.earlier:
        parts = (earlier.item_no and f"序号 {earlier.item_no}", earlier.rate)
        yield Fact(f"{earlier.edition}年版", "，".join(part for part in parts if part))


def _technology(item: Item, row: TechnologyRow, site: Site) -> Iterator[Section]:
    names = {
        "principle": "原理",
        "applicability": "适用条件",
        "maturity": "成熟程度（编者判断）",
        "sme_fit": "对中小企业的适用程度（编者判断）",
        "note": "说明",
    }
    category = Fact("技术类别", site.name("technology-categories", row.category))
    yield Section("particulars", "技术内容", "facts", [category, *_texts(item, site, names)])
    if row.figures:
        yield Section("figures", "数值", "table", figures_table(row.figures))
    if row.figures_basis:
        yield Section("basis", "数值出处", "prose", row.figures_basis)
    yield from technology.sections(item, site)


def _case(item: Item, case: Case, site: Site) -> Iterator[Section]:
    years = "—".join(str(year) for year in (case.year, case.until) if year)
    stage = site.name("stages", case.stage)
    facts = [
        *_texts(item, site, {"organization": "实施单位", "place": "地点"}),
        Fact("案例类型", site.name("case-kinds", case.kind)),
        *([Fact("实施模式", site.name("modes", case.mode))] if case.mode else []),
        Fact("进展", f"{stage}（{case.stage_note}）" if case.stage_note else stage),
        *([Fact("年份", years)] if years else []),
        *_texts(item, site, {"sme_relevance": "对中小企业的参考价值（编者判断）"}),
    ]
    yield Section("particulars", "案例情况", "facts", facts)
    before, after = (_cell(item, site, field) for field in ("before", "after"))
    if not (before.empty and after.empty):
        told = before_after(before, after, case.stage in MEASURED)
        yield Section("before-after", "实施前后", "bars", told)
    if case.figures:
        yield Section("figures", "投入和效果", "table", figures_table(case.figures))


def _cell(item: Item, site: Site, field: str) -> Cell:
    return Cell(item.get(field) or "", pending=bool(site.pending(item, field)))
