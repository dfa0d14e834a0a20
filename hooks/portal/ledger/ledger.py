"""The ledger: every publication in its order, and whatever does not fit there."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from portal.ledger.publication import ALTERED, Publication, parse
from portal.read.problem import Problem, Unreadable

FOLDER = "ledger"
SUFFIX = ".jsonl"

RESTORE = "从版本库恢复 data/ledger/ 里原来的文件"


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
        """The authority of every tag: URI; '' before the first publication."""
        return self.publications[0].head.authority if self.publications else ""


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
    problems += _misplaced(found, ordered)
    return Ledger(tuple(ordered), tuple(problems))


def _read(path: Path) -> Publication:
    name = path.as_posix()
    if path.suffix != SUFFIX or not path.is_file():
        raise Unreadable(
            [Problem(name, 1, 1, "(台账)", "台账里只放发布记录", "移到 data/ledger/ 以外")]
        )
    try:
        publication = parse(path.read_bytes(), name)
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


def _misplaced(found: list[Publication], ordered: list[Publication]) -> Iterator[Problem]:
    known = {publication.seals[-1]: publication for publication in found}
    placed = {publication.head.after: publication for publication in ordered}
    told = {publication.path for publication in ordered}
    for before, after in pairwise(ordered):
        if after.head.at < before.head.at:
            message = f"发布时间 {after.head.at} 早于前一次发布的 {before.head.at}"
            yield Problem(after.path, 1, 1, "at", message, ALTERED)
    for publication in found:
        if publication.path in told:
            continue
        rival = placed.get(publication.head.after)
        if rival:
            yield _forked(publication, rival)
        elif publication.head.after not in known:
            message = "它所接续的前一次发布不见了，或被改动过"
            yield Problem(publication.path, 1, 1, "after", message, RESTORE)
    yield from _repeated(ordered)


def _forked(publication: Publication, rival: Publication) -> Problem:
    message = f"与 {Path(rival.path).name} 接在同一次发布之后：合并带来了两次发布"
    name = Path(publication.path).name
    hint = f"已经上线的那份保留；另一份重新发布，例如 python scripts/publish.py --again {name}"
    return Problem(publication.path, 1, 1, "after", message, hint)


def _repeated(ordered: list[Publication]) -> Iterator[Problem]:
    """Event ids that another publication has used: subscribers would not see the second."""
    known: dict[str, str] = {}
    for publication in ordered:
        for number, line in enumerate(publication.lines, 2):
            first = known.setdefault(line.event, publication.path) if line.event else ""
            if first and first != publication.path:
                message = f"事件编号 {line.event} 在 {Path(first).name} 里用过"
                yield Problem(publication.path, number, 1, "event", message, ALTERED)
