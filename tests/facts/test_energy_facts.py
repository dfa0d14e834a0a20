"""What the energy tool rests on in the real data: the ends of natural gas, the coal of a kilowatt-hour."""

from typing import Any

import pytest


@pytest.fixture
def coefficients(tool_data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["energy"]: one for one in tool_data["tools/energy.json"]["coefficients"]}


def test_natural_gas_lies_between_its_two_sorts(coefficients: dict[str, dict[str, Any]]) -> None:
    gas = coefficients["天然气"]
    assert gas["low"] == coefficients["气田天然气"]["value"] == 1.2143
    assert gas["high"] == coefficients["油田天然气"]["value"] == 1.33
    assert "2008年版" in gas["edition"]


def test_the_usual_coal_of_a_kilowatt_hour_names_its_source(
    coefficients: dict[str, dict[str, Any]],
) -> None:
    power = coefficients["电力（当量值）"]
    assert (power["equal"]["low"], power["equal"]["high"]) == (0.268, 0.352)
    assert "GB 21258-2024" in power["equal"]["note"]
    assert power["value"] < power["equal"]["low"]


def test_what_has_no_coefficient_counts_by_measured_heat(
    coefficients: dict[str, dict[str, Any]],
) -> None:
    for energy in ("蒸汽", "生物质燃料", "水煤浆"):
        assert coefficients[energy]["measured"]
        assert not coefficients[energy].keys() & {"value", "low", "high"}
    assert coefficients["蒸汽"]["carried"] == coefficients["热力（当量值）"]["value"]
