"""Making a publication: from what the data say and the ledger does not, to what will say it."""

import re
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
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
from portal.kinds.labels import field_label
from portal.kinds.rows import row_fields
from portal.ledger.change import Change, changes_between
from portal.ledger.ledger import Ledger
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
from portal.ledger.substance import substance_of
from portal.ledger.timeline import Timeline
from portal.ledger.unpublished import Edit, edits, retired
from portal.read.problem import nearest

_HOST = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
"""A host as tag: URIs want it (RFC 4151): small letters, Chinese names in punycode."""

FIELDS = 4
"""Fields that a refusal names."""

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

    def regular(
        self, note: str, only: frozenset[str] | None = None, scopes: bool = False
    ) -> Publication:
        """Everything that is not published yet, with a note to subscribers; `only` these records
        where they are named, and the end of scopes with them where `scopes` says so."""
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
            *(self._ended_scopes() if only is None or scopes else ()),
        ]
        return self._publication(lines, note)

    def minor(
        self, note: str, only: frozenset[str] | None = None, misprint: bool = True
    ) -> Publication:
        """Slips that no subscriber needs to see; `only` in these records where they are named. What
        people act upon is none, unless it was a `misprint` of ours."""
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
            if not misprint and (weighty := substance_of(edit.changes, edit.after or {})):
                raise Refusal(_more_than_a_slip(edit, weighty))
        return self._publication([_line("minor", edit) for edit in found], note)

    def withdrawal(self, id: str, reason: str, note: str) -> Publication:
        """One record or row of which we no longer say that it is right."""
        _require_readable(note)
        _require_readable(reason, "--reason")
        record = self._record_of(id)
        if id in self.state.withdrawn:
            raise Refusal(f"{id} 已经撤回过了。")
        self._require_file(id, record)
        return self._publication([self._about_one("withdrawn", id, record, reason)], note)

    def restoring(self, id: str, note: str) -> Publication:
        """One record or row that was withdrawn stands again."""
        _require_readable(note)
        record = self._record_of(id)
        if id not in self.state.withdrawn:
            raise Refusal(f"{id} 没有撤回，不用恢复。")
        self._require_file(id, record)
        return self._publication([self._about_one("restored", id, record)], note)

    def renaming(self, old: str, new: str, note: str) -> Publication:
        """Another id for a record or row, with what speaks of it; nobody is told."""
        _require_readable(note)
        record = self._record_of(old)
        item = self.catalogue.items.get(new)
        if item is None:
            raise Refusal(f"数据里没有 {new}：先把文件名和 id 改成 {new}，再运行这条命令。")
        if old in self.catalogue.items:
            raise Refusal(f"数据里还有 {old}：先把它的文件名和 id 改成 {new}。")
        if new in self.state.renamed or self._published(new):
            raise Refusal(f"{new} 已经发布过，不能当作 {old} 的新 id；两条合成一条用 --merge。")
        before = self.state.contents[record]
        is_row = record != old
        if (item.parent.id if item.parent else "") != (record if is_row else ""):
            raise Refusal(f"{old} 和 {new} 要么都是记录，要么都是 {record} 的条目。")
        return self._moved("renamed", old, new, record if is_row else new, before, note)

    def merging(self, gone: str, into: str, note: str) -> Publication:
        """Two records, or two rows of a list, that are the same thing: one stands for both."""
        _require_readable(note)
        record, target = self._record_of(gone), self._record_of(into)
        if gone == into:
            raise Refusal("--merge 后面写两个不同的 id。")
        if gone in self.catalogue.items:
            raise Refusal(
                f"数据里还有 {gone}：先把要留下的内容写进 {into}，删去 {gone}，再运行这条命令。"
            )
        self._require_file(into, target)
        if into in self.state.withdrawn:
            raise Refusal(f"{into} 已经撤回，不能并入它；先用 --restore {into}。")
        of_rows = (record != gone, target != into)
        if any(of_rows) and not (all(of_rows) and record == target):
            raise Refusal("只能把记录并入记录，把条目并入同一份清单的条目。")
        if all(of_rows):
            before = self.state.contents[record]
            return self._moved("merged", gone, into, record, before, note)
        event = self._event("merged", gone, gone)
        digest = digest_of(self.state.contents[into])
        line = LedgerLine(kind="merged", event=event, record=into, old=gone, digest=digest)
        return self._publication([line, *self._speaking_of(gone, into, line)], note)

    def naming(self, host: str) -> Publication:
        """The site's own name for its entries, where the ledger began as that of another site."""
        if self.ledger.last is None:
            raise Refusal("还没有发布过：设好环境变量 PORTAL_SITE_URL，第一次发布就会定下来。")
        if not _HOST.fullmatch(host):
            raise Refusal(f"--authority 写域名，如 portal.example.cn，不能写 {host}。")
        made = self._publication([], "")
        head = made.head.model_copy(update={"authority": f"{host},{self.at.date()}"})
        return Publication(head, ())

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

    def records_of(self, ids: Iterable[str]) -> frozenset[str]:
        """The records with something to publish that are named, by their ids or those of rows.
        Raises Refusal for an id that nothing bears, and for one that waits for nothing."""
        waiting = {edit.id for edit in edits(self.catalogue, self.state)}
        found = set()
        for id in ids:
            item = self.catalogue.items.get(id)
            record = (item.parent or item).id if item else id if id in self.state.contents else ""
            if not record:
                near = nearest(id, sorted(waiting))
                likely = f"，可能是 {near}" if near else ""
                raise Refusal(f"没有 id 为 {id} 的记录或条目{likely}。")
            if record not in waiting:
                raise Refusal(f"{id} 没有要发布的改动。")
            found.add(record)
        return frozenset(found)

    def _edits(self, only: frozenset[str] | None) -> list[Edit]:
        found = edits(self.catalogue, self.state)
        chosen = [edit for edit in found if only is None or edit.id in only]
        for edit in chosen:
            for id in retired(edit, self.state):
                raise Refusal(
                    f"{id} 是 {self.state.current(id)} 以前的 id，不能再用：换一个没有用过的 id。"
                )
        return _complete(chosen)

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

    def _about_one(self, kind: Kind, id: str, record: str, reason: str = "") -> LedgerLine:
        event, row = self._event(kind, id, record), "" if record == id else id
        return LedgerLine(kind=kind, event=event, record=record, row=row, reason=reason)

    def _event(self, kind: Kind, id: str, record: str) -> str:
        return f"{id}/{kind}/{self.state.counts[record] + 1}"

    def _moved(
        self, kind: Kind, old: str, new: str, record: str, before: Content, note: str
    ) -> Publication:
        """An id that another one follows, in the content of its record."""
        after = _with_id(before, old, new) if kind == "renamed" else _without_row(before, old)
        is_row = record != new
        line = LedgerLine(
            kind=kind,
            event="" if kind == "renamed" else self._event(kind, old, record),
            record=record,
            row=new if is_row else "",
            old=old,
            digest=digest_of(after),
            changes=change_lines(changes_between(before, after)),
        )
        return self._publication([line, *self._speaking_of(old, new, line)], note)

    def _speaking_of(self, old: str, new: str, line: LedgerLine) -> Iterable[LedgerLine]:
        """Records in which nothing but the id changed, by which they speak of another."""
        state = deepcopy(self.state)
        replay(self._publication([line], ""), state)
        for edit in edits(self.catalogue, state):
            if edit.before is not None and edit.after is not None:
                if all(change.name == "alias_ids" for change in edit.changes):
                    yield _line("minor", edit)  # it names what was merged into it
                    continue
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

    def _published(self, id: str) -> bool:
        contents = self.state.contents
        return id in contents or any(row_in(content, id) for content in contents.values())

    def _require_file(self, id: str, record: str) -> None:
        if id not in self.catalogue.items:
            path = f"data/{self.state.contents[record]['catalogue']}/{record}.yaml"
            raise Refusal(
                f"数据里没有 {id}：先恢复文件 {path} 里的内容（如 git restore {path}），再运行。"
                "撤回的记录和条目，文件也要留着。"
            )

    def _publication(self, lines: list[LedgerLine], note: str) -> Publication:
        last = self.ledger.last
        at = self.at.isoformat(timespec="seconds")
        if last and at < last.head.at:
            raise Refusal(
                f"现在的时间 {at} 早于上一次发布的 {last.head.at}：请先核对这台机器的时钟。"
                "时钟没有错，就是上一次的时钟快了：还没有推送的用 --undo 撤销，"
                f"推送过的用 --again {last.name} 按现在的时间重新发布。"
            )
        after = last.seals[-1] if last else ""
        authority = "" if last else self.authority
        head = PublicationHead(at=at, after=after, lines=len(lines), note=note, authority=authority)
        return Publication(head, tuple(lines))


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
                f"不再收录的恢复后用 --withdraw {part['id']}，改了 id 用 --rename {part['id']} 新id，"
                f"并入了另一条用 --merge {part['id']} 另一条的id。"
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


def _without_row(content: Content, id: str) -> dict[str, Any]:
    after = deepcopy(dict(content))
    for field in row_fields(after["catalogue"]):
        if field in after:
            after[field] = [row for row in after[field] if row["id"] != id]
    return after


def _more_than_a_slip(edit: Edit, changes: list[Change]) -> str:
    """Why an edit is not minor, with the fields that say so."""
    catalogue = (edit.after or {}).get("catalogue", "")
    names = dict.fromkeys(field_label(catalogue, change.field) for change in changes)
    ways = "、".join(change.field for change in changes[:FIELDS])
    more = f" 等 {len(changes)} 处" if len(changes) > FIELDS else ""
    return (
        f"{edit.id} 改了{'、'.join(list(names)[:FIELDS])}（{ways}{more}），读者会照它去做，"
        "不能用 --minor 悄悄改，请用 --note 告诉订阅者。"
        "原文没有变、只是本站抄错了，又不必告诉订阅者的，用 --minor --misprint。"
    )


def _require_readable(text: str, option: str = "--note") -> None:
    if reason := refusal_of_note(text):
        raise Refusal(f"{option} {reason}。")
