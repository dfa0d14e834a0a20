"""How old the knowledge of a telephone number or an address is, on a given day.

What counts is the material that it stood in, from its earliest day: of what is of 2025 nobody knows
that it is not of January. A number that has become too old is shown nowhere, for whoever answers it
now may be anybody; so are mail and street addresses.
"""

import calendar
from datetime import date
from enum import Enum

from portal.kinds.body import Body, Contact
from portal.read.dates import PartialDate

DOUBTFUL_AFTER = 12
"""Months from which on readers are told that it may have changed."""

TOO_OLD_AFTER = 24
"""Months from which on a number is not shown any more."""


REACHING = ("phone", "email", "address")
"""Ways that lead to somebody, who may be another one by now, or elsewhere."""


class ContactAge(Enum):
    """What its age makes of one way to reach a body."""

    RECENT = "recent"
    DOUBTFUL = "doubtful"
    TOO_OLD = "too-old"


def contact_age(contact: Contact, day: date) -> ContactAge:
    """The age of a contact on a day. Only what leads to somebody grows too old: a site that has
    moved opens or does not, and nobody else answers there."""
    if contact.way in REACHING and day >= months_after(contact.date, TOO_OLD_AFTER):
        return ContactAge.TOO_OLD
    if day >= months_after(contact.date, DOUBTFUL_AFTER):
        return ContactAge.DOUBTFUL
    return ContactAge.RECENT


def contact_turns(body: Body) -> set[date]:
    """The days on which one of its contacts becomes doubtful, or too old."""
    return {
        months_after(contact.date, months)
        for contact in body.contacts
        for months in (DOUBTFUL_AFTER, TOO_OLD_AFTER)
        if months == DOUBTFUL_AFTER or contact.way in REACHING
    }


def months_after(dated: PartialDate, months: int) -> date:
    """The day that many months after the earliest day of a date; the last of a month that is too
    short for it."""
    years, month = divmod(dated.first.month - 1 + months, 12)
    year, month = dated.first.year + years, month + 1
    return date(year, month, min(dated.first.day, calendar.monthrange(year, month)[1]))
