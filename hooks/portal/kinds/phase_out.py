"""淘汰目录 (phase-out lists) and market access rules of standards."""

from typing import Annotated, Literal

from portal.read.dates import PartialDate
from portal.read.document import Document, EditionLine, Row
from portal.read.fields import Line, Many, Model, Number, Reference, YearRule
from portal.read.markers import Choices, Hidden, Is, Label, LinksTo, Show
from portal.read.relation import Relation

MATCHES = {
    "exact": "逐个型号列名：铭牌型号与所列型号相同的列入（空格、连字符等写法差异不算不同，"
    "变压器型号后的“/10”也不算）；只差字母或后缀的须人工核对",
    "series": "列名的是整个系列",
    "range": "列名的是一个容量或规格范围",
    "attribute": "没有列型号，按文字描述的特征判断",
}

STOP_USE = {"immediate": "立即停止使用", "encouraged": "鼓励更换，不强制停用"}


class DeadlineRule(Model):
    """When a machine must be out of use, depending on its years. No year, no verdict."""

    made: Annotated[YearRule | None, Label("生产年份"), Show.SECTION] = None
    """生产年份条件"""
    commissioned: Annotated[YearRule | None, Label("投运年份"), Show.SECTION] = None
    """投运年份条件"""
    when: Annotated[Line | None, Show.SECTION] = None
    """其他条件，用文字写"""
    stop_use_by: Annotated[PartialDate | None, Show.SECTION] = None
    """最迟停用日期"""
    stop_use: Annotated[
        Literal["immediate", "encouraged"] | None,
        Label("停用要求"),
        Choices(STOP_USE),
        Show.SECTION,
    ] = None
    """immediate 立即停用；encouraged 鼓励更换，不强制"""
    basis: Annotated[
        Reference | None, Label("期限的依据"), LinksTo(Relation.DEADLINE), Show.SECTION
    ] = None
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

    models: Annotated[Many[Line], Show.SECTION | Show.ABOUT] = ()
    """型号，按原文写法"""
    models_norm: Annotated[Many[Line], Label("型号的规范写法"), Show.SECTION | Show.ABOUT] = ()
    """型号的规范写法（展开列举、纠正转写），供铭牌匹配；与 models 相同时不写"""
    action: Annotated[Literal["淘汰", "限制", "禁止"], Is.HEADING, Show.PARTICULARS]
    """处理方式"""
    reason: Annotated[Line | None, Label("理由"), Show.PARTICULARS | Show.ENTRY | Show.SEARCH] = (
        None
    )
    """淘汰理由"""
    scope: Annotated[
        Line | None,
        Label("适用范围和条件", short="适用范围"),
        Show.PARTICULARS | Show.KEY_FACT | Show.ENTRY | Show.SEARCH,
    ] = None
    """适用范围和条件，按原文意思"""
    place: Annotated[
        Line | None, Label("只适用于"), Show.PARTICULARS | Show.ABOUT | Show.SEARCH
    ] = None
    """只适用于某类地方而不能用行政区划表示时，写明是哪类地方，如“地级及以上城市建成区”"""
    match: Annotated[
        Literal["exact", "series", "range", "attribute"],
        Label("怎样算列入"),
        Choices(MATCHES),
        Is.HEADING,
        Show.PARTICULARS | Show.KEY_FACT,
    ]
    """exact 逐型号；series 整个系列；range 容量范围；attribute 只按文字描述判断"""
    limits: Annotated[
        Many[RatingLimit], Label("额定值范围"), Hidden("供铭牌核对；数值写在 scope 里")
    ] = ()
    """额定值的范围；scope 里写了数值、铭牌上又有这个量时写，供铭牌核对"""
    fuels: Annotated[
        Many[Literal["coal", "biomass", "oil", "gas"]],
        Label("燃料"),
        Hidden("供铭牌核对；scope 里写着"),
    ] = ()
    """只指烧这些燃料的锅炉：coal 煤，biomass 生物质，oil 油，gas 气"""
    asks: Annotated[Many[Line], Label("要自己核对的条件"), Show.PARTICULARS] = ()
    """铭牌上看不出、要企业自己回答的条件，写成陈述句，如“气阀是环状阀”；都符合才算列入"""
    deadline: Annotated[PartialDate | None, Is.EXACT, Show.SECTION | Show.ENTRY] = None
    """期限（不分年份条件时）"""
    deadline_rules: Annotated[Many[DeadlineRule], Label("期限条件"), Show.SECTION] = ()
    """按生产、投运年份区分的期限"""
    replacement: Annotated[Line | None, Show.PARTICULARS | Show.SEARCH] = None
    """文件写明的替代方向"""


class PhaseOutList(Document):
    """A published phase-out list, the legal unit."""

    line: Annotated[EditionLine | None, Label("版本关系"), Is.HEADING, Show.FACTS] = None
    """所属的版本线"""
    item_count: Annotated[Number | None, Label("公布的总项数"), Is.EXACT, Show.FACTS] = None
    """文件公布的总项数"""
    rows: Annotated[Many[PhaseOutRow], Is.ROWS, Is.HEADING, Show.SECTION] = ()
    """条目"""


class MarketRule(PhaseOutRow):
    """What may no longer be made, imported, sold or built. It does not make a machine in use
    a phased-out one, so it lives with its standard and not in a phase-out list."""


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
