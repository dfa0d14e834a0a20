"""典型案例 (cases)."""

from typing import Literal

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Reference
from portal.read.record import Figure, Record


class Case(Record):
    """What one enterprise, park or cluster did and what came of it."""

    organization: Line
    """实施单位"""
    kind: Reference
    """案例类型，取自词表 case-kinds"""
    mode: Reference | None = None
    """实施模式，取自词表 modes"""
    stage: Reference
    """进展，取自词表 stages；预计值不是实测值"""
    stage_note: Line | None = None
    """进展的说明"""
    place: Line | None = None
    """地点，按来源写到市、县"""
    year: PartialDate | None = None
    """年份（起）"""
    until: PartialDate | None = None
    """年份（止）"""
    before: Line | None = None
    """实施前"""
    after: Line | None = None
    """实施后"""
    figures: Many[Figure] = ()
    """投资、节能量、效益等"""
    sme_relevance: Literal["高", "中", "低"] | None = None
    """对中小企业的参考价值（编者判断）"""
