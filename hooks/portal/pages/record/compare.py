"""新旧对照: a new edition beside the old one, entry by entry."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from portal.catalogue.content import comparison_address
from portal.catalogue.editions.comparison import (
    FATES,
    EditionComparison,
    EntryComparison,
    Fate,
    ValueChange,
)
from portal.catalogue.editions.entries import EditionEntry, EntryValue, plain_value
from portal.catalogue.editions.marked_words import MarkedPart, marked_words
from portal.kinds.item import Item
from portal.kinds.labels import field_of
from portal.page import HOME, Link, Page, PageContent, Section
from portal.pages.record.text_compare import TextComparisonLink, pair_links, text_comparison_links
from portal.read.model_fields import ModelField
from portal.view.awaiting_review import AwaitingReview
from portal.view.comparison_words import (
    counts_of,
    counts_words,
    fate_word,
    limits_words,
    remark_words,
)
from portal.view.render import Renderer
from portal.view.site import Site
from portal.view.value_formatter import NOTHING

UNCHANGED = 60
"""Entries that stayed as they were which are named; of more the page would only be longer."""

SHOWN = 200
"""Entries that are shown side by side."""

Parts = tuple[MarkedPart, ...]


@dataclass(frozen=True)
class ComparedField:
    """One value on both sides, in marked pieces; None on the side where the entry is not."""

    label: str
    old: Parts | None
    new: Parts | None
    old_doubt: str = ""
    new_doubt: str = ""


@dataclass(frozen=True)
class ComparedEntry:
    """One entry with what became of it. `old_link` has no words where the old name is the same."""

    fate: Fate
    word: str
    link: Link
    old_link: Link | None
    remark: str
    fields: tuple[ComparedField, ...]


@dataclass(frozen=True)
class ComparisonLink:
    """What leads from a record to a comparison: with what, and what came of it."""

    link: Link
    other: Link
    words: str


def comparison_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """A page for each edition that can be compared with the one before it."""
    for id, comparison in site.comparisons.items():
        yield _page(site.catalogue.items[id], comparison, site, renderer)


def sections(item: Item, site: Site) -> Iterator[Section]:
    """On the page of either edition, the way to the comparison."""
    found: list[ComparisonLink | TextComparisonLink] = [
        ComparisonLink(
            Link("看新旧对照", comparison_address(site.catalogue.items[comparison.new].url)),
            site.link(other),
            counts_words(counts_of(comparison), comparison.whole, comparison.unsure),
        )
        for comparison in site.comparisons_by_id.get(item.id, ())
        for other in (comparison.olds if item.id == comparison.new else (comparison.new,))
    ]
    if found := [*found, *text_comparison_links(item, site)]:
        yield Section("compare", "新旧对照", "comparisons", found)


def _page(item: Item, comparison: EditionComparison, site: Site, renderer: Renderer) -> Page:
    return Page(
        comparison_address(item.url),
        f"新旧对照：{item.title}",
        lambda: _content(item, comparison, site, renderer),
        site.last_told(item.id) or item.value.verification.checked.last,
    )


def _content(
    item: Item, comparison: EditionComparison, site: Site, renderer: Renderer
) -> PageContent:
    url = comparison_address(item.url)
    words = _Words(item, comparison, site)
    told = [words.entry(one) for one in comparison.entries if one.fate != "unchanged"]
    same = [words.name(one.either) for one in comparison.entries if one.fate == "unchanged"]
    olds = [site.catalogue.items[id] for id in comparison.olds]
    counts = counts_of(comparison)
    summary = counts_words(counts, comparison.whole, comparison.unsure)
    trail = (HOME, Link(item.kind.name, f"{item.kind.id}/"), Link(item.title, item.url))
    context = {
        "trail": trail,
        "title": f"新旧对照：{item.title}",
        "new": (Link(item.numbered_title, item.url), site.badge(item)),
        "olds": [(Link(old.numbered_title, old.url), site.badge(old)) for old in olds],
        "summary": summary,
        "limits": list(limits_words(counts, comparison.whole)),
        "coverage": [
            (one.title, one.get("coverage")) for one in (*olds, item) if one.get("coverage")
        ],
        "unsure": comparison.unsure,
        "filters": [
            (fate, fate_word(fate, comparison.whole), counts[fate])
            for fate in FATES
            if counts[fate] and fate != "unchanged"
        ],
        "entries": told[:SHOWN],
        "rest": len(told) - SHOWN,
        "same": same[:UNCHANGED],
        "same_count": len(same),
        "waiting": [(site.link(one.id), one.checked) for one in _waiting(item, comparison, site)],
        "texts": pair_links(item, site),
        "day": site.last_change,
    }
    parts = [("compared", "有变化的"), *([("same", "未变的")] if same else [])]
    if context["waiting"]:
        parts.append(("awaiting-review", "引用旧版、待复核的"))
    named = "、".join(site.catalogue.items[id].title for id in comparison.olds)
    return PageContent(
        renderer.body("comparison.html", url, context),
        f"{item.title}与{named}逐条对照：{summary}。",
        tuple(parts),
        trail,
    )


def _waiting(item: Item, comparison: EditionComparison, site: Site) -> list[AwaitingReview]:
    """What cites one of the old editions and has not been looked at since."""
    found = site.awaiting_by_id.get(item.id, ())
    return [one for one in found if one.edition in comparison.olds]


class _Words:
    """Says the entries of one comparison in words."""

    def __init__(self, item: Item, comparison: EditionComparison, site: Site):
        self.site = site
        self.comparison = comparison
        self.catalogue = item.kind.id

    def name(self, entry: EditionEntry) -> Link:
        """An entry's name with the way to it, and its number in front."""
        url = self.site.link(entry.id).url if entry.id else ""
        if not url:
            url = self.site.link(entry.record).url
        number = f"{entry.number} " if entry.number and entry.sort != "indicators" else ""
        return Link(f"{number}{entry.called}", url)

    def entry(self, one: EntryComparison) -> ComparedEntry:
        old, new = one.old, one.new
        kin = [kin.name for kin in one.kin]
        return ComparedEntry(
            one.fate,
            fate_word(one.fate, self.comparison.whole),
            self.name(one.either),
            self._old_link(old, new) if old and new else None,
            remark_words(one.fate, one.unsure, one.moved, kin),
            tuple(self._fields(one)),
        )

    def _old_link(self, old: EditionEntry, new: EditionEntry) -> Link:
        before, after = self.name(old), self.name(new)
        return replace(before, text="") if before.text == after.text else before

    def _fields(self, one: EntryComparison) -> Iterator[ComparedField]:
        if one.old and one.new:
            yield from map(self._change, one.changes)
            return
        if one.fate in ("merged", "split"):
            yield from map(self._change, one.changes)  # the rest of it is listed on
            return
        for value in one.either.values:
            if value.field.endswith(".name") or value.field == "indicators.product":
                continue  # the heading says it
            if value.repeats:
                continue  # the list says it
            text = (MarkedPart(self._text(value), False),)
            doubt = "" if value.unknown else value.doubt
            if one.new:
                yield ComparedField(self._label(value), None, text, "", doubt)
            else:
                yield ComparedField(self._label(value), text, None, doubt, "")

    def _change(self, change: ValueChange) -> ComparedField:
        label = self._label(change.either)
        old, new = change.old, change.new
        sides = (old.value if old else None, new.value if new else None)
        if change.pending:
            before, after = self._whole(old, False), self._whole(new, False)
        elif all(isinstance(value, list) for value in sides):
            before, after = self._lists(change.either, *sides)
        elif all(isinstance(value, str) for value in sides) and not self._is_one(change.either):
            before, after = map(tuple, marked_words(self._text(old), self._text(new)))
        else:
            before, after = self._whole(old, True), self._whole(new, True)
        doubts = [one.doubt if one and not one.unknown else "" for one in (old, new)]
        return ComparedField(label, before, after, *doubts)

    def _is_one(self, value: EntryValue) -> bool:
        """Whether a value changes as a whole: a day or a choice has no words in it."""
        field = self._field(value)
        return field is not None and (field.is_date or field.is_value)

    def _lists(self, either: EntryValue, old: Any, new: Any) -> tuple[Parts, Parts]:
        """Only what came and went of two lists; the rest is counted."""
        keys = [[plain_value(one) for one in side] for side in (old, new)]
        sides = []
        for side, mine, other in ((old, keys[0], keys[1]), (new, keys[1], keys[0])):
            differing = [one for one, key in zip(side, mine, strict=True) if key not in other]
            same = len(side) - len(differing)
            parts = [
                MarkedPart(self.site.event_text.words.whole(self._field(either), one), True)
                for one in differing
            ]
            between = [part for one in parts for part in (MarkedPart("、", False), one)][1:]
            rest = f"{'，另有' if parts else ''} {same} 项两版相同" if same else ""
            sides.append((*between, MarkedPart(rest.strip() or NOTHING * (not parts), False)))
        return sides[0], sides[1]

    def _whole(self, value: EntryValue | None, differs: bool) -> Parts:
        text = self._text(value)
        return (MarkedPart(text, differs and text != NOTHING),)

    def _text(self, value: EntryValue | None) -> str:
        if value is None:
            return NOTHING
        if value.unknown:
            return value.doubt
        text = self.site.event_text.words.text(self._field(value), value.value)
        return f"{text} {value.unit}" if value.unit else text

    def _label(self, value: EntryValue) -> str:
        field = self._field(value)
        return field.label if field else value.label

    def _field(self, value: EntryValue) -> ModelField | None:
        return field_of(self.catalogue, value.field) if value.field else None
