"""Whether a document holds on a given day. Derived from dates and relations, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.item import Item
from portal.catalogue.links import Relation
from portal.read.dates import PartialDate
from portal.read.document import Document


class Status(Enum):
    """The seven answers; the values are ids of the vocabulary `statuses`."""

    UPCOMING = "upcoming"
    IN_FORCE = "in-force"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    EXPIRED = "expired"
    TARGET_PASSED = "target-passed"
    UNVERIFIED = "unverified"

    @property
    def ended(self) -> bool:
        return self in (Status.SUPERSEDED, Status.REPEALED, Status.EXPIRED)


@dataclass(frozen=True)
class Standing:
    """A status and what it rests on.

    `since` is the first day of this status, `until` the last day that is already known;
    `by` are the ids of what ended it or will end it; `reason` says why it is unverified or what
    is not known. `changed_basis` are ids of its legal bases that no longer hold.
    """

    status: Status
    since: PartialDate | None = None
    until: PartialDate | None = None
    by: tuple[str, ...] = ()
    reason: str | None = None
    changed_basis: tuple[str, ...] = ()


LEGISLATION = frozenset(
    ("law", "administrative-regulation", "departmental-rule", "local-regulation")
)
"""What is replaced here is repealed (废止); standards, lists and policies are superseded (替代)."""

DATED_LEVELS = LEGISLATION | {"national-standard"}
"""Documents that name the day they take effect. Others hold from the day they are issued."""

TIMELESS_LEVELS = frozenset(("announcement", "reference"))
"""Lists of winners and compilations: they set nothing that could be in force."""


class Standings:
    """The standing of every item on one day."""

    def __init__(self, catalogue: Catalogue, day: date):
        self.catalogue = catalogue
        self.day = day
        self._known: dict[str, Standing | None] = {}

    def of(self, item: Item) -> Standing | None:
        """None for what has no validity: cases and news."""
        if item.id not in self._known:
            self._known[item.id] = None  # where a circle of bases ends; a check reports it
            self._known[item.id] = self._row(item) if item.parent else self._record(item)
        return self._known[item.id]

    def heirs(self, item: Item) -> tuple[str, ...]:
        """Ids of what stands in the place of something ended, past what has itself ended."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        ahead = [item.id]
        while ahead:
            id = ahead.pop(0)
            standing = self.of(self.catalogue.items[id])
            if id not in seen and standing and standing.status.ended and standing.by:
                ahead += standing.by
            elif id != item.id and id not in seen:
                found[id] = None
            seen.add(id)
        return tuple(found)

    def _row(self, item: Item) -> Standing | None:
        """A row holds while its list does, unless it has dates of its own."""
        assert item.parent
        standing = self.of(item.parent)
        effective, expires = item.get("effective"), item.get("expires")
        if standing is None or standing.status.ended or not (effective or expires):
            return standing
        if expires and expires.over(self.day):
            return Standing(Status.EXPIRED, since=expires.next_day())
        begun = effective.begun(self.day) if effective else True
        if begun is False:
            return Standing(Status.UPCOMING, until=effective)
        if begun is None:
            return Standing(Status.UNVERIFIED, reason=_start_unknown(effective))
        if standing.status is not Status.IN_FORCE:
            return standing
        if effective:
            standing = replace(standing, since=effective, reason=None)
        if expires and (standing.until is None or expires.last <= standing.until.last):
            standing = replace(standing, until=expires, by=())
        return standing

    def _record(self, item: Item) -> Standing | None:
        document = item.value
        if not isinstance(document, Document) or document.level in TIMELESS_LEVELS:
            return None
        ended = self._ended(item, document)
        if ended:
            return ended
        standing = self._holds(item, document)
        return replace(standing, changed_basis=tuple(self._changed_basis(item)))

    def _ended(self, item: Item, document: Document) -> Standing | None:
        successors = self._successors(item)
        by = tuple(other.id for other, _ in successors)
        repealed = document.repealed.begun(self.day) if document.repealed else False
        if repealed:
            return Standing(Status.REPEALED, document.repealed, by=by)
        if repealed is None:
            known = f"废止日期只知道是{document.repealed.spoken}，具体日期待核"  # type: ignore[union-attr]
            return Standing(Status.UNVERIFIED, by=by, reason=known)
        done = [(other, start) for other, start in successors if self._has_started(other, start)]
        if done and not document.repealed:
            starts = sorted(start for _, start in done if start)
            return Standing(
                Status.REPEALED if document.level in LEGISLATION else Status.SUPERSEDED,
                starts[0] if starts else None,
                by=tuple(other.id for other, _ in done),
            )
        enders = tuple(link.source for link in self.catalogue.links.to(item.id, Relation.ENDS))
        if document.expires and document.expires.over(self.day):
            return Standing(Status.EXPIRED, document.expires.next_day(), by=enders)
        for id in enders:
            start = start_of(self.catalogue.items[id].value)
            if not document.expires and start and start.begun(self.day):
                return Standing(Status.EXPIRED, start, by=enders)
        return None

    def _holds(self, item: Item, document: Document) -> Standing:
        seen = document.verification.in_force_seen
        start = start_of(document)
        until, by = self._known_end(item, document)
        if document.status_doubt:
            return Standing(Status.UNVERIFIED, reason=document.status_doubt)
        if start is None:
            if seen and seen.begun(self.day):
                note = f"施行日期待核；{seen} 核对时列为现行"
                return self._or_target(document, Standing(Status.IN_FORCE, None, until, by, note))
            return self._or_target(document, Standing(Status.UNVERIFIED, reason="施行日期待核"))
        begun = start.begun(self.day)
        if begun is False:
            return Standing(Status.UPCOMING, until=start)
        if begun is None and document.effective:
            return Standing(Status.UNVERIFIED, reason=_start_unknown(start))
        if document.effective:
            return self._or_target(document, Standing(Status.IN_FORCE, start, until, by))
        deed = "成文" if document.issued else "发布"
        known = "待核" if document.verification.doubts("effective") else "未单独写明"
        note = f"{start.spoken}{deed}，施行日期{known}"
        return self._or_target(document, Standing(Status.IN_FORCE, None, until, by, note))

    def _or_target(self, document: Document, standing: Standing) -> Standing:
        target = document.target_until
        if target and target.over(self.day):
            return Standing(Status.TARGET_PASSED, target.next_day())
        return standing

    def _known_end(
        self, item: Item, document: Document
    ) -> tuple[PartialDate | None, tuple[str, ...]]:
        """The last day that is already known, and what ends it."""
        if document.expires:
            return document.expires, ()
        if document.repealed:
            return document.repealed, tuple(other.id for other, _ in self._successors(item))
        coming = [(start, other.id) for other, start in self._successors(item) if start]
        if coming:
            start, id = min(coming)
            return start, (id,)
        return document.target_until, ()

    def _successors(self, item: Item) -> list[tuple[Item, PartialDate | None]]:
        return [
            (other, start_of(other.value))
            for link in self.catalogue.links.to(item.id, Relation.SUPERSEDES)
            if (other := self.catalogue.items.get(link.source)) and other.id != item.id
        ]

    def _has_started(
        self, item: Item, start: PartialDate | None, seen: tuple[str, ...] = ()
    ) -> bool:
        """A successor counts once it has taken effect, or something after it has."""
        if start:
            return (
                start.first <= self.day
                if not item.get("effective")
                else bool(start.begun(self.day))
            )
        if item.id in seen:
            return False  # a cycle; its own check reports it
        later = [
            self._has_started(other, its_start, (*seen, item.id))
            for other, its_start in self._successors(item)
        ]
        return any(later) if later else item.get("status_doubt") is None

    def _changed_basis(self, item: Item) -> Iterator[str]:
        for link in self.catalogue.links.of(item.id, Relation.BASIS):
            basis = self.catalogue.items.get(link.target)
            standing = self.of(basis) if basis and basis.id != item.id else None
            if standing and standing.status.ended:
                yield link.target


def _start_unknown(start: PartialDate) -> str:
    return f"施行日期只知道是{start.spoken}，具体日期待核"


def start_of(value: object) -> PartialDate | None:
    """The first day a document holds, as far as it is known."""
    if not isinstance(value, Document):
        return None
    if value.effective or value.level in DATED_LEVELS:
        return value.effective
    return value.issued or value.published


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
        if start := start_of(item.value):
            days.add(start.first)
        if seen := item.value.verification.in_force_seen:
            days.add(seen.last)
    return sorted(days)
