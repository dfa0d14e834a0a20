"""The day that everything is reckoned for."""

from datetime import datetime

import pytest

from portal.as_of import CHINA, BadAsOf, as_of


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2026-12-31", "2026-12-31"),
        (" 2026-12-31 ", "2026-12-31"),
        ("2026-12-31T23:59+08:00", "2026-12-31"),
        ("2026-12-31T23:59", "2026-12-31"),
        ("2026-12-31T15:59Z", "2026-12-31"),
        ("2026-12-31T16:00Z", "2027-01-01"),
        ("2026-12-31T12:00-05:00", "2027-01-01"),
    ],
)
def test_the_given_day_is_that_day_in_china(given, day):
    assert as_of({"PORTAL_AS_OF": given}).date().isoformat() == day


@pytest.mark.parametrize(
    "given", ["2026-02-30", "明天", "2026", "31.12.2026", "9999-12-31T23:59-08:00"]
)
def test_what_is_no_day_is_refused_with_an_example(given):
    with pytest.raises(BadAsOf, match="应为 2026-12-31"):
        as_of({"PORTAL_AS_OF": given})


@pytest.mark.parametrize("given", ["0001-01-01", "9999-12-31", "1948-12-31", "2200-01-01"])
def test_a_year_beyond_all_records_is_refused_in_words(given):
    with pytest.raises(BadAsOf, match="年份在 1949 到 2199 之间"):
        as_of({"PORTAL_AS_OF": given})


def test_without_one_it_is_today_in_china():
    before = datetime.now(CHINA).replace(microsecond=0)
    assert before <= as_of({}) <= datetime.now(CHINA)


def test_a_day_is_over_when_everything_of_it_counts():
    assert as_of({"PORTAL_AS_OF": "2026-12-31"}).isoformat() == "2026-12-31T23:59:59+08:00"
