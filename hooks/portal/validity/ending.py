"""What brings a document to its end: repeal, a successor, a term, another document that ends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.links import Relation
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.validity.status import LEGISLATION, Status, start_of


@dataclass(frozen=True)
class Ending:
    """One reason why a document does not hold for ever.

    `day` is the first day on which it no longer holds, where that is known; `latest` a day by
    which it has certainly come when it is not. A document that only says when it was issued
    counts from the first day of that month or year (`from_first`).
    """

    status: Status
    day: PartialDate | None
    by: tuple[str, ...] = ()
    latest: PartialDate | None = None
    from_first: bool = False

    def come(self, today: date) -> bool | None:
        """Whether it has come: yes, no, or None when the data cannot tell."""
        if self.day is None:
            return True if self.latest and today >= self.latest.last else None
        return today >= self.day.first if self.from_first else self.day.begun(today)

    @property
    def order(self) -> date:
        moment = self.day or self.latest
        return moment.first if moment else date.max


def endings(item: Item, catalogue: Catalogue) -> list[Ending]:
    """Every ending of a document, in no order. A stated day of repeal (废止日期) is taken at its
    word: until then the document holds, whatever has replaced it in the meantime."""
    document = item.value
    assert isinstance(document, Document)
    successors = tuple(_sources(item, catalogue, Relation.SUPERSEDES))
    enders = tuple(_sources(item, catalogue, Relation.ENDS))
    found = []
    if document.repealed:
        by = tuple(other.id for other in successors)
        found.append(Ending(Status.REPEALED, document.repealed, by))
    else:
        replaced = Status.REPEALED if document.level in LEGISLATION else Status.SUPERSEDED
        found += [_by(other, catalogue, replaced) for other in successors]
    if document.expires:
        by = tuple(other.id for other in enders)
        found.append(Ending(Status.EXPIRED, document.expires.next_day(), by))
    else:
        found += [_by(other, catalogue, Status.EXPIRED) for other in enders]
    return found


def _by(other: Item, catalogue: Catalogue, status: Status) -> Ending:
    start = start_of(other.value)
    latest = None if start else _certain_by(other, catalogue)
    return Ending(status, start, (other.id,), latest, from_first=not other.get("effective"))


def _certain_by(item: Item, catalogue: Catalogue, seen: tuple[str, ...] = ()) -> PartialDate | None:
    """The day by which an undated document had certainly taken effect: when it was seen in force,
    or when something that came after it had a date."""
    days = [item.value.verification.in_force_seen]
    if item.id not in seen:  # a circle of successors is reported by its own check
        for later in _sources(item, catalogue, Relation.SUPERSEDES):
            days.append(start_of(later.value) or _certain_by(later, catalogue, (*seen, item.id)))
    return min((day for day in days if day), default=None)


def _sources(item: Item, catalogue: Catalogue, relation: Relation) -> Iterator[Item]:
    for link in catalogue.links.to(item.id, relation):
        other = catalogue.items.get(link.source)
        if other and other.id != item.id:
            yield other
