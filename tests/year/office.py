"""An office that runs a portal for a year: what it publishes, what went online when, and what it
should have told whom.

`schedule.py` says what happens; here is how. What subscribers should hear is written down beside
each step, by hand: nothing of it is asked of the code that makes feeds.
"""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from helpers.desk import OURS, Desk, moment
from helpers.tree import catalogue

from portal.catalogue.catalogue import Catalogue
from portal.feeds import files
from portal.feeds.files import feed_files
from portal.ledger.late import late
from portal.ledger.ledger import Ledger
from portal.ledger.ledger_file import take_away
from portal.ledger.ledger_folder import FOLDER
from portal.ledger.publication import Publication
from portal.ledger.publisher import Publisher
from portal.ledger.rebase import rebase
from portal.ledger.shared import Shared
from portal.ledger.timeline import Timeline, build_timeline
from portal.view.render import Renderer
from portal.view.site import Site

ALL, WEEKLY = "all", "weekly"
DIGESTS = (WEEKLY,)
PAPER, JIAXING, MOTOR = "industry-paper", "region-330400", "equipment-motor"
NOISE = "topic-noise-pollution"
"""A topic that ends: whoever follows it is told so, and nobody else."""
AUDIENCES = {ALL: "", PAPER: "造纸", JIAXING: "嘉兴市", MOTOR: "电动机"}
"""Those who are followed through the year, with what their feeds are called."""
EVERYBODY = (PAPER, JIAXING, MOTOR)
"""Who hears of what holds everywhere for everybody."""

Record = dict[str, Any]

MAKERS: dict[str, Callable[..., bytes]] = {
    name: getattr(files, name) for name in ("atom", "rss", "json_feed")
}
"""What makes the bytes of one file."""


@dataclass(frozen=True)
class Heard:
    """One thing that subscribers should hear, by scope the words that they read; `all` always."""

    titles: dict[str, str]


def heard(title: str, *scopes: str) -> Heard:
    """Something about one record, told in the same words to `all` and to these."""
    return Heard(dict.fromkeys((ALL, *scopes), title))


def heard_of_many(title: str, note: str, whole: int, **parts: int) -> Heard:
    """Something about many records, of which so many concern the paper mill, Jiaxing, who has motors."""
    names = {"paper": PAPER, "jiaxing": JIAXING, "motor": MOTOR}
    titles = {ALL: f"{title}：{note}"}
    for name, count in parts.items():
        scope = names[name]
        part = "" if count == whole else f"，与“{AUDIENCES[scope]}”有关的 {count} 条"
        titles[scope] = f"{title}{part}：{note}"
    return Heard(titles)


@dataclass(frozen=True)
class Deploy:
    """What was online from a moment on. `records` are the records as they were, by id."""

    at: datetime
    files: dict[str, bytes]
    records: dict[str, Record]


@dataclass(frozen=True)
class Branch:
    """What was published and is not on the site yet."""

    data: Path
    kind: str
    record: Record
    publication: Publication
    at: str


