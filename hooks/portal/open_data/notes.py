"""What a portal says beside the nation's records, under its name."""

from collections.abc import Iterator

from portal.kinds.item import Item
from portal.open_data.open_catalogue import OpenCatalogue
from portal.open_data.shapes import NoteData, NoteLimitData, NoteSource
from portal.read.record import Source
from portal.view.annotations import NoteBox, NoteLimit, boxes_of


def notes_of(item: Item, open_: OpenCatalogue) -> Iterator[NoteData]:
    """The same as stands on the page of the item."""
    return (_note(box, open_) for box in boxes_of(item, open_.site))


def _note(box: NoteBox, open_: OpenCatalogue) -> NoteData:
    data: NoteData = {
        "whose": box.mark,
        "sources": list(map(_source, box.sources)),
        "confidence": box.sureness,
        "checked": box.checked,
        "changed": box.changed,
    }
    if box.note:
        data["note"] = box.note
    if box.limits:
        data["thresholds"] = list(map(_limit, box.limits))
    if box.contacts:
        data["contacts"] = [open_.address(link.url) for link in box.contacts]
    return data


def _limit(limit: NoteLimit) -> NoteLimitData:
    data: NoteLimitData = {"words": limit.words}
    if limit.name:
        data["beside"] = limit.name
    if limit.source:
        data["source"] = limit.source
    return data


def _source(source: Source) -> NoteSource:
    data: NoteSource = {"title": source.title, "seen": source.seen.text}
    if source.locator:
        data["locator"] = source.locator
    if source.url and source.citable:
        data["url"] = source.url
    return data
