"""Models in what somebody looks for: what is one, and which rows of the lists hold it."""

from typing import Any

import pytest
from playwright.sync_api import Page

FIND = """async ([query, docs]) => {
  const { modelsIn, holds } = await import("/assets/search/models.js")
  return modelsIn(query, { simplify: {}, docs }).map((one) => ({ ...one, held: docs.map((doc) => holds(doc, one.key)) }))
}"""


def found(modules: Page, query: str, *heads: str, equipment: str = "motor") -> list[dict[str, Any]]:
    docs = [{"h": list(heads), "q": [equipment]}] if heads else []
    return modules.evaluate(FIND, [query, docs])


@pytest.mark.parametrize(
    ("query", "models"),
    [
        ("JO2-51-4", ["JO2-51-4"]),
        ("电动机 JO2－51－4", ["JO2-51-4"]),
        ("S7变压器", ["S7"]),
        ("9-27No5", ["9-27No5"]),
        ("4-72风机", ["4-72"]),
        ("8一18-12", ["8-18-12"]),
        ("YB-132M-4", ["YB-132M-4"]),
        ("SJ-315/10", ["SJ-315/10"]),
        ("\u200bY2-132S-4", ["Y2-132S-4"]),
        ("WNS4-1.25-Y(Q)", ["WNS4-1.25-Y(Q)"]),
        ("空压机 2V 0.6/7", ["2V 0.6/7"]),
        ("GB 18613-2020", []),
        ("GB/T2589", []),
        ("DB33/T 123", []),
        ("JB/T 10391-2008", []),
        ("财税〔2017〕71号", []),
        ("2026-11-22", []),
        ("35t/h锅炉", []),
        ("10kV 500kVA", []),
        ("PM2.5", []),
        ("CO2", []),
        ("IE3电机", []),
        ("A107050", []),
        ("3C认证", []),
        ("节能", []),
    ],
)
def test_what_looks_like_a_model(modules: Page, query: str, models: list[str]) -> None:
    written = [
        one["written"].replace("－", "-").replace("一", "-") for one in found(modules, query)
    ]
    assert written == models


def test_the_check_gets_the_ratings_too(modules: Page) -> None:
    [one] = found(modules, "电动机 JO2-51-4 7.5kW 380V 查一查")
    assert one["line"] == "JO2-51-4 7.5kW 380V"


@pytest.mark.parametrize(
    ("plate", "head", "held"),
    [
        ("JO2-51-4", "JO2", 1),
        ("J02-51-4", "JO2", 1),
        ("JO23-51-4", "JO2", 0),
        ("YB2-132S-4", "YB", 0),
        ("YBK2-132S-4", "YBK", 0),
        ("S7-315/6", "S7", 1),
        ("S71-315/10", "S7", 0),
        ("9-27No5", "9-27", 1),
        ("SHF6-1.25", "SHF#", 1),
        ("SHFX-1.25", "SHF#", 0),
        ("2GC-5", "GC*", 0.8),
        ("40F-26", "F*", 0.8),
        ("F40-26", "F*", 0),
        ("74-100", "74", 1),
        ("S11-M-400/10", "S", 0),
    ],
)
def test_a_nameplate_is_of_the_series_that_ends_at_a_boundary(
    modules: Page, plate: str, head: str, held: float
) -> None:
    [one] = found(modules, plate, head)
    assert one["held"] == [held]


def test_sizes_of_pumps_may_be_one_digit(modules: Page) -> None:
    for equipment, held in (("pump", 1), ("motor", 0)):
        [one] = found(modules, "75TSW5", "75TSW", equipment=equipment)
        assert one["held"] == [held]


@pytest.mark.parametrize(
    ("query", "said"),
    [("C620车床", "型号 C620G"), ("C620G 车床", "型号 C620G"), ("C630车床", ""), ("车床", "")],
)
def test_the_reader_sees_which_model_was_begun(modules: Page, query: str, said: str) -> None:
    told = modules.evaluate(
        """async (query) => {
          const { modelsOf } = await import("/assets/search/marking.js");
          return modelsOf({ m: ["C620G", "D-015"], f: { equipment: ["machine-tool"] } }, query, {});
        }""",
        query,
    )
    assert told == said
