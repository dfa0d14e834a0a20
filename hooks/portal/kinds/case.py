"""典型案例 (cases)."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Annotated, Literal

from portal.kinds.case_comparison import comparison
from portal.kinds.facts import NOTHING, figures_facts, figures_table, particulars
from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.linked_data import Property
from portal.kinds.lookup import Lookup
from portal.kinds.measured import (
    IN_TEXT,
    INVESTMENT,
    SAVING,
    STATED_PAYBACK,
    Measured,
    by_place,
    name_of,
    notes,
    of_kind,
    payback_of,
    told,
)
from portal.kinds.presentation import Presentation, term_heading
from portal.page import Fact, Heading, Section
from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Reference
from portal.read.markers import Dates, Hidden, Is, Label, NotAfter, Show, Vocabulary
from portal.read.record import PENDING, Figure, Record
from portal.tables import Cell, Column, Table


class Case(Record):
    """What one enterprise, park or cluster did and what came of it."""

    organization: Annotated[Line, Is.HEADING, Show.PARTICULARS | Show.ENTRY | Show.ABOUT]
    """实施单位。照来源写全称；来源隐去名称的照写"""
    place: Annotated[Line | None, Show.PARTICULARS | Show.ABOUT | Show.SEARCH] = None
    """地点，按来源写到市、县。如“山东省淄博市”"""
    kind: Annotated[Reference, Vocabulary("case-kinds"), Is.HEADING, Show.PARTICULARS]
    """案例类型，取自词表 case-kinds。最主要的一种"""
    mode: Annotated[Reference | None, Vocabulary("modes"), Show.PARTICULARS] = None
    """实施模式，取自词表 modes。来源没有说谁出钱、谁承包的就不写"""
    stage: Annotated[Reference, Vocabulary("stages"), Is.HEADING, Show.PARTICULARS | Show.KEY_FACT]
    """进展，取自词表 stages；预计值不是实测值。签了约写 signed，在建写 building，做完写 done，验收了写 accepted"""
    stage_note: Annotated[Line | None, Show.PARTICULARS] = None
    """进展的说明。如“一期已投运，二期在建”"""
    year: Annotated[
        PartialDate | None,
        Label("起始年份"),
        Is.EXACT,
        Dates(),
        NotAfter(("until",)),
        Show.PARTICULARS,
    ] = None
    """年份（起）。开工或实施的年份，如 2021"""
    until: Annotated[PartialDate | None, Label("结束年份"), Is.EXACT, Show.PARTICULARS] = None
    """年份（止）。完成的年份；当年完成的不写"""
    before: Annotated[Line | None, Show.SECTION | Show.SEARCH] = None
    """实施前。原来是什么设备、能耗多少"""
    after: Annotated[Line | None, Show.SECTION | Show.SEARCH] = None
    """实施后。换成什么、怎样改，能耗多少"""
    figures: Annotated[
        Many[Figure], Label("数值"), Is.EXACT, Show.SECTION | Show.KEY_FACT | Show.SEARCH
    ] = ()
    """投资、节能量、效益等。照来源写，一项一个数；没有见到实测数的在 note 里写“预计”"""
    measured: Annotated[
        Many[Measured],
        Label("统一单位的数"),
        Is.EXACT,
        Is.IN_DATA,
        Hidden("和记录写的数并排写在“投入和效果”里"),
    ] = ()
    """同样的数换成统一的单位，用来排序、比较、算中位数。记录写的照旧留在 figures、before、after 里，这里每个数写明在哪一处；没有把握的不写"""
    comparable: Annotated[
        bool, Label("能算回收期"), Hidden("能算的，页面写出回收期和算式；不能的写原因")
    ] = False
    """投资和年节省说的是同一项措施、各只有一个数时写 true，页面算出回收期；预计的、多家合计的不算"""
    comparable_note: Annotated[Line | None, Label("回收期的说明"), Is.OURS, Show.SECTION] = None
    """能算回收期的，写要注意什么；不能算的，写缺什么，如“有年节省，没有投资”"""
    sme_relevance: Annotated[
        Literal["高", "中", "低"] | None,
        Label("对中小企业的参考价值（编者判断）"),
        Is.OURS,
        Show.PARTICULARS,
    ] = None
    """对中小企业的参考价值（编者判断）。中小企业也能照做的写高，只有大型企业能做的写低"""


MEASURED = ("done", "accepted", "partial", "selected")
"""Stages of a case that has something to show; at the others, figures are expected ones."""

FINISHED = ("done", "accepted")
"""Stages that go without saying."""

_TELLING = (
    re.compile("节能|标煤|tce|节煤|节约|节电|节水|减排|降"),
    re.compile("投资"),
    re.compile("效益|回收|节省"),
)
"""Which figures of a case tell most: what it saved, what it cost, what it brought."""


class CasePresentation(Presentation):
    """Who did it, how far it has come, what came of it."""

    box = "案例情况"
    substance = ("figures",)
    told = ("before", "after", "figures", "comparable_note")

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        case = _case(item)
        stage = lookup.name("stages", case.stage)
        said: dict[str, str | list[Fact]] = {
            "stage": f"{stage}（{case.stage_note}）" if case.stage_note else stage,
            "stage_note": NOTHING,
            "year": [Fact("年份", _years(case))] if _years(case) else NOTHING,
            "until": NOTHING,
        }
        yield Section("particulars", self.box, "facts", list(particulars(item, lookup, said)))
        before, after = (
            Cell(item.get(field) or "", pending=bool(lookup.pending(item, field)))
            for field in ("before", "after")
        )
        if not (before.empty and after.empty):
            data = (before, after, case.stage in MEASURED)
            yield Section("before-after", "实施前后", "bars", data)
        if case.figures:
            table = _figures(case, lookup) if case.measured else figures_table(case.figures)
            yield Section("figures", "投入和效果", "table", table, "看{title}")
        if found := list(_payback(case, lookup)):
            yield Section("payback", "投资、年节省和回收期", "facts", found)
        yield from self.fields_as_sections(item, lookup)

    def linked_type(self, item: Item) -> str:
        return "Article"

    def linked_data(self, item: Item, lookup: Lookup) -> Iterator[Property]:
        """Our account of what somebody did; it appeared on the day on which it was taken in."""
        yield from super().linked_data(item, lookup)
        yield "headline", item.title
        yield "datePublished", str(item.get("added"))
        if not lookup.doubted(item, "organization"):
            yield "about", {"@type": "Organization", "name": _case(item).organization}

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        case = _case(item)
        yield Fact(item.label("stage"), lookup.name("stages", case.stage))
        if found := payback_of(case):
            yield Fact("回收期", found.words, pending=PENDING if found.doubted else "")
        yield from figures_facts(sorted(case.figures, key=_tellingness))

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        return term_heading("case-kinds", _case(item).kind, lookup)

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        case = _case(item)
        yield from (case.organization, case.place or "", _years(case))

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        case = _case(item)
        unfinished = case.stage not in FINISHED
        stage = lookup.name("stages", case.stage) if unfinished else ""
        found = payback_of(case)
        payback = f"回收期{found.words}{f'（{PENDING}）' if found.doubted else ''}" if found else ""
        yield from chain([case.organization], super().card_facts(item, lookup), [stage, payback])

    def compared(self, items: Sequence[Item], lookup: Lookup) -> Section | None:
        data = comparison([(item, _case(item)) for item in items], lookup)
        return (
            Section("compare", "投资、年节省和回收期", "case_figures", data) if data.cases else None
        )


def _case(item: Item) -> Case:
    assert isinstance(item.value, Case)
    return item.value


def _years(case: Case) -> str:
    return "—".join(str(year) for year in (case.year, case.until) if year)


def _tellingness(figure: Figure) -> int:
    name = figure.name + (figure.unit or "")
    return next((i for i, what in enumerate(_TELLING) if what.search(name)), len(_TELLING))


def _figures(case: Case, lookup: Lookup) -> Table:
    """What the record writes, and beside it the same in the unit of its kind."""
    rows = []
    figures = {figure.name: figure for figure in case.figures}
    for place, found in by_place(case).items():
        figure = figures.get(place)
        if not (figure or found):
            continue
        named = Cell(figure.name if figure else place)
        written = figure.amount if figure else getattr(case, IN_TEXT[place]) or ""
        texts = [f"{name_of(one.measure, lookup)} {told(one, lookup)}" for one in found]
        remarks = dict.fromkeys([*([figure.note] if figure and figure.note else ()), *notes(found)])
        doubted = any(one.unverified for one in found)
        text = Cell("；".join(texts), pending=doubted)
        rows.append((named, Cell(written), text, Cell("；".join(remarks))))
    titles = ("项目", "记录写的", "归类，统一单位", "说明")
    return Table(tuple(map(Column, titles)), rows).without_empty_columns()


def _payback(case: Case, lookup: Lookup) -> Iterator[Fact]:
    """Investment, yearly saving and payback, or in words what is missing."""
    if not (case.comparable or case.comparable_note):
        return
    for name, kind in (
        ("投资", INVESTMENT),
        ("年节省", SAVING),
        ("回收期（记录写明）", STATED_PAYBACK),
    ):
        found = of_kind(case, kind)
        doubt = PENDING if any(one.unverified for one in found) else ""
        if found or kind != STATED_PAYBACK:
            said = "；".join(_noted(one, lookup) for one in found) or "未写明"
            yield Fact(name, said, pending=doubt)
    reckoned = payback_of(case)
    if reckoned:
        sum = f"{reckoned.words}，按 {reckoned.arithmetic} 算"
        yield Fact("回收期（本站算）", sum, pending=PENDING if reckoned.doubted else "")
        if case.comparable_note:
            yield Fact("要注意", case.comparable_note)
    else:
        yield Fact("回收期", f"没有算：{case.comparable_note}")
    if of_kind(case, INVESTMENT) or of_kind(case, SAVING):
        of_year = (
            f"{case.year} 年起的案例，金额照记录写的，没有折成今天的钱；记录没有说钱是哪一年付的"
        )
        unknown = "记录没有写年份，金额不能和别的年份直接比"
        yield Fact("金额的年份", of_year if case.year else unknown)


def _noted(one: Measured, lookup: Lookup) -> str:
    return told(one, lookup) + (f"，{one.note}" if one.note else "")


KIND = Kind(
    "cases",
    "典型案例",
    Case,
    "企业、园区和产业集群做过的事和结果",
    CasePresentation(),
    questions={
        "topics": Question(7, "谁做过"),
        "industries": Question(7, "谁做过"),
        "regions": Question(7, "当地谁做过"),
        "equipment": Question(5, "谁换过、谁改过"),
    },
    browse=("industries",),
    fresh_days=183,
)
