"""What the build writes, the browser reads; what is found is what the records say."""

import json
from datetime import date
from typing import Any

import pytest
from helpers import searched
from helpers.building import ROOT
from helpers.served import served
from helpers.tree import catalogue, law, notice, relief, row
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page

from portal.portal import Portal
from portal.search.columns import column
from portal.search.documents import SearchDocument, Written, documents
from portal.search.index import Index
from portal.search.postings import sharded

DAY = date(2026, 11, 22)

READ = """([begins, shards, count, tokens]) => {
  const pieces = { first: { begins, count }, get: (name) => shards[name.slice("words-".length)] }
  const index = new read.Shards(pieces).of("title", "body")
  const plain = (lists) => Object.fromEntries(lists.map(({ field, numbers }) => [field, numbers]))
  const begun = (token) => [...index.from(token)].map(({ term }) => term)
  return [tokens.map((token) => plain(index.with(token))), tokens.map(begun)]
}"""

FIELDS = ("name", "title", "about", "body", "beside")

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


@given(st.lists(DOCUMENT, max_size=40), st.sampled_from([1, 12, 40, 1000]))
def test_the_browser_finds_the_documents_that_have_a_token(
    module: Page, found: list[dict[str, list[str]]], size: int
) -> None:
    whole = [{"name": [], "about": [], "beside": [], **one} for one in found]
    packed = sharded(FIELDS, whole, smallest=size)
    tokens = ["a", "ab", "节能", "能源", "〇", "𠀀𠀁", "\uffee", "1", "=x", "zz", "none"]
    wanted = []
    for token in tokens:
        lists = {
            field: [number for number, one in enumerate(found) if token in one[field]]
            for field in ("title", "body")
        }
        wanted.append({field: numbers for field, numbers in lists.items() if numbers})
    there = {token for one in found for lists in one.values() for token in lists}
    begun = [
        sorted(
            (one for one in there if one.startswith(token)), key=lambda one: one.encode("utf-16-be")
        )
        for token in tokens
    ]
    given = [packed.begins, packed.shards, len(found), tokens]
    assert module.evaluate(READ, given) == [wanted, begun]


def found(**folders: list[dict[str, Any]]) -> dict[str, SearchDocument]:
    site = Portal(catalogue(**folders), DAY).site
    return {one.url: one for one in documents(site, [])}


def words(index: Index) -> set[str]:
    """The tokens by which documents are found by name, title or subject."""
    found = set()
    for path, content in index.files().items():
        if "/words-" in path:
            terms, name, title, about, *_ = json.loads(content)
            rows = zip(*(lists.split(";") for lists in (name, title, about)), strict=True)
            for term, row in zip(terms.split(" "), rows, strict=True):
                if set(row) != {"0"}:
                    found.add(term)
    return found


def listed(**fields: Any) -> SearchDocument:
    """A row of a phase-out list."""
    one = row("r", action="淘汰", **{"match": "attribute"} | fields)
    return found(phase_out=[notice("l", issued="2020-01-01", rows=[one])])["phase-out/r/"]


def test_a_number_is_a_name_in_the_ways_in_which_people_write_it() -> None:
    one = found(policies=[notice("a", issued="2017-01-01", doc_no="财税〔2017〕71号")])[
        "policies/a/"
    ]
    assert {"财税〔2017〕71号", "71号", "201771号"} <= set(one.names)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("国务院令第531号", {"531号", "令531号"}),
        ("国家发展改革委2025年第31号令", {"31号", "令31号", "2025年令31号"}),
        ("国家发展改革委等七部门令第15号（2018年）", {"15号", "令15号"}),
        ("主席令第三十七号", {"37号", "令37号"}),
    ],
)
def test_the_number_of_a_decree_is_a_name_with_its_form(written: str, names: set[str]) -> None:
    one = found(policies=[notice("a", issued="2017-01-01", doc_no=written)])["policies/a/"]
    assert names <= set(one.names)


def test_what_follows_from_a_part_of_a_document_is_not_called_by_its_number() -> None:
    number = "财政部 税务总局公告2026年第10号第二条第（二）项"
    one = found(policies=[notice("a", issued="2026-01-01", doc_no=number)])["policies/a/"]
    assert not {"10号", "公告10号"} & set(one.names)


@pytest.mark.parametrize(
    ("match", "models", "heads"),
    [
        ("series", ["JO3系列", "JO2系列"], ("JO3", "JO2")),
        ("series", ["8-18系列"], ("8-18",)),
        ("range", ["S7-30/10~S7-1600/10"], ("S7",)),
        ("range", ["SHF6-SHF35"], ("SHF#",)),
        ("attribute", ["GC型"], ("GC*",)),
        ("exact", ["Y132M-4"], ()),
    ],
)
def test_a_row_has_the_heads_of_its_series(
    match: str, models: list[str], heads: tuple[str, ...]
) -> None:
    assert listed(match=match, models=models).heads == heads


def test_a_row_is_about_the_boilers_that_it_means() -> None:
    about = listed(limits=[{"quantity": "evaporation", "at_most": 10}]).about
    assert {"1", "4", "10"} <= set(about) and "11" not in about


def test_an_id_is_a_name_and_no_word() -> None:
    one = list(found(laws=[law("zz-77", title="某法")]).values())
    terms = words(Index(one, {}))
    assert "=zz77" in terms and "77" not in terms


def test_pages_for_editors_are_not_to_be_found() -> None:
    site = Portal(catalogue(laws=[law("a")]), DAY).site
    pages = [Written("manual/publish/", "发布更新", "台账"), Written("guide/x/", "指南", "铭牌")]
    addresses = [one.url for one in documents(site, pages)]
    assert "guide/x/" in addresses and "manual/publish/" not in addresses


def test_a_page_is_found_by_what_the_home_page_calls_it() -> None:
    site = Portal(catalogue(laws=[law("a")]), DAY).site
    page = Written("guide/x/", "买设备能减多少税", "")
    *_, last = documents(site, [page], {"guide/x/": ["买设备怎样抵税"]})
    terms = words(Index([last], {}))
    assert "抵税" in terms and "=买设备怎样抵税" not in terms


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
    shown = searched.documents(files)
    addresses = [doc["u"] for doc in shown if not doc["u"].startswith("tools/")]
    assert addresses == ["laws/a/", "laws/b/"]


def test_a_piece_is_never_taken_for_one_of_another_build() -> None:
    before = Index(list(found(laws=[law("a", title="节约能源法")]).values()), {}).files()
    after = Index(list(found(laws=[law("a", title="节约用水法")]).values()), {}).files()
    pieces = [{path for path in files if path.count("/") == 2} for files in (before, after)]
    assert pieces[0] and not pieces[0] & pieces[1]
    for files, paths in zip((before, after), pieces, strict=True):
        build = json.loads(files["search/index.json"])["build"]
        assert {path.split("/")[1] for path in paths} == {build}


COLUMN = """async ([packed, count]) => {
  const { column } = await import("/assets/search/columns.js")
  const of = column(packed)
  return Array.from({ length: count }, (_, number) => of(number))
}"""


@pytest.mark.parametrize("kinds", [1, 3, 64, 65, 4097])
def test_the_browser_reads_the_value_of_each_document(module: Page, kinds: int) -> None:
    values = [number * number % kinds for number in range(5000)]
    assert module.evaluate(COLUMN, [column(values), len(values)]) == values
