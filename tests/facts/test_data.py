"""The real data are sound: the checks find nothing, everything is published, the tools can read them."""

import json
from datetime import datetime
from typing import Any

import pytest
from helpers.building import ROOT
from helpers.tool_contract import CONTRACT

from portal.data_folder import DataFolder, open_data
from portal.ledger.ledger import read_ledger

REAL = ROOT / "data"


@pytest.fixture(scope="module")
def opened() -> DataFolder:
    """As of the last publication, so that no clock decides."""
    last = read_ledger(REAL).last
    assert last
    return open_data(REAL, datetime.fromisoformat(last.head.at))


def test_the_checks_find_nothing(opened: DataFolder) -> None:
    assert [str(problem) for problem in opened.problems] == []


def test_everything_is_published(opened: DataFolder) -> None:
    assert [str(problem) for problem in opened.unpublished] == []


@pytest.mark.parametrize("path", CONTRACT)
def test_each_file_of_the_tools_is_as_described(path: str, tool_data: dict[str, Any]) -> None:
    CONTRACT[path].model_validate_json(json.dumps(tool_data[path]))
