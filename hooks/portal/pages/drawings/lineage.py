"""来龙去脉: the lineage of a document as a drawing that reads from top to bottom.

On top what it rests on, then what it replaced, in the middle the document, below what replaced it
and what rests on it. Two lanes at the left edge tie the boxes to the document: a solid one for
editions, a dashed one for legal basis. All coordinates are units of a view box 360 wide, which on
a phone is about one to a pixel.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.item import Item
from portal.page import Section
from portal.pages.drawings.box import PAD, Box, DrawnText, box_of
from portal.pages.drawings.related import Relatives, relatives_of
from portal.view.site import Site

WIDE = 360
SHOWN = 3
"""Boxes in a group; the others are counted and stand under 相关文件和条目."""

LEFT = 34
"""Where the boxes of the others begin; the lanes run left of it."""

EDITIONS, LEGAL = 20.5, 8.5
"""The lanes of the line of editions and of legal basis. Half a unit makes hairlines sharp."""


@dataclass(frozen=True)
class LineageGroup:
    """One group of boxes under its heading."""

    heading: DrawnText
    boxes: tuple[Box, ...]
    more: DrawnText | None
    earlier: bool
    legal: bool


@dataclass(frozen=True)
class Lane:
    """A line from boxes to the document, with its arrow heads."""

    path: str
    heads: str
    legal: bool


@dataclass(frozen=True)
class Lineage:
    name: str
    caption: str
    height: int
    groups: tuple[LineageGroup, ...]
    main: Box
    entries: DrawnText | None
    """Leads to the rows of a list."""
    lanes: tuple[Lane, ...]


def sections(item: Item, site: Site) -> Iterator[Section]:
    """The lineage of a document that has any. A row's is that of its list, which it links to."""
    if relatives := list(relatives_of(item, site)):
        yield Section("lineage", "来龙去脉", "lineage", lineage(item, relatives, site))


def lineage(item: Item, relatives: list[Relatives], site: Site) -> Lineage:
    """Lay out a document among its relatives."""
    y = 1
    groups: list[LineageGroup] = []
    for relation in (one for one in relatives if one.earlier):
        groups.append(_group(relation, y, site))
        y = _bottom(groups[-1]) + 16
    entries = _entries(item, site)
    y = y + 6 if groups else y
    main = box_of(item, site, 1, y, WIDE - 2, most=3, tall=22 if entries else 0)
    if entries:
        entries = DrawnText(entries.text, 1 + PAD, main.y + main.height - 11, entries.url)
    y = main.y + main.height + 26
    for relation in (one for one in relatives if not one.earlier):
        groups.append(_group(relation, y, site))
        y = _bottom(groups[-1]) + 16
    height = (_bottom(groups[-1]) if not relatives[-1].earlier else main.y + main.height) + 2
    return Lineage(
        name=f"{item.title}的来龙去脉",
        caption=_caption(relatives),
        height=height,
        groups=tuple(groups),
        main=main,
        entries=entries,
        lanes=tuple(_lanes(groups, main)),
    )


def _group(relatives: Relatives, y: int, site: Site) -> LineageGroup:
    count = len(relatives.members)
    heading = f"{relatives.heading}（{count} 件）" if count > 1 else relatives.heading
    below = y + 20
    boxes = []
    for member in relatives.members[:SHOWN]:
        boxes.append(box_of(member, site, LEFT, below, WIDE - LEFT - 1, most=2))
        below += boxes[-1].height + 6
    more = None
    if count > SHOWN:
        text = f"另有 {count - SHOWN} 件，见“相关文件和条目”"
        more = DrawnText(text, LEFT + PAD, below + 12, "#relations")
    return LineageGroup(
        DrawnText(heading, LEFT, y + 12), tuple(boxes), more, relatives.earlier, relatives.legal
    )


def _bottom(group: LineageGroup) -> int:
    return group.more.y + 6 if group.more else group.boxes[-1].y + group.boxes[-1].height


def _entries(item: Item, site: Site) -> DrawnText | None:
    count = len(site.catalogue.rows(item))
    if not count:
        return None
    what = f"市场准入和限制规定 {count} 条" if item.get("rules") else f"本站收录的 {count} 个条目"
    return DrawnText(f"{what} ↓", 0, 0, "#rows")


def _lanes(groups: list[LineageGroup], main: Box) -> Iterator[Lane]:
    """Every arrow points down, with time: from what came before to what came after."""
    for legal, x in ((False, EDITIONS), (True, LEGAL)):
        above = [
            box.middle
            for group in groups
            if group.earlier and group.legal is legal
            for box in group.boxes
        ]
        if above:
            corner = f"M{LEFT} {above[0]}H{x + 5}q-5 0-5 5V{main.y - 7}"
            stubs = "".join(f"M{LEFT} {y}H{x}" for y in above[1:])
            yield Lane(corner + stubs, f"M{x - 4.5:g} {main.y - 9}h9l-4.5 8z", legal)
        below = [
            box.middle
            for group in groups
            if not group.earlier and group.legal is legal
            for box in group.boxes
        ]
        if below:
            corner = f"M{x} {main.y + main.height}V{below[-1] - 5}q0 5 5 5H{LEFT - 7}"
            stubs = "".join(f"M{x} {y}H{LEFT - 7}" for y in below[:-1])
            heads = "".join(f"M{LEFT - 9} {y - 4.5}v9l8-4.5z" for y in below)
            yield Lane(corner + stubs, heads, legal)


def _caption(relatives: list[Relatives]) -> str:
    return "本文件" + "；".join(_told(one) for one in relatives) + "。"


def _told(relatives: Relatives) -> str:
    names = "、".join(_quoted(member) for member in relatives.members[:SHOWN])
    count = len(relatives.members)
    return relatives.sentence.format(f"{names}等 {count} 件" if count > SHOWN else names)


def _quoted(item: Item) -> str:
    return item.kind.quoted(item.title)
