"""Units of which one is a round multiple of another: 0.112 tce/t and 112 kgce/t are one limit."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from portal.catalogue.editions.folding import folded

_MULTIPLES = {
    "g": ("g", 0),
    "kg": ("g", 3),
    "t": ("g", 6),
    "万t": ("g", 10),
    "gce": ("gce", 0),
    "kgce": ("gce", 3),
    "tce": ("gce", 6),
    "万tce": ("gce", 10),
    "克标准煤": ("gce", 0),
    "千克标准煤": ("gce", 3),
    "公斤标准煤": ("gce", 3),
    "吨标准煤": ("gce", 6),
    "克": ("g", 0),
    "千克": ("g", 3),
    "公斤": ("g", 3),
    "吨": ("g", 6),
    "万吨": ("g", 10),
    "wh": ("wh", 0),
    "kwh": ("wh", 3),
    "千瓦时": ("wh", 3),
    "mwh": ("wh", 6),
    "万kwh": ("wh", 7),
    "万千瓦时": ("wh", 7),
    "kj": ("j", 3),
    "mj": ("j", 6),
    "gj": ("j", 9),
    "m3": ("m3", 0),
    "立方米": ("m3", 0),
    "万m3": ("m3", 4),
    "m2": ("m2", 0),
    "平方米": ("m2", 0),
    "104m2": ("m2", 4),
    "10^4m2": ("m2", 4),
    "万m2": ("m2", 4),
}
"""What a unit is made of, and by which power of ten."""


def in_small(value: Any, unit: str) -> tuple[Decimal, str] | None:
    """An amount in the smallest unit of its sort; None where a part of the unit is not known here."""
    parts = [_MULTIPLES.get(re.sub(r"[\s*]", "", part)) for part in folded(unit).split("/")]
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite() or not 1 <= len(parts) <= 2 or None in parts:
        return None
    known = [part for part in parts if part]
    power = known[0][1] - (known[1][1] if len(known) == 2 else 0)
    return number.scaleb(power), "/".join(name for name, _ in known)
