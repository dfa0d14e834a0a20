"""What places demand of boilers beside the lists: in the equipment check, and on the page of the job."""

from pathlib import Path
from typing import Any

import pytest
from helpers.page_text import text_of
from playwright.sync_api import Page

SAID = """async ([data, plate]) => {
  const { check, prepare } = await import("/assets/tools/equipment/check.js");
  const findings = await import("/assets/tools/equipment/findings.js");
  const index = prepare(data);
  const result = check(index, plate);
  const words = (items) => items.map((item) => [item].flat().map((one) => one.textContent ?? one).join(""));
  const { here, elsewhere } = findings.demands(index, result.category, plate.region);
  return {
    verdict: result.verdict,
    sentence: findings.sentence(index, result),
    here: words(here),
    elsewhere: words(elsewhere),
    whom: words(findings.whom(index)),
  };
}"""


@pytest.fixture
def said(modules: Page, tool_data: dict[str, Any]) -> Any:
    return lambda **plate: modules.evaluate(
        SAID, [tool_data["tools/equipment.json"], {"model": "", "category": "boiler", **plate}]
    )


def test_a_boiler_in_henan_is_told_what_henan_demands(said: Any) -> None:
    """第三十条: up to 10 t/h, heavy oil and biomass as well, which the nation's list does not say."""
    found = said(fuel="coal", evaporation=4, region="410000")
    assert found["verdict"] == "listed"
    (rule,) = [one for one in found["here"] if "河南省大气污染防治条例" in one]
    assert "每小时10蒸吨以下烧煤、重油、渣油" in rule and "效力待核" in rule
    assert not any("河南省大气污染防治条例" in one for one in found["elsewhere"])
    biomass = said(
        fuel="biomass", evaporation=8, region="410500"
    )  # 安阳: its own and the province's
    assert biomass["verdict"] != "listed"
    assert {one.split("（")[0] for one in biomass["here"]} >= {
        "河南省大气污染防治条例",
        "安阳市大气污染防治条例",
    }
    nowhere = said(fuel="coal", evaporation=4)
    assert nowhere["here"] == [] and len(nowhere["elsewhere"]) >= 9


def test_what_is_listed_without_a_term_may_not_be_used_and_somebody_is_named(said: Any) -> None:
    found = said(model="JO2-51-4", category="motor")
    assert found["verdict"] == "listed"
    assert "节约能源法第十七条：不得使用国家明令淘汰的用能设备和生产工艺" in found["sentence"]
    assert "12345" in found["whom"][0]
    assert found["here"] == found["elsewhere"] == []


def test_the_job_of_boilers_tells_what_places_demand(site: Path) -> None:
    """They are many: the job's page names the places, the page below it says what each demands."""
    page = text_of(site, "jobs/boiler/")
    assert "各地另有的规定" in page and "河南省" in page
    rules = text_of(site, "jobs/boiler/rules/")
    assert "河南省大气污染防治条例" in rules and "每小时10蒸吨以下烧煤" in rules
    motor = text_of(site, "jobs/replace-motor/")
    assert "各地另有的规定" not in motor
