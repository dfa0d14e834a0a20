"""Limits, grades and coefficients: the figures that standards are made of."""

from typing import Literal

from portal.read.fields import Line, Many, Model, Number, Reference, Slug
from portal.read.record import Confidence


class Indicator(Model):
    """Energy consumption limits of one product. Smaller is better; values may be negative
    (sulphuric and nitric acid give energy off)."""

    id: Slug
    """指标的 id"""
    product: Line
    """产品或工序"""
    indicator: Line
    """指标名称，如“单位产品综合能耗”"""
    unit: Line
    """单位，按原文"""
    advanced: Number | None = None
    """1 级，先进值；原文为“—”时留空"""
    access: Number | None = None
    """2 级，准入值（新建、改扩建）"""
    limit: Number | None = None
    """3 级，限定值（现有）"""
    benchmark: Number | None = None
    """能效标杆水平（政策值，不是标准的级）"""
    baseline: Number | None = None
    """能效基准水平（政策值）"""
    industries: Many[Reference] = ()
    """行业"""
    table: Line | None = None
    """在标准中的表号"""
    note: Line | None = None
    """修正、适用条件、版本说明"""
    confidence: Confidence
    """可信度"""


class GradeRow(Model):
    """One combination of ratings with its grades."""

    id: Slug
    """id"""
    at: Many[Number | Line]
    """各个额定参数的值，次序同表的 parameters"""
    grades: Many[Number | None]
    """各级的值，次序同表的 levels；原文没有的级写 null"""


class TableParameter(Model):
    """One rating that a grade table is read by."""

    name: Line
    """参数名称，如“额定功率”“极数”“类型”"""
    unit: Line | None = None
    """单位"""
    interpolated: bool = False
    """标准规定两档之间线性插值的写 true"""


class PumpFormula(Model):
    """Efficiency in % of a pump at its specified point (GB 19762):
    η = a(ln ns)² + b(ln Q)² + c(ln ns)(ln Q) + d·ln ns + e·ln Q − Ci, Q in m³/h."""

    stages: Literal["single", "multiple"]
    """single 单级泵，multiple 多级泵"""
    a: Number
    """(ln ns)² 的系数"""
    b: Number
    """(ln Q)² 的系数"""
    c: Number
    """(ln ns)(ln Q) 的系数"""
    d: Number
    """ln ns 的系数"""
    e: Number
    """ln Q 的系数"""


class GradeTable(Model):
    """Efficiency grades of one kind of equipment."""

    id: Slug
    """表的 id"""
    title: Line
    """表题"""
    equipment: Reference
    """设备类别，取自词表 equipment"""
    quantity: Line
    """量，如“额定效率”“空载损耗”"""
    unit: Line
    """单位"""
    better: Line
    """higher 越高越好，lower 越低越好，formula 代入公式"""
    levels: Many[Line]
    """各级的名称，如 1级、2级、3级"""
    parameters: Many[TableParameter]
    """查表的参数"""
    rows: Many[GradeRow]
    """各行"""
    double_suction: bool = False
    """双吸泵，算比转速时流量取半"""
    formulas: Many[PumpFormula] = ()
    """代入公式的表：公式的系数，级的值是公式里的常数"""
    note: Line | None = None
    """说明：插值、公式、适用范围"""
    confidence: Confidence
    """可信度"""


class Coefficient(Model):
    """Conversion of an energy carrier into standard coal (GB/T 2589)."""

    energy: Line
    """能源或耗能工质"""
    value: Number | None = None
    """系数；未核实时留空"""
    low: Number | None = None
    """区间下限"""
    high: Number | None = None
    """区间上限"""
    unit: Line
    """单位，如 kgce/kg"""
    edition: Line | None = None
    """见于哪一版"""
    medium: bool = False
    """耗能工质（水、压缩空气），不是能源"""
    unverified: bool = False
    """未见来源；数值须留空"""
