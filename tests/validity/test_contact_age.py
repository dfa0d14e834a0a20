"""How old a number may be: a year without a word, two years with one, then it is gone."""

from datetime import date, timedelta

import pytest
from helpers.tree import body, catalogue, phone

from portal.kinds.body import Contact
from portal.validity.contact_age import contact_age, contact_turns
from portal.validity.turning_days import last_change, turning_days
from portal.validity.validity import Validities


def contact(dated: str, way: str = "phone") -> Contact:
    return Contact.model_validate({"way": way, "value": "12366", "date": dated, "source": "notice"})


@pytest.mark.parametrize(
    ("dated", "day", "expected"),
    [
        # to the day: the anniversary is the first day of the next age
        ("2025-02-17", "2026-02-16", "recent"),
        ("2025-02-17", "2026-02-17", "doubtful"),
        ("2025-02-17", "2027-02-16", "doubtful"),
        ("2025-02-17", "2027-02-17", "too-old"),
        # a month or a year counts from its first day
        ("2025-05", "2026-04-30", "recent"),
        ("2025-05", "2026-05-01", "doubtful"),
        ("2025-05", "2027-05-01", "too-old"),
        ("2025", "2025-12-31", "recent"),
        ("2025", "2026-01-01", "doubtful"),
        ("2025", "2026-12-31", "doubtful"),
        ("2025", "2027-01-01", "too-old"),
        # the 29th of February has no anniversary in the next year: the last of the month
        ("2024-02-29", "2025-02-27", "recent"),
        ("2024-02-29", "2025-02-28", "doubtful"),
        ("2024-02-29", "2026-02-28", "too-old"),
        # over the end of a year
        ("2024-12-31", "2025-12-30", "recent"),
        ("2024-12-31", "2025-12-31", "doubtful"),
    ],
)
def test_a_number_grows_old_to_the_day(dated, day, expected):
    assert contact_age(contact(dated), date.fromisoformat(day)).value == expected


@pytest.mark.parametrize("way", ["email", "address"])
def test_what_leads_to_somebody_grows_old_like_a_number(way):
    assert contact_age(contact("2024-04-29", way), date(2026, 4, 28)).value == "doubtful"
    assert contact_age(contact("2024-04-29", way), date(2026, 4, 29)).value == "too-old"


def test_a_site_is_never_too_old():
    assert contact_age(contact("2008", "site"), date(2026, 11, 29)).value == "doubtful"
    assert contact_age(contact("2026-01-05", "site"), date(2026, 11, 29)).value == "recent"


def test_every_day_on_which_a_contact_ages_is_a_turning_day():
    site = {"way": "site", "value": "https://a.example.cn", "date": "2025-03-01"}
    records = catalogue(bodies=[body("甲".encode().hex(), phone("12366", "2025-02-17"), site)])
    [item] = records.records
    days = [date(2026, 2, 17), date(2026, 3, 1), date(2027, 2, 17)]
    assert sorted(contact_turns(item.value)) == days
    assert turning_days(Validities(records, date(2026, 1, 1)), ()) == days


def test_ages_change_on_no_day_that_is_no_turning_day():
    aged = body("a", phone("12366", "2024-02-29"), phone("12345", "2025"))
    turns = set(contact_turns(catalogue(bodies=[aged]).records[0].value))
    found = [contact("2024-02-29"), contact("2025")]
    day, before = date(2024, 3, 1), None
    while day < date(2027, 3, 1):
        now = [contact_age(one, day) for one in found]
        assert before is None or (now != before) == (day in turns), day
        before, day = now, day + timedelta(days=1)


def test_the_day_on_which_a_contact_ages_is_the_day_that_pages_name():
    aged = catalogue(bodies=[body("a", phone("12366", "2025-02-17"))])
    named = [
        last_change(Validities(aged, date.fromisoformat(day)), ())
        for day in ("2027-02-16", "2027-02-17", "2027-05-01")
    ]
    assert named == [date(2026, 11, 22), date(2027, 2, 17), date(2027, 2, 17)]
