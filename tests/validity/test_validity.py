"""Whether a document holds on a day: from its dates and from what was said of it by others."""

from datetime import date

import pytest
from helpers.tree import case, catalogue, law, notice, relief, row

from portal.portal import Portal
from portal.validity.turning_days import last_change, turning_days
from portal.validity.validity import Validities, Validity
from portal.validity.words import verdict

SEEN = {"confidence": "medium", "checked": "2026-11-22", "in_force_seen": "2024-05-01"}
LOOSE = {"expires": "2027", "dates_note": "到2027年供暖期结束"}


def validity(id: str, day: str, **folders) -> Validity | None:
    records = catalogue(**folders)
    return Validities(records, date.fromisoformat(day)).of(records.items[id])


def status(id: str, day: str, **folders) -> str:
    found = validity(id, day, **folders)
    assert found
    return found.status.value


@pytest.mark.parametrize(
    ("fields", "day", "expected"),
    [
        # 施行: upcoming until the day, in force on it
        ({"effective": "2026-08-15"}, "2026-08-14", "upcoming"),
        ({"effective": "2026-08-15"}, "2026-08-15", "in-force"),
        # a month or a year: nobody knows while it runs
        ({"effective": "2026-08"}, "2026-07-31", "upcoming"),
        ({"effective": "2026-08"}, "2026-08-01", "unverified"),
        ({"effective": "2026-08"}, "2026-08-31", "in-force"),
        ({"effective": "2026"}, "2025-12-31", "upcoming"),
        ({"effective": "2026"}, "2026-06-30", "unverified"),
        ({"effective": "2026"}, "2026-12-31", "in-force"),
        # 失效: valid on the last day
        ({"effective": "2020-01-01", "expires": "2026-12-31"}, "2026-12-31", "in-force"),
        ({"effective": "2020-01-01", "expires": "2026-12-31"}, "2027-01-01", "expired"),
        ({"effective": "2020-01-01", "expires": "2026"}, "2026-12-31", "in-force"),
        ({"effective": "2020-01-01", "expires": "2026"}, "2027-01-01", "expired"),
        # words that say less than the year: it may run out within it, or after it
        ({"effective": "2020-01-01", **LOOSE}, "2026-12-31", "in-force"),
        ({"effective": "2020-01-01", **LOOSE}, "2027-01-01", "unverified"),
        ({"effective": "2020-01-01", **LOOSE}, "2028-03-31", "unverified"),
        # a day or a month says all, whatever is noted beside it
        ({"effective": "2020-01-01", **LOOSE, "expires": "2027-03"}, "2027-03-31", "in-force"),
        ({"effective": "2020-01-01", **LOOSE, "expires": "2027-03"}, "2027-04-01", "expired"),
        # 废止: not valid on the day itself
        ({"effective": "2020-01-01", "repealed": "2026-08-15"}, "2026-08-14", "in-force"),
        ({"effective": "2020-01-01", "repealed": "2026-08-15"}, "2026-08-15", "repealed"),
        ({"repealed": "2026-08-15"}, "2026-08-15", "repealed"),
        # what ends on a day held the day before, whenever it began
        ({"repealed": "2026-08-15"}, "2026-08-14", "in-force"),
        ({"repealed": "2026-08-15"}, "2026-08-13", "unverified"),
        ({"expires": "2026-08-15"}, "2026-08-15", "in-force"),
        ({"expires": "2026-08-15"}, "2026-08-14", "unverified"),
        ({"repealed": "2026-08"}, "2026-07-31", "unverified"),
        # the target period of a plan ends; that is no repeal
        ({"effective": "2020-01-01", "target_until": "2025"}, "2025-12-31", "in-force"),
        ({"effective": "2020-01-01", "target_until": "2025"}, "2026-01-01", "target-passed"),
        # what is not known is not guessed
        ({}, "2026-08-15", "unverified"),
        ({"issued": "2020-01-01"}, "2026-08-15", "unverified"),
        ({"effective": "2020-01-01", "status_doubt": "见说明"}, "2026-08-15", "unverified"),
        ({"verification": SEEN}, "2024-04-30", "unverified"),
        ({"verification": SEEN}, "2024-05-01", "in-force"),
    ],
)
def test_a_law_by_its_own_dates(fields, day, expected):
    assert status("a", day, laws=[law("a", **fields)]) == expected


