"""What an editor does to one record or row as a whole, apart from its text."""

import re
from copy import deepcopy
from typing import Any

from portal.catalogue.content import Content, digest_of, rows_in
from portal.kinds.rows import row_fields
from portal.ledger.change import changes_between
from portal.ledger.press import Press, Refusal, require_readable
from portal.ledger.publication import Kind, LedgerLine, Publication, change_lines

_HOST = re.compile(r"(?=.{1,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
"""A host as tag: URIs want it (RFC 4151): small letters, Chinese names in punycode."""


class OneRecord(Press):
    """Withdraws and restores, gives another id, makes two into one, and names the site."""

    def withdrawal(self, id: str, reason: str, note: str) -> Publication:
        """One record or row of which we no longer say that it is right."""
        require_readable(note)
        require_readable(reason, "--reason")
        record = self.record_of(id)
        if id in self.state.withdrawn:
            raise Refusal(f"{id} 已经撤回过了。")
        self.require_file(id, record)
        return self.publication([self._about_one("withdrawn", id, record, reason)], note)

    def restoring(self, id: str, note: str) -> Publication:
        """One record or row that was withdrawn stands again."""
        require_readable(note)
        record = self.record_of(id)
        if id not in self.state.withdrawn:
            raise Refusal(f"{id} 没有撤回，不用恢复。")
        self.require_file(id, record)
        return self.publication([self._about_one("restored", id, record)], note)

    def renaming(self, old: str, new: str, note: str) -> Publication:
        """Another id for a record or row, with what speaks of it; nobody is told."""
        require_readable(note)
        record = self.record_of(old)
        item = self.catalogue.items.get(new)
        if item is None:
            raise Refusal(f"数据里没有 {new}：先把文件名和 id 改成 {new}，再运行这条命令。")
        if old in self.catalogue.items:
            raise Refusal(f"数据里还有 {old}：先把它的文件名和 id 改成 {new}。")
        if new in self.state.renamed or self.is_published(new):
            raise Refusal(f"{new} 已经发布过，不能当作 {old} 的新 id；两条合成一条用 --merge。")
        before = self.state.contents[record]
        is_row = record != old
        if (item.parent.id if item.parent else "") != (record if is_row else ""):
            raise Refusal(f"{old} 和 {new} 要么都是记录，要么都是 {record} 的条目。")
        return self._moved("renamed", old, new, record if is_row else new, before, note)

    def merging(self, gone: str, into: str, note: str) -> Publication:
        """Two records, or two rows of a list, that are the same thing: one stands for both."""
        require_readable(note)
        record, target = self.record_of(gone), self.record_of(into)
        if gone == into:
            raise Refusal("--merge 后面写两个不同的 id。")
        if gone in self.catalogue.items:
            raise Refusal(
                f"数据里还有 {gone}：先把要留下的内容写进 {into}，删去 {gone}，再运行这条命令。"
            )
        self.require_file(into, target)
        if into in self.state.withdrawn:
            raise Refusal(f"{into} 已经撤回，不能并入它；先用 --restore {into}。")
        of_rows = (record != gone, target != into)
        if any(of_rows) and not (all(of_rows) and record == target):
            raise Refusal("只能把记录并入记录，把条目并入同一份清单的条目。")
        if all(of_rows):
            before = self.state.contents[record]
            return self._moved("merged", gone, into, record, before, note)
        event = self.event_of("merged", gone, gone)
        digest = digest_of(self.state.contents[into])
        line = LedgerLine(kind="merged", event=event, record=into, old=gone, digest=digest)
        return self.publication([line, *self.speaking_of(gone, into, line)], note)

    def naming(self, host: str) -> Publication:
        """The site's own name for its entries, where the ledger began as that of another site."""
        if self.ledger.last is None:
            raise Refusal("还没有发布过：设好环境变量 PORTAL_SITE_URL，第一次发布就会定下来。")
        if not _HOST.fullmatch(host):
            raise Refusal(f"--authority 写域名，如 portal.example.cn，不能写 {host}。")
        return self.named(f"{host},{self.at.date()}")

    def named(self, authority: str) -> Publication:
        """A publication that says nothing but the authority of tag: URIs."""
        made = self.publication([], "")
        return Publication(made.head.model_copy(update={"authority": authority}), ())

    def _about_one(self, kind: Kind, id: str, record: str, reason: str = "") -> LedgerLine:
        event, row = self.event_of(kind, id, record), "" if record == id else id
        return LedgerLine(kind=kind, event=event, record=record, row=row, reason=reason)

    def _moved(
        self, kind: Kind, old: str, new: str, record: str, before: Content, note: str
    ) -> Publication:
        """An id that another one follows, in the content of its record."""
        after = _with_id(before, old, new) if kind == "renamed" else _without_row(before, old)
        is_row = record != new
        line = LedgerLine(
            kind=kind,
            event="" if kind == "renamed" else self.event_of(kind, old, record),
            record=record,
            row=new if is_row else "",
            old=old,
            digest=digest_of(after),
            changes=change_lines(changes_between(before, after)),
        )
        return self.publication([line, *self.speaking_of(old, new, line)], note)


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
