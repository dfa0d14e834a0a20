"""What is doubted of a value is said, and no less than that."""

from typing import Any

import pytest

from portal.catalogue.content import doubt_of


@pytest.mark.parametrize(
    ("doubts", "expected"),
    [
        ([], ""),
        ([{"field": "expires"}], ""),
        ([{"field": "issued"}], "待核"),
        ([{"field": "issued", "part": "日"}], "部分待核"),
        ([{"field": "issued", "part": "日"}, {"field": "issued", "part": "月"}], "部分待核"),
        ([{"field": "issued", "part": "日"}, {"field": "issued"}], "待核"),
        ([{"field": "issued"}, {"field": "expires", "part": "日"}], "待核"),
    ],
)
def test_a_part_is_only_said_where_no_doubt_is_about_the_whole(
    doubts: list[dict[str, Any]], expected: str
) -> None:
    part = {"id": "a", "verification": {"confidence": "medium", "unverified": doubts}}
    assert doubt_of(part, "issued") == expected