@dataclass
class Office:
    """Time runs forward: each call comes after the one before it."""

    desk: Desk
    now: datetime = field(default_factory=lambda: moment("2026-11-30T00:00"))
    truth: list[tuple[datetime, Heard]] = field(default_factory=list)
    deploys: list[Deploy] = field(default_factory=list)
    publications: int = 0
    records: dict[str, tuple[str, Record]] = field(default_factory=dict)
    """What stands in the data, by id, with its catalogue."""
    looks: dict[str, dict[str, bytes]] = field(default_factory=dict)
    """Every file of every scope, by moments."""
    flagged: list[str] = field(default_factory=list)
    """What the check said of late merges."""
    _edits: list[Callable[[], None]] = field(default_factory=list)
    _published: dict[str, Record] = field(default_factory=dict)
    _read: tuple[Catalogue, Ledger] | None = None
    _renderer: Renderer = field(default_factory=lambda: Renderer(catalogue()))
    _memory: dict[str, Callable[..., bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._memory = {name: remembered(make) for name, make in MAKERS.items()}

    # --- what an editor does --------------------------------------------------------------------------

    def put(self, kind: str, *records: Record) -> None:
        """Write records, new ones or new texts of old ones, by the time of the next publication."""
        self.records |= {record["id"]: (kind, record) for record in records}
        self._edits.append(lambda: self.desk.put(kind, *records))

    def change(self, *ids: str, **fields: Any) -> None:
        """Write other values into some fields; None takes a field away."""
        for id in ids:
            kind, record = self.records[id]
            self.put(kind, {k: v for k, v in (record | fields).items() if v is not None})

    def remove(self, id: str) -> None:
        kind, _ = self.records.pop(id)
        self.desk.path(kind, id).unlink()

    def replace_in_vocabulary(self, name: str, old: str, new: str) -> None:
        """Another name for a term, or a term that goes."""

        def edit() -> None:
            path = self.desk.data / "vocab" / f"{name}.yaml"
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, (old, text.count(old))
            path.write_text(text.replace(old, new), encoding="utf-8")

        self._edits.append(edit)

    def publish(self, at: str, note: str, *told: Heard, misprint: bool = False) -> None:
        """What was edited, to subscribers."""
        self._until(at)
        self._write()
        press = self.desk.publisher(at)
        self._keep(at, press.regular(note, misprint=misprint), told, press)

    def minor(self, at: str) -> None:
        """What was edited, to nobody."""
        self._until(at)
        self._write()
        press = self.desk.publisher(at)
        self._keep(at, press.minor("", misprint=False), (), press)

    def withdraw(self, at: str, id: str, reason: str, *told: Heard) -> None:
        self._until(at)
        self._keep(at, self.desk.publisher(at).withdrawal(id, reason, ""), told)

    def restore(self, at: str, id: str, note: str, *told: Heard) -> None:
        self._until(at)
        self._keep(at, self.desk.publisher(at).restoring(id, note), told)

    def rename(self, at: str, old: str, new: str) -> None:
        self._until(at)
        kind, record = self.records[old]
        self.remove(old)
        self.put(kind, record | {"id": new, "alias_ids": [old]})
        self._write()
        self._keep(at, self.desk.publisher(at).renaming(old, new, ""), ())

    def merge(self, at: str, gone: str, into: str, note: str, *told: Heard) -> None:
        self._until(at)
        self.remove(gone)
        kind, record = self.records[into]
        self.put(kind, record | {"alias_ids": [*record.get("alias_ids", ()), gone]})
        self._write()
        self._keep(at, self.desk.publisher(at).merging(gone, into, note), told)

    def branch(self, at: str, kind: str, record: Record, note: str) -> "Branch":
        """A new record that is published on a branch, which waits for somebody to look at it."""
        self._until(at)
        folder = shutil.copytree(self.desk.data, self.desk.data.parent / f"branch-{record['id']}")
        (there := Desk(folder)).put(kind, record)
        return Branch(folder, kind, record, there.publish(at, note), at)

    def pull(self, merged: str, branch: "Branch", *told: Heard) -> None:
        """A branch comes to the site. Where the check says that it comes too late for the digest of
        its week, or that somebody else has published since, it is published again, as it says."""
        self._until(merged)
        name = branch.publication.name
        trunk = frozenset(path.name for path in (self.desk.data / FOLDER).glob("*.jsonl"))
        self.put(branch.kind, branch.record)
        self._write()
        shutil.copy(branch.data / FOLDER / name, self.desk.data / FOLDER / name)
        opened = self.desk.opened(merged)
        ledger = opened.following.ledger
        said = list(late(ledger, Shared(trunk, trunk, "main"), moment(merged)))
        said += opened.following.problems  # somebody else has published in between
        if said:
            self.flagged.append(f"{said[0].message}；{said[0].hint}")
            again = rebase(self.desk.data, name)
            for one in again.made(self.desk.publisher(merged, again.names)):
                self.desk.keep(one)
            take_away(again.names, self.desk.data)
        self.publications += 1
        self._read = None
        self.truth += [(moment(merged if said else branch.at), one) for one in told]
        self._deploy(moment(merged) + timedelta(minutes=5))

    # --- what days bring ------------------------------------------------------------------------------

    def day(self, day: str, *told: Heard) -> None:
        """Midnight brings something; the nightly build puts it online."""
        midnight = datetime.combine(date.fromisoformat(day), time(), self.now.tzinfo)
        self._until(f"{day}T00:00")
        self.truth += [(midnight, one) for one in told]
        self._deploy(midnight + timedelta(minutes=5))

    # --- what goes online -----------------------------------------------------------------------------

    def quiet(self, at: str) -> None:
        """Nothing has happened: another build gives the same bytes."""
        self._until(at)
        self._read = None
        self._memory = MAKERS
        assert self._files(moment(at)) == self.deploys[-1].files, at
        self._memory = {name: remembered(make) for name, make in MAKERS.items()}

    def look(self, at: str) -> None:
        """Keep everything that is online, of all scopes."""
        self._until(at)
        self.looks[at] = self._files(moment(at), of_all=True)

    def _until(self, at: str) -> None:
        """Let time go by: each Monday brings the digest of a week in which something was told."""
        to = moment(at)
        assert to >= self.now, f"{at} lies before {self.now}"
        monday = datetime.combine(self.now.date(), time(), self.now.tzinfo)
        monday += timedelta(days=7 - monday.weekday())
        while monday <= to:
            if any(monday - timedelta(days=7) <= when < monday for when, _ in self.truth[-40:]):
                self._deploy(monday + timedelta(minutes=5))
            monday += timedelta(days=7)
        self.now = to

    def _keep(
        self,
        at: str,
        publication: Publication,
        told: Iterable[Heard],
        press: Publisher | None = None,
    ) -> None:
        assert publication.lines, f"{at}: nothing to publish"
        self.desk.keep(publication)
        self.publications += 1
        self._read = None
        if press and not any(line.scope for line in publication.lines):  # the catalogue is the same
            ledger = Ledger((*press.ledger.publications, publication))
            self._read = (press.catalogue, ledger)
        self.truth += [(moment(at), one) for one in told]
        self._deploy(moment(at) + timedelta(minutes=5))

    def _write(self) -> None:
        self._read = None
        for edit in self._edits:
            edit()
        self._edits.clear()

    def _deploy(self, at: datetime) -> None:
        if not self._edits:  # what is written and not published yet is not on the site
            self._published = {id: record for id, (_, record) in self.records.items()}
        deploy = Deploy(at, self._files(at), self._published)
        if self.deploys and self.deploys[-1].at == at:
            self.deploys.pop()
        self.deploys.append(deploy)

    def _opened(self, at: datetime) -> tuple[Catalogue, Timeline]:
        """What the build would read: the data, and what was told by then. Read anew after each
        publication only, for nothing else changes the files."""
        if self._read is None:
            opened = self.desk.opened(at.isoformat()[:16])
            wrong = opened.problems + opened.unpublished
            assert not wrong, list(map(str, wrong))
            self._read = (opened.catalogue, opened.following.ledger)
        catalogue, ledger = self._read
        return catalogue, build_timeline(ledger, at)

    def _files(self, at: datetime, of_all: bool = False) -> dict[str, bytes]:
        """The feeds and calendars of those who are followed, as the build makes them; or of all."""
        catalogue, timeline = self._opened(at)
        site = Site(catalogue, at.date(), OURS, timeline)
        told = site.subscriptions
        followed = {*AUDIENCES, *DIGESTS}
        for scopes in () if of_all else (told.scopes, getattr(told, "weekly", {})):
            for id in scopes.keys() - followed:
                del scopes[id]
        with patch.multiple("portal.feeds.files", **self._memory):
            return {one.path: one.content for one in feed_files(site, self._renderer)}


def remembered(function: Callable[..., bytes]) -> Callable[..., bytes]:
    """The same of the same: most files of a build say what they said the time before."""
    known: dict[str, bytes] = {}

    def answer(*arguments: object) -> bytes:
        key = repr(arguments)
        if key not in known:
            known[key] = function(*arguments)
        return known[key]

    return answer