@pytest.mark.parametrize(
    ("fields", "day", "expected"),
    [
        ({"issued": "2020-03-01"}, "2020-02-29", "upcoming"),
        ({"issued": "2020-03-01"}, "2020-03-01", "in-force"),
        # of a year alone nobody knows the day; by the day it was taken in here it was there
        ({"issued": "2020"}, "2019-12-31", "upcoming"),
        ({"issued": "2020"}, "2020-06-30", "unverified"),
        ({"issued": "2020"}, "2020-12-31", "in-force"),
        ({"issued": "2026", "added": "2026-03-01"}, "2026-02-28", "unverified"),
        ({"issued": "2026", "added": "2026-03-01"}, "2026-03-01", "in-force"),
        ({"issued": "2020-03-01", "published": "2020-02-01"}, "2020-02-01", "upcoming"),
        ({"published": "2020-03-01"}, "2020-03-01", "in-force"),
        ({"issued": "2020-03-01", "effective": "2020-05-01"}, "2020-04-30", "upcoming"),
        ({"issued": "2020-03-01", "effective": "2020-05-01"}, "2020-05-01", "in-force"),
    ],
)
def test_a_notice_holds_from_the_day_it_is_issued(fields, day, expected):
    assert status("a", day, policies=[notice("a", **fields)]) == expected


def test_since_and_until_are_the_first_and_last_day_known():
    laws = [law("a", effective="2020-01-01", expires="2026-12-31")]
    before = validity("a", "2019-12-31", laws=laws)
    during = validity("a", "2026-12-31", laws=laws)
    after = validity("a", "2027-01-01", laws=laws)
    assert (str(before.until), str(during.since), str(during.until), str(after.since)) == (
        "2020-01-01",
        "2020-01-01",
        "2026-12-31",
        "2027-01-01",
    )


@pytest.mark.parametrize(
    ("later", "day", "expected"),
    [
        ({"issued": "2026-08-15"}, "2026-08-14", "in-force"),
        ({"issued": "2026-08-15"}, "2026-08-15", "superseded"),
        ({"issued": "2026-06-01", "effective": "2026-08-15"}, "2026-08-14", "in-force"),
        ({"issued": "2026-06-01", "effective": "2026-08-15"}, "2026-08-15", "superseded"),
        # while the month runs in which its successor takes effect, nobody knows which one holds
        ({"effective": "2026-08"}, "2026-07-31", "in-force"),
        ({"effective": "2026-08"}, "2026-08-15", "unverified"),
        ({"effective": "2026-08"}, "2026-08-31", "superseded"),
    ],
)
def test_a_successor_ends_it_on_the_day_it_takes_effect(later, day, expected):
    policies = [notice("old", issued="2010-01-01"), notice("new", supersedes=["old"], **later)]
    assert status("old", day, policies=policies) == expected


def test_the_successor_is_named_before_and_after():
    policies = [
        notice("old", issued="2010-01-01"),
        notice("new", supersedes=["old"], issued="2026-08-15"),
    ]
    before = validity("old", "2026-08-14", policies=policies)
    after = validity("old", "2026-08-15", policies=policies)
    assert (before.by, str(before.until)) == (("new",), "2026-08-15")
    assert (after.by, str(after.since)) == (("new",), "2026-08-15")


def test_a_law_that_is_replaced_is_repealed():
    laws = [law("old", effective="2010-01-01"), law("new", supersedes=["old"], effective="2020")]
    assert status("old", "2026-08-15", laws=laws) == "repealed"


@pytest.mark.parametrize(
    ("day", "expected"), [("2019-12-31", "unverified"), ("2020-01-01", "superseded")]
)
def test_a_successor_without_dates_counts_once_its_own_successor_holds(day, expected):
    policies = [
        notice("first", issued="2010-01-01"),
        notice("second", supersedes=["first"]),
        notice("third", supersedes=["second"], issued="2020-01-01"),
    ]
    assert status("first", day, policies=policies) == expected


def test_the_earliest_ending_counts():
    policies = [
        notice("term", issued="2010-01-01", expires="2015-12-31"),
        notice("heir", issued="2020-01-01", supersedes=["term"]),
    ]
    found = validity("term", "2026-08-15", policies=policies)
    assert (found.status.value, str(found.since)) == ("expired", "2016-01-01")


