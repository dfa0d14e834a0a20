"""Numerals as laws and lists write them: 五十二, 一千二百四十二, 一〇五, and what stands beside them as digits."""

from functools import lru_cache

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}

NUMERAL = "[〇零一二三四五六七八九十百千两0-9０-９]+"
"""A pattern: a numeral of either kind, not checked any further."""


@lru_cache(4096)  # the same few thousand stand in all texts
def number_of(numeral: str) -> int:
    """五十二, 52 and ５２ -> 52; 一〇五 -> 105. Raises ValueError for what is none."""
    return int(digits_of(numeral))


@lru_cache(maxsize=4096)
def digits_of(numeral: str) -> str:
    """The same in digits, as many as were written: 〇五 -> 05."""
    if numeral.isdecimal():
        return numeral
    if not numeral or not all(char in _DIGITS or char in _POWERS for char in numeral):
        raise ValueError(numeral)
    if not any(char in _POWERS for char in numeral):
        return "".join(str(_DIGITS[char]) for char in numeral)
    total, digit = 0, 0
    for char in numeral:
        if char in _POWERS:
            total += (digit or 1) * _POWERS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return str(total + digit)


def numeral_of(number: int) -> str:
    """52 -> 五十二, 10 -> 十, 110 -> 一百一十, 1005 -> 一千零五. For 0 to 9999."""
    if not 0 <= number <= 9999:
        raise ValueError(number)
    text, gap = "", False
    for power, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if not digit:
            gap = bool(text)
            continue
        text += (
            ("零" if gap else "")
            + ("" if text == "" and power == 10 and digit == 1 else "零一二三四五六七八九"[digit])
            + sign
        )
        gap = False
    return text or "零"
