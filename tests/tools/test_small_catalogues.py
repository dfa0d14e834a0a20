"""What the tools are given, decided on catalogues of a few records: what nobody has seen, what does
not hold yet and what has ended give no answer."""

from datetime import date
from typing import Any

import pytest
from helpers.tree import EVIDENCE, VOCABULARIES, catalogue, law, notice, relief, row

from portal.catalogue.vocabularies import by_id, load_vocabularies
from portal.portal import Portal
from portal.tools.benchmark.machines import machines
from portal.tools.benchmark.products import products
from portal.tools.energy.data import data as energy
from portal.tools.equipment.data import data as equipment
from portal.tools.tax.data import data as tax
from portal.tools.tax.data import situations
from portal.view.site import Site

Record = dict[str, Any]
DAY = date(2026, 11, 22)
LOW: Record = {"verification": {**EVIDENCE["verification"], "confidence": "low"}}
ENDED: Record = {"expires": "2026-06-30"}
LATER: Record = {"effective": "2027-01-01"}


def site(day: date = DAY, **folders: list[Record]) -> Site:
    """The given records beside the frozen vocabularies as of a day."""
    records = catalogue(**folders)
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    return Portal(records, day).site


# --- equipment ----------------------------------------------------------------------------------------


def machine(id: str, **fields: Any) -> Record:
    motor = {"equipment": ["motor"], "models": [f"Y-{id}"], "match": "exact", "action": "淘汰"}
    return row(id, **motor) | fields


def listed(*rows: Record, **fields: Any) -> list[str]:
    """The rows by which the equipment check may call a machine listed."""
    record = notice("list", issued="2020-01-01", rows=list(rows)) | fields
    return [one["id"] for one in equipment(site(phase_out=[record]))["rows"]]


def test_a_row_that_holds_makes_a_machine_a_listed_one() -> None:
    assert listed(machine("a"), machine("b")) == ["a", "b"]


def test_a_row_that_nobody_has_seen_lists_nothing() -> None:
    assert listed(machine("a"), machine("b", **LOW)) == ["a"]


@pytest.mark.parametrize("fields", [LOW, ENDED], ids=["nobody has seen it", "ended"])
def test_a_list_that_nobody_has_seen_or_that_ended_lists_nothing(fields: Record) -> None:
    assert listed(machine("a"), **fields) == []


@pytest.mark.parametrize("action", ["限制", "禁止"])
def test_what_is_restricted_is_not_phased_out(action: str) -> None:
    assert listed(machine("a", action=action)) == []


def test_a_row_without_a_region_of_its_own_is_meant_for_that_of_its_list() -> None:
    rows = [machine("a"), machine("b", regions=["330200"])]
    record = notice("list", issued="2020-01-01", rows=rows, regions=["330000"])
    found = equipment(site(phase_out=[record]))
    assert [one["regions"] for one in found["rows"]] == [["330000"], ["330200"]]
    assert [one["id"] for one in found["regions"]] == ["330000", "330200"]


TERMS = [
    {"made": "<=2003", "stop_use_by": "2027-03-31"},
    {"made": ">2003", "commissioned": "<=2010", "stop_use": "encouraged"},
]


@pytest.mark.parametrize(
    ("day", "term", "dated"),
    [
        ("2027-03-31", "最迟2027-03-31停止使用", "期限 2027-12-31"),
        ("2027-04-01", "最迟2027-03-31停止使用，期限已过", "期限 2027-12-31"),
        ("2028-01-01", "最迟2027-03-31停止使用，期限已过", "期限 2027-12-31，期限已过"),
    ],
)
def test_a_term_says_that_it_has_passed_from_the_day_after_on(
    day: str, term: str, dated: str
) -> None:
    rows = [machine("a", deadline_rules=TERMS), machine("b", deadline="2027-12-31")]
    record = notice("list", issued="2020-01-01", rows=rows)
    found = equipment(site(date.fromisoformat(day), phase_out=[record]))["rows"]
    assert (found[0]["rules"][0]["term"], found[1]["term"]) == (term, dated)


def test_a_rule_has_the_words_of_its_page() -> None:
    record = notice("list", issued="2020-01-01", rows=[machine("a", deadline_rules=TERMS)])
    made = site(phase_out=[record])
    page = Portal(made.catalogue, DAY).pages["phase-out/a/"].body
    for rule in equipment(made)["rows"][0]["rules"]:
        assert f"{rule['condition']}，{rule['term']}" in page


def test_a_machine_of_this_year_is_never_in_the_future() -> None:
    """Though nothing has turned for years."""
    record = notice("list", issued="2020-01-01", rows=[machine("a")])
    later = site(date(2032, 2, 1), phase_out=[record])
    assert (later.last_change.year, equipment(later)["latest"]) == (2026, 2032)


