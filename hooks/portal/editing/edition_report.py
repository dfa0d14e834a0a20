"""Two editions compared for an editor at the terminal: as lines, as Markdown, as plain data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.catalogue.content import content_of
from portal.catalogue.editions.comparison import (
    EditionComparison,
    EntryComparison,
    ValueChange,
    compare,
)
from portal.catalogue.editions.entries import EntryValue, sorts_of
from portal.catalogue.editions.predecessors import are_batches, predecessors, standing
from portal.editing.change.code_span import code
from portal.kinds.item import Item
from portal.kinds.labels import field_of
from portal.read.model_fields import OTHER
from portal.view.awaiting_review import AwaitingReview, awaiting_review
from portal.view.comparison_words import (
    counts_of,
    counts_words,
    fate_word,
    limits_words,
    remark_words,
)
from portal.view.site import Site
from portal.view.value_formatter import NOTHING


@dataclass(frozen=True)
class EditionReport:
    """A comparison with what it rests on. `remarks` are sentences on how to read it, `waiting` is
    what cites the old edition and has not been looked at since."""

    old: Item
    new: Item
    comparison: EditionComparison
    remarks: tuple[str, ...]
    waiting: tuple[AwaitingReview, ...]
    site: Site

    @property
    def summary(self) -> str:
        compared = self.comparison
        counts = counts_of(compared)
        return counts_words(counts, compared.whole, compared.unsure, self._batches)

    @property
    def _batches(self) -> bool:
        return are_batches(self.old, self.new)

    def text(self) -> Iterator[str]:
        """Line by line, for a terminal."""
        yield f"旧：{_named(self.old)}"
        yield f"新：{_named(self.new)}"
        yield f"{self.summary}。"
        yield from (f"注意：{remark}" for remark in self.remarks)
        for one in self._telling():
            yield ""
            yield f"【{self._word(one)}】{self._name(one)}{_remark(one)}"
            yield from (f"    {line}" for line in self._values(one))
        yield from self._waiting_lines("")

    def markdown(self) -> Iterator[str]:
        """For a merge request or a note: a table of what is not as it was."""
        yield f"### {_cell(_named(self.old))} → {_cell(_named(self.new))}"
        yield ""
        yield f"{self.summary}。"
        for remark in self.remarks:
            yield f"- 注意：{remark}"
        if found := list(self._telling()):
            yield ""
            yield "| 结果 | 条目 | 内容 |"
            yield "|---|---|---|"
            for one in found:
                values = "<br>".join(_cell(line) for line in self._values(one))
                remark = _remark(one) and f" {_cell(_remark(one))}"
                yield f"| {self._word(one)}{remark} | {_cell(self._name(one))} | {values} |"
        yield from self._waiting_lines("- ")

    def plain(self) -> dict[str, Any]:
        """For programs; values as the data have them."""
        compared = self.comparison
        return {
            "old": self.old.id,
            "new": self.new.id,
            "counts": dict(counts_of(compared)),
            "unsure": compared.unsure,
            "whole": {"old": compared.whole[0], "new": compared.whole[1]},
            "remarks": list(self.remarks),
            "entries": [_plain_entry(one) for one in compared.entries],
            "awaiting_review": [
                {
                    "id": one.id,
                    "title": one.title,
                    "path": one.path,
                    "checked": one.checked,
                    "cites": one.cited,
                    "since": one.since.isoformat(),
                }
                for one in self.waiting
            ],
        }

    def _telling(self) -> Iterator[EntryComparison]:
        return (one for one in self.comparison.entries if one.fate != "unchanged")

    def _word(self, one: EntryComparison) -> str:
        return fate_word(one.fate, self.comparison.whole, self._batches)

    def _name(self, one: EntryComparison) -> str:
        names = [
            f"{side.number} {side.name}".strip() if side.sort != "indicators" else side.called
            for side in (one.old, one.new)
            if side
        ]
        return " → ".join(dict.fromkeys(names))

    def _values(self, one: EntryComparison) -> Iterator[str]:
        for change in one.changes:
            old, new = (self._words(side) for side in (change.old, change.new))
            remark = "（待核，改没改不知道）" if change.pending else ""
            yield f"{self._label(change.either)}：{old} → {new}{remark}"

    def _words(self, value: EntryValue | None) -> str:
        if value is None:
            return NOTHING
        if value.unknown:
            return value.doubt
        field = field_of(self.new.kind.id, value.field) if value.field else None
        text = self.site.event_text.words.text(field, value.value)
        text += f" {value.unit}" if value.unit else ""
        return f"{text}（{value.doubt}）" if value.doubt else text

    def _label(self, value: EntryValue) -> str:
        field = field_of(self.new.kind.id, value.field) if value.field else None
        return field.label if field else value.label or OTHER

    def _waiting_lines(self, mark: str) -> Iterator[str]:
        if self.waiting:
            yield ""
            yield f"引用旧版、待复核的 {len(self.waiting)} 处（看过以后改 verification.checked）："
        for one in self.waiting:
            checked = f"，上次核对 {one.checked}" if one.checked else ""
            id = f"{one.id}　" if one.id else ""
            told = f"{id}{one.title}（{one.path}，引用 {one.cited}{checked}）"
            yield f"{mark}{code(told)}" if mark else f"  {told}"


def report(old: Item, new: Item, site: Site, guides: Mapping[str, str]) -> EditionReport:
    """Compare any two records; what they are to one another is said."""
    contents = [standing(content_of(one), site.catalogue) for one in (old, new)]
    compared = compare([contents[0]], contents[1])
    waiting = [x for x in awaiting_review(site, guides) if x.edition == old.id]
    remarks = (*_relation(old, new, site), *_limits(old, new, compared))
    return EditionReport(old, new, compared, tuple(remarks), tuple(waiting), site)


def _relation(old: Item, new: Item, site: Site) -> Iterator[str]:
    both = sorts_of(content_of(old)) & sorts_of(content_of(new))
    for one in (old, new):
        if site.catalogue.is_withdrawn(one):
            yield f"{one.id} 已经撤回，网站上没有这份对照。"
    if old.id == new.id:
        yield "两边是同一份。"
    elif not both:
        yield "两份没有同一种可以逐条对照的内容（条目、限额、等级、系数）。"
    elif are_batches(old, new):
        yield "这是同一份清单累加的两批，前批仍然有效：只见于前批的不是删去的。"
    elif any(one.id == new.id for one in predecessors(old, site.catalogue)):
        yield f"次序反了：{old.id} 才是新版，应写 {new.id} {old.id}。"
    elif all(one.id != old.id for one in predecessors(new, site.catalogue)):
        yield (
            f"数据里没有写它们是前后两版（{new.id} 的 supersedes、continues 里没有 {old.id}），"
            "这里只作对照。"
        )


def _limits(old: Item, new: Item, compared: EditionComparison) -> Iterator[str]:
    if not are_batches(old, new):
        yield from limits_words(counts_of(compared), compared.whole)
    if compared.unsure:
        yield "写着“没有把握”的，是按名称和内容相近对上的，请对照原文。"


def _named(item: Item) -> str:
    return f"{item.id}　{item.numbered_title}"


def _remark(one: EntryComparison) -> str:
    told = remark_words(one.fate, one.unsure, one.moved, [kin.name for kin in one.kin])
    return f"（{told}）" if told else ""


def _cell(text: str) -> str:
    """Words of others that break no table and are no markup."""
    return code(text).replace("|", "\\|")


def _plain_entry(one: EntryComparison) -> dict[str, Any]:
    return {
        "fate": one.fate,
        "moved": one.moved,
        "unsure": one.unsure,
        "sort": one.either.sort,
        "old": one.old and {"id": one.old.id, "number": one.old.number, "name": one.old.name},
        "new": one.new and {"id": one.new.id, "number": one.new.number, "name": one.new.name},
        "kin": [{"id": kin.id, "number": kin.number, "name": kin.name} for kin in one.kin],
        "changes": [_plain_change(change) for change in one.changes],
    }


def _plain_change(change: ValueChange) -> dict[str, Any]:
    return {
        "field": change.either.field or change.either.label,
        "old": change.old.value if change.old else None,
        "new": change.new.value if change.new else None,
        "pending": change.pending,
    }
