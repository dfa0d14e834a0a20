"""How what became of full texts is written down: a line for each record, with what a new version changed
beside the one before it, as it was then."""

from collections import defaultdict
from collections.abc import Sequence

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.text_comparison import compare_texts
from portal.catalogue.text_digest import digest_of_text, digest_of_words
from portal.catalogue.text_versions import TextVersion
from portal.ledger.ledger import Ledger
from portal.ledger.publication import Kind, LedgerLine, LedgerText
from portal.ledger.replay import State
from portal.ledger.text_edits import TextEdit

SAME = "same"
"""The fate of an article that stayed as it was."""


def text_lines(
    kind: Kind, edits: Sequence[TextEdit], catalogue: Catalogue, compares: bool, event: str = ""
) -> list[LedgerLine]:
    """The lines of some edits, in the order of the records; `compares` new texts with those before
    them."""
    by_record: dict[str, list[LedgerText]] = defaultdict(list)
    for edit in edits:
        by_record[edit.id].append(_text(edit, catalogue, compares))
    return [
        LedgerLine(kind=kind, event=event, record=record, texts=texts)
        for record, texts in by_record.items()
    ]


def text_event(id: str, ledger: Ledger, state: State) -> str:
    """The id of the next event about the texts of a record. Of the nation's records a portal tells
    under its own prefix, so that the nation may tell of its own text of the same one."""
    number = state.text_counts[id] + 1
    return f"{id}/text/{number}" if ledger.is_own(id) else f"{ledger.prefix}text/{id}/{number}"


def _text(edit: TextEdit, catalogue: Catalogue, compares: bool) -> LedgerText:
    version = edit.after
    if version is None:
        return LedgerText(day=edit.day)
    made = LedgerText(
        day=edit.day,
        digest=digest_of_text(version),
        words=digest_of_words(version),
        new=edit.before is None,
    )
    before = _before(version, catalogue) if compares and made.new else None
    if before is None:
        return made
    counts = compare_texts(before.text, version.text).counts
    kept = {fate: count for fate, count in counts.items() if count and fate != SAME}
    return made.model_copy(update={"against": before.day.isoformat(), "counts": kept})


def _before(version: TextVersion, catalogue: Catalogue) -> TextVersion | None:
    earlier = [one for one in catalogue.texts[version.id] if one.day < version.day]
    return earlier[-1] if earlier else None
