"""在线办理 (services): what is filed or applied for, where it is done online, what it takes and how long.

What the law allows and what one place promises stand apart, for promises change from year to year.
"""

from collections.abc import Iterator
from typing import Annotated

from portal.kinds.body import NATION, whom_it_serves
from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import Presentation
from portal.page import Fact, Heading, Section
from portal.read.attachment import RecordWithAttachments
from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Reference, Slug, Url
from portal.read.markers import Hidden, Is, Label, LinksTo, Show, Vocabulary
from portal.read.record import PENDING
from portal.read.relation import Relation
from portal.tables import Cell, Column, Table


class OnlinePlace(Model):
    """Where it is done online."""

    name: Annotated[Line, Label("平台"), Show.SECTION | Show.SEARCH]
    """平台的名称。只知道有平台、没有见到地址的，也写名称"""
    url: Annotated[Url | None, Is.UNTOLD, Show.SECTION] = None
    """网址，照材料写；没有见到的不写"""
    body: Annotated[
        Reference | None, Label("找谁问里的一条"), LinksTo(Relation.ASK), Show.SECTION
    ] = None
    """“找谁问”里收录了这个平台的，写那一条的 id；url 要和那里写的一样，出处和日期也从那里来"""
    source: Annotated[
        Slug | None, Label("出处"), Is.IN_DATA, Hidden("页面上写它的名称和查看日期")
    ] = None
    """网址的出处：本记录 sources 里那个来源的 key。写了 body 的不用写"""
    regions: Annotated[
        Many[Reference], Vocabulary("regions"), Label("只给哪里用"), Show.SECTION
    ] = ()
    """只给一个地方用的平台，写地区，取自词表 regions；全国都用的不写"""
    citable: Annotated[bool, Label("可以作链接"), Hidden("决定网址能不能作为链接公布")] = True
    """网址能不能作为链接。打不开的旧地址、会转到别处的写 false，页面上只写名称"""
    opened: Annotated[PartialDate | None, Label("打开核对过"), Is.PAST, Show.SECTION] = None
    """编者哪天打开看过，确实是它。没有打开过的不写，页面上会说“没有打开核对过”"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION | Show.SEARCH] = None
    """要注意什么，如“用排污许可的账号登录”"""


class ServiceCode(Model):
    """A code of one scheme. That of a place is none of the nation."""

    code: Annotated[Line, Label("编码"), Is.EXACT, Show.SECTION | Show.ABOUT]
    """编码，照材料写"""
    scheme: Annotated[Line, Label("哪一套编码"), Show.SECTION]
    """哪一套编码，如“四川政务服务网 itemCode”。地方的编码不要写成全国的"""
    area: Annotated[Line | None, Label("哪里的"), Show.SECTION] = None
    """哪里的，写区划代码和名称；全国统一的编码不写"""
    title: Annotated[Line | None, Label("那里的名称"), Show.SECTION | Show.SEARCH] = None
    """那里给这件事起的名称"""
    source: Annotated[Slug, Label("出处"), Is.IN_DATA, Hidden("页面上写它的名称和查看日期")]
    """出处：本记录 sources 里那个来源的 key"""


class LocalPromise(Model):
    """What one place, or one notice, says of how long it takes."""

    place: Annotated[Line, Label("哪里"), Show.SECTION | Show.SEARCH]
    """哪里的、谁说的口径，如“武汉市”"""
    text: Annotated[Line, Label("说多久"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """它说多久、几号截止"""
    date: Annotated[PartialDate | None, Label("材料的日期"), Is.EXACT, Show.SECTION] = None
    """那份材料是哪天的；材料没有日期的不写，页面上会说“材料没有日期”"""
    source: Annotated[Slug, Label("出处"), Is.IN_DATA, Hidden("页面上写它的名称和查看日期")]
    """出处：本记录 sources 里那个来源的 key"""


class ServiceThreshold(Model):
    """A line from which on it has to be done, or who it is done by."""

    text: Annotated[Line, Label("门槛"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """一条一句：多大的要办、归哪一级办"""
    source: Annotated[
        Slug | None, Label("出处"), Is.IN_DATA, Hidden("页面上写它的名称和查看日期")
    ] = None
    """出处：本记录 sources 里那个来源的 key"""
    unverified: Annotated[bool, Label("未经核实"), Show.SECTION] = False
    """没有核实的写 true，页面上标“待核”"""


class OnlineService(RecordWithAttachments):
    """A matter that a firm files, registers or applies for."""

    of: Annotated[
        Reference | None, LinksTo(Relation.NATIONWIDE), Label("全国的哪一件"), Show.FACTS
    ] = None
    """只讲一个省、市怎样办时，写全国那一件的 id，并写 regions；它就折叠着出现在全国那一件出现的页面上"""
    list_name: Annotated[Line | None, Label("清单上叫什么"), Show.PARTICULARS | Show.ABOUT] = None
    """政务清单或公开页面上的名称；没有见到的不写"""
    listed_in: Annotated[Line | None, Label("名称在哪里见到"), Show.PARTICULARS] = None
    """清单上的名称在哪里见到，写明哪天"""
    codes: Annotated[Many[ServiceCode], Label("事项编码"), Show.SECTION] = ()
    """事项编码，写明哪一套、哪里的"""
    code_note: Annotated[Line | None, Label("编码的说明"), Show.PARTICULARS] = None
    """编码有什么要说明的，如“国家的编码没有见到”"""
    handler: Annotated[
        Line | None,
        Label("谁办"),
        Is.ACTED_ON,
        Show.KEY_FACT | Show.PARTICULARS | Show.SEARCH | Show.ENTRY,
    ] = None
    """哪个部门办，写机关或岗位，不写人名"""
    portals: Annotated[Many[OnlinePlace], Label("在哪里办"), Show.SECTION | Show.SEARCH] = ()
    """在哪里办，全国的在前"""
    needs: Annotated[Many[Line], Label("要准备什么"), Is.ACTED_ON, Show.SECTION | Show.SEARCH] = ()
    """要准备的材料，一份一项"""
    cases: Annotated[Many[Line], Label("哪些情形要办"), Show.SECTION | Show.SEARCH] = ()
    """分几种情形的，一种一项，如“移装”“过户”"""
    when: Annotated[
        Line | None,
        Label("什么时候办"),
        Is.ACTED_ON,
        Show.KEY_FACT | Show.PARTICULARS | Show.SEARCH | Show.ENTRY,
    ] = None
    """什么时候办，如“开工建设前”"""
    statutory: Annotated[
        Line | None,
        Label("法定的时限", short="法定时限"),
        Is.ACTED_ON,
        Show.PARTICULARS | Show.SEARCH | Show.ENTRY,
    ] = None
    """法律、文件写的时限，带条号；没有见到的不写"""
    promised: Annotated[Many[LocalPromise], Label("各地说的时间"), Show.SECTION | Show.SEARCH] = ()
    """各地的承诺、通知里的时间，一处一项，带地方、日期和出处；不要写成法定时限"""
    thresholds: Annotated[
        Many[ServiceThreshold], Label("门槛和分级"), Show.SECTION | Show.SEARCH
    ] = ()
    """多大的要办、归哪一级办"""
    result: Annotated[Line | None, Label("办完得到什么"), Show.PARTICULARS | Show.SEARCH] = None
    """办完得到什么；不能代替什么也写"""
    law: Annotated[Line | None, Label("依据"), Show.PARTICULARS | Show.SEARCH] = None
    """凭哪条法，写名称和条号；本站有的，id 写进 records"""
    law_note: Annotated[Line | None, Label("依据的说明"), Show.PARTICULARS] = None
    """依据本站没有收录的，在这里说"""
    records: Annotated[
        Many[Reference], LinksTo(Relation.ONLINE), Label("对应的文件和优惠"), Show.SECTION
    ] = ()
    """对应的法律、文件、优惠、标准，写 id；它们的页面上会有“在线办理”"""
    jobs: Annotated[Many[Reference], LinksTo(Relation.ONLINE), Label("要做的事"), Show.SECTION] = ()
    """“我要做的事”里要用到它的，写 id"""
    unknowns: Annotated[Many[Line], Label("还不知道什么"), Is.OURS, Show.SECTION | Show.SEARCH] = ()
    """本站还不知道什么，一项一句"""


class ServicePresentation(Presentation):
    """Where it is done comes first: that is what the page was opened for."""

    box = "办什么，谁办，多久"
    card_text = ("handler",)
    gist = ("handler",)
    substance = ("portals", "needs")
    told = ("portals", "codes", "promised", "thresholds")

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        service = service_of(item)
        if service.portals:
            yield Section("portals", "在哪里办", "service_portals", None, "看在哪里办")
        yield from super().sections(item, lookup)
        if service.thresholds:
            texts = [f"{one.text}{_doubt(one)}" for one in service.thresholds]
            data = {"texts": texts, "pending": lookup.pending(item, "thresholds")}
            yield Section("thresholds", "门槛和分级", "list", data)
        if service.promised:
            yield Section("promised", "各地说的时间（不是法定时限）", "table", _promised(service))
        if service.codes:
            yield Section("codes", "事项编码", "table", _codes(service))

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        yield Fact("管哪里", whom_it_serves(item, lookup) or NATION)
        yield from super().key_facts(item, lookup)

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        """Those of the nation, then each province's."""
        regions = item.get("regions", ())
        if not regions:
            return Heading(0, "nation", NATION)
        rank = 1 + lookup.place("regions", regions[0])
        return Heading(rank, f"region-{regions[0]}", lookup.name("regions", regions[0]))

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield whom_it_serves(item, lookup)

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield whom_it_serves(item, lookup)
        service = service_of(item)
        usable = [one.name for one in service.portals if service.regions or not one.regions]
        yield "、".join(dict.fromkeys(usable))
        yield self.doubted_title(item, lookup)


