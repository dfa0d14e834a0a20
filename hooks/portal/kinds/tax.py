"""税收优惠 (tax): tax preferences, and with them finance and government procurement."""

from collections.abc import Container, Iterator
from typing import Annotated, Literal

from pydantic import Field

from portal.kinds.facts import Told, doubted_parts, facts, particulars
from portal.kinds.item import Item
from portal.kinds.kind import Aside, Kind, Question
from portal.kinds.lookup import Lookup
from portal.kinds.presentation import DocumentPresentation, RowPresentation, term_heading
from portal.kinds.relief_life import PAYERS, ClaimMode, Payer, ReliefLife
from portal.page import Badge, Fact, Heading, Link, Section, filled_in
from portal.read.dates import PartialDate
from portal.read.document import Document, EditionLine, Row
from portal.read.fields import Line, Many, Model, Number, Reference
from portal.read.markers import Choices, Dates, Hidden, Is, Label, NotAfter, Show, Vocabulary
from portal.read.model_fields import shown
from portal.read.record import PENDING
from portal.read.relation import Relation
from portal.read.vocabulary import Situation
from portal.tables import Cell

PURCHASE = {True: "强制采购", False: "优先采购"}


class EarlierEdition(Model):
    """The same row in an earlier edition of the list."""

    edition: Annotated[Line, Show.PARTICULARS]
    """版本。写年份，如 2015"""
    item_no: Annotated[Line | None, Show.PARTICULARS] = None
    """当时的序号。没有就不写"""
    rate: Annotated[Line | None, Show.PARTICULARS] = None
    """当时的比例。没有就不写"""


QUANTITIES = {
    "credit-rate": "抵免占投资额（%）",
    "cost-cap": "投入上限占原计税基础（%）",
    "income-share": "计入收入总额（%）",
    "taxable-share": "计入应纳税所得额（%）",
    "tax-rate": "税率（%）",
    "income-limit": "年应纳税所得额上限（元）",
    "unit-limit": "单位价值上限（元）",
    "interest-points": "贴息（百分点）",
    "interest-years": "贴息年数",
    "loan-limit": "单户贷款上限（元）",
    "payable-share": "减按征收（%）",
}


class ReliefParameter(Model):
    """One number that a relief is reckoned with, as its `rate` and `conditions` state it in words."""

    quantity: Annotated[
        Literal[
            "credit-rate",
            "cost-cap",
            "income-share",
            "taxable-share",
            "tax-rate",
            "income-limit",
            "unit-limit",
            "interest-points",
            "interest-years",
            "loan-limit",
            "payable-share",
        ],
        Choices(QUANTITIES),
    ]
    """量：credit-rate 抵免占投资额的 %，cost-cap 投入上限占原计税基础的 %，income-share 计入收入总额的 %，taxable-share 计入应纳税所得额的 %，tax-rate 税率 %，income-limit 年应纳税所得额上限 元，unit-limit 单位价值上限 元，interest-points 贴息 百分点，interest-years 贴息年数，loan-limit 单户贷款上限 元，payable-share 减按征收的 %"""
    value: Number
    """数值。只写数，必须与 rate、conditions 里写的一样"""
    since: Annotated[PartialDate | None, Label("起始")] = None
    """从哪天起是这个数；一直是的不写。同一个量先后有两个数时，后来的写。如 2024-01-01"""
    pending: Annotated[bool, Label(PENDING)] = False
    """这个数没有见到原文，待核；工具把两个数都说出来。写 true"""


class EmissionStep(Model):
    """How much of the tax is due when a concentration lies so far below its standard."""

    below: Annotated[Number, Label("低于标准（%）")]
    """低于排放标准的百分比。低于标准 30% 写 30"""
    share: Annotated[Number, Label("减按征收（%）")]
    """减按征收的 %。减按 75% 征收写 75"""


