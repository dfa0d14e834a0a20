"""Following only what an edit touched tells the same as looking at everything each time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from helpers.histories import History

from portal.as_of import CHINA
from portal.ledger.agenda import CalendarItem
from portal.ledger.ledger import Ledger
from portal.ledger.notices import DueNotice, notices
from portal.ledger.published_state import PublishedState
from portal.ledger.replay import replay
from portal.ledger.timeline import build_timeline
from portal.validity.due_dates import DueDate


def published_by(ledger: Ledger, count: int) -> PublishedState:
    """What so many publications leave, of which nothing has been asked yet."""
    published = PublishedState()
    for publication in ledger.publications[:count]:
        steps, problems = replay(publication, published.state)
        assert not problems, list(map(str, problems))
        for step in steps:
            published.take(step)
    return published


def dues(published: PublishedState) -> list[DueDate]:
    living = (due for one in published.state.contents.values() for due in published.dues_of(one))
    told = (published.told_once(due) for due in living if published.holds(due))
    return [due for due in told if due]


def brought(published: PublishedState, after: datetime, until: datetime) -> Iterator[Any]:
    """What days bring, each with what a reader could see of it."""
    found = []
    for due in dues(published):
        for day, kind, ahead in notices(due):
            at = datetime.combine(day, time(), CHINA)
            if after < at <= until:
                found.append((at, DueNotice(due, kind, ahead)))
    for at, one in sorted(found, key=lambda each: (each[0], each[1].due.key, each[1].ahead)):
        if not ended_with_another(at, one, found, published):
            begins = one.kind == "effective" and not one.due.rows
            ended = published.ended_by(one.due.record, at.date(), at.date()) if begins else ()
            content = published.state.contents[one.due.record]
            yield at, one.due, one.kind, one.ahead, content, [other["id"] for other, _ in ended]


def ended_with_another(at: datetime, one: DueNotice, found: Any, published: PublishedState) -> bool:
    ends = one.kind in ("repealed", "expired") and not one.due.rows
    return ends and any(
        other["id"] == one.due.record
        for when, each in found
        if when == at and each.kind == "effective" and not each.due.rows
        for other, _ in published.ended_by(each.due.record, at.date(), at.date())
    )


def follow(
    entries: dict[str, CalendarItem], published: PublishedState, at: datetime
) -> dict[str, CalendarItem]:
    """The calendar after a publication."""
    now = {due.key: due for due in dues(published) if not due.loose}
    made = dict(entries)
    for key, due in now.items():
        known, content = entries.get(key), published.state.contents[due.record]
        if known is None:
            if due.on >= at.date():
                made[key] = CalendarItem(due, content, at)
        elif known.due != due or known.cancelled:
            made[key] = CalendarItem(due, content, at, known.sequence + 1)
        else:
            made[key] = replace(known, content=content)
    for key, known in entries.items():
        if key not in now and not known.cancelled and known.due.on >= at.date():
            made[key] = replace(known, stamp=at, sequence=known.sequence + 1, cancelled=True)
    return made


@pytest.mark.parametrize("seed", range(12))
def test_touched_dues_tell_what_all_dues_tell(seed: int) -> None:
    ledger = History(seed).ledger(40)
    moments = [datetime.fromisoformat(one.head.at) for one in ledger.publications]
    end = moments[-1] + timedelta(days=900)
    told, entries = [], {}
    for count, (at, until) in enumerate(zip(moments, [*moments[1:], end], strict=True), 1):
        published = published_by(ledger, count)
        entries = follow(entries, published, at)
        told += brought(published, at, until)
    timeline = build_timeline(ledger, end)
    assert timeline.problems == []
    alone = [part for event in timeline.events for part in event.parts or (event,)]
    seen = [
        (
            one.at,
            one.due,
            one.kind,
            one.ahead,
            one.subjects[0].content,
            [e.subject.id for e in one.ended],
        )
        for one in alone
        if one.due
    ]
    assert sorted(seen, key=_order) == sorted(told, key=_order)
    assert timeline.agenda.entries == entries


def _order(one: Any) -> Any:
    return one[0], one[1].key, one[3]
