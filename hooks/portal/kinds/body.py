"""找谁问 (bodies): whom to ask and where to go, by matter and region."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.linked_data import Property, named_data
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import Presentation
from portal.page import Fact, Heading, Section
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

_WHOLE_NUMBER = re.compile(
    r"(1\d{2,4}|9\d{4,5}|[48]00-?\d{3}-?\d{4}|0\d{2,3}-\d{7,8})(?:转\d{1,6})?"
)
"""What can be dialled from anywhere: a short number of a service, 400 and 800, one with its area code."""

_LOCAL_NUMBER = re.compile(r"\d{7,8}(?:转\d{1,6})?")
"""What lacks its area code; to dial it the caller has to know the place."""

_LEADS = {"site": "", "email": "mailto:"}


class Contact(Model):
    """One way to reach a body, with the material in which it was seen."""

    way: Annotated[Literal["phone", "site", "email", "address"], Choices(WAYS), Show.SECTION]
    """哪一种：phone 电话，site 网址，email 邮箱，address 地址"""
    value: Annotated[Line, Label("号码或地址"), Is.EXACT, Is.UNTOLD, Show.SECTION]
    """号码、网址或地址，照材料写。电话写 12345 或 010-12345678；材料没有区号的照写，并在 note 里说明"""
    date: Annotated[PartialDate, Label("材料的日期"), Is.EXACT, Is.PAST, Show.SECTION]
    """写着它的那份材料是哪天的，不是查看日期。过了 12 个月页面上提醒，电话、邮箱和地址过了 24 个月不再显示；只知道年份就写年份"""
    source: Annotated[
        Slug, Label("出处"), Is.UNTOLD, Is.IN_DATA, Hidden("页面上写它的名称、位置和查看日期")
    ]
    """出处：本记录 sources 里那个来源的 key"""
    opened: Annotated[PartialDate | None, Label("打开核对过"), Is.PAST, Show.SECTION] = None
    """网址：编者哪天打开看过，确实是它。没有打开过的不写，页面上会说“没有打开核对过”"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION] = None
    """要注意什么。如“原文没有区号”“旧地址，打不开就用新地址”"""

    @property
    def href(self) -> str:
        """What a phone or a browser opens; '' for a number that lacks its area code, and for a place."""
        if self.way == "phone":
            whole = _WHOLE_NUMBER.fullmatch(self.value)
            return f"tel:{whole[1].replace('-', '')}" if whole else ""
        return f"{_LEADS[self.way]}{self.value}" if self.way in _LEADS else ""

    @property
    def is_local(self) -> bool:
        """Whether it is a number without the area code."""
        return self.way == "phone" and bool(_LOCAL_NUMBER.fullmatch(self.value))


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
    use: Annotated[Line | None, Label("什么时候找它"), Show.KEY_FACT | Show.SEARCH | Show.ENTRY] = (
        None
    )
    """中小企业什么时候找它，一两句话。不归它管的也说一句，如“具体申报先问省市工信部门”"""
    fallback: Annotated[
        bool, Label("没有别的可问时找它"), Is.HEADING, Hidden("当地没有收录时说“打它”")
    ] = False
    """当地没有收录别的部门时都可以找的总口（12345）写 true，全站只写一个"""
    contacts: Annotated[Many[Contact], Label("怎样联系"), Show.SECTION] = ()
    """电话、网址、地址。每一个都要有材料写着它；没有见到材料的不写"""


NATION = "全国"

FALLBACK = "不知道找谁，先打这个"

SEVERAL = "几个省、自治区"
"""The heading over those that serve some provinces."""


class BodyPresentation(Presentation):
    """Whom to ask, how, and how old that knowledge is."""

    box = "它管什么"
    gist = ("use",)
    card_text = ("use",)
    substance = ("contacts",)
    told = ("contacts",)

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        """How to reach it comes first: that is what the page was opened for."""
        yield Section("contacts", "怎样联系", "contacts", None)
        yield from super().sections(item, lookup)

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        yield Fact("管哪里的事", whom_it_serves(item, lookup) or NATION)
        yield from super().key_facts(item, lookup)

    def linked_data(self, item: Item, lookup: Lookup) -> Iterator[Property]:
        """Whom the page is about. How to reach it is left out: each of these lines has an age."""
        yield "about", {"@type": "Organization", "name": item.title, **dict(named_data(item))}

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        """The nation, then each province with its cities behind it, as the vocabulary has them."""
        regions, kinds = item.get("regions", ()), list(BODY_KINDS)
        if item.get("fallback"):
            return Heading(0, "fallback", FALLBACK)
        if not regions:
            kind = item.get("kind")
            return Heading(1 + kinds.index(kind), kind, f"{NATION}：{BODY_KINDS[kind]}")
        if len(regions) > 1:
            return Heading(1 + len(kinds), "several", SEVERAL)
        rank = 2 + len(kinds) + lookup.place("regions", regions[0])
        return Heading(rank, f"region-{regions[0]}", _named_with_province(regions[0], lookup))

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield BODY_KINDS[item.get("kind")]

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield BODY_KINDS[item.get("kind")]
        yield whom_it_serves(item, lookup)
        yield "、".join(lookup.name("matters", id) for id in item.get("matters"))
        yield self.doubted_title(item, lookup)


def whom_it_serves(item: Item, lookup: Lookup) -> str:
    """The place whose firms it is for, in words; '' for the whole country."""
    regions = item.get("regions", ())
    if not regions:
        return ""
    where = item.get("area") or "、".join(_named_with_province(id, lookup) for id in regions)
    return f"只管{where}"


def _named_with_province(region: str, lookup: Lookup) -> str:
    """A city says in which province it lies."""
    term = lookup.vocabulary("regions").get(region)
    above = getattr(term, "parent", None)
    province = lookup.name("regions", above) if above else ""
    return f"{province}{lookup.name('regions', region)}"


KIND = Kind(
    "bodies",
    "找谁问",
    Body,
    "管事的部门、热线和办事平台，按管哪里分；电话和网址写明出自哪份材料",
    BodyPresentation(),
    questions={
        "topics": Question(9, "找谁问"),
        "industries": Question(9, "找谁问"),
        "regions": Question(9, "当地找谁问"),
        "equipment": Question(9, "找谁问"),
    },
    sought_by="部门、热线、地区、要办的事",
    marks=("", ""),
)
