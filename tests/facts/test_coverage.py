"""For every list and standard that stands: all of it is here, or its page, the tools and search say
what is missing."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from helpers.building import ROOT
from helpers.searched import documents

from portal.catalogue.coverage import Coverage
from portal.kinds.item import Item
from portal.pages.record.record import record_page
from portal.portal import Portal
from portal.tools.files import tool_files


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal.open(ROOT / "data", date(2026, 11, 29), preview=True)


@pytest.fixture(scope="module")
def tools(portal: Portal) -> dict[str, Any]:
    return {asset.path: json.loads(asset.content) for asset in tool_files(portal.site)}


@pytest.fixture(scope="module")
def marks(portal: Portal) -> dict[str, str]:
    """The word that search shows, by address."""
    files = {asset.path: asset.content for asset in portal.search_files(())}
    assert "未收录不等于没有规定" in json.loads(files["search/index.json"])["nothing"]
    return {doc["u"]: doc.get("c", "") for doc in documents(files)}


def counted(portal: Portal) -> Iterator[tuple[Item, Coverage]]:
    for item in portal.site.catalogue.records:
        coverage = portal.site.coverage(item)
        if coverage and portal.site.validities.stands(item):
            yield item, coverage


def test_every_list_and_standard_is_counted(portal: Portal) -> None:
    here = {item.id for item, _ in counted(portal)}
    kinds = ("standards", "phase-out", "technologies")
    all_ = {item.id for kind in kinds for item in portal.site.catalogue.of(kind)}
    standing = {id for id in all_ if portal.site.validities.stands(portal.site.catalogue.items[id])}
    assert len(here) > 100 and standing <= here


def test_rows_present_are_rows_declared_or_the_page_says_what_is_missing(portal: Portal) -> None:
    for item, coverage in counted(portal):
        if coverage.is_whole:
            assert coverage.present == coverage.declared, item.id
            continue
        said = str(record_page(item, portal.site, portal.renderer).body)
        assert f"<strong>{coverage.name}</strong>" in said, item.id
        assert coverage.missing or "不能说收全了" in said, item.id


def test_search_marks_what_is_known_to_lack_something(
    portal: Portal, marks: dict[str, str]
) -> None:
    told = {item.url: coverage for item, coverage in counted(portal)}
    for url, coverage in told.items():
        assert marks[url] == (coverage.name if coverage.is_partial else ""), url


def test_the_equipment_check_knows_which_lists_are_whole(
    portal: Portal, tools: dict[str, Any]
) -> None:
    for one in tools["tools/equipment.json"]["lists"]:
        coverage = portal.site.coverage(portal.site.catalogue.items[one["id"]])
        assert coverage and one.get("partial", "") == (
            "" if coverage.is_whole else coverage.name
        ), one["id"]
        assert one["coverage"] == coverage.sentence


def test_the_benchmark_knows_which_standards_are_whole(
    portal: Portal, tools: dict[str, Any]
) -> None:
    tables = [
        one for kind in tools["tools/machines.json"]["machines"] for one in kind["tables"]
    ] + tools["tools/products.json"]["documents"]
    told = {one["url"]: one["coverage"] for one in tables}
    told |= {one["url"]: one["told"] for one in tools["tools/products.json"]["bare"]}
    standards = [(item, one) for item, one in counted(portal) if item.kind.id == "standards"]
    for item, coverage in standards:
        is_asked = item.get("indicators") or "consumption-limit" in item.get("topics")
        if not coverage.is_whole and (is_asked or item.url in told):
            assert coverage.sentence in told[item.url], item.id


@pytest.mark.parametrize("id", ["gaohaoneng-2", "gaohaoneng-3"])
def test_the_lists_that_are_whole(portal: Portal, id: str) -> None:
    coverage = portal.site.coverage(portal.site.catalogue.items[id])
    assert coverage and coverage.is_whole


@pytest.mark.parametrize(
    ("id", "missing"),
    [
        ("cyjg-2024", "没有查到不等于不在目录里"),
        ("gaohaoneng-1", "第8类柴油机一条也没有收录"),
        ("gaohaoneng-4", "比公布的少2档"),
        ("gb-18613-2020", "单相电机、空调风扇电机未收录"),
        ("product-efficiency-levels-2024", "没有逐项收录"),
        ("eq-ee-2017", "附件1逐项内容尚未收录"),
    ],
)
def test_what_is_missing_is_said(portal: Portal, id: str, missing: str) -> None:
    coverage = portal.site.coverage(portal.site.catalogue.items[id])
    assert coverage and coverage.is_partial and missing in coverage.missing
