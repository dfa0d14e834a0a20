"""工作动态 (news)."""

from collections.abc import Iterator
from typing import Annotated

from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.linked_data import Property
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import Presentation
from portal.read.attachment import RecordWithAttachments
from portal.read.dates import PartialDate
from portal.read.fields import Many, Prose, Reference
from portal.read.markers import Dates, Label, LinksTo, NotAfter, Show
from portal.read.relation import Relation


class News(RecordWithAttachments):
    """A dated piece of news about the field, with the records that it speaks of."""

    date: Annotated[
        PartialDate, Label("日期"), Dates(), NotAfter(("added",)), Show.HEAD | Show.ENTRY
    ]
    """事情发生的日期。不是收录的日期；文件施行写施行那天"""
    body: Annotated[Prose, Label("内容"), Show.SECTION | Show.ENTRY | Show.SEARCH]
    """正文，用 Markdown。分段的用 | 开头另起一行写；提到收录了的文件写成 [名称](id:对方的id)"""
    about: Annotated[Many[Reference], LinksTo(Relation.ABOUT), Show.SECTION] = ()
    """涉及的记录。写文件、清单、案例的 id；它们的页面会列出这条动态，关注它们的订阅者会看到"""


class NewsPresentation(Presentation):
    """News is read on the spot."""

    gist = ("body",)
    reads_on = False

    def linked_type(self, item: Item) -> str:
        return "NewsArticle"

    def linked_data(self, item: Item, lookup: Lookup) -> Iterator[Property]:
        """Our words: they appeared on the day on which they were taken in, whatever day they tell of."""
        yield from super().linked_data(item, lookup)
        yield "headline", item.title
        yield "datePublished", str(item.get("added"))


KIND = Kind(
    "news",
    "工作动态",
    News,
    "施行、换版、到期等有日期的事",
    NewsPresentation(),
    questions={
        "topics": Question(8, "最近动态"),
        "industries": Question(8, "最近动态"),
        "regions": Question(8, "当地最近动态"),
        "equipment": Question(8, "最近动态"),
    },
    is_news=True,
    fresh_days=14,
)
