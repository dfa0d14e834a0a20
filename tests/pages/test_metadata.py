"""What pages say about themselves to machines, after 国办发〔2017〕47号, and how they are called."""

import json
import re
import shutil
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from helpers.building import ROOT
from helpers.imprint import IMPRINT, OFFICIAL
from helpers.tree import VOCABULARIES, case, catalogue, law, notice, relief, row
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, PluginError

from portal.catalogue.vocabularies import by_id, load_vocabularies
from portal.pages.head.metadata import DESCRIPTION, PageHead, clipped, opening
from portal.pages.head.page_title import LONGEST, width
from portal.portal import DataProblems, Portal
from portal.site_info import SiteInfo
from portal_inputs import site_info_of

OURS = SiteInfo("示例站", "https://example.org/", "一个示例：有两样东西。")
DAY = date(2026, 9, 1)

SITE = {"SiteName", "SiteDomain"}
COLUMN = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
ARTICLE = {"ArticleTitle", "PubDate", "ContentSource"}
SHARED = {f"og:{name}" for name in ("site_name", "title", "type", "url", "description", "locale")}

KINDS = {
    "": SITE,
    "laws/": SITE | COLUMN,
    "topics/": SITE | COLUMN,
    "topics/epc/": SITE | COLUMN,
    "regions/": SITE | COLUMN,
    "quality/": SITE | COLUMN,
    "laws/energy-conservation-law/": SITE | ARTICLE,
    "policies/soc2010-25/": SITE | ARTICLE,
    "standards/gb-18613-2020/": SITE | ARTICLE,
    "phase-out/gaohaoneng-2/": SITE | ARTICLE,
    "phase-out/gaohaoneng-2-1-1/": SITE | ARTICLE,
    "tax/guide-2022-001/": SITE | ARTICLE,
    "cases/case-001/": SITE | ARTICLE,
    "news/news-2026-08-15-code-in-force/": SITE | ARTICLE,
    "about/": SITE | ARTICLE,
    "guide/tax-for-equipment/": SITE | ARTICLE,
}
"""Addresses of the built site, one of each kind, and what the guideline asks of them."""


class Reader(HTMLParser):
    """What a page's head says. `entries` keeps every content that a name was given."""

    def __init__(self, page: Path):
        super().__init__()
        self.title = ""
        self.language = ""
        self.canonical: list[str] = []
        self.entries: dict[str, list[str]] = {}
        self.inside = False
        self.feed(page.read_text(encoding="utf-8").partition("</head>")[0])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        name = given.get("name") or given.get("property")
        self.inside = tag == "title"
        if tag == "html":
            self.language = given["lang"]
        elif tag == "meta" and name:
            self.entries.setdefault(name, []).append(given["content"])
        elif tag == "link" and given["rel"] == "canonical":
            self.canonical.append(given["href"])

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.title += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = False


@pytest.fixture(scope="module")
def heads(site: Path) -> dict[str, Reader]:
    """The heads of the built site, by address; what only leads on has no such head."""
    pages = [page for page in site.rglob("index.html") if b"og:title" in page.read_bytes()]
    return {
        page.parent.relative_to(site).as_posix().removeprefix(".")
        and f"{page.parent.relative_to(site).as_posix()}/": Reader(page)
        for page in pages
    }


def told(head: PageHead) -> Mapping[str, str]:
    return {entry.name: entry.content for entry in head.entries}


def head_of(portal: Portal, url: str) -> PageHead:
    return portal.heads.of(portal.pages[url])


@pytest.mark.parametrize("address", KINDS)
def test_each_kind_of_page_has_what_the_guideline_asks(
    heads: dict[str, Reader], address: str
) -> None:
    given = set(heads[address].entries)
    assert given & (SITE | COLUMN | ARTICLE) == KINDS[address]
    assert given >= SHARED | {"description", "keywords"}


def test_further_pages_of_a_long_catalogue_are_columns_too() -> None:
    many = [case(f"c{number}", industries=["steel"]) for number in range(120)]
    records = catalogue(cases=many)
    records.vocabularies = by_id(load_vocabularies(VOCABULARIES)[0])
    portal = Portal(records, DAY, OURS)
    for url in ("cases/page-2/", "industries/steel/cases/"):
        given = set(told(head_of(portal, url)))
        assert given & (SITE | COLUMN | ARTICLE) == SITE | COLUMN, url


