"""A year of calendars: each due day is one appointment, whatever is edited, where it belongs."""

from collections.abc import Callable

import pytest
from year.office import ALL, JIAXING, MOTOR, PAPER, Office, Record
from year.readers import Appointment, by_icalendar, by_vobject
from year.schedule import APPOINTMENTS

READERS = {"icalendar": by_icalendar, "vobject": by_vobject}
Read = Callable[[bytes], list[tuple[str, Appointment]]]

OWN = {
    PAPER: ("industries", {"paper"}),
    JIAXING: ("regions", {"330400", "330000"}),
    MOTOR: ("equipment", {"motor"}),
}


def concerns(record: Record, scope: str) -> bool:
    """As the guide says it: what is its own, a city's also its province's, and what holds for all."""
    field, ids = OWN[scope]
    general = not any(record.get(name) for name in ("industries", "regions", "equipment"))
    return general or bool(ids & set(record.get(field, ())))


def of_page(appointment: Appointment) -> str:
    return appointment.page.rstrip("/").rpartition("/")[2]


@pytest.fixture(params=READERS, scope="module")
def read(request: pytest.FixtureRequest) -> Read:
    known: dict[bytes, list[tuple[str, Appointment]]] = {}

    def once(content: bytes) -> list[tuple[str, Appointment]]:
        if content not in known:
            known[content] = READERS[request.param](content)
        return known[content]

    return once


def test_each_due_day_is_one_appointment_in_the_end(office: Office, read: Read) -> None:
    found = read(office.deploys[-1].files["calendar/all.ics"])
    told = sorted((one.day.isoformat(), of_page(one), one.status) for _, one in found)
    assert told == sorted(APPOINTMENTS)


def test_names_stay_numbers_grow_and_nothing_vanishes(office: Office, read: Read) -> None:
    known: dict[str, Appointment] = {}
    for deploy in office.deploys:
        found = read(deploy.files["calendar/all.ics"])
        now = dict(found)
        assert len(now) == len(found) and known.keys() <= now.keys(), deploy.at
        for uid, one in now.items():
            before = known.get(uid, one)
            same = (one.day, one.status) == (before.day, before.status)
            assert one.sequence >= before.sequence and (same or one.sequence > before.sequence), uid
        known = now


def test_what_was_cancelled_comes_back_only_with_its_record(office: Office, read: Read) -> None:
    back = set()
    known: dict[str, str] = {}
    for deploy in office.deploys:
        for uid, one in read(deploy.files["calendar/all.ics"]):
            if (known.get(uid), one.status) == ("CANCELLED", "CONFIRMED"):
                back.add((of_page(one), deploy.at.date().isoformat()))
            known[uid] = one.status
    assert back == {("second", "2027-02-10")}


@pytest.mark.parametrize("scope", OWN)
def test_who_has_an_appointment_goes_by_the_record_of_the_day(
    office: Office, read: Read, scope: str
) -> None:
    for deploy in office.deploys:
        own = dict(read(deploy.files[f"calendar/{scope}.ics"]))
        for uid, one in read(deploy.files[f"calendar/{ALL}.ics"]):
            name = of_page(one)
            wanted = scope == MOTOR if name == "line" else concerns(deploy.records[name], scope)
            if one.status == "CONFIRMED":
                assert (uid in own) == wanted, (deploy.at, name)
            if uid in own:
                assert own[uid] == one
