"""淘汰目录 (phase-out lists) and market access rules of standards."""

import re
from collections.abc import Container, Iterator
from typing import Annotated, Literal

from portal.kinds.facts import NOTHING, doubted_parts, particulars
from portal.kinds.indicator import benchmark
from portal.kinds.item import Item
from portal.kinds.kind import Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import DocumentPresentation, RowPresentation
from portal.page import Fact, Finding, Heading, Link, Section, filled_in
from portal.read.dates import PartialDate
from portal.read.document import Document, EditionLine, Row
from portal.read.fields import Line, Many, Model, Number, Reference, YearRule
from portal.read.markers import Choices, Hidden, Is, Label, LinksTo, Show, Vocabulary
from portal.read.relation import Relation
from portal.tables import Cell

MATCHES = {
    "exact": "逐个型号列名：铭牌型号与所列型号相同的列入（空格、连字符等写法差异不算不同，"
    "变压器型号后的“/10”也不算）；只差字母或后缀的须人工核对",
    "series": "列名的是整个系列",
    "range": "列名的是一个容量或规格范围",
    "attribute": "没有列型号，按文字描述的特征判断",
}

STOP_USE = {"immediate": "立即停止使用", "encouraged": "鼓励更换，不强制停用"}


RATINGS = {
    "evaporation": "额定蒸发量（t/h）",
    "capacity": "额定容量（kVA）",
    "current": "额定电流（A）",
    "voltage": "额定电压（V）",
    "power": "额定功率（kW）",
    "frame": "机座号（mm）",
    "temperature": "额定温度（℃）",
}

FUELS = {"coal": "煤", "biomass": "生物质", "oil": "油", "gas": "气"}


class DeadlineRule(Model):
    """When a machine must be out of use, depending on its years. No year, no verdict."""

    made: Annotated[YearRule | None, Label("生产年份"), Show.SECTION] = None
    """生产年份条件。如 '<=2003' 是 2003 年及以前生产的；不论年份写 any"""
    commissioned: Annotated[YearRule | None, Label("投运年份"), Show.SECTION] = None
    """投运年份条件。写法同 made"""
    when: Annotated[Line | None, Show.SECTION] = None
    """其他条件，用文字写。如“用于居民生活的除外”"""
    stop_use_by: Annotated[PartialDate | None, Show.SECTION] = None
    """最迟停用日期。与 stop_use 写且只写一个；会进日历"""
    stop_use: Annotated[
        Literal["immediate", "encouraged"] | None,
        Label("停用要求"),
        Choices(STOP_USE),
        Show.SECTION,
    ] = None
    """immediate 立即停用；encouraged 鼓励更换，不强制。没有日期时写"""
    basis: Annotated[
        Reference | None, Label("期限的依据"), LinksTo(Relation.DEADLINE), Show.SECTION
    ] = None
    """规定期限的记录 id。期限写在另一份文件里时写，如后来的通知"""


class RatingLimit(Model):
    """One rating that a machine must have to be meant. Ratings are in the units of nameplates:
    evaporation t/h, capacity kVA, current A, voltage V, power kW, frame mm, temperature °C."""

    quantity: Annotated[
        Literal["evaporation", "capacity", "current", "voltage", "power", "frame", "temperature"],
        Choices(RATINGS),
    ]
    """量：evaporation 额定蒸发量 t/h，capacity 额定容量 kVA，current 额定电流 A，voltage 额定电压 V，power 额定功率 kW，frame 机座号 mm，temperature 额定温度 ℃"""
    at_least: Number | None = None
    """不小于。含这个数"""
    above: Number | None = None
    """大于。不含这个数"""
    at_most: Number | None = None
    """不大于。含这个数"""
    below: Number | None = None
    """小于。不含这个数"""
    implied: Annotated[bool, Label("整个系列都在里面")] = False
    """这个范围是对整个系列的说明，列出的型号都在里面：铭牌没有写时不问，写了而不在范围里的请人核对"""


