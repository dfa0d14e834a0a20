"""Full texts that are not as they were published: new ones, altered ones, and those that are gone.

A text is published by whoever holds it: a portal's texts of the nation's records in the portal's
ledger, so that nothing of the nation's changes.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.text_digest import digest_of_text, digest_of_words
from portal.catalogue.text_versions import TextVersion
from portal.ledger.ledger import Ledger
from portal.ledger.publication import LedgerText, Publication
from portal.ledger.replay import State

PublishedTexts = dict[str, dict[str, LedgerText]]
"""By record, under the id that it has now, and day."""


@dataclass(frozen=True)
class TextEdit:
    """A text of a record that is not as it was published. `before` is None for a new one, `after` for
    one that is gone. `own` says that it is this ledger's to tell, and not that of the nation below."""

    id: str
    day: str
    before: LedgerText | None
    after: TextVersion | None
    own: bool = True

    @property
    def is_slip(self) -> bool:
        """Whether no word of it is another one."""
        return bool(self.before and self.after and self.before.words == digest_of_words(self.after))


def published_texts(ledger: Ledger, state: State, own: bool = True) -> PublishedTexts:
    """The texts that a ledger, or the nation's below it, has told of and that are still there. What was
    merged into another record took its texts away with it."""
    tellers = ledger.publications if own or ledger.below is None else ledger.below.publications
    mine = frozenset(map(id, tellers))
    found: PublishedTexts = defaultdict(dict)
    for publication in ledger.told:
        _follow(publication, found, id(publication) in mine)
    now: PublishedTexts = defaultdict(dict)
    for record, texts in found.items():
        now[state.current(record)] |= texts
    return {record: texts for record, texts in now.items() if texts}


def _follow(publication: Publication, found: PublishedTexts, tells: bool) -> None:
    for line in publication.lines:
        if line.kind == "merged" and not line.row:
            found.pop(line.old, None)
        elif line.kind == "renamed" and not line.row and line.old in found:
            found[line.record] = found.pop(line.old)
        for text in line.texts if tells else ():
            if text.digest:
                found[line.record][text.day] = text
            else:
                found[line.record].pop(text.day, None)


def text_edits(catalogue: Catalogue, ledger: Ledger, state: State) -> list[TextEdit]:
    """Every text that is new, altered or gone, by record and day. Texts of a record that is withdrawn
    are shown nowhere and wait for its return; those of a record that was never published, and is not
    this ledger's to publish, wait as well."""
    layers = (True,) if ledger.below is None else (True, False)
    known = {own: published_texts(ledger, state, own) for own in layers}
    here: dict[bool, dict[tuple[str, str], TextVersion]] = {own: {} for own in layers}
    for record, versions in catalogue.texts.items():
        for version in versions:
            own = version.own or ledger.below is None
            here[own][record, version.day.isoformat()] = version
    found = [edit for own in layers for edit in _of_layer(known[own], here[own], own)]
    return [one for one in found if _counts(one, ledger, state)]


def _counts(edit: TextEdit, ledger: Ledger, state: State) -> bool:
    return edit.id not in state.withdrawn and (edit.id in state.contents or ledger.is_own(edit.id))


def _of_layer(
    known: PublishedTexts, here: dict[tuple[str, str], TextVersion], own: bool
) -> Iterator[TextEdit]:
    told = {(record, day): one for record, days in known.items() for day, one in days.items()}
    for record, day in sorted({*told, *here}):
        before, after = told.get((record, day)), here.get((record, day))
        if after is None or before is None or before.digest != digest_of_text(after):
            yield TextEdit(record, day, before, after, own)
