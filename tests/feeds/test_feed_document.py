"""What subscribers fetch holds whole months until there is enough, and 45 days; the rest are archives."""

import pytest
from helpers.desk import moment

from portal.feeds.feed_document import documents
from portal.feeds.feed_item import FeedItem
from portal.ledger.scope import Scope
from portal.ledger.scope_kinds import SCOPE_KINDS

SCOPE = Scope("all", SCOPE_KINDS[0], "全部", "updates/")


def entries(month: str, count: int) -> list[FeedItem]:
    days = [f"{month}-{1 + number % 28:02}T{number // 28:02}:00" for number in range(count)]
    return [FeedItem(day, "", "", moment(day), "", "") for day in sorted(days)]


@pytest.mark.parametrize(
    ("newest", "fetched", "archives"),
    [(28, 33, []), (29, 34, []), (30, 30, ["2026-01"]), (31, 31, ["2026-01"]), (90, 90, ["2026-01"])],
)  # fmt: skip
def test_thirty_entries_are_enough(newest: int, fetched: int, archives: list[str]) -> None:
    first, *others = documents(SCOPE, entries("2026-01", 5) + entries("2026-02", newest))
    assert len(first.entries) == fetched
    assert [document.month for document in others] == archives
    assert first.before == (archives[0] if archives else "")


@pytest.mark.parametrize(("late", "archives"), [("2025-12", []), ("2025-11", ["2025-11"])])
def test_who_looks_every_45_days_misses_nothing_of_a_busy_month(
    late: str, archives: list[str]
) -> None:
    """Forty entries of one day in January; those of 45 days before it are fetched with them."""
    busy = [FeedItem(f"new-{n}", "", "", moment("2026-01-05T08:00"), "", "") for n in range(40)]
    first, *others = documents(SCOPE, entries(late, 3) + busy)
    assert len(first.entries) == (43 if not archives else 40)
    assert [document.month for document in others] == archives
