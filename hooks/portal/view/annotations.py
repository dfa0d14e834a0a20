"""What a portal says beside a record of the nation, in words for its page and for search."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from portal.catalogue.annotation import LocalThreshold
from portal.kinds.item import Item
from portal.ledger.annotation_basis import Basis, bases_of
from portal.page import Link
from portal.read.record import CONFIDENCE, PENDING, Confidence, Source
from portal.view.prose import plain
from portal.view.site import Site


@dataclass(frozen=True)
class NoteLimit:
    """A threshold of the region, with the name of the field that it stands beside and where it was
    seen."""

    name: str
    words: str
    source: str


@dataclass(frozen=True)
class NoteBox:
    """What the page shows, under whose name. `changed` says that the nation's record is not what it
    was when this was written; `pending` that nobody has seen a source."""

    mark: str
    note: str
    pending: str
    contacts: tuple[Link, ...]
    limits: tuple[NoteLimit, ...]
    sources: tuple[Source, ...]
    sureness: Confidence
    confidence: str
    """The same in words."""
    checked: str
    changed: bool


def boxes_of(item: Item, site: Site) -> list[NoteBox]:
    """What stands beside an item; nothing on a portal that says nothing of its own."""
    overlay = site.catalogue.overlay
    if overlay is None:
        return []
    return [_box(basis, overlay.mark, site) for basis in bases_on(item, site)]


def searched(item: Item, site: Site) -> Iterator[str]:
    """The same as what is searched."""
    for basis in bases_on(item, site):
        annotation = basis.file.annotation
        if annotation.note:
            yield plain(annotation.note)
        yield from (one.words for one in annotation.thresholds)


def bases_on(item: Item, site: Site) -> Sequence[Basis]:
    """What stands beside an item, with whether it still rests on what that says."""
    return _bases(site).get(item.id, ()) if site.catalogue.overlay else ()


def _bases(site: Site) -> Mapping[str, list[Basis]]:
    """By the id of what they stand beside."""
    if "annotations" not in site.known:
        found: dict[str, list[Basis]] = defaultdict(list)
        for basis in bases_of(site.catalogue, site.timeline.whose):
            found[basis.item.id].append(basis)
        site.known["annotations"] = found
    known: Mapping[str, list[Basis]] = site.known["annotations"]
    return known


def _box(basis: Basis, mark: str, site: Site) -> NoteBox:
    annotation = basis.file.annotation
    verification = annotation.verification
    return NoteBox(
        mark,
        annotation.note or "",
        PENDING if verification.confidence == "low" else "",
        tuple(site.link(id) for id in annotation.contacts),
        tuple(_limit(one, basis) for one in annotation.thresholds),
        annotation.sources,
        verification.confidence,
        CONFIDENCE[verification.confidence],
        str(verification.checked),
        basis.changed,
    )


def _limit(threshold: LocalThreshold, basis: Basis) -> NoteLimit:
    of_key = {one.key: one.title for one in basis.file.annotation.sources if one.key}
    name = basis.item.label(threshold.field) if threshold.field else ""
    return NoteLimit(name, threshold.words, of_key.get(threshold.source or "", ""))
