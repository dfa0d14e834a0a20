"""The names by which the search knows places are those of the official list, none made up, none missing."""

from pathlib import Path

import pytest
import yaml
from helpers.building import ROOT

from portal.catalogue.tree import load
from portal.read.vocabulary import Region

OFFICIAL: dict[str, dict[str, str]] = yaml.safe_load(
    Path(__file__).with_name("prefectures.yaml").read_text(encoding="utf-8")
)
"""By the code of the province the prefectures: the first four digits of the code, and the name."""

BELOW = {"469007"}
"""Cities of no prefecture: 东方市 is Hainan's own."""


@pytest.fixture(scope="module")
def regions() -> dict[str, Region]:
    terms = load(ROOT / "data").vocabularies["regions"]
    return {id: term for id, term in terms.items() if isinstance(term, Region)}


def is_short_for(name: str, official: str) -> bool:
    """`海南州` for 海南藏族自治州: 海南 alone is a province."""
    if official.startswith(name):
        return True
    return name[-1] == "州" and official.endswith("自治州") and official.startswith(name[:-1])


def test_each_prefecture_is_known_by_one_name(regions: dict[str, Region]) -> None:
    for province, known in OFFICIAL.items():
        for code, name in known.items():
            found = [one for one in regions[province].cities if is_short_for(one, name)]
            own = regions.get(f"{code}00")
            assert len(found) == 1 or (not found and own), (name, found)


def test_no_place_is_made_up(regions: dict[str, Region]) -> None:
    for id, region in regions.items():
        if region.parent and id not in BELOW:
            assert OFFICIAL[region.parent][id[:4]] == region.name
        for name in region.cities:
            official = OFFICIAL[id].values()
            assert len([one for one in official if is_short_for(name, one)]) == 1, (id, name)
