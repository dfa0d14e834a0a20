"""What falls due of what the catalogue holds: the one answer behind the home page and the calendar."""

from collections.abc import Iterator
from dataclasses import replace

from portal.catalogue.content import content_of
from portal.kinds.item import Item
from portal.kinds.kinds import KINDS
from portal.validity.due_dates import DueDate
from portal.validity.status import Status
from portal.view.site import Site


def living_due_dates(site: Site) -> list[DueDate]:
    """Everything dated that holds of the current records, past and to come, in the order of the
    catalogue.

    Whoever wants what is to come asks `passed(site.validities.as_of)`: the true day and not the one
    that pages name, for that one turns with the records, and would go on calling a term for a
    machine to come which no record turns on. No day gets on a page by that but those compared
    with, so a page changes only when one of them is crossed.

    Of what has ended only its own end is left: a repealed law sets nobody a deadline. Withdrawn
    records and rows have nothing. Rows to which the same happens as to their list on the same day
    go without saying.
    """
    found: list[DueDate] = []
    for kind in KINDS:
        for record in site.catalogue.of(kind.id):
            found += _without_repetitions(list(_of_record(record, site)))
    return found


def _of_record(record: Item, site: Site) -> Iterator[DueDate]:
    for due in site.timeline.published.dues_of(content_of(record)):
        if not due.rows:
            if _holds(due, record, site):
                yield due
            continue
        rows = {row.id: row for row in site.catalogue.rows(record)}
        living = [rows[id] for id in due.rows if id in rows and _holds(due, rows[id], site)]
        if living:
            title = living[0].title if len(living) == 1 else record.title
            yield replace(due, rows=tuple(row.id for row in living), title=title)


def _holds(due: DueDate, item: Item, site: Site) -> bool:
    """Whether an item still holds, or the due day is the very one that ended it."""
    validity = site.validity(item)
    if validity is None or not validity.status.ended:
        return True
    if due.sort == "repealed":
        return validity.status is Status.REPEALED and validity.since == due.day
    if due.sort == "expires":
        return validity.status is Status.EXPIRED and validity.since == due.day.next_day()
    return False


def _without_repetitions(dues: list[DueDate]) -> Iterator[DueDate]:
    of_record = {(due.word, due.day) for due in dues if not due.rows}
    return (due for due in dues if not due.rows or (due.word, due.day) not in of_record)
