"""How long a reader may wait for an answer.

An inspection of government sites refuses a site that leaves a message without a reply for more than three
months (检查指标，单项否决“互动回应差”：监测时间点前 1 年内……存在超过 3 个月未回应有效留言的现象). A bureau may set
itself a shorter span: `reply_days` in portal.yaml.
"""

from datetime import date, timedelta

from portal.kinds.question import AnsweredQuestion
from portal.read.dates import PartialDate
from portal.validity.contact_age import months_after

MONTHS = 3

LOOKED_BACK = 366
"""Days of which an inspection asks."""


def reply_due(asked: PartialDate, days: int | None = None) -> date:
    """The last day for an answer to what was asked. Of a month nobody knows the day: from its end."""
    end = PartialDate.of(asked.last.isoformat())
    return end.last + timedelta(days=days) if days else months_after(end, MONTHS)


def is_of_late(answered: PartialDate, day: date) -> bool:
    """Whether an inspection on a day still asks of an answer."""
    return (day - answered.last).days <= LOOKED_BACK


def days_late(answer: AnsweredQuestion, days: int | None = None) -> int:
    """How many days an answer certainly came too late; 0 where it did not, or nobody knows."""
    if answer.asked is None:
        return 0
    return max(0, (answer.answered.first - reply_due(answer.asked, days)).days)
