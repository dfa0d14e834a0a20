"""What the build writes, the browser reads; what is found is what the records say."""

import json
from datetime import date
from typing import Any

import pytest
from helpers.building import ROOT
from helpers.served import served
from helpers.tree import catalogue, law, notice, relief, row
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from portal.portal import Portal
from portal.search.documents import SearchDocument, Written, documents
from portal.search.index import Index
from portal.search.postings import postings

DAY = date(2026, 11, 22)

READ = """([packed, tokens]) => {
  const index = new read.Postings(packed)
  const plain = (lists) => Object.fromEntries(lists.map(({ field, numbers }) => [field, numbers]))
  return tokens.map((token) => plain(index.with(token)))
}"""

TOKEN = st.sampled_from(["a", "ab", "节能", "能源", "〇", "𠀀𠀁", "\uffee", "1", "=x", "zz"])
DOCUMENT = st.fixed_dictionaries({"title": st.lists(TOKEN), "body": st.lists(TOKEN)})


@pytest.fixture(scope="module")
def module(chromium: Any) -> Any:
    with served(ROOT / "hooks/theme") as address:
        page: Page = chromium.new_page()
        page.goto(f"{address}404.html")
        page.evaluate("async () => { window.read = await import('/assets/search/postings.js') }")
        yield page
        page.close()


@given(st.lists(DOCUMENT, max_size=40))
def test_the_browser_finds_the_documents_that_have_a_token(
    module: Page, found: list[dict[str, list[str]]]
) -> None:
    packed = postings(("title", "body"), found)
    tokens = ["a", "ab", "节能", "能源", "〇", "𠀀𠀁", "\uffee", "1", "=x", "zz", "none"]
    wanted = []
    for token in tokens:
        lists = {
            field: [number for number, one in enumerate(found) if token in one[field]]
            for field in ("title", "body")
        }
        wanted.append({field: numbers for field, numbers in lists.items() if numbers})
    assert module.evaluate(READ, [packed, tokens]) == wanted


def found(**folders: list[dict[str, Any]]) -> dict[str, SearchDocument]:
    site = Portal(catalogue(**folders), DAY).site
    return {one.url: one for one in documents(site, [])}


def test_a_number_is_a_name_in_the_ways_in_which_people_write_it() -> None:
    one = found(policies=[notice("a", issued="2017-01-01", doc_no="财税〔2017〕71号")])[
        "policies/a/"
    ]
    assert {"财税〔2017〕71号", "71号", "201771号"} <= set(one.names)


def test_what_ended_leads_to_what_holds() -> None:
    old = law("old", effective="2000-01-01")
    new = law("new", title="新法", effective="2020-01-01", supersedes=["old"])
    one = found(laws=[old, new])["laws/old/"]
    assert (one.past, one.badge, one.note) == (2, "repealed", "请改看：新法")


def test_a_row_is_about_what_its_list_is_about_unless_it_says_otherwise() -> None:
    rows = [row("r1"), row("r2", industries=["steel"])]
    one = found(tax=[relief("list", *rows, industries=["paper"])])
    facets = [one[f"tax/{id}/"].facets["industries"] for id in ("list", "r1", "r2")]
    assert facets == [["paper"], ["paper"], ["steel"]]


def test_hand_written_pages_are_found_by_their_words() -> None:
    site = Portal(catalogue(laws=[law("a")]), DAY).site
    page = Written("guide/x/", "指南", "<p>先看<b>铭牌</b> &amp; 型号</p>")
    *_, last = documents(site, [page])
    assert (last.url, last.body) == ("guide/x/", ("先看 铭牌 & 型号",))


def test_files_are_the_same_for_the_same_data() -> None:
    one = list(
        found(laws=[law("a", effective="2020-01-01"), law("b", effective="2020-01-01")]).values()
    )
    files, again = Index(one, {}).files(), Index(one, {}).files()
    assert files == again
    shown = json.loads(files["search/docs.json"])["docs"]
    addresses = [doc["u"] for doc in shown if not doc["u"].startswith("tools/")]
    assert addresses == ["laws/a/", "laws/b/"]
