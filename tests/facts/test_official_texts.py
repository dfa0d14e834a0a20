"""From every law, policy, standard and list a reader reaches the official text, or is told in one sentence
where it is."""

from collections import Counter
from datetime import date

import pytest
from helpers.building import ROOT

from portal.catalogue.catalogue import Catalogue
from portal.catalogue.tree import load
from portal.portal import Portal
from portal.view.official_text import libraries, official_text_of

ADDRESSED = 85
"""Records whose text has an address that was seen; it may only grow."""

UNTRACED = 57
"""Records with neither an address nor a library: local documents, lists of associations, documents
known by title and month alone, of whose issuers nothing was seen (45 of 2026-11-29), and what we
gathered ourselves. It may only shrink."""


@pytest.fixture(scope="module")
def site():
    return Portal(Catalogue(load(ROOT / "data")), date(2026, 11, 22)).site


def texts(site):
    records = (item for item in site.catalogue.records if not site.catalogue.is_withdrawn(item))
    return {item.id: text for item in records if (text := official_text_of(item, site)) is not None}


def test_every_document_leads_to_its_text_or_says_where_it_is(site):
    kinds = ("laws", "policies", "standards", "phase-out", "technologies", "tax")
    found = texts(site)
    wanted = [item for kind in kinds for item in site.catalogue.of(kind)]
    assert wanted
    for item in wanted:
        text = found[item.id]
        assert text.address or (text.library and text.words) or text.told, item.id
        assert bool(text.told) == (text.state == "neither"), item.id


def test_no_fewer_lead_to_it_than_before(site):
    states = Counter(text.state for text in texts(site).values())
    assert states["address"] >= ADDRESSED
    assert states["neither"] <= UNTRACED


def test_every_library_holds_something(site):
    held = {text.library.id for text in texts(site).values() if text.library}
    assert held == {library.id for library in libraries(site)}
    assert all(library.seen for library in libraries(site))


def test_a_relief_of_a_law_is_looked_up_by_the_law(site):
    text = texts(site)["eit-art34-credit"]
    assert (text.library.id, text.words) == ("flk", "中华人民共和国企业所得税法")
    assert text.within.startswith("企业所得税法第三十四条")


def test_a_list_says_which_annex_it_is(site):
    text = texts(site)["eq-ee-2017"]
    assert (text.words, text.words_are, text.within) == ("财税〔2017〕71号", "文号", "附件1")


def test_a_standard_is_looked_up_by_its_number(site):
    text = texts(site)["gbt-2589-2020"]
    assert (text.words, text.words_are) == ("GB/T 2589-2020", "标准号")
    assert "GB/T%202589-2020" in text.library_url or "GB%2FT" in text.library_url
