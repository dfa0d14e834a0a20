"""Whatever editors publish and whenever readers come: each event is told once, and never changes."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from helpers.desk import AUTHORITY, moment
from helpers.tree import catalogue, law, notice, relief, row
from hypothesis import given
from hypothesis import strategies as st

from portal.feeds.feed_document import documents
from portal.feeds.feed_item import FeedItem
from portal.ledger.event import Event
from portal.ledger.ledger import Ledger
from portal.ledger.press import Refusal
from portal.ledger.publisher import Publisher
from portal.ledger.scope import Scope
from portal.ledger.scope_kinds import SCOPE_KINDS
from portal.ledger.timeline import Timeline, build_timeline

START = moment("2026-01-01T08:00")
IDS = ("a", "b", "c", "d")
DAY = st.dates(date(2025, 12, 1), date(2026, 12, 1)).map(date.isoformat)
SCOPE = Scope("all", SCOPE_KINDS[0], "全部", "updates/")

EDIT = st.tuples(
    st.just("edit"),
    st.sampled_from(IDS),
    st.fixed_dictionaries(
        {"summary": st.sampled_from(["甲", "乙", "丙"])},
        optional={
            "effective": DAY,
            "expires": DAY,
            "repealed": DAY,
            "target_until": DAY,
            "deadlines": DAY.map(lambda day: [{"scope": "改造", "date": day}]),
            "supersedes": st.sampled_from(IDS).map(lambda id: [id]),
        },
    ),
    st.booleans(),
)
WITHDRAWAL = st.tuples(st.just("withdraw"), st.sampled_from(IDS), st.none(), st.none())
STEPS = st.lists(
    st.tuples(st.one_of(EDIT, EDIT, WITHDRAWAL), st.integers(0, 24 * 40)), min_size=1, max_size=12
)


def ledger_of(steps: list[Any]) -> Ledger:
    """What an editor who does these things leaves behind, each so many hours after the last."""
    records: dict[str, dict[str, Any]] = {"a": law("a", effective="2026-02-01")}
    ledger, at = Ledger(), START
    for (what, id, fields, minor), hours in [(("edit", "a", {}, False), 0), *steps]:
        at += timedelta(hours=hours)
        if what == "edit":
            records[id] = law(id, **fields)
        publisher = Publisher(
            catalogue(laws=list(records.values())),
            ledger,
            build_timeline(ledger, at),
            at,
            AUTHORITY,
        )
        try:
            if what == "withdraw":
                made = publisher.withdrawal(id, "有误", "")
            else:
                made = publisher.minor("") if minor else publisher.regular("更新")
        except Refusal:  # not minor after all, never published, withdrawn before
            made = publisher.regular("更新")
        if made.lines:
            ledger = Ledger((*ledger.publications, made))
    return ledger


def told(ledger: Ledger, at: datetime) -> Timeline:
    timeline = build_timeline(ledger, at)
    assert timeline.problems == []
    return timeline


def said(event: Event) -> tuple[Any, ...]:
    """Everything about an event that a reader could see."""
    return (event.id, event.kind, event.at, event.subjects, event.due, event.ended, event.note)


@given(STEPS, st.lists(st.integers(0, 24 * 500), min_size=1, max_size=5))
def test_later_readers_see_the_same_and_more(steps: list[Any], hours: list[int]) -> None:
    ledger = ledger_of(steps)
    moments = [START + timedelta(hours=hour) for hour in sorted(hours)]
    before: list[Event] = []
    for now in moments:
        events = told(ledger, now).events
        assert [said(event) for event in events[: len(before)]] == [said(e) for e in before]
        assert all(event.at <= now for event in events)
        assert all(
            event.at > moments[0] for event in events[len(told(ledger, moments[0]).events) :]
        )
        before = events
    ids = [event.id for event in before]
    assert len(ids) == len(set(ids))


@given(STEPS, st.integers(0, 24 * 500), st.integers(0, 24 * 100))
def test_what_is_fetched_and_the_archives_hold_each_event_once(
    steps: list[Any], hours: int, later: int
) -> None:
    ledger = ledger_of(steps)
    now = START + timedelta(hours=hours)
    kept: dict[str, list[str]] = {}
    for moment_ in (now, now + timedelta(hours=later)):
        events = told(ledger, moment_).events
        entries = [FeedItem(event.id, "", "", event.at, "", "") for event in events]
        found = list(documents(SCOPE, entries)) if entries else []
        seen = [entry.id for document in found for entry in document.entries]
        assert sorted(seen) == sorted(event.id for event in events)
        chain = [document.month for document in found[1:]]
        assert chain == [document.before for document in found][:-1]
        archives = {one.month: [entry.id for entry in one.entries] for one in found[1:]}
        assert archives.items() >= kept.items()  # a closed month stays as it is
        kept = archives


@given(STEPS)
def test_telling_again_gives_the_same(steps: list[Any]) -> None:
    ledger = ledger_of(steps)
    end = START + timedelta(days=600)
    one, other = told(ledger, end), told(ledger, end)
    assert [said(event) for event in one.events] == [said(event) for event in other.events]
    assert one.agenda == other.agenda


def timeline(until: str, *publications: tuple[str, dict[str, list[dict[str, Any]]]]) -> Timeline:
    """What is told when the given data were published at the given moments."""
    ledger = Ledger()
    for at, folders in publications:
        now = moment(at)
        publisher = Publisher(
            catalogue(**folders), ledger, build_timeline(ledger, now), now, AUTHORITY
        )
        made = publisher.regular("更新")
        ledger = Ledger((*ledger.publications, made))
    return told(ledger, moment(until))


def days(timeline: Timeline) -> list[tuple[str, str]]:
    """Ids and days of what the calendar brought."""
    return [(event.id, event.at.isoformat()[:16]) for event in timeline.events if event.due]


def test_a_rule_takes_effect_at_midnight_in_china() -> None:
    data = {"laws": [law("a", effective="2027-01-01")]}
    assert days(timeline("2026-12-31T23:59:59", ("2026-12-10T08:00", data))) == []
    assert days(timeline("2027-01-01T00:00", ("2026-12-10T08:00", data))) == [
        ("a/effective", "2027-01-01T00:00")
    ]


def test_a_start_that_is_known_in_time_is_announced_thirty_days_before() -> None:
    """Buyers, makers, payers prepare for it. What is published later than that is told at once, as
    new, and on its day."""
    rows = [row("r-1", effective="2027-02-01"), row("r-2", effective="2027-03-01")]
    early = {
        "laws": [law("s", effective="2027-01-31")],
        "tax": [relief("r", *rows, effective="2027-02-01")],
    }
    late = {**early, "laws": [*early["laws"], law("late", effective="2027-01-31")]}
    story = ("2027-01-01T00:00", early), ("2027-01-01T08:00", late)
    assert days(timeline("2027-01-01T07:00", story[0])) == []  # as it is published, no second time
    first = ("2026-12-31T23:00", early)
    assert days(timeline("2027-01-01T00:00", first)) == [("s/effective/ahead", "2027-01-01T00:00")]
    assert days(timeline("2027-03-02T00:00", first, story[1])) == [
        ("s/effective/ahead", "2027-01-01T00:00"),
        ("r/effective/ahead", "2027-01-02T00:00"),
        ("r-2/effective/ahead", "2027-01-30T00:00"),
        ("late/effective", "2027-01-31T00:00"),
        ("s/effective", "2027-01-31T00:00"),
        ("r/effective", "2027-02-01T00:00"),
        ("r-2/effective", "2027-03-01T00:00"),
    ]


def test_a_month_is_announced_before_its_first_day_and_a_year_is_not() -> None:
    data = {"laws": [law("a", effective="2027-02"), law("b", effective="2027")]}
    assert days(timeline("2027-03-01T00:00", ("2026-11-01T08:00", data))) == [
        ("a/effective/ahead", "2027-01-02T00:00"),
        ("a/effective", "2027-02-28T00:00"),
    ]


def test_an_end_of_which_only_the_year_is_written_is_no_day() -> None:
    """It is told that it may come from that year on, and that the year is over, not that something
    has ended; no calendar has it."""
    until = {"expires": "2027", "dates_note": "到2027年供暖期结束"}
    listed = relief(
        "r", row("r-1", expires="2027", status_note="到供暖期结束"), issued="2020-01-01"
    )
    data = {"tax": [relief("a", issued="2020-01-01", **until), listed]}
    told = timeline("2028-01-05T00:00", ("2026-11-01T08:00", data))
    assert [
        (event.id, str(event.at.date()), event.kind, event.word)
        for event in told.events
        if event.due
    ] == [
        ("a/expires/ahead", "2026-12-02", "deadline", "可能期满"),  # before it can first come
        ("r-1/expires/ahead", "2026-12-02", "deadline", "可能期满"),
        ("a/expires", "2028-01-01", "deadline", "期满待核"),
        ("r-1/expires", "2028-01-01", "deadline", "期满待核"),
    ]
    assert told.agenda.entries == {}
    plain = {"tax": [relief("a", issued="2020-01-01", expires="2027")]}
    told = timeline("2028-01-05T00:00", ("2026-11-01T08:00", plain))
    assert told.events[-1].word == "失效" and "a/expires" in told.agenda.entries


def test_a_list_and_its_rows_are_told_once() -> None:
    """By the list, where all begins and ends together; by its own record, where a row has one."""
    same = {"effective": "2026-12-20", "expires": "2027-01-31"}
    rows = [row("r-1", **same), row("r-2", **same)]
    own = [{"id": "own", "relation": "details"}]
    others = relief(
        "others",
        row("o-1", expires="2027-02-15", related=own),
        row("o-2", expires="2027-02-15"),
        row("o-3", expires="2027-02-20", related=own),
        issued="2020-01-01",
    )
    heat = relief("own", issued="2020-01-01", expires="2027-02-15")
    data = {"tax": [relief("r", *rows, **same), others, heat]}
    told = timeline("2027-02-20T00:00", ("2026-12-10T08:00", data))
    assert days(told) == [
        ("r/effective", "2026-12-20T00:00"),
        ("r/expires/ahead", "2027-01-01T00:00"),
        ("o-1/expires/ahead", "2027-01-16T00:00"),
        ("own/expires/ahead", "2027-01-16T00:00"),
        ("o-3/expires/ahead", "2027-01-21T00:00"),
        ("r/expires", "2027-02-01T00:00"),
        ("o-1/expires", "2027-02-16T00:00"),
        ("own/expires", "2027-02-16T00:00"),
    ]
    assert [one.due.rows for one in told.events if one.due and one.id == "o-1/expires"] == [
        ("o-2",)
    ]


def test_thirty_days_before_an_end_and_on_the_day_after_it() -> None:
    data = {"policies": [notice("a", issued="2026-01-01", expires="2026-12-31")]}
    assert days(timeline("2027-01-05T00:00", ("2026-11-01T08:00", data))) == [
        ("a/expires/ahead", "2026-12-01T00:00"),
        ("a/expires", "2027-01-01T00:00"),
    ]


def test_what_was_past_when_it_was_published_is_not_told_again() -> None:
    data = {"laws": [law("a", effective="2016-01-01"), law("b", effective="2026-11-01")]}
    told = timeline("2027-01-05T00:00", ("2026-11-01T08:00", data))
    assert days(told) == [] and len(told.events) == 1


def test_a_month_is_told_when_it_is_over_for_certain() -> None:
    data = {"laws": [law("a", effective="2026-12")]}
    assert days(timeline("2027-01-05T00:00", ("2026-11-10T08:00", data))) == [
        ("a/effective", "2026-12-31T00:00")
    ]


def test_what_a_new_document_ends_is_told_with_it_and_not_twice() -> None:
    old = law("old", effective="2020-01-01", repealed="2026-12-01")
    new = law("new", effective="2026-12-01", supersedes=["old"])
    told = timeline("2027-01-05T00:00", ("2026-11-10T08:00", {"laws": [old, new]}))
    assert days(told) == [("new/effective", "2026-12-01T00:00")]
    (ended,) = told.events[-1].ended
    assert (ended.subject.id, ended.word) == ("old", "废止")
    assert "old" in told.events[-1].touched


def test_that_something_ended_otherwise_than_was_known_is_told() -> None:
    """Its term was over, and now it turns out that it had been replaced before."""
    old = notice("old", issued="2020-01-01", expires="2025-12-31")
    new = notice("new", issued="2025-06-01", supersedes=["old"])
    again = notice("again", issued="2026-03-01", supersedes=["old"])
    told = timeline(
        "2026-04-01T00:00",
        ("2026-01-10T08:00", {"policies": [old]}),
        ("2026-02-01T08:00", {"policies": [old, new]}),
        ("2026-03-01T08:00", {"policies": [old, new, again]}),
    )
    assert [
        (event.id, [(one.subject.id, one.word) for one in event.ended]) for event in told.events
    ] == [
        ("20260110T080000/added/policies", []),
        ("new/added", [("old", "替代")]),
        ("again/added", []),
    ]


def test_what_has_ended_falls_due_no_more() -> None:
    old = notice("old", issued="2026-01-01", expires="2027-06-30")
    new = notice("new", issued="2026-12-01", supersedes=["old"])
    first, then = {"policies": [old]}, {"policies": [old, new]}
    told = timeline("2027-12-01T00:00", ("2026-11-01T08:00", first), ("2026-12-02T08:00", then))
    assert days(told) == []
    assert told.agenda.entries["old/expires"].cancelled


def test_a_publication_at_midnight_tells_nothing_twice() -> None:
    first = {"laws": [law("a", effective="2026-12-01")]}
    then = {"laws": [law("a", effective="2026-12-01", summary="改过")]}
    told = timeline("2027-01-05T00:00", ("2026-11-01T08:00", first), ("2026-12-01T00:00", then))
    assert days(told) == [("a/effective", "2026-12-01T00:00")]


def test_of_a_target_nobody_is_warned() -> None:
    """That the time of a plan is up asks nothing of anyone."""
    data = {"policies": [notice("a", issued="2026-01-01", target_until="2026-12-31")]}
    assert days(timeline("2027-01-05T00:00", ("2026-11-01T08:00", data))) == [
        ("a/target", "2027-01-01T00:00")
    ]


def test_a_repeal_by_its_own_date_is_told_on_that_day() -> None:
    data = {"laws": [law("a", effective="2020-01-01", repealed="2026-12-01")]}
    assert days(timeline("2026-11-30T23:59:59", ("2026-11-01T08:00", data))) == []
    assert days(timeline("2026-12-01T00:00", ("2026-11-01T08:00", data))) == [
        ("a/repealed", "2026-12-01T00:00")
    ]


def test_headings_without_a_source_bring_nothing() -> None:
    low = law("a", effective="2026-12-01", verification={"confidence": "low", "checked": "2026"})
    assert days(timeline("2027-01-05T00:00", ("2026-11-01T08:00", {"laws": [low]}))) == []


def test_nobody_is_told_that_something_in_doubt_takes_effect() -> None:
    doubted = law("a", effective="2026-12-01", status_doubt="可能没有施行")
    assert days(timeline("2027-01-05T00:00", ("2026-11-01T08:00", {"laws": [doubted]}))) == []


def test_the_start_of_a_row_is_not_told_where_nobody_knows_whether_its_list_holds() -> None:
    listed = relief("r", row("r-1", effective="2026-12-15"), status_doubt="可能没有施行")
    assert days(timeline("2027-01-05T00:00", ("2026-11-01T08:00", {"tax": [listed]}))) == []


def test_rows_with_one_day_are_one_event() -> None:
    rows = [row(f"r-{n}", expires="2026-12-31") for n in range(1, 4)]
    data = {"tax": [relief("r", *rows, row("r-9", expires="2027-12-31"), issued="2020-01-01")]}
    told = timeline("2027-01-05T00:00", ("2026-11-01T08:00", data))
    assert days(told) == [
        ("r-1/expires/ahead", "2026-12-01T00:00"),
        ("r-1/expires", "2027-01-01T00:00"),
    ]
    assert told.events[-1].due and told.events[-1].due.rows == ("r-1", "r-2", "r-3")


@pytest.mark.parametrize(
    ("first", "then", "sequence", "cancelled"),
    [
        ({"expires": "2027-06-30"}, {"expires": "2027-12-31"}, 1, False),
        ({"expires": "2027-06-30"}, {}, 1, True),
        ({"expires": "2027-06-30"}, {"expires": "2027-06-30", "summary": "新"}, 0, False),
    ],
)
def test_a_corrected_day_moves_its_calendar_entry(
    first: dict[str, str], then: dict[str, str], sequence: int, cancelled: bool
) -> None:
    told = timeline(
        "2026-12-31T00:00",
        ("2026-11-01T08:00", {"policies": [notice("a", issued="2026-01-01", **first)]}),
        ("2026-11-20T08:00", {"policies": [notice("a", issued="2026-01-01", **then)]}),
    )
    entry = told.agenda.entries["a/expires"]
    assert (entry.sequence, entry.cancelled) == (sequence, cancelled)
    day = then.get("expires", first["expires"])
    assert entry.due.day.text == day
    assert entry.stamp == moment("2026-11-20T08:00" if sequence else "2026-11-01T08:00")


def test_what_ended_a_record_ends_it_under_its_new_id_too() -> None:
    """The successor goes on naming the old id, which leads on."""
    old = notice("old", issued="2026-01-01", expires="2027-06-30")
    renamed = old | {"id": "moved", "alias_ids": ["old"]}
    new = notice("new", issued="2026-12-01", supersedes=["old"])
    at = moment("2026-11-01T08:00")
    publisher = Publisher(
        catalogue(policies=[old, new]), Ledger(), build_timeline(Ledger(), at), at, AUTHORITY
    )
    ledger = Ledger((publisher.regular("开通"),))
    later = moment("2026-11-02T08:00")
    after = Publisher(
        catalogue(policies=[renamed, new]), ledger, build_timeline(ledger, later), later, AUTHORITY
    )
    ledger = Ledger((*ledger.publications, after.renaming("old", "moved", "")))
    assert [event for event in told(ledger, moment("2027-12-01T00:00")).events if event.due] == []
