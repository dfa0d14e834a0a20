"""A catalogue that brings only a model and marks its fields is shown, told and found like the others."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import pytest
from helpers import tree

from portal.as_of import CHINA
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.content import content_of
from portal.catalogue.tree import Loaded, Tree
from portal.catalogue.vocabularies import load_vocabularies
from portal.feeds.feed_item import FeedItem, FeedItems
from portal.kinds.kind import Kind
from portal.kinds.kinds import BY_ID
from portal.ledger.event import Event, Subject
from portal.ledger.scope import Scope
from portal.page import Page
from portal.pages.gather.listing import catalogue_pages
from portal.pages.record.record import record_page
from portal.portal import Portal
from portal.read.dates import PartialDate
from portal.read.fields import Line, Many, Number, Prose, Reference, Url
from portal.read.markers import Dates, Label, Show, Vocabulary
from portal.read.record import Record
from portal.search.documents import SearchDocument, documents
from portal.site_info import SiteInfo

ALL = Show.PARTICULARS | Show.ENTRY | Show.SEARCH


class Training(Record):
    """A training that is announced."""

    date: Annotated[PartialDate, Dates(), ALL]
    """举办日期"""
    organizer: Annotated[Line, ALL]
    """主办单位"""
    places: Annotated[Many[Line], Label("举办地点"), ALL] = ()
    """各场的地点"""
    seats: Annotated[Number | None, ALL] = None
    """名额"""
    free: Annotated[bool | None, ALL] = None
    """免费"""
    concerns: Annotated[Many[Reference], Vocabulary("industries"), ALL] = ()
    """面向的行业"""
    by: Annotated[Reference | None, Vocabulary("issuers"), ALL] = None
    """指导单位"""
    url: Annotated[Url | None, Label("报名网址"), ALL] = None
    """报名的网址"""
    programme: Annotated[Prose | None, ALL] = None
    """课程"""


KIND = Kind("trainings", "培训活动", Training, "各地的节能培训")

RECORD = {
    "id": "motor-course",
    "title": "电动机能效提升培训",
    "date": "2027-03-18",
    "organizer": "某省节能监察总队",
    "places": ["杭州", "宁波"],
    "seats": 120,
    "free": True,
    "concerns": ["paper"],
    "by": "miit",
    "url": "https://training.example/motor",
    "programme": "先讲**选型**，再讲改造。",
    "added": "2026-11-22",
    **tree.EVIDENCE,
}

TOLD = {
    "举办日期": "2027-03-18",
    "主办单位": "某省节能监察总队",
    "举办地点": "杭州、宁波",
    "名额": "120",
    "免费": "是",
    "面向的行业": "造纸",
    "指导单位": "工业和信息化部",
    "报名网址": "https://training.example/motor",
}


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Portal:
    monkeypatch.setitem(BY_ID, KIND.id, KIND)
    vocabularies, _ = load_vocabularies(tree.VOCABULARIES)
    loaded = Loaded(KIND, "trainings/motor-course.yaml", Training.model_validate(RECORD))
    catalogue = Catalogue(Tree(Path(), vocabularies, [loaded]))
    return Portal(catalogue, date(2026, 12, 1), SiteInfo("平台", "https://portal.example/"))


@pytest.fixture
def page(portal: Portal) -> Page:
    return record_page(portal.site.catalogue.items["motor-course"], portal.site, portal.renderer)


@pytest.fixture
def entry(portal: Portal) -> FeedItem:
    subject = Subject(content_of(portal.site.catalogue.items["motor-course"]))
    event = Event("some/added", "added", datetime(2026, 12, 1, tzinfo=CHINA), (subject,))
    return FeedItems(portal.site, portal.renderer, "a").of_event(event, Scope("all", "", "", ""))


@pytest.fixture
def found(portal: Portal) -> SearchDocument:
    return next(one for one in documents(portal.site, []) if one.url == "trainings/motor-course/")


@pytest.mark.parametrize("label", TOLD)
def test_its_fields_are_on_the_page_by_name(page: Page, label: str) -> None:
    line = next(one for one in page.body.split("<dt>") if one.startswith(f"{label}</dt>"))
    assert TOLD[label] in line


def test_terms_and_addresses_are_links_where_they_lead_somewhere(page: Page) -> None:
    assert '<a href="../../industries/paper/">造纸</a>' in page.body
    assert '<a href="https://training.example/motor" rel="noopener noreferrer">' in page.body
    assert "issuers/miit" not in page.body


def test_running_text_is_a_section_of_its_own(page: Page) -> None:
    assert ("programme", "课程") in page.sections
    assert "先讲<strong>选型</strong>" in page.body


@pytest.mark.parametrize("label", TOLD)
def test_its_fields_are_in_the_feed_by_name(entry: FeedItem, label: str) -> None:
    line = next(one for one in entry.html.split("<li>") if one.startswith(f"{label}："))
    assert TOLD[label] in line


def test_running_text_is_in_the_feed_as_plain_words(entry: FeedItem) -> None:
    assert "<p>先讲选型，再讲改造。</p>" in entry.html


def test_its_fields_are_found_and_dated(found: SearchDocument) -> None:
    text = "\n".join(found.body).replace("；", "、")
    for word in (*TOLD.values(), "先讲选型"):
        assert word in text
    assert found.year == 2027


def test_its_catalogue_is_listed_by_year(portal: Portal) -> None:
    (listing,) = catalogue_pages(KIND, portal.site, portal.renderer)
    assert listing.sections == (("year-2027", "2027 年"),)
    assert "电动机能效提升培训" in listing.body and "2027-03-18" in listing.body
