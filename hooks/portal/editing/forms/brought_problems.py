"""What would be wrong in the data if a file said something else: asked before anything is written."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from portal.catalogue.tree import load
from portal.data_folder import open_data
from portal.data_layers import Data
from portal.editing.files.would_be_tree import with_text
from portal.kinds.kind import Kind
from portal.read.positions import Lines, position_in
from portal.read.problem import Problem, field_name
from portal.read.strict_yaml import Place, places
from portal.read.text import decode


def problems_brought(
    data: Data, moment: datetime, kind: Kind, path: Path, text: str
) -> list[Problem]:
    """Everything that would be wrong with `text` in the file `path` of a catalogue and is not wrong
    now, wherever it shows; what is in that file with its place in `text`."""
    now = load(data)
    after = open_data(data, moment, tree=with_text(now, kind, path, text)).problems
    if not after:
        return []
    before = {_what(problem) for problem in open_data(data, moment, tree=now).problems}
    found = [problem for problem in after if _what(problem) not in before]
    return sorted(placed(found, path.as_posix(), text))


def placed(problems: list[Problem], name: str, text: str) -> Iterator[Problem]:
    """The same problems; of those in the file `name` each with the field that it is about and its
    place in `text`, which that file does not hold yet."""
    lines = places(decode(text.encode("utf-8"), name))
    by_name = {field_name(place): place for place in lines}
    for problem in problems:
        if problem.path != name:
            yield problem
        elif problem.field.startswith("("):
            place = _around(lines, problem.line, problem.column)
            yield replace(problem, field=field_name(place)) if place else problem
        elif place := by_name.get(problem.field, _nearest(by_name, problem.field)):
            line, column = position_in(lines, place)
            yield replace(problem, line=line, column=column)
        else:
            yield problem


def _what(problem: Problem) -> tuple[str, str, str]:
    """A problem without its place: an edit moves those below it."""
    return problem.path, problem.field, problem.message


def _around(lines: Lines, line: int, column: int) -> Place:
    """What stands at a position; () for the beginning of the file, where all of it is told of."""
    if (line, column) == (1, 1):
        return ()
    before = [(at, place) for place, at in lines.items() if at <= (line, column) and place]
    return max(before, key=lambda one: (one[0], len(one[1])))[1] if before else ()


def _nearest(by_name: dict[str, Place], name: str) -> Place:
    """The place around one that is not in the file."""
    while name and name not in by_name:
        name = name[: max(name.rfind("."), name.rfind("["), 0)]
    return by_name.get(name, ())
