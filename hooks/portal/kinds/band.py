"""Ranges in which ratings are given: ≤300, ＞300～528, 301～400, ＞1163."""

import re
from dataclasses import dataclass
from decimal import Decimal

ANY = "不分"
"""Whatever the rating is."""

_NUMBER = r"(\d+(?:\.\d+)?)"
_SPAN = re.compile(rf"(＞?){_NUMBER}～{_NUMBER}")
_BOUND = re.compile(rf"([≤＜≥＞]){_NUMBER}")


@dataclass(frozen=True)
class Band:
    """From `low` to `high`, each of which may be open; an end that is excluded says so."""

    low: Decimal | None = None
    high: Decimal | None = None
    above_low: bool = False
    below_high: bool = False

    def overlaps(self, other: "Band") -> bool:
        """Whether some rating lies in both."""
        return not (self._is_below(other) or other._is_below(self))

    def _is_below(self, other: "Band") -> bool:
        if self.high is None or other.low is None:
            return False
        touch = self.high == other.low and not (self.below_high or other.above_low)
        return self.high <= other.low and not touch


def band_of(value: Decimal | int | str) -> Band | None:
    """The band that a rating of a table is; a number is a band of one. None for other words."""
    if not isinstance(value, str):
        return Band(Decimal(value), Decimal(value))
    if value == ANY:
        return Band()
    if span := _SPAN.fullmatch(value):
        low, high = Decimal(span[2]), Decimal(span[3])
        return Band(low, high, above_low=bool(span[1])) if low < high else None
    if bound := _BOUND.fullmatch(value):
        sign, end = bound[1], Decimal(bound[2])
        if sign in "≤＜":
            return Band(high=end, below_high=sign == "＜")
        return Band(low=end, above_low=sign == "＞")
    return None
