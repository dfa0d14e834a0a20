"""淘汰目录 (phase-out lists) and market access rules of standards."""

from typing import Literal

from portal.read.dates import PartialDate
from portal.read.document import Document, EditionLine, Row
from portal.read.fields import Line, Many, Model, Number, Reference, YearRule


class DeadlineRule(Model):
    """When a machine must be out of use, depending on its years. No year, no verdict."""

    made: YearRule | None = None
    """生产年份条件"""
    commissioned: YearRule | None = None
    """投运年份条件"""
    when: Line | None = None
    """其他条件，用文字写"""
    stop_use_by: PartialDate | None = None
    """最迟停用日期"""
    stop_use: Literal["immediate", "encouraged"] | None = None
    """immediate 立即停用；encouraged 鼓励更换，不强制"""
    basis: Reference | None = None
    """规定期限的记录 id"""


class PhaseOutRow(Row):
    """One item of a phase-out list."""

    models: Many[Line] = ()
    """型号，按原文写法"""
    models_norm: Many[Line] = ()
    """型号的规范写法（展开列举、纠正转写），供铭牌匹配；与 models 相同时不写"""
    match: Literal["exact", "series", "range", "attribute"]
    """exact 逐型号；series 整个系列；range 容量范围；attribute 只按文字描述判断"""
    scope: Line | None = None
    """适用范围和条件，按原文意思"""
    action: Literal["淘汰", "限制", "禁止"]
    """处理方式"""
    reason: Line | None = None
    """淘汰理由"""
    deadline: PartialDate | None = None
    """期限（不分年份条件时）"""
    deadline_rules: Many[DeadlineRule] = ()
    """按生产、投运年份区分的期限"""
    replacement: Line | None = None
    """文件写明的替代方向"""


class PhaseOutList(Document):
    """A published phase-out list, the legal unit."""

    line: EditionLine | None = None
    """所属的版本线"""
    item_count: Number | None = None
    """文件公布的总项数"""
    rows: Many[PhaseOutRow] = ()
    """条目"""


class MarketRule(PhaseOutRow):
    """What may no longer be made, imported, sold or built. It does not make a machine in use
    a phased-out one, so it lives with its standard and not in a phase-out list."""
