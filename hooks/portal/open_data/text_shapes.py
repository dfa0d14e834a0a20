"""What stands in the files of full texts, as types: the files are made by them, and their schemas are
made of them."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from portal.open_data.shapes import CatalogueId, Day, Id, LooseDay

PLACE = r"^[a-z]\d+(-[a-z]?\d+)*$"
"""A key of texts/structure.py."""

Key = Annotated[str, Field(pattern=PLACE)]
Spoken = Annotated[str, Field(description="怎样引用，如“第五十二条第二款第（一）项”")]


TextSpan = TypedDict(
    "TextSpan",
    {
        "from": Annotated[Day, Field(description="这一版施行的第一天")],
        "until": Annotated[
            Day | None,
            Field(
                description="最后一天，含这一天，下一版从第二天起；null 是手上没有更新的一版。"
                "文件本身那天是否有效，看记录的 validity"
            ),
        ],
        "json": Annotated[str, Field(description="全文，从 /api/v1/ 算起")],
        "xml": Annotated[str, Field(description="全文，Akoma Ntoso 3.0，从 /api/v1/ 算起")],
    },
)
"""Which days a version covers, and where it is; in the file of the record."""


class TextVersionData(TextSpan):
    """A version in the list of all of one record."""

    title: Annotated[str, Field(description="这一版的标题")]
    articles: Annotated[
        int, Field(ge=0, description="有几条，附件里的也算；没有条的文件数一、（一）")
    ]
    url: Annotated[str, Field(description="网页。换了现行的一版，旧的一版的网页在自己的日子下")]
    portal: NotRequired[Annotated[str, Field(description="哪个门户自己加的：它的简称")]]


class TextsData(TypedDict):
    """The versions of one record."""

    id: Annotated[Id, Field(description="记录的编号")]
    catalogue: Annotated[CatalogueId, Field(description="栏目")]
    title: Annotated[str, Field(description="记录的题名")]
    record: Annotated[str, Field(description="记录的文件，从 /api/v1/ 算起")]
    versions: Annotated[list[TextVersionData], Field(description="旧的在前，一版接一版")]


class TextSourceData(TypedDict):
    """Where a text was taken from."""

    title: Annotated[str, Field(description="名称")]
    seen: Annotated[LooseDay, Field(description="哪天见到的")]
    locator: NotRequired[Annotated[str, Field(description="在哪一处")]]
    url: NotRequired[Annotated[str, Field(description="网址")]]
    note: NotRequired[Annotated[str, Field(description="说明")]]


class ItemData(TypedDict):
    """项 or 目."""

    key: NotRequired[Annotated[Key, Field(description="网页上的位置（#）；条以外的没有")]]
    citation: NotRequired[Spoken]
    label: Annotated[str, Field(description="照原文：（一）、1．")]
    text: Annotated[str, Field(description="文字，没有前面的编号")]
    items: NotRequired[Annotated[list["ItemData"], Field(description="下一层的，目")]]


class ParagraphData(TypedDict):
    """款, or a paragraph outside of articles."""

    type: Literal["paragraph"]
    key: NotRequired[Annotated[Key, Field(description="网页上的位置（#）；条以外的没有")]]
    citation: NotRequired[Spoken]
    text: Annotated[str, Field(description="文字；只有项、没有引出的话的是空的")]
    items: NotRequired[Annotated[list[ItemData], Field(description="项")]]


class TableData(TypedDict):
    """A table."""

    type: Literal["table"]
    rows: Annotated[list[list[str]], Field(description="一行一行的格，第一行是表头")]


class QuoteData(TypedDict):
    """What is quoted from another text."""

    type: Literal["quote"]
    lines: Annotated[
        list[str], Field(description="引用的别的文件的文字，一行一行的；不是这份文件的条文")
    ]


BlockData = Annotated[ParagraphData | TableData | QuoteData, Field(discriminator="type")]


class ArticleData(TypedDict):
    """条, or what is numbered 一、（一） in a document without."""

    type: Literal["article"]
    key: Annotated[Key, Field(description="网页上的位置（#），如 a52、a10-1（第十条之一）")]
    citation: Spoken
    label: Annotated[str, Field(description="照原文：第五十二条")]
    heading: NotRequired[Annotated[str, Field(description="条号后【】里的名称")]]
    blocks: Annotated[list[BlockData], Field(description="款，和表、引文，照次序")]


class DivisionData(TypedDict):
    """编, 分编, 章, 节, an annex, or a heading."""

    type: Literal["division"]
    key: Annotated[Key, Field(description="网页上的位置（#），如 z3、f1")]
    rank: Annotated[
        Literal["编", "分编", "章", "节", "附件", "部分", ""],
        Field(description="部分是“一、”这样的标题；空的是没有编号的标题"),
    ]
    label: Annotated[str, Field(description="照原文：第三章、附件1；没有编号的是空的")]
    title: Annotated[str, Field(description="名称")]
    blocks: NotRequired[Annotated[list[BlockData], Field(description="标题下面、第一条以前的")]]
    parts: NotRequired[
        Annotated[
            list[Annotated["DivisionData | ArticleData", Field(discriminator="type")]],
            Field(description="里面的条和下一层的标题"),
        ]
    ]


PartData = Annotated[DivisionData | ArticleData, Field(discriminator="type")]


class TextData(TextSpan):
    """One version, whole."""

    id: Annotated[Id, Field(description="记录的编号")]
    catalogue: Annotated[CatalogueId, Field(description="栏目")]
    title: Annotated[str, Field(description="标题")]
    history: NotRequired[Annotated[list[str], Field(description="题注：通过、公布、历次修改")]]
    url: Annotated[str, Field(description="网页；条在它的 #key")]
    record: Annotated[str, Field(description="记录的文件，从 /api/v1/ 算起")]
    versions: Annotated[str, Field(description="各版的清单，从 /api/v1/ 算起")]
    portal: NotRequired[Annotated[str, Field(description="哪个门户自己加的：它的简称")]]
    sources: Annotated[list[TextSourceData], Field(description="全文从哪里来，哪天见到")]
    absent: NotRequired[Annotated[list[str], Field(description="原文就没有的条号")]]
    note: NotRequired[Annotated[str, Field(description="对这份全文的说明，如哪张附表没有录入")]]
    preamble: NotRequired[Annotated[list[BlockData], Field(description="第一条、第一章以前的")]]
    parts: Annotated[list[PartData], Field(description="正文和附件")]
    closing: NotRequired[Annotated[list[BlockData], Field(description="落款：谁、哪天")]]
