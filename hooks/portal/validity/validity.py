"""Whether a document holds on a given day. Derived from dates and relations, never stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from portal.catalogue.catalogue import Catalogue
from portal.kinds.item import Item
from portal.read.dates import PartialDate
from portal.read.document import Document
from portal.read.relation import Relation
from portal.validity.dated import Dated, Documents, beginning, loose_end, start_of
from portal.validity.ending import Ending, ended_by_then, endings, first_ending
from portal.validity.status import TIMELESS_LEVELS, Status


@dataclass(frozen=True)
class Validity:
    """A status and what it rests on.

    `since` is the first day of this status. `ending` is how it will end as far as is known already,
    on the day `until`: the last day of a term, else the first day without it. `by` are the ids of
    what ended it or will end it; `reason` says why it is unverified or what is not known.
    `changed_basis` are ids of its legal bases that no longer hold. `amended` is the next day on which it
    will say something else, as far as that is known.
    """

    status: Status
    since: PartialDate | None = None
    until: PartialDate | None = None
    ending: Status | None = None
    by: tuple[str, ...] = ()
    reason: str | None = None
    changed_basis: tuple[str, ...] = ()
    amended: PartialDate | None = None


def validity_on(day: date, document: Dated, found: list[Ending]) -> Validity | None:
    """The validity of a document with these endings; None for what sets nothing."""
    if document.level in TIMELESS_LEVELS:
        return None
    return _ended(day, found) or _holding(day, document, found)


def _ended(day: date, found: list[Ending]) -> Validity | None:
    come = [ending for ending in found if ending.come(day)]
    if come:
        first = min(come, key=lambda ending: ending.order)
        alike = [ending.by for ending in come if ending.status is first.status]
        return Validity(first.status, first.day, by=tuple(dict.fromkeys(sum(alike, ()))))
    for ending in found:
        if ending.come(day) is None:
            return Validity(Status.UNVERIFIED, by=ending.by, reason=_end_unknown(ending))
    return None


def _end_unknown(ending: Ending) -> str:
    if ending.doubt:
        return f"是否{ending.status.fate}待核：{ending.doubt}"
    if ending.written:
        return loose_words(ending.written)
    known = f"只知道是{ending.day.spoken}，具体日期待核" if ending.day else "待核"
    return f"{ending.status.fate}日期{known}"


def loose_words(written: str) -> str:
    """What is said of an end of which no more than the year is sure."""
    return f"有效期写的是“{written}”，没有写明哪一天"


def _holding(day: date, document: Dated, found: list[Ending]) -> Validity:
    if document.status_doubt:
        return Validity(Status.UNVERIFIED, reason=document.status_doubt)
    validity = _begun(day, document, found)
    if validity.status is Status.UPCOMING:
        return validity
    target = document.target_until
    if target and target.over(day) and not document.expires:
        return Validity(Status.TARGET_PASSED, target.next_day())
    if validity.status is not Status.IN_FORCE:
        return validity
    sure = [ending for ending in found if not ending.doubt]
    coming = min(sure, key=lambda ending: ending.order, default=None)
    if coming is None:
        return replace(validity, until=target)
    term = coming.stated and coming.status is Status.EXPIRED
    until, by = (document.expires, ()) if term else (coming.day, coming.by)
    return replace(validity, until=until, ending=coming.status, by=by)


def _begun(day: date, document: Dated, found: list[Ending]) -> Validity:
    """Whether it has taken effect; of how it ends only what that tells of when it held."""
    start, seen = beginning(document), document.in_force_seen
    if start.day is None:
        if start.certain and day >= start.certain:
            return Validity(Status.IN_FORCE, reason=f"施行日期待核；{seen} 核对时列为现行")
        eve = _eve(found)
        status = Status.IN_FORCE if eve and day >= eve else Status.UNVERIFIED
        return Validity(status, reason="施行日期待核")
    if start.first and day < start.first:
        return Validity(Status.UPCOMING, until=start.day)
    deed = "施行" if document.effective else "成文" if document.issued else "发布"
    if start.certain and day < start.certain:
        return Validity(Status.UNVERIFIED, reason=_start_unknown(start.day, deed))
    if document.effective:
        return Validity(Status.IN_FORCE, start.day)
    known = "待核" if document.is_doubted("effective") else "未见写明"
    return Validity(Status.IN_FORCE, reason=f"{start.day.spoken}{deed}，施行日期{known}")


def _eve(found: Iterable[Ending]) -> date | None:
    """The last day before a document's end, where that is known to the day: what ends held until
    then, whenever it began."""
    first = first_ending(found)
    if first is None or first.certain is None or first.certain != first.first:
        return None
    return first.certain - timedelta(days=1)


def _start_unknown(start: PartialDate, deed: str = "施行") -> str:
    return f"{deed}日期只知道是{start.spoken}，具体日期待核"


def row_validity_on(
    day: date,
    effective: PartialDate | None,
    expires: PartialDate | None,
    of_list: Validity,
    list_ended: date | None,
    note: str | None = None,
) -> Validity:
    """The validity of a row: that of its list, unless it has dates of its own. `list_ended` is the
    first day on which the list has certainly ended, `note` what the row says of its dates."""
    loose = loose_end(expires, note)
    if expires and not loose and expires.over(day):
        own = expires.next_day()
        if not (of_list.status.ended and list_ended and list_ended <= own.first):
            return Validity(Status.EXPIRED, since=own)
    if of_list.status.ended or not (effective or expires):
        return of_list
    begun = effective.begun(day) if effective else True
    if begun is False:
        return Validity(Status.UPCOMING, until=effective)
    if begun is None:
        assert effective
        return Validity(Status.UNVERIFIED, reason=_start_unknown(effective))
    if of_list.status is not Status.IN_FORCE:
        return of_list
    if expires and loose and day >= expires.first:
        return Validity(Status.UNVERIFIED, reason=loose_words(loose))
    validity = replace(of_list, since=effective, reason=None) if effective else of_list
    if expires and (validity.until is None or expires.last <= validity.until.last):
        validity = replace(validity, until=expires, ending=Status.EXPIRED, by=())
    return validity


def start_of_item(item: Item) -> PartialDate | None:
    """What is known of the first day on which a document holds; None for what is none."""
    return start_of(item.value) if isinstance(item.value, Document) else None


class CatalogueDocuments:
    """The documents of a catalogue, by what they say of one another now."""

    def __init__(self, catalogue: Catalogue):
        self.catalogue = catalogue

    def enders(self, id: str) -> Iterator[tuple[Dated, str]]:
        for relation in (Relation.SUPERSEDES, Relation.ENDS):
            for link in self.catalogue.links.to(id, relation):
                other = self.catalogue.items.get(link.source)
                if other and other.id != id and isinstance(other.value, Document):
                    yield other.value, relation.field


class Validities:
    """The validity of every item on one day."""

    def __init__(self, catalogue: Catalogue, as_of: date):
        self.catalogue = catalogue
        self.as_of = as_of
        self._documents: Documents = CatalogueDocuments(catalogue)
        self._known: dict[str, Validity | None] = {}

    def of(self, item: Item) -> Validity | None:
        """None for what has no validity: cases and news."""
        if item.id not in self._known:
            self._known[item.id] = None  # where a circle of bases ends; a check reports it
            self._known[item.id] = self._row(item) if item.parent else self._record(item)
        return self._known[item.id]

    def endings(self, item: Item) -> list[Ending]:
        """What brings a document to its end, in no order; nothing for what is none."""
        document = item.value
        return endings(document, self._documents) if isinstance(document, Document) else []

    def is_in_force(self, item: Item) -> bool:
        """Whether it certainly holds: somebody has seen it, and nobody has withdrawn it."""
        return self._status(item) is Status.IN_FORCE

    def may_be_in_force(self, item: Item) -> bool:
        """Whether it holds, or nobody can tell: what is told with its doubt."""
        return self._status(item) in (Status.IN_FORCE, Status.UNVERIFIED)

    def stands(self, item: Item) -> bool:
        """Whether it holds, will hold, or is not known to have ended; nothing that nobody has seen."""
        status = self._status(item)
        return status is not None and not status.ended

    def has_ended(self, item: Item) -> bool:
        """Whether it no longer holds, whoever has seen it."""
        validity = self.of(item)
        return validity is not None and validity.status.ended

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

    def _status(self, item: Item) -> Status | None:
        """None for what was withdrawn and for what nobody has seen: there is nothing to go by."""
        validity = self.of(item)
        unseen = item.value.verification.confidence == "low"
        if validity is None or unseen or self.catalogue.is_withdrawn(item):
            return None
        return validity.status

    def _row(self, item: Item) -> Validity | None:
        assert item.parent
        of_list = self.of(item.parent)
        if of_list is None:
            return None
        ended = ended_by_then(self.endings(item.parent))
        return row_validity_on(
            self.as_of,
            item.get("effective"),
            item.get("expires"),
            of_list,
            ended,
            item.get("status_note"),
        )

    def _record(self, item: Item) -> Validity | None:
        document = item.value
        if not isinstance(document, Document):
            return None
        validity = validity_on(self.as_of, document, self.endings(item))
        if validity is None or validity.status.ended:
            return validity
        ended = ended_by_then(self.endings(item))
        return replace(
            validity,
            changed_basis=tuple(self._changed_basis(item)),
            amended=_next_amended(self.as_of, document, ended),
        )

    def _changed_basis(self, item: Item) -> Iterator[str]:
        for link in self.catalogue.links.of(item.id, Relation.BASIS):
            basis = self.catalogue.items.get(link.target)
            if basis and basis.id != item.id and self.has_ended(basis):
                yield link.target


def _next_amended(day: date, document: Document, ended: date | None) -> PartialDate | None:
    """The first day of amended rules that has not come yet, and comes while the document holds."""
    days = (one.effective for one in document.amendments if one.effective)
    coming = [one for one in days if not one.begun(day) and not (ended and ended <= one.last)]
    return min(coming, key=lambda one: one.first, default=None)


def boundaries(document: Dated, found: list[Ending]) -> set[date]:
    """The days on which the validity of a document with these endings may become another."""
    start = beginning(document)
    days = {start.first, start.certain, *([] if start.day else [_eve(found)])}
    for ending in found:
        days |= {ending.first, ending.certain}
    if document.target_until:
        days.add(document.target_until.next_day().first)
    return {day for day in days if day}
