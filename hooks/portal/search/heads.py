"""What the models of a row begin with: so that a whole nameplate finds the row of its series.

The list writes JO2 系列 or S7-30/10~S7-1600/10, the nameplate JO2-51-4 and S7-315/10. How a nameplate
is compared with a head is decided in hooks/theme/assets/tools/equipment/series.js.
"""

import re
import unicodedata
from collections.abc import Iterator

from portal.kinds.item import Item
from portal.kinds.listed_models import UncomparableModel, spellings
from portal.kinds.phase_out import PhaseOutRow

SIZES = "#"
"""Ends a head that sizes follow without a hyphen: SHF of SHF6."""

WORD = "*"
"""Ends the letters of a type that the list describes and does not name by models."""

_DASH = re.compile("[\u2010-\u2015\u2212\u4e00_]")
_COMPARED = re.compile("[A-Z0-9-]+")


def heads(item: Item) -> list[str]:
    """The heads of a row's series and ranges as they are compared, in the order of the list."""
    if not isinstance(item.value, PhaseOutRow):
        return []
    try:
        found = dict.fromkeys(_heads(item.value))
    except UncomparableModel:
        return []
    return [head for head in found if _COMPARED.fullmatch(head.rstrip(SIZES + WORD))]


def sizes(item: Item) -> Iterator[str]:
    """The whole tonnes of the boilers that a row means, for those who say which boiler they have."""
    if isinstance(item.value, PhaseOutRow):
        for limit in item.value.limits:
            most = limit.at_most or limit.below
            if limit.quantity == "evaporation" and most:
                least = int(limit.at_least or limit.above or 0)
                yield from (str(tonnes) for tonnes in range(max(least, 1), int(most) + 1))


def _heads(row: PhaseOutRow) -> Iterator[str]:
    for spelling in spellings(row):
        if "series" in spelling:
            yield _compared(spelling["series"])
        elif "word" in spelling:
            yield _compared(spelling["word"]) + WORD
        elif "head" in spelling:
            head = _compared(spelling["head"])
            yield head.rstrip("-") if head.endswith("-") else head + SIZES


def _compared(written: str) -> str:
    text = _DASH.sub("-", unicodedata.normalize("NFKC", written))
    return re.sub(r"\s+", "", text).upper()
