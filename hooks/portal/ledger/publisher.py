"""Making a publication: from what the data say and the ledger does not, to the file that says it."""

import os
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import (
    Content,
    canonical,
    digest_of,
    row_in,
    rows_in,
    title_of,
)
from portal.ledger.change import changes_between
from portal.ledger.ledger import FOLDER, Ledger
from portal.ledger.publication import (
    Kind,
    LedgerLine,
    Publication,
    PublicationHead,
    change_lines,
    refusal_of_note,
)
from portal.ledger.replay import State, replay
from portal.ledger.scope import ScopeNames
from portal.ledger.timeline import Timeline
from portal.ledger.unpublished import Edit, edits

BULK = 5
"""More records than this, added or amended at once, are one event."""


class Refusal(Exception):
    """Nothing was written; the text says in Chinese why not and what to do."""


@dataclass(frozen=True)
class Publisher:
    """What a publication is made from: the data, the ledger, the timeline that it tells, and now."""

    catalogue: Catalogue
    ledger: Ledger
    timeline: Timeline
    at: datetime
    authority: str
    """Of tag: URIs, for the first publication."""

    @property
    def state(self) -> State:
        return self.timeline.published.state

    def regular(self, note: str, only: frozenset[str] | None = None) -> Publication:
        """Everything that is not published yet, with a note to subscribers; `only` these records
        where they are named."""
        _require_readable(note)
        found = self._edits(only)
        added = [edit for edit in found if edit.before is None]
        changed = [edit for edit in found if edit.before is not None]
        wrong = [edit for edit in changed if self.told_days(edit)]
        amended = [edit for edit in changed if edit not in wrong]
        lines = [
            *self._lines(added, "added"),
            *self._lines(amended, "amended"),
            *self._lines(wrong, "corrected"),
            *self._ended_scopes(),
        ]
        return self._publication(lines, note)

    def minor(self, note: str, only: frozenset[str] | None = None) -> Publication:
        """Slips that no subscriber needs to see; `only` in these records where they are named."""
        _require_readable(note)
        found = self._edits(only)
        for edit in found:
            if edit.before is None:
                raise Refusal(f"{edit.id} 是新增的记录，不能用 --minor，请用 --note 发布。")
            if days := self.told_days(edit):
                told = "、".join(days)
                raise Refusal(
                    f"{edit.id} 改动了已经通知过订阅者的日期（{told}），不能用 --minor，"
                    "请用 --note 发布更正。"
                )
        return self._publication([_line("minor", edit) for edit in found], note)

    def withdrawal(self, id: str, reason: str, note: str) -> Publication:
        """One record or row of which we no longer say that it is right."""
        _require_readable(note)
        _require_readable(reason, "--reason")
        record = self._record_of(id)
        if id in self.state.withdrawn:
            raise Refusal(f"{id} 已经撤回过了。")
        number = self.state.counts[record] + 1
        row = "" if record == id else id
        line = LedgerLine(
            kind="withdrawn",
            event=f"{id}/withdrawn/{number}",
            record=record,
            row=row,
            reason=reason,
        )
        return self._publication([line], note)

    def renaming(self, old: str, new: str, note: str) -> Publication:
        """Another id for a record or row, with what speaks of it; nobody is told."""
        _require_readable(note)
        record = self._record_of(old)
        item = self.catalogue.items.get(new)
        if item is None:
            raise Refusal(f"数据里没有 {new}：先把文件名和 id 改成 {new}，再运行这条命令。")
        if old in self.catalogue.items:
            raise Refusal(f"数据里还有 {old}：先把它的文件名和 id 改成 {new}。")
        if new in self.state.contents or new in self.state.renamed:
            raise Refusal(f"{new} 已经发布过，不能当作 {old} 的新 id。")
        before = self.state.contents[record]
        after = _with_id(before, old, new)
        is_row = record != old
        line = LedgerLine(
            kind="renamed",
            record=record if is_row else new,
            row=new if is_row else "",
            old=old,
            digest=digest_of(after),
            changes=change_lines(changes_between(before, after)),
        )
        lines = [line, *self._speaking_of(old, new, line)]
        return self._publication(lines, note)

    def told_days(self, edit: Edit) -> list[str]:
        """The days that an edit corrects after subscribers have heard of them."""
        if edit.before is None or edit.after is None:
            return []
        published, told = self.timeline.published, self.timeline.told
        now = {due.key: due.day for due in published.dues_of(edit.after)}
        return [
            f"{due.word} {due.day}"
            for due in published.dues_of(edit.before)
            if due.key in told and now.get(due.key) != due.day
        ]

    def _edits(self, only: frozenset[str] | None) -> list[Edit]:
        found = edits(self.catalogue, self.state)
        return _complete([edit for edit in found if only is None or edit.id in only])

    def _lines(self, found: list[Edit], kind: Kind) -> list[LedgerLine]:
        """A line for each edit, and the same event for all where they are many."""
        first = self.ledger.last is None
        moment = self.at.strftime("%Y%m%dT%H%M%S")
        lines = []
        for edit in found:
            number = self.state.counts[edit.id] + 1
            event = f"{edit.id}/added" if kind == "added" else f"{edit.id}/{kind}/{number}"
            if first:
                assert edit.after is not None
                event = f"{moment}/added/{edit.after['catalogue']}"
            elif len(found) > BULK:
                event = f"{moment}/{kind}"
            lines.append(_line(kind, edit, event))
        return lines

    def _ended_scopes(self) -> Iterable[LedgerLine]:
        names = ScopeNames(self.catalogue)
        for scope in names.missing(self.timeline.events, self.state.ended):
            _, term = names.term_of(scope)
            yield LedgerLine(kind="withdrawn", event=f"{scope}/ended", scope=scope, name=term)

    def _speaking_of(self, old: str, new: str, line: LedgerLine) -> Iterable[LedgerLine]:
        """Records in which nothing but the id changed, by which they speak of another."""
        state = deepcopy(self.state)
        replay(self._publication([line], ""), state)
        for edit in edits(self.catalogue, state):
            if edit.before is not None and edit.after is not None:
                spoken = canonical(edit.before).replace(f'"{old}"', f'"{new}"')
                if spoken.replace(f"(id:{old})", f"(id:{new})") == canonical(edit.after):
                    yield _line("minor", edit)

    def _record_of(self, id: str) -> str:
        """The published record that bears an id or has a row that bears it."""
        if id in self.state.contents:
            return id
        for record, content in self.state.contents.items():
            if row_in(content, id):
                return record
        raise Refusal(f"没有发布过 id 为 {id} 的记录或条目。")

    def _publication(self, lines: list[LedgerLine], note: str) -> Publication:
        last = self.ledger.last
        at = self.at.isoformat(timespec="seconds")
        if last and at < last.head.at:
            raise Refusal(
                f"现在的时间 {at} 早于上一次发布的 {last.head.at}：请校准这台机器的时钟"
                "（或环境变量 PORTAL_AS_OF）。"
            )
        after = last.seals[-1] if last else ""
        authority = "" if last else self.authority
        head = PublicationHead(at=at, after=after, lines=len(lines), note=note, authority=authority)
        return Publication(head, tuple(lines))


