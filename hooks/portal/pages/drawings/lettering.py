"""Words in drawings: how wide they run, and how they break into lines. SVG does neither itself."""

import re
import unicodedata
from collections.abc import Iterator

HAN, CAPITAL, LATIN = 1.0, 0.68, 0.55
"""Widths in parts of the size of the letters, wide enough for the fonts that people have."""

ELLIPSIS = "…"

_UNITS = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,/\-–]*|.")
"""What is never broken: a number, a Latin word, one other sign."""

_CLOSING = frozenset("，。、；：？！）》〉」』】〕”’％%…·")
_OPENING = frozenset("（《〈「『【〔“‘")


def width(text: str, size: float) -> float:
    """How wide `text` runs in letters of `size`, in the units of the drawing."""
    return size * sum(map(_breadth, text))


def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """`text` in at most `most` lines no wider than `room`; what does not fit becomes an ellipsis.

    No line begins with a closing sign or ends with an opening one, and numbers stay whole.
    """
    lines = list(_lines(text, size, room))
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], cut("".join(lines[most - 1 :]), size, room, short=True))


def cut(text: str, size: float, room: float, short: bool = False) -> str:
    """`text` in one line no wider than `room`, with an ellipsis where it was cut (or `short`)."""
    if width(text, size) <= room and not short:
        return text
    while text and width(text + ELLIPSIS, size) > room:
        text = text[:-1]
    return text.rstrip("".join(_CLOSING | _OPENING)) + ELLIPSIS


def _lines(text: str, size: float, room: float) -> Iterator[str]:
    line: list[str] = []
    for unit in _units(text, size, room):
        if line and width("".join(line) + unit, size) > room:
            carried = _carried(line, unit, len(line) // 2)
            yield "".join(line).strip()
            line = carried
        line.append(unit)
    if line:
        yield "".join(line).strip()


def _carried(line: list[str], unit: str, enough: int) -> list[str]:
    """Take from the end of `line` what stands on the next one, together with `unit`: what may not
    be parted from it, and a bracket as a whole when `enough` units stay before it."""
    opened = max((at for at, sign in enumerate(line) if sign in _OPENING), default=0)
    if opened >= enough and not _CLOSING.intersection(line[opened:]):
        carried = line[opened:]
        del line[opened:]
        return carried
    carried = []
    while len(line) > 1 and (unit in _CLOSING or line[-1] in _OPENING):
        unit = line.pop()
        carried.insert(0, unit)
    return carried


def _units(text: str, size: float, room: float) -> Iterator[str]:
    for unit in _UNITS.findall(text):
        if width(unit, size) <= room:
            yield unit
        else:
            yield from unit


def _breadth(sign: str) -> float:
    if unicodedata.east_asian_width(sign) in "WFA":  # A: quotes and dots, wide in Han fonts
        return HAN
    return CAPITAL if sign.isupper() else LATIN
