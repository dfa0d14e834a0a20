"""What the package hands to whatever writes the site."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere below the root, or nowhere where `url` is ''; `note` follows them.
    The address of a page elsewhere is `outside`."""

    text: str
    url: str
    note: str = ""
    outside: bool = False


HOME = Link("首页", "")


@dataclass(frozen=True)
class Section:
    """One part of a page: its anchor, heading, the template that shows it, and the data for that.
    `step` is how the first screen leads there, where that is what readers come for."""

    id: str
    title: str
    form: str
    data: Any
    step: str = ""


@dataclass(frozen=True)
class Asset:
    """A file that is no page."""

    path: str
    content: bytes


@dataclass(frozen=True)
class PageContent:
    """What stands on a page, and what that is described by."""

    body: Markup
    description: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    """Anchor and heading of each section, for the table of contents."""
    trail: tuple[Link, ...] = (HOME,)
    """The way from home to the page, without itself, as it stands on it."""
    beside: Callable[[], Iterable[Asset]] = tuple
    """Makes the files that go with the page out of what it is made of."""


@dataclass(frozen=True)
class Page:
    """A promise of a page without its shell. Address and title are known at once; `make` makes the
    rest whenever it is asked for, and nobody keeps it: all pages together are larger than the data.
    `url` is below the root and ends in a slash ('' is home)."""

    url: str
    title: str
    make: Callable[[], PageContent]
    updated: date | None = None
    """The day its content last changed."""
    beside: tuple[str, ...] = ()
    """The paths of the files that are made with it (`PageContent.beside`)."""

    @property
    def body(self) -> Markup:
        return self.make().body

    @property
    def description(self) -> str:
        return self.make().description

    @property
    def sections(self) -> tuple[tuple[str, str], ...]:
        return self.make().sections

    def made(self) -> "Page":
        """The same page with its content, for those who ask for several parts of it."""
        content = self.make()
        return replace(self, make=lambda: content)


@dataclass(frozen=True)
class FileBatch:
    """A promise of some files, made by whoever writes them. Their paths begin with one of `within`."""

    within: tuple[str, ...]
    make: Callable[[], Iterable[Asset]]


def filled_in(page: str, asked: dict[str, str]) -> str:
    """The address of a tool or a finder below the root, with `asked` in its form. It stands behind
    `#`, which no server sees, as in what the tools write themselves (assets/tools/address.js)."""
    return f"{page}#{urlencode(asked, quote_via=quote, safe='')}"


@dataclass(frozen=True)
class Fact:
    """One line of a facts box: links, then a text, then what is doubted of it."""

    name: str
    text: str = ""
    links: tuple[Link, ...] = ()
    pending: str = ""


@dataclass(frozen=True, order=True)
class Heading:
    """A heading of a long list; those of lower rank are read first."""

    rank: int
    id: str
    name: str


@dataclass(frozen=True)
class Finding:
    """What a list says of a thing, with the tone in which to say it and what of it is doubted."""

    words: str
    tone: str
    pending: str = ""


@dataclass(frozen=True)
class Badge:
    """A status as people see it: never by colour alone, so it always has its name."""

    id: str
    name: str


@dataclass(frozen=True)
class Card:
    """An item in a list of items."""

    link: Link
    badge: Badge | None = None
    facts: tuple[str, ...] = ()
    summary: str = ""
    coverage: Badge | None = None
    """Where something of it is known to be missing."""
    beside: Badge | None = None
    """What its kind sets beside its status."""
    own: Badge | None = None
    """Whose word it is, where a portal speaks beside the nation."""
