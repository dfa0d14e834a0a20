"""The problems of some files: what an editor who works on them wants to hear of a check of all."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import beside
from portal.data_layers import Data, roots_of
from portal.kinds.item import parts_of
from portal.kinds.kinds import BY_ID
from portal.read.problem import Problem, nearest

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class NotChecked(Exception):
    """A name that is of no file that is checked; the text says in Chinese why and what is."""


@dataclass(frozen=True)
class FileProblems:
    """`own` stand in the chosen files, `caused` in others that speak of what is in these; `elsewhere`
    is how many there are besides, and in how many files."""

    own: list[Problem]
    caused: list[Problem]
    elsewhere: int
    in_files: int

    @property
    def told(self) -> list[Problem]:
        return [*self.own, *self.caused]


def chosen_files(
    names: Iterable[str], data: Data, published: frozenset[str] = frozenset()
) -> frozenset[str]:
    """The files of these names as problems name them. A name may be a path from here or from the data
    folder, whole or not, with either slash; a folder stands for all that is in it. One that was
    `published` (as a way from the data folder) and is gone may be named too. Raises NotChecked.
    """
    return frozenset(path for name in names for path in _chosen(name, data, published))


def file_problems(
    problems: Sequence[Problem], files: frozenset[str], catalogue: Catalogue
) -> FileProblems:
    """Of all the problems those of some files, and those that others have because of them: they speak
    of a record, a row or a term that stands in these, or has stood there under the file's name."""
    names = _names_in(files, catalogue)
    own = [problem for problem in problems if problem.path in files]
    caused = [
        problem
        for problem in problems
        if problem.path not in files and not names.isdisjoint(_spoken_of(problem))
    ]
    rest = set(problems) - set(own) - set(caused)
    return FileProblems(own, caused, len(rest), len({problem.path for problem in rest}))


def _chosen(name: str, data: Data, published: frozenset[str]) -> Iterator[str]:
    path = _found(name, data, published)
    for folder in _folders(data):
        if folder.is_dir() and (below := _below(path, folder)) is not None:
            if not path.is_dir():  # also where it is gone
                yield (folder / below).as_posix()
                return
            inside = sorted(one for one in path.rglob("*") if one.is_file())
            yield from ((folder / below / one.relative_to(path)).as_posix() for one in inside)
            return
    raise NotChecked(
        f"{name} 不在数据目录 {data.as_posix()} 里，没有检查。能检查的是那里面的文件和 docs 里的网页。"
    )


def _folders(data: Data) -> tuple[Path, ...]:
    """Where there is what can be checked: the data, and the pages beside the first of it."""
    first, *more = roots_of(data)
    return (first, beside(first) / "docs", *more)


def _found(name: str, data: Data, published: frozenset[str]) -> Path:
    """The file or folder that a name is meant for. Raises NotChecked."""
    ways = [Path(name)]
    if "\\" in name:  # copied from Windows, or from a message of it
        ways.append(Path(*PureWindowsPath(name).parts))
    around = tuple(one for root in reversed(roots_of(data)) for one in (root, beside(root)))
    for way in ways:
        for found in (way, *(folder / way for folder in around)):
            try:
                if found.exists():
                    return found
            except (OSError, ValueError):  # a name that no system takes
                continue
    for way in ways:
        whole = (*(folder / way for folder in around), way)
        for gone in whole:
            for root in roots_of(data):
                if (below := _below(gone, root)) is not None and below.as_posix() in published:
                    return root / below
    raise NotChecked(f"没有文件 {name}{_likely(name, data)}。")


def _likely(name: str, data: Data) -> str:
    stem = PureWindowsPath(name).stem
    known = {path.stem: path for kind in BY_ID for path in sorted(data.glob(f"{kind}/*.yaml"))}
    near = known.get(stem) or known.get(nearest(stem, list(known)))
    return f"，最接近的是 {near.as_posix()}" if near else ""


def _below(path: Path, folder: Path) -> Path | None:
    """The way from a folder to what lies in it, however both are written; None for what does not."""
    try:
        return path.resolve().relative_to(folder.resolve())
    except (OSError, ValueError):
        return None


def _names_in(files: frozenset[str], catalogue: Catalogue) -> frozenset[str]:
    """Every id that stands in some files, and the names of the files: where an id was changed, what
    speaks of the record goes on using the old one."""
    names = {Path(path).stem for path in files}
    for item in catalogue.items.values():
        if item.path in files:
            names.add(item.id)
            names.update(address.rpartition("/")[2] for address in item.get("alias_ids", ()))
            names.update(id for _, id in parts_of(item.value))
    return frozenset(names)


def _spoken_of(problem: Problem) -> set[str]:
    """What may be ids in the words of a problem."""
    return set(_ID.findall(f"{problem.field} {problem.message} {problem.hint}"))
