"""A due day is one appointment, whatever editors correct about it."""

from pathlib import Path
from typing import Any

import pytest
from helpers.desk import Desk
from helpers.tree import law, notice, relief, row
from icalendar import Calendar

from portal.ledger.due_names import DueNames
from portal.ledger.press import Refusal
from portal.validity.due_dates import due_dates

DAY = "2027-06-30"


def entries(desk: Desk, at: str, scope: str = "all") -> list[tuple[str, str, str, int]]:
    """UID without host, day, status, sequence of what a calendar holds, as icalendar reads it."""
    content = desk.files(at).get(f"calendar/{scope}.ics")
    events = Calendar.from_ical(content.decode()).walk("VEVENT") if content else ()
    return [
        (
            str(one["uid"]).partition("@")[0],
            one.decoded("dtstart").isoformat(),
            str(one["status"]),
            int(one["sequence"]),
        )
        for one in events
    ]


def deadline(scope: str, date: str = DAY) -> dict[str, str]:
    return {"scope": scope, "date": date}


def with_deadlines(*deadlines: dict[str, str], **fields: Any) -> dict[str, Any]:
    return notice("a", issued="2020-01-01", deadlines=list(deadlines), **fields)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "data")


def test_eight_edits_of_a_deadline_leave_one_appointment(desk: Desk) -> None:
    """Its words, its day, both, its place among others, its doubt, its title, its record's id."""
    other = deadline("新建项目备案", "2027-03-31")
    edits = [
        with_deadlines(deadline("低于基准水平的装置完成改造或者淘汰")),
        with_deadlines(deadline("低于基准水平的装置完成改造或淘汰")),
        with_deadlines(deadline("低于基准水平的装置完成改造或淘汰", "2027-12-31")),
        with_deadlines(other, deadline("低于基准水平的装置完成改造或淘汰", "2027-12-31")),
        with_deadlines(other, deadline("2027年底前未达到基准水平的装置一律退出", "2027-12-31")),
        with_deadlines(other, deadline("2028年6月底前未达到基准水平的装置一律退出", "2028-06-30")),
        with_deadlines(
            deadline("2028年6月底前未达到基准水平的装置退出", "2028-06-30") | {"unverified": True},
            other,
        ),
        with_deadlines(
            deadline("2028年6月底前未达到基准水平的装置退出", "2028-06-30"), title="新题名"
        ),
    ]
    desk.put("policies", edits[0])
    desk.publish("2026-11-01T08:00")
    (first,) = entries(desk, "2026-11-01T09:00")
    last = 0
    for number, record in enumerate(edits[1:], 2):
        desk.put("policies", record)
        desk.publish(f"2026-11-{number:02}T08:00")
        found = {uid: rest for uid, *rest in entries(desk, f"2026-11-{number:02}T09:00")}
        assert len(found) == (1 if number < 4 else 2)
        day, status, sequence = found[first[0]]
        assert status == "CONFIRMED" and sequence >= last, number
        assert day == record["deadlines"][-1 if number in (4, 5, 6) else 0]["date"]
        last = int(sequence)
    assert last == 6  # one of the seven edits after the first only put another deadline in front
    desk.path("policies", "a").unlink()
    desk.put("policies", edits[-1] | {"id": "b", "alias_ids": ["a"]})
    desk.keep(desk.publisher("2026-11-09T08:00", frozenset({"a"})).renaming("a", "b", ""))
    uids = {uid: rest[1] for uid, *rest in entries(desk, "2026-11-09T09:00")}
    assert uids[first[0]] == "CONFIRMED" and len(uids) == 2