class ModelCondition(Model):
    """What a row demands of some of its models only."""

    models: Annotated[Many[Line], Is.ACTED_ON]
    """只管这些型号，写法同 models_norm"""
    limits: Many[RatingLimit] = ()
    """这些型号另有的额定值范围。写法同条目的 limits"""
    asks: Many[Line] = ()
    """这些型号要自己核对的条件，写成陈述句。写法同条目的 asks"""


class PhaseOutRow(Row):
    """One item of a phase-out list."""

    models: Annotated[Many[Line], Is.ACTED_ON, Show.SECTION | Show.ABOUT] = ()
    """型号，按原文写法。一项一个型号，如 [JO2-51-4, JO2-52-4]；整个系列写 JO2 系列；容量范围写 S7-30/10~S7-1600/10"""
    models_norm: Annotated[
        Many[Line], Label("型号的规范写法"), Is.ACTED_ON, Is.REMARK, Show.SECTION | Show.ABOUT
    ] = ()
    """型号的规范写法（展开列举、纠正转写），供铭牌匹配；与 models 相同时不写。只有照原文写没有办法对铭牌时才写"""
    action: Annotated[Literal["淘汰", "限制", "禁止"], Is.HEADING, Show.PARTICULARS]
    """处理方式。照目录的分类写：淘汰、限制或禁止"""
    reason: Annotated[Line | None, Label("理由"), Show.PARTICULARS | Show.ENTRY | Show.SEARCH] = (
        None
    )
    """淘汰理由。照目录写，如“能耗高”"""
    scope: Annotated[
        Line | None,
        Label("适用范围和条件", short="适用范围"),
        Show.PARTICULARS | Show.KEY_FACT | Show.ENTRY | Show.SEARCH,
    ] = None
    """适用范围和条件，按原文意思。照目录写，如“1万千伏安以下”；数值供铭牌核对的另写在 limits"""
    place: Annotated[
        Line | None, Label("只适用于"), Show.PARTICULARS | Show.ABOUT | Show.SEARCH
    ] = None
    """只适用于某类地方而不能用行政区划表示时，写明是哪类地方，如“地级及以上城市建成区”。能用行政区划表示的写 regions"""
    match: Annotated[
        Literal["exact", "series", "range", "attribute"],
        Label("怎样算列入"),
        Choices(MATCHES),
        Is.HEADING,
        Is.REMARK,
        Show.PARTICULARS | Show.KEY_FACT,
    ]
    """exact 逐型号；series 整个系列；range 容量范围；attribute 只按文字描述判断。没有列型号的写 attribute"""
    limits: Annotated[
        Many[RatingLimit], Label("额定值范围"), Hidden("供铭牌核对；数值写在 scope 里")
    ] = ()
    """额定值的范围；scope 里写了数值、铭牌上又有这个量时写，供铭牌核对"""
    fuels: Annotated[
        Many[Literal["coal", "biomass", "oil", "gas"]],
        Label("燃料"),
        Choices(FUELS),
        Hidden("供铭牌核对；scope 里写着"),
    ] = ()
    """只指烧这些燃料的锅炉：coal 煤，biomass 生物质，oil 油，gas 气"""
    asks: Annotated[Many[Line], Label("要自己核对的条件"), Is.REMARK, Show.PARTICULARS] = ()
    """铭牌上看不出、要企业自己回答的条件，写成陈述句，如“气阀是环状阀”；都符合才算列入。没有就不写"""
    model_conditions: Annotated[
        Many[ModelCondition], Label("部分型号另有的条件"), Hidden("供铭牌核对；写在 cautions 里")
    ] = ()
    """只对本条里一部分型号提出的条件，供铭牌核对；同时在 cautions 里用文字写明"""
    deadline: Annotated[PartialDate | None, Is.EXACT, Show.SECTION | Show.ENTRY] = None
    """期限（不分年份条件时）。到这一天必须停用、淘汰；会进日历和订阅。“2028年底前”写 2028-12-31"""
    deadline_rules: Annotated[Many[DeadlineRule], Label("期限条件"), Show.SECTION] = ()
    """按生产、投运年份区分的期限。如 2003 年以前的一个期限、以后的另一个；不分年份的写 deadline"""
    replacement: Annotated[Line | None, Show.PARTICULARS | Show.SEARCH] = None
    """文件写明的替代方向。文件没有写的不写"""


