"""What was told of each record and row: the events by the ids that they touch."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from portal.catalogue.content import rows_in
from portal.ledger.event import Event, Subject
from portal.validity.status import Status


@dataclass(frozen=True)
class Mention:
    """An event as one record or row sees it: `subject` is the record, or the list of the row.
    `ended` is how a record ended to which another one put an end by the event."""

    event: Event
    subject: Subject
    ended: Status | None = None


def events_by_record(events: Iterable[Event]) -> dict[str, list[Mention]]:
    """By id, the first event first. What is told of a whole list is told of every row that it had
    then; what fell due together is told of each by itself. One pass for all: no page has to look through the events for its own."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for event in chain.from_iterable(one.parts or (one,) for one in events):
        for subject in event.subjects:
            mention = Mention(event, subject)
            for id in _touched(subject):
                found[id].append(mention)
        for ended in event.ended:
            found[ended.subject.id].append(Mention(event, ended.subject, ended.status))
    return dict(found)


def _touched(subject: Subject) -> Iterator[str]:
    yield subject.id
    if subject.texts:  # of the document, and not of what is listed in it
        return
    yield from subject.explained
    if subject.rows:
        yield from subject.rows
    else:
        yield from (row["id"] for row in rows_in(subject.content))
