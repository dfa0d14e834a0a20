"""`/api/v1/<catalogue>/<id>/text.json`, and `text/<first day in force>.json` and `.xml` of each version:
the full texts that an operator holds. They are made one after another; nobody holds all."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, starmap

from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.open_data.akoma_ntoso import akoma_ntoso
from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import OpenCatalogue, json_path
from portal.open_data.promise import ROOT
from portal.open_data.schema_names import TEXT, TEXTS
from portal.open_data.text_data import blocks_data, part_data, source_data
from portal.open_data.text_shapes import TextData, TextsData, TextSpan, TextVersionData
from portal.page import Asset
from portal.texts.citation import spoken_places
from portal.texts.structure import walk
from portal.view.legal_texts import text_url, versions_of


def text_files(open_: OpenCatalogue) -> Iterator[Asset]:
    """All of them; none where there are no texts."""
    for item in open_.items:
        if versions := versions_of(item, open_.site):
            listed = {"$schema": f"../../schema/{TEXTS}", **_texts(item, versions, open_)}
            yield Asset(f"{ROOT}{_folder(item)}text.json", json_bytes(listed))
            for version, span in zip(versions, text_spans(item, versions), strict=True):
                whole = {
                    "$schema": f"../../../schema/{TEXT}",
                    **_text(item, version, span, open_),
                }
                yield Asset(ROOT + span["json"], json_bytes(whole))
                yield Asset(ROOT + span["xml"], akoma_ntoso(item, version, versions, open_))


def text_spans(item: Item, versions: tuple[TextVersion, ...]) -> list[TextSpan]:
    """The days of each version, with its files."""
    spans: list[TextSpan] = []
    for place, version in enumerate(versions):
        later = versions[place + 1].day if place + 1 < len(versions) else None
        path = f"{_folder(item)}text/{version.day.isoformat()}"
        spans.append(
            {
                "from": version.day.isoformat(),
                "until": (later - timedelta(days=1)).isoformat() if later else None,
                "json": f"{path}.json",
                "xml": f"{path}.xml",
            }
        )
    return spans


def _texts(item: Item, versions: tuple[TextVersion, ...], open_: OpenCatalogue) -> TextsData:
    return {
        "id": item.id,
        "catalogue": item.kind.id,
        "title": item.title,
        "record": json_path(item).removeprefix(ROOT),
        "versions": [
            _version(item, version, span, open_)
            for version, span in zip(versions, text_spans(item, versions), strict=True)
        ],
    }


def _version(
    item: Item, version: TextVersion, span: TextSpan, open_: OpenCatalogue
) -> TextVersionData:
    told: TextVersionData = {
        **span,
        "title": version.head.title,
        "articles": len(version.text.articles),
        "url": open_.address(text_url(item, version, open_.site)),
    }
    if mark := _mark(version, open_):
        told["portal"] = mark
    return told


def _text(item: Item, version: TextVersion, span: TextSpan, open_: OpenCatalogue) -> TextData:
    head, text = version.head, version.text
    spoken = dict(chain.from_iterable(starmap(spoken_places, walk(text.parts))))
    told: TextData = {
        "id": item.id,
        "catalogue": item.kind.id,
        "title": head.title,
        **span,
        "url": open_.address(text_url(item, version, open_.site)),
        "record": json_path(item).removeprefix(ROOT),
        "versions": f"{_folder(item)}text.json",
        "sources": open_.site.unsafe_links.in_data([source_data(one) for one in head.sources]),
        "parts": [part_data(one, spoken) for one in text.parts],
    }
    if head.history:
        told["history"] = list(head.history)
    if mark := _mark(version, open_):
        told["portal"] = mark
    if head.absent:
        told["absent"] = list(head.absent)
    if head.note:
        told["note"] = head.note
    if text.preamble:
        told["preamble"] = blocks_data(text.preamble, {})
    if text.closing:
        told["closing"] = blocks_data(text.closing, {})
    return told


def _folder(item: Item) -> str:
    """Where the files of its texts are, below the root of the data."""
    return f"{item.kind.id}/{item.id}/"


def _mark(version: TextVersion, open_: OpenCatalogue) -> str:
    overlay = open_.site.catalogue.overlay
    return overlay.mark if overlay and version.own else ""
