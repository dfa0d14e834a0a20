"""On which days subscribers hear of what falls due, kept day by day: no day looks at what others
bring, and no publication at what it did not change."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from portal.as_of import CHINA
from portal.validity.due_dates import AHEAD, DueDate


@dataclass(frozen=True)
class DueNotice:
    """What one day brings: something falls due, or will (`ahead`). `kind` is that of the event."""

    due: DueDate
    kind: str
    ahead: bool


class Notices:
    """Every notice that will be, or would have been, given, by its day."""

    def __init__(self) -> None:
        self._days: dict[date, dict[tuple[str, str, bool], DueNotice]] = defaultdict(dict)

    def follow(self, gone: Sequence[DueDate], now: Sequence[DueDate]) -> None:
        """Take in what an edit left of what falls due of a record."""
        for due in gone:
            for day, _, ahead in notices(due):
                del self._days[day][due.record, due.key, ahead]
        for due in now:
            for day, kind, ahead in notices(due):
                self._days[day][due.record, due.key, ahead] = DueNotice(due, kind, ahead)

    def between(
        self, after: datetime, until: datetime
    ) -> Iterator[tuple[datetime, list[DueNotice]]]:
        """The moments between two others, the latter included, that bring anything, with what."""
        day, last = (one.astimezone(CHINA).date() for one in (after, until))
        while day <= last:
            moment = datetime.combine(day, time(), CHINA)
            if after < moment and (found := self._days.get(day)):
                yield moment, sorted(found.values(), key=lambda one: (one.due.key, one.ahead))
            day += timedelta(days=1)


def notices(due: DueDate) -> Iterator[tuple[date, str, bool]]:
    """The days on which subscribers hear of something that falls due, with the kind of event and
    whether it is still to come. Of a month or year only what is certain: its last day. A beginning
    is announced as an end is, for it may have to be prepared; of a month before its first day."""
    if not due.is_end:
        if due.sort == "effective" and due.day.precision != "year":
            yield due.day.first - AHEAD, "deadline", True
        yield due.day.last, due.sort, False
        return
    if due.loose:  # it may come on any day of its year, or after it
        yield due.day.first - AHEAD, "deadline", True
        yield due.day.last + timedelta(days=1), "deadline", False
        return
    if due.sort != "target":
        yield due.day.last - AHEAD, "deadline", True
    yield (
        due.day.last + timedelta(days=1),
        "expired" if due.sort == "expires" else "deadline",
        False,
    )
