"""Whether something can be claimed on a day: borders, days closed by hand, rounds, words without a day."""

import itertools
from datetime import date, timedelta
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from portal.kinds.claim_window import ClaimWindow, Implementation
from portal.validity.due_dates import due_dates
from portal.validity.windows import unseen_words, window_on, window_spans, window_turns

FIXED = {"kind": "fixed", "opens": "2026-03-01", "until": "2026-04-30"}
USED = {"kind": "until-used", "as_written": "额度用完为止"}
CLOSED = {"closed": "2026-04-10", "closed_note": "额度用完"}
ROUNDS = {
    "kind": "rounds",
    "rounds": [
        {"name": "第一批", "opens": "2026-03-01", "until": "2026-03-31"},
        {"name": "第二批", "opens": "2026-09-01", "until": "2026-09-30"},
    ],
}


def window(**fields: Any) -> ClaimWindow:
    return ClaimWindow.model_validate(fields)


@pytest.mark.parametrize(
    ("fields", "day", "state"),
    [
        (FIXED, "2026-02-28", "before"),
        (FIXED, "2026-03-01", "open"),
        (FIXED, "2026-04-30", "open"),
        (FIXED, "2026-05-01", "closed"),
        # closed by hand: from that day on, whatever the document says
        (FIXED | CLOSED, "2026-04-09", "open"),
        (FIXED | CLOSED, "2026-04-10", "closed"),
        (FIXED | {"closed": "2026-04"}, "2026-03-31", "open"),
        (FIXED | {"closed": "2026-04"}, "2026-04-01", "unknown"),
        (FIXED | {"closed": "2026-04"}, "2026-04-30", "closed"),
        # until used: nobody can tell from here, until somebody saw it closed
        (USED, "2026-04-09", "unknown"),
        (USED | CLOSED, "2026-04-09", "unknown"),
        (USED | CLOSED, "2026-04-10", "closed"),
        (USED | {"opens": "2026-03-01"}, "2026-02-28", "before"),
        (USED | {"until": "2026-12-31"}, "2027-01-01", "closed"),
        ({"kind": "until-notice", "as_written": "另行通知"}, "2026-04-09", "unknown"),
        ({"kind": "rolling", "as_written": "随时"}, "2026-04-09", "open"),
        ({"kind": "none"}, "2026-04-09", "open"),
        ({"kind": "none", "opens": "2026-05-01"}, "2026-04-30", "before"),
        # words alone
        ({"kind": "fixed", "as_written": "暂定1年"}, "2026-04-09", "unknown"),
        ({"kind": "fixed", "until": "2027", "as_written": "到供暖期结束"}, "2026-12-31", "open"),
        ({"kind": "fixed", "until": "2027", "as_written": "到供暖期结束"}, "2027-01-01", "unknown"),
        ({"kind": "fixed", "until": "2027", "as_written": "到供暖期结束"}, "2029-01-01", "unknown"),
        ({"kind": "fixed", "until": "2027"}, "2027-12-31", "open"),
        ({"kind": "fixed", "until": "2027"}, "2028-01-01", "closed"),
        # a year and words say nothing of money, of a notice, of a round
        (USED | {"until": "2027"}, "2026-04-09", "unknown"),
        (
            {"kind": "until-notice", "until": "2027", "as_written": "另行通知"},
            "2026-04-09",
            "unknown",
        ),
        ({"kind": "rounds", "until": "2027", "as_written": "每年组织"}, "2026-04-09", "unknown"),
        (ROUNDS | {"until": "2027", "as_written": "每年组织"}, "2026-04-01", "before"),
        (ROUNDS | {"until": "2027", "as_written": "每年组织"}, "2026-03-31", "open"),
        # a month of which no day is known
        ({"kind": "none", "opens": "2026-05"}, "2026-05-15", "unknown"),
        # rounds: only one that was seen is open
        (ROUNDS, "2026-02-28", "before"),
        (ROUNDS, "2026-03-01", "open"),
        (ROUNDS, "2026-03-31", "open"),
        (ROUNDS, "2026-04-01", "before"),
        (ROUNDS, "2026-09-30", "open"),
        (ROUNDS, "2026-10-01", "closed"),
        ({"kind": "rounds", "as_written": "每年组织"}, "2026-03-01", "unknown"),
        (
            {"kind": "rounds", "rounds": [{"name": "甲省", "until": "2026-02-14"}]},
            "2026-02-14",
            "unknown",
        ),
        (
            {"kind": "rounds", "rounds": [{"name": "甲省", "until": "2026-02-14"}]},
            "2026-02-15",
            "closed",
        ),
    ],
)
def test_a_window_on_a_day(fields: dict[str, Any], day: str, state: str) -> None:
    assert window_on(date.fromisoformat(day), window(**fields)).state == state


