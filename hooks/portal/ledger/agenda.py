"""The agenda behind the calendars: what fell due or will since it was published here.

An entry keeps its name when its words or its day are corrected, and is cancelled instead of
vanishing, so that calendar programs move or strike what they have. Which calendars it is in goes by
its record as it is published now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from portal.catalogue.content import Content
from portal.ledger.published_state import DuesThatChanged
from portal.validity.due_dates import DueDate


@dataclass(frozen=True)
class CalendarItem:
    """One thing in the calendar. `stamp` is when what it says was last published, `sequence` how
    often that was changed; `content` is its record as published last, while the entry holds."""

    due: DueDate
    content: Content
    stamp: datetime
    sequence: int = 0
    cancelled: bool = False


@dataclass
class Agenda:
    """The entries by the key of what falls due."""

    entries: dict[str, CalendarItem] = field(default_factory=dict)

    def follow(
        self, changed: Sequence[DuesThatChanged], contents: Mapping[str, Content], at: datetime
    ) -> None:
        """Take in what a publication changed, record by record. What lay in the past when it was
        published is history and no appointment."""
        today = at.date()
        before = {due.key for gone, _ in changed for due in gone}
        dues = {due.key: due for _, now in changed for due in now if not due.loose}
        for key, due in dues.items():
            known = self.entries.get(key)
            content = contents[due.record]
            if known is None:
                if due.on >= today:
                    self.entries[key] = CalendarItem(due, content, at)
            elif known.due != due or known.cancelled:
                self.entries[key] = CalendarItem(due, content, at, known.sequence + 1)
            elif (
                known.content is not content
            ):  # other topics, other calendars: the entry is the same
                self.entries[key] = replace(known, content=content)
        for key in before - dues.keys():
            known = self.entries.get(key)
            if known and not known.cancelled and known.due.on >= today:
                self.entries[key] = replace(
                    known, stamp=at, sequence=known.sequence + 1, cancelled=True
                )
