"""官方解读 (interpretations): who has explained a record in public, in what form, and what that adds."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import Presentation
from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Reference
from portal.read.markers import Choices, Dates, Is, Label, LinksTo, NotAfter, Show
from portal.read.record import Record
from portal.read.relation import Relation

FORMS = {
    "text": "文字",
    "article": "文章",
    "graphic": "图解",
    "q-and-a": "问答",
    "press-conference": "发布会",
    "press-report": "报道",
    "video": "视频",
}

SPEAKERS = {"official": "官方", "other": "不是官方：媒体、专家"}


class Interpretation(Record):
    """An explanation that somebody gave in public. It may explain several records: it stands once,
    with its own sources, and each of their pages shows it."""

    interprets: Annotated[
        Many[Reference],
        Field(min_length=1),
        LinksTo(Relation.INTERPRETS),
        Label("解释哪条记录"),
        Show.SECTION,
    ]
    """解释本站的哪些记录，写 id；它们的页面会列出它，关注它们的人会收到“解读已发布”"""
    form: Annotated[
        Literal[
            "text", "article", "graphic", "q-and-a", "press-conference", "press-report", "video"
        ],
        Label("形式"),
        Choices(FORMS),
        Is.HEADING,
        Show.PARTICULARS | Show.ENTRY,
    ]
    """形式：text 文字，article 文章，graphic 图解，q-and-a 问答，press-conference 发布会，press-report 报道，video 视频"""
    speaker: Annotated[
        Literal["official", "other"],
        Label("谁讲的"),
        Choices(SPEAKERS),
        Show.PARTICULARS | Show.ENTRY,
    ]
    """official 制定机关、主管部门自己讲的；other 媒体、专家讲的，或者首发处没有见到的"""
    publisher: Annotated[
        Line | None, Label("发布的单位"), Show.KEY_FACT | Show.ENTRY | Show.SEARCH
    ] = None
    """哪个单位讲的、发的；没有见到就不写。不写个人的名字"""
    date: Annotated[
        PartialDate,
        Label("解读的日期"),
        Dates(),
        NotAfter(("added",)),
        Show.KEY_FACT | Show.ENTRY,
    ]
    """解读发布或者开会的日子，不是文件的日子；只知道年月的写到月"""
    adds: Annotated[Line, Label("补了什么"), Show.KEY_FACT | Show.ENTRY | Show.SEARCH]
    """它补了文件里没有的什么，自己的话，一两句；没有见到正文的照实写“只见到标题”"""
    early: Annotated[Line | None, Label("早于文件"), Show.SECTION | Show.SEARCH] = None
    """解读的日子早于它解释的文件时，写明讲的是什么，如“讲的是草案”。页面上会提醒读者"""
    remark: Annotated[Line | None, Label("说明"), Show.SECTION | Show.SEARCH] = None
    """用它时要注意什么，如“只见到开头两问”。没有就不写"""


def is_older(day: PartialDate, document: Item, surely: bool = True) -> bool:
    """Whether an explanation of that day came before the document; with `surely` False, whether that
    may be, because of one of them no more than the month or the year is known."""
    dates = [one for name in BEGINNINGS if (one := document.get(name))]
    if surely:
        return bool(dates) and day.last < min(one.first for one in dates)
    return not dates or day.first < min(one.last for one in dates)


BEGINNINGS = ("issued", "published", "effective")
"""The dates of a document before which there was none."""


class InterpretationPresentation(Presentation):
    """What it adds stands first."""

    box = "形式"
    gist = ("adds",)
    card_text = ("adds",)
    substance = ("adds",)

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield FORMS[item.get("form")]
        yield SPEAKERS[item.get("speaker")]
        yield f"{item.get('date')}"

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield from self.byline(item, lookup)
        yield self.doubted_title(item, lookup)


KIND = Kind(
    "interpretations",
    "官方解读",
    Interpretation,
    "政策、法律、优惠有没有人讲过：答记者问、发布会、图解、文章，写明谁、哪天、补了什么",
    InterpretationPresentation(),
    questions={
        "topics": Question(10, "有没有官方解读"),
        "industries": Question(10, "有没有官方解读"),
        "regions": Question(10, "有没有官方解读"),
        "equipment": Question(10, "有没有官方解读"),
    },
    sought_by="文件的题名、机关",
    added_word="解读已发布",
)
