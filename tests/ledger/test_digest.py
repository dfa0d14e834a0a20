"""Weeks and months begin and end in China, none overlaps another, and none is told before its end."""

from datetime import date, timedelta

import pytest
from helpers.desk import moment

from portal.ledger.digest import Period, digests
from portal.ledger.event import Event


@pytest.mark.parametrize(
    ("period", "day", "first", "last", "name"),
    [
        (Period.WEEK, "2027-01-01", "2026-12-28", "2027-01-03", "2026-W53"),
        (Period.WEEK, "2026-11-29", "2026-11-23", "2026-11-29", "2026-W48"),
        (Period.WEEK, "2026-11-30", "2026-11-30", "2026-12-06", "2026-W49"),
        (Period.MONTH, "2028-02-29", "2028-02-01", "2028-02-29", "2028-02"),
        (Period.MONTH, "2026-12-31", "2026-12-01", "2026-12-31", "2026-12"),
        (Period.MONTH, "2027-01-01", "2027-01-01", "2027-01-31", "2027-01"),
    ],
)
def test_a_day_is_in_the_week_and_month_that_the_calendar_says(
    period: Period, day: str, first: str, last: str, name: str
) -> None:
    event = Event("x", "added", moment(f"{day}T23:59"))
    (digest,) = digests([event], period, moment("2030-01-01T00:00"))
    assert (str(digest.first), str(digest.last), digest.name) == (first, last, name)
    assert digest.at == moment(f"{date.fromisoformat(last) + timedelta(days=1)}T00:00")


@pytest.mark.parametrize("period", list(Period))
def test_each_day_of_years_is_in_exactly_one(period: Period) -> None:
    day, ends = date(2026, 1, 1), set()
    for _ in range(1500):
        assert period.first(day) <= day <= period.last(day)
        assert period.first(period.last(day)) == period.first(day)
        ends.add(period.last(day))
        day += timedelta(days=1)
    assert all(period.first(end + timedelta(days=1)) == end + timedelta(days=1) for end in ends)


def test_nothing_is_told_before_the_end_nor_of_what_was_empty() -> None:
    told = [Event(day, "added", moment(f"{day}T08:00")) for day in ("2026-11-23", "2026-12-07")]
    before, after = moment("2026-12-13T23:59"), moment("2026-12-14T00:00")
    assert [one.name for one in digests(told, Period.WEEK, before)] == ["2026-W48"]
    assert [one.name for one in digests(told, Period.WEEK, after)] == ["2026-W48", "2026-W50"]
