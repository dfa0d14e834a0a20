"""标准限额 (standards)."""

from collections.abc import Container, Iterator
from typing import Annotated, ClassVar

from portal.kinds.indicator import (
    GRADED,
    Coefficient,
    GradeTable,
    Indicator,
    IndicatorPresentation,
)
from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.phase_out import MarketRule, MarketRulePresentation
from portal.page import Fact, Heading, Link, Section
from portal.read.document import Document
from portal.read.fields import Line, Many, Number
from portal.read.markers import Choices, Is, Label, Show
from portal.tables import Cell, Column, Table

TOLD = 3
"""Grade tables that the first screen names."""

NATURE = {True: "强制性", False: "推荐性"}


class Standard(Document):
    """A national standard; its number is the `doc_no`."""

    called: ClassVar = {"doc_no": "标准号", "effective": "实施日期"}
    counted_in = "行"
    is_looked_up = True

    mandatory: Annotated[
        bool | None, Label("标准性质"), Choices(NATURE), Show.FACTS | Show.KEY_FACT
    ] = None
    """强制性标准写 true。推荐性标准（GB/T）写 false"""
    replaces: Annotated[Many[Line], Label("替代旧标准"), Is.EXACT, Show.FACTS | Show.ABOUT] = ()
    """被它替代、本站未单独收录的旧标准号。收录了的写 supersedes，如 [GB 16780-2012]"""
    indicators: Annotated[
        Many[Indicator], Label("能耗指标"), Is.PARTS, Is.TABLE, Is.EXACT, Show.SECTION | Show.SEARCH
    ] = ()
    """单位产品能耗限额。一种产品、一个指标一项；各级的值写在里面"""
    grade_tables: Annotated[
        Many[GradeTable], Label("能效等级表"), Is.PARTS, Is.TABLE, Show.SECTION
    ] = ()
    """设备能效等级表。一张表一项"""
    coefficients: Annotated[Many[Coefficient], Is.TABLE, Show.SECTION] = ()
    """折标准煤系数。一种能源一项"""
    kgce_heat: Annotated[Number | None, Label("一千克标准煤的热量（千焦）"), Show.FACTS] = None
    """一千克标准煤的热量，千焦；实测低位发热量除以它就是系数"""
    coefficients_note: Annotated[Line | None, Label("系数说明"), Show.SECTION] = None
    """对系数的说明。没有就不写"""
    rules: Annotated[
        Many[MarketRule], Label("准入和限制规定"), Is.ROWS, Is.TABLE, Show.SECTION
    ] = ()
    """市场准入规定：低于限定值的不得生产、进口、销售。写法同淘汰目录的条目；只管新生产、进口、销售的，不算在用设备的淘汰"""
    item_count: Annotated[Number | None, Label("原文的行数"), Is.EXACT, Show.FACTS] = None
    """标准里限额、等级、系数共多少行。对照原文数过的才写：限额一种产品、一个指标一行，等级一个档次一行；与这里的行数不同时会报错，没有收全的写 coverage"""

    def counted(self, gone: Container[str] = ()) -> int | None:
        """Rows of limits, grades and coefficients; of a standard without figures its requirements."""
        graded = sum(len(table.rows) for table in self.grade_tables)
        return len(self.indicators) + graded + len(self.coefficients) or len(self.duties)


class StandardPresentation(IndicatorPresentation):
    """Limits, grades, coefficients: whatever a standard sets, and whether it binds."""

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        topics = item.get("topics", ())
        if item.get("indicators") or "consumption-limit" in topics:
            return Heading(0, "limits", "单位产品能耗限额")
        if item.get("grade_tables") or item.get("rules") or "efficiency-standard" in topics:
            return Heading(1, "grades", "设备和产品能效")
        return Heading(2, "methods", "计量、计算和管理")

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        standard = item.value
        assert isinstance(standard, Standard)
        if standard.mandatory is not None:
            must = "，必须执行" if lookup.is_in_force(item) and standard.mandatory else ""
            yield Fact("性质", f"{NATURE[standard.mandatory]}标准{must}")
        if standard.indicators:
            yield Fact("能耗指标", f"{len(standard.indicators)} 项能耗限额")
        if tables := standard.grade_tables:
            named = "；".join(table.title for table in tables[:TOLD])
            rest = f" 等 {len(tables)} 张表" if len(tables) > TOLD else ""
            graded = all(table.sort == GRADED for table in tables)
            yield Fact(GRADED if graded else "能效要求", named + rest)
        if standard.coefficients:
            yield Fact("系数", f"{len(standard.coefficients)} 种能源的折标准煤系数")

    def figures(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        yield from super().figures(item, lookup)
        if found := item.get("coefficients"):
            table = _coefficients(found, item.get("coefficients_note") or "")
            yield Section("coefficients", "折标准煤系数", "table", table, "查折标准煤系数")

    def tool(self, item: Item, lookup: Lookup) -> Link | None:
        if item.get("coefficients"):
            return Link("把自己的能耗折成标准煤", "tools/energy/")
        return super().tool(item, lookup)


def _coefficients(coefficients: tuple[Coefficient, ...], note: str) -> Table:
    rows = [
        (
            Cell(one.energy),
            Cell(_value(one), pending=one.unverified),
            Cell(one.edition or ""),
        )
        for one in coefficients
    ]
    columns = (Column("能源"), Column("折标准煤系数", number=True), Column("版本"))
    return Table(columns, rows, note=note).without_empty_columns()


def _value(one: Coefficient) -> str:
    """The value or range with its unit; the unit alone where the value is not confirmed."""
    value = one.value if one.low is None else f"{one.low}～{one.high}"
    return one.unit if value is None else f"{value} {one.unit}"


KIND = Kind(
    "standards",
    "标准限额",
    Standard,
    "能效标准、能耗限额和计算通则",
    StandardPresentation(),
    rows={MarketRule: MarketRulePresentation()},
    questions={
        "topics": Question(6, "有哪些标准和限额"),
        "industries": Question(6, "怎样比：限额和能效"),
        "regions": Question(6, "当地有什么标准"),
        "equipment": Question(2, "能效要达到多少"),
    },
    browse=("industries",),
    guide=Link("怎样对标", "guide/benchmarking/"),
    start_word="实施",
    number_first=True,
    asks="fitting",
    fresh_days=183,
)
