"""Documents with legal force or effect: what laws, policies, standards and lists share."""

import re
from typing import Literal

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Number, Reference, Slug, YearDay
from portal.read.record import EntryBase, Figure, Record, Verification


class Amendment(Model):
    """One revision of a law."""

    date: PartialDate
    """修改日期"""
    note: Line | None = None
    """修订、修正，或据以修改的决定"""


class EnergyBand(Model):
    """A span of energy consumption (综合能耗) in tce a year."""

    at_least: Number | None = None
    """不小于，吨标准煤/年"""
    below: Number | None = None
    """小于，吨标准煤/年"""
    designated: bool = False
    """还要被主管部门指定才算"""


class Duty(Model):
    """What a provision demands or allows."""

    article: Line
    """条款，如“第五十二条”"""
    who: Line | None = None
    """谁；没有写明时留空"""
    must: Line
    """须做、可做或不得做什么，用自己的话写"""
    threshold: Line | None = None
    """门槛，如“年综合能耗一万吨标准煤以上”"""
    by: Line | None = None
    """期限或频次"""
    yearly: YearDay | None = None
    """每年的最后一天，如 03-15；by 写明了哪一天的才写，供工具算下一次"""
    recipient: Line | None = None
    """报给谁、交给谁；来源写明的才写"""
    bands: Many[EnergyBand] = ()
    """年综合能耗在这些范围里的适用；threshold 里写了数值时写，供能耗工具判断"""
    key_energy_user: Literal["defines", "binds", "both"] | None = None
    """defines 规定谁是重点用能单位；binds 是重点用能单位要做的事；both 两样都有"""
    energy_user: Literal["must", "may", "case", "penalty"] | None = None
    """对用能单位是什么：must 都要做；may 可以做；case 做不做由能耗以外的事实决定；penalty 违反的后果"""
    unverified: bool = False
    """本条内容未经核实"""


class Deadline(Model):
    """A day by which a part of the document is to be met."""

    scope: Line
    """适用对象"""
    date: PartialDate
    """期限"""
    unverified: bool = False
    """适用对象的写法未经核实"""


class EditionLine(Model):
    """The line of editions that a list belongs to: on a given day exactly one is current,
    unless said otherwise here."""

    id: Slug
    """版本线的编号，各版相同"""
    cumulative: bool = False
    """各批次累加、同时有效（如高耗能落后机电设备淘汰目录）"""
    gap: Line | None = None
    """与上一版之间确有空档时，写明原因"""
    overlap: Line | None = None
    """与上一版确有并行时，写明原因"""


class Document(Record):
    """A document with its dates. Validity is never written down: it follows from the dates,
    from what supersedes or ends it, and from the day it is asked for."""

    doc_no: Line | None = None
    """文号或标准号，按原文；未核实时留空并在 verification.unverified 写明"""
    level: Reference
    """效力级别，取自词表 levels"""
    issuers: Many[Reference] = ()
    """制定或发布机关，取自词表 issuers"""
    issuers_note: Line | None = None
    """机关的补充说明，如“等六部门”"""
    issued: PartialDate | None = None
    """成文日期"""
    published: PartialDate | None = None
    """发布（公布）日期"""
    effective: PartialDate | None = None
    """施行（实施）日期"""
    expires: PartialDate | None = None
    """失效日期：有效的最后一天"""
    repealed: PartialDate | None = None
    """废止日期：不再有效的第一天"""
    target_until: PartialDate | None = None
    """规划、方案的目标期最后一天；期满不等于废止"""
    dates_note: Line | None = None
    """对日期的说明"""
    status_doubt: Line | None = None
    """是否有效无法确定时，写明原因；页面状态显示“待核”"""
    supersedes: Many[Reference] = ()
    """本文件废止或替代的记录"""
    superseded_by: Many[Reference] = ()
    """替代本文件的记录；一般不写，由对方的 supersedes 得出，写了就必须一致"""
    supersedes_note: Line | None = None
    """另外废止、替代而本站未单独收录的文件"""
    continues: Many[Reference] = ()
    """本文件接续的记录（没有明文废止）"""
    continued_by: Many[Reference] = ()
    """接续本文件的记录；一般不写，写了就必须与对方一致"""
    amends: Many[Reference] = ()
    """本文件修改、调整的记录"""
    ends: Many[Reference] = ()
    """本文件使其停止执行的记录（没有点名废止）"""
    basis: Many[Reference] = ()
    """上位依据"""
    confused_with: Many[Reference] = ()
    """名称、文号相近，容易混淆的记录"""
    guidance_items: Many[Number] = ()
    """对应工信部办〔2010〕173号的第几条"""
    amendments: Many[Amendment] = ()
    """历次修订、修正"""
    duties: Many[Duty] = ()
    """与中小企业有关的规定"""
    deadlines: Many[Deadline] = ()
    """文件规定的期限"""
    figures: Many[Figure] = ()
    """文件中的门槛、数量等"""
    coverage: Line | None = None
    """本站收录到什么程度，缺什么"""

    @property
    def in_force_seen(self) -> PartialDate | None:
        """A day on which it was seen listed as in force."""
        return self.verification.in_force_seen

    @property
    def overlap(self) -> str | None:
        """Why it holds beside the edition before it, as its line of editions declares."""
        line: EditionLine | None = getattr(self, "line", None)
        return line.overlap if line else None

    def is_doubted(self, field: str) -> bool:
        """Whether a field, or a part of it, is unverified."""
        return bool(self.verification.doubts(field))


class Row(EntryBase):
    """One row of a published list; has a page of its own."""

    name: Line
    """条目名称"""
    aliases: Many[Line] = ()
    """别名"""
    alias_ids: Many[Slug] = ()
    """同一条目用过的其他 id"""
    item_no: Line | None = None
    """在清单中的序号，按原文"""
    note: Line | None = None
    """说明"""
    verification: Verification
    """核实情况"""


def item_number(number: str) -> str:
    """A row's number in its list: 第 1-1 项; lists that number by articles are quoted as they are."""
    return f"第 {number} 项" if re.fullmatch(r"[0-9A-Za-z.-]+", number) else number
