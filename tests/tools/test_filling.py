"""What a question says is put into the boxes of a tool: a year is no part of a model."""

from typing import Any

import pytest
from playwright.sync_api import Page

FILLED = """async (raw) => {
  const { filledFor } = await import("/assets/search/filling.js");
  const { modelsIn } = await import("/assets/search/models.js");
  const docs = [];
  docs.holds = () => false;
  const models = modelsIn(raw, { simplify: (text) => text, docs });
  const asked = await filledFor("equipment", { raw, text: raw, models }, undefined, { equipment: {} });
  return Object.fromEntries(asked);
}"""


CHECKED = """async (line) => {
  const { addressOf } = await import("/assets/search/checking.js");
  return addressOf(line);
}"""


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Y132M-4 2002年", "#model=Y132M-4&made=2002"),
        ("Y132M-4 7.5kW 2003年投运", "#model=Y132M-4%207.5kW&commissioned=2003"),
        ("S9 2000", "#model=S9%202000"),  # kVA
        ("Y132M-4", "#model=Y132M-4"),
    ],
)
def test_the_way_to_the_check_has_the_year_apart(modules: Page, line: str, address: str) -> None:
    assert modules.evaluate(CHECKED, line) == f"tools/equipment/{address}"


@pytest.mark.parametrize(
    ("question", "boxes"),
    [
        ("Y132M-4 2002年 还能用吗", {"model": "Y132M-4", "made": "2002"}),
        ("Y132M-4，2002年出厂", {"model": "Y132M-4", "made": "2002"}),
        ("Y132M-4 2003年投运", {"model": "Y132M-4", "commissioned": "2003"}),
        ("2002年的Y132M-4", {"model": "Y132M-4", "made": "2002"}),
        ("Y132M-4 7.5kW 2002年", {"model": "Y132M-4 7.5kW", "made": "2002"}),
        ("Y2-2002-4 还能用吗", {"model": "Y2-2002-4"}),
        ("Y132M-4 还能用吗", {"model": "Y132M-4"}),
    ],
)
def test_a_year_goes_into_its_own_box(modules: Page, question: str, boxes: dict[str, Any]) -> None:
    assert modules.evaluate(FILLED, question) == boxes