def write(publication: Publication, data: Path) -> Path:
    """Put a publication into the ledger, whole or not at all; the path of its file."""
    folder = data / FOLDER
    folder.mkdir(exist_ok=True)
    path = folder / publication.name
    half = folder / f".{publication.name}.tmp"
    try:
        with half.open("w", encoding="utf-8", newline="\n") as file:
            file.write(publication.text)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path


def _line(kind: Kind, edit: Edit, event: str = "") -> LedgerLine:
    assert edit.after is not None
    digest = digest_of(edit.after)
    if edit.before is None:
        content = dict(edit.after)
        return LedgerLine(kind=kind, event=event, record=edit.id, digest=digest, content=content)
    changes = change_lines(edit.changes)
    return LedgerLine(kind=kind, event=event, record=edit.id, digest=digest, changes=changes)


def _complete(found: list[Edit]) -> list[Edit]:
    """The edits, if nothing that was published has gone."""
    for edit in found:
        gone = [edit.before] if edit.after is None and edit.before else edit.lost_rows
        for part in gone:
            raise Refusal(
                f"{part['id']}（{title_of(part)}）已经发布过，现在不见了：请恢复；"
                f"不再收录用 --withdraw {part['id']}，改了 id 用 --rename {part['id']} 新id。"
            )
    return found


def _with_id(content: Content, old: str, new: str) -> dict[str, Any]:
    after = deepcopy(dict(content))
    if after["id"] == old:
        after["id"] = new
    for row in rows_in(after):
        if row["id"] == old:
            row["id"] = new  # type: ignore[index]
    return after


def _require_readable(text: str, option: str = "--note") -> None:
    if reason := refusal_of_note(text):
        raise Refusal(f"{option} {reason}。")
