"""The files of the tools are as the browser's modules take them to be: key by key, absent is false."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Any, get_args, get_origin

import pytest
from helpers.building import ROOT
from helpers.tool_contract import ALIKE, CONTRACT, Part
from playwright.sync_api import Page
from pydantic import BaseModel, ValidationError

TOOLS = ROOT / "hooks/theme/assets/tools"


@pytest.mark.parametrize("path", CONTRACT)
def test_each_file_is_as_described(path: str, tool_data: dict[str, Any]) -> None:
    described(path, tool_data[path])


def test_every_file_is_described(tool_data: dict[str, Any]) -> None:
    alike = {path for path in tool_data if path.startswith(tuple(ALIKE))}
    assert tool_data.keys() == CONTRACT.keys() | alike
    for path in alike:
        [model] = [model for folder, model in ALIKE.items() if path.startswith(folder)]
        model.model_validate_json(json.dumps(tool_data[path]))


def test_the_spans_of_a_relief_leave_no_day_out(tool_data: dict[str, Any]) -> None:
    reliefs = tool_data["tools/tax.json"]["reliefs"]
    assert len(reliefs) > 5
    for id, relief in reliefs.items():
        spans = relief["spans"]
        assert (spans[0]["from"], spans[-1]["to"]) == (None, None), id
        for before, after in pairwise(spans):
            next_day = date.fromisoformat(before["to"]) + timedelta(days=1)
            assert after["from"] == next_day.isoformat(), id


def test_a_key_that_is_unknown_or_missing_is_a_fault(tool_data: dict[str, Any]) -> None:
    whole = tool_data["tools/energy.json"]
    rule = whole["rules"][0]
    for wrong in ({**rule, "until": "2030"}, {k: v for k, v in rule.items() if k != "bands"}):
        with pytest.raises(ValidationError):
            described("tools/energy.json", {**whole, "rules": [wrong]})


# --- what the browser asks for -----------------------------------------------------------------------

WATCH = """async ([files, plates, lines, days]) => {
  const asked = new Set();
  const watched = (value, path) => typeof value !== "object" || value === null ? value :
    new Proxy(value, { get(target, key, receiver) {
      if (typeof key === "string" && !(key in target)) asked.add(`${path} ${key}`);
      const found = Reflect.get(target, key, receiver);
      const step = Array.isArray(target) ? "[]" : `.${String(key)}`;
      return typeof found === "function" ? found : watched(found, path + step);
    } });
  const [machines, energy, tax] = ["equipment", "energy", "tax"]
    .map((name) => watched(files[`tools/${name}.json`], name));
  const { prepare, check } = await import("/assets/tools/equipment/check.js");
  const index = prepare(machines);
  for (const plate of plates) check(index, plate);
  const { burnt, total, possible } = await import("/assets/tools/energy/coal.js");
  const { judge } = await import("/assets/tools/energy/thresholds.js");
  const { follow } = await import("/assets/tools/energy/duties.js");
  for (const [at, amount, region] of lines) {
    const used = total([burnt(energy.coefficients[at], amount, "吨")]);
    follow(judge(energy, possible(used), region, ""));
  }
  const { stateOn } = await import("/assets/tools/tax/terms.js");
  for (const relief of Object.values(tax.reliefs)) for (const day of days) stateOn(relief, day);
  return [...asked];
}"""


def test_what_the_browser_asks_for_may_be_absent(modules: Page, tool_data: dict[str, Any]) -> None:
    """Every key that a module looked for and did not find is one that may be absent."""
    plates = [
        {"model": "Y132M-4", "category": "电动机", "made": 2001},
        {"model": "S9-400/10", "category": "变压器", "capacity": 400},
        {"category": "锅炉", "fuel": "coal", "evaporation": 10, "region": "370000"},
        {"model": "没有的型号"},
    ]
    lines = [
        (at, amount, region)
        for at in range(3)
        for amount in (1, 9_000)
        for region in ("", "330000")
    ]
    days = ["2000-01-01", "2026-01-01", "2026-11-22", "2031-01-01"]
    asked = modules.evaluate(WATCH, [tool_data, plates, lines, days])
    assert asked
    unknown = []
    for one in asked:
        path, key = one.split(" ")
        file, *steps = re.findall(r"[^.\[\]]+|\[\]", path)
        at = described_at(CONTRACT[f"tools/{file}.json"], steps)
        if at and at.model_config.get("extra") != "allow" and key not in keys_of(at):
            unknown.append(one)
    assert unknown == []


def described(path: str, content: Any) -> None:
    CONTRACT[path].model_validate_json(json.dumps(content))


def described_at(annotation: Any, steps: list[str]) -> type[BaseModel] | None:
    """The part of a file that a path leads to; None for a list, a dictionary or plain words."""
    for step in steps:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            if step not in fields:
                return None
            annotation = fields[step].annotation
        else:
            annotation = get_args(annotation)[-1]
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
    is_part = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return annotation if is_part else None


def keys_of(model: type[BaseModel]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}


def parts(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A file's model and those of its parts."""
    yield model
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            yield from parts(inner)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)


@pytest.mark.parametrize("path", CONTRACT)
def test_every_key_is_read_by_somebody(path: str) -> None:
    """What no module names is dead weight on a phone, or misspelt on one of the two sides."""
    others = [TOOLS.parent / "my", TOOLS.parent / "forms"]
    scripts = [path for folder in (TOOLS, *others) for path in folder.rglob("*.js")]
    read = "\n".join(file.read_text(encoding="utf-8") for file in scripts)
    names = set().union(*map(keys_of, parts(CONTRACT[path])))
    assert len(names) > 4
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", read)] == []
