"""What it costs to use a listed machine: the law speaks of the nation's lists, and of no region's."""

from typing import Any

import pytest
from playwright.sync_api import Page

TOLD = """async (hits) => {
  const { provisions } = await import("/assets/tools/equipment/findings.js");
  const articles = [{ article: "第七十一条", who: "", must: "责令停用并没收设备" }];
  return provisions({ provisions: [{ law: "节约能源法", url: "laws/x/", articles }] }, hits).textContent;
}"""

NATION, REGION = {}, {"regions": ["330000"]}


@pytest.mark.parametrize(
    ("hits", "punished"),
    [
        ([(NATION, "listed")], True),
        ([(NATION, "conditional")], True),
        ([(REGION, "listed"), (NATION, "listed")], True),
        ([(REGION, "listed")], False),
        ([(REGION, "listed"), (NATION, "unmet")], False),
    ],
)
def test_what_only_a_region_lists_is_not_punished_by_the_law_on_what_the_nation_lists(
    hits: list[tuple[dict[str, Any], str]], punished: bool, modules: Page
) -> None:
    told = modules.evaluate(TOLD, [{"row": row, "outcome": outcome} for row, outcome in hits])
    assert ("没收设备" in told) == punished
    assert ("看当地的规定" in told) != punished
