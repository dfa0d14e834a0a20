"""Days and amounts of several years as people write them: read, or asked about, never guessed."""

from typing import Any

import pytest
from playwright.sync_api import Page

RUN = """async ([file, name, texts]) => {
  const module = await import(`/assets/tools/tax/${file}.js`);
  return texts.map((text) => module[name](text));
}"""

DAYS = {
    "2026-11-22": "2026-11-22",
    " 2024-02-29 ": "2024-02-29",
    "1994-01-01": "1994-01-01",
    "": None,
}
NO_DAYS = [
    "2025-02-30",
    "2025-02-29",
    "2025-13-01",
    "2025-04-31",
    "2025-00-10",
    "0025-06-01",
    "1993-12-31",
    "2100-01-01",
    "12026-01-01",
    "20250601",
    "2025/6/1",
    "2025-6-1",
    "2025",
    "2025-06",
    "昨天",
]

SERIES: dict[str, list[float] | None] = {
    "200万、160万": [2_000_000, 1_600_000],
    "200万，160万": [2_000_000, 1_600_000],
    "200万,160万": [2_000_000, 1_600_000],
    "200万 160万": [2_000_000, 1_600_000],
    "200 万、160 万": [2_000_000, 1_600_000],
    "2000000,1600000": [2_000_000, 1_600_000],
    "1,200,000": [1_200_000],
    "1,200,000、1,600,000": [1_200_000, 1_600_000],
    "-50万；30万": [-500_000, 300_000],
    "100": [100],
    "": [],
    "200,160": None,  # one number or two years?
    "200，160": None,
    "1,234,567": None,
    "200 160": None,
    "200万、很多": None,
}


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read(text: str, modules: Page) -> None:
    [found] = modules.evaluate(RUN, ["day", "readDay", [text]])
    assert found.get("value") == DAYS[text] and "fault" not in found


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_a_fault(text: str, modules: Page) -> None:
    [found] = modules.evaluate(RUN, ["day", "readDay", [text]])
    assert "value" not in found and found["fault"]


@pytest.mark.parametrize("text", SERIES)
def test_years_are_several_or_asked_about(text: str, modules: Page) -> None:
    [found] = modules.evaluate(RUN, ["series", "readSeries", [text]])
    wanted: Any = SERIES[text]
    assert found.get("values") == wanted
    assert ("fault" in found) is (wanted is None)
