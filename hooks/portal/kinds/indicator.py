"""Limits, grades and coefficients: the figures that standards are made of."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from portal.kinds.item import Item
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import DocumentPresentation
from portal.page import Link, Section, filled_in
from portal.read.fields import Line, Many, Model, Number, Reference, Slug
from portal.read.markers import Choices, Hidden, Is, Label, Show, Vocabulary
from portal.read.record import CONFIDENCE, Confidence

BETTER = {
    "higher": "不低于",
    "lower": "不高于",
    "formula": "代入公式",
    "offset": "在规定值上加减",
}

GRADED = "能效等级"
"""What the levels of most tables are."""

CORRECTIONS = {
    "each": "每差一个单位加减",
    "factor": "乘系数",
    "add": "有这种情况时加减",
    "open": "怎样修正要看标准原文",
    "own": "自己的单耗先折算",
}


LEVELS = {"advanced": "1级", "access": "2级", "limit": "3级"}


class Correction(Model):
    """What a standard changes the limits of an indicator by: for what is made, of what, where. The
    benchmark asks it and reckons with it, or says that the answer hangs on it."""

    name: Annotated[Line, Label("修正什么")]
    """修正什么，如“熟料比例”"""
    how: Annotated[Literal["each", "factor", "add", "open", "own"], Choices(CORRECTIONS)]
    """each 每差一个单位加减，factor 乘系数，add 有这种情况时加减，open 数没有收录，要看标准原文，own 不动限额，自己的单耗要先照标准折算"""
    asked: Annotated[Line, Label("怎样问")]
    """each、factor 写要填的数的名称；add、open 写能答“是”“不是”的一句话，答“是”才修正；own 写“填的单耗已经按……折算”，答“是”才比"""
    hint: Annotated[Line | None, Label("提示")] = None
    """这一格下面的提示。写单位换算、从哪里抄这个数"""
    unit: Annotated[Line | None, Label("单位")] = None
    """要填的数的单位。如 %、m"""
    base: Annotated[Number | None, Label("不修正时的数")] = None
    """填这个数就是不修正，如熟料比例 75、系数 1；each、factor 必须写"""
    least: Annotated[Number | None, Label("最小")] = None
    """要填的数最小是多少。没有限制的不写"""
    most: Annotated[Number | None, Label("最大")] = None
    """要填的数最大是多少。没有限制的不写"""
    amounts: Annotated[Many[Number], Label("各级加多少")] = ()
    """1、2、3 级各加多少，减的写负数：each 是每大一个单位加多少，add 是有这种情况时加多少"""
    touches: Annotated[
        Many[Literal["advanced", "access", "limit"]], Label("动哪几级"), Choices(LEVELS)
    ] = ("advanced", "access", "limit")
    """open 的修正动哪几级；不写是三级都动。值：advanced 1级，access 2级，limit 3级"""
    only_looser: Annotated[bool, Label("只会放宽")] = False
    """open 的修正只会把限额改大的写 true。不写就是可能改大也可能改小"""


class Indicator(Model):
    """Energy consumption limits of one product. Smaller is better; values may be negative
    (sulphuric and nitric acid give energy off)."""

    id: Annotated[Slug, Label("编号"), Hidden("指标在页面上的位置")]
    """指标的 id。在本文件里不重复，如 gb-16780-2021-1"""
    product: Annotated[Line, Show.SECTION | Show.SEARCH]
    """产品或工序。照标准写，如“水泥熟料”"""
    indicator: Annotated[Line, Show.SECTION | Show.SEARCH]
    """指标名称，如“单位产品综合能耗”"""
    unit: Annotated[Line, Show.SECTION | Show.SEARCH]
    """单位，按原文。如 kgce/t"""
    advanced: Annotated[Number | None, Label("1级 先进值"), Show.SECTION | Show.SEARCH] = None
    """1 级，先进值；原文为“—”时留空。只写数"""
    access: Annotated[Number | None, Label("2级 准入值"), Show.SECTION | Show.SEARCH] = None
    """2 级，准入值（新建、改扩建）。只写数"""
    limit: Annotated[Number | None, Label("3级 限定值"), Show.SECTION | Show.SEARCH] = None
    """3 级，限定值（现有）。只写数"""
    benchmark: Annotated[Number | None, Label("标杆水平"), Show.SECTION | Show.SEARCH] = None
    """能效标杆水平（政策值，不是标准的级）。只在政策文件里写"""
    baseline: Annotated[Number | None, Label("基准水平"), Show.SECTION | Show.SEARCH] = None
    """能效基准水平（政策值）。只在政策文件里写"""
    industries: Annotated[
        Many[Reference], Vocabulary("industries"), Hidden("行业页据此挑出有关的指标")
    ] = ()
    """行业。哪些行业生产它；与文件的 industries 相同也要写"""
    table: Annotated[Line | None, Label("表号"), Show.SECTION | Show.SEARCH] = None
    """在标准中的表号。如“表1”"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION | Show.SEARCH] = None
    """修正、适用条件、版本说明。没有就不写"""
    doubt: Annotated[Line | None, Label("待核"), Is.ACTED_ON, Show.SECTION] = None
    """这一行哪里待核，一句话：看到什么、为什么不能全信。页面在产品名后面标“待核”，对标的答案照说"""
    not_judged: Annotated[
        bool, Label("不判级"), Is.IN_DATA, Hidden("供对标工具用；为什么写在 doubt 里")
    ] = False
    """对照标准原文以前不拿来判超没超、达几级的写 true，要同时写 doubt。如不知道这一行管的是哪种产品"""
    other_names: Annotated[Many[Line], Label("别的叫法"), Show.SEARCH] = ()
    """企业常用的叫法，如瓦楞原纸叫“瓦楞纸”；供查找，不必和标准里的名称同义"""
    corrections: Annotated[
        Many[Correction], Label("修正"), Hidden("供对标工具算；说明写在 note 里")
    ] = ()
    """标准规定的修正；note 里写了修正的都要写，否则对标工具会按没有修正的值下结论"""
    net_output: Annotated[bool, Label("可以是负值"), Hidden("说明写在 note 里")] = False
    """可以是负值（净输出能量）的写 true；各级里有负数的不用写"""
    confidence: Annotated[
        Confidence, Choices(CONFIDENCE), Is.IN_DATA, Hidden("low 的不在别处引用，也不供工具用")
    ]
    """可信度。写 high 必须有两处来源"""