def service_of(item: Item) -> OnlineService:
    assert isinstance(item.value, OnlineService)
    return item.value


def _doubt(one: ServiceThreshold) -> str:
    return f"（{PENDING}）" if one.unverified else ""


def _seen_in(key: str, service: OnlineService) -> str:
    """A source by its title, with the day it was seen."""
    found = next((one for one in service.sources if one.key == key), None)
    return f"{found.title}（{found.seen} 查看）" if found else ""


def _promised(service: OnlineService) -> Table:
    rows = [
        [
            Cell(one.place),
            Cell(one.text),
            Cell(str(one.date) if one.date else "材料没有日期"),
            Cell(_seen_in(one.source, service)),
        ]
        for one in service.promised
    ]
    columns = (Column("哪里"), Column("说多久"), Column("材料的日期"), Column("出处"))
    return Table(columns, rows, note="只管当地当时；年年会变，办以前问当地。")


def _codes(service: OnlineService) -> Table:
    rows = [
        [
            Cell(one.code),
            Cell(one.scheme),
            Cell(one.area or NATION),
            Cell(one.title or ""),
            Cell(_seen_in(one.source, service)),
        ]
        for one in service.codes
    ]
    columns = (
        Column("编码"),
        Column("哪一套"),
        Column("哪里的"),
        Column("那里的名称"),
        Column("出处"),
    )
    return Table(columns, rows, note="各地的编码只在当地用；没有写“全国”的都不是全国的编码。")


KIND = Kind(
    "services",
    "在线办理",
    OnlineService,
    "备案、登记、许可、申报在哪个平台办，谁办，要准备什么，法定多久，各地说多久",
    ServicePresentation(),
    questions={
        "topics": Question(8, "在哪里办"),
        "industries": Question(8, "在哪里办"),
        "regions": Question(8, "当地在哪里办"),
        "equipment": Question(8, "在哪里办"),
    },
    sought_by="要办的事、平台、部门",
    sorted_by="全国的在前，各地的在后",
    marks=("“", "”"),
)
