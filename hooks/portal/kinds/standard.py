"""标准限额 (standards)."""

from portal.kinds.indicator import Coefficient, GradeTable, Indicator
from portal.kinds.phase_out import MarketRule
from portal.read.document import Document
from portal.read.fields import Line, Many, Number


class Standard(Document):
    """A national standard; its number is the `doc_no`."""

    mandatory: bool | None = None
    """强制性标准写 true"""
    replaces: Many[Line] = ()
    """被它替代、本站未单独收录的旧标准号"""
    indicators: Many[Indicator] = ()
    """单位产品能耗限额"""
    grade_tables: Many[GradeTable] = ()
    """设备能效等级表"""
    coefficients: Many[Coefficient] = ()
    """折标准煤系数"""
    kgce_heat: Number | None = None
    """一千克标准煤的热量，千焦；实测低位发热量除以它就是系数"""
    coefficients_note: Line | None = None
    """对系数的说明"""
    rules: Many[MarketRule] = ()
    """市场准入规定：低于限定值的不得生产、进口、销售"""