def test_it_says_why_it_is_closed() -> None:
    assert (
        window_on(date(2026, 5, 1), window(**USED, **CLOSED)).words
        == "2026-04-10起不再受理：额度用完"
    )


DAYS = st.sampled_from(["2026", "2026-03", "2026-03-01", "2026-04-30", "2027-01-01", "2025-12-31"])
ONE = st.fixed_dictionaries(
    {"name": st.sampled_from(["甲", "乙"])}, optional={"opens": DAYS, "until": DAYS}
)
ANY = st.fixed_dictionaries(
    {"kind": st.sampled_from(["fixed", "rolling", "rounds", "until-used", "until-notice", "none"])},
    optional={
        **{field: DAYS for field in ("opens", "until", "closed")},
        "as_written": st.just("原话"),
        "rounds": st.lists(ONE, max_size=3),
    },
)


@given(ANY)
def test_spans_leave_no_day_out_and_turn_only_on_turning_days(fields: dict[str, Any]) -> None:
    one = window(**fields)
    spans = window_spans(one)
    assert spans[0].first is None and spans[-1].last is None
    for before, after in itertools.pairwise(spans):
        assert before.last and after.first == before.last + timedelta(days=1)
        assert after.first in window_turns(one)


@given(ANY, st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_what_is_left_out_never_opens_what_was_closed(fields: dict[str, Any], day: date) -> None:
    """Without its last day, or the day on which it was closed, nobody knows; no window of a fixed term, of
    rounds or of a sum of money is open then because of that."""
    if fields["kind"] not in ("fixed", "rounds", "until-used", "until-notice"):
        return
    left = {name: value for name, value in fields.items() if name not in ("until", "rounds")}
    assert window_on(day, window(**left)).state != "open"


def rules(**fields: Any) -> Implementation:
    return Implementation.model_validate(fields)


def test_without_rules_nobody_can_claim() -> None:
    unseen = rules(state="none-seen", looked="2026-11-29")
    assert unseen_words(unseen) == "还不能申领：细则未见（2026-11-29 查）"
    assert unseen_words(rules(state="seen")) == "" and unseen_words(None) == ""
    told = rules(state="none-seen", looked="2026-11-29", meanwhile="出台前按旧的办")
    assert unseen_words(told) == ""


def content(**fields: Any) -> dict[str, Any]:
    head = {"catalogue": "tax", "id": "a", "title": "甲", "level": "normative-document"}
    return {**head, "added": "2026-01-01", **fields}


def dues(**fields: Any) -> list[tuple[str, str, str]]:
    return [(due.key, due.word, due.day.text) for due in due_dates(content(**fields))]


def test_a_window_falls_due_once() -> None:
    assert dues(window=FIXED) == [
        ("a/window-opens", "开始受理", "2026-03-01"),
        ("a/window-until", "申报期限", "2026-04-30"),
    ]
    same = {"effective": "2026-03-01", "expires": "2026-04-30"}
    assert [key for key, *_ in dues(window=FIXED, **same)] == ["a/effective", "a/expires"]
    assert [key for key, *_ in dues(window=FIXED | CLOSED)] == ["a/window-opens"]
    assert dues(window={"kind": "fixed", "until": "2027", "as_written": "到供暖期结束"}) == []


def test_each_round_falls_due() -> None:
    assert [(word, day) for _, word, day in dues(window=ROUNDS)] == [
        ("开始受理", "2026-03-01"),
        ("申报期限", "2026-03-31"),
        ("开始受理", "2026-09-01"),
        ("申报期限", "2026-09-30"),
    ]
