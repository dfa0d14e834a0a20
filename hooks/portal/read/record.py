"""What every record has, whatever its catalogue."""

from typing import Literal

from portal.read.dates import PartialDate
from portal.read.fields import (
    Address,
    Line,
    Many,
    Model,
    Number,
    Prose,
    Reference,
    Slug,
    Title,
    Url,
)

Confidence = Literal["high", "medium", "low"]

PENDING = "待核"
"""What stands in the place of what no source has confirmed yet, or behind it."""


class Source(Model):
    """One place where the record's facts were seen."""

    title: Line
    """来源的名称"""
    locator: Line | None = None
    """在来源中的位置：条、表、附件、页"""
    url: Url | None = None
    """网址"""
    citable: bool = True
    """网址能否作为链接公布；转载站、疑似被劫持的网站写 false"""
    seen: PartialDate
    """查看日期"""
    note: Line | None = None
    """对这个来源的说明，例如“网址转引，未能打开核验”"""


class Doubt(Model):
    """A field, or a part of it, that no source has confirmed yet."""

    field: Line
    """未核实的字段名"""
    part: Line | None = None
    """只有一部分未核实时，写明是哪一部分；整个字段未核实时不写，此时数字、日期、编号类字段须留空"""


class Confirmation(Model):
    """A second source for one field."""

    field: Line
    """得到印证的字段"""
    note: Line
    """印证了什么，有没有出入"""


class Verification(Model):
    """How far the record can be relied on."""

    confidence: Confidence
    """可信度：high 两处以上来源，medium 一处来源，low 未见来源（只能作目录标题，不得当事实发布）"""
    checked: PartialDate
    """核对日期"""
    unverified: Many[Doubt] = ()
    """未核实的字段，页面上标“待核”"""
    confirmations: Many[Confirmation] = ()
    """得到第二来源印证的字段"""
    in_force_seen: PartialDate | None = None
    """施行日期未核实，但在这一天见到它被列为现行有效；用来判断状态"""
    note: Line | None = None
    """核对情况的说明"""

    def doubts(self, field: str) -> list[Doubt]:
        """The doubts about one field; empty when it is verified."""
        return [doubt for doubt in self.unverified if doubt.field == field]


class Related(Model):
    """A link to another record that no other field expresses."""

    id: Reference
    """对方的 id"""
    relation: Reference
    """关系，取自词表 relations"""
    note: Line | None = None
    """为什么相关"""


class Figure(Model):
    """One figure with its unit, as the source gives it."""

    name: Line
    """数值的名称"""
    value: Number | Line
    """数值；来源写“约”“以上”时照写为文字"""
    unit: Line | None = None
    """单位"""
    note: Line | None = None
    """口径、对象、是否预计值"""

    @property
    def amount(self) -> str:
        """The value with its unit, as the source gives them."""
        return f"{self.value} {self.unit}" if self.unit else str(self.value)


class EntryBase(Model):
    """What records and the rows of lists have in common."""

    id: Slug
    """唯一编号：小写字母、数字、连字符；一经发布不再改作他用"""
    industries: Many[Reference] = ()
    """适用行业，取自词表 industries；不限行业时留空"""
    equipment: Many[Reference] = ()
    """涉及的设备类别，取自词表 equipment"""
    regions: Many[Reference] = ()
    """适用地区，取自词表 regions；全国适用时留空"""
    cautions: Many[Line] = ()
    """给读者的提醒：易混、口径、例外"""
    related: Many[Related] = ()
    """与其他记录的关系"""
    sources: Many[Source] = ()
    """来源"""


class Record(EntryBase):
    """One page of a catalogue: a document, a list, a case or a news item."""

    title: Title
    """题名，按原文"""
    aliases: Many[Title] = ()
    """通用的别名、简称，供查找"""
    alias_ids: Many[Address] = ()
    """同一文件用过的其他 id；旧网址会引到本页。其他栏目的 id 写成 laws/某id"""
    summary: Prose | None = None
    """用自己的话写的一至三句摘要"""
    topics: Many[Reference] = ()
    """主题，取自词表 topics"""
    verification: Verification
    """核实情况"""
    added: PartialDate
    """收录日期"""
