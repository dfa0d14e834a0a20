"""What the guide recommends to somebody brings what concerns them, and not much else."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from portal.catalogue.content import content_of
from portal.data_folder import open_data
from portal.ledger.event import Subject
from portal.ledger.scope import ScopeNames

from .conftest import AS_OF, REAL

FACTS = Path(__file__).with_name("personas.yaml")
CASES = yaml.safe_load(FACTS.read_text(encoding="utf-8"))

MISSED, NOISE = 0.05, 1 / 3


@pytest.fixture(scope="module")
def scopes() -> dict[str, set[str]]:
    """By record the scopes that would tell of it, were it amended."""
    catalogue = open_data(REAL, datetime.fromisoformat(AS_OF)).catalogue
    names = ScopeNames(catalogue)
    ids = [one["id"] for one in CASES["records"]]
    return {id: names.of_subject(Subject(content_of(catalogue.items[id]))) for id in ids}


@pytest.mark.parametrize("person", CASES["people"], ids=lambda person: person["id"])
def test_the_recommended_choice_brings_what_concerns_them(
    person: dict[str, Any], scopes: dict[str, set[str]]
) -> None:
    concerning = {one["id"] for one in CASES["records"] if person["id"] in one["concerns"]}
    brought = {id for id, told in scopes.items() if person["choice"] in told}
    missed, noise = concerning - brought, brought - concerning
    said = f"{person['who']}：有关 {len(concerning)}，带来 {len(brought)}"
    assert len(missed) <= MISSED * len(concerning), f"{said}，漏了 {sorted(missed)}"
    assert len(noise) <= NOISE * len(brought), f"{said}，无关的 {sorted(noise)}"


def test_the_choices_are_those_of_the_guide(scopes: dict[str, set[str]]) -> None:
    """Each choice is what one of these people follows, and the guide names it."""
    shipped = yaml.safe_load((REAL / "vocab" / "choices.yaml").read_text(encoding="utf-8"))["terms"]
    assert {f"choice/{one['id']}" for one in shipped} == {one["choice"] for one in CASES["people"]}
    guide = (REAL.parent / "docs" / "guide" / "follow.md").read_text(encoding="utf-8")
    assert all(f"（组合“{one['name']}”）" in guide for one in shipped)


def test_every_person_and_record_is_known(scopes: dict[str, set[str]]) -> None:
    people = {person["id"] for person in CASES["people"]}
    assert {id for one in CASES["records"] for id in one["concerns"]} == people
    assert all(one["why"] for one in CASES["records"]) and len(scopes) == len(CASES["records"])
