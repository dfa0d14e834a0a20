"""A written line, read as a person reads it: which machines it names, and what else it says of them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

CASES = yaml.safe_load((Path(__file__).parent / "written.yaml").read_text(encoding="utf-8"))

READ = """async ([data, lines]) => {
  const { prepare } = await import("/assets/tools/equipment/check.js");
  const { machinesWritten } = await import("/assets/tools/equipment/written.js");
  const index = prepare(data);
  return lines.map((line) =>
    machinesWritten(index, line).map(({ model, category, facts }) => ({ model, category, ...facts })),
  );
}"""


@pytest.fixture(scope="module")
def machines(modules: Page, tool_data: dict[str, Any]) -> list[list[dict[str, Any]]]:
    lines = [case["line"] for case in CASES]
    read: list[list[dict[str, Any]]] = modules.evaluate(
        READ, [tool_data["tools/equipment.json"], lines]
    )
    return read


@pytest.mark.parametrize("number", range(len(CASES)), ids=lambda number: CASES[number]["line"])
def test_a_line_is_read(number: int, machines: list[list[dict[str, Any]]]) -> None:
    wanted = [{"category": "", **one} for one in CASES[number]["machines"]]
    assert machines[number] == wanted, CASES[number]["why"]
