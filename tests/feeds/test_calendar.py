"""Calendars keep RFC 5545, as the library icalendar reads it back."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from helpers.desk import Desk
from helpers.tree import law, notice
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
            alarms = [alarm.decoded("trigger") for alarm in event.walk("VALARM")]
            tells_of_now = event["status"] == "CANCELLED" or event["summary"].startswith("订阅停止")
            assert alarms == ([] if tells_of_now else [timedelta(days=-30)])


def test_hostile_text_arrives_as_it_was_typed(files: dict[str, bytes]) -> None:
    told = [str(event["description"]) for event in events(files["calendar/laws.ics"])]
    assert any("<script>alert(1)</script> ]]> \"引\" '号' 😀" in text for text in told)


def test_a_deadline_keeps_its_place_in_calendars_over_sixty_wordings(
    files: dict[str, bytes],
) -> None:
    found = events(files["calendar/laws.ics"])
    assert {str(event["status"]) for event in found} == {"CONFIRMED"}
    (deadline,) = [event for event in found if "/deadline/" in event["uid"]]
    assert int(deadline["sequence"]) == 59


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


def test_entries_stand_in_the_order_of_their_days(tmp_path: Path) -> None:
    """Whatever the records are called."""
    desk = Desk(tmp_path / "data")
    ends = {"a": "2027-03-01", "b": "2027-01-01", "c": "2027-02-01"}
    desk.put(
        "policies", *(notice(id, issued="2020-01-01", expires=day) for id, day in ends.items())
    )
    desk.publish("2026-11-22T08:00")
    for scope in ("all", "policies"):
        found = events(desk.files("2026-11-22T09:00")[f"calendar/{scope}.ics"])
        assert [str(event["uid"])[0] for event in found] == ["b", "c", "a"]


def test_what_falls_due_on_the_day_of_publication_is_in_the_calendar(tmp_path: Path) -> None:
    """What lay in the past by then is not."""
    desk = Desk(tmp_path / "data")
    desk.put("policies", notice("today", issued="2020-01-01", expires="2026-11-22"))
    desk.put("policies", notice("past", issued="2020-01-01", expires="2026-11-21"))
    desk.publish("2026-11-22T23:00")
    (event,) = events(desk.files("2026-11-22T23:30")["calendar/all.ics"])
    assert (str(event["uid"]), str(event["status"])) == (
        "today/expires@portal.example",
        "CONFIRMED",
    )


def test_of_a_month_an_end_stands_on_its_last_day_and_a_beginning_on_its_first(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("policies", notice("a", issued="2020-01-01", expires="2027-06"))
    desk.put("laws", law("b", effective="2027-06"))
    desk.publish("2026-11-22T08:00")
    found = events(desk.files("2026-11-22T09:00")["calendar/all.ics"])
    assert {str(event["uid"])[0]: event.decoded("dtstart") for event in found} == {
        "a": date(2027, 6, 30),
        "b": date(2027, 6, 1),
    }


def test_what_would_fall_due_today_is_struck_out_but_what_has_passed_stays(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("policies", notice("today", issued="2020-01-01", expires="2026-11-23"))
    desk.put("policies", notice("past", issued="2020-01-01", expires="2026-11-22"))
    desk.publish("2026-11-21T08:00")
    desk.put("policies", notice("today", issued="2020-01-01"), notice("past", issued="2020-01-01"))
    desk.publish("2026-11-23T08:00", "没有期限")
    found = events(desk.files("2026-11-23T09:00")["calendar/all.ics"])
    assert {str(event["uid"]).partition("/")[0]: str(event["status"]) for event in found} == {
        "today": "CANCELLED",
        "past": "CONFIRMED",
    }


def test_a_date_that_comes_back_is_an_appointment_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    for day, fields in (
        ("20", {"expires": "2027-06-30"}),
        ("21", {}),
        ("22", {"expires": "2027-06-30"}),
    ):
        desk.put("policies", notice("a", issued="2020-01-01", **fields))
        desk.publish(f"2026-11-{day}T08:00", "期限")
    (event,) = events(desk.files("2026-11-23T09:00")["calendar/all.ics"])
    assert (str(event["status"]), int(event["sequence"])) == ("CONFIRMED", 2)