def test_a_term_that_another_document_cuts_short_ends_with_that_one():
    policies = [
        notice("old", effective="2024-01-01", expires="2027-12-31"),
        notice("new", effective="2026-03-01", ends=["old"]),
    ]
    before = validity("old", "2026-02-28", policies=policies)
    after = validity("old", "2026-03-01", policies=policies)
    assert (before.status.value, str(before.until), before.by) == (
        "in-force",
        "2026-03-01",
        ("new",),
    )
    assert (after.status.value, str(after.since), after.by) == ("expired", "2026-03-01", ("new",))


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"expires": "2026-12-31", "repealed": "2026-06-01"}, "repealed"),
        ({"expires": "2026-05-31", "repealed": "2026-06-01"}, "repealed"),  # on one day
        ({"expires": "2026-05-30", "repealed": "2026-06-01"}, "expired"),
    ],
)
def test_of_two_endings_the_first_is_told_and_on_one_day_the_one_that_says_more(fields, expected):
    assert status("a", "2026-08-15", laws=[law("a", effective="2020-01-01", **fields)]) == expected


def test_a_successor_is_told_rather_than_a_term_that_ends_on_the_same_day():
    policies = [
        notice("old", effective="2024-01-01", expires="2026-02-28"),
        notice("new", effective="2026-03-01", supersedes=["old"]),
    ]
    assert status("old", "2026-03-01", policies=policies) == "superseded"


def test_of_a_month_and_a_day_in_it_the_day_is_certain_first():
    policies = [
        notice("old", effective="2024-01-01", repealed="2026-07"),
        notice("new", effective="2026-07-15", ends=["old"]),
    ]
    found = validity("old", "2026-08-15", policies=policies)
    assert (found.status.value, str(found.since)) == ("expired", "2026-07-15")


def test_an_edition_with_a_term_holds_beside_its_successor_where_that_is_declared():
    line = {"id": "lists"}
    tax = [
        relief("old", issued="2008-01-01", expires="2021-12-31", line=line),
        relief("new", effective="2021-01-01", supersedes=["old"], line=line | {"overlap": "并行"}),
    ]
    assert status("old", "2021-12-31", tax=tax) == "in-force"
    assert status("old", "2022-01-01", tax=tax) == "expired"
    tax[1]["line"] = line
    assert status("old", "2021-01-01", tax=tax) == "superseded"


def test_an_edition_without_a_last_day_of_its_own_ends_with_its_successor_whatever_is_declared():
    line = {"id": "lists"}
    tax = [
        relief("old", issued="2008-01-01", line=line),
        relief("new", effective="2021-01-01", supersedes=["old"], line=line | {"overlap": "并行"}),
    ]
    assert status("old", "2020-12-31", tax=tax) == "in-force"
    assert status("old", "2021-01-01", tax=tax) == "superseded"


def test_a_day_of_repeal_is_taken_at_its_word():
    laws = [
        law("old", effective="2010-01-01", repealed="2027-01-01"),
        law("new", effective="2026-01-01", supersedes=["old"]),
    ]
    found = validity("old", "2026-08-15", laws=laws)
    assert (found.status.value, str(found.until)) == ("in-force", "2027-01-01")


def test_what_another_document_will_end_says_so():
    policies = [notice("a", issued="2010-01-01"), notice("b", ends=["a"], effective="2027-01-01")]
    found = validity("a", "2026-08-15", policies=policies)
    assert (str(found.until), found.ending.value, found.by) == ("2027-01-01", "expired", ("b",))


def test_an_end_without_a_day_can_still_be_told_in_words():
    ender = notice("b", ends=["a"], verification=SEEN)
    policies = [notice("a", issued="2010-01-01"), ender]
    before = validity("a", "2024-04-30", policies=policies)
    after = validity("a", "2026-08-15", policies=policies)
    assert (before.status.value, after.status.value, after.since) == ("unverified", "expired", None)
    document = catalogue(policies=policies).items["a"].value
    assert verdict(document, after) == "已失效，不再执行。"


def test_a_term_goes_before_a_target():
    fields = {"issued": "2020-01-01", "target_until": "2025", "expires": "2030-12-31"}
    assert status("a", "2026-08-15", policies=[notice("a", **fields)]) == "in-force"


def test_a_circle_of_successors_ends():
    policies = [notice("a", supersedes=["b"]), notice("b", supersedes=["a"])]
    assert validity("a", "2026-08-15", policies=policies)


def test_a_circle_of_bases_ends():
    laws = [law("a", basis=["b"], effective="2020"), law("b", basis=["a"], effective="2020")]
    assert status("a", "2026-08-15", laws=laws) == "in-force"


