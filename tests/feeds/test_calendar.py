"""Calendars keep RFC 5545, as the library icalendar reads it back."""

from datetime import date, timedelta
from typing import Any

from helpers.desk import Desk
from icalendar import Calendar


def events(content: bytes) -> list[Any]:
    calendar = Calendar.from_ical(content.decode("utf-8"))
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def calendars(files: dict[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.endswith(".ics")}


def test_lines_are_folded_and_end_as_they_must(files: dict[str, bytes]) -> None:
    assert "calendar/all.ics" in calendars(files)
    for path, content in calendars(files).items():
        lines = content.split(b"\r\n")
        assert lines[0] == b"BEGIN:VCALENDAR" and lines[-2:] == [b"END:VCALENDAR", b""]
        assert all(len(line) <= 75 and b"\n" not in line for line in lines), path


def test_each_is_a_whole_day_with_an_alarm_thirty_days_ahead(files: dict[str, bytes]) -> None:
    for path, content in calendars(files).items():
        found = events(content)
        assert found, path
        assert len({str(event["uid"]) for event in found}) == len(found)
        for event in found:
            start, end = event.decoded("dtstart"), event.decoded("dtend")
            assert type(start) is date and end == start + timedelta(days=1)
            assert event["summary"] and event["dtstamp"] and "sequence" in event
            alarms = event.walk("VALARM")
            assert [alarm.decoded("trigger") for alarm in alarms] == (
                [] if event["status"] == "CANCELLED" else [timedelta(days=-30)]
            )


def test_hostile_text_arrives_as_it_was_typed(files: dict[str, bytes]) -> None:
    told = [str(event["description"]) for event in events(files["calendar/laws.ics"])]
    assert any("<script>alert(1)</script> ]]> \"引\" '号' 😀" in text for text in told)


def test_what_was_replaced_is_struck_out_and_not_forgotten(files: dict[str, bytes]) -> None:
    """Sixty times a deadline got other words: sixty entries, all but the last cancelled."""
    states = [str(event["status"]) for event in events(files["calendar/laws.ics"])]
    assert states.count("CANCELLED") == 59 and states.count("CONFIRMED") >= 2


def test_a_row_is_in_the_calendar_of_its_city_and_province(files: dict[str, bytes]) -> None:
    for scope in ("region-330200", "region-330000", "tax"):
        uids = [str(event["uid"]) for event in events(files[f"calendar/{scope}.ics"])]
        assert "r-3/expires@portal.example" in uids


def test_no_calendar_without_a_day(files: dict[str, bytes]) -> None:
    assert "feeds/cases/atom.xml" in files and "calendar/cases.ics" not in files


def test_a_single_entry_can_be_taken_alone(files: dict[str, bytes]) -> None:
    (event,) = events(files["calendar/entry/r-3-expires.ics"])
    assert event.decoded("dtstart") == date(2026, 12, 31)


def test_the_day_of_the_build_changes_nothing(desk: Desk, files: dict[str, bytes]) -> None:
    later = calendars(desk.files("2027-03-01T12:00"))
    assert later == calendars(files)