class OtherDemand(Model):
    """What the grades of a row ask for besides: a chiller's 3级 by IPLV asks for a COPc as well."""

    quantity: Annotated[Line, Label("另一个量"), Show.SECTION]
    """另一个量。如“COPc”"""
    unit: Annotated[Line | None, Show.SECTION] = None
    """单位。没有单位的不写"""
    better: Annotated[
        Literal["higher", "lower"], Label("哪边为好"), Choices(BETTER), Show.SECTION
    ] = "higher"
    """higher 不低于（不写就是），lower 不高于"""
    grades: Annotated[Many[Number | None], Show.SECTION]
    """各级另外要求的值，次序同表的 levels；这一级没有另外要求的写 null。如 [null, null, 4.2]"""


class GradeRow(Model):
    """One combination of ratings with its grades."""

    id: Annotated[Slug, Label("编号"), Hidden("一行在页面上的位置")]
    """id。在本文件里不重复"""
    at: Annotated[Many[Number | Line], Label("额定参数的值"), Show.SECTION]
    """各个额定参数的值，次序同表的 parameters。如 [4, 2极]：第一个数对应第一个参数"""
    grades: Annotated[Many[Number | None], Show.SECTION]
    """各级的值，次序同表的 levels；原文没有的级写 null。如 [95.2, 94.0, 92.6]"""
    also: Annotated[Many[OtherDemand], Label("另须"), Show.SECTION] = ()
    """各级另外要求的量。如按 IPLV 定级的冷水机组，3级还要求 COPc 不低于 4.2"""
    doubt: Annotated[Line | None, Label("待核"), Is.ACTED_ON, Show.SECTION] = None
    """这一行哪里待核，一句话：看到什么、为什么不能全信。页面在值的后面标“待核”"""


class TableParameter(Model):
    """One rating that a grade table is read by."""

    name: Annotated[Line, Show.SECTION]
    """参数名称，如“额定功率”“极数”“类型”。与铭牌上的叫法一致"""
    unit: Annotated[Line | None, Show.SECTION] = None
    """单位。如 kW、极；没有单位的不写"""
    interpolated: Annotated[
        bool, Label("两档之间插值"), Hidden("供对标工具算；说明写在表的 note 里")
    ] = False
    """标准规定两档之间线性插值的写 true。不写就是只查表里有的档"""
    banded: Annotated[bool, Label("值是范围"), Hidden("供对标工具选档；怎样写一眼看得出是范围")] = (
        False
    )
    """值（或其中有的值）是范围的写 true：≤300、＜10、≥10、＞1163，＞300～528（不含300，含528），301～400（两头都含），不分（多大都是）；落在两档之间的不在表内，不插值"""

    @property
    def heading(self) -> str:
        """Its name with its unit."""
        return f"{self.name}（{self.unit}）" if self.unit else self.name


