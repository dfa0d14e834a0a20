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


class RatingLimit(Model):
    """One rating that a machine must have to be meant. Ratings are in the units of nameplates:
    evaporation t/h, capacity kVA, current A, voltage V, power kW, frame mm."""

    quantity: Literal["evaporation", "capacity", "current", "voltage", "power", "frame"]
    """量：evaporation 额定蒸发量 t/h，capacity 额定容量 kVA，current 额定电流 A，voltage 额定电压 V，power 额定功率 kW，frame 机座号 mm"""
    at_least: Number | None = None
    """不小于"""
    above: Number | None = None
    """大于"""
    at_most: Number | None = None
    """不大于"""
    below: Number | None = None
    """小于"""


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
    limits: Many[RatingLimit] = ()
    """额定值的范围；scope 里写了数值、铭牌上又有这个量时写，供铭牌核对"""
    fuels: Many[Literal["coal", "biomass", "oil", "gas"]] = ()
    """只指烧这些燃料的锅炉：coal 煤，biomass 生物质，oil 油，gas 气"""
    asks: Many[Line] = ()
    """铭牌上看不出、要企业自己回答的条件，写成陈述句，如“气阀是环状阀”；都符合才算列入"""
    place: Line | None = None
    """只适用于某类地方而不能用行政区划表示时，写明是哪类地方，如“地级及以上城市建成区”"""
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


MATCHES = {
    "exact": "逐个型号列名：铭牌型号与所列型号相同的列入（空格、连字符等写法差异不算不同，"
    "变压器型号后的“/10”也不算）；只差字母或后缀的须人工核对",
    "series": "列名的是整个系列",
    "range": "列名的是一个容量或规格范围",
    "attribute": "没有列型号，按文字描述的特征判断",
}


def match_words(row: PhaseOutRow) -> str:
    """When a machine counts as listed."""
    if row.match == "attribute" and row.models:
        return "按文字描述的特征判断，不能只凭型号"
    scope = "，并须符合“适用范围和条件”" if row.match == "series" and row.scope else ""
    return MATCHES[row.match] + scope


SHORT_MATCHES = {
    "exact": "逐个型号",
    "series": "整个系列",
    "range": "一段规格范围",
    "attribute": "按文字特征判断",
}


def match_short(row: PhaseOutRow) -> str:
    """The kind of match in a few words, for lists and first screens."""
    return SHORT_MATCHES[row.match]


def is_likewise(row: PhaseOutRow) -> bool:
    """Whether a row has something handled like what is listed (参照淘汰类管理), and lists nothing."""
    return (row.reason or "").startswith("参照")