def test_a_comma_is_minor_before_the_notice_and_after_it(desk: Desk) -> None:
    desk.put("policies", with_deadlines(deadline("卫生纸原纸/纸巾原纸、棉化纤")))
    desk.publish("2027-01-01T08:00")
    uid = entries(desk, "2027-01-01T09:00")[0][0]
    for number, (at, words) in enumerate(
        [
            ("2027-01-02T08:00", "卫生纸原纸、纸巾原纸、棉化纤"),
            ("2027-06-10T08:00", "卫生纸原纸，纸巾原纸，棉化纤"),
        ],
        1,
    ):
        desk.put("policies", with_deadlines(deadline(words)))
        desk.keep(desk.publisher(at).minor(""))
        assert entries(desk, at) == [(uid, DAY, "CONFIRMED", number)]
    desk.put("policies", with_deadlines(deadline("卫生纸原纸，纸巾原纸，棉化纤", "2027-07-31")))
    with pytest.raises(Refusal, match="已经通知过订阅者的日期"):
        desk.publisher("2027-06-11T08:00").minor("")


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (["甲"], ["甲"], ["甲"]),
        (["甲", "乙"], ["乙", "甲"], ["甲", "乙"]),  # in another order
        (["甲", "乙"], ["乙"], ["乙"]),  # one goes: the other keeps its own
        (["甲"], ["丙", "甲"], ["甲"]),  # one comes in front
    ],
)
def test_of_several_each_keeps_its_own(
    desk: Desk, before: list[str], after: list[str], kept: list[str]
) -> None:
    days = {"甲": "2027-03-31", "乙": "2027-06-30", "丙": "2027-09-30"}
    desk.put("policies", with_deadlines(*(deadline(one, days[one]) for one in before)))
    desk.publish("2026-11-01T08:00")
    first = {day: uid for uid, day, *_ in entries(desk, "2026-11-01T09:00")}
    desk.put("policies", with_deadlines(*(deadline(one, days[one]) for one in after)))
    desk.publish("2026-11-02T08:00")
    then = entries(desk, "2026-11-02T09:00")
    living = {day: uid for uid, day, status, _ in then if status == "CONFIRMED"}
    assert sorted(living) == sorted(days[one] for one in after)
    assert all(living[days[one]] == first[days[one]] for one in kept)
    assert len({uid for uid, *_ in then}) == len(then) == len({*before, *after})


def test_two_deadlines_of_the_same_words_are_two(desk: Desk) -> None:
    """A hash of the words made them one."""
    both = deadline("报送报告", "2027-03-31"), deadline("报送报告", "2028-03-31")
    desk.put("policies", with_deadlines(*both))
    desk.publish("2026-11-01T08:00")
    found = entries(desk, "2026-11-01T09:00")
    assert len({uid for uid, *_ in found}) == 2
    desk.put("policies", with_deadlines(both[1]))
    desk.publish("2026-11-02T08:00")
    then = [one for one in entries(desk, "2026-11-02T09:00") if one[2] == "CONFIRMED"]
    assert then == [found[1]]


def test_a_new_deadline_in_the_place_of_another_is_another(desk: Desk) -> None:
    desk.put("policies", with_deadlines(deadline("报送能源利用状况报告", "2027-03-31")))
    desk.publish("2026-11-01T08:00")
    desk.put("policies", with_deadlines(deadline("淘汰落后电动机", "2028-12-31")))
    desk.publish("2026-11-02T08:00")
    states = [(day, status) for _, day, status, _ in entries(desk, "2026-11-02T09:00")]
    assert states == [("2027-03-31", "CANCELLED"), ("2028-12-31", "CONFIRMED")]


def test_what_was_taken_out_and_comes_back_is_the_same_again(desk: Desk) -> None:
    for day, scopes in (("01", ["甲类"]), ("02", ["乙类"]), ("03", []), ("04", ["乙类"])):
        desk.put("policies", with_deadlines(*map(deadline, scopes)))
        desk.publish(f"2026-11-{day}T08:00")
    ((_, day, status, sequence),) = entries(desk, "2026-11-04T09:00")
    assert (day, status, sequence) == (DAY, "CONFIRMED", 3)


def test_rows_that_share_a_day_keep_their_appointment_when_the_first_leaves(desk: Desk) -> None:
    """It is called after the first of them, which may get a day of its own, and then again theirs."""
    days = ("2027-12-31", "2027-12-31", "2027-12-31"), ("2028-12-31", "2027-12-31", "2027-12-31")
    for number, ends in enumerate([*days, days[0]], 1):
        rows = [row(f"r-{place}", expires=end) for place, end in enumerate(ends, 1)]
        desk.put("tax", relief("r", *rows, issued="2020-01-01"))
        desk.publish(f"2026-11-0{number}T08:00")
    assert entries(desk, "2026-11-02T09:00") == [
        ("r-1/expires", "2027-12-31", "CONFIRMED", 1),
        ("r-1/expires-2", "2028-12-31", "CONFIRMED", 0),
    ]
    assert entries(desk, "2026-11-03T09:00") == [
        ("r-1/expires", "2027-12-31", "CONFIRMED", 2),
        ("r-1/expires-2", "2028-12-31", "CANCELLED", 1),
    ]


def test_a_row_in_front_of_others_makes_no_second_appointment(desk: Desk) -> None:
    for number, ids in enumerate((["r-1", "r-2"], ["r-0", "r-1", "r-2"]), 1):
        rows = [row(id, expires="2027-12-31") for id in ids]
        desk.put("tax", relief("r", *rows, issued="2020-01-01"))
        desk.publish(f"2026-11-0{number}T08:00")
    found = entries(desk, "2026-11-02T09:00")
    assert found == [("r-1/expires", "2027-12-31", "CONFIRMED", 1)]


