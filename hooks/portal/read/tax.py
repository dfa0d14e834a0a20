"""税收优惠 (tax): tax preferences, and with them finance and government procurement."""

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
