"""What a publication would do, in words for the editor: what changes, and who would see what."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from os.path import commonprefix
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import row_in, rows_in, title_of
from portal.kinds.labels import field_label
from portal.ledger.agenda import CalendarItem
from portal.ledger.change import Change
from portal.ledger.event import KINDS
from portal.ledger.publication import LedgerLine, LedgerText, Publication, changes_of
from portal.ledger.publisher import Publisher
from portal.ledger.replay import State
from portal.ledger.scope import ScopeNames
from portal.ledger.timeline import Timeline, build_timeline

SHOWN = 20
"""Records of one kind and changes of one record that are listed; the others are counted."""

LONGEST = 80
"""Characters of a value."""


def preview(
    publications: list[Publication], publisher: Publisher, catalogue: Catalogue
) -> Iterator[str]:
    """Line by line: the records with what changed, the feeds with how many entries, the calendar."""
    before = publisher.timeline
    for publication in publications:
        yield from _records(publication, before.published.state)
    if not any(publication.lines for publication in publications):
        yield "没有要发布的：数据与台账一致。"
        return
    grown = replace(publisher.ledger, publications=(*publisher.ledger.publications, *publications))
    after = build_timeline(grown, publisher.at)
    yield ""
    yield from _subscribers(publications, after, catalogue)
    yield from _calendar(before, after)


def _records(publication: Publication, state: State) -> Iterator[str]:
    for kind, word in {**KINDS, "minor": "订正（不通知订阅者）"}.items():
        lines = [line for line in publication.lines if line.kind == kind]
        if lines:
            yield f"{word} {len(lines)} 条："
            for line in lines[:SHOWN]:
                yield f"  {_name(line, state)}"
                yield from (f"    {text}" for text in _changes(line, state))
            if len(lines) > SHOWN:
                yield f"  ……另有 {len(lines) - SHOWN} 条"


def _name(line: LedgerLine, state: State) -> str:
    if line.scope:
        return f"订阅 {line.scope} 停止"
    content = line.content or state.contents.get(line.old or line.record) or {}
    id = line.row or line.record
    title = title_of(content) if content else ""
    renamed = f"{line.old} → " if line.old else ""
    reason = f"，原因：{line.reason}" if line.reason else ""
    rows = len(list(rows_in(content))) if line.kind == "added" and content else 0
    counted = f"（{rows} 个条目）" if rows else ""
    row = row_in(content, line.old if line.kind == "renamed" else line.row) if line.row else None
    of_row = f"：{title_of(row)}" if row else ""
    return f"{renamed}{id}　{title}{of_row}{counted}{reason}"


def _changes(line: LedgerLine, state: State) -> Iterator[str]:
    yield from (_text(one) for one in line.texts)
    content = state.contents.get(line.old or line.record, {})
    yield from change_words(changes_of(line), content.get("catalogue", ""))


def _text(text: LedgerText) -> str:
    """What became of a full text, with the counts of articles where it was compared."""
    what = "撤下" if not text.digest else "收录" if text.new else "改过"
    against = f"，已与 {text.against} 的全文比较" if text.against else ""
    return f"{text.day} 起施行的全文：{what}{against}"


def change_words(changes: Sequence[Change], catalogue: str) -> Iterator[str]:
    """A line for each of the first changes of a record: 理由（reason）：旧 → 新."""
    for change in changes[:SHOWN]:
        old, new = _beside(_written(change.old), _written(change.new))
        yield f"{field_words(change, catalogue)}：{old} → {new}"
    if len(changes) > SHOWN:
        yield f"……另有 {len(changes) - SHOWN} 处"


def field_words(change: Change, catalogue: str) -> str:
    """What a field is called, with its way: 理由（rows[some-id].reason）."""
    return f"{field_label(catalogue, change.field)}（{change.field}）"


def _written(value: Any) -> str:
    """A value in a line: of what is made of parts the parts, without the signs of a file."""
    if value is None:
        return "（无）"
    if isinstance(value, Mapping):
        return "，".join(map(_written, value.values()))
    if isinstance(value, list | tuple):
        return "；".join(map(_written, value))
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(text.split())


def _beside(old: str, new: str) -> tuple[str, str]:
    """Two values, cut where they are long, but never where they differ."""
    skipped = 0
    if max(len(old), len(new)) > LONGEST:
        skipped = max(0, len(commonprefix((old, new))) - LONGEST // 4)
    return _cut(old, skipped), _cut(new, skipped)


def _cut(text: str, skipped: int) -> str:
    text = f"…{text[skipped:]}" if skipped else text
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _subscribers(
    publications: list[Publication], after: Timeline, catalogue: Catalogue
) -> Iterator[str]:
    names = ScopeNames(catalogue)
    new = {line.event for publication in publications for line in publication.lines if line.event}
    events = [event for event in after.events if event.id in new]
    if not events:
        yield "订阅者：看不到新条目，所有订阅源不变。"
        return
    counts: dict[str, int] = {}
    for event in events:
        for scope in names.of_event(event):
            counts[scope] = counts.get(scope, 0) + 1
    known = {scope.id: scope for scope in names.scopes()}
    yield f"订阅者：下面 {len(counts)} 个订阅源各增加新条目，每周、每月的摘要以后汇总，其他订阅源不变。"
    rest = dict(counts)
    general = []
    for group, ids in names.general_groups():
        if least := min(counts.get(id, 0) for id in ids):  # some may have more, of their own
            general.append(f"  全部{group}的订阅（{len(ids)} 个）：各 {least} 条")
            rest = {id: n for id, n in rest.items() if id not in ids or n > least}
    for id in sorted(rest, key=lambda id: list(known).index(id) if id in known else -1):
        title = known[id].title if id in known else "已停止的订阅"
        yield f"  {id}（{title}）：{rest[id]} 条"
    yield from general
    yield "  weekly（每周摘要）和上面每个源的每周摘要：下周一汇总；monthly（每月摘要）：下月 1 日汇总"


def _calendar(before: Timeline, after: Timeline) -> Iterator[str]:
    old, new = before.agenda.entries, after.agenda.entries
    changed = [key for key in new if key not in old or new[key].sequence != old[key].sequence]
    changed.sort(key=lambda key: (new[key].due.on, key))
    if changed:
        yield f"日历：{len(changed)} 个日程有变化。"
    for key in changed[:SHOWN]:
        yield f"  {_entry(old.get(key), new[key])}"
    if len(changed) > SHOWN:
        yield f"  ……另有 {len(changed) - SHOWN} 个"


def _entry(old: CalendarItem | None, new: CalendarItem) -> str:
    due = new.due
    what = f"{due.word}：{due.title}"
    if new.cancelled:
        return f"取消 {due.day} {what}"
    if old is None:
        return f"新增 {due.day} {what}"
    moved = f"{old.due.day} → {due.day}" if old.due.day != due.day else str(due.day)
    return f"改动 {moved} {what}"
