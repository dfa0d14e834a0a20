"""The ledger: every publication in its order, and whatever does not fit there."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from portal.data_layers import Data, DataLayers
from portal.ledger.ledger_folder import FOLDER, SUFFIX
from portal.ledger.misplaced import Misplaced
from portal.ledger.publication import Publication, parse
from portal.read.file import said_before
from portal.read.portal_settings import read_settings
from portal.read.problem import Problem, Unreadable


@dataclass(frozen=True)
class Ledger:
    """The publications in the order in which they follow one another; none before the first."""

    publications: tuple[Publication, ...] = ()
    problems: tuple[Problem, ...] = ()
    below: "Ledger | None" = None
    """That of the nation, where this one is of data that lie upon the nation's."""
    prefix: str = ""
    """Then, what the ids of its own begin with."""
    named: str = ""
    """And the authority that its settings name, until a publication does."""

    @cached_property
    def told(self) -> tuple[Publication, ...]:
        """Those that are told on this site, in the order of time: also the nation's."""
        if self.below is None:
            return self.publications
        both = (*self.below.publications, *self.publications)
        return tuple(sorted(both, key=lambda one: one.head.at))

    @property
    def last(self) -> Publication | None:
        return self.publications[-1] if self.publications else None

    @property
    def authority(self) -> str:
        """The authority of every tag: URI; '' before the first publication. A site that began with
        the ledger of another one has named its own since."""
        named = [one.head.authority for one in self.publications if one.head.authority]
        return named[-1] if named else self.named

    @property
    def over(self) -> str:
        """The last seal of the nation's ledger below it; '' where there is none."""
        last = self.below.last if self.below else None
        return last.seals[-1] if last else ""

    @property
    def latest(self) -> Publication | None:
        """The last one that is told."""
        return self.told[-1] if self.told else None

    def is_own(self, record: str) -> bool:
        """Whether it is this ledger that tells of a record, and not the nation's."""
        if self.below is None or not self.prefix:
            return True
        return record.startswith(self.prefix) and record not in self._told_below

    @cached_property
    def _told_below(self) -> frozenset[str]:
        """Every id that the nation's ledger speaks of: whatever these begin with, they are the nation's."""
        lines = (
            (line for one in self.below.publications for line in one.lines) if self.below else ()
        )
        return frozenset(id for line in lines for id in (line.record, line.row, line.old))

    def tells(self, event: str) -> bool:
        """Whether an event is told in this ledger, and not in the nation's: of full texts the record
        does not say it."""
        return self.below is None or event in self._events

    @cached_property
    def _events(self) -> frozenset[str]:
        return frozenset(line.event for one in self.publications for line in one.lines)

    def has_begun_for(self, record: str) -> bool:
        """Whether anything was ever published where a record would be; before that, edits of it are
        nobody's business."""
        teller = self if self.below is None or self.is_own(record) else self.below
        return bool(teller.publications)

    def has_begun_for_texts(self, own: bool) -> bool:
        """The same of a full text of the portal's own, or of the nation's."""
        teller = self if own or self.below is None else self.below
        return bool(teller.publications)


def read_ledger(data: Data, without: frozenset[str] = frozenset()) -> Ledger:
    """The ledger of a data folder, leaving out the files of the given names; of a folder upon the
    nation's its own, with the nation's below it. Never raises."""
    if not isinstance(data, DataLayers):
        alone, (settings, _) = _read_folder(data, without), read_settings(data)
        return replace(alone, named=settings.authority or "") if settings else alone
    below = _read_folder(data.nation)
    own = _read_folder(data.own, without)
    settings, _ = read_settings(data.own)
    prefix = f"{settings.prefix}-" if settings and settings.prefix else ""
    faults = [*_strangers(own, prefix), *_ahead(own, below)]
    return Ledger(
        own.publications,
        (*below.problems, *own.problems, *faults),
        below,
        prefix,
        (settings.authority if settings else "") or "",
    )


def _strangers(own: Ledger, prefix: str) -> Iterator[Problem]:
    """What tells of records that are not the portal's own: only the nation can."""
    for publication in own.publications:
        for number, line in enumerate(publication.lines, 2):
            named = () if line.texts else (line.record, line.row, line.old)
            for id in filter(None, named):
                if prefix and not id.startswith(prefix):
                    told = f"自己的台账里有国家的编号 {id}"
                    hint = f"自己的台账只说 {prefix} 开头的编号；从版本库恢复这个文件"
                    yield Problem(publication.path, number, 1, id, told, hint)


def _ahead(own: Ledger, below: Ledger) -> Iterator[Problem]:
    """Publications that were made upon a newer state of the nation's data than there is."""
    known = {one.seals[-1] for one in below.publications}
    for publication in reversed(own.publications):
        if publication.head.over and publication.head.over not in known and not below.problems:
            there = below.publications[-1].head.at if below.publications else "（没有发布过）"
            told = f"{publication.head.at} 发布时，国家的数据比现在的新；现在的到 {there} 为止"
            hint = "更新国家的数据（git pull，或换上新的 data/）；换了一份来源不同的数据也会这样"
            yield Problem(publication.path, 1, 1, "over", told, hint)
            return


def _read_folder(data: Path, without: frozenset[str] = frozenset()) -> Ledger:
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
