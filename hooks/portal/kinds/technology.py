"""技术装备 (technologies)."""

from typing import Literal

from portal.read.document import Document, EditionLine, Row
from portal.read.fields import Line, Many, Number, Reference
from portal.read.record import Figure

Fit = Literal["高", "中", "低"]


class TechnologyRow(Row):
    """One technology or piece of equipment."""

    category: Reference
    """技术类别，取自词表 technology-categories"""
    principle: Line
    """原理，用自己的话写"""
    applicability: Line | None = None
    """适用条件"""
    figures: Many[Figure] = ()
    """数值"""
    figures_basis: Line | None = None
    """数值的出处和口径"""
    maturity: Line | None = None
    """成熟程度（编者判断）"""
    sme_fit: Fit | None = None
    """对中小企业的适用程度（编者判断）"""


class TechnologyList(Document):
    """A published catalogue of technologies, or what the editors gathered outside of any."""

    line: EditionLine | None = None
    """所属的版本线"""
    item_count: Number | None = None
    """文件公布的总项数"""
    scope: Line | None = None
    """范围、分类"""
    rows: Many[TechnologyRow] = ()
    """条目"""
