"""The ledger told again from the start: what each record was after each publication.

Replaying is also the proof: each line names the digest of what it makes of its record.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from portal.catalogue.content import Content, digest_of, rows_in
from portal.ledger.change import Change, Unfitting, changed
from portal.ledger.labels import Labels, with_labels
from portal.ledger.publication import ALTERED, LedgerLine, Publication, changes_of
from portal.read.problem import Problem

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an address is made of; what is no such id could lead out of the site's folder."""


@dataclass(frozen=True)
class Withdrawal:
    """When and why something was withdrawn."""

    at: datetime
    reason: str


@dataclass(frozen=True)
class Departure:
    """When an id was left, and how: `renamed` or `merged`."""

    kind: str
    at: datetime


@dataclass(frozen=True)
class ReplayStep:
    """What one line does: a record before and after it, and what was `merged` into it."""

    line: LedgerLine
    at: datetime
    note: str
    before: Content | None
    after: Content | None
    changes: tuple[Change, ...] = ()
    merged: Content | None = None


@dataclass
class State:
    """What has been published up to some point."""

    contents: dict[str, dict[str, Any]] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, Withdrawal] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    """Ids of before -> the id that followed."""
    departures: dict[str, Departure] = field(default_factory=dict)
    """The same ids -> when and how they were left."""
    left: dict[tuple[str, str], str] = field(default_factory=dict)
    """Addresses (catalogue, id) at which nothing is any more -> the id to look at instead."""
    ended: dict[str, str] = field(default_factory=dict)
    """Scopes whose term has left the vocabulary, with their last name."""
    labels: Labels = field(default_factory=dict)
    """What terms were called when something was last published."""
    counts: Counter[str] = field(default_factory=Counter)
    """How many lines there are about each record."""
    text_counts: Counter[str] = field(default_factory=Counter)
    """And how many about its full texts."""
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The last line about each record: file and number."""

    @property
    def forwarding(self) -> list[tuple[str, str, str]]:
        """Old addresses with the id that they lead to: catalogue, id, id of today."""
        return [(kind, id, self.current(target)) for (kind, id), target in self.left.items()]

    def current(self, id: str) -> str:
        """The id that something bears now."""
        seen = {id}
        while (id := self.renamed.get(id, id)) not in seen:
            seen.add(id)
        return id


def replay(publication: Publication, state: State) -> tuple[list[ReplayStep], list[Problem]]:
    """Make `state` what it is after one more publication; its steps, and what is wrong with it."""
    at = datetime.fromisoformat(publication.head.at)
    state.labels = with_labels(state.labels, publication.head.labels)
    steps: list[ReplayStep] = []
    problems: list[Problem] = []
    for number, line in enumerate(publication.lines, 2):
        try:
            steps.append(_step(line, at, publication.head.note, state))
        except Unfitting as error:
            place = (publication.path, number, 1, line.record or "(台账)")
            problems.append(Problem(*place, str(error), ALTERED))
        if line.texts:
            state.text_counts[line.record] += 1
            continue
        state.places[line.record] = (publication.path, number)
        state.counts[line.record] += 1
    return steps, problems


def _step(line: LedgerLine, at: datetime, note: str, state: State) -> ReplayStep:
    """Do what one line says. Raises Unfitting with the reason in Chinese."""
    if line.scope:
        state.ended[line.scope] = line.name
        return ReplayStep(line, at, note, None, None)
    if line.kind == "added":
        return ReplayStep(line, at, note, None, _added(line, state))
    if line.old and line.old != (line.row or line.record):
        state.departures[line.old] = Departure(line.kind, at)
    record = line.old if line.kind == "renamed" and not line.row else line.record
    before = state.contents.get(record)
    if before is None:
        raise Unfitting(f"{record} 在这之前没有发布过")
    if line.texts:
        return ReplayStep(line, at, note, before, before)
    if line.kind == "withdrawn":
        state.withdrawn[line.row or line.record] = Withdrawal(at, line.reason)
        return ReplayStep(line, at, note, before, before)
    if line.kind == "restored":
        if state.withdrawn.pop(line.row or line.record, None) is None:
            raise Unfitting(f"{line.row or line.record} 在这之前没有撤回")
        return ReplayStep(line, at, note, before, before)
    if line.kind == "merged" and not line.row:
        return ReplayStep(line, at, note, before, before, (), _merged(line, before, state))
    changes = changes_of(line)
    try:
        after = changed(before, changes)
    except Unfitting as error:
        raise Unfitting(f"改动与之前的内容对不上：{error}") from None
    _keep(line, after, state)
    if line.kind == "renamed":
        _rename(line, state)
    if line.kind == "merged":
        state.renamed[line.old] = line.row
        state.withdrawn.pop(line.old, None)
    _leave(before, after, state)
    return ReplayStep(line, at, note, before, after, tuple(changes))


def _added(line: LedgerLine, state: State) -> Content:
    if line.content is None:
        raise Unfitting("没有内容")
    if line.record in state.contents or line.record in state.renamed:
        raise Unfitting(f"{line.record} 已经发布过，id 不能再用")
    _keep(line, line.content, state)
    return line.content


def _merged(line: LedgerLine, into: Content, state: State) -> Content:
    """Take away a record that another one stands for from now on; its addresses lead there."""
    gone = state.contents.pop(line.old, None)
    if gone is None or line.old == line.record:
        raise Unfitting(f"{line.old} 在这之前没有发布过")
    for known in (state.digests, state.places, state.withdrawn):
        known.pop(line.old, None)  # type: ignore[attr-defined]
    state.renamed[line.old] = line.record
    _leave(gone, into, state)
    return gone


def _keep(line: LedgerLine, content: dict[str, Any], state: State) -> None:
    if content.get("id") != line.record or digest_of(content) != line.digest:
        raise Unfitting(f"{line.record} 的内容与摘要不符，被改动过")
    for catalogue, id in _addresses(content):
        if not (_SLUG.fullmatch(catalogue) and _SLUG.fullmatch(id)):
            raise Unfitting(f"{catalogue}/{id} 不能作网址，被改动过")
    state.contents[line.record] = content
    state.digests[line.record] = line.digest


def _rename(line: LedgerLine, state: State) -> None:
    if line.row:
        state.renamed[line.old] = line.row
    elif line.old != line.record:
        state.renamed[line.old] = line.record
        state.counts[line.record] += state.counts[line.old]
        for known in (state.contents, state.digests, state.places):
            known.pop(line.old, None)
    if moved := state.withdrawn.pop(line.old, None):
        state.withdrawn[line.row or line.record] = moved


def _leave(before: Content, after: Content, state: State) -> None:
    """Note the addresses that a change leaves empty, so that they lead on."""
    here = set(_addresses(after))
    for catalogue, id in _addresses(before):
        if (catalogue, id) not in here:
            ids = {known for _, known in here}
            new = state.current(id)
            state.left[catalogue, id] = new if new in ids else after["id"]
    for address in here:
        state.left.pop(address, None)


def _addresses(content: Content) -> Iterator[tuple[str, str]]:
    """Every address that a record has: its own, those of its rows, those of its parts."""
    catalogue = content["catalogue"]
    yield catalogue, content["id"]
    for row in rows_in(content):
        yield catalogue, row["id"]
    for part in (*content.get("indicators", ()), *content.get("grade_tables", ())):
        yield catalogue, part["id"]
        for row in part.get("rows", ()):
            yield catalogue, row["id"]
