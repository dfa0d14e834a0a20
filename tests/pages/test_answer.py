"""The answer on a page's first screen says what the data says, and not a word more."""

from datetime import date
from typing import Any

import pytest
from helpers.tree import EVIDENCE, VOCABULARIES, catalogue, law, notice, relief, row

from portal.catalogue.vocabularies import by_id, load_vocabularies
from portal.pages.record.answer import Answer, answer_of
from portal.portal import Portal

DAY = date(2026, 9, 1)


def answer(**fields: Any) -> Answer:
    """The answer for a row of a phase-out list that holds."""
    machine = {"match": "exact", "action": "淘汰", "models": ["X-1"]}
    listed = notice("list", issued="2014-01-01", rows=[row("list-1", **(machine | fields))])
    site = Portal(catalogue(phase_out=[listed]), DAY).site
    return answer_of(site.catalogue.items["list-1"], site, [])


@pytest.mark.parametrize(
    ("fields", "finding", "tone"),
    [
        ({}, "列入淘汰。", "listed"),
        ({"scope": "9种型号"}, "列入淘汰。", "listed"),
        ({"scope": "仅指两机串联"}, "有条件列入淘汰。", "listed"),
        ({"scope": "燃煤", "match": "attribute"}, "有条件列入淘汰。", "listed"),
        (
            {"deadline_rules": [{"made": "any", "stop_use": "immediate"}], "scope": "2、4极"},
            "列入淘汰：不论何年生产，立即停止使用。",
            "listed",
        ),
        (
            {"deadline_rules": [{"made": "<=2003", "stop_use_by": "2015-12-31"}]},
            "有条件列入淘汰：2003年及以前生产的，最迟2015-12-31停止使用。",
            "listed",
        ),
        ({"action": "限制"}, "限制类。", "unverified"),
        ({"reason": "参照淘汰类管理"}, "不是淘汰条目，参照淘汰类管理。", "unverified"),
    ],
)
def test_finding_of_a_row(fields: dict[str, Any], finding: str, tone: str) -> None:
    told = answer(**fields)
    assert (told.finding, told.tone) == (finding, tone)


def test_old_edition_finds_nothing_and_leads_to_the_newer_list() -> None:
    old = notice("old", issued="2005", rows=[row("old-1", match="series", action="淘汰")])
    new = notice("new", issued="2014-01-01", supersedes=["old"])
    site = Portal(catalogue(phase_out=[old, new]), DAY).site
    told = answer_of(site.catalogue.items["old-1"], site, [])
    assert told.finding == "" and told.tone == "superseded"
    assert told.notices[0].words == "所在清单的后续文件（不一定有同样的条目）："


def test_what_ended_leads_past_a_successor_that_has_ended_too() -> None:
    laws = [
        law("first", effective="2000-01-01"),
        law("second", effective="2010-01-01", supersedes=["first"]),
        law("third", effective="2020-01-01", supersedes=["second"]),
    ]
    site = Portal(catalogue(laws=laws), DAY).site
    (told,) = answer_of(site.catalogue.items["first"], site, []).notices
    assert (told.words, [link.url for link in told.links]) == ("请改看：", ["laws/third/"])


def test_a_row_says_whether_it_ended_by_itself_or_with_its_list() -> None:
    rows = [row("first", expires="2025-12-31"), row("with", expires="2029-12-31"), row("bare")]
    ended = relief("list", *rows, issued="2020-01-01", expires="2026-06-30")
    records = catalogue(tax=[ended])
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    site = Portal(records, DAY).site
    badges = [site.badge(records.items[id]) for id in ("first", "with", "bare")]
    assert [badge.name for badge in badges if badge] == ["本条已失效", "清单已失效", "清单已失效"]


def test_a_relief_goes_on_to_the_situation_that_it_answers_first() -> None:
    """eq-ee-2017 stands second where somebody buys equipment, and first where somebody saves water."""
    records = catalogue(tax=[relief("eq-ee-2017", issued="2017-01-01")])
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    told = answer_of(records.items["eq-ee-2017"], Portal(records, DAY).site, [])
    assert "tools/tax/#situation=water" in [step.url for step in told.steps]


def test_doubt_about_a_compilation_is_told_on_its_rows() -> None:
    guide = relief("guide", row("guide-1"), level="reference", status_doubt="2022年口径")
    site = Portal(catalogue(tax=[guide]), DAY).site
    told = answer_of(site.catalogue.items["guide-1"], site, [])
    assert told.verdict == "是否仍适用待核：2022年口径。" and told.tone == "unverified"


@pytest.mark.parametrize(("part", "mark"), [(None, "（待核）"), ("比例", "（部分待核）")])
def test_doubted_summary_is_marked_in_cards_and_descriptions(part: str | None, mark: str) -> None:
    doubt = {"field": "summary"} | ({"part": part} if part else {})
    verification = EVIDENCE["verification"] | {"unverified": [doubt]}
    record = notice("a", issued="2020-01-01", summary="可抵一成。", verification=verification)
    portal = Portal(catalogue(policies=[record]), DAY)
    assert f"可抵一成。{mark}" in portal.pages["policies/"].body
    assert portal.pages["policies/a/"].description.endswith(f"可抵一成。{mark}")
