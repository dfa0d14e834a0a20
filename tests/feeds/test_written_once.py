"""What many feeds tell is worked out and written down once: years of publications cost what they say,
not how many hear it."""

from collections import Counter
from typing import Any

import pytest
from helpers.desk import Desk

from portal.feeds import ics, json_feed, xml_feed

NOW = "2026-07-10T12:00"


@pytest.mark.parametrize(
    ("module", "name"), [(json_feed, "_item"), (xml_feed, "_as_atom"), (xml_feed, "_as_rss")]
)
def test_an_entry_is_written_once_in_each_form(
    module: Any, name: str, desk: Desk, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: Counter[str] = Counter()
    write = getattr(module, name)

    def counted(entry: Any) -> Any:
        written[entry.id] += 1
        return write(entry)

    monkeypatch.setattr(module, name, counted)
    assert desk.files(NOW) == files
    entries = sum(content.count(b'"date_published"') for content in files.values())
    assert max(written.values()) == 1
    assert len(written) < entries / 2  # or nothing is told twice, and this says nothing


def test_a_day_is_written_once_for_all_calendars(
    desk: Desk, files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: Counter[str] = Counter()
    write = ics._event

    def counted(entry: Any, *more: Any) -> Any:
        written[entry.due.key] += 1
        return write(entry, *more)

    monkeypatch.setattr(ics, "_event", counted)
    assert desk.files(NOW) == files
    told = sum(content.count(b"BEGIN:VEVENT") for content in files.values())
    assert max(written.values()) == 1
    assert len(written) < told / 2
