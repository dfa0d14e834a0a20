"""The data folder as it would be read if a file said something else."""

from dataclasses import replace
from pathlib import Path

from portal.catalogue.tree import Loaded, Tree
from portal.kinds.kind import Kind
from portal.read.file import read_text
from portal.read.problem import Unreadable
from portal.read.text import decode


def with_text(tree: Tree, kind: Kind, path: Path, text: str) -> Tree:
    """The tree as it would be read with `text` in a file of a catalogue, new or not."""
    name = path.as_posix()
    problems = [problem for problem in tree.problems if problem.path != name]
    loaded = [one for one in tree.loaded if one.path != name]
    rest = [one for one in tree.rest if one.path != name]
    try:
        found = read_text(decode(text.encode("utf-8"), name), name, kind.model)
    except Unreadable as error:
        return replace(tree, loaded=loaded, rest=rest, problems=[*problems, *error.problems])
    if found.record is not None:
        loaded.append(Loaded(kind, name, found.record))
    elif found.rest is not None:
        rest.append(Loaded(kind, name, found.rest))
    return replace(tree, loaded=loaded, rest=rest, problems=[*problems, *found.problems])
