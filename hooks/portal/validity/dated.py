"""A document as validity sees it: its dates, and what others say of it.

Records as they are now and records as they were published are asked the same questions, so that a
page and a subscriber get one answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from portal.catalogue.content import Content
from portal.read.dates import PartialDate
from portal.validity.status import DATED_LEVELS


class Dated(Protocol):
    """What decides whether a document holds. `in_force_seen` is a day on which it was seen listed
    as in force, `status_doubt` why nobody can tell, `overlap` why it holds beside the edition
    before it."""

    @property
    def id(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def issued(self) -> PartialDate | None: ...
    @property
    def published(self) -> PartialDate | None: ...
    @property
    def effective(self) -> PartialDate | None: ...
    @property
    def expires(self) -> PartialDate | None: ...
    @property
    def repealed(self) -> PartialDate | None: ...
    @property
    def target_until(self) -> PartialDate | None: ...
    @property
    def dates_note(self) -> str | None: ...
    @property
    def added(self) -> PartialDate: ...
    @property
    def in_force_seen(self) -> PartialDate | None: ...
    @property
    def status_doubt(self) -> str | None: ...
    @property
    def overlap(self) -> str | None: ...
    def is_doubted(self, field: str) -> bool:
        """Whether a field, or a part of it, is unverified."""
        ...


class Documents(Protocol):
    """Documents that speak of one another."""

    def enders(self, id: str) -> Iterable[tuple[Dated, str]]:
        """What supersedes or ends a document, each with the field that says so: `supersedes` or
        `ends`. Nothing that was withdrawn."""
        ...


@dataclass(frozen=True)
class Beginning:
    """When a document begins to hold.

    `day` is what is known of it; on `first` it can begin at the earliest, by `certain` it has begun
    in any case. None where nothing is known.
    """

    day: PartialDate | None = None
    first: date | None = None
    certain: date | None = None


def start_of(document: Dated) -> PartialDate | None:
    """What is known of the first day a document holds: the day of effect that it names; for those
    that name none the day on which they were issued."""
    if document.effective or document.level in DATED_LEVELS:
        return document.effective
    return document.issued or document.published


def beginning(document: Dated) -> Beginning:
    """When a document begins. A day that is known to the month or year only has come for certain
    when that is over; a document that says no more than when it was issued was there by the day it
    was taken in here. Without any day, it had begun when it was seen in force."""
    day = start_of(document)
    if day is None:
        seen = document.in_force_seen
        return Beginning(certain=seen.last) if seen else Beginning()
    certain = day.last
    if not document.effective:
        certain = min(certain, max(day.first, document.added.last))
    return Beginning(day, day.first, certain)


def loose_end(expires: PartialDate | None, words: str | None) -> str:
    """What is written of an end of which no more than the year is sure, 到2027年供暖期结束; '' where
    the date says all. `words` are those that explain the date. Such a term may run out within that
    year, or after it, so that nobody can tell from its first day on."""
    return words or "" if expires and expires.precision == "year" else ""


class PublishedDocument:
    """A record's content of any time, as validity sees it."""

    def __init__(self, content: Content):
        self.content = content

    @property
    def id(self) -> str:
        return str(self.content["id"])

    @property
    def level(self) -> str:
        return str(self.content.get("level", ""))

    @property
    def issued(self) -> PartialDate | None:
        return self._date("issued")

    @property
    def published(self) -> PartialDate | None:
        return self._date("published")

    @property
    def effective(self) -> PartialDate | None:
        return self._date("effective")

    @property
    def expires(self) -> PartialDate | None:
        return self._date("expires")

    @property
    def repealed(self) -> PartialDate | None:
        return self._date("repealed")

    @property
    def target_until(self) -> PartialDate | None:
        return self._date("target_until")

    @property
    def dates_note(self) -> str | None:
        note: str | None = self.content.get("dates_note")
        return note

    @property
    def added(self) -> PartialDate:
        return PartialDate.of(self.content["added"])

    @property
    def in_force_seen(self) -> PartialDate | None:
        day = self.content.get("verification", {}).get("in_force_seen")
        return PartialDate.of(day) if day else None

    @property
    def status_doubt(self) -> str | None:
        doubt: str | None = self.content.get("status_doubt")
        return doubt

    @property
    def overlap(self) -> str | None:
        why: str | None = self.content.get("line", {}).get("overlap")
        return why

    def is_doubted(self, field: str) -> bool:
        doubts = self.content.get("verification", {}).get("unverified", ())
        return any(doubt["field"] == field for doubt in doubts)

    def _date(self, field: str) -> PartialDate | None:
        day = self.content.get(field)
        return PartialDate.of(day) if day else None
