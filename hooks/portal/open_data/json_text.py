"""JSON as we write it: compact, in the order in which it was made, numbers with the digits that were
published (14.0 stays 14.0)."""

import json
import re
from decimal import Decimal
from typing import Any

from portal.read.dates import PartialDate

_MARK = "\0"
_NUMBER = re.compile(r'"\\u0000([0-9.eE+-]+)"')
"""A number on its way through the encoder, which would make a float of it."""


def json_bytes(value: Any) -> bytes:
    """A file of JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return _NUMBER.sub(r"\1", text).encode("utf-8") + b"\n"


def _plain(value: Any) -> str:
    if isinstance(value, Decimal):
        return f"{_MARK}{value}"
    if isinstance(value, PartialDate):
        return value.text
    raise TypeError(type(value).__name__)
