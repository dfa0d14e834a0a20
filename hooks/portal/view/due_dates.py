"""What falls due of what the catalogue holds: the one list behind home, calendar and turning days."""

from collections.abc import Iterator
from dataclasses import replace

from portal.catalogue.catalogue import Catalogue
from portal.kinds.item import Item
from portal.kinds.kinds import KINDS
from portal.ledger.published_state import PublishedState
from portal.validity.due_dates import DueDate
from portal.validity.ending import ended_by_then
from portal.validity.status import Status
from portal.validity.validity import Validities


def due_dates_of(
    catalogue: Catalogue, validities: Validities, published: PublishedState
) -> list[DueDate]:
    """Everything dated in the records that stand, past and to come, in the order of the catalogue.

    What never comes, for its record ends before, is not there; nor are withdrawn records and rows.
    The list is the same on every day.
    """
    found: list[DueDate] = []
    for kind in KINDS:
        for record in catalogue.of(kind.id):
            ended = ended_by_then(validities.endings(record))
            found += (
                due
                for due in _of_record(record, catalogue, published)
                if not due.held_back_by(ended)
            )
    return found


def living(dues: list[DueDate], catalogue: Catalogue, validities: Validities) -> Iterator[DueDate]:
    """What of it is still worth a word: of what has ended only its own end."""
    for due in dues:
        if not due.rows:
            if _counts(due, catalogue.items[due.record], validities):
                yield due
            continue
        rows = [catalogue.items[id] for id in due.rows]
        kept = [row for row in rows if _counts(due, row, validities)]
        if kept:
            title = kept[0].title if len(kept) == 1 else catalogue.items[due.record].title
            yield replace(due, rows=tuple(row.id for row in kept), title=title)


def _of_record(record: Item, catalogue: Catalogue, published: PublishedState) -> Iterator[DueDate]:
    for one in published.dues_of_item(record):
        due = published.told_once(one)
        if due is None:
            continue
        if not due.rows:
            yield due
            continue
        rows = {row.id: row for row in catalogue.rows(record)}
        standing = [rows[id] for id in due.rows if id in rows]
        if standing:
            title = standing[0].title if len(standing) == 1 else record.title
            yield replace(due, rows=tuple(row.id for row in standing), title=title)


def _counts(due: DueDate, item: Item, validities: Validities) -> bool:
    """Whether an item still holds, or the due day is the very one that ended it."""
    validity = validities.of(item)
    if validity is None or not validity.status.ended:
        return True
    if due.sort == "repealed":
        return validity.status is Status.REPEALED and validity.since == due.day
    if due.sort == "expires":
        return validity.status is Status.EXPIRED and validity.since == due.day.next_day()
    return False
