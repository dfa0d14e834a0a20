"""`/quality/`: what is covered, how well it is verified, how fresh it is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.coverage import NAMES, Coverage
from portal.kinds.item import Item
from portal.kinds.kinds import KINDS
from portal.page import Link, Page, PageContent
from portal.pages.care import care
from portal.pages.explanations import explanation_counts
from portal.pages.full_texts import full_text_counts
from portal.pages.texts import texts
from portal.tables import Cell, Column, Table
from portal.view.freshness import freshness
from portal.view.render import Renderer
from portal.view.site import Site

URL = "quality/"
DESCRIPTION = "本站收录了多少记录，核实到什么程度，哪些字段待核，哪些内容没有收全。"


@dataclass(frozen=True)
class Gap:
    """A record of which something else is missing than items of a list."""

    link: Link
    coverage: str


def quality_page(site: Site, renderer: Renderer) -> Page:
    return Page(URL, "数据质量", lambda: _content(site, renderer))


def _content(site: Site, renderer: Renderer) -> PageContent:
    items = [x for x in site.catalogue.items.values() if not site.catalogue.is_withdrawn(x)]
    context = {
        "trail": [Link("首页", "")],
        "coverage": _coverage(site),
        "statuses": _statuses(site),
        "doubts": _doubts(items),
        "texts": texts(site),
        "full_texts": full_text_counts(site),
        "explanations": explanation_counts(site),
        "lists": _lists(site),
        "incomplete": _incomplete(site),
        "gaps": [
            Gap(Link(item.title, item.url), item.get("coverage"))
            for item in items
            if item.get("coverage") and not site.coverage(item)
        ],
        "headings": [
            Link(item.title, item.url)
            for item in items
            if item.value.verification.confidence == "low"
        ],
        "freshness": _freshness(site),
        "care": care(site, items),
        "search": site.catalogue.search_score,
        "checked": _range([item.value.verification.checked.text for item in items]),
        "day": site.last_change,
    }
    titles = (
        *(("coverage", "收录和可信度"), ("statuses", "状态"), ("doubts", "待核字段")),
        ("texts", "原文在哪里"),
        *([("full-texts", "本站的全文")] if context["full_texts"] else []),
        ("explanations", "官方解读"),
        ("freshness", "各栏目的更新"),
        *(("checked", "什么时候核对的"), ("queue", "先看哪些"), ("links", "来源网址")),
        *([("search", "查找得准不准")] if context["search"] else []),
        ("lists", "清单和标准收全了没有"),
    )
    return PageContent(renderer.body("quality.html", URL, context), DESCRIPTION, titles)


def _freshness(site: Site) -> Table:
    """When something was published last, column by column, and by when there has to be something new."""
    lines = [
        [
            Cell(link=Link(one.link.text, one.link.url)),
            Cell(str(one.last or "还没有内容")),
            Cell(f"{one.days} 天"),
            Cell(str(one.until or "")),
        ]
        for one in freshness(site)
    ]
    titles = ("栏目", "最近一次更新", "多少天里要有更新", "新的最迟到")
    return Table([Column(title) for title in titles], lines)


def _coverage(site: Site) -> Table:
    lines = []
    for kind in site.kinds:
        records = site.catalogue.of(kind.id)
        rows = [row for record in records for row in site.catalogue.rows(record)]
        levels = Counter(item.value.verification.confidence for item in [*records, *rows])
        numbers = [len(records), len(rows), levels["high"], levels["medium"], levels["low"]]
        name = Cell(link=Link(kind.name, f"{kind.id}/"))
        lines.append([name, *(Cell(str(number)) for number in numbers)])
    titles = ("记录", "条目", "可信度高", "可信度中", "待核标题")
    columns = [Column("栏目"), *(Column(title, number=True) for title in titles)]
    return Table(columns, lines)


def _lists(site: Site) -> Table:
    """How many lists and standards are whole, catalogue by catalogue."""
    lines = []
    for kind in KINDS:
        counts = Counter(one.state for _, one in _counted(site, kind.id))
        if counts:
            name = Cell(link=Link(kind.name, f"{kind.id}/"))
            lines.append([name, *(Cell(str(counts[state])) for state in NAMES)])
    columns = [Column("栏目"), *(Column(name, number=True) for name in NAMES.values())]
    return Table(columns, lines)


def _incomplete(site: Site) -> Table:
    """What is known to be missing, list by list."""
    lines = [
        [
            Cell(link=Link(item.title, item.url)),
            Cell(one.name),
            Cell(f"{one.present} {one.unit}"),
            Cell("没有见到" if one.declared is None else f"{one.declared} {one.unit}"),
            Cell(one.missing),
        ]
        for kind in KINDS
        for item, one in _counted(site, kind.id)
        if one.is_partial
    ]
    return Table([Column(one) for one in ("清单或标准", "收录", "这里有", "原文", "缺什么")], lines)


def _counted(site: Site, kind: str) -> Iterator[tuple[Item, Coverage]]:
    for item in site.catalogue.of(kind):
        if coverage := site.coverage(item):
            yield item, coverage


def _statuses(site: Site) -> Table:
    statuses = site.catalogue.vocabularies.get("statuses", {})
    lines = []
    for kind in KINDS:
        counts = Counter(
            validity.status.value
            for record in site.catalogue.of(kind.id)
            if (validity := site.validity(record))
        )
        if counts:
            name = Cell(link=Link(kind.name, f"{kind.id}/"))
            lines.append([name, *(Cell(str(counts[id])) for id in statuses)])
    columns = [Column("栏目"), *(Column(term.name, number=True) for term in statuses.values())]
    return Table(columns, lines)


def _doubts(items: list[Item]) -> Table:
    counts = Counter(
        (item.kind.name, item.label(doubt.field))
        for item in items
        for doubt in item.value.verification.unverified
    )
    lines = [[Cell(kind), Cell(field), Cell(str(n))] for (kind, field), n in sorted(counts.items())]
    return Table([Column("栏目"), Column("字段"), Column("条数", number=True)], lines)


def _range(days: list[str]) -> str:
    if not days:
        return ""
    return days[0] if min(days) == max(days) else f"{min(days)} 至 {max(days)}"
