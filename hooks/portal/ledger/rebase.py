"""Publishing again what a merge brought in beside another publication.

Two editors may each publish after the same publication. Once merged, only one of the two can follow
it: that which subscribers have seen. The other is made anew, after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from portal.ledger.ledger import FOLDER
from portal.ledger.publication import Publication, parse
from portal.ledger.publisher import Publisher, Refusal
from portal.ledger.timeline import build_timeline
from portal.read.problem import Unreadable

TOLD = frozenset(("added", "amended", "corrected"))
SILENT = frozenset(("minor",))


@dataclass(frozen=True)
class Rebase:
    """The publications to make anew: the one that was named and those that follow it."""

    publications: tuple[Publication, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(publication.name for publication in self.publications)

    def made(self, publisher: Publisher) -> list[Publication]:
        """They again, each after the last of the ledger: withdrawals and new ids one by one, then
        what else they told in one, with all that was noted, and what was silent in another. Edits
        of other records are not published by the way."""
        made: list[Publication] = []
        for publication in self.publications:
            for one in _singly(publication, publisher):
                made.append(one)
                publisher = _after(publisher, one)
        notes = dict.fromkeys(one.head.note for one in self.publications if _about(one, TOLD))
        told = frozenset(id for one in self.publications for id in _about(one, TOLD))
        silent = frozenset(id for one in self.publications for id in _about(one, SILENT)) - told
        if told and (rest := publisher.regular("；".join(filter(None, notes)), told)).lines:
            made.append(rest)
            publisher = _after(publisher, rest)
        if silent and (rest := publisher.minor("", silent)).lines:
            made.append(rest)
        return made


def _about(publication: Publication, kinds: frozenset[str]) -> frozenset[str]:
    """The records of which a publication tells in one of some ways."""
    return frozenset(line.record for line in publication.lines if line.kind in kinds)


def rebase(data: Path, name: str) -> Rebase:
    """What there is to make anew when the publication in the file `name` is. Raises Refusal."""
    found = dict(_publications(data))
    wanted = Path(name).name
    if wanted not in found:
        near = "、".join(sorted(found)[-3:])
        raise Refusal(f"data/ledger/ 里没有 {wanted}；最近的是 {near or '（没有）'}。")
    chain = [found[wanted]]
    if not chain[0].head.after:
        raise Refusal(f"{wanted} 是第一次发布，后面的都接在它之后，不能重新发布。")
    while following := [p for p in found.values() if p.head.after == chain[-1].seals[-1]]:
        chain.append(following[0])
    return Rebase(tuple(chain))


def _publications(data: Path) -> Iterator[tuple[str, Publication]]:
    for path in sorted((data / FOLDER).glob("[!.]*.jsonl")):
        try:
            yield path.name, parse(path.read_bytes(), path.as_posix())
        except Unreadable as error:
            raise Refusal(f"台账读不出来：{error}") from None


def _singly(publication: Publication, publisher: Publisher) -> Iterator[Publication]:
    note = publication.head.note
    for line in publication.lines:
        if line.kind == "withdrawn" and not line.scope:
            yield publisher.withdrawal(line.row or line.record, line.reason, note)
        elif line.kind == "renamed":
            yield publisher.renaming(line.old, line.row or line.record, note)


def _after(publisher: Publisher, publication: Publication) -> Publisher:
    """The publisher once a publication has been made."""
    ledger = replace(publisher.ledger, publications=(*publisher.ledger.publications, publication))
    return replace(publisher, ledger=ledger, timeline=build_timeline(ledger, publisher.at))
