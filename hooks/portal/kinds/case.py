"""典型案例 (cases)."""

from typing import Annotated, Literal

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Reference
from portal.read.markers import Dates, Is, Label, NotAfter, Show, Vocabulary
from portal.read.record import Figure, Record


class Case(Record):
    """What one enterprise, park or cluster did and what came of it."""

    organization: Annotated[Line, Is.HEADING, Show.PARTICULARS | Show.ENTRY | Show.ABOUT]
    """实施单位"""
    place: Annotated[Line | None, Show.PARTICULARS | Show.ABOUT | Show.SEARCH] = None
    """地点，按来源写到市、县"""
    kind: Annotated[Reference, Vocabulary("case-kinds"), Is.HEADING, Show.PARTICULARS]
    """案例类型，取自词表 case-kinds"""
    mode: Annotated[Reference | None, Vocabulary("modes"), Show.PARTICULARS] = None
    """实施模式，取自词表 modes"""
    stage: Annotated[Reference, Vocabulary("stages"), Is.HEADING, Show.PARTICULARS | Show.KEY_FACT]
    """进展，取自词表 stages；预计值不是实测值"""
    stage_note: Annotated[Line | None, Show.PARTICULARS] = None
    """进展的说明"""
    year: Annotated[
        PartialDate | None,
        Label("起始年份"),
        Is.EXACT,
        Dates(),
        NotAfter(("until",)),
        Show.PARTICULARS,
    ] = None
    """年份（起）"""
    until: Annotated[PartialDate | None, Label("结束年份"), Is.EXACT, Show.PARTICULARS] = None
    """年份（止）"""
    before: Annotated[Line | None, Show.SECTION | Show.SEARCH] = None
    """实施前"""
    after: Annotated[Line | None, Show.SECTION | Show.SEARCH] = None
    """实施后"""
    figures: Annotated[
        Many[Figure], Label("数值"), Is.EXACT, Show.SECTION | Show.KEY_FACT | Show.SEARCH
    ] = ()
    """投资、节能量、效益等"""
    sme_relevance: Annotated[
        Literal["高", "中", "低"] | None,
        Label("对中小企业的参考价值（编者判断）"),
        Show.PARTICULARS,
    ] = None
    """对中小企业的参考价值（编者判断）"""