STAGES = {"single": "单级泵", "multiple": "多级泵"}


class PumpFormula(Model):
    """Efficiency in % of a pump at its specified point (GB 19762):
    η = a(ln ns)² + b(ln Q)² + c(ln ns)(ln Q) + d·ln ns + e·ln Q − Ci, Q in m³/h."""

    stages: Annotated[Literal["single", "multiple"], Label("级数"), Choices(STAGES)]
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


class FixedRating(Model):
    """A rating that is one and the same in the whole of a grade table: 额定电压 10kV."""

    name: Annotated[Line, Label("参数")]
    """参数名称，如“额定电压”。与同一种设备的别的表写法一样"""
    value: Annotated[Line, Label("值")]
    """这张表的值，如“10kV”。读者照着选"""


class GradeAddition(Model):
    """What the grades of a table rise by where the machine is made in some way."""

    asked: Annotated[Line, Label("怎样问")]
    """能答“是”“不是”的一句话，如“采用三元流动叶轮”；答“是”才加"""
    amount: Annotated[Number, Label("加多少")]
    """各级的值加多少，单位同表；减的写负数"""


class GradeTable(Model):
    """Efficiency grades of one kind of equipment."""

    id: Annotated[Slug, Label("编号"), Hidden("表在页面上的位置")]
    """表的 id。在本文件里不重复"""
    title: Annotated[Line, Show.SECTION]
    """表题。如“三相异步电动机能效等级”"""
    equipment: Annotated[
        Reference, Vocabulary("equipment"), Hidden("设备页和对标工具据此挑出有关的表")
    ]
    """设备类别，取自词表 equipment。只写一类"""
    quantity: Annotated[Line, Show.SECTION]
    """量，如“额定效率”“空载损耗”"""
    unit: Annotated[Line | None, Show.SECTION] = None
    """单位。如 %、W；没有单位的（如 COP、IPLV）不写"""
    better: Annotated[Line, Label("哪边为好"), Choices(BETTER), Show.SECTION]
    """higher 越高越好，lower 越低越好，formula 代入公式，offset 各级的值是在规定值（base）上加减多少"""
    levels: Annotated[Many[Line], Label("各级"), Show.SECTION]
    """各级的名称，如 1级、2级、3级。要求最高的写在最前；标准不分级的照标准的叫法，如 节能评价值、限定值"""
    base: Annotated[Line | None, Label("规定值"), Show.SECTION] = None
    """offset 的表：各级在哪个值上加减，如 ηDB；这个值在产品标准里，表里没有"""
    level_words: Annotated[Many[Line | None], Label("各行一样的级"), Show.SECTION] = ()
    """offset 的表：各行都一样、不能写成加减一个数的级，照标准写成文字，其余的级写 null。如 [null, null, ηDB−Δη]"""
    table: Annotated[Line | None, Label("表号"), Show.SECTION] = None
    """在标准中的表号。如“表1”"""
    parameters: Annotated[Many[TableParameter], Label("查表的参数"), Show.SECTION]
    """查表的参数。读者照铭牌填的几个数，次序同表头"""
    rows: Annotated[Many[GradeRow], Is.PARTS, Show.SECTION]
    """各行。一行是一组参数和它的各级值"""
    family: Annotated[
        Line | None, Label("同一种设备"), Hidden("供对标工具把几张表合成一种来问；表题照标准写")
    ] = None
    """几张表管的是同一种设备时，各表写同一个名称，如“高压三相笼型异步电动机”；对标工具只问一次，按填的参数找到那张表。几张表都合适的，是几种定级办法，分开说"""
    fixed: Annotated[
        Many[FixedRating], Label("这张表的参数"), Hidden("供对标工具选表；表题里写着")
    ] = ()
    """family 里这张表与别的表不同的参数，如额定电压、冷却方式。表头里没有、写在表题里的才写"""
    additions: Annotated[
        Many[GradeAddition], Label("加多少"), Hidden("供对标工具算；说明写在 note 里")
    ] = ()
    """有某种情况时各级的值加多少；note 里写了的都要写，否则对标工具会按没有加的值下结论"""
    double_suction: Annotated[bool, Label("双吸"), Hidden("供对标工具算比转速")] = False
    """双吸泵，算比转速时流量取半。写 true"""
    formulas: Annotated[
        Many[PumpFormula], Label("公式系数"), Hidden("供对标工具算；说明写在 note 里")
    ] = ()
    """代入公式的表：公式的系数，级的值是公式里的常数。单级泵和多级泵各一组"""
    note: Annotated[Line | None, Label("说明"), Show.SECTION] = None
    """说明：插值、公式、适用范围。没有就不写"""
    not_judged: Annotated[
        bool, Label("不判级"), Is.IN_DATA, Hidden("供对标工具用；为什么写在 note 里")
    ] = False
    """对照标准原文以前不拿来判级的写 true，为什么写在 note 里。如单位没有见到"""
    confidence: Annotated[Confidence, Choices(CONFIDENCE), Is.IN_DATA, Hidden("low 的不供工具用")]
    """可信度。写法同 verification 的 confidence"""

    @property
    def sort(self) -> str:
        """What its levels are: grades, or values that the standard calls otherwise."""
        graded = all(level.endswith("级") for level in self.levels)
        return GRADED if graded else "、".join(self.levels)


