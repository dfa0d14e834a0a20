"""A row that names no equipment is found by that of its list, where the list is about one kind."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.building import tool_files_of
from helpers.tree import folder, notice, row

from portal.checks.runner import problems_in


def listed(tmp_path: Path, of_list: list[str], of_row: list[str]) -> Path:
    fields: dict[str, Any] = {"models": ["AA1-10"], "match": "exact", "action": "淘汰"}
    fields |= {"equipment": of_row} if of_row else {}
    record = notice("a-list", issued="2018-01-01", rows=[row("a-list-1", **fields)])
    record |= {"equipment": of_list} if of_list else {}
    return folder(tmp_path / "data", {"phase-out/a-list.yaml": json.dumps(record)})


@pytest.mark.parametrize(
    ("of_list", "of_row", "found"),
    [
        (["motor"], [], ["motor"]),
        (["motor"], ["fan"], ["fan"]),
        (["motor", "pump"], ["fan"], ["fan"]),
        ([], ["fan"], ["fan"]),
    ],
)
def test_the_equipment_tool_has_the_row(tmp_path, of_list, of_row, found):
    data = listed(tmp_path, of_list, of_row)
    assert problems_in(data) == []
    [one] = tool_files_of(data, date(2026, 11, 22))["tools/equipment.json"]["rows"]
    assert one["equipment"] == found


@pytest.mark.parametrize("of_list", [["motor", "pump"], []])
def test_a_row_that_the_tool_would_not_find_is_refused(tmp_path, of_list):
    [problem] = problems_in(listed(tmp_path, of_list, []))
    assert problem.field == "rows[1].equipment" and "铭牌查询查不到" in problem.message
