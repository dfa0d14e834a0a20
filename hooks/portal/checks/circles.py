"""Circles in what has to run one way."""

from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter


def circles(ahead: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """Each circle once, its members in their order, the smallest first. `ahead` says for each id
    to which it leads."""
    left = {id: list(ahead[id]) for id in sorted(ahead)}
    while circle := _circle(left):
        first = circle.index(min(circle))
        circle = [*circle[first:], *circle[:first]]
        yield circle
        following = circle[1] if len(circle) > 1 else circle[0]
        left[circle[0]] = [id for id in left[circle[0]] if id != following]


def _circle(ahead: Mapping[str, list[str]]) -> list[str]:
    """The members of one circle in their order, or nothing."""
    try:
        TopologicalSorter(ahead).prepare()
    except CycleError as error:
        return list(reversed(error.args[1]))[:-1]
    return []