@pytest.mark.parametrize(
    ("day", "expected"), [("2026-08-14", "in-force"), ("2026-08-15", "expired")]
)
def test_what_another_document_ends_expires_with_that_one_s_start(day, expected):
    policies = [notice("a", issued="2010-01-01"), notice("b", ends=["a"], issued="2026-08-15")]
    assert status("a", day, policies=policies) == expected


def test_a_basis_that_no_longer_holds_is_told():
    laws = [law("base", effective="2010-01-01", repealed="2026-08-15")]
    policies = [notice("a", issued="2015-01-01", basis=["base"])]
    before = validity("a", "2026-08-14", laws=laws, policies=policies)
    after = validity("a", "2026-08-15", laws=laws, policies=policies)
    assert (before.changed_basis, after.changed_basis) == ((), ("base",))
    assert after.status.value == "in-force"


@pytest.mark.parametrize(
    ("fields", "day", "expected"),
    [
        ({}, "2019-12-31", "upcoming"),
        ({}, "2020-01-01", "in-force"),
        ({}, "2027-01-01", "expired"),
        ({"effective": "2022-01-01"}, "2021-12-31", "upcoming"),
        ({"effective": "2022-01-01"}, "2022-01-01", "in-force"),
        ({"effective": "2022-06"}, "2022-06-15", "unverified"),
        ({"expires": "2023-12-31"}, "2023-12-31", "in-force"),
        ({"expires": "2023-12-31"}, "2024-01-01", "expired"),
        # words that say less than the year, until the list ends all
        ({"expires": "2025", "status_note": "到2025年供暖期结束"}, "2024-12-31", "in-force"),
        ({"expires": "2025", "status_note": "到2025年供暖期结束"}, "2025-01-01", "unverified"),
        ({"expires": "2025", "status_note": "到2025年供暖期结束"}, "2026-12-31", "unverified"),
        ({"expires": "2025", "status_note": "到2025年供暖期结束"}, "2027-01-01", "expired"),
        # its own dates do not outlive its list
        ({"expires": "2029-12-31"}, "2027-01-01", "expired"),
    ],
)
def test_a_row_holds_while_its_list_does_unless_it_has_dates(fields, day, expected):
    tax = [relief("list", row("a", **fields), issued="2020-01-01", expires="2026-12-31")]
    assert status("a", day, tax=tax) == expected


@pytest.mark.parametrize(("own", "until"), [("2023-12-31", "2023-12-31"), ("2029", "2026-12-31")])
def test_a_row_holds_until_it_or_its_list_ends(own, until):
    tax = [relief("list", row("a", expires=own), issued="2020-01-01", expires="2026-12-31")]
    assert str(validity("a", "2022-01-01", tax=tax).until) == until


def test_a_row_and_its_list_that_end_on_one_day_end_as_the_list_says():
    tax = [
        relief("list", row("a", expires="2026-12-31"), issued="2020-01-01"),
        relief("next", issued="2026-06-01", effective="2027-01-01", supersedes=["list"]),
    ]
    before, after = (validity("a", day, tax=tax) for day in ("2026-12-31", "2027-01-01"))
    assert (before.status.value, before.ending.value) == ("in-force", "expired")
    assert after.status.value == "superseded"


def test_cases_have_no_standing():
    assert validity("a", "2026-08-15", cases=[case("a")]) is None


def test_the_days_on_which_something_changes_are_known_beforehand():
    records = catalogue(
        laws=[law("a", effective="2020-01-01", expires="2026-12-31"), law("b", repealed="2026-08")],
        policies=[notice("c", issued="2015-03-01", target_until="2025")],
    )
    site = Portal(records, date(2026, 8, 15)).site
    assert [day.isoformat() for day in turning_days(site.validities, site.due_dates)] == [
        "2015-03-01",
        "2020-01-01",
        "2026-01-01",
        "2026-08-01",
        "2026-08-31",
        "2027-01-01",
    ]


def test_terms_of_machines_turn_a_day_too():
    """What a tool says of a term is reckoned for the last day on which anything turned."""
    rule = {"made": "<=2003", "stop_use_by": "2027-03-31"}
    machine = row("m", match="exact", models=["Y1"], action="淘汰", deadline_rules=[rule])
    dated = row("n", match="exact", models=["Y2"], action="淘汰", deadline="2028-06-30")
    records = catalogue(phase_out=[notice("list", issued="2020-01-01", rows=[machine, dated])])
    days = {"2027-03-31": "2026-11-22", "2027-04-01": "2027-04-01", "2028-07-02": "2028-07-01"}
    for day, named in days.items():
        site = Portal(records, date.fromisoformat(day)).site
        assert (str(site.last_change), str(site.as_of)) == (named, day)


