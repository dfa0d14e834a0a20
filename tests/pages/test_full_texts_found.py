"""An article that is asked for is found in the texts at hand, and their words below all else: with two small
texts of our own beside the frozen data."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from helpers.building import DATA, ROOT
from helpers.served import served
from playwright.sync_api import Page

from portal.data_layers import DataLayers
from portal.editing.finding.text_search import TextSearch
from portal.portal import Portal
from portal.search.full_texts import PART, places_of, searched_texts, text_pieces

DAY = date(2026, 11, 22)

HEAD = """---
title: {title}
sources:
  - {{title: 试验用的文字, seen: 2026-11-01}}
---

"""

LAW = """# 第一章　总则

**第一条**　为了试验查找，写下这些话。

**第二条**　本文里的蓝色风车，是指会转的牌子。

# 第二章　做法

**第三条**　单位应当管好蓝色风车。

前款的单位，分为两种：

（一）有十架以上的；

（二）由所在地指定的。

**第三条之一**　风车停转的，当天报告。

**第四条**　不报告的，由管理的人提醒；{long}
"""

OLDER = """**第一条**　旧的一版里有一头粉色大象。
"""

NOTICE = """**一、**蓝色风车每月看一次。

**二、**看过的写在本子上。
"""

ASK = """async (queries) => {
  const { open } = await import("/assets/search/engine.js")
  const { told } = await import("/assets/search/above.js")
  const answers = []
  for (const query of queries) {
    const engine = await open(new URL("/", location.href).href) // nothing is left of the query before
    const answer = await engine.search(query, { limit: 10 })
    const texts = await engine.inTexts(query, { items: answer.items })
    await engine.shown(texts)
    const opened = texts.length ? await engine.articlesWith(texts[0], query) : undefined
    answers.push({
      leads: answer.leads.map((lead) => lead.kind === "article" ? told(lead, engine.vocabulary) : { u: lead.u, title: lead.kind, lines: [] }),
      items: answer.items.map(({ doc }) => engine.docs.row(doc).u),
      texts: texts.map((doc) => engine.docs.row(doc).u),
      articles: opened ? opened.articles.map((one) => [one.label, one.anchor, one.line]) : [],
      whole: opened ? opened.isWhole : false,
    })
  }
  return answers
}"""

LAW_URL, OTHER_URL = "laws/energy-conservation-law/", "laws/industrial-energy-supervision-measures/"


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Portal:
    own = tmp_path_factory.mktemp("own")
    (own / "portal.yaml").write_text(
        "name: 试验\nshort: 试验\nprefix: tt\nauthority: texts.example.cn,2026-11-01\n",
        encoding="utf-8",
    )
    long = "提醒了还不报告的，写进本子。" * (PART // 14)
    for id, day, title, text in (
        ("energy-conservation-law", "2018-10-26", "节约能源法", LAW.replace("{long}", long)),
        ("energy-conservation-law", "2016-07-02", "节约能源法", OLDER),
        ("industrial-energy-supervision-measures", "2023-02-01", "工业节能监察办法", NOTICE),
    ):
        path = own / "texts" / id / f"{day}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HEAD.format(title=title) + text, encoding="utf-8")
    return Portal.open(DataLayers(DATA, own), DAY, preview=True)


@pytest.fixture(scope="module")
def asking(
    portal: Portal, chromium: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    site = tmp_path_factory.mktemp("site")
    (site / "assets").symlink_to(ROOT / "hooks/theme/assets")
    (site / "404.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
    for asset in portal.search_files(()):
        path = site / asset.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(asset.content)
    with served(site) as address:
        page: Page = chromium.new_page()
        page.goto(f"{address}404.html")
        yield page
        page.close()


@pytest.mark.parametrize(
    ("query", "place", "said", "line"),
    [
        ("节能法第三条", "#a3", "《节约能源法》第三条", "单位应当管好蓝色风车。"),
        ("节能法3条2款", "#a3-k2", "《节约能源法》第三条第二款", "前款的单位，分为两种："),
        (
            "《节约能源法》第三条第二款第（二）项",
            "#a3-k2-x2",
            "《节约能源法》第三条第二款第（二）项",
            "（二）由所在地指定的。",
        ),
        (
            "节约能源法第3条第1项",
            "#a3-k2-x1",
            "《节约能源法》第三条第二款第（一）项",
            "（一）有十架以上的；",
        ),
        ("节能法第三条之一", "#a3-1", "《节约能源法》第三条之一", "风车停转的，当天报告。"),
        ("节能法 2", "#a2", "《节约能源法》第二条", "本文里的蓝色风车，是指会转的牌子。"),
        (
            "节能法第二条 会转的牌子",
            "#a2",
            "《节约能源法》第二条",
            "本文里的蓝色风车，是指会转的牌子。",
        ),
        ("第二条 会转的牌子", "#a2", "《节约能源法》第二条", "本文里的蓝色风车，是指会转的牌子。"),
        ("第二条 節約能源法", "#a2", "《节约能源法》第二条", "本文里的蓝色风车，是指会转的牌子。"),
        ("节约法第二条", "#a2", "《节约能源法》第二条", "本文里的蓝色风车，是指会转的牌子。"),
    ],
)
def test_an_article_stands_first_and_its_record_below(
    asking: Page, query: str, place: str, said: str, line: str
) -> None:
    (answer,) = asking.evaluate(ASK, [query])
    first = answer["leads"][0]
    assert (first["u"], first["title"]) == (f"{LAW_URL}text/{place}", said)
    assert ["", line] in first["lines"] and ["", "现行有效，2018-10-26 起施行的文字"] in first[
        "lines"
    ]
    assert answer["items"][0] == LAW_URL


def test_what_is_not_there_is_said(asking: Page) -> None:
    missing, paragraph, bare, other = asking.evaluate(
        ASK, ["节能法第99条", "节能法第二条第五款", "节能法 99", "第三条 会转的牌子"]
    )
    assert missing["leads"][0]["u"] == f"{LAW_URL}text/"
    assert missing["leads"][0]["lines"][0] == ["", "全文共 5 条，没有第 99 条。"]
    assert paragraph["leads"][0]["u"] == f"{LAW_URL}text/#a2"
    assert paragraph["leads"][0]["lines"][0] == ["", "这一条没有第 5 款。"]
    assert [one for one in bare["leads"] if "text/" in one["u"]] == []
    assert [one["u"][-2:] for one in other["leads"]] == ["a3", "a2"]
    assert other["leads"][0]["lines"][0] == ["", "这一条没有写这些词，写着的是第二条。"]


def test_a_law_without_a_text_is_found_by_its_record(asking: Page) -> None:
    (answer,) = asking.evaluate(ASK, ["环评法第三十一条"])
    assert answer["leads"] == [] and answer["items"][0] == "laws/eia-law/"


def test_words_of_the_texts_are_one_result_for_each_law(asking: Page) -> None:
    both, one, old = asking.evaluate(ASK, ["蓝色风车", "会转的牌子", "粉色大象"])
    assert set(both["texts"]) == {LAW_URL, OTHER_URL}
    assert one["texts"] == [LAW_URL] and one["whole"]
    assert one["articles"] == [
        ["第二条", f"{LAW_URL}text/#a2", "本文里的蓝色风车，是指会转的牌子。"]
    ]
    assert old["texts"] == []  # only what is in force today is looked through


def test_nothing_of_the_texts_is_in_what_orders_results(portal: Portal) -> None:
    """So results stand as they do where no texts are."""
    plain, ours = (
        {asset.path.rpartition("/")[2]: asset.content for asset in one.search_files(())}
        for one in (Portal.open(DATA, DAY), portal)
    )
    assert [name for name in plain if name != "index.json" and plain[name] != ours[name]] == []
    assert not [name for name in plain if name.startswith("text")]


def test_a_long_text_comes_in_parts(portal: Portal) -> None:
    texts = searched_texts(portal.site)
    assert set(texts) == {LAW_URL, OTHER_URL}
    names = [name for name, _ in text_pieces(texts, texts, {})]
    assert [name for name in names if name.startswith("text-0")] == ["text-0", "text-0-1"]
    keys = [one.key for one in places_of(texts[LAW_URL].version.text)]
    assert keys == ["a1", "a2", "a3", "a3-1", "a4"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("节能法3条2款", ["第三条第二款"]),
        ("第二条 会转的牌子", ["第二条"]),
        ("节能法99条", ["全文共 5 条，没有这一条"]),
        ("蓝色风车", []),
    ],
)
def test_the_terminal_finds_articles(portal: Portal, query: str, found: list[str]) -> None:
    assert [one.place for one in TextSearch(portal.site).articles(query)] == found


def test_the_terminal_finds_words(portal: Portal) -> None:
    found = [str(one) for one in TextSearch(portal.site).mentions("蓝色风车")]
    assert len(found) == 2
    assert found[0].startswith("energy-conservation-law  全文：第二条、第三条　")
    assert Path(found[0].split("　")[1].rpartition(":")[0]).name == "2018-10-26.md"


def test_an_old_text_says_that_the_law_was_amended_since(tmp_path: Path) -> None:
    own = tmp_path / "own"
    path = own / "texts" / "energy-conservation-law" / "2016-07-02.md"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD.format(title="节约能源法") + OLDER, encoding="utf-8")
    (own / "portal.yaml").write_text(
        "name: 试验\nshort: 试验\nprefix: tt\nauthority: texts.example.cn,2026-11-01\n",
        encoding="utf-8",
    )
    site = Portal.open(DataLayers(DATA, own), DAY, preview=True).site
    told = searched_texts(site)[LAW_URL].told
    assert told == "2016-07-02 起施行的文字；2018-10-26 又修改过，本站没有修改后的全文"
