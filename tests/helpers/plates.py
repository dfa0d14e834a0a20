"""Nameplates and what the equipment check must say of them."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

ANSWERS = ("hits", "may", "near", "local", "missing", "verdict", "verdict_any", "why")
"""Keys of a case that are not on a nameplate."""

Check = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]

PREPARE = """async (data) => {
  window.tool = await import("/assets/tools/equipment/check.js");
  window.index = tool.prepare(data);
}"""

ASK = """(plates) => {
  const ids = (rows) => (rows ?? []).map(({ id }) => id);
  return plates.map((plate) => {
    const { verdict, hits, near, local, missing } = tool.check(index, plate);
    return { verdict, hits: ids(hits), near: ids(near), local: ids(local), missing: missing ?? [] };
  });
}"""


def checker(modules: Page, data: dict[str, Any]) -> Check:
    """Asks the browser's module about many plates at once."""

    def check(plates: list[dict[str, Any]]) -> list[dict[str, Any]]:
        modules.evaluate(PREPARE, data)
        answers: list[dict[str, Any]] = modules.evaluate(ASK, plates)
        return answers

    return check


def asked_of(case: dict[str, Any]) -> dict[str, Any]:
    """What of a case stands on the nameplate."""
    return {key: value for key, value in case.items() if key not in ANSWERS}


def name(case: dict[str, Any]) -> str:
    return " ".join(map(str, asked_of(case).values()))


def holds(case: dict[str, Any], found: dict[str, Any]) -> None:
    """Hold an answer to its case: `may` need not be hit, everything else that is hit must be."""
    must, why = set(case.get("hits", [])), case.get("why")
    assert must <= set(found["hits"]) <= must | set(case.get("may", [])), why
    assert len(found["hits"]) == len(set(found["hits"]))
    assert found["verdict"] in case.get("verdict_any", [case.get("verdict")]), why
    assert set(case.get("near", [])) <= set(found["near"]), why
    assert set(case.get("local", [])) <= set(found["local"]), why
    assert set(case.get("missing", [])) <= set(found["missing"]), why