def test_a_record_that_was_checked_is_a_change():
    records = catalogue(laws=[law("a", effective="2020-01-01")])
    assert str(last_change(Validities(records, date(2027, 1, 1)), [])) == "2026-11-22"
    assert str(last_change(Validities(records, date(2019, 1, 1)), [])) == "2019-01-01"


@pytest.mark.parametrize(
    ("fields", "day", "force", "maybe", "stands", "ended"),
    [
        ({"effective": "2020-01-01"}, "2026-01-01", True, True, True, False),
        ({"effective": "2027-01-01"}, "2026-01-01", False, False, True, False),
        ({"effective": "2020-01-01", "repealed": "2025-01-01"}, "2026-01-01", *[False] * 3, True),
        ({"effective": "2026"}, "2026-06-01", False, True, True, False),
    ],
)
def test_what_is_asked_most_has_one_answer(fields, day, force, maybe, stands, ended):
    records = catalogue(laws=[law("a", **fields)])
    found, item = Validities(records, date.fromisoformat(day)), records.items["a"]
    assert found.is_in_force(item) is force
    assert found.may_be_in_force(item) is maybe
    assert found.stands(item) is stands
    assert found.has_ended(item) is ended


def test_what_nobody_has_seen_holds_nothing():
    low = {"confidence": "low", "checked": "2026-11-22"}
    rows = [row("seen"), row("unseen", verification=low)]
    records = catalogue(tax=[relief("list", *rows, issued="2020-01-01")])
    found = Validities(records, date(2026, 1, 1))
    assert found.is_in_force(records.items["seen"])
    assert not found.is_in_force(records.items["unseen"])
    assert not found.stands(records.items["unseen"])


@pytest.mark.parametrize(
    ("third", "seen", "day", "expected"),
    [
        # of what is known of an undated successor the earliest counts
        ("2021-06-01", "2022-01-01", "2021-05-31", "unverified"),
        ("2021-06-01", "2022-01-01", "2021-06-01", "superseded"),
        ("2022-06-01", "2022-01-01", "2022-01-01", "superseded"),
        # and of a month its last day
        ("2021-06", "2022-01-01", "2021-06-29", "unverified"),
        ("2021-06", "2022-01-01", "2021-06-30", "superseded"),
        ("2023-06-01", "2022-01", "2022-01-30", "unverified"),
        ("2023-06-01", "2022-01", "2022-01-31", "superseded"),
    ],
)
def test_an_undated_successor_counts_from_what_is_known_first(third, seen, day, expected):
    verification = {"confidence": "medium", "checked": "2026-11-22", "in_force_seen": seen}
    policies = [
        notice("first", issued="2010-01-01"),
        notice("second", supersedes=["first"], verification=verification),
        notice("third", supersedes=["second"], effective=third),
    ]
    assert status("first", day, policies=policies) == expected


def test_what_is_in_doubt_but_was_seen_in_force_on_its_first_day_certainly_holds_from_then():
    verification = {"confidence": "medium", "checked": "2026-11-22", "in_force_seen": "2026-03-01"}
    dates = {"effective": "2026-03-01", "status_doubt": "可能没有施行"}
    policies = [
        notice("first", issued="2010-01-01"),
        notice("second", supersedes=["first"], verification=verification, **dates),
    ]
    assert status("first", "2026-03-01", policies=policies) == "superseded"


AMENDED = {
    "effective": "2020-01-01",
    "amendments": [{"date": "2026-10-28", "effective": "2027-01-01", "note": "修正"}],
}


def said(id: str, day: str, **folders) -> str:
    records = catalogue(**folders)
    found = Validities(records, date.fromisoformat(day)).of(records.items[id])
    assert found
    return verdict(records.items[id].record, found)


def test_amended_rules_that_are_still_to_come_are_said() -> None:
    one = law("a", **AMENDED)
    assert said("a", "2026-12-31", laws=[one]).endswith(
        "自2020-01-01起施行；修改后的规定自2027-01-01起施行。"
    )
    assert "修改后" not in said("a", "2027-01-01", laws=[one])


def test_amended_rules_of_what_ends_before_are_not_said() -> None:
    one = law("a", **AMENDED, repealed="2026-12-01")
    assert "修改后" not in said("a", "2026-11-01", laws=[one])
