"""What a portal says beside a record of the nation: a note, whom to ask, a threshold of its own. It
stands beside the record and changes nothing in it."""

from typing import Annotated

from pydantic import StringConstraints

from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Model, Number, Prose, Reference, Slug
from portal.read.markers import Is
from portal.read.record import Source, Verification

ANNOTATIONS = "annotations"
"""Their folder in a portal's own data."""


class LocalThreshold(Model):
    """A limit that holds in the portal's region, beside the one that the nation's record states."""

    field: Annotated[Line | None, Is.FIELD_NAME] = None
    """对应国家记录里的哪个字段，写英文字段名，如 duties；不对应哪个字段的不写"""
    words: Line
    """这里怎样规定，一句话写全，如“年综合能源消费量 3000 吨标准煤以上的也要报”"""
    value: Number | None = None
    """数值，供程序读；没有的不写"""
    unit: Line | None = None
    """数值的单位，如 tce"""
    source: Slug | None = None
    """出处：来源的 key；只有一个来源的不写"""


class Annotation(Model):
    """A note of a portal beside one record or row of the nation."""

    id: Slug
    """批注哪一条：国家数据里记录或条目的 id，和文件名相同"""
    note: Prose | None = None
    """批注。用自己的话写本地怎样办，可用 Markdown；不改国家记录说的内容"""
    contacts: Many[Reference] = ()
    """本地找谁问，写“找谁问”栏目里记录的 id"""
    thresholds: Many[LocalThreshold] = ()
    """本地的门槛、限额。显示在批注里，不改工具的判断"""
    sources: Annotated[Many[Source], Is.OURS]
    """来源。至少写一个：title（名称）、seen（查看日期）"""
    verification: Annotated[Verification, Is.OURS]
    """核实情况。至少写 confidence（可信度）和 checked（核对日期）"""
    added: PartialDate
    """收录日期"""
    rests_on: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")] | None = None
    """写批注时国家那条记录的内容摘要，由 new.py、publish.py 填；国家改了那一条，程序就提醒复核。复核过以后删去这一行，publish.py 会填上新的"""
