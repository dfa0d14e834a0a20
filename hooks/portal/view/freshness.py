"""How long ago something was published in each column, and until when that is fresh enough.

The limits are those of the public score sheets by which government sites are looked at: two weeks for the
home page and what happened, six months for notices and policies, no column without anything. Only content
counts: what was taken in, amended, restored, corrected or laid down in full; no silent correction, no day
that came by itself, no build.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from portal.kinds.kinds import KINDS
from portal.ledger.event import Event
from portal.page import HOME, Link
from portal.read.dates import PartialDate
from portal.view.site import Site

TOLD = frozenset(("added", "amended", "corrected", "restored", "text"))
"""Events that are content which somebody published."""

HOME_DAYS = 14

WARNING = timedelta(days=5)
"""How long before the end editors are told."""


@dataclass(frozen=True)
class ColumnFreshness:
    """A column: the last day on which it got something, None where it has nothing; for how many days
    that is fresh."""

    link: Link
    last: date | None
    days: int

    @property
    def until(self) -> date | None:
        """The last day on which it is fresh enough."""
        return self.last + timedelta(days=self.days) if self.last else None

    def left(self, day: date) -> int | None:
        """How many days are left on a day; less than 0 when it is too late."""
        return (self.until - day).days if self.until else None


def freshness(site: Site) -> tuple[ColumnFreshness, ...]:
    """Of the home page, then of each column that has to be fresh."""
    found = {kind.id: _last_told(site, kind.id) for kind in KINDS}
    columns = []
    for kind in KINDS:
        if kind.fresh_days:
            last = _dated(site, kind.id) if kind.is_news else found[kind.id]
            link = Link(kind.name, f"{kind.id}/")
            columns.append(ColumnFreshness(link, last, kind.fresh_days))
    home = max((day for day in found.values() if day), default=None)
    return (ColumnFreshness(HOME, home, HOME_DAYS), *columns)


def _last_told(site: Site, kind: str) -> date | None:
    days = (
        one.at.date()
        for one in site.timeline.events
        if one.kind in TOLD and one.due is None and _concerns(one, kind)
    )
    return max((day for day in days if day <= site.as_of), default=None)


def _concerns(event: Event, kind: str) -> bool:
    parts = event.parts or (event,)
    return any(one.content["catalogue"] == kind for part in parts for one in part.subjects)


def _dated(site: Site, kind: str) -> date | None:
    """Of what bears a day of its own, that is what visitors see: the last one that has come."""
    days = [one.get("date") for one in site.catalogue.of(kind)]
    past = [day.last for day in days if isinstance(day, PartialDate) and day.last <= site.as_of]
    return max(past, default=None)
