"""一图看懂 as a drawing: a portrait sheet of questions with their answers, 360 units wide, which on a
phone is about one to a pixel. Lines break by counted characters; what does not fit ends in an ellipsis,
and the table behind the drawing has the whole of it.
"""

from dataclasses import dataclass

from portal.kinds.item import Item
from portal.pages.drawings.box import TONES, DrawnText, Pill
from portal.pages.drawings.lettering import cut, width, wrap
from portal.view.glance import FIRST, GlanceAnswer
from portal.view.site import Site

WIDE = 360
EDGE = 14
TITLE, TEXT, SMALL = 17, 15, 12
"""Sizes of letters."""

LINE = 21
MOST = 5
"""Lines of an answer."""


@dataclass(frozen=True)
class GlanceBand:
    """One question over its answer, from `y` down."""

    question: DrawnText
    lines: tuple[DrawnText, ...]
    pending: Pill | None
    y: int
    height: int
    first: bool
    """Whether it is what has to be done before all else."""


@dataclass(frozen=True)
class Glance:
    """The drawing, and the answers in full for the table behind it."""

    name: str
    height: int
    head: int
    """Height of the head, with title, number and status."""
    title: tuple[DrawnText, ...]
    facts: DrawnText
    pill: Pill | None
    bands: tuple[GlanceBand, ...]
    foot: tuple[DrawnText, ...]
    answers: tuple[GlanceAnswer, ...]
    url: str
    """Where it stands as a file of its own."""


def glance(item: Item, answers: tuple[GlanceAnswer, ...], site: Site) -> Glance:
    """The sheet for one document."""
    room = WIDE - 2 * EDGE
    title = _lines(wrap(item.title, TITLE, room, 3), 30, 24)
    base = title[-1].y + 22
    badge = site.badge(item)
    pill = _pill(badge.name, TONES.get(badge.id, "warn"), base) if badge else None
    head = base + 12
    y = head + 8
    bands = []
    for one in answers:
        bands.append(_band(one, y, room))
        y += bands[-1].height + 6
    foot = _lines(wrap(_origin(item, site), SMALL, room, 3), y + 14, 17)
    return Glance(
        name=f"一图看懂：{item.title}",
        height=foot[-1].y + 12,
        head=head,
        title=title,
        facts=DrawnText(
            cut(item.get("doc_no") or "", SMALL, (pill.x if pill else WIDE) - EDGE - 8), EDGE, base
        ),
        pill=pill,
        bands=tuple(bands),
        foot=foot,
        answers=answers,
        url=f"{item.url}glance.svg",
    )


def _lines(texts: tuple[str, ...], y: int, step: int) -> tuple[DrawnText, ...]:
    return tuple(DrawnText(text, EDGE, y + step * at) for at, text in enumerate(texts))


def _pill(words: str, tone: str, base: int) -> Pill:
    run = round(width(words, SMALL) + 10)
    left = WIDE - EDGE - run
    return Pill(DrawnText(words, left + 5, base), tone, left, base - 13, run)


def _band(one: GlanceAnswer, y: int, room: int) -> GlanceBand:
    lines = _lines(wrap(one.text, TEXT, room, MOST), y + 40, LINE)
    return GlanceBand(
        question=DrawnText(one.question, EDGE, y + 18),
        lines=lines,
        pending=_pill(one.pending, "warn", y + 18) if one.pending else None,
        y=y,
        height=lines[-1].y + 10 - y,
        first=one.question == FIRST,
    )


def _origin(item: Item, site: Site) -> str:
    """Whence it comes and of which day it is."""
    source = next((one.title for one in item.value.sources), "")
    where = f"来源：{source}。" if source else ""
    return f"{where}{site.info.name}，资料最近变化 {site.last_change}。以官方文本为准。"
