"""Where in a file something stands, for people who have to find it."""

from collections.abc import Mapping
from pathlib import Path

from portal.read.problem import Unreadable
from portal.read.strict_yaml import Place, places
from portal.read.text import read

Lines = Mapping[Place, tuple[int, int]]
"""Line and column of every place of one file."""


def position_in(lines: Lines, place: Place) -> tuple[int, int]:
    """Line and column of a place; where there is nothing, of the nearest place around it."""
    while place and place not in lines:
        place = place[:-1]
    return lines.get(place, (1, 1))


class Positions:
    """The positions in any number of files; each file is read once, and only when asked for."""

    def __init__(self) -> None:
        self._known: dict[str, Lines] = {}

    def of(self, path: str, place: Place) -> tuple[int, int]:
        """Line and column in the YAML file at `path`; the beginning of what is no such file."""
        if path not in self._known:
            self._known[path] = _lines(Path(path))
        return position_in(self._known[path], place)


def _lines(path: Path) -> Lines:
    try:
        return places(read(path)) if path.suffix == ".yaml" and path.is_file() else {}
    except Unreadable:
        return {}