class TaxRow(Row):
    """One item of a tax list."""

    mandatory: Annotated[bool | None, Label("采购方式"), Choices(PURCHASE), Show.PARTICULARS] = None
    """是否强制采购。true 强制采购，false 优先采购；不是采购清单的不写"""
    group: Annotated[Line | None, Label("分组"), Show.PARTICULARS] = None
    """清单中的分组标题。如“一、共、伴生矿产资源”"""
    product: Annotated[Line | None, Label("产品和劳务"), Show.PARTICULARS | Show.SEARCH] = None
    """综合利用产品和劳务。照清单写"""
    threshold: Annotated[
        Line | None,
        Label("技术标准、门槛", short="门槛"),
        Show.PARTICULARS | Show.KEY_FACT | Show.SEARCH,
    ] = None
    """技术标准、门槛。照清单写"""
    rate: Annotated[
        Line | None, Label("比例、幅度"), Is.EXACT, Show.PARTICULARS | Show.KEY_FACT | Show.SEARCH
    ] = None
    """比例、幅度。照清单写，如“70%”"""
    standards: Annotated[Many[Line], Label("执行标准"), Is.EXACT, Show.PARTICULARS] = ()
    """执行的标准号，按原文。一个标准一项"""
    code: Annotated[Line | None, Is.EXACT, Show.PARTICULARS] = None
    """品目编码。如 A02010103，是数字的加引号"""
    code_edition: Annotated[Line | None, Label("编码版别"), Is.EXACT, Show.PARTICULARS] = None
    """品目编码的版别；同一编码在不同版别指不同货物"""
    grade: Annotated[Line | None, Label("等级要求"), Is.EXACT, Show.PARTICULARS] = None
    """要求的能效、水效等级。如“2级及以上”"""
    effective: Annotated[
        PartialDate | None, Is.EXACT, Dates(), NotAfter(("expires",)), Show.PARTICULARS | Show.ENTRY
    ] = None
    """起始日期。与清单不同的才写"""
    expires: Annotated[PartialDate | None, Is.EXACT, Show.PARTICULARS | Show.ENTRY] = None
    """最后一天。含这一天；与清单不同的才写。只写到某年某事为止的，写那一年，并在 status_note 里照抄原话"""
    status_note: Annotated[
        Line | None, Label("效力说明", short="效力"), Is.REMARK, Show.PARTICULARS | Show.KEY_FACT
    ] = None
    """效力的说明"""
    verified_editions: Annotated[Many[Line], Is.REMARK, Show.PARTICULARS] = ()
    """见过原表的版本。如 [2022年版]"""
    earlier: Annotated[Many[EarlierEdition], Label("旧版对照"), Is.REMARK, Show.PARTICULARS] = ()
    """在旧版中的序号和比例。没有旧版的不写"""


class TaxList(ReliefLife, Document):
    """One relief, or a published list that relief depends on."""

    taxes: Annotated[
        Many[Reference],
        Field(min_length=1),
        Label("税种或渠道"),
        Vocabulary("taxes"),
        Is.HEADING,
        Show.PARTICULARS,
    ]
    """税种或支持渠道，取自词表 taxes。至少一个"""
    reliefs: Annotated[
        Many[Reference],
        Field(min_length=1),
        Vocabulary("reliefs"),
        Is.HEADING,
        Show.PARTICULARS,
    ]
    """优惠方式，取自词表 reliefs。至少一个"""
    rate: Annotated[
        Line | None,
        Label("比例、幅度"),
        Is.EXACT,
        Show.PARTICULARS | Show.KEY_FACT | Show.ENTRY | Show.SEARCH,
    ] = None
    """比例、幅度。照文件写，如“投资额的10%抵免应纳税额”"""
    carry_forward_years: Annotated[
        Number | None, Label("结转", short="抵不完的"), Is.EXACT, Show.PARTICULARS | Show.KEY_FACT
    ] = None
    """抵免可结转的年数。文件没有写的不写，如 5"""
    parameters: Annotated[
        Many[ReliefParameter], Hidden("供税收工具测算；rate、conditions 里写明")
    ] = ()
    """测算用的数；rate、conditions 里写了的才写"""
    entitled: Annotated[
        Many[Payer], Label("谁能享受"), Choices(PAYERS), Hidden("供税收工具判断；conditions 里写明")
    ] = ()
    """谁能享受，符合一种就行：vat-general 增值税一般纳税人，vat-small 小规模纳税人，small 小型微利企业，hnte 高新技术企业，individual 个体工商户，private-sme 中小微民营企业，service-company 节能服务公司；对身份没有要求的不写"""
    emission_steps: Annotated[
        Many[EmissionStep], Label("按浓度减征"), Hidden("供税收工具测算；conditions 里写明")
    ] = ()
    """按排放浓度减征的各档"""
    conditions: Annotated[Many[Line], Show.SECTION | Show.SEARCH] = ()
    """享受条件。一个条件一项，用自己的话写"""
    how_to_claim: Annotated[Many[Line], Show.SECTION | Show.SEARCH] = ()
    """办理步骤。一步一项，按先后写；写了 mode、before、claim 的不写这个，免得说两遍"""
    materials: Annotated[Many[Line], Label("留存资料"), Show.SECTION] = ()
    """留存备查资料。一份资料一项；写了 claim 的不写这个，写 claim.kept"""
    formula: Annotated[Line | None, Show.PARTICULARS | Show.SEARCH] = None
    """计算公式。照文件写"""
    relief_codes: Annotated[Many[Line], Is.EXACT, Show.PARTICULARS] = ()
    """减免性质代码。是数字的加引号"""
    line: Annotated[EditionLine | None, Label("版本关系"), Is.HEADING, Show.FACTS] = None
    """所属的版本线。各版写同一个 id"""
    item_count: Annotated[Number | None, Label("公布的总项数"), Is.EXACT, Show.FACTS] = None
    """文件公布的总项数。写目录里的总数；与 rows 的条数不同时会报错，只收录一部分的写 coverage"""
    rows: Annotated[Many[TaxRow], Is.ROWS, Is.TABLE, Is.HEADING, Show.SECTION] = ()
    """条目。一项一条，都有自己的页面"""

    def counted(self, gone: Container[str] = ()) -> int | None:
        """Editions of a list, and what has items; a relief by itself lists nothing."""
        if not (self.rows or self.line or self.item_count is not None):
            return None
        return sum(row.id not in gone for row in self.rows)


