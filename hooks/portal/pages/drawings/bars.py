"""实施前后: what a case measured before and after, as bars, when the two can be compared at all.

A wrong bar misleads more than none. So both texts have to be of one plain form (what is measured,
one number, its unit, a remark in brackets), measure the same thing in the same unit, and speak of
the case itself. Everything else stays in the table, in the words of the source.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from portal.pages.drawings.lettering import cut
from portal.tables import Cell, Column, Table

WIDE = 360
STEP, FIRST, THICK = 48, 14, 16
"""From one bar to the next, down to the first baseline, and how thick a bar is."""

SIZE = 14

_PARTS = re.compile(r"、(?![^（]*）)")
"""Between several values; not inside brackets."""

_HAN_UNIT = "千瓦时|度|吨标准煤|吨标煤|吨|千克|公斤|克|立方米|升|元|小时"
_LATIN_UNIT = "[A-Za-z][A-Za-z0-9²³]*"
_ONE_UNIT = f"(?:{_HAN_UNIT}|{_LATIN_UNIT})"

_VALUE = re.compile(
    r"(?P<what>[A-Za-z\u4e00-\u9fff]*?)：?"
    r"(?P<hedge>预计约|预计|约|)"
    r"(?P<number>\d+(?:\.\d+)?)"
    rf"\s*(?P<unit>[%‰℃]|[万亿]?{_ONE_UNIT}(?:[/·]{_ONE_UNIT})*)"
    r"(?:（(?P<remark>[^（）]*)）)?"
)

_RELATIVE = re.compile("[降减节省增升超近倍比]|提高|不到|不足|以上|以下|左右|最高|最低|上限|下限")
"""A share saved is no level reached, and a bound is no value."""

_OTHERS = re.compile(
    "行业|同类|同行|国内|国际|全国|全省|全市|平均|一般|标准|限额|目标|设计|要求|先进|相当|报道"
)
"""Words that speak of others than the case, or of what should be."""

_TIME = re.compile(r"\d{4}年.{0,4}")
"""A remark that says when."""


@dataclass(frozen=True)
class Value:
    """What a text says: `what` was measured as `number` `unit`; `hedge` is 约 or 预计 or ''."""

    what: str
    hedge: str
    number: Decimal
    unit: str
    remark: str

    @property
    def told(self) -> str:
        spaced = "" if self.unit.startswith("%") else " "
        return f"{self.hedge}{self.number}{spaced}{self.unit}"


@dataclass(frozen=True)
class Bar:
    """A bar from 0, with its label above it. `after` tells the kinds apart, as the label does."""

    label: str
    value: str
    base: int
    y: int
    width: int
    after: bool


@dataclass(frozen=True)
class Bars:
    what: str
    caption: str
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class BeforeAfter:
    table: Table
    bars: Bars | None


def before_after(before: Cell, after: Cell, measured: bool) -> BeforeAfter:
    """The texts side by side, and the bars if they can be drawn: neither what is doubted nor what
    was not `measured` is."""
    columns = (Column("实施前"), Column("实施后"))
    table = Table(columns, [[before, after]], caption="来源的说法")
    sound = measured and not before.pending and not after.pending
    drawn = bars(before.text, after.text) if sound else None
    return BeforeAfter(table.without_empty_columns(), drawn)


def bars(before: str, after: str) -> Bars | None:
    """Bars for the values of both texts; None when there is any doubt that they compare."""
    old, new = read(before), read(after)
    if not old or not new or len(old) > 1:
        return None
    values = [*old, *new]
    if len({(value.what, value.unit) for value in values}) > 1:
        return None
    if len(new) > 1 and not all(_TIME.fullmatch(value.remark) for value in new):
        return None  # several values after, and nothing that tells when each held
    objects = {x.remark for x in values if x.remark and not _TIME.fullmatch(x.remark)}
    if len(objects) > 1:
        return None  # one line of the works before, another after
    full = _full(values)
    if full == 0:
        return None
    drawn = tuple(
        Bar(
            label=cut(_label(at, value), SIZE, WIDE - 110),
            value=value.told,
            base=FIRST + STEP * at,
            y=FIRST + STEP * at + 7,
            width=round(WIDE * value.number / full),
            after=at > 0,
        )
        for at, value in enumerate(values)
    )
    what = values[0].what
    told = "，".join(f"{_label(at, value)} {value.told}" for at, value in enumerate(values))
    told = told.replace("） ", "）")
    return Bars(what, f"{what + '：' if what else ''}{told}。", STEP * len(values) - 8, drawn)


def _full(values: list[Value]) -> Decimal:
    """What fills the width: a share is one of a hundred, anything else is measured by the largest."""
    most = max(value.number for value in values)
    return Decimal(100) if values[0].unit == "%" and most <= 100 else most


def read(text: str) -> list[Value]:
    """The values that a text consists of; empty when it holds anything else."""
    found = [_VALUE.fullmatch(part.strip()) for part in _PARTS.split(text)]
    values = [_value(match) for match in found if match]
    return values if len(values) == len(found) and not any(map(_is_doubtful, values)) else []


def _value(match: re.Match[str]) -> Value:
    part = {name: text or "" for name, text in match.groupdict().items()}
    number = Decimal(part["number"])
    return Value(part["what"].strip(), part["hedge"], number, part["unit"], part["remark"])


def _is_doubtful(value: Value) -> bool:
    words = value.what + value.unit
    return bool(_RELATIVE.search(words) or _OTHERS.search(words + value.remark))


def _label(at: int, value: Value) -> str:
    name = "实施后" if at else "实施前"
    return f"{name}（{value.remark}）" if value.remark else name
