"""我要做的事 (jobs): what a firm comes to do, in steps, each with the record that it rests on."""

import re
from collections.abc import Iterator
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, Field

from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.linked_data import Property
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import Presentation
from portal.page import Heading, Section
from portal.read.fields import Line, Many, Model, Number, Reference, Slug, Title
from portal.read.markers import Choices, Hidden, Is, Label, LinksTo, Show, Vocabulary
from portal.read.record import Record
from portal.read.relation import Relation
from portal.read.strict_yaml import Place

Part = TypeVar("Part", bound=BaseModel)

Cost = Literal["none", "no-purchase", "low"]
"""The ids of `COSTS`."""

OBLIGATIONS = {"must": "必须做", "may": "可以做", "depends": "看情况"}


COSTS = {
    "none": "来源写明不花钱",
    "no-purchase": "不用买设备",
    "low": "不花钱或花钱少（来源写明）",
}
"""What a measure costs, the least first. Of what no source tells nothing is said."""


class Provision(Model):
    """A duty of a record, by the article that it stands in there."""

    record: Annotated[Reference, LinksTo(Relation.USED), Label("文件"), Show.SECTION]
    """哪条记录，写它的 id"""
    article: Annotated[Line, Label("条款"), Is.PROVISION, Show.SECTION]
    """那条记录 duties 里的 article，照写，如“第十七条”"""


class Grounded(Model):
    """A statement with what it rests on: records of this site, provisions in them, sources of this
    record. One of them at least."""

    records: Annotated[Many[Reference], Label("依据"), LinksTo(Relation.USED), Show.SECTION] = ()
    """依据的记录或条目，写 id"""
    provisions: Annotated[Many[Provision], Label("条款"), Show.SECTION] = ()
    """依据的条款，一条一项"""
    sources: Annotated[Many[Slug], Label("出处"), Show.SECTION] = ()
    """站外的出处：本记录 sources 里那些来源的 key"""
    bodies: Annotated[Many[Reference], Label("找谁问"), LinksTo(Relation.ASK), Show.SECTION] = ()
    """这件事问谁，写“找谁问”里的 id"""


