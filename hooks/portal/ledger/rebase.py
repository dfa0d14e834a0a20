"""Publishing again what a merge brought in beside another publication.

Two editors may each publish after the same publication. Once merged, only one of the two can follow
it: that which subscribers have seen. The other is made anew, after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from portal.data_layers import Data
from portal.ledger.ledger_folder import FOLDER
from portal.ledger.press import Refusal
from portal.ledger.publication import LedgerLine, Publication, parse, refusal_of_note
from portal.ledger.publisher import Publisher
from portal.ledger.timeline import build_timeline
from portal.read.problem import Unreadable

TOLD = frozenset(("added", "amended", "corrected", "text"))
ERRED = frozenset(("corrected",))
SILENT = frozenset(("minor",))


@dataclass(frozen=True)
class Rebase:
    """The publications to make anew: the one that was named and those that follow it."""

    publications: tuple[Publication, ...]

    @property
    def names(self) -> frozenset[str]:
        return frozenset(publication.name for publication in self.publications)

    def made(self, publisher: Publisher) -> list[Publication]:
        """They again, each after the last of the ledger: withdrawals, new ids and the like one by
        one, then what else they told, each with what was noted of it, and what was silent. Edits of
        other records are not published by the way. What is in the ledger already is left out: an
        earlier run may have been killed before it took the old files away."""
        made: list[Publication] = []

        def add(one: Publication) -> Publisher:
            made.append(one)
            return _after(publisher, one)

        for publication in self.publications:
            named = publication.head.authority
            if named and named != publisher.ledger.authority:
                publisher = add(publisher.named(named))
            for one in publication.lines:
                if again := _singly(one, publication.head.note, publisher):
                    publisher = add(again)
        ended = any(line.scope for one in self.publications for line in one.lines)
        for (note, misprint), ids in self._noted().items():
            if (rest := publisher.regular(note, ids, ended, misprint)).lines:
                publisher = add(rest)
        told = frozenset(id for one in self.publications for id in _about(one, TOLD))
        silent = frozenset(id for one in self.publications for id in _about(one, SILENT)) - told
        if silent and (rest := publisher.minor("", silent)).lines:
            made.append(rest)
        return made

    def _noted(self) -> dict[tuple[str, bool], frozenset[str]]:
        """The records that were told, by what was noted of them and whether we had erred. What several publications told of
        is told once, with all of their notes, or the last one where all are too long."""
        notes: dict[str, dict[str, None]] = {}
        for publication in self.publications:
            for id in sorted(_about(publication, TOLD)):
                notes.setdefault(id, {})[publication.head.note] = None
        wrong = {id for one in self.publications for id in _about(one, ERRED)}
        found: dict[tuple[str, bool], set[str]] = {}
        for id, said in notes.items():
            joined = "；".join(filter(None, said))
            note = list(said)[-1] if refusal_of_note(joined) else joined
            found.setdefault((note, id in wrong), set()).add(id)
        return {said: frozenset(ids) for said, ids in found.items()}


def _about(publication: Publication, kinds: frozenset[str]) -> frozenset[str]:
    """The records of which a publication tells in one of some ways."""
    return frozenset(line.record for line in publication.lines if line.kind in kinds)


def rebase(data: Data, name: str) -> Rebase:
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


def _publications(data: Data) -> Iterator[tuple[str, Publication]]:
    for path in sorted((data / FOLDER).glob("[!.]*.jsonl")):
        try:
            yield path.name, parse(path.read_bytes(), path.as_posix())
        except Unreadable as error:
            raise Refusal(f"台账读不出来：{error}") from None


def _singly(line: LedgerLine, note: str, publisher: Publisher) -> Publication | None:
    """What concerns one record alone, made anew; None for other lines, and for what is so already."""
    state, id = publisher.state, line.row or line.record
    done = state.current(line.old) == state.current(id) != line.old
    if line.kind == "withdrawn" and not line.scope and id not in state.withdrawn:
        return publisher.withdrawal(id, line.reason, note)
    if line.kind == "restored" and id in state.withdrawn:
        return publisher.restoring(id, note)
    if line.kind == "renamed" and not done:
        return publisher.renaming(line.old, id, note)
    if line.kind == "merged" and not done:
        return publisher.merging(line.old, id, note)
    return None


def _after(publisher: Publisher, publication: Publication) -> Publisher:
    """The publisher once a publication has been made."""
    ledger = replace(publisher.ledger, publications=(*publisher.ledger.publications, publication))
    return replace(publisher, ledger=ledger, timeline=build_timeline(ledger, publisher.at))
