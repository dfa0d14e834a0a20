"""What pages tell programs that they are about: true by the words of schema.org, and no more than is known."""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from helpers.building import DATA, ROOT
from helpers.tree import catalogue, law, relief, row

from portal.portal import Portal
from portal.site_info import SiteInfo
from portal.validity.status import Status

OURS = SiteInfo("示例站", "https://example.org/", "一个示例：有两样东西。")
DAY = date(2026, 11, 22)
WORDS = json.loads((ROOT / "tests/vectors/schema-org.json").read_text(encoding="utf-8"))["types"]
NOT_PROPERTIES = {"@type", "@context", "@graph", "query-input"}
"""The last is Google's own, beside the target of a SearchAction."""

TYPES = {
    "laws/ecological-environment-code/": "Legislation",
    "policies/miit2010-173/": "Legislation",
    "standards/gb-19153-2019/": "CreativeWork",
    "phase-out/gaohaoneng-1/": "Legislation",
    "phase-out/gaohaoneng-3-1-2/": "WebPage",
    "tax/eq-ee-2017/": "Legislation",
    "cases/case-001/": "Article",
    "jobs/air-compressor/": "HowTo",
    "terms/term-equivalent-primary/": "DefinedTerm",
    "bodies/cn-12345/": "WebPage",
    "interpretations/jd-fin-2026-jan20-press/": "WebPage",
    "laws/": "Dataset",
}


@pytest.fixture(scope="module")
def frozen() -> Portal:
    return Portal.open(DATA, DAY, OURS)


def graph_of(portal: Portal, url: str) -> list[dict[str, Any]]:
    """The things that a page speaks of; its place in the site is the first."""
    markup = portal.heads.of(portal.pages[url]).markup
    found = re.findall('<script type="application/ld[+]json">(.*)</script>', markup)
    assert len(found) == 1, url
    whole = json.loads(found[0])
    assert whole["@context"] == "https://schema.org"
    return whole["@graph"]


def properties_of(type: str) -> set[str]:
    own = WORDS[type]
    return {*own["properties"], *(name for above in own["above"] for name in properties_of(above))}


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every thing in a graph, and what stands in it."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield from nodes(part)


def test_each_word_is_one_of_schema_org(frozen: Portal) -> None:
    seen = set()
    for url in frozen.pages:
        for node in nodes(graph_of(frozen, url)):
            seen.add(node["@type"])
            unknown = node.keys() - properties_of(node["@type"]) - NOT_PROPERTIES
            assert not unknown, (url, node["@type"], unknown)
            assert all(value not in ("", [], None) for value in node.values()), (url, node)
    assert {"Legislation", "HowTo", "DefinedTerm", "Article", "NewsArticle", "Dataset"} <= seen


@pytest.mark.parametrize("url", TYPES)
def test_a_page_is_what_it_is(frozen: Portal, url: str) -> None:
    assert graph_of(frozen, url)[1]["@type"] == TYPES[url]


