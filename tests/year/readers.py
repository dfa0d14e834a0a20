"""Those who read: feedparser and the library `reader`, each as often as it pleases; icalendar and
vobject. They are given the bytes that were online, and ask the code of the portal nothing."""

import hashlib
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import feedparser
import feedparser_sgmllib
import reader
import vobject
from icalendar import Calendar
from year.office import Deploy

sys.modules.setdefault("sgmllib", feedparser_sgmllib)
"""The copy of feedparser inside `reader` asks for it by the name that it had in Python 2; what
feedparser itself brings is the same code."""

Told = tuple[str, str]
"""When something was told, to the minute, and in what words."""


@dataclass(frozen=True)
class Entry:
    """What a feed reader keeps of an entry."""

    id: str
    title: str
    updated: str
    body: str

    @property
    def told(self) -> Told:
        return self.updated[:16], self.title


@dataclass(frozen=True)
class Parsed:
    entries: tuple[Entry, ...]
    before: str
    """The address of the archive before, '' where there is none."""


class FeedParser:
    """feedparser, which parses the same bytes once."""

    def __init__(self) -> None:
        self._known: dict[bytes, Parsed] = {}

    def read(self, content: bytes) -> Parsed:
        name = hashlib.sha256(content).digest()
        if name not in self._known:
            found = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
            assert not found.bozo, found.bozo_exception
            entries = tuple(
                Entry(one.id, one.title, one.updated, one.content[0].value) for one in found.entries
            )
            links = [one.href for one in found.feed.links if one.rel == "prev-archive"]
            self._known[name] = Parsed(entries, links[0] if links else "")
        return self._known[name]


@dataclass
class Follower:
    """Somebody who follows one feed and keeps what came: each id that was not there is news to them."""

    parser: FeedParser
    news: list[Entry] = field(default_factory=list)
    known: dict[str, Entry] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)
    ahead: list[str] = field(default_factory=list)

    def poll(self, content: bytes, now: datetime) -> None:
        for one in reversed(self.parser.read(content).entries):
            self.take(one, now)

    def take(self, one: Entry, now: datetime) -> None:
        if one.id not in self.known:
            self.news.append(one)
        elif self.known[one.id] != one:
            self.changed.append(one.id)
        self.known[one.id] = one
        if datetime.fromisoformat(one.updated) > now:
            self.ahead.append(one.id)

    @property
    def told(self) -> Counter[Told]:
        return Counter(one.told for one in self.news)


def online(deploys: list[Deploy], at: datetime) -> Deploy:
    """What was online at a moment."""
    return next(one for one in reversed(deploys) if one.at <= at)


def polls(deploys: list[Deploy], every: timedelta | None) -> list[tuple[datetime, Deploy]]:
    """The moments at which somebody looks, and what is there: every so often from the first day on
    and on the last; without `every` each time that something has changed, as the hourly do."""
    if every is None:
        return [(one.at, one) for one in deploys]
    first, last = deploys[0].at, deploys[-1].at
    moments = [first + every * number for number in range((last - first) // every + 1)]
    return [(at, online(deploys, at)) for at in [*moments, last]]


@dataclass
class Library:
    """The library `reader`: a database of what was seen, fed from files."""

    folder: Path
    changed: int = 0

    def __post_init__(self) -> None:
        self.reader = reader.make_reader(":memory:", feed_root=str(self.folder))

    def poll(self, name: str, content: bytes) -> None:
        path = self.folder / f"{name}.xml"
        new = not path.exists()
        if not new and path.read_bytes() == content:
            return  # a server would answer 304
        path.write_bytes(content)
        if new:
            self.reader.add_feed(path.name)
        result = self.reader.update_feed(path.name)
        self.changed += result.modified if result else 0

    def told(self, name: str) -> Counter[Told]:
        found = self.reader.get_entries(feed=f"{name}.xml")
        china = timedelta(hours=8)
        return Counter(
            ((at + china).isoformat()[:16], one.title or "")
            for one in found
            if (at := one.updated or one.published)  # of RSS it takes the latter only
        )


@dataclass(frozen=True)
class Appointment:
    """What a calendar program keeps."""

    day: date
    status: str
    sequence: int
    words: str
    page: str


def by_icalendar(content: bytes) -> list[tuple[str, Appointment]]:
    found = Calendar.from_ical(content.decode())
    assert not found.errors
    return [
        (
            str(one["uid"]),
            Appointment(
                one.decoded("dtstart"),
                str(one["status"]),
                int(one["sequence"]),
                f"{one['summary']}\n{one['description']}",
                str(one["url"]),
            ),
        )
        for one in found.walk("VEVENT")
    ]


def by_vobject(content: bytes) -> list[tuple[str, Appointment]]:
    found = vobject.readOne(content.decode())
    return [
        (
            one.uid.value,
            Appointment(
                one.dtstart.value,
                one.status.value,
                int(one.sequence.value),
                f"{one.summary.value}\n{one.description.value}",
                one.url.value,
            ),
        )
        for one in getattr(found, "vevent_list", ())
    ]
