"""What a new edition brings, as its publication keeps it for good: nobody who reads of it later is
told something else because an edition was corrected in the meantime."""

from collections.abc import Mapping
from typing import Any

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import Content, title_of
from portal.catalogue.editions.comparison import (
    FATES,
    EditionComparison,
    EntryComparison,
    Fate,
    ValueChange,
    compare,
)
from portal.catalogue.editions.entries import EntryValue, plain_value, sorts_of
from portal.catalogue.editions.predecessors import predecessors, standing
from portal.ledger.publication import LedgerComparedEntry, LedgerComparedValue, LedgerComparison
from portal.ledger.unpublished import Edit

TOLD: tuple[Fate, ...] = ("added", "removed", "merged", "split", "changed", "moved")
"""What subscribers read of, the weightiest first."""

ENTRIES, VALUES = 20, 4
"""Entries of a comparison that subscribers read, and values of one of them; the page has all."""


def comparison_of_edit(
    edit: Edit, contents: Mapping[str, Content], catalogue: Catalogue
) -> LedgerComparison | None:
    """What a new edition brings beside the one before it, as both are published with this edit;
    None for what is none, and where the same was told before. `contents` are what is published."""
    if edit.item is None or edit.after is None:
        return None
    olds = [
        standing(contents[one.id], catalogue)
        for one in predecessors(edit.item, catalogue)
        if one.id in contents
    ]
    if not olds:
        return None
    compared = compare(olds, standing(edit.after, catalogue))
    if not compared.tells or _was_told(edit.before, olds):
        return None
    return _kept(compared, olds, title_of(edit.after))


def _was_told(before: Content | None, olds: list[Content]) -> bool:
    """Whether the record could be compared with these before."""
    if before is None:
        return False
    named = {*before.get("supersedes", ()), *before.get("continues", ())}
    line = before.get("line")
    known = any(old["id"] in named or line and old.get("line") == line for old in olds)
    both = any(sorts_of(before) & sorts_of(old) for old in olds)
    return known and both and compare(olds, before).tells


def _kept(compared: EditionComparison, olds: list[Content], title: str) -> LedgerComparison:
    of_each = [[one for one in compared.entries if one.fate == fate] for fate in TOLD]
    whole_old, whole_new = compared.whole
    return LedgerComparison(
        olds=[old["id"] for old in olds],
        titles=[_told_apart(old, title) for old in olds],
        whole_old=whole_old,
        whole_new=whole_new,
        counts={fate: count for fate in FATES if (count := compared.count(fate))},
        unsure=compared.unsure,
        entries=[
            LedgerComparedEntry(
                fate=one.fate,
                name=one.either.called,
                number=one.either.number if one.either.sort == "rows" else "",
                values=[_value(x) for x in one.changes if not x.pending][:VALUES],
                unsure=one.unsure,
                kin=[kin.name for kin in one.kin],
            )
            for one in _picked(of_each)
        ],
    )


def _told_apart(old: Content, title: str) -> str:
    """The title of an edition before; with its number, where the new one is called the same."""
    number = old.get("doc_no")
    return f"{title_of(old)}（{number}）" if number and title_of(old) == title else title_of(old)


def _picked(of_each: list[list[EntryComparison]]) -> list[EntryComparison]:
    """As many as are told, the same number of each fate as far as it has them: what is gone or was
    changed is read also where a hundred came."""
    shares = [0] * len(of_each)
    while sum(shares) < min(ENTRIES, sum(map(len, of_each))):
        for index, found in enumerate(of_each):
            if shares[index] < len(found) and sum(shares) < ENTRIES:
                shares[index] += 1
    return [one for found, share in zip(of_each, shares, strict=True) for one in found[:share]]


def _value(change: ValueChange) -> LedgerComparedValue:
    old, new = _sides(change.old, change.new)
    either = change.either
    return LedgerComparedValue(field=either.field, label=either.label, old=old, new=new)


def _sides(old: EntryValue | None, new: EntryValue | None) -> tuple[Any, Any]:
    """Both values; of lists only what came and went."""
    before, after = (one.value if one else None for one in (old, new))
    if isinstance(before, list) and isinstance(after, list):
        had, has = ({plain_value(one) for one in side} for side in (before, after))
        before = [one for one in before if plain_value(one) not in has]
        after = [one for one in after if plain_value(one) not in had]
    return before or None, after or None
