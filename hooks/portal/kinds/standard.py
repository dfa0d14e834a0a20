"""标准限额 (standards)."""

from typing import Annotated, ClassVar

from portal.kinds.indicator import Coefficient, GradeTable, Indicator
from portal.kinds.phase_out import MarketRule
from portal.read.document import Document
from portal.read.fields import Line, Many, Number
from portal.read.markers import Choices, Is, Label, Show

NATURE = {True: "强制性", False: "推荐性"}


class Standard(Document):
    """A national standard; its number is the `doc_no`."""

    called: ClassVar = {"doc_no": "标准号", "effective": "实施日期"}

    mandatory: Annotated[
        bool | None, Label("标准性质"), Choices(NATURE), Show.FACTS | Show.KEY_FACT
    ] = None
    """强制性标准写 true"""
    replaces: Annotated[Many[Line], Label("替代旧标准"), Is.EXACT, Show.FACTS | Show.ABOUT] = ()
    """被它替代、本站未单独收录的旧标准号"""
    indicators: Annotated[
        Many[Indicator], Label("能耗指标"), Is.PARTS, Is.EXACT, Show.SECTION | Show.SEARCH
    ] = ()
    """单位产品能耗限额"""
    grade_tables: Annotated[Many[GradeTable], Label("能效等级表"), Is.PARTS, Show.SECTION] = ()
    """设备能效等级表"""
    coefficients: Annotated[Many[Coefficient], Show.SECTION] = ()
    """折标准煤系数"""
    kgce_heat: Annotated[Number | None, Label("一千克标准煤的热量（千焦）"), Show.FACTS] = None
    """一千克标准煤的热量，千焦；实测低位发热量除以它就是系数"""
    coefficients_note: Annotated[Line | None, Label("系数说明"), Show.SECTION] = None
    """对系数的说明"""
    rules: Annotated[Many[MarketRule], Label("准入和限制规定"), Is.ROWS, Show.SECTION] = ()
    """市场准入规定：低于限定值的不得生产、进口、销售"""