LIFE_AHEAD = (
    ("before", "先做什么，先别做什么", "看签合同、购买以前要先做什么"),
    ("exclusions", "谁拿不到", "看谁拿不到"),
)
LIFE_ON = (
    ("technical", "对设备、项目的要求", ""),
    ("during", "怎样算数", ""),
    ("claim", "怎样申报", "看什么时候、填哪张表"),
    ("kept", "要留的资料", "准备留存备查的资料"),
    ("after", "拿了以后", "看拿了以后不能做什么"),
    ("missing", "本站没有收录的", ""),
)
"""The parts of a life on its page, before and after what is granted; what each shows is gathered from
what the relief follows too (pages/record/life.py)."""


class ReliefPresentation(DocumentPresentation):
    """What one gets, under which conditions, how to claim it."""

    gist = ("rate",)
    substance = ("rows", "rate", "figures", "duties")
    told = ("conditions", "how_to_claim", "materials", *ReliefLife.model_fields)

    shows = (Relation.FOLLOWS,)

    def badge(self, item: Item, lookup: Lookup) -> Badge | None:
        """How it is got; of what nobody has seen nothing is said."""
        mode: ClaimMode | None = item.get("mode")
        if mode is None or item.value.verification.confidence == "low":
            return None
        doubt = f"（{PENDING}）" if mode.pending else ""
        return Badge("way", f"{lookup.name('claim-modes', mode.way)}{doubt}")

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        """What cannot be undone comes first, and who is refused before what one has to meet."""
        for id, title, step in LIFE_AHEAD:
            yield Section(id, title, f"life_{id}", item, step)
        years = item.get("carry_forward_years")
        carried = f"不足抵免的，可在以后 {years} 个纳税年度结转" if years else ""
        told = list(particulars(item, lookup, {"carry_forward_years": carried}))
        yield Section("relief", "优惠内容", "facts", told)
        for field, form, step in (
            ("conditions", "list", "逐条核对享受条件"),
            ("how_to_claim", "steps", "看办理步骤"),
            ("materials", "list", "准备留存备查的资料"),
        ):
            if texts := item.get(field):
                data = {"texts": texts, "pending": lookup.pending(item, field)}
                yield Section(field, item.label(field), form, data, step)
        for id, title, step in LIFE_ON:
            yield Section(id, title, f"life_{id}", item, step)
        yield from self.fields_as_sections(item, lookup)

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        years = item.get("carry_forward_years")
        carried = f"可结转以后 {years} 个纳税年度" if years else ""
        told: Told = {"carry_forward_years": carried}
        yield from facts(item, shown(TaxList, Show.KEY_FACT), lookup, told, short=True)

    def heading(self, item: Item, lookup: Lookup) -> Heading:
        return term_heading("taxes", item.get("taxes")[0], lookup)

    def tool(self, item: Item, lookup: Lookup) -> Link | None:
        """With the situation that a relief is first looked at in."""
        if tool := super().tool(item, lookup):
            return tool
        situations = [one for one in lookup.vocabulary("situations").values()]
        fitting = [one for one in situations if isinstance(one, Situation)]
        fitting = [one for one in fitting if item.id in one.reliefs]
        if not fitting:
            return None
        first = min(fitting, key=lambda one: one.reliefs.index(item.id))
        return Link("按自己的情形测算", filled_in("tools/tax/", {"situation": first.id}))

    def is_guided(self, item: Item) -> bool:
        return "corporate-income-tax" in item.get("taxes", ())