def test_no_page_of_the_site_says_nothing_or_anything_twice(heads: dict[str, Reader]) -> None:
    assert len(heads) > 500
    for address, head in heads.items():
        for name, contents in head.entries.items():
            assert len(contents) == 1 and contents[0].strip(), f"{address}: {name}"
        assert len(head.entries["description"][0]) <= DESCRIPTION, address
        assert head.entries["description"] == head.entries["og:description"], address
        assert not re.search(r"\s\s|\n", head.entries["description"][0]), address
        assert "SiteIDCode" not in head.entries
        assert head.language == "zh-CN"


def test_each_page_has_its_own_address_and_all_are_in_the_site_map(
    site: Path, heads: dict[str, Reader]
) -> None:
    root = "https://example.org/"
    for address, head in heads.items():
        assert head.canonical == head.entries["og:url"] == [urljoin(root, address)]
    listed = ElementTree.parse(site / "sitemap.xml").getroot()
    places = [place.text for place in listed.iterfind("{*}url/{*}loc")]
    assert sorted(places) == sorted(urljoin(root, address) for address in heads)
    days = [day.text or "" for day in listed.iterfind("{*}url/{*}lastmod")]
    assert len(days) == len(places) and all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)
    robots = (site / "robots.txt").read_text(encoding="utf-8")
    assert robots.endswith(f"\nSitemap: {root}sitemap.xml\n")


def test_the_day_is_the_one_on_which_this_site_published(heads: dict[str, Reader]) -> None:
    for address, head in heads.items():
        for day in head.entries.get("PubDate", ()):
            assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", day), address
    law_of_1997 = heads["laws/energy-conservation-law/"]
    assert law_of_1997.entries["PubDate"] == ["2026-11-22 00:00"]


def test_titles_of_windows_fit_and_name_the_site_last(heads: dict[str, Reader]) -> None:
    for address, head in heads.items():
        assert width(head.title) <= LONGEST, address
        assert head.title.endswith(" | 中小企业节能减排信息平台") or address == ""
    assert heads["standards/gb-18613-2020/"].title == (
        "GB 18613-2020 电动机能效限定值及能效等级 | 标准限额 | 中小企业节能减排信息平台"
    )
    assert heads["phase-out/gaohaoneng-2-1-1/"].title == (
        "Y系列三相异步电动机 Y80M1-2等 | 高耗能落后机电设备（产品）淘汰目录（第二批）"
        " | 中小企业节能减排信息平台"
    )
    assert heads["about/"].title == "关于本站 | 中小企业节能减排信息平台"
    assert heads[""].title == "中小企业节能减排信息平台 | 面向中小企业的节能减排政策与技术信息"


def test_what_is_not_there_has_a_title_too(site: Path) -> None:
    missing = Reader(site / "404.html")
    assert missing.title == "没有这个页面 | 中小企业节能减排信息平台"
    assert missing.entries["description"][0] and missing.entries["SiteName"]
    assert not missing.canonical and "og:url" not in missing.entries


def test_the_theme_keeps_its_chinese_words(site: Path) -> None:
    html = (site / "laws/energy-conservation-law/index.html").read_text(encoding="utf-8")
    assert 'aria-label="目录"' in html and 'placeholder="搜索"' in html


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"title": "甲法", "doc_no": "主席令第一号"}, "甲法（主席令第一号） | 法律法规 | 示例站"),
        ({"title": "甲法（主席令第一号）", "doc_no": "主席令第一号"}, "甲法（主席令第一号） | 法律法规 | 示例站"),
        ({"title": "所得（甲法第一条、第二条）", "doc_no": "甲法第一条；第二条"}, "所得（甲法第一条、第二条） | 法律法规 | 示例站"),
        ({"title": "甲" * 54}, f"{'甲' * 54} | 示例站"),
        ({"title": "甲" * 50, "doc_no": "主席令第一号"}, f"{'甲' * 50} | 示例站"),
        ({"title": "甲" * 90, "doc_no": "主席令第一号"}, f"{'甲' * 54}… | 示例站"),
    ],
)  # fmt: skip
def test_what_is_too_long_loses_what_matters_least(fields: dict[str, str], title: str) -> None:
    portal = Portal(catalogue(laws=[law("a", **fields)]), DAY, OURS)
    assert head_of(portal, "laws/a/").page_title == title


