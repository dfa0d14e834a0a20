"""A second set of nameplates, deduced from the lists and the rules alone, not from the check."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.building import ROOT
from playwright.sync_api import Page

from portal.kinds.phase_out import PhaseOutRow
from portal.portal import Portal
from portal.validity.status import Status
from portal.view.site import Site

FACTS = Path(__file__).parent / "nameplates_apart.yaml"
CASES = yaml.safe_load(FACTS.read_text(encoding="utf-8"))
PLATES: list[dict[str, Any]] = CASES["nameplates"]
MODERN: dict[str, list[str]] = CASES["modern"]

ANSWERS = ("hits", "may", "near", "local", "missing", "verdict", "verdict_any", "why")
"""Keys that are not on a nameplate."""

MISPRINTS = ("Y2-Y90S-4", "Y3-Y90S-4", "YB-Y90S-4", "YB2-Y90S-4")
"""Where -90S-4 is meant, as the rows' notes say; no nameplate bears them."""

Check = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]

CHECK = """([data, plates]) => import("/assets/tools/equipment/check.js").then((tool) => {
  const index = tool.prepare(data);
  const ids = (rows) => (rows ?? []).map(({ id }) => id);
  return plates.map((plate) => {
    const { verdict, hits, near, local, missing } = tool.check(index, plate);
    return { verdict, hits: ids(hits), near: ids(near), local: ids(local), missing: missing ?? [] };
  });
})"""


@pytest.fixture(scope="module")
def check(modules: Page, tool_data: dict[str, Any]) -> Check:
    """Asks the browser's module about many plates at once."""
    return lambda plates: modules.evaluate(CHECK, [tool_data["tools/equipment.json"], plates])


@pytest.fixture(scope="module")
def site() -> Site:
    return Portal.open(ROOT / "data", date(2026, 11, 22)).site


@pytest.fixture(scope="module")
def answers(check: Check) -> list[dict[str, Any]]:
    return check([plate_of(case) for case in PLATES])


def plate_of(case: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in case.items() if key not in ANSWERS}


def name(number: int) -> str:
    return f"{number} " + " ".join(map(str, plate_of(PLATES[number]).values()))


@pytest.mark.parametrize("number", range(len(PLATES)), ids=name)
def test_nameplate(number: int, answers: list[dict[str, Any]]) -> None:
    wanted, found = PLATES[number], answers[number]
    must, may = set(wanted["hits"]), set(wanted.get("may", []))
    assert must <= set(found["hits"]) <= must | may, wanted["why"]
    assert len(found["hits"]) == len(set(found["hits"]))
    assert found["verdict"] in wanted.get("verdict_any", [wanted.get("verdict")]), wanted["why"]
    assert set(wanted.get("near", [])) <= set(found["near"])
    assert set(wanted.get("local", [])) <= set(found["local"])
    assert set(wanted.get("missing", [])) <= set(found["missing"])


def test_each_case_is_whole(site: Site) -> None:
    """Every id is a row, every case has one way of saying its verdict, and none stands twice."""
    items, plates = site.catalogue.items, [str(sorted(plate_of(case).items())) for case in PLATES]
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
