"""What a field says of itself beside its type: `reason: Annotated[Line | None, Show.PARTICULARS]`.

Whoever wants to know what a field is called, where its ids come from or where it shows asks
`model_fields`; no other place keeps a table of fields.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, Flag, auto
from typing import Any

from portal.read.relation import Relation


class Show(Flag):
    """Where readers meet a field. In a part of a record: where they meet it of what its holder
    shows."""

    HEAD = auto()
    """Above the sections of its page: title, summary, reminders."""
    KEY_FACT = auto()
    """Among the few facts of the first screen."""
    FACTS = auto()
    """In the box that all records have (基本信息)."""
    PARTICULARS = auto()
    """In the box of what is particular to its catalogue."""
    SECTION = auto()
    """In a section of its own."""
    ENTRY = auto()
    """In the feed entries that tell of its record."""
    SEARCH = auto()
    """In the text that is searched."""
    ABOUT = auto()
    """In what is searched first: names, and what it is about."""


PAGE = Show.HEAD | Show.KEY_FACT | Show.FACTS | Show.PARTICULARS | Show.SECTION
"""Everything on the page of a record."""


@dataclass(frozen=True)
class Hidden:
    """Readers never meet the field; `reason` says what it is for, or who says the same."""

    reason: str


@dataclass(frozen=True)
class Label:
    """What people call the field, where the first words of its description are not it. `short` is
    for the first screen."""

    text: str = ""
    short: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The ids in the field are terms of this vocabulary; '' for ids of catalogues."""

    name: str


@dataclass(frozen=True)
class Choices:
    """What the values are called that the field may have."""

    words: Mapping[Any, str]


@dataclass(frozen=True)
class LinksTo:
    """The ids in the field are those of other records. `mirrored` repeats what they state."""

    relation: Relation
    mirrored: bool = False


@dataclass(frozen=True)
class NotAfter:
    """The date in the field lies after none of those in these others, unless the record has a
    field that explains it."""

    fields: tuple[str, ...]
    unless: str = ""


@dataclass(frozen=True)
class Dates:
    """The date in the field is what its record is dated by; where there are several, by the one
    with the lowest rank."""

    rank: int = 0


class Is(Enum):
    """What else can be true of a field."""

    EXACT = auto()
    """A number, date or code: left blank while it is not verified."""
    HEADING = auto()
    """May stand in a record that no source shows, which is a mere heading."""
    ROWS = auto()
    """Its parts have pages of their own."""
    PARTS = auto()
    """Its parts have ids and places on the page of the record."""
    TITLED = auto()
    """Its parts have ids and titles: what changes in one is told with its title."""
    TABLE = auto()
    """Its parts are a table to an editor: they go out to a workbook and come back."""
    MARKDOWN = auto()
    """Running text."""
    PAST = auto()
    """A day on which somebody did something: it cannot lie ahead."""
    WEB = auto()
    """The address of a page elsewhere."""
    ACTED_ON = auto()
    """People act upon it although it is text: what changes here is no slip, so that `--minor` asks.
    Exact values, numbers, dates and choices are that without saying so."""
    OURS = auto()
    """Tells of our work and not of its subject: `--minor` may change it."""
    IN_DATA = auto()
    """Takers of the data get it although pages never show it as it is: they say it in other words, or by a
    link, which data do not have."""
    INTERNAL = auto()
    """For the editors alone: in no ledger, feed, file or page, and nothing to publish when it changes."""
    FIELD_NAME = auto()
    """The name of a field of the same record or row: people read what that field is called."""
    UNTOLD = auto()
    """No entry of a feed or of the history tells it, for what was told stays: it is worth nothing once
    it is old, or says something to editors alone."""
    PROVISION = auto()
    """Names articles (第五十二条): of the record that the field `record` beside it names, else of the text of
    its own record."""
    REMARK = auto()
    """What we say beside an entry, or where we file it: no part of what its edition says, so that
    editions are not compared by it."""