def test_a_row_is_told_by_its_model_and_published_with_its_list() -> None:
    fields = {"action": "淘汰", "match": "exact", "models": ["D36", "D60"]}
    of_list = notice("list", title="目录", issuers=["miit"], added="2020-05-06")
    records = catalogue(phase_out=[{**of_list, "rows": [row("a", name="鼓风机", **fields)]}])
    head = head_of(Portal(records, DAY, OURS), "phase-out/a/")
    assert head.page_title == "鼓风机 D36等 | 目录 | 示例站"
    assert told(head)["PubDate"] == "2020-05-06 00:00"
    assert told(head)["keywords"].startswith("D36,D60")
    assert head.description.startswith("鼓风机，型号：D36、D60。")


def test_two_rows_of_one_name_are_described_apart() -> None:
    portal = Portal(catalogue(tax=[relief("r", row("a"), row("b"))]), DAY, OURS)
    first, second = (head_of(portal, f"tax/{id}/").description for id in "ab")
    assert first != second


@pytest.mark.parametrize(
    ("kind", "fields", "source"),
    [
        ("laws", {}, "公报"),
        ("laws", {"sources": []}, "示例站"),
        ("news", {"date": "2026-01-01", "body": "正文。"}, "示例站"),
    ],
)
def test_the_source_is_who_says_so(kind: str, fields: dict, source: str) -> None:
    record = law("a", **fields)
    if kind == "news":
        del record["level"]
    portal = Portal(catalogue(**{kind: [record]}), DAY, OURS)
    assert told(head_of(portal, f"{kind}/a/"))["ContentSource"] == source


def test_the_source_of_a_document_and_of_its_rows_is_who_issued_it(sample: Portal) -> None:
    given = told(head_of(sample, "laws/sample-measures/"))
    assert given["ContentSource"] == "国家发展和改革委员会、环境保护部等三部门"
    of_list, of_row = (
        told(head_of(sample, f"phase-out/{id}/"))["ContentSource"]
        for id in ("sample-list", "sample-list-1-1")
    )
    assert of_list == of_row == "工业和信息化部"


def test_doubtful_issuers_are_no_source() -> None:
    evidence = law("a")["verification"] | {"unverified": [{"field": "issuers"}]}
    portal = Portal(catalogue(laws=[law("a", issuers=["mee"], verification=evidence)]), DAY, OURS)
    assert told(head_of(portal, "laws/a/"))["ContentSource"] == "公报"


def test_a_mere_heading_has_no_source_but_this_site(sample: Portal) -> None:
    given = told(head_of(sample, "policies/sample-heading/"))
    assert given["ContentSource"] == sample.site.info.name


def test_a_catalogue_is_known_by_its_most_frequent_topics(sample: Portal) -> None:
    given = told(head_of(sample, "laws/"))
    assert given["ColumnKeywords"].split(",")[:2] == ["法律法规", "清洁生产"]
    assert given["ColumnType"] == given["ColumnName"] == "法律法规"
    assert told(head_of(sample, "industries/paper/"))["ColumnType"] == "专题"


def test_a_site_without_an_address_names_none(sample: Portal) -> None:
    for page in sample.pages.values():
        given = told(sample.heads.of(page))
        assert "og:url" not in given and "SiteDomain" not in given
    assert [asset for asset in sample.assets() if asset.path == "robots.txt"] == []


@pytest.mark.parametrize(
    ("address", "paths"),
    [("https://example.org/", ["robots.txt"]), ("https://example.org/portal/", [])],
)
def test_robots_are_told_only_at_the_root_of_a_host(address: str, paths: list[str]) -> None:
    portal = Portal(catalogue(laws=[law("a")]), DAY, SiteInfo(address=address))
    assert [one.path for one in portal.assets() if "robots" in one.path] == paths
    assert told(head_of(portal, "laws/a/"))["og:url"] == f"{address}laws/a/"


@pytest.mark.parametrize("address", ["example.org/", "https://example.org", "/portal/"])
def test_half_an_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=address):
        SiteInfo(address=address)


def test_the_code_of_a_government_site_is_given_where_there_is_one() -> None:
    portal = Portal(catalogue(laws=[law("a")]), DAY, SiteInfo(imprint=OFFICIAL))
    assert told(head_of(portal, "laws/a/"))["SiteIDCode"] == "3301000099"


def test_the_configuration_makes_the_imprint() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"), site_url="https://example.org/portal")
    config.extra["imprint"] = IMPRINT
    info = site_info_of(config)
    assert info.name == "中小企业节能减排信息平台"
    assert (info.address, info.domain) == ("https://example.org/portal/", "example.org")
    assert info.site_code == "3301000099" and info.description
    config.extra["imprint"] = IMPRINT | {"site_code": 3301000099}  # what YAML makes of it unquoted
    with pytest.raises(PluginError, match="引号"):
        site_info_of(config)
    config.extra["site_code"] = "3301000099"
    with pytest.raises(PluginError, match="extra.imprint"):
        site_info_of(config)


