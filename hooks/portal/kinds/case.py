"""典型案例 (cases)."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Annotated, Literal

from portal.kinds.facts import NOTHING, figures_facts, figures_table, particulars
from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import Presentation, term_heading
from portal.page import Fact, Heading, Section
from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Reference
from portal.read.markers import Dates, Is, Label, NotAfter, Show, Vocabulary
from portal.read.record import Figure, Record
from portal.tables import Cell


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
    told = ("before", "after", "figures")

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        case = _case(item)
        stage = lookup.name("stages", case.stage)
        told: dict[str, str | list[Fact]] = {
            "stage": f"{stage}（{case.stage_note}）" if case.stage_note else stage,
            "stage_note": NOTHING,
            "year": [Fact("年份", _years(case))] if _years(case) else NOTHING,
            "until": NOTHING,
        }
        yield Section("particulars", self.box, "facts", list(particulars(item, lookup, told)))
        before, after = (
            Cell(item.get(field) or "", pending=bool(lookup.pending(item, field)))
            for field in ("before", "after")
        )
        if not (before.empty and after.empty):
            data = (before, after, case.stage in MEASURED)
            yield Section("before-after", "实施前后", "bars", data)
        if case.figures:
            table = figures_table(case.figures)
            yield Section("figures", "投入和效果", "table", table, "看{title}")
        yield from self.fields_as_sections(item, lookup)

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        case = _case(item)
        yield Fact(item.label("stage"), lookup.name("stages", case.stage))
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
        yield from chain([case.organization], super().card_facts(item, lookup), [stage])


def _case(item: Item) -> Case:
    assert isinstance(item.value, Case)
    return item.value


def _years(case: Case) -> str:
    return "—".join(str(year) for year in (case.year, case.until) if year)


def _tellingness(figure: Figure) -> int:
    name = figure.name + (figure.unit or "")
    return next((i for i, what in enumerate(_TELLING) if what.search(name)), len(_TELLING))


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
    browse="industries",
)
