"""What brings a document to its end: repeal, a successor, a term, another document that ends it.

The earliest ending counts, wherever it comes from. A stated day of repeal (废止日期) is taken at its
word: until then the document holds beside whatever has replaced it (过渡期). So does an edition that
has a last day of its own and whose successor declares that the two hold side by side.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from portal.read.dates import PartialDate
from portal.validity.dated import Dated, Documents, beginning, loose_end
from portal.validity.status import LEGISLATION, Status


@dataclass(frozen=True)
class Ending:
    """One reason why a document does not hold for ever.

    `day` is the first day on which it no longer holds, as far as that is known; `first` the earliest
    that this can be, `certain` the day by which it has come in any case; None where nobody knows.
    `by` are the ids of what ends it, `told_by` of those on whose first day it has certainly come.
    """

    status: Status
    day: PartialDate | None
    first: date | None
    certain: date | None
    by: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    stated: bool = False
    """Whether the document itself says so."""
    written: str = ""
    """The words in which its day is written, where these say less than a date."""
    doubt: str = ""
    """Why nobody can tell whether it comes at all: what would end the document is itself in doubt."""

    def come(self, day: date) -> bool | None:
        """Whether it has come: yes, no, or None when the data cannot tell."""
        if self.certain and day >= self.certain:
            return True
        return False if self.first and day < self.first else None

    @property
    def order(self) -> tuple[date, date, int, bool]:
        """Of several endings the one that has come first; on one day the one that says what to
        read instead, and what the document says itself before what others say."""
        certain = self.certain or date.max
        return (certain, self.first or date.min, _RANK[self.status], not self.stated)


_RANK = {Status.REPEALED: 0, Status.SUPERSEDED: 1, Status.EXPIRED: 2}


def endings(document: Dated, documents: Documents) -> list[Ending]:
    """Every ending of a document, in no order."""
    successors: list[Dated] = []
    enders: list[Dated] = []
    for other, field in documents.enders(document.id):
        (successors if field == "supersedes" else enders).append(other)
    found = [_by(other, documents, Status.EXPIRED) for other in enders]
    if document.repealed:
        by = tuple(other.id for other in successors)
        found.append(_stated(Status.REPEALED, document.repealed, by))
    elif not (document.expires and any(other.overlap for other in successors)):
        replaced = Status.REPEALED if document.level in LEGISLATION else Status.SUPERSEDED
        found += [_by(other, documents, replaced) for other in successors]
    if document.expires:
        found.append(_term(document.expires, document.dates_note))
    return found


def first_ending(found: Iterable[Ending]) -> Ending | None:
    """The ending that certainly comes first; None where there is none of which that can be said."""
    return min((one for one in found if one.certain), key=lambda one: one.order, default=None)


def ended_by_then(found: Iterable[Ending]) -> date | None:
    """The first day on which a document with these endings has certainly ended; None where none is
    known."""
    first = first_ending(found)
    return first.certain if first else None


def _stated(status: Status, day: PartialDate, by: tuple[str, ...] = ()) -> Ending:
    return Ending(status, day, day.first, day.last, by, stated=True)


def _term(expires: PartialDate, note: str | None) -> Ending:
    """The end of a term. 有效期至2027年 holds to the last day of that year; where words say that it is
    otherwise (到2027年供暖期结束) it may end in that year or after it."""
    if written := loose_end(expires, note):
        return Ending(Status.EXPIRED, expires, expires.first, None, stated=True, written=written)
    return _stated(Status.EXPIRED, expires.next_day())


def _by(other: Dated, documents: Documents, status: Status) -> Ending:
    start, ids, doubt = beginning(other), (other.id,), other.status_doubt or ""
    if start.day and not doubt:
        return Ending(status, start.day, start.first, start.certain, ids, told_by=ids)
    certain, told_by = _certain_by(other, documents)
    return Ending(status, None, start.first, certain, ids, told_by, doubt=doubt)


def _certain_by(
    document: Dated, documents: Documents, seen: tuple[str, ...] = ()
) -> tuple[date | None, tuple[str, ...]]:
    """The day by which a document of which no day is sure had certainly taken effect, when it was
    seen in force or when something that came after it began, with what began then."""
    known: list[tuple[date, tuple[str, ...]]] = []
    seen_in_force, first = document.in_force_seen, beginning(document).first
    if seen_in_force and (first is None or seen_in_force.last >= first):
        known.append((seen_in_force.last, ()))
    if document.id not in seen:  # a circle of successors is reported by its own check
        for later in _successors(document, documents):
            start = beginning(later)
            day, told_by = (
                (start.certain, (later.id,))
                if start.day and not later.status_doubt
                else _certain_by(later, documents, (*seen, document.id))
            )
            if day:
                known.append((day, told_by))
    return min(known, default=(None, ()))


def _successors(document: Dated, documents: Documents) -> Iterator[Dated]:
    return (other for other, field in documents.enders(document.id) if field == "supersedes")