HOSTILE = '<script>alert(1)</script> & "引号" ]]> </title>'


def test_hostile_text_is_text() -> None:
    portal = Portal(catalogue(laws=[law("a", title=HOSTILE, aliases=[HOSTILE])]), DAY, OURS)
    head = head_of(portal, "laws/a/")
    assert told(head)["ArticleTitle"] == HOSTILE
    before, data, after = re.split('<script type="application/ld[+]json">|</script>', head.markup)
    assert "<script" not in before + after and '"引号"' not in before + after
    assert not re.search("[<>&]", data)  # nothing in it can end the element, or begin another
    assert json.loads(data)["@graph"][1]["name"] == HOSTILE
    assert head.markup.count("<meta ") == len(head.entries)


def test_a_hand_written_page_has_its_day_if_it_was_given_one(sample: Portal) -> None:
    dated = sample.heads.of_text("guide/a/", "指南", "怎样做。", date(2026, 11, 22))
    assert told(dated)["PubDate"] == "2026-11-22 00:00"
    assert told(dated)["ContentSource"] == sample.site.info.name
    assert "PubDate" not in told(sample.heads.of_text("guide/a/", "指南", "怎样做。"))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("短。", "短。"),
        ("  两行\n 成一行 ", "两行 成一行"),
        ("一二三四五六七。八九十。", "一二三四五六七。"),
        ("一二三四五六七八九十十一", "一二三四五六七八九…"),
        ("一。二三四五六七八九十十一", "一。二三四五六七八…"),
        ("一二三四五六七八九。", "一二三四五六七八九。"),
    ],
)
def test_descriptions_end_with_a_sentence_or_show_that_they_are_cut(text: str, kept: str) -> None:
    assert clipped(text, 10) == kept


def test_the_first_paragraph_describes_what_nobody_has_described() -> None:
    html = '<h1>题</h1>\n<p>看<a href="../x/">这里</a> &amp; 那里。</p><p>第二段</p>'
    assert opening(html) == "看这里 & 那里。"
    assert opening("<h1>题</h1>") == ""


def test_a_link_by_id_that_leads_nowhere_is_told_with_what_was_meant(sample: Portal) -> None:
    pages = {
        "docs/a.md": "# 题\n\n见[示例](id:sample-laww)和[另一个](id:sample-law)。".encode(),
        "docs/b.md": "[没有](id:zzz)\n".encode(),
    }
    with pytest.raises(DataProblems) as error:
        sample.check_prose(pages)
    assert str(error.value).splitlines() == [
        "网页有 2 处问题，没有生成网站：",
        "docs/a.md:3:10: 链接: 没有 id 为 sample-laww 的记录 (最接近的是 sample-law（示例法）)",
        "docs/b.md:1:9: 链接: 没有 id 为 zzz 的记录 (先收录对方)",
    ]


@pytest.mark.parametrize(
    "example",
    ["写成 `[文字](id:zzz)`", "``[文字](id:zzz) ` ``", "```yaml\n[文字](id:zzz)\n```\n", "~~~\n[x](id:zzz)\n~~~"],
)  # fmt: skip
def test_an_example_of_a_link_is_no_link(sample: Portal, example: str) -> None:
    sample.check_prose({"docs/a.md": example.encode()})
    text = f"{example}\n\n[示例](id:sample-law)"
    shown = sample.with_addresses(text, "guide/a/")
    assert shown == f"{example}\n\n[示例](../../laws/sample-law/)"


@pytest.mark.slow
def test_a_link_that_leads_nowhere_stops_the_build(
    sample_data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    docs, data = tmp_path / "docs", tmp_path / "data"
    shutil.copytree(sample_data, data)
    monkeypatch.setenv("PORTAL_DATA", str(data))
    docs.mkdir()
    (docs / "index.md").write_text("[示例](id:sample-laww)\n", encoding="utf-8")
    settings = {"docs_dir": str(docs), "site_dir": str(tmp_path / "site")}
    with pytest.raises(Abort):
        build(load_config(str(ROOT / "mkdocs.yml"), **settings))
    assert "docs/index.md:1:9: 链接: 没有 id 为 sample-laww 的记录" in caplog.text
    assert not (tmp_path / "site").exists()
