"""找谁问 (bodies): whom to ask and where to go, by matter and region."""

from typing import Annotated, Literal

from pydantic import Field

from portal.kinds.kind import Kind, Question
from portal.kinds.presentation import Presentation
from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Reference, Slug
from portal.read.markers import Choices, Hidden, Is, Label, Show, Vocabulary
from portal.read.record import Record

BODY_KINDS = {
    "hotline": "热线",
    "department": "部门",
    "institution": "事业单位、机构",
    "platform": "办事平台",
    "site": "网站",
}

WAYS = {"phone": "电话", "site": "网址", "email": "邮箱", "address": "地址"}


class Contact(Model):
    """One way to reach a body, with the material in which it was seen."""

    way: Annotated[Literal["phone", "site", "email", "address"], Choices(WAYS), Show.SECTION]
    """哪一种：phone 电话，site 网址，email 邮箱，address 地址"""
    value: Annotated[Line, Label("号码或地址"), Is.EXACT, Show.SECTION | Show.SEARCH]
    """号码、网址或地址，照材料写。电话写 12345 或 010-68205340；材料没有区号的照写，并在 note 里说明"""
    date: Annotated[PartialDate, Label("材料的日期"), Is.EXACT, Is.PAST, Show.SECTION]
    """写着它的那份材料是哪天的，不是查看日期。过了 12 个月页面上提醒，电话过了 24 个月不再显示；只知道年份就写年份"""
    source: Annotated[Slug, Label("出处"), Show.SECTION]
    """出处：本记录 sources 里那个来源的 key"""
    opened: Annotated[PartialDate | None, Label("打开核对过"), Is.PAST, Show.SECTION] = None
    """网址：编者哪天打开看过，确实是它。没有打开过的不写，页面上会说“没有打开核对过”"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION] = None
    """要注意什么。如“原文没有区号”“旧地址，打不开就用新地址”"""


class Body(Record):
    """Somebody to ask, or a place to file something, with what it is for."""

    kind: Annotated[
        Literal["hotline", "department", "institution", "platform", "site"],
        Label("是什么"),
        Choices(BODY_KINDS),
        Is.HEADING,
        Show.PARTICULARS,
    ]
    """是什么：hotline 热线，department 部门，institution 事业单位、机构，platform 办事平台，site 网站"""
    area: Annotated[Line | None, Label("只管哪里"), Is.HEADING, Show.PARTICULARS | Show.SEARCH] = (
        None
    )
    """只管地区词表里没有的区、县、开发区时，写它的名称，如 武汉市江岸区；regions 写它所在的市"""
    matters: Annotated[
        Many[Reference],
        Field(min_length=1),
        Label("管什么事"),
        Vocabulary("matters"),
        Is.HEADING,
        Show.PARTICULARS | Show.ABOUT,
    ]
    """管什么事，取自词表 matters。按它和地区接到事情、规定、优惠、淘汰条目和标准的页面上"""
    use: Annotated[Line | None, Label("什么时候找它"), Show.HEAD | Show.SEARCH | Show.ENTRY] = None
    """中小企业什么时候找它，一两句话。不归它管的也说一句，如“具体申报先问省市工信部门”"""
    fallback: Annotated[
        bool, Label("没有别的可问时找它"), Is.HEADING, Hidden("当地没有收录时说“打它”")
    ] = False
    """当地没有收录别的部门时都可以找的总口（12345）写 true，全站只写一个"""
    contacts: Annotated[Many[Contact], Label("怎样联系"), Show.SECTION | Show.SEARCH] = ()
    """电话、网址、地址。每一个都要有材料写着它；没有见到材料的不写"""


class BodyPresentation(Presentation):
    """Whom to ask, how, and how old that knowledge is."""

    box = "它是什么"
    gist = ("use",)
    card_text = ("use",)
    substance = ("contacts",)


KIND = Kind(
    "bodies",
    "找谁问",
    Body,
    "管事的部门、热线和办事平台，电话和网址写明哪天见到",
    BodyPresentation(),
    questions={
        "topics": Question(9, "找谁问"),
        "industries": Question(9, "找谁问"),
        "regions": Question(0, "当地找谁问"),
        "equipment": Question(9, "找谁问"),
    },
    marks=("", ""),
)
