"""Making a publication of edits: from what the data say and the ledger does not, to what will."""

from collections.abc import Iterable
from functools import cached_property

from portal.catalogue.content import title_of
from portal.kinds.labels import field_label
from portal.ledger.change import Change
from portal.ledger.edition_news import comparison_of_edit
from portal.ledger.one_record import OneRecord
from portal.ledger.press import Refusal, line_of, require_readable
from portal.ledger.publication import Kind, LedgerLine, Publication
from portal.ledger.scope import ScopeNames
from portal.ledger.substance import substance_of
from portal.ledger.text_edits import TextEdit, text_edits
from portal.ledger.text_lines import text_event, text_lines
from portal.ledger.unpublished import Edit, edits, retired
from portal.read.problem import nearest

FIELDS = 4
"""Fields that a refusal names."""

BULK = 5
"""More records than this, added or amended at once, are one event."""


class Publisher(OneRecord):
    """Publishes edits, all of them or those of some records."""

    def regular(
        self,
        note: str,
        only: frozenset[str] | None = None,
        scopes: bool = False,
        misprint: bool = False,
    ) -> Publication:
        """Everything that is not published yet, with a note to subscribers; `only` these records
        where they are named, and the end of scopes with them where `scopes` says so. What changed is
        told as corrected only where it was a `misprint` of ours."""
        require_readable(note)
        found = self._edits(only)
        added = [edit for edit in found if edit.before is None]
        changed = [edit for edit in found if edit.before is not None]
        lines = [
            *self._lines(added, "added"),
            *self._lines(changed, "corrected" if misprint else "amended"),
            *self._text_lines(self._texts(only)),
            *(self._ended_scopes() if only is None or scopes else ()),
        ]
        return self.publication(lines, note)

    def minor(
        self, note: str, only: frozenset[str] | None = None, misprint: bool = True
    ) -> Publication:
        """Slips that no subscriber needs to see; `only` in these records where they are named. What
        people act upon is none, unless it was a `misprint` of ours."""
        require_readable(note)
        found = self._edits(only)
        for edit in found:
            if edit.before is None:
                raise Refusal(f"{edit.id} 是新增的记录，不能用 --minor，请用 --note 发布。")
            if days := self.told_days(edit):
                told = "、".join(days)
                raise Refusal(
                    f"{edit.id} 改动了已经通知过订阅者的日期（{told}），不能用 --minor，"
                    "请用 --note 发布；原来是本站抄错了的，再加 --misprint，订阅者读到“更正”。"
                )
            if not misprint and (weighty := substance_of(edit.changes, edit.after or {})):
                raise Refusal(_more_than_a_slip(edit, weighty))
        texts = self._texts(only)
        for text in texts:
            if text.after is None or text.before is None:
                what = "是新增的" if text.after else "不见了"
                raise Refusal(
                    f"{text.id} 的全文（{text.day} 起施行）{what}，不能用 --minor，请用 --note 发布。"
                )
            if not (misprint or text.is_slip):
                raise Refusal(
                    f"{text.id} 的全文（{text.day} 起施行）改了文字，不能用 --minor 悄悄改，请用 --note "
                    "告诉订阅者。--minor 只用于空格、全角半角；原文没有变、只是本站抄错了，"
                    "又不必告诉订阅者的，用 --minor --misprint。"
                )
        lines = [line_of("minor", edit) for edit in found]
        return self.publication(
            [*lines, *text_lines("minor", texts, self.catalogue, compares=False)], note
        )

    def told_days(self, edit: Edit) -> list[str]:
        """The days that an edit moves after subscribers have heard of them."""
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
        waiting = {edit.id for edit in self.waiting} | {text.id for text in self.waiting_texts}
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

    @cached_property
    def waiting(self) -> list[Edit]:
        """Everything that is not published yet."""
        return [one for one in edits(self.catalogue, self.state) if self.ledger.is_own(one.id)]

    @cached_property
    def waiting_texts(self) -> list[TextEdit]:
        """The full texts of which nobody has been told yet."""
        found = text_edits(self.catalogue, self.ledger, self.state)
        return [one for one in found if one.own]

    def _texts(self, only: frozenset[str] | None) -> list[TextEdit]:
        """Those that are told. One that is gone has to be named: mostly somebody only lost the file."""
        found = [one for one in self.waiting_texts if only is None or one.id in only]
        for one in found if only is None else ():
            if one.after is None:
                raise Refusal(
                    f"{one.id} 的全文（{one.day} 起施行）发布过，现在不见了：先恢复文件；"
                    f'确实要撤下的，写上 id：publish.py {one.id} --note "为什么撤下"。'
                )
        return found

    def _edits(self, only: frozenset[str] | None) -> list[Edit]:
        chosen = [edit for edit in self.waiting if only is None or edit.id in only]
        for edit in chosen:
            for id in retired(edit, self.state):
                raise Refusal(
                    f"{id} 是 {self.state.current(id)} 以前的 id，不能再用：换一个没有用过的 id。"
                )
        return _complete(chosen)

    def _lines(self, found: list[Edit], kind: Kind) -> list[LedgerLine]:
        """A line for each edit, and the same event for all where they are many."""
        first = self.ledger.last is None
        moment = f"{self.ledger.prefix}{self.at.strftime('%Y%m%dT%H%M%S')}"
        bulk = self._unused(f"{moment}/{kind}")
        lines = []
        contents = {**self.state.contents, **{x.id: dict(x.after) for x in found if x.after}}
        for edit in found:
            number = self.state.counts[edit.id] + 1
            event = f"{edit.id}/added" if kind == "added" else f"{edit.id}/{kind}/{number}"
            if first:
                assert edit.after is not None
                event = f"{moment}/added/{edit.after['catalogue']}"
            elif len(found) > BULK:
                event = bulk
            line = line_of(kind, edit, event)
            if not first and len(found) <= BULK:
                compared = comparison_of_edit(edit, contents, self.catalogue)
                line = line.model_copy(update={"compared": compared})
            lines.append(line)
        return lines

    def _text_lines(self, found: list[TextEdit]) -> list[LedgerLine]:
        """A line for the texts of each record, and the same event for all where they are many."""
        many = len({edit.id for edit in found}) > BULK
        lines = text_lines("text", found, self.catalogue, compares=not many)
        moment = f"{self.ledger.prefix}{self.at.strftime('%Y%m%dT%H%M%S')}"
        bulk = self._unused(f"{moment}/text") if many else ""
        return [
            line.model_copy(
                update={"event": bulk or text_event(line.record, self.ledger, self.state)}
            )
            for line in lines
        ]

    def _unused(self, event: str) -> str:
        """The id of a bulk: two may be published within one second."""
        used = {line.event for one in self.ledger.publications for line in one.lines}
        number = 2
        found = event
        while found in used:
            found, number = f"{event}/{number}", number + 1
        return found

    def _ended_scopes(self) -> Iterable[LedgerLine]:
        names = ScopeNames(self.catalogue)
        for scope in names.missing(self.timeline.events, self.state.ended, self.state.labels):
            vocabulary, term = names.term_of(scope)
            name = self.state.labels.get(vocabulary, {}).get(term, "")
            if not name:
                raise Refusal(
                    f"词条 {term} 的名称还没有随发布记下来，订阅者只会读到编号。"
                    f"先在 data/vocab/{vocabulary}.yaml 里恢复它，发布一次别的改动，再删。"
                )
            yield LedgerLine(kind="withdrawn", event=f"{scope}/ended", scope=scope, name=name)


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
