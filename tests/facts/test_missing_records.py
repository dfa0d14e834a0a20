"""What was recorded by title only stays what it is: no invented number, no placeholder for a date."""

from typing import Any

import pytest
import yaml
from helpers.building import ROOT

DATA = ROOT / "data"
TRACKED = "气候政策数据库 CCPID 跟踪表"

INVENTED = ("中小企业绿色发展指导意见", "公告2026年第4号", "2025年第15号")
"""Documents of samples of code: they were never issued."""

NOT_FOUND = ("发改价格〔2021〕1239号", "用能权管理办法")
"""What was looked for and not found; the topic of electricity price says so."""


def records(*folders: str) -> list[dict[str, Any]]:
    paths = [path for name in folders for path in sorted((DATA / name).glob("*.yaml"))]
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]


@pytest.fixture(scope="module")
def documents() -> list[dict[str, Any]]:
    return records("laws", "policies", "standards", "tax", "technologies")


def test_what_was_never_issued_or_found_is_no_record(documents: list[dict[str, Any]]) -> None:
    names = [f"{one['title']} {one.get('doc_no', '')}" for one in documents]
    assert [name for name in names for word in INVENTED + NOT_FOUND if word in name] == []


def test_the_month_of_old_entries_is_no_date(documents: list[dict[str, Any]]) -> None:
    """Before 2022-02 the list of titles has a 1 where it does not know the month."""
    only_tracked = [
        one
        for one in documents
        if [source["title"] for source in one.get("sources", ())] == [TRACKED]
    ]
    assert len(only_tracked) > 80
    early = [one for one in only_tracked if str(one.get("issued", "9999")) < "2022-02"]
    assert [one["id"] for one in early if str(one["issued"])[4:7] == "-01"] == []


def test_a_title_alone_tells_no_number(documents: list[dict[str, Any]]) -> None:
    """Of the third round: whoever has no number says that it is not verified."""
    new = [
        one
        for one in documents
        if "文号和正文没有见到" in one.get("coverage", "")
        or "文号没有见到" in one.get("coverage", "")
    ]
    assert len(new) > 60
    silent = [
        one["id"]
        for one in new
        if one.get("doc_no")
        or "doc_no" not in [doubt["field"] for doubt in one["verification"]["unverified"]]
    ]
    assert silent == []


def test_local_prices_are_told_to_their_province_only() -> None:
    local = [
        one
        for one in records("policies")
        if "electricity-price" in one.get("topics", ()) and one["level"] == "local-document"
    ]
    assert {tuple(one["regions"]) for one in local} == {
        ("110000",),
        ("140000",),
        ("320000",),
        ("620000",),
    }


def test_the_topic_says_which_prices_are_not_held() -> None:
    terms = yaml.safe_load((DATA / "vocab" / "topics.yaml").read_text(encoding="utf-8"))["terms"]
    gaps = "".join(next(one for one in terms if one["id"] == "electricity-price")["gaps"])
    for word in ("分时时段", "差别电价", "发改价格〔2021〕1239号", "基本电费", "转供电"):
        assert word in gaps
