"""The lines below a text: the list of its annexes, who signed, when."""

import re

from portal.editing.texts.line_kinds import (
    annex_line,
    article_line,
    division_line,
    has_date_only,
    is_short,
    part_line,
)
from portal.editing.texts.read_file import ReadLine, ReadPart

MOST_LINES, MOST_AFTER, MOST_LISTED = 8, 4, 30
"""Lines of a signature, lines behind its day, lines of a list of annexes above it."""


def signature(parts: tuple[ReadPart, ...]) -> frozenset[int]:
    """Which of the parts sign the text: what stands before its annexes, else at its end."""
    annexes = [
        n for n, one in enumerate(parts) if n and isinstance(one, ReadLine) and annex_line(one)
    ]
    for end in (*annexes, len(parts)):
        if found := _before(parts, end):
            return frozenset(found)
    return frozenset(_bare_list(parts, annexes))


def _before(parts: tuple[ReadPart, ...], end: int) -> range | None:
    days = [
        n
        for n in range(max(1, end - MOST_AFTER), end)
        if isinstance(one := parts[n], ReadLine) and has_date_only(one.text)
    ]
    if not days:
        return None
    for one in parts[days[-1] + 1 : end]:
        if not isinstance(one, ReadLine) or not is_short(one.text.rstrip("。")):
            return None
    begin = days[0]
    while begin > 1 and days[0] - begin < MOST_LINES and _signs(parts[begin - 1]):
        begin -= 1
    return range(_list_of_annexes(parts, begin), end)


def _signs(one: ReadPart) -> bool:
    return (
        isinstance(one, ReadLine)
        and is_short(one.text)
        and not (article_line(one) or division_line(one) or part_line(one) or annex_line(one))
    )


def _list_of_annexes(parts: tuple[ReadPart, ...], begin: int) -> int:
    """Where 附件：1.… begins above a signature; `begin` where there is none."""
    for n in range(begin - 1, max(0, begin - MOST_LISTED), -1):
        one = parts[n]
        if not isinstance(one, ReadLine) or len(one.text) > 80 or one.text.endswith("。"):
            return begin
        if re.match("附件?[ 　]*[:：]", one.text):
            return n
    return begin


def _bare_list(parts: tuple[ReadPart, ...], annexes: list[int]) -> range:
    """附件：1.… with what follows it up to the first annex, where nobody signed."""
    first = parts[annexes[0]] if len(annexes) > 1 else None
    if not isinstance(first, ReadLine) or not re.match("附件?[ 　]*[:：] ?[0-9]", first.text):
        return range(0)
    listed = range(annexes[0], annexes[1])
    short = all(isinstance(one := parts[n], ReadLine) and len(one.text) <= 80 for n in listed)
    return listed if short and len(listed) <= MOST_LISTED else range(0)