class ListGap(Model):
    """A part of a list that is known and not recorded."""

    equipment: Annotated[Many[Reference], Vocabulary("equipment")]
    """没有收录的部分管这些设备类别"""
    what: Line
    """没有收录的是什么，如“锅炉的条文”"""


class PhaseOutList(Document):
    """A published phase-out list, the legal unit."""

    line: Annotated[EditionLine | None, Label("版本关系"), Is.HEADING, Show.FACTS] = None
    """所属的版本线。各批次、各版写同一个 id，程序据此检查有没有空档和重叠"""
    item_count: Annotated[Number | None, Label("公布的总项数"), Is.EXACT, Show.FACTS] = None
    """文件公布的总项数。写封面或正文里的总数，如 120；与 rows 的条数不同时会报错，只收录一部分的写 coverage"""
    counts_models: Annotated[
        bool,
        Label("公布的总项数按型号数"),
        Is.HEADING,
        Is.OURS,
        Hidden("数收没收全时用；写在收录情况里"),
    ] = False
    """公布的总项数数的是型号、不是条目的写 true：这时拿各条列出的型号加起来和它比。按条目数的不写"""
    gaps: Annotated[
        Many[ListGap], Label("没有收录的部分"), Hidden("供铭牌核对；写在收录范围里")
    ] = ()
    """这份清单里知道有、而没有收录的部分，按设备类别写；查询没有对上时提醒读者自己对照。没有缺的不写"""
    rows: Annotated[Many[PhaseOutRow], Is.ROWS, Is.TABLE, Is.HEADING, Show.SECTION] = ()
    """条目。一项一条，都有自己的页面；用 export_table.py、import_table.py 可以在表格里改"""

    def counted(self, gone: Container[str] = ()) -> int | None:
        rows = [row for row in self.rows if row.id not in gone]
        return sum(len(row.models) for row in rows) if self.counts_models else len(rows)


class MarketRule(PhaseOutRow):
    """What may no longer be made, imported, sold or built. It does not make a machine in use
    a phased-out one, so it lives with its standard and not in a phase-out list."""


def equipment_of(item: Item) -> tuple[str, ...]:
    """The equipment that a row is about: its own, or that of a list about one kind only."""
    own: tuple[str, ...] = item.get("equipment", ())
    of_list: tuple[str, ...] = item.parent.get("equipment", ()) if item.parent else ()
    return own or (of_list if len(of_list) == 1 else ())


def match_words(row: PhaseOutRow) -> str:
    """When a machine counts as listed."""
    if row.match == "attribute" and row.models:
        return "按文字描述的特征判断，不能只凭型号"
    scope = "，并须符合“适用范围和条件”" if row.match == "series" and row.scope else ""
    return MATCHES[row.match] + scope


SHORT_MATCHES = {
    "exact": "逐个型号",
    "series": "整个系列",
    "range": "一段规格范围",
    "attribute": "按文字特征判断",
}


def match_short(row: PhaseOutRow) -> str:
    """The kind of match in a few words, for lists and first screens."""
    return SHORT_MATCHES[row.match]


def is_likewise(row: PhaseOutRow) -> bool:
    """Whether a row has something handled like what is listed (参照淘汰类管理), and lists nothing."""
    return (row.reason or "").startswith("参照")


MODELS_SHOWN, MODELS_ON_CARD = 12, 6

CONDITIONS = ("scope", "deadline", "deadline_rules")
"""The fields that `conditions` tells."""

UNSAID = "本条没有单独写明期限；怎样处理以公布的原文为准"

_NARROWS = re.compile("仅|只|除|不含|以前|之前")


class PhaseOutPresentation(DocumentPresentation):
    """Published lists of what has to go."""

    substance = ("rows", "figures", "duties")

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        if item.get("level") == "association-document":
            return Heading(2, "association", "行业协会文件")
        local = item.get("level") == "local-document"
        return Heading(1, "local", "地方目录") if local else Heading(0, "national", "国家目录")

    def tool(self, item: Item, lookup: Lookup) -> Link | None:
        return Link("拿铭牌查设备列没列入", "tools/equipment/")


