"""Each event reaches each target once, whatever goes wrong on the way."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from portal.as_of import now
from portal.notify.delivery_state import read_state, write_state
from portal.notify.dispatch import DeliveryReport, Dispatcher, answered
from portal.notify.outcome import HELD_UP, REFUSED, SENT, UNSURE
from portal.notify.planning import BadClock, plan, refuse_clock
from portal.notify.target import NewsTarget, address_of
from portal.notify.told_feed import built

Item = Callable[..., dict[str, Any]]

ALL = tuple(
    NewsTarget(name=kind[0], kind=kind, scopes=("laws", "tax"))  # type: ignore[arg-type]
    for kind in ("wecom", "dingtalk", "feishu", "mail")
)
FAULTS = ("", "500", "late", "rate", "reset", "wrong", "lost", "429", "504", "page", "moved")


def run(world: Any, targets: tuple[NewsTarget, ...] = ALL, at: datetime | None = None, **options: Any) -> list[DeliveryReport]:  # fmt: skip
    """One run, as scripts/notify.py makes it."""
    moment = at or now()
    state = read_state(world.state)
    feeds = {scope: built(world.site / "feeds", scope) for one in targets for scope in one.scopes}
    since = options.get("since")
    refuse_clock(state, feeds.values(), moment, since)
    made = Dispatcher(state, world.state, feeds, timeout=0.15, sleep=lambda seconds: None)
    made.now = lambda: moment if at else now()
    made.settle({one.name: one for one in targets})
    list(plan(state, targets, feeds, {}, moment, since))
    write_state(world.state, state)
    return [
        told
        for one in targets
        if not state.targets[one.name].is_quiet
        for told in made.send(one, address_of(one, world.environ))
    ]


def look_into_groups(world: Any, targets: tuple[NewsTarget, ...] = ALL) -> None:
    """What a person does who is told that nobody knows: look, and say what is there."""
    state = read_state(world.state)
    for one in targets:
        kept = state.targets[one.name]
        told = "\n".join(world.groups[one.kind].seen)
        for delivery in list(kept.unsure):
            kept.unsure = [delivery]
            answered(kept, delivery.events[0].rpartition("-")[2] in told)
        kept.unsure = []
    write_state(world.state, state)


def counted(text: list[str], number: int) -> int:
    return sum(one.count(f"第{number:03}号办法") for one in text)


def test_thirty_runs_with_faults_bring_each_event_once(world: Any, item: Item) -> None:
    chance = random.Random(16)
    start = now() - timedelta(days=40)
    first = item(0, start.isoformat())
    laws, tax, met = [first], [first], Counter[str]()
    world.told("laws", laws)
    world.told("tax", tax)
    run(world, at=start)
    for number in range(1, 31):
        at = start + timedelta(days=number)
        new = item(number, at.isoformat())
        laws.insert(0, new)
        if number % 3 == 0:  # told in both scopes, and to be told once
            tax.insert(0, new)
        world.told("laws", laws)
        world.told("tax", tax)
        for group in world.groups.values():
            group.faults = [chance.choice(FAULTS) for _ in range(chance.choice((0, 1, 1, 2)))]
            met.update(group.faults)
            group.clock = at.timestamp
        run(world, at=at)
        if number % 4 == 0:
            look_into_groups(world)
    for group in world.groups.values():
        group.faults = []
    for hour in range(3):
        look_into_groups(world)
        run(world, at=at + timedelta(minutes=20 * hour))
    assert set(met) == set(FAULTS)
    for kind, group in world.groups.items():
        times = {number: counted(group.seen, number) for number in range(31)}
        assert times == {0: 0} | dict.fromkeys(range(1, 31), 1), kind


def test_what_was_there_before_the_first_run_is_not_told(world: Any, item: Item) -> None:
    world.told("laws", [item(1)])
    world.told("tax", [item(2)])
    assert run(world) == [] and run(world) == []
    assert all(group.seen == [] for group in world.groups.values())


def test_since_brings_what_is_younger_and_nothing_twice(world: Any, item: Item) -> None:
    world.told("laws", [item(2, "2026-11-20T00:00:00+08:00"), item(1, "2026-11-01T00:00:00+08:00")])
    world.told("tax", [])
    since = datetime.fromisoformat("2026-11-10T00:00:00+08:00")
    target = (ALL[0],)
    run(world, target, since=since)
    run(world, target, since=since)
    assert [counted(world.groups["wecom"].seen, n) for n in (1, 2)] == [0, 1]


def test_one_target_that_fails_holds_up_no_other(world: Any, item: Item) -> None:
    world.told("laws", [])
    world.told("tax", [])
    run(world)
    world.told("laws", [item(1)])
    world.groups["wecom"].faults = ["wrong"]
    how = {told.target.kind: told.outcome for told in run(world)}
    assert how["wecom"].how == REFUSED and "93000" in how["wecom"].why
    assert {one.how for kind, one in how.items() if kind != "wecom"} == {SENT}
    run(world)
    assert {kind: counted(group.seen, 1) for kind, group in world.groups.items()} == dict.fromkeys(
        world.groups, 1
    )


@pytest.mark.parametrize("fault", ["lost", "reset", "late"])
def test_a_group_message_without_an_answer_waits_for_a_person(
    world: Any, item: Item, fault: str
) -> None:
    target = (ALL[0],)
    group = world.groups["wecom"]
    world.told("laws", [])
    world.told("tax", [])
    run(world, target)
    world.told("laws", [item(1)])
    group.faults = [fault]
    assert [told.outcome.how for told in run(world, target)] == [UNSURE]
    assert run(world, target) == [], "neither sent again nor forgotten"
    assert len(read_state(world.state).targets["w"].unsure) == 1
    look_into_groups(world, target)
    run(world, target)
    assert counted(group.seen, 1) == 1
    assert read_state(world.state).targets["w"].is_quiet


@pytest.mark.parametrize(("unsure", "times"), [("resend", 2), ("skip", 1)])
def test_a_target_may_say_what_to_do_when_unsure(
    world: Any, item: Item, unsure: Any, times: int
) -> None:
    """It costs what it says: `resend` tells twice what had come, `skip` loses what had not."""
    target = (ALL[0].model_copy(update={"unsure": unsure}),)
    world.told("laws", [])
    world.told("tax", [])
    run(world, target)
    world.told("laws", [item(1)])
    world.groups["wecom"].faults = ["lost"]
    run(world, target)
    run(world, target)
    assert counted(world.groups["wecom"].seen, 1) == times


def test_a_mail_that_is_sent_again_has_the_same_id(world: Any, item: Item) -> None:
    target = (ALL[3],)
    world.told("laws", [])
    world.told("tax", [])
    run(world, target)
    world.told("laws", [item(1)])
    world.groups["mail"].faults = ["lost"]
    assert [told.outcome.how for told in run(world, target)] == [UNSURE]
    world.told("laws", [item(2), item(1)])
    assert [told.outcome.how for told in run(world, target)] == [SENT, SENT]
    assert [counted(world.groups["mail"].seen, n) for n in (1, 2)] == [1, 1]
    assert len(world.groups["mail"].ids) == 2


def test_a_run_that_was_cut_off_while_sending_is_unsure(world: Any, item: Item) -> None:
    target = (ALL[0],)
    world.told("laws", [])
    world.told("tax", [])
    run(world, target)
    world.told("laws", [item(1)])

    class Off(BaseException):
        pass

    state = read_state(world.state)
    feeds = {scope: built(world.site / "feeds", scope) for scope in ALL[0].scopes}
    cut = Dispatcher(state, world.state, feeds)

    def off(*_: object) -> Any:
        raise Off

    cut._hand_over = off  # type: ignore[method-assign]
    list(plan(state, target, feeds, {}, now(), None))
    with pytest.raises(Off):
        list(cut.send(target[0], address_of(target[0], world.environ)))
    assert read_state(world.state).targets["w"].sending
    assert run(world, target) == []
    look_into_groups(world, target)  # the group shows nothing
    run(world, target)
    assert counted(world.groups["wecom"].seen, 1) == 1


def test_much_too_fast_is_followed_by_silence(world: Any, item: Item) -> None:
    target = (ALL[1],)
    world.told("laws", [])
    world.told("tax", [])
    run(world, target)
    world.told("laws", [item(1)])
    world.groups["dingtalk"].faults = ["rate"]
    assert [told.outcome.how for told in run(world, target)] == [HELD_UP]
    assert len(world.groups["dingtalk"].paths) == 1, "not tried again at once"
    run(world, target)
    assert len(world.groups["dingtalk"].paths) == 1, "nor within ten minutes"
    run(world, target, at=now() + timedelta(minutes=11))
    assert counted(world.groups["dingtalk"].seen, 1) == 1


def test_a_digest_and_what_it_sums_up_are_told_each_once(world: Any, item: Item) -> None:
    scope = "weekly/industry-paper"
    target = (ALL[3].model_copy(update={"scopes": ("industry-paper", scope)}),)
    for one in target[0].scopes:
        world.told(one, [])
    run(world, target)
    world.told("industry-paper", [item(1)])
    world.told(scope, [item(2) | {"id": f"tag:portal.test,2026:{scope}/2026-W48"}])
    assert [one.scope for one in run(world, target)] == ["industry-paper", scope]
    assert run(world, target) == [] and len(world.groups["mail"].seen) == 2


def test_weekly_targets_get_one_message_a_week(world: Any, item: Item) -> None:
    target = (ALL[0].model_copy(update={"every": "week", "scopes": ("laws",)}),)
    monday = datetime.fromisoformat("2026-11-23T00:10:00+08:00")
    items: list[dict[str, Any]] = []
    world.told("laws", items)
    for day in range(15):
        at = monday + timedelta(days=day)
        items.insert(0, item(day, at.isoformat()))
        if day:
            world.told("laws", items)
        run(world, target, at=at)
    seen = world.groups["wecom"].seen
    assert len(seen) == 2
    assert [counted(seen[:1], day) for day in range(15)] == [1] * 8 + [0] * 7
    assert [counted(seen[1:], day) for day in range(15)] == [0] * 8 + [1] * 7


@pytest.mark.parametrize(
    ("days", "word"), [(-3, "上次运行却在"), (365, "已经 365 天")], ids=["behind", "a year ahead"]
)
def test_a_clock_that_is_wrong_sends_nothing(world: Any, item: Item, days: int, word: str) -> None:
    world.told("laws", [])
    world.told("tax", [])
    run(world)
    with pytest.raises(BadClock, match=word):
        run(world, at=now() + timedelta(days=days))


def test_entries_of_the_future_are_not_sent(world: Any, item: Item) -> None:
    """The site was built by a clock that is a year ahead."""
    world.told("laws", [item(1, (now() + timedelta(days=365)).isoformat())])
    world.told("tax", [])
    with pytest.raises(BadClock, match="时钟快了"):
        run(world)


def test_what_an_old_event_brings_into_a_scope_is_not_news(world: Any, item: Item) -> None:
    world.told("laws", [])
    world.told("tax", [])
    run(world, (ALL[0],))
    late = (now() - timedelta(days=20)).isoformat()  # published then, merged now
    world.told("laws", [item(2, late), item(1, "2026-01-05T00:00:00+08:00")])
    run(world, (ALL[0],))
    assert [counted(world.groups["wecom"].seen, n) for n in (1, 2)] == [0, 1]


def test_no_address_and_no_secret_is_kept(world: Any, item: Item) -> None:
    world.told("laws", [])
    world.told("tax", [])
    run(world)
    world.told("laws", [item(1)])
    for group in world.groups.values():
        group.faults = ["lost", "wrong"]
    told = run(world)
    words = world.state.read_text() + "".join(one.outcome.why for one in told)
    for secret in world.environ.values():
        assert secret not in words
    assert "693a91f6" not in words and "someone@" not in words
