"""Which of many things keep their order, so that as few as can be are said to have moved."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rise(places: Sequence[int]) -> set[int]:
    """Indexes of the most places that follow one another."""
    ends: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, place in enumerate(places):
        depth = bisect_left(ends, place)
        ends[depth : depth + 1] = [place]
        at[depth : depth + 1] = [index]
        before.append(at[depth - 1] if depth else -1)
    found = set()
    index = at[-1] if at else -1
    while index >= 0:
        found.add(index)
        index = before[index]
    return found
