"""What every record has, whatever its catalogue."""

from typing import Annotated, Literal

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
from portal.read.markers import Choices, Hidden, Is, Label, LinksTo, Show, Vocabulary
from portal.read.relation import Relation

Confidence = Literal["high", "medium", "low"]

CONFIDENCE = {
    "high": "高：有两处以上来源",
    "medium": "中：有一处来源",
    "low": "待核：未见来源，只列题名，不作为事实",
}

PENDING = "待核"
"""What stands in the place of what no source has confirmed yet, or behind it."""


class Source(Model):
    """One place where the record's facts were seen."""

    key: Annotated[
        Slug | None, Label("代号"), Is.IN_DATA, Hidden("同一条记录的步骤、电话用它指明出处")
    ] = None
    """代号，小写字母、数字和连字符。同一条记录里的步骤、电话要指明出处的才写，如 gd-2026"""
    title: Annotated[Line, Show.SECTION]
    """来源的名称。如“中国政府网”"""
    locator: Annotated[Line | None, Show.SECTION] = None
    """在来源中的位置：条、表、附件、页。如“附件第3页表2”，让别人能找到同一处"""
    url: Annotated[Url | None, Show.SECTION] = None
    """网址。从浏览器地址栏复制，以 https:// 开头；只有内网能打开的不写"""
    citable: Annotated[bool, Label("网址可以公布"), Hidden("决定网址能不能作为链接公布")] = True
    """网址能否作为链接公布；转载站、疑似被劫持的网站写 false。不写就是可以"""
    official: Annotated[bool | None, Hidden("决定页面上“原文”一行的链接")] = None
    """这个网址就是文件的正文、由官方发布的写 true，页面上“原文”一行会链到它；只是转载、解读、报道的不写。国家标准全文公开系统等库的正文页不用写，程序认得；认错了写 false"""
    seen: Annotated[PartialDate, Is.PAST, Show.SECTION]
    """查看日期。写到日，不能晚于今天"""
    note: Annotated[Line | None, Show.SECTION] = None
    """对这个来源的说明，例如“网址转引，未能打开核验”。没有要说明的就不写"""


class Doubt(Model):
    """A field, or a part of it, that no source has confirmed yet."""

    field: Annotated[Line, Is.FIELD_NAME, Show.SECTION]
    """未核实的字段名。写左边的英文字段名，如 effective"""
    part: Annotated[Line | None, Show.SECTION] = None
    """只有一部分未核实时，写明是哪一部分；整个字段未核实时不写，此时数字、日期、编号类字段须留空。如“第3条的期限”"""


class Confirmation(Model):
    """A second source for one field."""

    field: Annotated[Line, Is.FIELD_NAME, Show.SECTION]
    """得到印证的字段。写左边的英文字段名，如 effective"""
    note: Annotated[Line, Show.SECTION]
    """印证了什么，有没有出入。如“公报文本与网页一致”"""


class Verification(Model):
    """How far the record can be relied on."""

    confidence: Annotated[Confidence, Choices(CONFIDENCE), Show.SECTION]
    """可信度：high 两处以上来源，medium 一处来源，low 未见来源（只能作目录标题，不得当事实发布）。写 high 必须有两处来源"""
    checked: Annotated[PartialDate, Is.PAST, Show.SECTION]
    """核对日期。编者最近一次对照来源的那一天，不能晚于今天"""
    unverified: Annotated[Many[Doubt], Label("待核"), Show.SECTION] = ()
    """未核实的字段，页面上标“待核”。数字、日期、编号没有核实时，把那个字段留空，并在这里写上它的名字，如 [{field: effective}]"""
    confirmations: Annotated[Many[Confirmation], Show.SECTION] = ()
    """得到第二来源印证的字段。用另一处来源核对过哪个字段，写在这里，可以作为 high 的第二处来源"""
    in_force_seen: Annotated[
        PartialDate | None,
        Is.PAST,
        Label("见到现行有效的日子"),
        Is.IN_DATA,
        Hidden("用来推算状态；状态靠它判断时，页面上会说明"),
    ] = None
    """施行日期未核实，但在这一天见到它被列为现行有效；用来判断状态"""
    earlier_meant: Annotated[
        Many[Reference], Label("所引旧版是有意的"), Hidden("写了的，页面上不再提示待复核")
    ] = ()
    """所引的旧版已有新版、而这里说的就是旧版时，写旧版的 id，页面上不再提示待复核"""
    note: Annotated[Line | None, Show.SECTION] = None
    """核对情况的说明。一句话，如“只见到转载，未见原件”"""

    def doubts(self, field: str) -> list[Doubt]:
        """The doubts about one field; empty when it is verified."""
        return [doubt for doubt in self.unverified if doubt.field == field]


class Related(Model):
    """A link to another record that no other field expresses."""

    id: Annotated[Reference, LinksTo(Relation.RELATED), Label("相关记录"), Show.SECTION]
    """对方的 id。只写一边，另一边的页面会自动显示"""
    relation: Annotated[Reference, Vocabulary("relations"), Show.SECTION]
    """关系，取自词表 relations。有专门字段的关系（替代、修改、依据……）不写在这里"""
    note: Annotated[Line | None, Label("相关的原因"), Show.SECTION] = None
    """为什么相关。一句话，会显示在链接旁边"""