def test_every_page_says_where_it_stands(frozen: Portal) -> None:
    """The same way as readers see at its head, and itself."""
    for url, page in frozen.pages.items():
        trail = graph_of(frozen, url)[0]
        assert trail["@type"] == "BreadcrumbList"
        steps = trail["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert steps[0]["item"] == OURS.address
        assert steps[-1]["item"] == OURS.absolute(url)
        shown = re.search(r'<nav class="trail".*?</nav>', page.body, re.DOTALL)
        if shown:
            assert shown.group().count("<li>") == len(steps) - 1, url


@pytest.mark.parametrize("seed", range(3))
def test_force_is_what_the_page_says_of_the_day(frozen: Portal, seed: int) -> None:
    """On days on which something turns and on those before, for every record of law."""
    picked = random.Random(seed)
    turns = sorted(
        day
        for item in frozen.site.catalogue.records
        for validity in [frozen.site.validity(item)]
        if validity
        for day in (validity.since, validity.until)
        if day and day.precision == "day"
        for day in [day.first]
    )
    turn = picked.choice(turns)
    said = 0
    for day in (turn - timedelta(days=1), turn):
        portal = Portal(frozen.site.catalogue, day, OURS, frozen.site.timeline)
        for item in portal.site.catalogue.records:
            node = graph_of(portal, item.url)[1]
            validity = portal.site.validity(item)
            force = node.get("legislationLegalForce", "").rpartition("/")[2]
            if node["@type"] != "Legislation" or validity is None:
                assert not force
            elif validity.status is Status.IN_FORCE:
                assert force == "InForce"
            elif validity.status in (Status.UNVERIFIED, Status.TARGET_PASSED):
                assert not force
            else:
                assert force == "NotInForce"
            said += bool(force)
    assert said > 10


def test_what_is_doubted_or_unseen_is_not_said() -> None:
    doubted = {
        "confidence": "medium",
        "checked": "2026-08-01",
        "unverified": [{"field": "issuers"}],
    }
    unseen = {"confidence": "low", "checked": "2026-08-01"}
    known = {"issuers": ["npcsc"], "doc_no": "主席令第一号", "issued": "2020-01"}
    records = catalogue(
        laws=[
            law("sure", **known),
            law("half", **known, verification=doubted),
            law("name", **known, verification=unseen, aliases=["又名"]),
        ]
    )
    portal = Portal(records, DAY, OURS)
    sure, half, name = (graph_of(portal, f"laws/{id}/")[1] for id in ("sure", "half", "name"))
    assert sure["legislationPassedBy"] and sure["legislationIdentifier"] == "主席令第一号"
    assert sure["legislationDate"] == "2020-01"
    assert "legislationPassedBy" not in half and half["legislationIdentifier"]
    assert name.keys() == {"@type", "name", "url", "inLanguage", "dateModified"}
    assert name["@type"] == "WebPage"


def test_a_row_is_about_a_thing_and_part_of_its_list() -> None:
    records = catalogue(tax=[relief("list", row("one", name="甲", aliases=["又名"]))])
    node = graph_of(Portal(records, DAY, OURS), "tax/one/")[1]
    assert node["isPartOf"]["url"] == "https://example.org/tax/list/"
    assert node["about"] == {"@type": "Thing", "name": "甲", "alternateName": "又名"}


def test_without_an_address_nothing_is_said(frozen: Portal) -> None:
    portal = Portal(frozen.site.catalogue, DAY, replace(OURS, address=""))
    assert "<script" not in portal.heads.of(portal.pages["laws/"]).markup
    assert "<script" not in portal.heads.of_text("", "首页").markup


def test_home_is_the_site_and_sends_no_words(frozen: Portal) -> None:
    markup = frozen.heads.of_text("", "首页").markup
    node = json.loads(markup.partition('ld+json">')[2].partition("</script>")[0])["@graph"][0]
    target = node["potentialAction"]["target"]["urlTemplate"]
    assert node["@type"] == "WebSite" and node["name"] == OURS.name
    assert target == "https://example.org/search/#q={words}"


def test_lists_lead_to_their_data(frozen: Portal) -> None:
    for kind in frozen.site.kinds:
        (node,) = (one for one in graph_of(frozen, f"{kind.id}/") if one["@type"] == "Dataset")
        assert [one["contentUrl"] for one in node["distribution"]] == [
            f"https://example.org/api/v1/{kind.id}.json",
            f"https://example.org/api/v1/{kind.id}.csv",
        ]


def test_items_name_their_copies(frozen: Portal) -> None:
    for item in frozen.site.catalogue.items.values():
        markup = str(frozen.heads.of(frozen.pages[item.url]).markup)
        assert '<link rel="alternate" type="text/markdown" href="index.md">' in markup
        data = f'type="application/json" href="../../api/v1/{item.url[:-1]}.json">'
        assert data in markup
