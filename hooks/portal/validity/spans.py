"""The whole of a document's life, or a row's: spans of days on each of which one answer holds."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.validity.dated import Dated
from portal.validity.ending import Ending, ended_by_then
from portal.validity.validity import (
    Validities,
    Validity,
    boundaries,
    row_validity_on,
    validity_on,
)


@dataclass(frozen=True)
class ValiditySpan:
    """Days with one validity, both ends included; None where there is no end."""

    first: date | None
    last: date | None
    validity: Validity


def spans(document: Dated, found: list[Ending]) -> Iterator[ValiditySpan]:
    """All of time, in order and without a gap; nothing for a document that sets nothing. `found`
    are the document's endings."""
    return _spans(boundaries(document, found), lambda day: validity_on(day, document, found))


def spans_of(item: Item, validities: Validities) -> Iterator[ValiditySpan]:
    """The same of a record or a row, as it holds by what all records say; nothing for cases, news
    and whatever else holds on no day in particular."""
    holder = item.parent or item
    document = holder.value
    if not isinstance(document, Document):
        return iter(())
    found = validities.endings(holder)
    if item.parent is None:
        return spans(document, found)
    effective, expires, note = (item.get(name) for name in ("effective", "expires", "status_note"))
    ended = ended_by_then(found)

    def of_row(day: date) -> Validity | None:
        of_list = validity_on(day, document, found)
        return of_list and row_validity_on(day, effective, expires, of_list, ended, note)

    return _spans(boundaries(document, found) | _turns(effective, expires), of_row)


def _turns(effective: PartialDate | None, expires: PartialDate | None) -> set[date]:
    """The days on which a row may become another by its own dates."""
    days = {effective.first, effective.last} if effective else set()
    return days | ({expires.first, expires.next_day().first} if expires else set())


def _spans(
    starts: Iterable[date], validity_of: Callable[[date], Validity | None]
) -> Iterator[ValiditySpan]:
    known: ValiditySpan | None = None
    for start in [date.min, *sorted(starts)]:
        validity = validity_of(start)
        if validity is None:
            return
        if known and known.validity == validity:
            continue
        if known:
            yield ValiditySpan(known.first, start - timedelta(days=1), known.validity)
        known = ValiditySpan(None if start == date.min else start, None, validity)
    if known:
        yield known
