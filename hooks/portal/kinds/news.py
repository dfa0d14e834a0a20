"""工作动态 (news)."""

from portal.read.dates import PartialDate
from portal.read.fields import Many, Prose, Reference
from portal.read.record import Record


class News(Record):
    """A dated piece of news about the field, with the records that it speaks of."""

    date: PartialDate
    """事情发生的日期"""
    body: Prose
    """正文，用 Markdown"""
    about: Many[Reference] = ()
    """涉及的记录"""
