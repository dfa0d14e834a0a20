"""Dates known to the day, the month or only the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.read.dates import PartialDate

ANY_SAMPLE = "写成 2026-08-15、2026-08 或 2026"


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2026-08-15", "day", date(2026, 8, 15), date(2026, 8, 15)),
        ("2026-08", "month", date(2026, 8, 1), date(2026, 8, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", "year", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_date_stands_for_its_span(text, precision, first, last):
    day = PartialDate(text)
    assert (day.precision, day.first, day.last, str(day)) == (precision, first, last, text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2018-02-30", "2018 年 2 月只有 28 天"),
        ("2024-02-30", "2024 年 2 月只有 29 天"),
        ("2026-13", "月份应为 01 至 12"),
        ("2026-00-01", "月份应为 01 至 12"),
        ("1948", "年份应在 1949 至 2199 之间"),
        ("9999-12-31", "年份应在 1949 至 2199 之间"),
        ("2026/8/5", "写成 2026-08-05"),
        ("2026.08.05", "写成 2026-08-05"),
        ("2026年8月5日", "写成 2026-08-05"),
        ("2026年8月", "写成 2026-08"),
        ("20260805", "写成 2026-08-05"),
        ("2026-8-5", "写成 2026-08-05"),
        ("2026-8-005", ANY_SAMPLE),
        ("2026-02-30 起", ANY_SAMPLE),
        ("8月5日", ANY_SAMPLE),
        ("长期", ANY_SAMPLE),
        ("", ANY_SAMPLE),
        ("2026\n", "写成 2026"),
    ],
)
def test_what_is_no_date_is_refused_with_the_likely_date(text, reason):
    assert PartialDate.refusal(text) == reason
    with pytest.raises(ValueError, match=reason.split("（")[0]):
        PartialDate(text)


def test_dates_sort_by_first_day_and_the_more_precise_first():
    texts = ["2025", "2026-01-01", "2026-01", "2026", "2026-01-02", "2026-12"]
    assert [str(day) for day in sorted(map(PartialDate, reversed(texts)))] == texts


@pytest.mark.parametrize(
    ("text", "day", "begun", "over"),
    [
        ("2026-08-15", "2026-08-14", False, False),
        ("2026-08-15", "2026-08-15", True, False),
        ("2026-08-15", "2026-08-16", True, True),
        ("2026-08", "2026-07-31", False, False),
        ("2026-08", "2026-08-01", None, False),
        ("2026-08", "2026-08-30", None, False),
        ("2026-08", "2026-08-31", True, False),
        ("2026-08", "2026-09-01", True, True),
        ("2026", "2025-12-31", False, False),
        ("2026", "2026-06-30", None, False),
        ("2026", "2027-01-01", True, True),
    ],
)
def test_a_span_that_runs_has_neither_begun_nor_not(text, day, begun, over):
    asked = date.fromisoformat(day)
    assert PartialDate(text).begun(asked) is begun
    assert PartialDate(text).over(asked) is over


@pytest.mark.parametrize(
    ("text", "next_day"),
    [
        ("2026-08-31", "2026-09-01"),
        ("2026-08", "2026-09-01"),
        ("2026", "2027-01-01"),
        ("2199", "2200-01-01"),
    ],
)
def test_the_next_day_follows_the_whole_span(text, next_day):
    assert str(PartialDate(text).next_day()) == next_day


def test_dates_are_equal_as_written_and_do_not_change():
    assert PartialDate("2026-01") == PartialDate("2026-01")
    assert PartialDate("2026-01") != PartialDate("2026-01-01")
    with pytest.raises(AttributeError):
        PartialDate("2026").text = "2027"


@given(st.text() | st.from_regex(r"[0-9]{1,5}[-/.年][0-9]{0,4}([-/.月][0-9]{0,4}日?)?"))
def test_any_text_is_a_date_or_refused_with_a_reason(text):
    if not PartialDate.refusal(text):
        assert str(PartialDate(text)) == text


@given(st.text())
def test_the_date_a_hint_proposes_is_a_date(text):
    reason = PartialDate.refusal(text)
    if reason.startswith("写成 ") and reason != ANY_SAMPLE:
        assert PartialDate.refusal(reason.removeprefix("写成 ")) == ""
