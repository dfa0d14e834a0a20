"""技术装备 (technologies)."""

from collections.abc import Container, Iterator
from typing import Annotated, Literal

from portal.kinds.facts import figures_facts, figures_table, particulars
from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import DocumentPresentation, RowPresentation, term_heading
from portal.page import Fact, Heading, Section
from portal.read.document import Document, EditionLine, Row
from portal.read.fields import Line, Many, Number, Reference
from portal.read.markers import Is, Label, Show, Vocabulary
from portal.read.record import Figure
from portal.tables import Cell

Fit = Literal["高", "中", "低"]


class TechnologyRow(Row):
    """One technology or piece of equipment."""

    category: Annotated[
        Reference, Vocabulary("technology-categories"), Is.HEADING, Is.REMARK, Show.PARTICULARS
    ]
    """技术类别，取自词表 technology-categories。只写一类"""
    principle: Annotated[Line, Show.PARTICULARS | Show.SEARCH]
    """原理，用自己的话写。两三句，不抄宣传的话"""
    applicability: Annotated[
        Line | None, Label("适用条件", short="适用"), Show.PARTICULARS | Show.KEY_FACT | Show.SEARCH
    ] = None
    """适用条件。什么行业、多大规模、什么设备能用"""
    figures: Annotated[Many[Figure], Is.EXACT, Show.SECTION | Show.KEY_FACT | Show.SEARCH] = ()
    """数值"""
    figures_basis: Annotated[Line | None, Label("数值出处"), Is.REMARK, Show.SECTION] = None
    """数值的出处和口径。如“目录公布的典型项目”"""
    maturity: Annotated[Line | None, Label("成熟程度（编者判断）"), Is.REMARK, Show.PARTICULARS] = (
        None
    )
    """成熟程度（编者判断）。如“已推广”"""
    sme_fit: Annotated[
        Fit | None, Label("对中小企业的适用程度（编者判断）"), Is.REMARK, Show.PARTICULARS
    ] = None
    """对中小企业的适用程度（编者判断）。中小企业容易采用的写高"""


class TechnologyList(Document):
    """A published catalogue of technologies, or what the editors gathered outside of any."""

    line: Annotated[EditionLine | None, Label("版本关系"), Is.HEADING, Show.FACTS] = None
    """所属的版本线。各版写同一个 id"""
    item_count: Annotated[Number | None, Label("公布的总项数"), Is.EXACT, Show.FACTS] = None
    """文件公布的总项数。写目录里的总数；与 rows 的条数不同时会报错，只收录一部分的写 coverage"""
    scope: Annotated[Line | None, Label("范围和分类"), Show.FACTS | Show.SEARCH] = None
    """范围、分类。目录管哪些技术、怎样分类"""
    rows: Annotated[Many[TechnologyRow], Is.ROWS, Is.TABLE, Is.HEADING, Show.SECTION] = ()
    """条目。一项一条，都有自己的页面"""

    def counted(self, gone: Container[str] = ()) -> int | None:
        return sum(row.id not in gone for row in self.rows)


class TechnologyListPresentation(DocumentPresentation):
    """Lists of technologies, most of them without their rows."""

    card_text = ("scope",)
    substance = ("rows", "figures", "duties")

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        if lookup.rows(item):
            return Heading(100, "with-rows", "收录了条目的目录")
        return Heading(101, "headings", "只列目录名的（条目尚未收录）")


class TechnologyRowPresentation(RowPresentation):
    """What a technology does, for whom, and who used it."""

    box = "技术内容"
    gist = ("principle", "note")
    card_text = ("principle",)
    told = ("figures", "figures_basis")
    columns = ("序号", "名称", "适用条件", "适用中小企业")

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        row = item.value
        assert isinstance(row, TechnologyRow)
        yield Section("particulars", self.box, "facts", list(particulars(item, lookup)))
        if row.figures:
            yield Section("figures", "数值", "table", figures_table(row.figures), "看{title}")
        if row.figures_basis:
            yield Section("basis", "数值出处", "prose", row.figures_basis)
        yield from self.fields_as_sections(item, lookup)
        yield Section("examples", "应用案例", "examples", row)
        yield Section("industry-limits", "有助于达到的限额", "industry-limits", row)

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        figures = item.get("figures")
        for fact in super().key_facts(item, lookup):
            if fact.name != item.label("figures"):
                yield fact
        yield from figures_facts(figures)

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        """Technologies stand under what they are for, whatever list they are in."""
        return term_heading("technology-categories", item.get("category"), lookup)

    def group(self, item: Item, lookup: Lookup) -> tuple[str, str]:
        category = item.get("category")
        return category, lookup.name("technology-categories", category)

    def cells(self, item: Item, lookup: Lookup) -> list[Cell]:
        told = (item.get("applicability") or "", item.get("sme_fit") or "")
        return [*self.first_cells(item), *map(Cell, told)]


KIND = Kind(
    "technologies",
    "技术装备",
    TechnologyList,
    "节能技术装备目录和技术条目",
    TechnologyListPresentation(),
    rows={TechnologyRow: TechnologyRowPresentation()},
    questions={
        "topics": Question(4, "有什么技术"),
        "industries": Question(4, "什么技术能帮你"),
        "regions": Question(4, "当地有什么技术"),
        "equipment": Question(3, "换成什么、怎样改"),
    },
    browse=("industries",),
    any_level=True,
    asks="fitting",
    fresh_days=183,
)
