"""技术装备 (technologies)."""

from typing import Annotated, Literal

from portal.read.document import Document, EditionLine, Row
from portal.read.fields import Line, Many, Number, Reference
from portal.read.markers import Is, Label, Show, Vocabulary
from portal.read.record import Figure

Fit = Literal["高", "中", "低"]


class TechnologyRow(Row):
    """One technology or piece of equipment."""

    category: Annotated[
        Reference, Vocabulary("technology-categories"), Is.HEADING, Show.PARTICULARS
    ]
    """技术类别，取自词表 technology-categories"""
    principle: Annotated[Line, Show.PARTICULARS | Show.SEARCH]
    """原理，用自己的话写"""
    applicability: Annotated[
        Line | None, Label("适用条件", short="适用"), Show.PARTICULARS | Show.KEY_FACT | Show.SEARCH
    ] = None
    """适用条件"""
    figures: Annotated[Many[Figure], Is.EXACT, Show.SECTION | Show.KEY_FACT | Show.SEARCH] = ()
    """数值"""
    figures_basis: Annotated[Line | None, Label("数值出处"), Show.SECTION] = None
    """数值的出处和口径"""
    maturity: Annotated[Line | None, Label("成熟程度（编者判断）"), Show.PARTICULARS] = None
    """成熟程度（编者判断）"""
    sme_fit: Annotated[Fit | None, Label("对中小企业的适用程度（编者判断）"), Show.PARTICULARS] = (
        None
    )
    """对中小企业的适用程度（编者判断）"""


class TechnologyList(Document):
    """A published catalogue of technologies, or what the editors gathered outside of any."""

    line: Annotated[EditionLine | None, Label("版本关系"), Is.HEADING, Show.FACTS] = None
    """所属的版本线"""
    item_count: Annotated[Number | None, Label("公布的总项数"), Is.EXACT, Show.FACTS] = None
    """文件公布的总项数"""
    scope: Annotated[Line | None, Label("范围和分类"), Show.FACTS | Show.SEARCH] = None
    """范围、分类"""
    rows: Annotated[Many[TechnologyRow], Is.ROWS, Is.HEADING, Show.SECTION] = ()
    """条目"""
