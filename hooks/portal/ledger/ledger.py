"""The ledger: every publication in its order, and whatever does not fit there."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from portal.ledger.ledger_folder import FOLDER, SUFFIX
from portal.ledger.misplaced import Misplaced
from portal.ledger.publication import Publication, parse
from portal.read.file import said_before
from portal.read.problem import Problem, Unreadable


@dataclass(frozen=True)
class Ledger:
    """The publications in the order in which they follow one another; none before the first."""

    publications: tuple[Publication, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def last(self) -> Publication | None:
        return self.publications[-1] if self.publications else None

    @property
    def authority(self) -> str:
        """The authority of every tag: URI; '' before the first publication. A site that began with
        the ledger of another one has named its own since."""
        named = [one.head.authority for one in self.publications if one.head.authority]
        return named[-1] if named else ""


def read_ledger(data: Path, without: frozenset[str] = frozenset()) -> Ledger:
    """The ledger of a data folder, leaving out the files of the given names. Never raises."""
    found: list[Publication] = []
    problems: list[Problem] = []
    folder = data / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or path.name in without:
            continue
        try:
            found.append(_read(path))
        except Unreadable as error:
            problems += error.problems
    ordered = list(_in_order(found))
    problems += Misplaced(data, found, ordered).problems()
    return Ledger(tuple(ordered), tuple(problems))


def _read(path: Path) -> Publication:
    name = path.as_posix()
    if path.suffix != SUFFIX or not path.is_file():
        raise Unreadable(
            [Problem(name, 1, 1, "(台账)", "台账里只放发布记录", "移到 data/ledger/ 以外")]
        )
    try:
        content = path.read_bytes()
        publication = said_before(name, content, lambda: parse(content, name))
    except OSError:
        raise Unreadable([Problem(name, 1, 1, "(台账)", "打不开文件", "检查磁盘和权限")]) from None
    if path.name != publication.name:
        hint = f"改回 {publication.name}"
        raise Unreadable([Problem(name, 1, 1, "(台账)", "文件改了名", hint)])
    return publication


def _in_order(found: list[Publication]) -> Iterator[Publication]:
    """From the first on, each after the one that it names."""
    following: dict[str, list[Publication]] = defaultdict(list)
    for publication in found:
        following[publication.head.after].append(publication)
    seal = ""
    while next_ones := following.pop(seal, None):
        yield next_ones[0]
        seal = next_ones[0].seals[-1]
