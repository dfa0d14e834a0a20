"""What a portal says beside records of the nation, as data: apart from their fields, under its name."""

from typing import cast

from portal.catalogue.annotation import LocalThreshold
from portal.kinds.item import Item
from portal.ledger.annotation_basis import Basis
from portal.open_data.shapes import NoteData, NoteSource, NoteThreshold
from portal.read.record import Source
from portal.view.annotations import bases_on
from portal.view.site import Site


def notes_on(item: Item, site: Site) -> list[NoteData]:
    """What is said beside an item; nothing on a portal that says nothing of its own."""
    overlay = site.catalogue.overlay
    if overlay is None:
        return []
    notes = [_note(basis, overlay.mark) for basis in bases_on(item, site)]
    return site.unsafe_links.in_data(notes)


def _note(basis: Basis, mark: str) -> NoteData:
    said = basis.file.annotation
    note: NoteData = {
        "portal": mark,
        "sources": [_source(one) for one in said.sources],
        "confidence": said.verification.confidence,
        "checked": str(said.verification.checked),
    }
    if said.note:
        note["note"] = said.note
    if said.contacts:
        note["contacts"] = list(said.contacts)
    if said.thresholds:
        note["thresholds"] = [_threshold(one) for one in said.thresholds]
    if basis.changed:
        note["review"] = True
    return note


def _threshold(one: LocalThreshold) -> NoteThreshold:
    return cast(NoteThreshold, one.model_dump(exclude_none=True))


def _source(one: Source) -> NoteSource:
    """Without an address that may not be published."""
    source: NoteSource = {"title": one.title, "seen": str(one.seen)}
    if one.key:
        source["key"] = one.key
    if one.locator:
        source["locator"] = one.locator
    if one.url and one.citable:
        source["url"] = one.url
    return source
