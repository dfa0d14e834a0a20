"""What falls due of what the catalogue holds: the one answer behind the home page and the calendar."""

from collections.abc import Iterator
from dataclasses import replace

from portal.catalogue.item import Item
from portal.catalogue.status import Status
from portal.follow.schedule import Due
from portal.follow.substance import substance_of
from portal.read.catalogues import KINDS
from portal.site.site import Site


def living_dues(site: Site) -> list[Due]:
    """Everything dated that holds of the current records, past and to come, in the order of the
    catalogue.

    Whoever wants what is to come asks `passed(site.standings.day)`: the true day and not the one
    that pages name, for that one turns with the records, and would go on calling a term for a
    machine to come which no record turns on. No day gets on a page by that but those compared
    with, so a page changes only when one of them is crossed.

    Of what has ended only its own end is left: a repealed law sets nobody a deadline. Withdrawn
    records and rows have nothing. Rows to which the same happens as to their list on the same day
    go without saying.
    """
    found: list[Due] = []
    for kind in KINDS:
        for record in site.catalogue.of(kind.id):
            found += _without_repetitions(list(_of_record(record, site)))
    return found


def _of_record(record: Item, site: Site) -> Iterator[Due]:
    for due in site.story.world.dues_of(substance_of(record)):
        if not due.rows:
            if _holds(due, record, site):
                yield due
            continue
        rows = {row.id: row for row in site.catalogue.rows(record)}
        living = [rows[id] for id in due.rows if id in rows and _holds(due, rows[id], site)]
        if living:
            title = living[0].title if len(living) == 1 else record.title
            yield replace(due, rows=tuple(row.id for row in living), title=title)


def _holds(due: Due, item: Item, site: Site) -> bool:
    """Whether an item still holds, or the due day is the very one that ended it."""
    standing = site.standing(item)
    if standing is None or not standing.status.ended:
        return True
    if due.sort == "repealed":
        return standing.status is Status.REPEALED and standing.since == due.day
    if due.sort == "expires":
        return standing.status is Status.EXPIRED and standing.since == due.day.next_day()
    return False


def _without_repetitions(dues: list[Due]) -> Iterator[Due]:
    of_record = {(due.word, due.day) for due in dues if not due.rows}
    return (due for due in dues if not due.rows or (due.word, due.day) not in of_record)
