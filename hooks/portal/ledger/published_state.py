"""What holds at one point of the timeline: which record has ended others, and what still falls due."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from portal.catalogue.content import Content, content_of, row_in, title_of
from portal.kinds.item import Item
from portal.ledger.due_names import DueNames
from portal.ledger.replay import ReplayStep, State
from portal.read.known import KnownOf
from portal.validity.dated import Dated, PublishedDocument, beginning
from portal.validity.due_dates import DueDate, due_dates
from portal.validity.ending import Ending, ended_by_then, endings, first_ending
from portal.validity.status import Status

ENDS = ("supersedes", "ends")
"""Fields by which a record puts an end to others."""


DETAILS = "details"
"""How the row of a list names the record of its own that it has."""

DuesThatChanged = tuple[list[DueDate], list[DueDate]]
"""What fell due of a record before, and what does now."""


class PublishedState:
    """The published records with what they say of one another, kept up to date step by step."""

    def __init__(self) -> None:
        self.state = State()
        self._dues: dict[str, DueNames] = {}
        """By record, under the names that they have for good."""
        self._enders: dict[str, dict[str, list[str]]] = defaultdict(dict)
        """Record -> what ends it, with the fields that say so."""
        self._aliases: dict[str, str] = {}
        self._origins: dict[str, str] = {}
        """Id -> the first one that something bore: what falls due is called after it for good."""
        self._endings: dict[str, list[Ending]] = {}
        """Worked out when asked for, and forgotten when something that counts has changed."""
        self._holding: dict[str, list[DueDate]] = {}
        """By record, what still falls due as it is told."""
        self._touched: set[str] = set()
        """Records of which that may have become something else."""
        self._leaning: dict[str, set[str]] = defaultdict(set)
        """Id -> the lists whose rows have, or would have, a record of their own under it: what is
        told of these rows depends on it."""
        self._asked: KnownOf[list[DueDate]] = KnownOf()
        """Of records in the catalogue, until there is more to follow."""

    def take(self, step: ReplayStep) -> None:
        """Follow what one step of the history did to the state."""
        names = DueNames()
        self._asked = KnownOf()
        self._touch_leaning(step)
        for before in (step.merged, step.before):
            if before is not None:
                self._forget(before)
                names = self._dues.pop(before["id"], DueNames())
                for target, _ in named_as_ended(before):
                    self._enders[self._real(target)].pop(before["id"], None)
        if step.line.kind in ("renamed", "merged"):
            old, new = step.line.old, step.line.row or step.line.record
            if step.line.kind == "renamed":
                self._origins[new] = self._origins.get(old, old)
            if enders := self._enders.pop(old, None):  # what ends it may go on using the old id
                self._enders[new].update(enders)
        if step.after is not None:
            for alias in step.after.get("alias_ids", ()):
                self._aliases[alias.rpartition("/")[2]] = step.after["id"]
            dues = names.named(self._dated_in(step.after), self._origin)
            self._dues[step.after["id"]] = names.followed_by(dues)
            for target, field in named_as_ended(step.after):
                self._enders[self._real(target)].setdefault(step.after["id"], []).append(field)
            self._forget(step.after)

    def dues_that_changed(self) -> list[DuesThatChanged]:
        """What falls due of the records that were touched since this was asked last. Whether it
        holds goes by the record, by what ends it, and by the records that its rows have."""
        changed = []
        for id in sorted(self._touched):
            gone = self._holding.pop(id, [])
            living = self._dues.get(id, DueNames()).living
            told = (self.told_once(due) for due in living if self.holds(due))
            if now := [one for one in told if one]:
                self._holding[id] = now
            changed.append((gone, now))
        self._touched.clear()
        return changed

    def told_once(self, due: DueDate) -> DueDate | None:
        """The due without the rows of which a record of its own tells the same on the same day;
        None where nothing is left."""
        if not due.rows:
            return due
        content = self.state.contents.get(due.record, {})
        rows = tuple(id for id in due.rows if not self._has_own(due, row_in(content, id) or {}))
        if not rows:
            return None
        return due if rows == due.rows else replace(due, rows=rows, title=_title(content, rows))

    def _has_own(self, due: DueDate, row: Content) -> bool:
        for link in row.get("related", ()):
            if link["relation"] != DETAILS:
                continue
            target = self._real(link["id"])
            for id in (link["id"], self.state.current(link["id"]), target):
                self._leaning[id].add(due.record)
            if target in self.state.withdrawn:
                continue
            own = self._dues.get(target, DueNames()).living
            if any((one.what, one.day, one.rows) == (due.what, due.day, ()) for one in own):
                return True
        return False

    def dues_of(self, content: Content) -> list[DueDate]:
        """What is dated in a record as it was published or as it will be, by the names that it has
        had from the start."""
        names = self._dues.get(content["id"], DueNames())
        return names.named(self._dated_in(content), self._origin)

    def dues_of_item(self, record: Item) -> list[DueDate]:
        """The same of a record as it is in the catalogue."""
        return self._asked.of(record.record, lambda: self.dues_of(content_of(record)))

    def holds(self, due: DueDate) -> bool:
        """Whether something will fall due: not when it was withdrawn, or has ended before."""
        withdrawn = self.state.withdrawn
        if due.record in withdrawn or due.rows and all(row in withdrawn for row in due.rows):
            return False
        return not due.held_back_by(ended_by_then(self.endings(due.record)))

    def enders(self, id: str) -> Iterator[tuple[Dated, str]]:
        """What supersedes or ends a record, each with the field that says so."""
        for ender, fields in self._enders.get(id, {}).items():
            other = self.state.contents.get(ender)
            if other is not None and ender != id and ender not in self.state.withdrawn:
                yield from ((PublishedDocument(other), field) for field in fields)

    def endings(self, id: str) -> list[Ending]:
        """What brings a record to its end, in no order."""
        if id not in self._endings:
            self._endings[id] = endings(PublishedDocument(self.state.contents[id]), self)
        return self._endings[id]

    def ended_by(
        self, id: str, until: date, since: date = date.min
    ) -> Iterator[tuple[Content, Status]]:
        """What a record has put an end to between two days, both included, with the status that it
        has then. Nothing that something else ended before, and nothing that holds beside it."""
        for target in self._ended_ids(id, set()):
            found = self.endings(target)
            first = first_ending(found)
            if first is None or first.certain is None or target in self.state.withdrawn:
                continue
            by = {
                one
                for ending in found
                if ending.certain == first.certain and ending.status is first.status
                for one in (*ending.by, *ending.told_by)
            }
            if id in by and since <= first.certain <= until:
                yield self.state.contents[target], first.status

    def ended(self, ids: Iterable[str], until: date) -> dict[str, Status]:
        """Which of some records, and of those that they may have put an end to, have certainly
        ended by a day, and how."""
        known = [id for one in ids if (id := self._real(one)) in self.state.contents]
        known += [target for id in list(known) for target in self._ended_ids(id, set())]
        firsts = {id: first_ending(self.endings(id)) for id in known}
        return {
            id: first.status
            for id, first in firsts.items()
            if first and first.certain and first.certain <= until
        }

    def _ended_ids(self, id: str, seen: set[str]) -> Iterator[str]:
        """The records that a record may have put an end to: those that it names, and what these
        name whose own day nobody knows."""
        for named, _ in named_as_ended(self.state.contents[id]):
            target = self._real(named)
            content = self.state.contents.get(target)
            if content is None or target in seen or target == id:
                continue
            seen.add(target)
            yield target
            if content.get("status_doubt") or beginning(PublishedDocument(content)).day is None:
                yield from self._ended_ids(target, seen)

    def _forget(self, content: Content) -> None:
        """The endings of a record are others now, and so may those be of what it ends."""
        seen = {content["id"]}
        ahead = [content]
        while ahead:
            for named, _ in named_as_ended(ahead.pop()):
                target = self._real(named)
                if target not in seen and (known := self.state.contents.get(target)):
                    ahead.append(known)
                seen.add(target)
        for id in seen:
            self._endings.pop(id, None)
        self._touched |= seen

    def _touch_leaning(self, step: ReplayStep) -> None:
        """The lists whose rows have as a record of their own what a step is about."""
        line = step.line
        ids = {line.record, line.row, line.old}
        for content in (step.merged, step.before, step.after):
            if content is not None:
                aliases = (alias.rpartition("/")[2] for alias in content.get("alias_ids", ()))
                ids.update((content["id"], *aliases))
        for id in ids & self._leaning.keys():
            self._touched |= self._leaning[id]

    def _dated_in(self, content: Content) -> list[DueDate]:
        """What is dated in a record, called after the ids that were there first."""
        found = []
        for due in due_dates(content):
            id, _, what = due.key.partition("/")
            found.append(replace(due, key=f"{self._origin(id)}/{what}"))
        return found

    def _origin(self, id: str) -> str:
        return self._origins.get(id, id)

    def _real(self, id: str) -> str:
        known = self.state.current(id)
        return known if known in self.state.contents else self._aliases.get(id, id)


def _title(content: Content, rows: tuple[str, ...]) -> str:
    """Of the only row, else of the list."""
    row = row_in(content, rows[0]) if len(rows) == 1 else None
    return title_of(row or content)


def named_as_ended(content: Content) -> Iterator[tuple[str, str]]:
    """What a record supersedes or ends, with the field that says so."""
    for field in ENDS:
        for target in content.get(field, ()):
            yield target, field