class Coefficient(Model):
    """Conversion of an energy carrier into standard coal (GB/T 2589)."""

    energy: Annotated[Line, Show.SECTION]
    """能源或耗能工质。如“原煤”"""
    value: Annotated[Number | None, Show.SECTION] = None
    """系数；未核实时留空"""
    low: Annotated[Number | None, Show.SECTION] = None
    """区间下限。只给出范围的写 low 和 high，不写 value"""
    high: Annotated[Number | None, Show.SECTION] = None
    """区间上限。与 low 一起写"""
    unit: Annotated[Line, Show.SECTION]
    """单位，如 kgce/kg"""
    edition: Annotated[Line | None, Label("版本"), Show.SECTION] = None
    """见于哪一版。如 GB/T 2589-2020"""
    medium: Annotated[bool, Label("耗能工质"), Hidden("供能耗工具分组")] = False
    """耗能工质（水、压缩空气），不是能源。写 true"""
    equal_low: Annotated[Number | None, Label("等价值下限"), Hidden("供能耗工具估算等价值")] = None
    """电力：等价值通常不低于多少，千克标准煤/千瓦时"""
    equal_high: Annotated[Number | None, Label("等价值上限"), Hidden("供能耗工具估算等价值")] = None
    """电力：等价值通常不高于多少，千克标准煤/千瓦时"""
    equal_note: Annotated[Line | None, Label("等价值的依据"), Hidden("能耗工具写在数旁边")] = None
    """电力：等价值的通常范围依据什么"""
    unverified: Annotated[bool, Label("未见来源"), Show.SECTION] = False
    """未见来源；数值须留空。写 true"""


class IndicatorPresentation(DocumentPresentation):
    """Documents that set limits and grades: these are drawn, after what they demand in words."""

    substance = ("indicators", "grade_tables", "figures", "duties")

    told = ("indicators", "grade_tables", "coefficients", "coefficients_note")

    def figures(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        if found := item.get("indicators"):
            step = "对照自己的产品看限定、准入、先进值"
            yield Section("indicators", "能耗指标", "indicators", found, step)
        for index, table in enumerate(item.get("grade_tables", ())):
            step = "" if index else f"按铭牌参数查{table.sort}"
            yield Section(table.id, table.title, "grades", table, step)

    def tool(self, item: Item, lookup: Lookup) -> Link | None:
        if tool := super().tool(item, lookup):
            return tool
        if tables := item.get("grade_tables"):
            return benchmark({table.equipment: table.id for table in reversed(tables)})
        if indicators := item.get("indicators"):
            asked = {"kind": "product", "indicator": indicators[0].id}
            return Link("拿自己的单耗对标", filled_in("tools/benchmark/", asked))
        return None


MACHINES = (
    "motor",
    "transformer",
    "fan",
    "compressor",
    "boiler",
    "pump",
    "chiller",
    "air-conditioner",
    "photovoltaic",
)
"""Kinds of equipment whose grades the benchmark tells, in the order in which it offers them."""

SAVING = frozenset(MACHINES[:6])
"""Those for which it also reckons what a better one saves (assets/tools/benchmark/saving.js)."""


def benchmark(equipment: Iterable[str] | Mapping[str, str]) -> Link | None:
    """The benchmark of the first of some kinds of equipment that it knows; with their tables by kind,
    of what that table is about."""
    machine = next((id for id in MACHINES if id in set(equipment)), None)
    if machine is None:
        return None
    asked = {"kind": "machine", "machine": machine}
    if isinstance(equipment, Mapping):
        asked["table"] = equipment[machine]
    saves = "、算换新省多少" if machine in SAVING else ""
    return Link(f"拿铭牌参数对标{saves}", filled_in("tools/benchmark/", asked))
