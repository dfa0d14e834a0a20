"""One value for each document, in as few bytes as many documents allow: what the order of results and
the questions that narrow them need of all that is found. hooks/theme/assets/search/columns.js reads it.
"""

from collections.abc import Iterable
from typing import Any

_CODES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"


def column(values: Iterable[Any]) -> dict[str, Any]:
    """`values` are those that there are; `codes` say which of them each document has, a character
    each; where there are more than 64, one string for each digit, the highest first, because like
    digits beside each other compress better."""
    places: dict[Any, int] = {}
    numbers = [places.setdefault(value, len(places)) for value in values]
    planes = []
    while True:
        planes.append("".join(_CODES[number % 64] for number in numbers))
        numbers = [number // 64 for number in numbers]
        if not any(numbers):
            break
    return {"values": list(places), "codes": planes[::-1]}
