"""Whether a document holds on a given day. Derived from dates and relations, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.links import Relation
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.validity.ending import Ending, endings
from portal.validity.status import TIMELESS_LEVELS, Status, start_of


@dataclass(frozen=True)
class Validity:
    """A status and what it rests on.

    `since` is the first day of this status. `ending` is how it will end as far as is known already,
    on the day `until`: the last day of a term, else the first day without it. `by` are the ids of
    what ended it or will end it; `reason` says why it is unverified or what is not known.
    `changed_basis` are ids of its legal bases that no longer hold.
    """

    status: Status
    since: PartialDate | None = None
    until: PartialDate | None = None
    ending: Status | None = None
    by: tuple[str, ...] = ()
    reason: str | None = None
    changed_basis: tuple[str, ...] = ()


_RANK = {Status.REPEALED: 0, Status.SUPERSEDED: 1, Status.EXPIRED: 2}
"""Which of two endings on the same day is told: the one that says what to read instead."""

_ENDINGS = {Status.REPEALED: "废止", Status.SUPERSEDED: "被替代", Status.EXPIRED: "停止执行"}


class Validities:
    """The validity of every item on one day."""

    def __init__(self, catalogue: Catalogue, as_of: date):
        self.catalogue = catalogue
        self.as_of = as_of
        self._known: dict[str, Validity | None] = {}

    def of(self, item: Item) -> Validity | None:
        """None for what has no validity: cases and news."""
        if item.id not in self._known:
            self._known[item.id] = None  # where a circle of bases ends; a check reports it
            self._known[item.id] = self._row(item) if item.parent else self._record(item)
        return self._known[item.id]

    def successors(self, item: Item) -> tuple[str, ...]:
        """Ids of what stands in the place of something ended, past what has itself ended."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        ahead = [item.id]
        while ahead:
            id = ahead.pop(0)
            validity = self.of(self.catalogue.items[id])
            if id not in seen and validity and validity.status.ended and validity.by:
                ahead += validity.by
            elif id != item.id and id not in seen:
                found[id] = None
            seen.add(id)
        return tuple(found)

    def _row(self, item: Item) -> Validity | None:
        """A row holds while its list does, unless it has dates of its own."""
        assert item.parent
        validity = self.of(item.parent)
        effective, expires = item.get("effective"), item.get("expires")
        if validity is None or validity.status.ended or not (effective or expires):
            return validity
        if expires and expires.over(self.as_of):
            return Validity(Status.EXPIRED, since=expires.next_day())
        begun = effective.begun(self.as_of) if effective else True
        if begun is False:
            return Validity(Status.UPCOMING, until=effective)
        if begun is None:
            return Validity(Status.UNVERIFIED, reason=_start_unknown(effective))
        if validity.status is not Status.IN_FORCE:
            return validity
        if effective:
            validity = replace(validity, since=effective, reason=None)
        if expires and (validity.until is None or expires.last <= validity.until.last):
            validity = replace(validity, until=expires, ending=Status.EXPIRED, by=())
        return validity

    def _record(self, item: Item) -> Validity | None:
        document = item.value
        if not isinstance(document, Document) or document.level in TIMELESS_LEVELS:
            return None
        found = endings(item, self.catalogue)
        ended = self._ended(found)
        if ended:
            return ended
        validity = self._holds(document, found)
        return replace(validity, changed_basis=tuple(self._changed_basis(item)))

    def _ended(self, found: list[Ending]) -> Validity | None:
        come = [ending for ending in found if ending.come(self.as_of)]
        if come:
            first = min(come, key=lambda ending: (ending.order, _RANK[ending.status]))
            alike = [ending.by for ending in come if ending.status is first.status]
            return Validity(first.status, first.day, by=tuple(dict.fromkeys(sum(alike, ()))))
        for ending in found:
            if ending.come(self.as_of) is None:
                what = _ENDINGS[ending.status]
                known = f"只知道是{ending.day.spoken}，具体日期待核" if ending.day else "待核"
                return Validity(Status.UNVERIFIED, by=ending.by, reason=f"{what}日期{known}")
        return None

    def _holds(self, document: Document, found: list[Ending]) -> Validity:
        if document.status_doubt:
            return Validity(Status.UNVERIFIED, reason=document.status_doubt)
        validity = self._begun(document)
        if validity.status is Status.UPCOMING:
            return validity
        target = document.target_until
        if target and target.over(self.as_of) and not document.expires:
            return Validity(Status.TARGET_PASSED, target.next_day())
        if validity.status is not Status.IN_FORCE:
            return validity
        coming = min(found, key=lambda ending: ending.order, default=None)
        if coming is None:
            return replace(validity, until=target)
        term = coming.status is Status.EXPIRED and document.expires
        until, by = (document.expires, ()) if term else (coming.day, coming.by)
        return replace(validity, until=until, ending=coming.status, by=by)

    def _begun(self, document: Document) -> Validity:
        """Whether it has taken effect, leaving aside how it ends."""
        start, seen = start_of(document), document.verification.in_force_seen
        if start is None:
            if seen and seen.begun(self.as_of):
                note = f"施行日期待核；{seen} 核对时列为现行"
                return Validity(Status.IN_FORCE, reason=note)
            return Validity(Status.UNVERIFIED, reason="施行日期待核")
        begun = start.begun(self.as_of)
        if begun is False:
            return Validity(Status.UPCOMING, until=start)
        if document.effective:
            if begun is None:
                return Validity(Status.UNVERIFIED, reason=_start_unknown(start))
            return Validity(Status.IN_FORCE, start)
        deed = "成文" if document.issued else "发布"
        known = "待核" if document.verification.doubts("effective") else "未见写明"
        return Validity(Status.IN_FORCE, reason=f"{start.spoken}{deed}，施行日期{known}")

    def _changed_basis(self, item: Item) -> Iterator[str]:
        for link in self.catalogue.links.of(item.id, Relation.BASIS):
            basis = self.catalogue.items.get(link.target)
            validity = self.of(basis) if basis and basis.id != item.id else None
            if validity and validity.status.ended:
                yield link.target


def _start_unknown(start: PartialDate) -> str:
    return f"施行日期只知道是{start.spoken}，具体日期待核"


def turning_days(catalogue: Catalogue) -> list[date]:
    """Every day on which something in the catalogue changes by itself, in order."""
    days: set[date] = set()
    for item in catalogue.items.values():
        for field in ("effective", "repealed"):
            if moment := item.get(field):
                days.update((moment.first, moment.last))
        for field in ("expires", "target_until"):
            if moment := item.get(field):
                days.add(moment.next_day().first)
        for deadline in item.get("deadlines", ()):
            days.add(deadline.date.next_day().first)
        for moment in (start_of(item.value), item.value.verification.in_force_seen):
            if moment:
                days.update((moment.first, moment.last))
    return sorted(days)
