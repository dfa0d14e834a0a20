"""税收优惠 (tax): tax preferences, and with them finance and government procurement."""

from typing import Annotated, Literal

from portal.read.dates import PartialDate
from portal.read.document import Document, EditionLine, Row
from portal.read.fields import Line, Many, Model, Number, Reference
from portal.read.markers import Choices, Dates, Hidden, Is, Label, NotAfter, Show, Vocabulary

PURCHASE = {True: "强制采购", False: "优先采购"}


class EarlierEdition(Model):
    """The same row in an earlier edition of the list."""

    edition: Annotated[Line, Show.PARTICULARS]
    """版本"""
    item_no: Annotated[Line | None, Show.PARTICULARS] = None
    """当时的序号"""
    rate: Annotated[Line | None, Show.PARTICULARS] = None
    """当时的比例"""


class ReliefParameter(Model):
    """One number that a relief is reckoned with, as its `rate` and `conditions` state it in words."""

    quantity: Literal[
        "credit-rate",
        "cost-cap",
        "income-share",
        "taxable-share",
        "tax-rate",
        "income-limit",
        "unit-limit",
        "interest-points",
        "interest-years",
        "payable-share",
    ]
    """量：credit-rate 抵免占投资额的 %，cost-cap 投入上限占原计税基础的 %，income-share 计入收入总额的 %，taxable-share 计入应纳税所得额的 %，tax-rate 税率 %，income-limit 年应纳税所得额上限 元，unit-limit 单位价值上限 元，interest-points 贴息 百分点，interest-years 贴息年数，payable-share 减按征收的 %"""
    value: Number
    """数值"""


class EmissionStep(Model):
    """How much of the tax is due when a concentration lies so far below its standard."""

    below: Number
    """低于排放标准的百分比"""
    share: Number
    """减按征收的 %"""


class TaxRow(Row):
    """One item of a tax list."""

    mandatory: Annotated[bool | None, Label("采购方式"), Choices(PURCHASE), Show.PARTICULARS] = None
    """是否强制采购"""
    group: Annotated[Line | None, Label("分组"), Show.PARTICULARS] = None
    """清单中的分组标题"""
    product: Annotated[Line | None, Label("产品和劳务"), Show.PARTICULARS | Show.SEARCH] = None
    """综合利用产品和劳务"""
    threshold: Annotated[
        Line | None,
        Label("技术标准、门槛", short="门槛"),
        Show.PARTICULARS | Show.KEY_FACT | Show.SEARCH,
    ] = None
    """技术标准、门槛"""
    rate: Annotated[
        Line | None, Label("比例、幅度"), Is.EXACT, Show.PARTICULARS | Show.KEY_FACT | Show.SEARCH
    ] = None
    """比例、幅度"""
    standards: Annotated[Many[Line], Label("执行标准"), Is.EXACT, Show.PARTICULARS] = ()
    """执行的标准号，按原文"""
    code: Annotated[Line | None, Is.EXACT, Show.PARTICULARS] = None
    """品目编码"""
    code_edition: Annotated[Line | None, Label("编码版别"), Is.EXACT, Show.PARTICULARS] = None
    """品目编码的版别；同一编码在不同版别指不同货物"""
    grade: Annotated[Line | None, Label("等级要求"), Is.EXACT, Show.PARTICULARS] = None
    """要求的能效、水效等级"""
    effective: Annotated[
        PartialDate | None, Is.EXACT, Dates(), NotAfter(("expires",)), Show.PARTICULARS | Show.ENTRY
    ] = None
    """起始日期"""
    expires: Annotated[PartialDate | None, Is.EXACT, Show.PARTICULARS | Show.ENTRY] = None
    """最后一天"""
    status_note: Annotated[
        Line | None, Label("效力说明", short="效力"), Show.PARTICULARS | Show.KEY_FACT
    ] = None
    """效力的说明"""
    verified_editions: Annotated[Many[Line], Show.PARTICULARS] = ()
    """见过原表的版本"""
    earlier: Annotated[Many[EarlierEdition], Label("旧版对照"), Show.PARTICULARS] = ()
    """在旧版中的序号和比例"""


class TaxList(Document):
    """One relief, or a published list that relief depends on."""

    taxes: Annotated[
        Many[Reference], Label("税种或渠道"), Vocabulary("taxes"), Is.HEADING, Show.PARTICULARS
    ]
    """税种或支持渠道，取自词表 taxes"""
    reliefs: Annotated[Many[Reference], Vocabulary("reliefs"), Is.HEADING, Show.PARTICULARS]
    """优惠方式，取自词表 reliefs"""
    rate: Annotated[
        Line | None,
        Label("比例、幅度"),
        Is.EXACT,
        Show.PARTICULARS | Show.KEY_FACT | Show.ENTRY | Show.SEARCH,
    ] = None
    """比例、幅度"""
    carry_forward_years: Annotated[
        Number | None, Label("结转", short="抵不完的"), Is.EXACT, Show.PARTICULARS | Show.KEY_FACT
    ] = None
    """抵免可结转的年数"""
    parameters: Annotated[
        Many[ReliefParameter], Hidden("供税收工具测算；rate、conditions 里写明")
    ] = ()
    """测算用的数；rate、conditions 里写了的才写"""
    emission_steps: Annotated[
        Many[EmissionStep], Label("按浓度减征"), Hidden("供税收工具测算；conditions 里写明")
    ] = ()
    """按排放浓度减征的各档"""
    conditions: Annotated[Many[Line], Show.SECTION | Show.SEARCH] = ()
    """享受条件"""
    how_to_claim: Annotated[Many[Line], Show.SECTION | Show.SEARCH] = ()
    """办理步骤"""
    materials: Annotated[Many[Line], Label("留存资料"), Show.SECTION] = ()
    """留存备查资料"""
    formula: Annotated[Line | None, Show.PARTICULARS | Show.SEARCH] = None
    """计算公式"""
    relief_codes: Annotated[Many[Line], Is.EXACT, Show.PARTICULARS] = ()
    """减免性质代码"""
    line: Annotated[EditionLine | None, Label("版本关系"), Is.HEADING, Show.FACTS] = None
    """所属的版本线"""
    item_count: Annotated[Number | None, Label("公布的总项数"), Is.EXACT, Show.FACTS] = None
    """文件公布的总项数"""
    rows: Annotated[Many[TaxRow], Is.ROWS, Is.HEADING, Show.SECTION] = ()
    """条目"""