# --- energy -------------------------------------------------------------------------------------------


def rules(**fields: Any) -> list[str]:
    """The duties that a law puts on an energy user."""
    duties = [{"article": "第一条", "must": "要计量", "energy_user": "must"}]
    record = law("a", effective="2020-01-01", duties=duties) | fields
    return [one["must"] for one in energy(site(laws=[record]))["rules"]]


def test_a_law_in_force_binds() -> None:
    assert rules() == ["要计量"]


@pytest.mark.parametrize("fields", [LATER, ENDED], ids=["not in force yet", "ended"])
def test_a_law_that_does_not_hold_binds_nobody(fields: Record) -> None:
    assert rules(**fields) == []


def test_what_may_no_longer_hold_is_told_with_its_doubt() -> None:
    (rule,) = energy(
        site(
            laws=[
                law(
                    "a",
                    effective="2009-01-01",
                    status_doubt="可能已经修订",
                    duties=[{"article": "第一条", "must": "要计量", "energy_user": "must"}],
                )
            ]
        )
    )["rules"]
    assert rule["doubt"] == "可能已经修订"


def test_a_place_below_a_province_is_asked_for_when_it_has_a_rule_of_its_own() -> None:
    duties = [{"article": "第一条", "must": "要计量", "energy_user": "must"}]
    record = law("a", level="local-regulation", effective="2020-01-01", duties=duties)
    offered = {
        place: {one["id"] for one in energy(site(laws=[record | {"regions": [place]}]))["regions"]}
        for place in ("330000", "330200")
    }
    assert "330200" not in offered["330000"]
    assert offered["330200"] - offered["330000"] == {"330200"}


# --- reliefs ------------------------------------------------------------------------------------------


def test_a_situation_leads_to_no_relief_that_was_withdrawn() -> None:
    records = catalogue(frozenset(("vat-epc",)), tax=[relief("cit-epc"), relief("vat-epc")])
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    found = {one["id"]: one["reliefs"] for one in situations(Portal(records, DAY).site)}
    assert found["energy-service"] == ["cit-epc"]


def test_of_a_relief_that_nobody_has_seen_no_day_is_told() -> None:
    """Its dates may stand in the data as they were heard of."""
    records = catalogue(tax=[relief("vat-epc", issued="2020-01-01", **LOW)])
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    (span,) = tax(Portal(records, DAY).site)["reliefs"]["vat-epc"]["spans"]
    assert (span["from"], span["to"], span["state"]) == (None, None, "unseen")


# --- benchmark ----------------------------------------------------------------------------------------


def standard(**fields: Any) -> Record:
    head = {"id": "i", "product": "纸", "indicator": "单位产品综合能耗", "unit": "kgce/t"}
    indicators = [{**head, "advanced": 80, "access": 87, "limit": 94, "confidence": "medium"}]
    head = {"id": "t", "title": "效率", "equipment": "motor", "quantity": "效率", "unit": "%"}
    rows = [{"id": "t-1", "at": [7], "grades": [93, 91, 89]}]
    table = {**head, "better": "higher", "levels": ["1级", "2级", "3级"], "confidence": "medium"}
    table |= {"rows": rows, "parameters": [{"name": "功率", "unit": "kW"}]}
    return (
        law("gb", level="national-standard", effective="2026-01-01", indicators=indicators)
        | {"grade_tables": [table]}
        | fields
    )


def graded(**fields: Any) -> list[str]:
    found = machines(site(standards=[standard(**fields)]))["machines"]
    return [table["id"] for one in found for table in one["tables"]]


def limited(**fields: Any) -> tuple[list[str], list[bool]]:
    found = products(site(standards=[standard(**fields)]))
    return [one["id"] for one in found["indicators"]], [
        one["to_come"] for one in found["documents"]
    ]


def test_a_standard_in_force_grades_and_limits() -> None:
    assert graded() == ["t"]
    assert limited() == (["i"], [False])


def test_a_standard_to_come_limits_and_grades_as_one_to_come() -> None:
    assert graded(**LATER) == ["t"]
    found = machines(site(standards=[standard(**LATER)]))["machines"]
    assert [table["to_come"] for one in found for table in one["tables"]] == [True]
    assert limited(**LATER) == (["i"], [True])


@pytest.mark.parametrize("fields", [LOW, ENDED], ids=["nobody has seen it", "ended"])
def test_a_standard_that_nobody_has_seen_or_that_ended_limits_nothing(fields: Record) -> None:
    assert limited(**fields) == ([], [])
    assert graded(**fields) == []


def test_a_limit_that_nobody_has_seen_limits_nothing() -> None:
    (known,) = standard()["indicators"]
    doubtful = {**known, "id": "j", "product": "布", "confidence": "low"}
    assert limited(indicators=[known, doubtful])[0] == ["i"]
