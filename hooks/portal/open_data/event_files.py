"""`/api/v1/events.json` and a file a year: what happened, as subscribers were told, the newest first."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Literal

from portal.ledger.event import Event, Subject
from portal.open_data.json_text import json_bytes
from portal.open_data.open_catalogue import OpenCatalogue
from portal.open_data.promise import ROOT
from portal.open_data.schema_names import EVENTS
from portal.open_data.shapes import (
    EventChange,
    EventData,
    EventDue,
    EventEnd,
    EventFullText,
    EventItem,
)
from portal.page import Asset
from portal.view.event_text import EventText

NEWEST = 200
"""Events of the file of the newest; those of each year are whole."""


def event_files(open_: OpenCatalogue) -> Iterator[Asset]:
    """The newest, with the years that there are; then each year."""
    site = open_.site
    years: dict[str, list[EventData]] = defaultdict(list)
    for event in reversed(site.timeline.events):
        years[str(event.at.year)].append(_event(event, site.event_text))
    all = [event for year in years.values() for event in year]
    told: dict[str, Any] = {
        "$schema": f"schema/{EVENTS}",
        "authority": site.timeline.authority,
        "years": [
            {"year": year, "count": len(found), "path": f"events/{year}.json"}
            for year, found in years.items()
        ],
        "complete": len(all) <= NEWEST,
        "events": all[:NEWEST],
    }
    yield Asset(f"{ROOT}events.json", json_bytes(told))
    for year, found in years.items():
        content = {"$schema": f"../schema/{EVENTS}", "year": year, "events": found}
        yield Asset(f"{ROOT}events/{year}.json", json_bytes(content))


def _event(event: Event, texts: EventText) -> EventData:
    words = texts.at(event)
    data: EventData = {
        "id": event.id,
        "kind": event.kind,
        "word": event.word,
        "at": event.at.isoformat(),
        "text": _text(event, words),
        "items": [_item(subject) for subject in event.subjects],
    }
    if event.note:
        data["note"] = event.note
    if event.ahead:
        data["ahead"] = True
    if changes := [one for subject in event.subjects for one in _changes(subject, words)]:
        data["changes"] = changes
    if ended := [end for one in (event, *event.parts) for end in _ended(one)]:
        data["ended"] = ended
    if dues := [due for one in (event.parts or (event,)) for due in _due(one)]:
        data["due"] = dues
    if full := [text for subject in event.subjects for text in _texts(subject)]:
        data["texts"] = full
    return data


def _texts(subject: Subject) -> Iterator[EventFullText]:
    for text in subject.texts:
        state: Literal["added", "corrected", "removed"] = (
            "removed" if not text.digest else "added" if text.new else "corrected"
        )
        data: EventFullText = {"id": subject.id, "day": text.day, "state": state}
        if text.against:
            data["against"] = text.against
            data["counts"] = text.counts
        yield data


def _text(event: Event, words: EventText) -> str:
    """What happened to what, then what the day brought or why."""
    sentence = words.sentence(event)
    headline = words.headline(event)
    return f"{headline}。{sentence}" if sentence else f"{headline}。"


def _item(subject: Subject) -> EventItem:
    data: EventItem = {"id": subject.id, "catalogue": subject.content["catalogue"]}
    if subject.rows:
        data["rows"] = list(subject.rows)
    return data


def _changes(subject: Subject, words: EventText) -> Iterator[EventChange]:
    for change in subject.changes:
        told = words.changed(change, subject.content)
        data: EventChange = {
            "id": subject.id,
            "field": change.field,
            "label": told.field,
            "old": told.old,
            "new": told.new,
        }
        if change.row:
            data["row"] = change.row
        yield data


def _ended(event: Event) -> Iterator[EventEnd]:
    for one in event.ended:
        yield {"id": one.subject.id, "state": one.status.value}


def _due(event: Event) -> Iterator[EventDue]:
    if event.due:
        yield {
            "key": event.due.key,
            "kind": event.due.sort,  # type: ignore[typeddict-item]
            "day": event.due.day.text,
        }