class PhaseOutRowPresentation(RowPresentation):
    """What has to go: which models, under which conditions, by when."""

    gist = ("reason", "note")
    card_text = ("scope",)
    told = ("models", "models_norm", "deadline", "deadline_rules")
    columns = ("序号", "名称", "型号", "怎样对照", "条件和期限")

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        row = _row(item)
        told = {"match": match_words(row)}
        box = "管什么" if is_likewise(row) else f"{row.action}什么"
        hidden = {"action": NOTHING} if is_likewise(row) else {}
        facts = list(particulars(item, lookup, {**told, **hidden}))
        yield Section("particulars", box, "facts", facts)
        if row.models:
            decides = row.match != "attribute"
            title = f"{'列名' if decides else '提到'}的型号（{len(row.models)} 项）"
            step = "核对铭牌型号在不在所列型号里" if decides else ""
            yield Section("models", title, "models", row, step)
        rules = [
            (lookup.deadline(rule), lookup.link(rule.basis) if rule.basis else None)
            for rule in row.deadline_rules
        ] or [(self.deadline(row) if row.deadline else UNSAID, None)]
        data = {"rules": rules, "pending": _doubt_of_deadline(item, lookup)}
        yield Section("deadlines", "期限和条件", "rules", data, "看{title}")
        yield from self.fields_as_sections(item, lookup)
        yield Section("instead", "换什么、有什么支持", "instead", row, "看{title}")

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        row = _row(item)
        several = f"，列出 {len(row.models)} 项" if row.match != "attribute" and row.models else ""
        yield Fact(item.label("match"), f"{match_short(row)}{several}")
        yield from self.scope_fact(item, lookup)

    def scope_fact(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        if scope := item.get("scope"):
            yield Fact(item.fields["scope"].short, scope, pending=lookup.pending(item, "scope"))

    def finding(self, item: Item, lookup: Lookup) -> Finding | None:
        """What a list that holds says of the machine or process, with its conditions. Red is for
        what has to go; what is restricted, or only handled likewise, is to be looked at."""
        row = _row(item)
        if not lookup.is_in_force(item):
            return None
        rules = "；".join(lookup.deadline(rule) for rule in row.deadline_rules)
        when = rules or (self.deadline(row) if row.deadline else "")
        word = f"{row.action}类" if row.action == "限制" else f"列入{row.action}"
        if is_likewise(row):
            word = f"不是{row.action}条目，{row.reason}"
        elif _is_conditional(row):
            word = f"有条件{word}"
        tone = "unverified" if is_likewise(row) or row.action == "限制" else "listed"
        words = f"{word}：{when}。" if when else f"{word}。"
        return Finding(words, tone, _doubt_of_deadline(item, lookup))

    def tool(self, item: Item, lookup: Lookup) -> Link | None:
        """Filled in as far as the row leaves no choice."""
        row = _row(item)
        if row.action != "淘汰" or not row.equipment:
            return None
        asked = {"category": row.equipment[0]}
        models = row.models_norm or row.models
        if row.match in ("exact", "series") and len(models) == 1:
            asked["model"] = models[0]
        return Link("拿自己的铭牌查一查", filled_in("tools/equipment/", asked))

    def group(self, item: Item, lookup: Lookup) -> tuple[str, str]:
        equipment = _row(item).equipment
        return (equipment[0], lookup.name("equipment", equipment[0])) if equipment else ("", "其他")

    def cells(self, item: Item, lookup: Lookup) -> list[Cell]:
        row, doubts = _row(item), item.value.verification.doubts
        return [
            *self.first_cells(item),
            Cell(short(row.models, MODELS_SHOWN), pending=bool(doubts("models"))),
            Cell(self.how_matched(row)),
            Cell(self.conditions(row, lookup), pending=any(map(doubts, CONDITIONS))),
        ]

    def card_words(self, item: Item, lookup: Lookup) -> str:
        row = _row(item)
        models = f"型号：{short(row.models, MODELS_ON_CARD)}" if row.models else ""
        parts = {("models",): models, CONDITIONS: self.conditions(row, lookup)}
        return "。".join(doubted_parts(item, parts, lookup))

    def weight(self, item: Item) -> int:
        """0 for what lists models, more for what only describes them."""
        row = _row(item)
        return 2 if not row.models else 0 if row.match == "exact" else 1

    def how_matched(self, row: PhaseOutRow) -> str:
        return match_short(row)

    def conditions(self, row: PhaseOutRow, lookup: Lookup) -> str:
        """What else decides besides the model: what is done if it is not 淘汰, the scope, the years."""
        deadline = self.deadline(row) if row.deadline and not row.deadline_rules else ""
        rules = [lookup.deadline(rule) for rule in row.deadline_rules]
        parts = (self.action_words(row), row.scope, deadline, *rules)
        return "；".join(text for text in parts if text)

    def action_words(self, row: PhaseOutRow) -> str:
        return "" if row.action == "淘汰" else f"{row.action}类"

    def deadline(self, row: PhaseOutRow) -> str:
        """The day of a row without year conditions: a term for use."""
        return f"期限 {row.deadline}"


class MarketRulePresentation(PhaseOutRowPresentation):
    """What may no longer be made or sold: it says nothing of machines in use."""

    bearer, holder, is_listed = "规定", "文件", False
    step = "看{title}"

    def title(self, rows: list[Item]) -> str:
        return "市场准入和限制规定"

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        return (one for one in super().sections(item, lookup) if one.id != "instead")

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        row = _row(item)
        if row.deadline:
            pending = lookup.pending(item, "deadline")
            yield Fact(item.label("deadline"), self.deadline(row), pending=pending)
        yield from self.scope_fact(item, lookup)

    def finding(self, item: Item, lookup: Lookup) -> Finding | None:
        return None

    def tool(self, item: Item, lookup: Lookup) -> Link | None:
        return benchmark(_row(item).equipment)

    def is_guided(self, item: Item) -> bool:
        return False

    def group(self, item: Item, lookup: Lookup) -> tuple[str, str]:
        return "", ""

    def how_matched(self, row: PhaseOutRow) -> str:
        return ""

    def action_words(self, row: PhaseOutRow) -> str:
        return ""

    def deadline(self, row: PhaseOutRow) -> str:
        """The start of the rule."""
        return f"自{row.deadline}起{row.action}"


def _row(item: Item) -> PhaseOutRow:
    assert isinstance(item.value, PhaseOutRow)
    return item.value


def _doubt_of_deadline(item: Item, lookup: Lookup) -> str:
    return lookup.pending(item, "deadline_rules") or lookup.pending(item, "deadline")


def _is_conditional(row: PhaseOutRow) -> bool:
    """Whether a machine that bears the name may be outside. Where models are listed one by one the
    scope mostly repeats their ratings, unless it says that it narrows them."""
    if row.deadline_rules:
        return any(_depends(rule) for rule in row.deadline_rules)
    return bool(row.scope) and (row.match != "exact" or bool(_NARROWS.search(row.scope or "")))


def _depends(rule: DeadlineRule) -> bool:
    """Whether a machine may be outside of the rule."""
    return any(asked not in (None, "any") for asked in (rule.made, rule.commissioned, rule.when))


def short(models: tuple[str, ...], most: int) -> str:
    """The first models, and how many there are."""
    shown = "、".join(models[:most])
    return f"{shown}等 {len(models)} 个型号" if len(models) > most else shown


KIND = Kind(
    "phase-out",
    "淘汰目录",
    PhaseOutList,
    "明令淘汰的设备、工艺和产品",
    PhaseOutPresentation(),
    rows={PhaseOutRow: PhaseOutRowPresentation()},
    questions={
        "topics": Question(3, "淘汰目录列了什么"),
        "industries": Question(3, "淘汰目录列了什么"),
        "regions": Question(3, "当地的淘汰目录列了什么"),
        "equipment": Question(1, "淘汰目录列了什么", of="models", exact="淘汰目录列了哪些型号"),
    },
    browse=("equipment",),
    guide=Link("怎样判断设备是否列入淘汰", "guide/is-it-phased-out/"),
    any_level=True,
    singled_out=("equipment",),
    asks="always",
    fresh_days=183,
)
