"""What a firm comes to do: a wrong "must", day or fine here costs a firm most, so each is held to the
records that it names."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from helpers.building import ROOT

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import Tree, load
from portal.checks.runner import all_rules, violations
from portal.kinds.job import Grounded, Job, Provision, parts_of_kind
from portal.read.strict_yaml import Place

RULES = (
    *("statements_have_ground", "provisions_are_duties", "statements_name_sources"),
    *("money_comes_from_reliefs", "one_wording_leads_to_one_job", "links_resolve", "terms_exist"),
    "bodies_serve_who_reads",
)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEARLY = re.compile(r"每年 (\d{1,2}) 月 (\d{1,2}) 日")
FINE = re.compile(r"(\d+(?:\.\d+)?) ?万")
NUMERALS = {
    "五百": 500,
    "五十": 50,
    "三十": 30,
    "二十": 20,
    "一": 1,
    "二": 2,
    "三": 3,
    "五": 5,
    "十": 10,
}


@pytest.fixture(scope="module")
def tree() -> Tree:
    return load(ROOT / "data")


@pytest.fixture(scope="module")
def catalogue(tree: Tree) -> Catalogue:
    return Catalogue(tree)


@pytest.fixture(scope="module")
def jobs(catalogue: Catalogue) -> dict[str, Job]:
    return {item.id: item.value for item in catalogue.of("jobs") if isinstance(item.value, Job)}


def statements(jobs: dict[str, Job]) -> Iterator[tuple[str, Place, Any]]:
    for id, job in jobs.items():
        for place, statement in parts_of_kind(Grounded, job):
            yield id, place, statement


def said_by(catalogue: Catalogue, statement: Any) -> str:
    """What the records and the provisions of a statement say, as one text; of a law that is named by
    an article only that article."""
    records = [item.value for id in statement.records if (item := catalogue.find(id))]
    articles = [
        duty
        for provision in statement.provisions
        if (item := catalogue.find(provision.record))
        for duty in item.get("duties")
        if duty.article == provision.article
    ]
    parts = [part.model_dump(mode="json") for part in (*records, *articles)]
    return json.dumps(parts, ensure_ascii=False, default=str)


def numbers_of(text: str) -> set[float]:
    """The numbers in front of 万, in figures or in words."""
    text = text.replace(" ", "")
    found = {float(number) for number in re.findall(r"(\d+(?:\.\d+)?)万", text)}
    found |= {float(value) for words, value in NUMERALS.items() if f"{words}万" in text}
    # a fine of 5000元 is 0.5 万元
    return found | {float(number) / 10_000 for number in re.findall(r"(\d{4,5})元", text)}


def test_there_are_so_many_jobs_and_steps(jobs: dict[str, Job]) -> None:
    assert len(jobs) == 31
    assert sum(len(job.steps) for job in jobs.values()) == 185
    for id, job in jobs.items():
        assert len(job.aliases) >= 18, id
        assert len(job.unknowns) >= 3, id
        assert job.matters and job.bodies and job.summary, id
        for unknown in job.unknowns:
            assert unknown.bodies and 2 <= len(unknown.asked) <= 6, (id, unknown.text)


@pytest.mark.parametrize("name", RULES)
def test_no_rule_of_jobs_is_broken(name: str, tree: Tree, catalogue: Catalogue) -> None:
    [rule] = [one for one in all_rules() if one.__name__.endswith(f".{name}")]
    assert [one for one in violations(rule, tree, catalogue) if "/jobs/" in one.path] == []


def test_a_day_stands_in_the_records_of_its_statement(
    jobs: dict[str, Job], catalogue: Catalogue
) -> None:
    """Of a statement with a source outside this site only people can tell."""
    seen = 0
    for id, place, statement in statements(jobs):
        days = [*DAY.findall(statement.text)]
        days += [f"{int(month):02}-{int(day):02}" for month, day in YEARLY.findall(statement.text)]
        if statement.sources:
            continue
        said = said_by(catalogue, statement)
        said += "".join(
            f"-{int(month):02}-{int(day):02}" for month, day in re.findall(r"(\d+)月(\d+)日", said)
        )
        for day in days:
            seen += 1
            assert day in said, (id, place, day)
    assert seen > 25


def test_money_names_no_days_of_its_own(jobs: dict[str, Job]) -> None:
    """Until when a relief holds is said by its record, of the day on which it is read."""
    for id, job in jobs.items():
        for money in job.money:
            assert not DAY.search(money.when), (id, money.relief)


def test_a_fine_stands_in_the_provisions_of_its_statement(
    jobs: dict[str, Job], catalogue: Catalogue
) -> None:
    seen = 0
    for id, place, statement in statements(jobs):
        if "罚" not in statement.text or statement.sources:
            continue
        sums = {float(number) for number in FINE.findall(statement.text)}
        said = said_by(catalogue, statement)
        seen += len(sums)
        assert sums <= numbers_of(said), (id, place, sums - numbers_of(said))
    assert seen > 25


def test_nothing_rests_on_a_provision_that_is_repealed(
    jobs: dict[str, Job], catalogue: Catalogue
) -> None:
    for id, job in jobs.items():
        for place, provision in parts_of_kind(Provision, job):
            item = catalogue.find(provision.record)
            assert item and not item.get("repealed"), (id, place)


def test_which_motors_go_is_said_with_the_year_in_which_they_were_made(
    jobs: dict[str, Job], catalogue: Catalogue
) -> None:
    """Y, Y2, Y3 and YB2 of the third batch: only made until 2003; YB: whatever the year."""
    rows = {id: catalogue.find(f"gaohaoneng-3-1-{id}") for id in range(1, 6)}
    rules = {
        id: [str(rule.made) for rule in row.get("deadline_rules")]
        for id, row in rows.items()
        if row
    }
    assert rules == {1: ["<=2003"], 2: ["<=2003"], 3: ["<=2003"], 4: ["any"], 5: ["<=2003"]}
    job = jobs["replace-motor"]
    step = next(step for step in job.steps if "YB 系列" in step.text)
    assert "2003 年（含）前" in step.text and "YB 系列不看年份" in step.text
    assert "2003 年（含）前" in job.by_when.text and "YB 系列立即停用" in job.by_when.text
    assert job.obligation.level == "depends"


def test_the_last_day_of_the_interest_subsidy_is_that_of_its_record(
    jobs: dict[str, Job], catalogue: Catalogue
) -> None:
    relief = catalogue.find("fin-eq-2026")
    assert relief
    assert f"执行到 {relief.get('expires')}；" in jobs["interest-subsidy"].by_when.text
    for job in jobs.values():
        for money in job.money:
            if money.relief == "fin-sme-2026":
                assert "民营" in money.when, job.id


@pytest.mark.parametrize(
    ("id", "level"),
    [
        ("energy-metering", "must"),  # every user of energy, art. 24 to 27
        ("energy-inspection", "must"),
        ("energy-report", "depends"),  # key energy users only
        ("energy-manager", "depends"),
        ("energy-management-system", "depends"),
        ("energy-review", "depends"),
        ("pollutant-permit-tax", "depends"),
        ("cleaner-production-audit", "depends"),
        ("boiler", "depends"),
        ("interest-subsidy", "may"),
        ("tax-credit", "may"),
        ("green-factory", "may"),
        ("specialised-sme", "may"),
        ("energy-service", "may"),
    ],
)
def test_what_one_must_and_what_one_may(id: str, level: str, jobs: dict[str, Job]) -> None:
    assert jobs[id].obligation.level == level


def test_a_must_rests_on_what_the_law_says(jobs: dict[str, Job]) -> None:
    for id, job in jobs.items():
        if job.obligation.level == "must":
            assert job.obligation.provisions, id
