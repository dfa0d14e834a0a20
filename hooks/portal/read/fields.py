"""The kinds of value that a field may hold. Each carries the words for when it does not."""

import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from portal.read.markers import Is

Item = TypeVar("Item")


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


Many = Annotated[tuple[Item, ...], BeforeValidator(_as_tuple)]
"""A YAML list, kept as a tuple so that a frozen model is frozen all the way down."""


def digits_as_text(value: Any) -> Any:
    """An id of digits, which YAML takes for a number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Slug = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
    BeforeValidator(digits_as_text),  # region codes are all digits; no one quotes them
]
"""小写字母、数字和连字符组成的 id。"""

Reference = Annotated[
    str, StringConstraints(min_length=1, max_length=80), BeforeValidator(digits_as_text)
]
"""词表里的一个 id，或另一条记录的 id。写成名称或写错时，由检查指出最接近的一个。"""

Address = Annotated[
    str, StringConstraints(pattern=r"^([a-z-]+/)?[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)
]
"""一个 id，前面可带它原来所在的栏目（`laws/某id`）。"""

Line = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=r"^\S(.*\S)?$")]
"""一行文字，首尾没有空格。"""

Title = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^\S(.*\S)?$")]

Prose = Annotated[str, StringConstraints(min_length=1, max_length=20_000), Is.MARKDOWN]
"""一段或几段文字，可用 Markdown。"""

Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=1000), Is.WEB]

Place = Annotated[str, StringConstraints(pattern=r"^[a-z-]+/([a-z0-9]+(-[a-z0-9]+)*/)?$")]
"""站内地址：`phase-out/` 或 `topics/epc/`。"""

Number = Annotated[int | Decimal, Field()]
"""Decimal keeps the digits as they were published: 14.0 stays 14.0."""

YearRule = Annotated[str, StringConstraints(pattern=r"^(any|(<=|>=|<|>)[0-9]{4})$")]
"""年份条件：`<=2003`、`>2005`，或 `any`（不论年份）。"""


_OF_MONTHS = r"(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)"

YEAR_DAY = rf"^({_OF_MONTHS}|02-(0[1-9]|1[0-9]|2[0-8]))$"

YearDay = Annotated[str, StringConstraints(pattern=YEAR_DAY)]
"""每年都有的一天，月和日：`03-15`。"""


_alike: dict[frozenset[str], set[str]] = {}


def _written_alike(names: set[str]) -> set[str]:
    """One set for all models with the same fields: nobody changes it."""
    return _alike.setdefault(frozenset(names), names)


class Model(BaseModel):
    """The base of everything that is read: frozen, strict, nothing unknown, nothing guessed."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", use_attribute_docstrings=True
    )

    called: ClassVar[Mapping[str, str]] = {}
    """What a model calls fields that it shares with others, where that is another word."""

    def model_post_init(self, context: Any, /) -> None:
        """Hold in common what many hold alike: words, and which fields were written."""
        values = self.__dict__
        for name, value in values.items():
            if type(value) is str:
                values[name] = sys.intern(value)
        written = self.__pydantic_fields_set__
        object.__setattr__(self, "__pydantic_fields_set__", _written_alike(written))
