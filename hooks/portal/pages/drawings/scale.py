"""The scale of one indicator: its values as marks on a bar, the zones between them told apart.

Smaller is better throughout. A bar begins at 0 and all limits stand at the same place, so that
bars of one page compare: the wider the zones before the limit, the more the best saves. Where a
product gives energy off (values below 0), the bar has its own measure and shows where 0 lies.
Units are those of a view box 240 by 42.
"""

from dataclasses import dataclass

from portal.kinds.indicator import Indicator
from portal.pages.drawings.lettering import width

WIDE = 240
WORST = 168
"""Where the limit stands; what lies beyond has its place, and the label of the limit."""

MARGIN = 0.25
"""Of a bar with negative values: what it goes on to both sides, in parts of what it spans."""

SIZE = 12
APART = 4
"""Least distance of two labels in a row."""

ABOVE, BELOW = 12, 41
"""Baselines of the labels over and under the bar."""

LEVELS = (("advanced", "1级"), ("access", "2级"), ("limit", "3级"))
POLICY = (("benchmark", "标杆"), ("baseline", "基准"))
"""The values of a standard and those of a policy, the better ones first, with their labels."""


@dataclass(frozen=True)
class ScaleLabel:
    """Words beside a mark. They begin, end or have their middle at `x`, as `anchor` says."""

    text: str
    x: int
    y: int
    anchor: str = "start"

    @property
    def span(self) -> tuple[float, float]:
        """Where the words begin and end."""
        run = width(self.text, SIZE)
        left = self.x - {"start": 0, "middle": run / 2, "end": run}[self.anchor]
        return left, left + run


@dataclass(frozen=True)
class Zone:
    """A part of the bar from `start` to `end`; `tone` is its class, z1 (best) to z4."""

    tone: str
    start: int
    end: int
    name: str = ""

    @property
    def middle(self) -> int:
        return (self.start + self.end) // 2


@dataclass(frozen=True)
class Scale:
    """The bar of one indicator. `zero` is where 0 lies when that is not the left end."""

    zones: tuple[Zone, ...]
    marks: tuple[int, ...]
    labels: tuple[ScaleLabel, ...]
    zero: int | None = None


def scale(one: Indicator) -> Scale | None:
    """The scale of an indicator; None when it has fewer than two different values."""
    found = [(label, getattr(one, field)) for field, label in (*LEVELS, *POLICY)]
    named = [(label, float(value)) for label, value in found if value is not None]
    texts = [f"{label} {value}" for label, value in found if value is not None]
    values = [value for _, value in named]
    if len(values) < 2 or values[0] >= values[-1]:
        return None
    low, high = _ends(values)
    marks = [round(WIDE * (value - low) / (high - low)) for value in values]
    labels = _labels(texts, marks)
    zero = None
    if low < 0:
        zero = round(WIDE * -low / (high - low))
        labels += _zero_label(zero, labels)
    return Scale(tuple(_zones(marks)), tuple(marks), tuple(labels), zero)


def _ends(values: list[float]) -> tuple[float, float]:
    """The values at both ends of the bar."""
    if values[0] >= 0:
        return 0, values[-1] * WIDE / WORST
    low, high = values[0], max(values[-1], 0)
    margin = (high - low) * MARGIN
    return low - margin, high + margin


def _zones(marks: list[int]) -> list[Zone]:
    tones = ("z1", "z2", "z3", "z4") if len(marks) > 2 else ("z1", "z3", "z4")
    ends = [0, *marks, WIDE]
    return [Zone(*zone) for zone in zip(tones, ends, ends[1:], strict=False)]


def _labels(texts: list[str], marks: list[int]) -> list[ScaleLabel]:
    """The best value ends at its mark and the worst begins at its own, both above; what is
    between them stands below. So they never meet, however close the marks."""
    best = max(marks[0] - 2, round(width(texts[0], SIZE)))
    worst = min(marks[-1] + 2, WIDE - round(width(texts[-1], SIZE)))
    labels = [ScaleLabel(texts[0], best, ABOVE, "end"), ScaleLabel(texts[-1], worst, ABOVE)]
    for text, mark in zip(texts[1:-1], marks[1:-1], strict=True):
        half = round(width(text, SIZE) / 2)
        labels.append(ScaleLabel(text, min(max(mark, half), WIDE - half), BELOW, "middle"))
    return labels


def _zero_label(zero: int, labels: list[ScaleLabel]) -> list[ScaleLabel]:
    """0 under or over the bar, where it is free; without a label the dotted line must do."""
    for y in (BELOW, ABOVE):
        label = ScaleLabel("0", zero, y, "middle")
        left, right = label.span
        spans = [other.span for other in labels if other.y == y]
        if all(right + APART <= start or end + APART <= left for start, end in spans):
            return [label]
    return []


@dataclass(frozen=True)
class Legend:
    """How to read the scales: one of them, larger, with words. Units are those of a view box 360
    by 70."""

    zones: tuple[Zone, ...]
    labels: tuple[ScaleLabel, ...]

    @property
    def marks(self) -> tuple[int, ...]:
        return tuple(zone.end for zone in self.zones[:-1])

    @property
    def reading(self) -> str:
        names = "、".join(zone.name for zone in self.zones)
        return (
            f"读法：能耗越低越靠左，从左到右依次是{names}。"
            "各图从 0 画起，右端标记对齐；两端标记隔得越开，节能的余地越大。"
        )


READING_OF_NEGATIVE = "有负值的（净输出能量）各按自己的刻度，用虚线标出 0。"

LEVELS_LEGEND = Legend(
    (
        Zone("z1", 0, 140, "优于先进"),
        Zone("z2", 140, 198, "达准入"),
        Zone("z3", 198, 256, "达限定"),
        Zone("z4", 256, 360, "超限定"),
    ),
    (
        ScaleLabel("1级 先进值", 138, 15, "end"),
        ScaleLabel("3级 限定值", 258, 15),
        ScaleLabel("2级 准入值", 198, 68, "middle"),
    ),
)
POLICY_LEGEND = Legend(
    (
        Zone("z1", 0, 140, "优于标杆"),
        Zone("z3", 140, 256, "标杆与基准之间"),
        Zone("z4", 256, 360, "未达基准"),
    ),
    (ScaleLabel("标杆水平", 138, 15, "end"), ScaleLabel("基准水平", 258, 15)),
)
