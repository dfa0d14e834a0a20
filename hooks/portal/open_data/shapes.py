"""What stands around the fields of a record, as types: the files are made by them, and their schemas
are made of them."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from portal.kinds.kinds import KINDS
from portal.read.dates import WRITTEN
from portal.read.relation import Relation
from portal.validity.status import Status

DAY = r"^\d{4}-\d{2}-\d{2}$"

Day = Annotated[str, Field(pattern=DAY)]
LooseDay = Annotated[str, Field(pattern=WRITTEN)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
CatalogueId = Annotated[str, Field(json_schema_extra={"enum": [kind.id for kind in KINDS]})]
StatusId = Annotated[str, Field(json_schema_extra={"enum": [one.value for one in Status]})]
RelationId = Annotated[
    str, Field(json_schema_extra={"enum": [one.name.lower() for one in Relation]})
]
DueKind = Literal["effective", "repealed", "expires", "deadline", "target"]
Sureness = Literal["high", "medium", "low"]

SpanData = TypedDict(
    "SpanData",
    {
        "from": Annotated[Day | None, Field(description="第一天；null 是一直以来")],
        "until": Annotated[Day | None, Field(description="最后一天，含这一天；null 是没有尽头")],
        "state": Annotated[StatusId, Field(description="这些日子里的状态，词表 statuses 的 id")],
        "by": NotRequired[
            Annotated[list[Id], Field(description="因为谁：废止、替代、停止它的记录")]
        ],
        "reason": NotRequired[Annotated[str, Field(description="为什么待核，或者哪里不知道")]],
    },
)


class PendingData(TypedDict):
    """One field that no source has confirmed."""

    field: Annotated[str, Field(description="字段名")]
    label: Annotated[str, Field(description="字段的中文名")]
    part: NotRequired[Annotated[str, Field(description="只有这一部分待核；没有写就是整个字段")]]


class LinkData(TypedDict):
    """A link to another item, or from it."""

    relation: Annotated[RelationId, Field(description="什么关系，见 vocab/link-kinds.json")]
    id: Annotated[Id, Field(description="对方的编号")]
    catalogue: Annotated[CatalogueId, Field(description="对方的栏目")]
    kind: NotRequired[
        Annotated[str, Field(description="relation 是 related 时：词表 relations 的 id")]
    ]
    note: NotRequired[Annotated[str, Field(description="为什么")]]


LinksData = TypedDict(
    "LinksData",
    {
        "out": Annotated[list[LinkData], Field(description="它说到的")],
        "in": Annotated[list[LinkData], Field(description="说到它的")],
    },
)


class DueData(TypedDict):
    """Something that falls due."""

    key: Annotated[str, Field(description="这件事的名字，日子改了也不变")]
    kind: Annotated[
        DueKind,
        Field(
            description="effective 开始，repealed 废止（不再有效的第一天），"
            "expires 期满、deadline 期限、target 目标期满（都是最后一天）"
        ),
    ]
    word: Annotated[str, Field(description="用中文说：停用期限")]
    day: Annotated[LooseDay, Field(description="哪天；只知道年、月的只有年、月")]
    whom: NotRequired[
        Annotated[
            str, Field(description="对谁、对什么，有什么条件，或者哪里待核；有它就不是对所有的")
        ]
    ]
    rows: NotRequired[Annotated[list[Id], Field(description="只管清单里的这些条目")]]
    loose: NotRequired[
        Annotated[str, Field(description="原文的写法；有它就说不准是哪天，day 只是那一年")]
    ]


class FormerData(TypedDict):
    """An address that an item had."""

    catalogue: Annotated[CatalogueId, Field(description="那时的栏目")]
    id: Annotated[Id, Field(description="那时的编号")]


class FileHead(TypedDict):
    """What is known of an item wherever it is told of."""

    id: Annotated[Id, Field(description="编号，不会改给别的用")]
    catalogue: Annotated[CatalogueId, Field(description="栏目")]
    parent: NotRequired[Annotated[Id, Field(description="所在的清单；只有条目有")]]
    title: Annotated[str, Field(description="题名；条目是它的名称")]
    state: Annotated[
        Literal["published"], Field(description="在这里的都是 published；不在的见 moved.json")
    ]
    url: Annotated[str, Field(description="网页。不知道网站在哪里时，是从网站的根算起的路径")]
    confidence: Annotated[
        Sureness,
        Field(description="high 两处以上来源；medium 一处；low 没有见到来源，只有题名，不能当事实"),
    ]
    pending: Annotated[list[PendingData], Field(description="待核的字段。数字、日期待核的不写")]
    validity: Annotated[
        list[SpanData],
        Field(description="从古到今到以后，一段接一段；空的是谈不上有效无效，如案例"),
    ]
    due: Annotated[list[DueData], Field(description="有日子的事，按日子排；不会来的不列")]
    told: NotRequired[Annotated[Day, Field(description="最近一次有消息的日子")]]
    portal: NotRequired[
        Annotated[
            str, Field(description="这个门户自己加的，写它的简称；没有写的是它所叠的国家的数据")
        ]
    ]


class NoteThreshold(TypedDict):
    """A limit of the region, beside what the record says."""

    words: Annotated[str, Field(description="怎样规定")]
    field: NotRequired[Annotated[str, Field(description="对应这一条的哪个字段")]]
    value: NotRequired[Annotated[int | float, Field(description="数值")]]
    unit: NotRequired[Annotated[str, Field(description="单位")]]
    source: NotRequired[Annotated[str, Field(description="出处：来源的 key")]]


class NoteSource(TypedDict):
    """What a note was taken from."""

    title: Annotated[str, Field(description="名称")]
    seen: Annotated[LooseDay, Field(description="哪天看的")]
    key: NotRequired[Annotated[str, Field(description="代号，thresholds 的 source 用它")]]
    locator: NotRequired[Annotated[str, Field(description="在哪一处")]]
    url: NotRequired[Annotated[str, Field(description="网址")]]


class NoteData(TypedDict):
    """What a portal says beside a record of the nation."""

    portal: Annotated[str, Field(description="谁说的：这个门户的简称")]
    note: NotRequired[Annotated[str, Field(description="批注，Markdown；链接写成 id:编号")]]
    contacts: NotRequired[Annotated[list[Id], Field(description="找谁问：bodies 的编号")]]
    thresholds: NotRequired[Annotated[list[NoteThreshold], Field(description="本地的门槛")]]
    sources: Annotated[list[NoteSource], Field(description="来源")]
    confidence: Annotated[Sureness, Field(description="同上；low 没有见到来源，不能当事实")]
    checked: Annotated[LooseDay, Field(description="核对日期")]
    review: NotRequired[
        Annotated[
            Literal[True],
            Field(description="待复核：国家的这一条在写批注以后改过，批注还没有按新的看过"),
        ]
    ]


class DepartedData(TypedDict):
    """What stands where an item was."""

    id: Annotated[Id, Field(description="原来的编号")]
    catalogue: Annotated[CatalogueId, Field(description="原来的栏目")]
    state: Annotated[
        Literal["withdrawn", "renamed", "merged", "moved"],
        Field(
            description="withdrawn 撤回，不再采用；renamed 改了编号；"
            "merged 并入另一条；moved 原来在这里的，现在看 now"
        ),
    ]
    now: Annotated[Id | None, Field(description="现在看哪个编号；撤回的没有")]
    now_catalogue: NotRequired[Annotated[CatalogueId, Field(description="它的栏目")]]
    since: Annotated[Day | None, Field(description="从哪天起；null 是没有记")]
    reason: NotRequired[Annotated[str, Field(description="为什么撤回")]]
    url: Annotated[str, Field(description="网页")]


class EventItem(TypedDict):
    """What an event is about."""

    id: Annotated[Id, Field(description="记录")]
    catalogue: Annotated[CatalogueId, Field(description="栏目")]
    rows: NotRequired[Annotated[list[Id], Field(description="只是其中这些条目")]]


class EventChange(TypedDict):
    """One field that changed."""

    id: Annotated[Id, Field(description="记录")]
    row: NotRequired[Annotated[Id, Field(description="条目")]]
    field: Annotated[str, Field(description="字段的位置，如 rows[某条].reason")]
    label: Annotated[str, Field(description="字段的中文名")]
    old: Annotated[str, Field(description="原来，照告诉订阅者的话；太长的有省略")]
    new: Annotated[str, Field(description="现在")]


class EventEnd(TypedDict):
    """What an event put an end to."""

    id: Annotated[Id, Field(description="记录")]
    state: Annotated[StatusId, Field(description="怎样结束的")]


class EventDue(TypedDict):
    """What a day brought."""

    key: Annotated[str, Field(description="和记录的 due 里是同一个名字")]
    kind: Annotated[DueKind, Field(description="同 due 的 kind")]
    day: Annotated[LooseDay, Field(description="哪天")]


class EventFullText(TypedDict):
    """What became of the full text of a record as it is in force from a day on."""

    id: Annotated[Id, Field(description="记录")]
    day: Annotated[str, Field(description="从哪天起施行的全文")]
    state: Annotated[
        Literal["added", "corrected", "removed"],
        Field(description="收录、更正、撤下"),
    ]
    against: NotRequired[Annotated[str, Field(description="与从哪天起施行的全文比")]]
    counts: NotRequired[
        Annotated[
            dict[str, int],
            Field(
                description="发布时比出的条数：changed 改、added 增、deleted 删、renumbered 只改条号等"
            ),
        ]
    ]


class EventData(TypedDict):
    """One thing that happened, as subscribers were told."""

    id: Annotated[str, Field(description="编号，永远不变；订阅源里的条目编号是 tag: 加它")]
    kind: Annotated[str, Field(description="added、amended、corrected、deadline 等")]
    word: Annotated[str, Field(description="用中文说：更新")]
    at: Annotated[str, Field(description="时刻，+08:00")]
    text: Annotated[str, Field(description="一句话")]
    note: NotRequired[Annotated[str, Field(description="编者的说明")]]
    ahead: NotRequired[Annotated[bool, Field(description="提前 30 天说的")]]
    items: Annotated[list[EventItem], Field(description="说的是哪些")]
    changes: NotRequired[Annotated[list[EventChange], Field(description="哪些字段变了")]]
    ended: NotRequired[Annotated[list[EventEnd], Field(description="同时使谁结束")]]
    due: NotRequired[Annotated[list[EventDue], Field(description="到了什么日子")]]
    texts: NotRequired[Annotated[list[EventFullText], Field(description="哪些全文有变化")]]
