"""The days on which something changes by itself, without anybody having published anything."""

from collections.abc import Iterable
from datetime import date

from portal.kinds.body import Body
from portal.kinds.question import AnsweredQuestion
from portal.kinds.tax import TaxList
from portal.read.document import Document
from portal.validity.answer_ground import ground_turns
from portal.validity.contact_age import contact_turns
from portal.validity.due_dates import DueDate
from portal.validity.validity import Validities, boundaries
from portal.validity.windows import window_turns


def turning_days(validities: Validities, dues: Iterable[DueDate]) -> list[date]:
    """Every such day in order: a document becomes another by its validity, a window opens or
    closes, something falls due, or what is known of how to reach somebody has become old. `dues` are all that fall due of the same
    catalogue."""
    days = {day for due in dues for day in due.turns}
    for item in validities.catalogue.records:
        if isinstance(item.value, Document):
            days |= boundaries(item.value, validities.endings(item))
        if isinstance(item.value, Body):
            days |= contact_turns(item.value)
        if isinstance(item.value, AnsweredQuestion):
            days |= ground_turns(item.value, validities)
        if isinstance(item.value, TaxList) and item.value.window:
            days |= window_turns(item.value.window)
    return sorted(days)


def last_change(validities: Validities, dues: Iterable[DueDate]) -> date:
    """The day that pages name: the last one up to the day that all is reckoned for on which anything
    changed, or was checked. Naming that day itself would change every page every day, though nothing
    in it did."""
    as_of = validities.as_of
    checked = [item.value.verification.checked.first for item in validities.catalogue.records]
    days = [day for day in turning_days(validities, dues) + checked if day <= as_of]
    return max(days, default=as_of)
