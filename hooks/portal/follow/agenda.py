"""The agenda behind the calendars: what fell due or will since it was published here.

An entry keeps its name when its day is corrected, and is cancelled instead of vanishing, so that
calendar programs move or strike what they have.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime

from portal.follow.schedule import Due
from portal.follow.substance import Substance
from portal.follow.world import World


@dataclass(frozen=True)
class Entry:
    """One thing in the calendar. `stamp` is when it was last published, `sequence` how often it
    was changed since; `substance` is its record then."""

    due: Due
    substance: Substance
    stamp: datetime
    sequence: int = 0
    cancelled: bool = False


@dataclass
class Agenda:
    """The entries by the key of what falls due."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def follow(self, world: World, at: datetime) -> None:
        """Take in what a publication changed. What lay in the past when it was published is
        history and no appointment."""
        today = at.date()
        dues = {due.key: due for due in world.dues()}
        for key, due in dues.items():
            known = self.entries.get(key)
            substance = world.state.contents[due.record]
            if known is None:
                if due.on >= today:
                    self.entries[key] = Entry(due, substance, at)
            elif known.due != due or known.cancelled:
                self.entries[key] = Entry(due, substance, at, known.sequence + 1)
        for key, known in self.entries.items():
            if key not in dues and not known.cancelled and known.due.on >= today:
                gone = replace(known, stamp=at, sequence=known.sequence + 1, cancelled=True)
                self.entries[key] = gone