def test_a_deadline_follows_its_record_to_other_topics_and_regions(desk: Desk) -> None:
    """The industry that was forgotten is added later: its people get the deadline too."""
    first = with_deadlines(deadline("改造"), topics=["energy-saving"], industries=["paper"])
    then = with_deadlines(
        deadline("改造"), topics=["epc"], industries=["electronics"], regions=["330200"]
    )
    desk.put("policies", first)
    desk.publish("2026-11-01T08:00")
    before = entries(desk, "2026-11-01T09:00")
    desk.put("policies", then)
    desk.publish("2026-11-02T08:00")
    for scope in ("all", "topic-epc", "industry-electronics", "region-330200", "region-330000"):
        assert entries(desk, "2026-11-02T09:00", scope) == before, scope
    for scope in ("topic-energy-saving", "industry-paper"):
        assert entries(desk, "2026-11-02T09:00", scope) == [], scope


def test_a_machine_that_a_row_gains_has_its_day(desk: Desk) -> None:
    for number, machines in enumerate((["motor"], ["motor", "pump"]), 1):
        rows = [row("r-1", expires=DAY, equipment=machines)]
        desk.put("tax", relief("r", *rows, issued="2020-01-01"))
        desk.publish(f"2026-11-0{number}T08:00")
    for machine in ("motor", "pump"):
        found = entries(desk, "2026-11-02T09:00", f"equipment-{machine}")
        assert found == [("r-1/expires", DAY, "CONFIRMED", 0)]


def test_the_file_of_a_single_entry_stays_when_it_is_cancelled(desk: Desk) -> None:
    desk.put("laws", law("a", effective="2020-01-01", expires=DAY))
    desk.publish("2026-11-01T08:00")
    desk.put("laws", law("a", effective="2020-01-01"))
    desk.publish("2026-11-02T08:00")
    content = desk.files("2026-11-02T09:00")["calendar/entry/a-expires.ics"]
    (event,) = Calendar.from_ical(content.decode()).walk("VEVENT")
    assert event["status"] == "CANCELLED"


def test_a_rule_of_a_machine_keeps_its_day_when_its_years_were_misread() -> None:
    def content(*rules: dict[str, str]) -> dict[str, Any]:
        machine = {"id": "l-1", "models": ["Y"], "deadline_rules": list(rules)}
        return law("l", catalogue="phase-out", effective="2020-01-01", rows=[machine])

    first = {"made": "<=2003", "stop_use_by": "2027-12-31"}
    second = {"made": ">2003", "stop_use_by": "2028-12-31"}
    misread = {"made": "<=2004", "stop_use_by": "2027-12-31"}
    later = {"made": ">2003", "stop_use_by": "2029-06-30"}
    names, keys = DueNames(), []
    for rules in ([first, second], [misread, second], [later, misread]):
        dues = names.named(due_dates(content(*rules)), str)
        names = names.followed_by(dues)
        keys.append({due.day.text[:4]: due.key for due in dues if due.what == "stop-use"})
    assert keys[0] == keys[1] and len(set(keys[0].values())) == 2
    assert keys[2] == {"2027": keys[0]["2027"], "2029": keys[0]["2028"]}


def test_a_slip_takes_no_deadline_away(desk: Desk) -> None:
    desk.put("policies", with_deadlines(deadline("改造")))
    desk.publish("2026-11-01T08:00")
    desk.put("policies", with_deadlines())
    with pytest.raises(Refusal, match="不能用 --minor"):
        desk.publisher("2026-11-02T08:00").minor("", misprint=False)


def test_what_is_said_of_an_end_without_a_day_names_none(desk: Desk) -> None:
    """Neither feed nor calendar says of a heating period that it is over on the first of January."""
    until = {"expires": "2027", "dates_note": "到2027年供暖期结束"}
    desk.put("tax", relief("heat", issued="2023", **until))
    desk.publish("2026-11-01T08:00")
    files = desk.files("2028-01-02T08:00")
    told = files["feeds/tax/feed.json"].decode()
    assert told.count("有效期写的是“到2027年供暖期结束”，没有写明哪一天") >= 2
    assert "不再有效" not in told and "失效：" not in told and "2028-01-01 起" not in told
    assert '"可能期满（2027年）：' in told and '"期满待核：' in told
    assert not [path for path in files if path.startswith("calendar/")]
