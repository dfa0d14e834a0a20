"""税收优惠 (tax): tax preferences, and with them finance and government procurement."""

from typing import Literal

from portal.read.dates import PartialDate
from portal.read.document import Document, EditionLine, Row
from portal.read.fields import Line, Many, Model, Number, Reference


class EarlierEdition(Model):
    """The same row in an earlier edition of the list."""

    edition: Line
    """版本"""
    item_no: Line | None = None
    """当时的序号"""
    rate: Line | None = None
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

    group: Line | None = None
    """清单中的分组标题"""
    product: Line | None = None
    """综合利用产品和劳务"""
    threshold: Line | None = None
    """技术标准、门槛"""
    rate: Line | None = None
    """比例、幅度"""
    standards: Many[Line] = ()
    """执行的标准号，按原文"""
    code: Line | None = None
    """品目编码"""
    code_edition: Line | None = None
    """品目编码的版别；同一编码在不同版别指不同货物"""
    mandatory: bool | None = None
    """是否强制采购"""
    grade: Line | None = None
    """要求的能效、水效等级"""
    effective: PartialDate | None = None
    """起始日期"""
    expires: PartialDate | None = None
    """最后一天"""
    status_note: Line | None = None
    """效力的说明"""
    verified_editions: Many[Line] = ()
    """见过原表的版本"""
    earlier: Many[EarlierEdition] = ()
    """在旧版中的序号和比例"""


class TaxList(Document):
    """One relief, or a published list that relief depends on."""

    taxes: Many[Reference]
    """税种或支持渠道，取自词表 taxes"""
    reliefs: Many[Reference]
    """优惠方式，取自词表 reliefs"""
    rate: Line | None = None
    """比例、幅度"""
    carry_forward_years: Number | None = None
    """抵免可结转的年数"""
    parameters: Many[ReliefParameter] = ()
    """测算用的数；rate、conditions 里写了的才写"""
    emission_steps: Many[EmissionStep] = ()
    """按排放浓度减征的各档"""
    conditions: Many[Line] = ()
    """享受条件"""
    how_to_claim: Many[Line] = ()
    """办理步骤"""
    materials: Many[Line] = ()
    """留存备查资料"""
    formula: Line | None = None
    """计算公式"""
    relief_codes: Many[Line] = ()
    """减免性质代码"""
    line: EditionLine | None = None
    """所属的版本线"""
    item_count: Number | None = None
    """文件公布的总项数"""
    rows: Many[TaxRow] = ()
    """条目"""
