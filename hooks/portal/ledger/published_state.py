"""What holds at one point of the timeline: which record has ended others, and what still falls due."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from portal.catalogue.content import Content
from portal.ledger.replay import ReplayStep, State
from portal.read.dates import PartialDate
from portal.validity.due_dates import DueDate, due_dates
from portal.validity.status import DATED_LEVELS, LEGISLATION


class PublishedState:
    """The published records with what they say of one another, kept up to date step by step."""

    def __init__(self) -> None:
        self.state = State()
        self._dues: dict[str, list[DueDate]] = {}
        self._enders: dict[str, dict[str, str]] = defaultdict(dict)
        """Record -> what ends it, with the field that says so."""
        self._aliases: dict[str, str] = {}
        self._origins: dict[str, str] = {}
        """Id -> the first one that something bore: what falls due is called after it for good."""

    def take(self, step: ReplayStep) -> None:
        """Follow what one step of the history did to the state."""
        if step.before is not None:
            self._dues.pop(step.before["id"], None)
            for target, _ in _endings(step.before):
                self._enders[self._real(target)].pop(step.before["id"], None)
        if step.line.kind == "renamed":
            old, new = step.line.old, step.line.row or step.line.record
            self._origins[new] = self._origins.get(old, old)
            if enders := self._enders.pop(old, None):  # what ends it may go on using the old id
                self._enders[new].update(enders)
        if step.after is not None:
            for alias in step.after.get("alias_ids", ()):
                self._aliases[alias.rpartition("/")[2]] = step.after["id"]
            self._dues[step.after["id"]] = self.dues_of(step.after)
            for target, field in _endings(step.after):
                self._enders[self._real(target)][step.after["id"]] = field

    def dues(self) -> Iterator[DueDate]:
        """Everything dated that still holds."""
        return (due for due in chain.from_iterable(self._dues.values()) if self.holds(due))

    def dues_of(self, content: Content) -> list[DueDate]:
        """What is dated in a record, by the names that it has had from the start."""
        return [self._named(due) for due in due_dates(content)]

    def holds(self, due: DueDate) -> bool:
        """Whether something will fall due: not when it was withdrawn, or has ended before."""
        withdrawn = self.state.withdrawn
        if due.record in withdrawn or due.rows and all(row in withdrawn for row in due.rows):
            return False
        end = min((day for day, _ in self._ends(due.record) if day), default=None)
        own = due.sort in ("repealed", "expires") and not due.rows
        return end is None or (end >= due.on if own else end > due.on)

    def ended_by(self, record: str, day: date) -> Iterator[tuple[Content, str]]:
        """What `record` puts an end to on `day`, with what that is called."""
        for id, enders in self._enders.items():
            other = self.state.contents.get(id)
            if other is None or record not in enders or id in self.state.withdrawn:
                continue
            if min((end for end, _ in self._ends(id) if end), default=day) >= day:
                yield other, _ending(other, enders[record])

    def _ends(self, record: str) -> Iterator[tuple[date | None, str]]:
        """The first days without a record: by its own dates, by what replaces or stops it."""
        own = self.state.contents[record]
        if day := own.get("repealed"):
            yield PartialDate(day).last, ""
        if day := own.get("expires"):
            yield PartialDate(day).next_day().first, ""
        for id in self._enders.get(record, ()):
            other = self.state.contents.get(id)
            if other and id not in self.state.withdrawn:
                yield first_day(other), id

    def _named(self, due: DueDate) -> DueDate:
        id, _, what = due.key.partition("/")
        return replace(due, key=f"{self._origins.get(id, id)}/{what}")

    def _real(self, id: str) -> str:
        known = self.state.current(id)
        return known if known in self.state.contents else self._aliases.get(id, id)


def first_day(content: Content) -> date | None:
    """The day from which a document certainly holds; None where it is not known."""
    day = content.get("effective")
    if day is None and content.get("level") not in DATED_LEVELS:
        day = content.get("issued") or content.get("published")
    return PartialDate(day).last if day else None


def _endings(content: Content) -> Iterator[tuple[str, str]]:
    for field in ("supersedes", "ends"):
        for target in content.get(field, ()):
            yield target, field


def _ending(ended: Content, field: str) -> str:
    if field == "ends":
        return "停止执行"
    return "废止" if ended.get("level") in LEGISLATION else "替代"
