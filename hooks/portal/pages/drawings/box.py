"""One document as a box in a drawing: its title, its number or year, and whether it holds."""

from dataclasses import dataclass

from portal.kinds.item import Item
from portal.pages.drawings.lettering import cut, width, wrap
from portal.view.site import Site

TITLE, SMALL = 14, 12
"""Sizes of letters."""

LINE, PAD, HEAD = 19, 10, 13
"""Height of a line of a title; air at the sides of a box; from its edge to the first baseline."""

TONES = {
    "in-force": "good",
    "upcoming": "info",
    "superseded": "bad",
    "repealed": "bad",
    "expired": "bad",
}
"""Tone of a status; the others are to be checked (warn)."""


@dataclass(frozen=True)
class DrawnText:
    """One line of text with its baseline; `url` where it leads on."""

    text: str
    x: int
    y: int
    url: str = ""


@dataclass(frozen=True)
class Pill:
    """A status: its word in a frame."""

    words: DrawnText
    tone: str
    x: int
    y: int
    width: int


@dataclass(frozen=True)
class Box:
    """One document. `url` is below the root."""

    url: str
    lines: tuple[DrawnText, ...]
    facts: DrawnText
    pill: Pill | None
    x: int
    y: int
    width: int
    height: int

    @property
    def middle(self) -> int:
        return self.y + round(self.height / 2)


def box_of(item: Item, site: Site, x: int, y: int, wide: int, most: int, tall: int = 0) -> Box:
    """The box at (x, y), `wide`, with at most `most` lines of title and `tall` units to spare."""
    room = wide - 2 * PAD
    texts = wrap(item.title, TITLE, room, most)
    first = y + 8 + HEAD
    lines = [DrawnText(text, x + PAD, first + LINE * at) for at, text in enumerate(texts)]
    base = lines[-1].y + 19
    badge = site.badge(item)
    pill = None
    if badge:
        run = round(width(badge.name, SMALL) + 10)
        left = x + wide - PAD - run
        words = DrawnText(badge.name, left + 5, base)
        pill = Pill(words, TONES.get(badge.id, "warn"), left, base - 13, run)
        room -= run + 8
    told = _number_or_year(item)
    return Box(
        url=item.url,
        lines=tuple(lines),
        facts=DrawnText(cut(told, SMALL, room), x + PAD, base),
        pill=pill,
        x=x,
        y=y,
        width=wide,
        height=base + 10 - y + tall,
    )


def _number_or_year(item: Item) -> str:
    if number := item.get("doc_no"):
        return number
    day = item.get("issued") or item.get("published") or item.get("effective")
    return f"{day.first.year}年" if day else ""
