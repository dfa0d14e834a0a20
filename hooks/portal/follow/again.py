"""Publishing again what a merge brought in beside another publication.

Two editors may each publish after the same publication. Once merged, only one of the two can follow
it: that which subscribers have seen. The other is made anew, after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from portal.follow.entry import Publication, parse
from portal.follow.ledger import FOLDER
from portal.follow.publishing import Press, Refusal
from portal.follow.telling import tell
from portal.read.problem import Unreadable


@dataclass(frozen=True)
class Remake:
    """The publications to make anew: the one that was named and those that follow it."""

    publications: tuple[Publication, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(publication.name for publication in self.publications)

    def made(self, press: Press) -> list[Publication]:
        """They again, each after the last of the ledger: withdrawals and new ids one by one, what
        is left of the data in one, with all that was noted."""
        made: list[Publication] = []
        notes = []
        silent = True
        for publication in self.publications:
            for one in _singly(publication, press):
                made.append(one)
                press = _after(press, one)
            if any(line.kind in ("added", "amended", "corrected") for line in publication.lines):
                notes.append(publication.head.note)
                silent = False
        note = "；".join(dict.fromkeys(note for note in notes if note))
        rest = press.minor(note) if silent else press.regular(note)
        return [*made, rest] if rest.lines else made


def remake(data: Path, name: str) -> Remake:
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
    return Remake(tuple(chain))


def _publications(data: Path) -> Iterator[tuple[str, Publication]]:
    for path in sorted((data / FOLDER).glob("[!.]*.jsonl")):
        try:
            yield path.name, parse(path.read_bytes(), path.as_posix())
        except Unreadable as error:
            raise Refusal(f"台账读不出来：{error}") from None


def _singly(publication: Publication, press: Press) -> Iterator[Publication]:
    note = publication.head.note
    for line in publication.lines:
        if line.kind == "withdrawn" and not line.scope:
            yield press.withdrawal(line.row or line.record, line.reason, note)
        elif line.kind == "renamed":
            yield press.renaming(line.old, line.row or line.record, note)


def _after(press: Press, publication: Publication) -> Press:
    """The press once a publication has been made."""
    ledger = replace(press.ledger, publications=(*press.ledger.publications, publication))
    return replace(press, ledger=ledger, story=tell(ledger, press.at))
