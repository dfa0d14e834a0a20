"""Dates that are known to the day, the month or only the year.

Sources often give no more than `2026-07`. Such a date stands for each day of its span, so
comparing it has three outcomes; `begun` and `over` say which, and never guess.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache, total_ordering
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_FORM = re.compile(r"^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$")
_END_OF_YEAR = re.compile(r"([0-9]{4}) ?年?(?:年底|底|末)(?:之?前|以前)?")
_EARLIEST, _LATEST = 1949, 2199

WRITTEN = (
    "^(19(49|[5-9][0-9])|2[01][0-9]{2})(-(0[1-9]|1[0-2])|-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])"
    "|-(0[469]|11)-(0[1-9]|[12][0-9]|30)|-02-(0[1-9]|[12][0-9]))?$"
)
"""The same as a pattern, for editors that know no more; only the 29th of February it lets pass."""


@total_ordering
class PartialDate:
    """A day, month or year. `first` and `last` are the ends of its span.

    Order (for sorting) is by first day, the more precise one first among equals.
    """

    __slots__ = ("first", "last", "text")

    first: date
    last: date
    text: str

    def __init__(self, text: str):
        reason = self.refusal(text)
        if reason:
            raise ValueError(reason)
        self._fill(text)

    def _fill(self, text: str) -> None:
        year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
        set_ = object.__setattr__
        set_(self, "text", text)
        set_(self, "first", date(year, month or 1, day or 1))
        if day:
            set_(self, "last", self.first)
        elif month:
            set_(self, "last", date(year, month, calendar.monthrange(year, month)[1]))
        else:
            set_(self, "last", date(year, 12, 31))

    @staticmethod
    @lru_cache(maxsize=4096)  # the same few days stand in thousands of records
    def refusal(text: str) -> str:
        """Why `text` is no date, in Chinese; '' when it is one."""
        form = _FORM.fullmatch(text)
        if not form and (end := _END_OF_YEAR.fullmatch(text)):
            return f"文件写明了哪一天就写哪一天；是期限就写最后一天，{end[1]}-12-31"
        if not form:
            return f"写成 {_repaired(text) or '2026-08-15、2026-08 或 2026'}"
        year, month, day = (int(part) if part else 0 for part in form.groups())
        if not _EARLIEST <= year <= _LATEST:
            return f"年份应在 {_EARLIEST} 至 {_LATEST} 之间"
        if form.group(2) and not 1 <= month <= 12:
            return "月份应为 01 至 12"
        if form.group(3) and not 1 <= day <= calendar.monthrange(year, month)[1]:
            return f"{year} 年 {month} 月只有 {calendar.monthrange(year, month)[1]} 天"
        return ""

    @property
    def precision(self) -> str:
        return {4: "year", 7: "month", 10: "day"}[len(self.text)]

    @property
    def spoken(self) -> str:
        """As it is said in a sentence: 2017年, 2026年7月, 2026-08-15."""
        if self.precision == "day":
            return self.text
        month = f"{self.first.month}月" if self.precision == "month" else ""
        return f"{self.first.year}年{month}"

    def begun(self, day: date) -> bool | None:
        """Whether this date has come by `day`: yes, no, or None while its span runs."""
        return True if day >= self.last else None if day >= self.first else False

    def over(self, day: date) -> bool:
        """Whether the whole span lies before `day` (a last valid day is itself still valid)."""
        return day > self.last

    @classmethod
    def of(cls, text: str) -> "PartialDate":
        """The date of a text that was checked before; the same few stand in thousands of records."""
        return _of(text)

    def next_day(self) -> "PartialDate":
        """The day after the span; that may be later than what editors may write."""
        return _revived((self.last + timedelta(days=1)).isoformat())

    def __reduce__(self) -> tuple[Any, ...]:
        """Copied and pickled by its text; a frozen object cannot be filled by others."""
        return _revived, (self.text,)

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError("PartialDate is frozen")

    def __lt__(self, other: "PartialDate") -> bool:
        return (self.first, self.last) < (other.first, other.last)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PartialDate) and self.text == other.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"PartialDate({self.text!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate,
            serialization=core_schema.plain_serializer_function_ser_schema(str),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """A year may stand without quotes, and is a number then."""
        return {
            "type": ["string", "integer"],
            "pattern": WRITTEN,
            "minimum": _EARLIEST,
            "maximum": _LATEST,
        }

    @classmethod
    def _validate(cls, value: Any) -> "PartialDate":
        if isinstance(value, cls):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)  # an unquoted year
        if not isinstance(value, str):
            raise PydanticCustomError(
                "date", "不是日期", {"hint": "写成 2026-08-15、2026-08 或 2026"}
            )
        reason = cls.refusal(value)
        if reason:
            raise PydanticCustomError(
                "date", "{value} 不是有效日期", {"value": value, "hint": reason}
            )
        return _of(value)


def _revived(text: str) -> PartialDate:
    """The date of a text that is known to be one."""
    day = PartialDate.__new__(PartialDate)
    day._fill(text)
    return day


@lru_cache(maxsize=4096)
def _of(text: str) -> PartialDate:
    return PartialDate(text)


def _repaired(text: str) -> str:
    """The date that was probably meant: 2026/8/5, 2026.08.05, 2026年8月5日, 20260805 -> 2026-08-05."""
    if re.fullmatch(r"[0-9]{8}", text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    if re.search(r"[^0-9年月日号./\-~—－／．\s]", text):  # it says more than a date: 2028年底前
        return ""
    parts = re.findall(r"[0-9]+", text)
    if not parts or len(parts) > 3 or len(parts[0]) != 4:
        return ""
    guess = "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
    return guess if _FORM.fullmatch(guess) and not PartialDate.refusal(guess) else ""