class Obligation(Grounded):
    """Whether it has to be done, in a sentence or two."""

    level: Annotated[
        Literal["must", "may", "depends"], Choices(OBLIGATIONS), Is.ACTED_ON, Show.SECTION
    ]
    """must 法律要求做；may 可以做；depends 看企业的情况（写明看什么）"""
    text: Annotated[Line, Label("说明"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """一两句话：谁必须、什么情况下必须"""


class TimeLimit(Grounded):
    """By when, in a sentence or two."""

    text: Annotated[Line, Label("最晚什么时候"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """最晚什么时候；没有统一期限的，写看什么定。一两句话"""


class Step(Grounded):
    """One thing to do."""

    text: Annotated[Line, Label("做什么"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """做什么。一步一件事，按先后写"""
    where: Annotated[Line | None, Label("到哪里"), Show.SECTION | Show.SEARCH] = None
    """到哪里做。本站的工具写名称，如“站内设备淘汰查询”"""
    bring: Annotated[Many[Line], Label("带什么"), Show.SECTION | Show.SEARCH] = ()
    """要带、要交的材料，一份一项"""
    takes: Annotated[Line | None, Label("多久"), Show.SECTION] = None
    """要多久、什么时候。来源写了才写"""
    cost: Annotated[Cost | None, Label("花不花钱"), Choices(COSTS), Is.ACTED_ON, Show.SECTION] = (
        None
    )
    """这一步本身就能省能源，并且不花钱或花钱少的才写，页面上放在要花钱的前面：none 来源写明不花钱；no-purchase 不用买设备；low 来源写明无费、低费。不知道的不写"""
    not_before: Annotated[
        Line | None, Label("做完这一步以前不要"), Is.ACTED_ON, Show.SECTION | Show.SEARCH
    ] = None
    """做完这一步以前不要做什么，如“不要签合同”"""


class JobMoney(Model):
    """A relief that may help."""

    relief: Annotated[Reference, LinksTo(Relation.USED), Label("优惠"), Show.SECTION]
    """税收优惠栏目里记录的 id。当天有没有效、算式由程序得出"""
    when: Annotated[Line, Label("条件"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """做这件事时什么条件下用得上，一句话。日期不必写，页面会写"""


class LocalExample(Grounded):
    """What one place gives or asks, in one year."""

    region: Annotated[Reference, Vocabulary("regions"), Label("地区"), Show.SECTION]
    """地区，取自词表 regions"""
    text: Annotated[Line, Label("内容"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """当地的做法，写明哪年、什么条件、多少。已经过期的写“已过期”"""


class Effect(Grounded):
    """What it saves, as somebody measured, reckoned or expected it."""

    text: Annotated[Line, Label("效果"), Show.SECTION | Show.SEARCH]
    """写明谁、哪国哪地、哪年、多少家，实测、预计还是算例"""
    cost: Annotated[Cost | None, Label("花不花钱"), Choices(COSTS), Is.ACTED_ON, Show.SECTION] = (
        None
    )
    """不花钱或花钱少的做法才写，页面上放在要花钱的前面：none 来源写明不花钱；no-purchase 不用买设备；low 来源写明无费、低费。不知道的不写"""


class Warning(Grounded):
    """What goes wrong."""

    text: Annotated[Line, Label("提醒"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """别踩的坑，一条一句"""


class Unknown(Model):
    """What this site cannot answer about it, and whom to ask then."""

    text: Annotated[Line, Label("不知道什么"), Is.OURS, Show.SECTION | Show.SEARCH]
    """本站答不了什么，一句话"""
    asked: Annotated[
        Many[Line], Label("别人怎样问"), Is.OURS, Hidden("查找时认出答不了的问题")
    ] = ()
    """人们怎样问它，一种问法一项。搜到这样的问题时，页面先说答不了和问谁"""
    bodies: Annotated[Many[Reference], LinksTo(Relation.ASK), Label("问谁"), Show.SECTION] = ()
    """问谁，写“找谁问”里的 id；不写就是这件事的 bodies"""


class Job(Record):
    """A thing that a firm comes to do."""

    aliases: Annotated[Many[Title], Label("又称"), Is.HEADING, Show.ABOUT] = ()
    """人们怎么叫、怎么问这件事，供查找，页面上不列。一种问法一项，如 [换电机, 电机要不要换]"""
    for_whom: Annotated[Line, Label("适合谁"), Is.HEADING, Show.HEAD | Show.SEARCH]
    """适合谁，一句话"""
    short: Annotated[Line | None, Label("首页上的说法"), Is.HEADING, Is.OURS, Show.ABOUT] = None
    """首页上的说法，几个字，人们怎么说就怎么写，如“换空压机”；不写就用题名"""
    rank: Annotated[
        Number | None, Label("先后"), Is.HEADING, Is.OURS, Hidden("首页和“我要做的事”里谁在前")
    ] = None
    """首页和“我要做的事”里的先后：问的人多的数小，排在前面；不写的排在后面"""
    obligation: Annotated[Obligation, Label("必须还是可以"), Show.SECTION]
    """必须做还是可以做"""
    by_when: Annotated[TimeLimit, Label("最晚什么时候"), Show.SECTION]
    """最晚什么时候"""
    situations: Annotated[
        Many[Reference],
        Label("优惠查找的情形"),
        Vocabulary("situations"),
        Hidden("打开优惠查找时预先填好"),
    ] = ()
    """优惠查找里的哪几种情形，取自词表 situations，主要的在前"""
    matters: Annotated[
        Many[Reference], Label("归谁管的事"), Vocabulary("matters"), Hidden("据此列出当地找谁问")
    ] = ()
    """是哪类事，取自词表 matters；据此列出各地找谁问"""
    steps: Annotated[Many[Step], Field(min_length=1), Label("怎样做"), Show.SECTION | Show.SEARCH]
    """按顺序做的步骤"""
    money: Annotated[Many[JobMoney], Label("能拿什么钱"), Show.SECTION | Show.SEARCH] = ()
    """用得上的优惠，主要的在前"""
    local: Annotated[Many[LocalExample], Label("地方的例子"), Show.SECTION | Show.SEARCH] = ()
    """地方的例子，只管当地当年"""
    provisions: Annotated[Many[Provision], Label("法定要求"), Show.SECTION] = ()
    """步骤以外还要守的规定"""
    standards: Annotated[
        Many[Reference], Label("新买的看哪个标准"), LinksTo(Relation.USED), Show.SECTION
    ] = ()
    """新设备、新做法要看的标准"""
    see: Annotated[Many[Reference], Label("还可以看"), LinksTo(Relation.USED), Show.SECTION] = ()
    """还可以看的文件"""
    technologies: Annotated[
        Many[Reference], Label("能用的技术"), LinksTo(Relation.USED), Show.SECTION
    ] = ()
    """能用的技术条目"""
    cases: Annotated[Many[Reference], Label("谁做过"), LinksTo(Relation.USED), Show.SECTION] = ()
    """做过的案例"""
    effects: Annotated[Many[Effect], Label("效果大概多少"), Show.SECTION | Show.SEARCH] = ()
    """效果，一条一个来源；不同国家、年份、币种的不合在一起"""
    warnings: Annotated[Many[Warning], Label("别踩的坑"), Show.SECTION | Show.SEARCH] = ()
    """别踩的坑"""
    unknowns: Annotated[
        Many[Unknown], Label("还不知道什么"), Is.OURS, Show.SECTION | Show.SEARCH
    ] = ()
    """本站还不知道、答不了的"""
    bodies: Annotated[Many[Reference], Label("找谁问"), LinksTo(Relation.ASK), Show.SECTION] = ()
    """这件事问谁，写“找谁问”里的 id"""


def parts_of_kind(
    kind: type[Part], value: object, place: Place = ()
) -> Iterator[tuple[Place, Part]]:
    """The parts of one kind in a job, such as its statements or provisions, each with its place."""
    if isinstance(value, kind):
        yield place, value
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from parts_of_kind(kind, part, (*place, index))
    elif isinstance(value, BaseModel):
        for name, part in value.__dict__.items():
            yield from parts_of_kind(kind, part, (*place, name))


_CLAUSE = re.compile("[：；。，（]")

RENEW = Heading(0, "renew", "换设备、改造")
MUST = Heading(1, "must", "法律要求做的")
EARN = Heading(2, "earn", "省钱、拿钱、申报")
ELSE = Heading(3, "else", "管理和手续")

LAST = 1_000_000
"""The place of jobs without a rank."""

BUYING = "investment"
"""What situations ask of those who buy a machine."""

PARTS = (
    ("must", "必须还是可以，最晚什么时候", "job_must"),
    ("free", "不花钱的先做", "job_free"),
    ("money", "能拿什么钱", "job_money"),
    ("steps", "怎样做", "job_steps"),
    ("online", "在线办理", "job_online"),
    ("provisions", "还要守的规定", "job_provisions"),
    ("standards", "新买的看哪个标准", "job_standards"),
    ("effects", "效果大概多少", "job_statements"),
    ("cases", "谁做过", "job_cases"),
    ("technologies", "能用的技术", "job_technologies"),
    ("warnings", "别踩的坑", "job_warnings"),
    ("rules", "各地另有的规定", "job_rules"),
    ("local", "地方的例子", "job_local"),
    ("unknowns", "本站还答不了的", "job_unknowns"),
    ("asked", "找谁问", "job_whom"),
    ("see", "还可以看", "job_see"),
)
"""The parts of a page with their forms, in the order in which people ask."""


class JobPresentation(Presentation):
    """What a firm comes to do: the answers first, then everything that is joined to it."""

    card_text = ("for_whom",)
    substance = ("steps",)
    opens = "job"
    shows = (Relation.USED, Relation.ASK)

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        """What each shows is gathered from other catalogues (pages/job/)."""
        for id, title, form in PARTS:
            yield Section(id, title, form, item)

    def linked_type(self, item: Item) -> str:
        return "HowTo"

    def linked_data(self, item: Item, lookup: Lookup) -> Iterator[Property]:
        """Its steps, in their order, each by its first words: the whole stands on the page."""
        yield from super().linked_data(item, lookup)
        if not lookup.doubted(item, "steps"):
            names = [_CLAUSE.split(step.text, maxsplit=1)[0] for step in _job(item).steps]
            yield "step", [{"@type": "HowToStep", "name": name} for name in names]

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        return wish_of(item, lookup)

    def place(self, item: Item) -> int:
        """Those come first that most people ask for."""
        rank = item.get("rank")
        return LAST if rank is None else int(rank)

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield OBLIGATIONS[_job(item).obligation.level]
        yield self.doubted_title(item, lookup)


def wish_of(item: Item, lookup: Lookup) -> Heading:
    """What people want who come to do it: another machine, to do what they must, money, or else."""
    job = _job(item)
    situations = lookup.vocabulary("situations")
    asks = {box for id in job.situations for box in getattr(situations.get(id), "asks", ())}
    if job.equipment and BUYING in asks:
        return RENEW
    if job.obligation.level == "must":
        return MUST
    return EARN if job.money else ELSE


def _job(item: Item) -> Job:
    assert isinstance(item.value, Job)
    return item.value


KIND = Kind(
    "jobs",
    "我要做的事",
    Job,
    "一件事一页：必须还是可以、能拿什么钱、先做什么、找谁问",
    JobPresentation(),
    questions={
        "topics": Question(0, "我要做什么"),
        "industries": Question(0, "我要做什么"),
        "regions": Question(0, "我要做什么"),
        "equipment": Question(0, "我要做什么"),
    },
    browse=("equipment", "industries"),
    sought_by="想做的事、设备，如 换空压机",
    sorted_by="按要做什么分组，问的人多的在前，每件都写明今天能拿什么、先做什么",
    marks=("“", "”"),
)
