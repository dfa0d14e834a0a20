"""Whether what an answer rests on is still what it was when the answer was given.

An answer is a word on one day's law. What was amended, repealed, replaced or withdrawn since may have made
it wrong, and nobody can tell by program: so it is 待核 from the day of the change on, until somebody has
held it to the new rules (`confirmed`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.kinds.item import Item
from portal.kinds.question import AnsweredQuestion
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.relation import Relation
from portal.validity.status import Status
from portal.validity.validity import Validities, start_of_item


@dataclass(frozen=True)
class GroundChange:
    """What became of one record that an answer rests on; `since` is None where nobody knows. `by` are
    the ids of what did it."""

    id: str
    words: str
    since: PartialDate | None = None
    by: tuple[str, ...] = ()


def ground_changes(item: Item, validities: Validities) -> tuple[GroundChange, ...]:
    """What changed under an answer since somebody last looked; () for whatever is no answer."""
    answer = item.value
    if not isinstance(answer, AnsweredQuestion):
        return ()
    looked = answer.looked.first
    grounds = (validities.catalogue.find(id) for id in answer.records)
    found = (change for one in grounds if one for change in _changes(one, looked, validities))
    return tuple(dict.fromkeys(found))


def _changes(ground: Item, looked: date, validities: Validities) -> Iterator[GroundChange]:
    """Of one record or row. What certainly was so before somebody looked is no change, and neither is
    what comes on the very day: it was known by then."""
    if validities.catalogue.is_withdrawn(ground):
        yield GroundChange(ground.id, "撤回")
        return
    validity = validities.of(ground)
    if validity and validity.status.ended and _later(validity.since, looked):
        yield GroundChange(ground.id, validity.status.fate, validity.since, validity.by)
        return
    if validity and validity.status is Status.UNVERIFIED and validity.by:
        yield GroundChange(ground.id, "是否还有效待核", None, validity.by)
        return
    last = max(_amended(ground, validities), key=lambda one: one[0].last, default=None)
    if last and _later(last[0], looked):
        yield GroundChange(ground.id, "修改", *last)


def _later(day: PartialDate | None, looked: date) -> bool:
    return day is None or day.last > looked


def _amended(ground: Item, validities: Validities) -> Iterator[tuple[PartialDate, tuple[str, ...]]]:
    """The days on which the rules of a document became others, as far as they have or may have come,
    with what amended it."""
    document = ground.parent or ground
    if not isinstance(document.value, Document):
        return
    for one in document.value.amendments:
        if one.begins.begun(validities.as_of) is not False:
            yield one.begins, ()
    for link in validities.catalogue.links.to(document.id, Relation.AMENDS):
        other = validities.catalogue.find(link.source)
        if other is None or validities.catalogue.is_withdrawn(other):
            continue
        start = start_of_item(other) or other.record.added
        if start.begun(validities.as_of) is not False:
            yield start, (other.id,)


def ground_turns(answer: AnsweredQuestion, validities: Validities) -> set[date]:
    """The days on which its ground changes that are none on which a document begins or ends."""
    days = set()
    for id in answer.records:
        found = validities.catalogue.find(id)
        document = (found.parent or found).value if found else None
        for one in document.amendments if isinstance(document, Document) else ():
            days |= {one.begins.first, one.begins.last}
    return days
