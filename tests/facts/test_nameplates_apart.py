"""A second set of nameplates, deduced from the lists and the rules alone, not from the check."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.building import ROOT
from helpers.plates import Check, asked_of, checker, holds, name
from playwright.sync_api import Page

from portal.kinds.phase_out import PhaseOutRow
from portal.portal import Portal
from portal.validity.status import Status
from portal.view.site import Site

FACTS = Path(__file__).parent / "nameplates_apart.yaml"
CASES = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
PLATES: list[dict[str, Any]] = CASES["nameplates"]
MODERN: dict[str, list[str]] = CASES["modern"]

MISPRINTS = ("Y2-Y90S-4", "Y3-Y90S-4", "YB-Y90S-4", "YB2-Y90S-4")
"""Where -90S-4 is meant, as the rows' notes say; no nameplate bears them."""


@pytest.fixture(scope="module")
def check(modules: Page, tool_data: dict[str, Any]) -> Check:
    return checker(modules, tool_data["tools/equipment.json"])


@pytest.fixture(scope="module")
def site() -> Site:
    return Portal.open(ROOT / "data", date(2026, 11, 22)).site


@pytest.fixture(scope="module")
def answers(check: Check) -> list[dict[str, Any]]:
    return check([asked_of(case) for case in PLATES])


@pytest.mark.parametrize(
    "number", range(len(PLATES)), ids=lambda number: f"{number} {name(PLATES[number])}"
)
def test_nameplate(number: int, answers: list[dict[str, Any]]) -> None:
    holds(PLATES[number], answers[number])


def test_each_case_is_whole(site: Site) -> None:
    """Every id is a row, every case has one way of saying its verdict, and none stands twice."""
    items, plates = site.catalogue.items, [str(sorted(asked_of(case).items())) for case in PLATES]
    for case in PLATES:
        assert ("verdict" in case) != ("verdict_any" in case) and case["why"]
        ids = [id for key in ("hits", "may", "near", "local") for id in case.get(key, [])]
        assert all(isinstance(items[id].value, PhaseOutRow) for id in ids)
    assert sorted(plates) == sorted(set(plates)) and len(plates) >= 260


def test_ended_lists_never_hit(answers: list[dict[str, Any]], site: Site) -> None:
    hit = {id for found in answers for id in found["hits"]}
    validities = {id: site.validity(site.catalogue.items[id]) for id in hit}
    ended = [id for id, validity in validities.items() if validity and validity.status.ended]
    assert hit and ended == []


def test_every_exact_model_in_force_hits_its_own_row(check: Check, site: Site) -> None:
    """As written, where a row writes as many models as it has normal forms, and as normalised.

    A lower-case l that the list's scan put for 1 may stay a question: near is enough for it.
    """
    asked = []
    for id, item in site.catalogue.items.items():
        row, validity = item.value, site.validity(item)
        if not (item.parent and isinstance(row, PhaseOutRow) and row.match == "exact"):
            continue
        if validity is None or validity.status is not Status.IN_FORCE:
            continue
        written = row.models if len(row.models_norm) in (0, len(row.models)) else ()
        for model in dict.fromkeys((*written, *row.models_norm)):
            if model in MISPRINTS:
                continue
            asked += [(id, {"model": model, "category": kind}) for kind in row.equipment]
    missed = [
        (plate["model"], id)
        for (id, plate), found in zip(asked, check([plate for _, plate in asked]), strict=True)
        if id not in found["hits"] + (found["near"] if "l" in plate["model"] else [])
    ]
    assert len(asked) > 1000 and missed == []


@pytest.mark.parametrize("category", MODERN)
def test_modern_models_are_in_no_list(category: str, check: Check) -> None:
    models = MODERN[category]
    found = check([{"model": model, "category": category} for model in models])
    wrong = {
        model: (one["verdict"], one["hits"])
        for model, one in zip(models, found, strict=True)
        if one["hits"] or one["verdict"] not in ("none", "below")
    }
    assert wrong == {}
