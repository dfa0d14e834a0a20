"""One nameplate asks for parts of the lists' data only, and its answer is the one that all of them give."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.plates import asked_of
from playwright.sync_api import Page

CASES = yaml.safe_load((Path(__file__).parent / "matching.yaml").read_text(encoding="utf-8"))

BOTH = """async ([files, plates]) => {
  const { check, prepare, prepareHead, suggested, take } = await import("/assets/tools/equipment/check.js");
  const whole = prepare(files["tools/equipment.json"]);
  const said = (index, plate) => JSON.stringify([check(index, plate), plate.category ? [] : suggested(index, plate.model ?? "")]);
  return plates.map((plate) => {
    const index = prepareHead(files["tools/listed.json"]);
    const asked = [];
    for (;;) {
      try {
        return { plate, parts: said(index, plate), whole: said(whole, plate), asked };
      } catch (fault) {
        if (!fault.parts) throw fault;
        asked.push(...fault.parts);
        for (const name of fault.parts) take(index, name, files[`tools/${name}.json`]);
      }
    }
  });
}"""


def plates(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Nameplates of the cases, and every model of the lists, each also misspelled, with its kind, with
    another, and with none."""
    found = [asked_of(case) for case in CASES]
    models = {
        (
            str(model.get("is") or model.get("series") or model.get("head") or ""),
            row["equipment"][0],
        )
        for row in rows
        for model in row.get("models", ())
    }
    for model, kind in sorted(models)[::40]:
        other = "pump" if kind == "motor" else "motor"
        for written in (
            model,
            f"{model}-4",
            model[:-1],
            model.replace("-", ""),
            f"某机{model} 15kW",
        ):
            found += [{"model": written, "category": one} for one in (kind, other, "")]
    return [one for one in found if one.get("model") or one.get("category")]


@pytest.fixture(scope="module")
def answers(modules: Page, tool_data: dict[str, Any]) -> list[dict[str, Any]]:
    asked = plates(tool_data["tools/equipment.json"]["rows"])
    found: list[dict[str, Any]] = modules.evaluate(BOTH, [tool_data, asked])
    assert len(found) == len(asked) > 100
    return found


def test_parts_give_the_answer_of_the_whole(answers: list[dict[str, Any]]) -> None:
    for one in answers:
        assert json.loads(one["parts"]) == json.loads(one["whole"]), one["plate"]


def test_a_model_of_no_list_asks_for_its_kind_alone(
    modules: Page, tool_data: dict[str, Any]
) -> None:
    plate = {"model": "YE3-132M-4", "category": "motor", "made": 2015}
    [found] = modules.evaluate(BOTH, [tool_data, [plate]])
    assert found["asked"] == ["listed/motor"]
