"""术语 (terms): words that firms meet here and in notices, said in plain ones."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from pydantic import Field

from portal.kinds.item import Item
from portal.kinds.kind import Kind
from portal.kinds.linked_data import Property
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import Presentation
from portal.page import Heading, Link, Section
from portal.read.fields import Line, Many, Model, Reference
from portal.read.markers import Choices, Hidden, Is, Label, LinksTo, Show
from portal.read.record import Record
from portal.read.relation import Relation

GROUPS = {
    "energy": "能耗怎么算",
    "limit": "限额和水平",
    "equipment": "设备能效",
    "phase-out": "淘汰",
    "duty": "义务和报告",
    "service": "服务和合同",
    "tax": "税",
    "size": "企业规模",
    "money": "资金",
    "award": "名单和荣誉",
    "market": "碳和绿电",
    "power": "电价",
    "law": "文件和时间",
}


class WordDifference(Model):
    """Another word that it is taken for, and what tells the two apart."""

    word: Annotated[Line, Label("常弄混的词"), Show.SECTION | Show.SEARCH]
    """常和它弄混的词，一个词一项"""
    term: Annotated[
        Reference | None,
        LinksTo(Relation.CONFUSED),
        Label("那个词的记录"),
        Hidden("常弄混的词链到它"),
    ] = None
    """那个词也收录了的，写它的 id"""
    text: Annotated[Line, Label("区别"), Is.ACTED_ON, Show.SECTION | Show.SEARCH]
    """差在哪里，一句话"""


class AmbiguousWord(Model):
    """A way of writing it that means something else elsewhere."""

    word: Annotated[Line, Label("写法"), Hidden("决定正文里哪些词有解释")]
    """正文里的写法，如“限定值”"""
    near: Annotated[
        Many[Line],
        Field(min_length=1),
        Label("同时要有的词"),
        Hidden("决定正文里哪些词有解释"),
    ]
    """同一段话里有这些词中的一个，才当作这个词，如 [能效, 设备]"""


class GlossaryTerm(Record):
    """A word with its meaning in ours, what it is taken for, where it stands, what needs it."""

    group: Annotated[
        Literal[
            "energy",
            "limit",
            "equipment",
            "phase-out",
            "duty",
            "service",
            "tax",
            "size",
            "money",
            "award",
            "market",
            "power",
            "law",
        ],
        Label("哪一类"),
        Choices(GROUPS),
        Is.HEADING,
        Show.PARTICULARS,
    ]
    """哪一类：energy 能耗怎么算，limit 限额和水平，equipment 设备能效，phase-out 淘汰，duty 义务和报告，service 服务和合同，tax 税，size 企业规模，money 资金，award 名单和荣誉，market 碳和绿电，power 电价，law 文件和时间"""
    meaning: Annotated[Line, Label("意思"), Is.ACTED_ON, Show.KEY_FACT | Show.ENTRY | Show.SEARCH]
    """是什么意思，自己的话，一两句。不抄条文；带数的连条件一起写，数以所连的记录为准"""
    confused_with: Annotated[
        Many[WordDifference], Label("常和什么弄混"), Show.SECTION | Show.SEARCH
    ] = ()
    """常和哪些词弄混，差在哪里"""
    written: Annotated[
        Many[Line], Label("正文里的写法"), Is.OURS, Hidden("决定正文里哪些词有解释")
    ] = ()
    """别的记录的正文里见到哪些写法就解释，一种写法一项，如 [等价值]。不写就不在正文里解释；有别的意思的写法写在 ambiguous"""
    ambiguous: Annotated[
        Many[AmbiguousWord], Label("有别的意思的写法"), Is.OURS, Hidden("决定正文里哪些词有解释")
    ] = ()
    """有别的意思的写法：旁边有哪些词才是这个意思"""
    serves: Annotated[
        Many[Reference], LinksTo(Relation.SERVES), Label("哪些记录用得着"), Show.SECTION
    ] = ()
    """本站哪些记录用得着它，写 id；它们的页面会连到这里"""


class GlossaryPresentation(Presentation):
    """What it means stands first; then what it is taken for."""

    box = "哪一类"
    gist = ("meaning",)
    card_text = ("meaning",)
    told = ("confused_with",)
    substance = ("meaning",)
    shows = (Relation.CONFUSED,)

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        yield Section("differences", "别和这些弄混", "differences", item)
        yield from super().sections(item, lookup)

    def compared(self, items: Sequence[Item], lookup: Lookup) -> Section | None:
        """All words at a glance, group by group, for whoever knows how it is written."""
        groups = [
            (name, [Link(one.title, one.url) for one in items if one.get("group") == id])
            for id, name in GROUPS.items()
        ]
        found = [(name, links) for name, links in groups if links]
        return Section("words", "全部的词", "word_index", found) if found else None

    def linked_type(self, item: Item) -> str:
        return "DefinedTerm"

    def linked_data(self, item: Item, lookup: Lookup) -> Iterator[Property]:
        yield from super().linked_data(item, lookup)
        if not lookup.doubted(item, "meaning"):
            yield "description", item.get("meaning")
        yield "inDefinedTermSet", {"@type": "DefinedTermSet", "name": KIND.name}

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        group = item.get("group")
        return Heading(list(GROUPS).index(group), group, GROUPS[group])

    def byline(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield "、".join(item.get("aliases", ()))

    def card_facts(self, item: Item, lookup: Lookup) -> Iterator[str]:
        yield "、".join(item.get("aliases", ()))
        yield self.doubted_title(item, lookup)


KIND = Kind(
    "terms",
    "术语",
    GlossaryTerm,
    "企业在本站和通知里会碰到的词：一两句话的意思，常和什么弄混，出自哪一条",
    GlossaryPresentation(),
    sought_by="一个词，如 等价值、小型微利",
    sorted_by="按类分组，看不懂的词在这里查",
    marks=("“", "”"),
)
