"""What editors should look at, from the data alone: one place a record, with the reasons.

A place in the queue is a sum that anybody can repeat: the points of the reasons, times how much the
record matters. The same data on the same day give the same queue.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from portal.editing.care.review_reasons import Reason, Weight, reasons, weigh
from portal.kinds.item import Item
from portal.validity.due_dates import DueDate
from portal.view.changed_provisions import changed_provisions
from portal.view.site import Site

AHEAD = 90
"""Days for which coming dates count, where nobody asks for another number."""

OFTEN, SELDOM = 183, 365
"""Days after which a record that matters much, and any other that may hold, is to be looked at again."""

MUCH = 15
"""The weight, in tenths, from which a record matters much."""


@dataclass(frozen=True)
class Review:
    """One record to look at. `due` is the day by which somebody should have: None for what has ended
    and only waits for its faults to be mended."""

    item: Item
    reasons: tuple[Reason, ...]
    weight: Weight
    due: date | None

    @property
    def points(self) -> int:
        return sum(reason.points for reason in self.reasons)

    @property
    def score(self) -> int:
        return self.points * self.weight.tenths // 10

    @property
    def keeper(self) -> str:
        return self.item.get("keeper") or ""

    @property
    def path(self) -> str:
        """Its file, from the folder that the data folder lies in."""
        return "/".join(Path(self.item.path).parts[-3:])

    @property
    def why(self) -> str:
        """The sum in words: 近期有日子：期满 2026-12-31（20）；……；×1.6：现行有效、12 处引用。"""
        told = "；".join(f"{reason.words}（{reason.points}）" for reason in self.reasons)
        return f"{told}；{self.weight.words}"


def review_queue(site: Site, day: date, days: int = AHEAD) -> list[Review]:
    """Every record with something to look at, the most pressing first.

    `day` is the day that ages and coming dates are reckoned from, `days` how far ahead dates count."""
    found = [one for one in reviews(site, day, days) if one.reasons]
    return sorted(found, key=lambda one: (-one.score, -one.points, one.item.kind.id, one.item.id))


def coming_reviews(site: Site, day: date, days: int = AHEAD) -> list[Review]:
    """What is to be looked at again by some day ahead, or should have been before, the first due
    first; also records that have no fault."""
    last = day + timedelta(days)
    found = [one for one in reviews(site, day, days) if one.due and one.due <= last]
    return sorted(found, key=lambda one: (one.due, one.item.id))


def reviews(site: Site, day: date, days: int) -> Iterator[Review]:
    """Every record that stands, with its reasons, in the order of the catalogue."""
    dues, cited = _dues_by_record(site), _superseded_by_record(site)
    for item in site.catalogue.records:
        if site.catalogue.is_withdrawn(item):
            continue
        weight = weigh(item, site)
        own = dues.get(item.id, [])
        due = review_day(item, weight, own)
        told = reasons(item, site, day, days, due, own, cited.get(item.id, []))
        yield Review(item, tuple(told), weight, due)


def review_day(item: Item, weight: Weight, dues: list[DueDate]) -> date | None:
    """The day by which a record should be looked at again: some months after the last time, or when
    something falls due in it before that. None for what has ended."""
    if weight.ended:
        return None
    checked = item.value.verification.checked.last
    often = timedelta(days=OFTEN if weight.tenths >= MUCH else SELDOM)
    days = [checked + often, *(due.on for due in dues if due.on > checked)]
    return min(days)


def _dues_by_record(site: Site) -> dict[str, list[DueDate]]:
    found: dict[str, list[DueDate]] = {}
    for due in site.living_due_dates:
        found.setdefault(due.record, []).append(due)
    return found


def _superseded_by_record(site: Site) -> dict[str, list[str]]:
    """What was replaced of what records and their rows cite, by the id of the record: the titles of
    editions, and articles that are others now."""
    found: dict[str, list[str]] = {}
    for one in site.awaiting_review:
        item = site.catalogue.items.get(one.id)
        if item:
            edition = site.catalogue.items[one.edition]
            found.setdefault((item.parent or item).id, []).append(edition.title)
    for item in site.catalogue.records if site.catalogue.texts else ():
        for changed in changed_provisions(item, site):
            told = f"{changed.named} {changed.since} 起{changed.fate}"
            found.setdefault(item.id, []).append(told)
    return found
