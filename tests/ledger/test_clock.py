"""A clock that cannot be right is found by what the ledger says was done when."""

from datetime import timedelta
from pathlib import Path

import pytest
from helpers.desk import Desk, moment
from helpers.tree import law

from portal.ledger.clock import LONG, TOO_LONG, days_since, faults_of, refusal_to_build
from portal.ledger.ledger import Ledger, read_ledger


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.publish("2026-01-01T08:00", "开通")
    desk.put("laws", law("b", effective="2020-01-01"))
    desk.publish("2026-02-01T08:00", "补收")
    return read_ledger(desk.data)


@pytest.mark.parametrize("now", ["2026-02-01T08:00", "2026-02-02T00:00", "2028-01-01T00:00"])
def test_a_clock_after_the_last_publication_may_be_right(ledger: Ledger, now: str) -> None:
    assert faults_of(ledger, moment(now)) == [] and refusal_to_build(ledger, moment(now)) == ""


@pytest.mark.parametrize(
    ("now", "file"),
    [("2026-02-01T07:59:59", "2026-02-01-080000"), ("2020-01-01T00:00", "2026-01-01-080000")],
)
def test_a_publication_of_the_future_is_named_with_both_ways_out(
    ledger: Ledger, now: str, file: str
) -> None:
    (problem,) = faults_of(ledger, moment(now))
    assert file in problem.path and f"{now[:10]}T" in problem.message
    assert "时钟" in problem.hint
    assert ("--again" in problem.hint) == (file == "2026-02-01-080000")  # the first cannot be moved


def test_no_site_is_built_years_after_the_last_publication(ledger: Ledger) -> None:
    last = moment("2026-02-01T08:00")
    assert refusal_to_build(ledger, last + timedelta(days=TOO_LONG)) == ""
    words = refusal_to_build(ledger, last + timedelta(days=TOO_LONG + 1))
    assert "时钟" in words and "2026-02-01" in words and str(TOO_LONG + 1) in words


def test_before_the_first_publication_any_clock_will_do() -> None:
    now = moment("2020-01-01T00:00")
    assert (days_since(Ledger(), now), faults_of(Ledger(), now)) == (0, [])
    assert refusal_to_build(Ledger(), now) == "" and LONG < TOO_LONG
