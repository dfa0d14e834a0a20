"""The limits of a standard: per product the values and their scale, in the standard's tables."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.indicator import Indicator
from portal.page import Link
from portal.pages.drawings.scale import (
    LEVELS_LEGEND,
    POLICY_LEGEND,
    READING_OF_NEGATIVE,
    Legend,
    Scale,
    scale,
)
from portal.read.record import PENDING

MANY = 8
"""With more indicators than this, links to their groups stand on top."""

LONG = 40
"""With more indicators than this a phone shows the values alone."""

VALUES = (
    ("advanced", "1级 先进值"),
    ("access", "2级 准入值"),
    ("limit", "3级 限定值"),
    ("benchmark", "标杆水平"),
    ("baseline", "基准水平"),
)

NO_TABLE = "表号未注"

NOTES = "；"
"""Between the parts of a note."""


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator. `values` are in the order of the columns, None where there is none."""

    id: str
    product: str
    doubted: bool
    """Whether 待核 stands behind its name."""
    remarks: tuple[str, ...]
    """What the other lines of the group do not share: quantity and unit, doubt, note."""
    scale: Scale | None
    values: tuple[str | None, ...]


@dataclass(frozen=True)
class Block:
    """The indicators of one table of the standard. What all share is said once."""

    id: str
    title: str
    caption: str
    note: str
    lines: tuple[IndicatorLine, ...]


@dataclass(frozen=True)
class Indicators:
    columns: tuple[str, ...]
    legend: Legend | None
    reading: str
    """How to read the scales, in words."""
    blocks: tuple[Block, ...]
    jumps: tuple[Link, ...]
    long: bool
    """Whether phones do without the scales."""


def indicators(found: tuple[Indicator, ...]) -> Indicators:
    """The indicators of one record, in the groups of its tables."""
    fields = [field for field, _ in VALUES if any(getattr(x, field) is not None for x in found)]
    groups: dict[str, list[Indicator]] = defaultdict(list)
    for one in sorted(found, key=_number):
        groups[one.table or ""].append(one)
    blocks = tuple(
        _block(at, table, members, fields, len(groups) > 1)
        for at, (table, members) in enumerate(groups.items())
    )
    many = len(blocks) > 1 and len(found) > MANY
    drawn = [line.scale for block in blocks for line in block.lines if line.scale]
    legend = POLICY_LEGEND if "baseline" in fields else LEVELS_LEGEND
    return Indicators(
        columns=tuple(title for field, title in VALUES if field in fields),
        legend=legend if drawn else None,
        reading=legend.reading + (READING_OF_NEGATIVE if any(x.zero for x in drawn) else ""),
        blocks=blocks,
        jumps=tuple(Link(block.title, f"#{block.id}") for block in blocks) if many else (),
        long=len(found) > LONG,
    )


def _number(one: Indicator) -> tuple[int, int]:
    """Where its table comes: what has none first, annexes last."""
    number = re.match(r"表(\d+)", one.table or "")
    return (1, int(number.group(1))) if number else (2 if one.table else 0, 0)


def _block(at: int, table: str, members: list[Indicator], fields: list[str], titled: bool) -> Block:
    quantities = {_quantity(one) for one in members}
    shared = _shared(members)
    number = re.fullmatch(r"表(\d+)", table)
    return Block(
        id=f"indicators-{number.group(1)}" if number else f"indicators-part-{at + 1}",
        title=" ".join((table or NO_TABLE, _kind(members))).strip() if titled else "",
        caption=_quantity(members[0]) if len(quantities) == 1 else "",
        note=NOTES.join(shared),
        lines=tuple(
            IndicatorLine(
                id=one.id,
                product=one.product,
                doubted=one.doubt is not None,
                remarks=tuple(_remarks(one, len(quantities) > 1, shared)),
                scale=scale(one),
                values=tuple(_value(one, field) for field in fields),
            )
            for one in members
        ),
    )


def _value(one: Indicator, field: str) -> str | None:
    value = getattr(one, field)
    return None if value is None else str(value)


def _quantity(one: Indicator) -> str:
    return f"{one.indicator}（{one.unit}）"


def _shared(members: list[Indicator]) -> list[str]:
    """The parts of doubts and notes that all have."""
    if len(members) < 2:
        return []
    first, *others = (_parts(one) for one in members)
    return [part for part in first if all(part in other for other in others)]


def _parts(one: Indicator) -> list[str]:
    doubts = [f"{PENDING}：{part}" for part in one.doubt.split(NOTES)] if one.doubt else []
    return [*doubts, *(one.note.split(NOTES) if one.note else [])]


def _remarks(one: Indicator, quantity: bool, shared: list[str]) -> Iterator[str]:
    if quantity:
        yield _quantity(one)
    if own := [part for part in _parts(one) if part not in shared]:
        yield NOTES.join(own)


def _kind(members: list[Indicator]) -> str:
    """What the products of a table share at both ends of their names, without the last bracket:
    变形铝热轧板（热轧）, 变形铝热轧板（热轧+退火） are 变形铝热轧板. Else the first of them."""
    names = list({re.sub(r"（[^（）]*）$| \d+mm$", "", one.product): None for one in members})
    if len(names) == 1:
        return names[0]
    return _shared_name(names) or f"{names[0].split('（')[0]}等 {len(members)} 项"


def _shared_name(names: list[str]) -> str:
    start = re.sub(r"[A-Za-z]+$", "", os.path.commonprefix(names))
    if words := re.match(r".*[ ，]", start):  # 离子型稀土矿生产 氧化镧, 离子型稀土矿生产 氧化铈
        return words.group().rstrip(" ，")
    end = os.path.commonprefix([name[len(start) :][::-1] for name in names])[::-1]
    if not start:
        end = re.sub(r"^(法|\d*%)", "", end)  # 单体法聚氯乙烯, 乙烯法聚氯乙烯; 30%单氰胺, 50%单氰胺
    kind = start.strip(" 、") + (end if len(end) > 1 else "")
    return kind if len(kind) > 1 and kind.count("（") == kind.count("）") else ""
