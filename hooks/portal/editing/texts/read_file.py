"""What was read from a file of others: its lines and tables, and what has to be said of it."""

import re
from dataclasses import dataclass

from portal.read.radicals import ideographs

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb]"
)
_BLANK = re.compile("[ \t\xa0\u2000-\u200a\u202f\u205f]+")


class BadText(Exception):
    """A file that is no text to take in; the words say in Chinese why and what to do."""


@dataclass(frozen=True)
class ReadLine:
    """A natural paragraph. `where` counts the paragraphs (of plain text: the lines) of the file."""

    text: str
    where: int
    lead: str = ""
    """What stands in bold at its beginning, where the rest does not."""
    heading: bool = False
    """Whether it looks like a heading: its style, or that it is centred."""
    contents: bool = False
    """Whether its style is that of a contents list."""


@dataclass(frozen=True)
class ReadTable:
    """A table; each row has as many cells as the widest."""

    rows: tuple[tuple[str, ...], ...]
    where: int


ReadPart = ReadLine | ReadTable


@dataclass(frozen=True)
class ReadFile:
    """All of a file. `unit` is what `where` counts: 段 or 行."""

    parts: tuple[ReadPart, ...]
    unit: str = "段"
    remarks: tuple[str, ...] = ()
    """What whoever takes it in has to know, a sentence each."""
    missing: tuple[str, ...] = ()
    """What the file shows and the text has not, for the note to readers: 有 3 张图片没有录入."""


def clean(text: str) -> str:
    """A line without what nobody sees: one kind of blank, none at the ends."""
    return ideographs(_BLANK.sub(" ", _UNSEEN.sub("", text))).strip(" 　\t")


def clean_lines(text: str) -> list[str]:
    """The lines of a paragraph that a break within it parts; none that is empty."""
    return [one for one in map(clean, re.split("[\n\r\x0b\x0c\x85\u2028\u2029]", text)) if one]


def squared(rows: list[list[str]]) -> tuple[tuple[str, ...], ...]:
    """Rows of one length, without those that are empty."""
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows if any(row))
