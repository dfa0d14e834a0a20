"""Which relief is in force on which day, by its record's own dates."""

from typing import Any

import pytest
import yaml
from helpers.building import ROOT
from playwright.sync_api import Page

RUN = """async ([relief, date]) => {
  const { stateOn } = await import('/assets/tools/tax/terms.js');
  return stateOn(relief, date);
}"""


@pytest.fixture
def state(modules: Page, tool_data: dict[str, Any]) -> Any:
    reliefs = tool_data["tools/tax.json"]["reliefs"]
    return lambda id, date: modules.evaluate(RUN, [reliefs[id], date])


@pytest.mark.parametrize(
    ("id", "date", "wanted"),
    [
        ("vat-epc", "2025-12-31", "in"),  # the old reliefs of VAT end with 2025
        ("vat-epc", "2026-01-01", "ended"),
        ("vat-wall", "2025-10-31", "in"),  # two months earlier, by announcement no. 10 of 2025
        ("vat-wall", "2025-11-01", "ended"),
        ("vat-sewage-fee", "2026-01-01", "ended"),
        ("vat-res-2022", "2025-12-31", "in"),  # and this one goes on
        ("vat-res-2022", "2026-01-01", "in"),
        ("vat-res-2022", "2022-02-28", "before"),
        ("vat-transition-2026-10", "2025-12-31", "before"),
        ("vat-transition-2026-10", "2026-01-01", "in"),
        ("cit-res-2008", "2021-12-31", "in"),
        ("cit-res-2008", "2022-01-01", "ended"),
        ("cit-res-2021", "2020-12-31", "before"),
        ("cit-res-2021", "2022-01-01", "in"),
        ("proj-2009", "2022-01-01", "ended"),
        ("proj-2021", "2022-01-01", "in"),
        ("eq-digital-2024-9", "2023-12-31", "before"),
        ("eq-digital-2024-9", "2027-12-31", "in"),
        ("eq-digital-2024-9", "2028-01-01", "ended"),
        ("fin-eq-2026", "2025-12-31", "before"),
        ("fin-eq-2026", "2026-12-31", "in"),
        ("fin-eq-2026", "2027-01-01", "ended"),
        ("fin-eq-2024", "2026-06-01", "unsure"),
        ("eit-sme-5pct", "2027-12-31", "in"),
        ("eit-sme-5pct", "2028-01-01", "ended"),
        ("eq-ee-2017", "2016-12-31", "before"),
        ("eq-ee-2017", "2017-06-01", "unsure"),  # some day of 2017, nobody saw which
        ("eq-ee-2017", "2026-11-22", "in"),
        ("eq-ee-2008", "2026-11-22", "unseen"),
    ],
)
def test_state(id: str, date: str, wanted: str, state: Any) -> None:
    assert state(id, date)["state"] == wanted


def test_what_ended_it_is_named(state: Any) -> None:
    found = state("vat-epc", "2026-02-01")
    assert "2026-01-01" in found["words"] and "公告2026年第10号" in found["by"][0]["title"]
    assert found["by"][0]["url"] == "tax/vat-transition-2026-10/"
    assert "有效期至2025-12-31" in state("vat-epc", "2025-12-31")["words"]


def test_unknown_beginnings_are_said(state: Any) -> None:
    assert "施行日期待核" in state("eq-ee-2017", "2026-11-22")["words"]
    assert state("vat-epc", "2025-06-01")["state"] == "unsure"


def test_every_situation_leads_to_reliefs_that_are_there(tool_data: dict[str, Any]) -> None:
    written = yaml.safe_load((ROOT / "data/vocab/situations.yaml").read_text(encoding="utf-8"))
    found = {one["id"]: one["reliefs"] for one in tool_data["tools/tax.json"]["situations"]}
    assert found == {one["id"]: one["reliefs"] for one in written["terms"]}
