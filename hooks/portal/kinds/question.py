"""常见问答 (questions): what readers asked a body, and what it answered on which day, by which records.

Who asked is nobody's business: no field has room for it, and a check refuses what looks like it in the
texts. What was asked and not answered yet is no record (read/vocabulary.py, `received-questions`).
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import Presentation, section_of
from portal.page import Section
from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Prose, Reference
from portal.read.markers import (
    Choices,
    Dates,
    Is,
    Label,
    LinksTo,
    NotAfter,
    Show,
    Vocabulary,
)
from portal.read.record import Record
from portal.read.relation import Relation

CHANNELS = {
    "message": "网上留言",
    "mailbox": "信箱",
    "hotline": "热线电话",
    "counter": "窗口",
    "publication": "机关自己发布的问答",
}

ANSWER = "answer"
"""The field that is in doubt when its ground changes."""

CHANGED = "回答之后依据变了，待核"
"""What stands beside an answer whose ground is not what it was."""


class AnsweredQuestion(Record):
    """A question with its answer. The title is the question, short."""

    asked: Annotated[
        PartialDate | None,
        Label("提问的日期"),
        Is.PAST,
        NotAfter(("answered",)),
        Show.PARTICULARS | Show.ENTRY,
    ] = None
    """哪天问的；没有见到就不写。答复晚了没有，由它和 answered 算"""
    question: Annotated[Prose | None, Label("问"), Show.SECTION | Show.SEARCH | Show.ENTRY] = None
    """问题的全文，照原话或者用自己的话；题名说全了的不写。不写姓名、电话、证件号、车牌、企业名称"""
    answer: Annotated[Prose, Label("答"), Is.ACTED_ON, Show.SECTION | Show.SEARCH | Show.ENTRY]
    """怎样答复的，几句话，用企业看得懂的话；提到的记录用 [名称](id:某id) 链过去"""
    answered: Annotated[
        PartialDate,
        Label("答复的日期"),
        Is.PAST,
        Dates(),
        NotAfter(("added", "confirmed")),
        Show.PARTICULARS | Show.ENTRY,
    ]
    """哪天答复的。这一天以后依据的文件修改、废止的，页面上会标“回答之后依据变了，待核”"""
    answered_by: Annotated[
        Reference,
        Label("答复的单位"),
        Vocabulary("issuers"),
        Show.PARTICULARS | Show.ENTRY | Show.SEARCH,
    ]
    """哪个机关答复的，取自词表 issuers；不写个人的名字"""
    records: Annotated[
        Many[Reference], Label("答复的依据"), LinksTo(Relation.ANSWERS), Show.SECTION
    ] = ()
    """答复依据本站的哪些记录、条目，写 id；它们的页面会列出这个问题。一条也没有的，写 no_records"""
    no_records: Annotated[Line | None, Label("没有列依据的原因"), Show.SECTION] = None
    """没有一条记录可写时，写为什么，如“答复说的是本市的办事地点”。写了 records 的不写"""
    channel: Annotated[
        Literal["message", "mailbox", "hotline", "counter", "publication"] | None,
        Label("从哪里问的"),
        Choices(CHANNELS),
        Show.PARTICULARS,
    ] = None
    """从哪里问的：message 网上留言，mailbox 信箱，hotline 热线电话，counter 窗口，publication 机关自己发布的问答"""
    confirmed: Annotated[
        PartialDate | None, Label("再核过仍然对的日期"), Is.PAST, Show.PARTICULARS
    ] = None
    """依据变了以后，对照新的规定又核过、答复仍然对的，写核的那一天，“待核”就不再标；答复不对了的，改写答复和 answered，或者撤回"""

    @property
    def looked(self) -> PartialDate:
        """The last day on which somebody is known to have held the answer to what it rests on."""
        return self.confirmed or self.answered


class QuestionPresentation(Presentation):
    """The answer comes right below the question; the newest first."""

    box = "哪天问的，谁答复的"
    gist = ("answer",)
    card_text = ("answer",)
    substance = ("answer",)
    told = ("question", "answer")
    reads_on = False

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        for name in self.told:
            if item.get(name):
                yield section_of(item.fields[name], item.get(name), item, lookup)
        yield from super().sections(item, lookup)

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        by = lookup.name("issuers", item.get("answered_by"))
        yield f"{by}{lookup.doubted(item, 'answered_by')}答复"
        yield f"{item.get('answered')}{lookup.doubted(item, 'answered')}"

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield from self.byline(item, lookup)
        yield self.doubted_title(item, lookup)

    def linked_type(self, item: Item) -> str:
        return "QAPage"


KIND = Kind(
    "questions",
    "常见问答",
    AnsweredQuestion,
    "企业问过、主管部门答复过的问题：谁答的、哪天答的、依据哪份文件；依据后来变了的，标着待核",
    QuestionPresentation(),
    questions={
        "topics": Question(11, "有没有人问过"),
        "industries": Question(11, "有没有人问过"),
        "regions": Question(11, "有没有人问过"),
        "equipment": Question(11, "有没有人问过"),
    },
    sought_by="要问的那句话",
    sorted_by="按答复的日期从新到旧",
    marks=("“", "”"),
    added_word="新答复",
    if_any=True,
)
