"""What publications are made from, and how one becomes a whole that follows the last."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import canonical, digest_of, row_in
from portal.ledger.labels import new_labels
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
from portal.ledger.timeline import Timeline
from portal.ledger.unpublished import Edit, edits


class Refusal(Exception):
    """Nothing was written; the text says in Chinese why not and what to do."""


@dataclass(frozen=True)
class Press:
    """The data, the ledger, the timeline that it tells, and now."""

    catalogue: Catalogue
    ledger: Ledger
    timeline: Timeline
    at: datetime
    authority: str
    """Of tag: URIs, for the first publication."""

    @property
    def state(self) -> State:
        return self.timeline.published.state

    def publication(self, lines: list[LedgerLine], note: str) -> Publication:
        """Lines as a publication that follows the last. Raises Refusal where time would run back."""
        about = [line for line in lines if not line.texts]
        for id in (one for line in about for one in (line.record, line.row, line.old) if one):
            if not self.ledger.is_own(id):
                raise Refusal(
                    f"{id} 是国家的，只有国家能发布、撤回、改名、合并它。要在旁边说话，写批注。"
                )
        last = self.ledger.last
        at = self.at.isoformat(timespec="seconds")
        if last and at < last.head.at:
            raise Refusal(
                f"现在的时间 {at} 早于上一次发布的 {last.head.at}：请先核对这台机器的时钟。"
                "时钟没有错，就是上一次的时钟快了：还没有推送的用 --undo 撤销，"
                f"推送过的用 --again {last.name} 按现在的时间重新发布。"
            )
        self._require_told(lines, at)
        after = last.seals[-1] if last else ""
        authority = "" if last else self.authority
        labels = new_labels(self.catalogue.vocabularies, self.state.labels) if lines else {}
        head = PublicationHead(
            at=at,
            after=after,
            lines=len(lines),
            note=note,
            authority=authority,
            over=self.ledger.over,
            labels=labels,
        )
        return Publication(head, tuple(lines))

    def _require_told(self, lines: list[LedgerLine], at: str) -> None:
        """Raises Refusal for texts of records of which the nation tells only later than now."""
        latest = self.ledger.latest
        if latest and at < latest.head.at and any(line.texts for line in lines):
            raise Refusal(
                f"现在的时间 {at} 早于国家数据上一次发布的 {latest.head.at}：请先核对这台机器的时钟。"
            )

    def event_of(self, kind: Kind, id: str, record: str) -> str:
        """The id of an event about one record, which none had before."""
        return f"{id}/{kind}/{self.state.counts[record] + 1}"

    def record_of(self, id: str) -> str:
        """The published record that bears an id or has a row that bears it."""
        if id in self.state.contents:
            return id
        for record, content in self.state.contents.items():
            if row_in(content, id):
                return record
        raise Refusal(f"没有发布过 id 为 {id} 的记录或条目。")

    def is_published(self, id: str) -> bool:
        """Whether a record or a row bears an id."""
        contents = self.state.contents
        return id in contents or any(row_in(content, id) for content in contents.values())

    def require_file(self, id: str, record: str) -> None:
        """Raises Refusal for what was published and whose text is gone."""
        if id not in self.catalogue.items:
            path = f"data/{self.state.contents[record]['catalogue']}/{record}.yaml"
            raise Refusal(
                f"数据里没有 {id}：先恢复文件 {path} 里的内容（如 git restore {path}），再运行。"
                "撤回的记录和条目，文件也要留着。"
            )

    def speaking_of(self, old: str, new: str, line: LedgerLine) -> Iterable[LedgerLine]:
        """Records in which nothing but the id changed, by which they speak of another."""
        state = deepcopy(self.state)
        replay(self.publication([line], ""), state)
        for edit in edits(self.catalogue, state):
            if edit.before is not None and edit.after is not None:
                if not self.ledger.is_own(edit.id):
                    continue
                if all(change.name == "alias_ids" for change in edit.changes):
                    yield line_of("minor", edit)  # it names what was merged into it
                    continue
                spoken = canonical(edit.before).replace(f'"{old}"', f'"{new}"')
                if spoken.replace(f"(id:{old})", f"(id:{new})") == canonical(edit.after):
                    yield line_of("minor", edit)


def line_of(kind: Kind, edit: Edit, event: str = "") -> LedgerLine:
    """The line that tells of an edit."""
    assert edit.after is not None
    digest = digest_of(edit.after)
    if edit.before is None:
        content = dict(edit.after)
        return LedgerLine(kind=kind, event=event, record=edit.id, digest=digest, content=content)
    changes = change_lines(edit.changes)
    return LedgerLine(kind=kind, event=event, record=edit.id, digest=digest, changes=changes)


def require_readable(text: str, option: str = "--note") -> None:
    """Raises Refusal for a text that cannot stand in the ledger."""
    if reason := refusal_of_note(text):
        raise Refusal(f"{option} {reason}。")