class TaxRowPresentation(RowPresentation):
    """A product, a machine or a project that a relief is for."""

    gist = ("product", "rate", "note")
    columns = ("序号", "名称", "产品、门槛", "比例、要求")

    def sections(self, item: Item, lookup: Lookup) -> Iterator[Section]:
        earlier = []
        for one in item.get("earlier"):
            parts = (one.item_no and f"序号 {one.item_no}", one.rate)
            words = "，".join(part for part in parts if part)
            earlier.append(Fact(f"{one.edition}年版", words))
        told = list(particulars(item, lookup, {"earlier": earlier}))
        yield Section("particulars", "具体规定", "facts", told)
        yield from self.fields_as_sections(item, lookup)

    def key_facts(self, item: Item, lookup: Lookup) -> Iterator[Fact]:
        """The rate before the threshold that one has to pass for it."""
        fields = sorted(shown(TaxRow, Show.KEY_FACT), key=lambda one: one.name != "rate")
        yield from facts(item, fields, lookup, short=True)

    def group(self, item: Item, lookup: Lookup) -> tuple[str, str]:
        return "", item.get("group") or ""  # a heading of the list itself, which has no id

    def cells(self, item: Item, lookup: Lookup) -> list[Cell]:
        row, doubts = item.value, item.value.verification.doubts
        assert isinstance(row, TaxRow)
        number, name = self.first_cells(item)
        bought = PURCHASE[row.mandatory] if row.mandatory is not None else ""
        what = "；".join(text for text in (row.product, row.threshold) if text)
        much = "；".join(text for text in (row.rate, bought, row.grade) if text)
        return [
            number,
            Cell(link=name.link, pending=bool(doubts("name"))),
            Cell(what, pending=bool(doubts("threshold"))),
            Cell(much, pending=bool(doubts("rate"))),
        ]

    def card_words(self, item: Item, lookup: Lookup) -> str:
        parts: dict[tuple[str, ...], str] = {
            (field,): item.get(field) or "" for field in ("product", "rate")
        }
        return "；".join(doubted_parts(item, parts, lookup))

    def is_guided(self, item: Item) -> bool:
        assert item.parent
        return "corporate-income-tax" in item.parent.get("taxes", ())


def _is_procurement(item: Item) -> bool:
    """Whether it says what the state buys: that is a matter of those who sell, not of a buyer."""
    return tuple((item.parent or item).get("taxes", ())) == ("procurement",)


SELLING = Aside("procurement", "卖给政府：列在哪份采购清单", _is_procurement)

KIND = Kind(
    "tax",
    "税收优惠",
    TaxList,
    "税收优惠、财政金融支持和政府采购",
    ReliefPresentation(),
    rows={TaxRow: TaxRowPresentation()},
    questions={
        "topics": Question(5, "能得到什么优惠"),
        "industries": Question(5, "能得到什么优惠"),
        "regions": Question(5, "当地能得到什么优惠"),
        "equipment": Question(4, "买新的能得到什么优惠", aside=SELLING),
    },
    guide=Link("买节能设备能减多少税", "guide/tax-for-equipment/"),
    start_word="执行",
    marks=("“", "”"),
    measure="项",
    any_level=True,
    asks="always",
    fresh_days=183,
)
