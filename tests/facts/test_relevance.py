"""People find what they look for in the real data: the queries beside this file."""

from pathlib import Path

import pytest
from helpers.building import ROOT
from playwright.sync_api import Browser

from portal.bench.browser import ask
from portal.bench.relevance import lists_of, outcomes, read_queries, score
from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load

FACTS = Path(__file__).parent / "search"
QUERIES = sorted(FACTS.glob("*.yaml"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue(load(ROOT / "data"))


def test_people_find_what_they_look_for(chromium: Browser, site: Path, catalogue: Catalogue):
    asked = read_queries(QUERIES, catalogue.items)
    answers = ask(chromium, site, [one.query.query for one in asked])
    results = outcomes(asked, [one.addresses for one in answers], lists_of(catalogue))
    assert score(results) >= 0.9
    assert [(one.asked.query.query, one.place, one.found[:3]) for one in results if one.short] == []


def test_the_queries_are_many_and_of_all_catalogues(catalogue: Catalogue):
    asked = read_queries(QUERIES, catalogue.items)
    assert len(asked) >= 60
    assert len({one.query.query for one in asked}) == len(asked)
    kinds = {catalogue.items[id].kind.id for one in asked for id in one.query.expect}
    assert len(kinds) == 8
