"""Publications that do not stand in one row, with the way out of each: what a merge brought beside
another, what follows one that is gone, what is out of time."""

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from portal.data_layers import Data
from portal.ledger.publication import ALTERED, Publication
from portal.ledger.shared import Shared, lost_file, shared
from portal.read.problem import Problem

RESTORE = "从版本库恢复 data/ledger/ 里原来的文件"

AGAIN = "python scripts/publish.py --again"


class Misplaced:
    """What is wrong with the places of the publications `found` in a folder, of which some are
    `ordered`. The version store is asked only where it matters."""

    def __init__(self, data: Data, found: list[Publication], ordered: list[Publication]):
        self.data = data
        self.found = found
        self.ordered = ordered

    def problems(self) -> Iterator[Problem]:
        """Each with the file that has to be seen to."""
        known = {publication.seals[-1] for publication in self.found}
        placed = {publication.head.after: publication for publication in self.ordered}
        told = {publication.path for publication in self.ordered}
        for before, after in pairwise(self.ordered):
            if after.head.at < before.head.at:
                message = f"发布时间 {after.head.at} 早于前一次发布的 {before.head.at}"
                yield Problem(after.path, 1, 1, "at", message, ALTERED)
        for publication in self.found:
            if publication.path in told:
                continue
            rival = placed.get(publication.head.after)
            if rival:
                yield self._forked(publication, rival)
            elif publication.head.after not in known:
                yield self._orphan(publication)
        yield from _repeated(self.ordered)

    @cached_property
    def _shared(self) -> Shared:
        return shared(self.data)

    def _forked(self, one: Publication, other: Publication) -> Problem:
        """Which of the two is online decides; the version store may know, else the editor."""
        ours = [x for x in (one, other) if _file(x) not in self._shared.trunk]
        if self._shared.by and len(ours) == 1:
            (mine,) = ours
            theirs = other if mine is one else one
            hint = (
                f"{_file(theirs)} 在 {self._shared.by} 上，保留；"
                f"这一份还没有上线，重新发布：{AGAIN} {_file(mine)}"
            )
            return _fork(mine, theirs, hint)
        hint = (
            "已经上线的那份保留，另一份重新发布："
            f"上线的是 {_file(other)}，就 {AGAIN} {_file(one)}；"
            f"上线的是 {_file(one)}，就 {AGAIN} {_file(other)}"
        )
        return _fork(one, other, hint)

    def _orphan(self, publication: Publication) -> Problem:
        ending = publication.head.after[:8]
        name = lost_file(self.data, ending)
        lost = name or f"文件名以 -{ending}.jsonl 结尾的那份"
        message = f"它所接续的前一次发布（{lost}）不见了，或被改动过"
        if name and self._shared.by and name not in self._shared.trunk and self._shared.trunk:
            hint = (
                f"{self._shared.by} 上没有 {name}：它已被重新发布的一份代替，"
                f"这一份也重新发布：{AGAIN} {_file(publication)}；"
                f"它从来没有推送过，就{RESTORE}"
            )
        else:
            hint = RESTORE + (f"：git log --all -- data/ledger/{name}" if name else "")
        return Problem(publication.path, 1, 1, "after", message, hint)


def _fork(one: Publication, other: Publication, hint: str) -> Problem:
    message = f"与 {_file(other)} 接在同一次发布之后：合并带来了两次发布"
    return Problem(one.path, 1, 1, "after", message, hint)


def _file(publication: Publication) -> str:
    return Path(publication.path).name


def _repeated(ordered: list[Publication]) -> Iterator[Problem]:
    """Event ids that another publication has used: subscribers would not see the second."""
    known: dict[str, str] = {}
    for publication in ordered:
        for number, line in enumerate(publication.lines, 2):
            first = known.setdefault(line.event, publication.path) if line.event else ""
            if first and first != publication.path:
                message = f"事件编号 {line.event} 在 {Path(first).name} 里用过"
                yield Problem(publication.path, number, 1, "event", message, ALTERED)