class Figure(Model):
    """One figure with its unit, as the source gives it."""

    name: Annotated[Line, Show.SECTION | Show.SEARCH]
    """数值的名称。如“年节能量”"""
    value: Annotated[Number | Line, Show.SECTION]
    """数值；来源写“约”“以上”时照写为文字。只写数，如 168.5；单位写在 unit"""
    unit: Annotated[Line | None, Show.SECTION] = None
    """单位。如 吨标准煤、万元、%"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION] = None
    """口径、对象、是否预计值。如“预计值”“不含税”"""

    @property
    def amount(self) -> str:
        """The value with its unit, as the source gives them."""
        return f"{self.value} {self.unit}" if self.unit else str(self.value)


class EntryBase(Model):
    """What records and the rows of lists have in common."""

    id: Annotated[Slug, Label("编号"), Is.HEADING, Show.ABOUT]
    """唯一编号：小写字母、数字、连字符；一经发布不再改作他用。记录的文件名就是 id 加 .yaml，如 energy-law.yaml；要改用 publish.py --rename"""
    industries: Annotated[
        Many[Reference],
        Label("行业"),
        Vocabulary("industries"),
        Is.HEADING,
        Is.REMARK,
        Show.FACTS | Show.ABOUT,
    ] = ()
    """适用行业，取自词表 industries；不限行业时留空。写了就出现在这些行业的页面和订阅里"""
    equipment: Annotated[
        Many[Reference],
        Label("设备类别"),
        Vocabulary("equipment"),
        Is.HEADING,
        Is.REMARK,
        Show.FACTS | Show.ABOUT,
    ] = ()
    """涉及的设备类别，取自词表 equipment。写了就出现在这些设备的页面和订阅里；淘汰目录里条目或清单没有写的，铭牌查询查不到"""
    regions: Annotated[
        Many[Reference], Label("地区"), Vocabulary("regions"), Is.HEADING, Show.FACTS | Show.ABOUT
    ] = ()
    """适用地区，取自词表 regions；全国适用时留空"""
    cautions: Annotated[
        Many[Line], Label("提醒"), Is.HEADING, Is.REMARK, Show.HEAD | Show.SEARCH
    ] = ()
    """给读者的提醒：易混、口径、例外。一条提醒一项，显示在页面最上面，如“只适用于 2012 年以前安装的锅炉”"""
    related: Annotated[Many[Related], Label("相关记录"), Is.HEADING, Is.REMARK, Show.SECTION] = ()
    """与其他记录的关系。替代、修改、依据、易混淆有专门的字段，其余的写在这里"""
    sources: Annotated[Many[Source], Is.HEADING, Is.OURS, Show.SECTION] = ()
    """来源。至少写一个：title（名称）、seen（查看日期），有公开网址的写 url；清单的条目可以不写，用清单的来源"""


class Record(EntryBase):
    """One page of a catalogue: a document, a list, a case or a news item."""

    title: Annotated[Title, Is.HEADING, Show.HEAD | Show.ABOUT]
    """题名，按原文。不加书名号，不留“*”等注释记号"""
    aliases: Annotated[Many[Title], Label("又称"), Is.HEADING, Show.FACTS | Show.ABOUT] = ()
    """通用的别名、简称，供查找。企业会拿来查找的叫法，一个名称一项，如 [节能法]"""
    alias_ids: Annotated[
        Many[Address], Label("用过的编号"), Is.HEADING, Is.OURS, Hidden("旧网址引到本页")
    ] = ()
    """同一文件用过的其他 id；旧网址会引到本页。其他栏目的 id 写成 laws/某id。把另一条记录并进来时，写它的 id，如 [case-007]"""
    summary: Annotated[Prose | None, Label("摘要"), Show.HEAD | Show.ENTRY | Show.SEARCH] = None
    """用自己的话写的一至三句摘要。写清管谁、要做什么或能得到什么；不抄原文，不加评论"""
    topics: Annotated[
        Many[Reference], Vocabulary("topics"), Is.HEADING, Show.FACTS | Show.ABOUT
    ] = ()
    """主题，取自词表 topics。写主要的一至四个"""
    verification: Annotated[Verification, Is.HEADING, Is.OURS, Show.SECTION]
    """核实情况。至少写 confidence（可信度）和 checked（核对日期），如 {confidence: medium, checked: 2026-11-22}"""
    added: Annotated[PartialDate, Is.PAST, Is.HEADING, Is.OURS, Show.FACTS]
    """收录日期"""
    keeper: Annotated[
        Line | None, Is.HEADING, Is.OURS, Is.INTERNAL, Hidden("编者分工用，不公布")
    ] = None
    """由谁看管：写科室或岗位，如“节能科”；review.py 按它筛选，网站和台账里都没有，改了不用发布"""
