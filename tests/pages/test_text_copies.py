"""Each record and row as Markdown, the lists of them, `/llms.txt`: the same as the pages say."""

import re
from datetime import date
from pathlib import Path

import pytest
from helpers.building import DATA
from helpers.desk import Desk
from helpers.hostile import MARKDOWN
from helpers.tree import catalogue, law, relief, row
from hypothesis import given
from hypothesis import strategies as st

from portal.page import Link
from portal.pages.as_text.files import text_batches
from portal.portal import Portal
from portal.site_info import SiteInfo
from portal.tables import Cell, Column, Table
from portal.view.marked import linked, marked, prose, table

OURS = SiteInfo("示例站", "https://example.org/", "一个示例：有两样东西")
DAY = date(2026, 11, 22)
SIGNS = "\\`*_[]<>|~"


@pytest.fixture(scope="module")
def frozen() -> Portal:
    return Portal.open(DATA, DAY, OURS)


@pytest.fixture(scope="module")
def copies(frozen: Portal) -> dict[str, str]:
    """The copies by the id of what they are of."""
    found = {}
    for item in frozen.site.catalogue.items.values():
        page = frozen.pages[item.url]
        (asset,) = page.make().beside()
        assert page.beside == (asset.path,) == (f"{item.url}index.md",)
        found[item.id] = asset.content.decode()
    return found


# --- a text stays the text it is ------------------------------------------------------------------------


@given(st.text(alphabet=[*SIGNS, *"ab1.)-+#=& \n\t中：;"], max_size=30))
def test_nothing_in_a_value_means_anything(text: str) -> None:
    """Tried at length with a parser of CommonMark too, which is not among what the tests need."""
    shown = marked(text)
    assert "\n" not in shown
    assert re.sub(r"\\(.)", r"\1", shown) == " ".join(text.split())
    bare = re.sub(r"\\.", " ", shown)
    assert not set(bare) & set(SIGNS) and not re.search(r"&#?\w+;", bare)
    assert not re.match(r"(#{1,6}|[-+])(\s|$)|[-=]+$|\d{1,9}[.)](\s|$)", shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. 第一", "1\\. 第一"),
        ("1.5 吨", "1.5 吨"),
        ("- 5", "\\- 5"),
        ("-5 ℃", "-5 ℃"),
        ("# 题", "\\# 题"),
        ("GB_T [2017] *", "GB\\_T \\[2017\\] \\*"),
        ("A & B &lt; C", "A & B \\&lt; C"),
        ("两\n行", "两 行"),
    ],
)
def test_signs_are_marked_where_they_mean_something(text: str, shown: str) -> None:
    assert marked(text) == shown


def test_an_address_ends_where_it_ends() -> None:
    assert linked("甲[1]", "https://e.org/a(b) c") == "[甲\\[1\\]](https://e.org/a%28b%29%20c)"
    assert linked("甲", "javascript:x()") == "甲"
    assert linked("甲", "") == "甲"


def test_an_editor_s_words_keep_their_markdown_and_nothing_else() -> None:
    shown = prose(f"**要** [甲](id:a){MARKDOWN}", lambda id: f"../../laws/{id}/")
    assert shown.startswith("**要** [甲](../../laws/a/)")
    assert "<" not in shown
    assert re.findall(r"(?:\]\(|\]:\s*)((?:javascript|data):)", shown) == []


def test_a_table_is_one() -> None:
    shown = Table(
        [Column("名称"), Column("值", number=True)],
        [[Cell(link=Link("甲|乙", "a/")), Cell("1", pending=True)]],
        head=[("", 1), ("2025 年", 1)],
    )
    assert table(shown, lambda link: linked(link.text, link.url)).split("\n") == [
        "| 名称 | 2025 年 值 |",
        "|---|---:|",
        "| [甲\\|乙](a/) | 1（待核） |",
    ]


# --- the same as the page -------------------------------------------------------------------------------


def test_every_part_of_a_page_is_there_or_led_to(frozen: Portal, copies: dict[str, str]) -> None:
    shown = led = 0
    for item in frozen.site.catalogue.items.values():
        text = copies[item.id]
        headings = re.findall(r"^## (.*)\n\n(.*)", text, re.MULTILINE)
        page = frozen.pages[item.url]
        assert [name.replace("\\", "") for name, _ in headings] == [
            name for _, name in page.sections
        ]
        for (_, first), (anchor, _) in zip(headings, page.sections, strict=True):
            assert first.strip(), (item.id, anchor)
            only = first.startswith("见网页：")
            assert not only or f"{OURS.address}{item.url}#{anchor})" in first
            led, shown = led + only, shown + (not only)
    assert shown > 10 * led > 0


def test_status_day_sources_and_doubts_stand_in_it(frozen: Portal, copies: dict[str, str]) -> None:
    site = frozen.site
    assert len(copies) > 300
    for item in site.catalogue.items.values():
        text = copies[item.id]
        assert text.startswith(f"# {marked(item.numbered_title)}\n")
        assert f"最近一次变化：{site.last_change}。" in text and "未收录不等于未淘汰" in text
        badge = site.badge(item)
        if badge and not site.catalogue.is_withdrawn(item):
            assert f"- 状态：**{badge.name}**（按 {site.last_change} 的资料）" in text
        for source in item.value.sources:
            assert marked(source.title) in text
            if source.url and not source.citable:
                assert source.url not in text
        for doubt in item.value.verification.unverified:
            assert f"- 待核：{item.label(doubt.field)}" in text
        for duty in item.get("duties", ()):
            assert f"**{marked(duty.article)}**" in text and marked(duty.must) in text


def test_links_lead_to_pages_that_there_are(frozen: Portal, copies: dict[str, str]) -> None:
    written = ("about/", "guide/", "manual/", "accessibility/")
    data = {f"api/v1/{item.url[:-1]}.json" for item in frozen.site.catalogue.items.values()}
    known = {"", *frozen.pages} | data
    seen = 0
    for id, text in copies.items():
        for url in re.findall(r"\]\(https://example\.org/([^)#]*)", text):
            assert url in known or url.startswith(written), (id, url)
            seen += 1
    assert seen > 2000


def test_what_was_withdrawn_says_so_first(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", summary="管甲的。", effective="2026-01-01"))
    desk.publish("2026-11-22T08:00")
    desk.keep(desk.publisher("2026-11-25T08:00").withdrawal("a", "来源已删除", "撤回一件"))
    portal = desk.portal("2026-11-26T00:00")
    (asset,) = portal.pages["laws/a/"].make().beside()
    text = asset.content.decode()
    first = text.split("\n")[2]
    assert first.startswith("**这一条已于 2026-11-25 撤回") and "来源已删除" in first
    assert "- 状态：**已撤回**" in text and "现行有效" not in text


def test_without_an_address_links_lead_up() -> None:
    records = catalogue(
        laws=[law("a", summary="见[乙](id:b)。"), law("b")], tax=[relief("l", row("r"))]
    )
    portal = Portal(records, DAY)
    (asset,) = portal.pages["laws/a/"].make().beside()
    text = asset.content.decode()
    assert "见[乙](../../laws/b/)。" in text and "[首页](../../)" in text


# --- the lists, and what leads to all -------------------------------------------------------------------


def test_lists_and_index_lead_to_every_record(frozen: Portal) -> None:
    files = {
        asset.path: asset.content.decode()
        for batch in text_batches(frozen.site, frozen.renderer)
        for asset in batch.make()
    }
    index = files["llms.txt"]
    assert index.startswith("# 示例站\n\n> 一个示例：有两样东西。\n\n")
    assert "**未收录不等于未淘汰**" in index and str(frozen.site.last_change) in index
    listed = set()
    for path in re.findall(r"\]\(https://example\.org/([a-z-]+/index\.md)\)", index):
        listed |= set(re.findall(r"\]\(https://example\.org/([^)]*index\.md)\)", files[path]))
    standing = {
        f"{item.url}index.md"
        for item in frozen.site.catalogue.records
        if not frozen.site.catalogue.is_withdrawn(item)
    }
    assert listed == standing


def test_an_old_id_tells_the_new_one(frozen: Portal) -> None:
    moved = [one for one in frozen.site.catalogue.addresses if not one.anchor]
    assert moved
    files = {
        asset.path: asset.content.decode()
        for batch in text_batches(frozen.site, frozen.renderer)
        for asset in batch.make()
    }
    for alias in moved:
        item = frozen.site.catalogue.items[alias.target]
        text = files[f"{alias.kind}/{alias.id}/index.md"]
        assert f"https://example.org/{item.url}index.md" in text and f"编号 {item.id}" in text


WARNINGS = (
    *("部分收录", "只收录文件本身", "没有打开核对过", "网址没有录", "没有区号", "可能已经变了"),
    *("国家规章库只收现行有效的", "只管当地", "来源说法不一", "来源没有说"),
)
"""Words by which a page takes something back that stands beside them."""


def test_what_a_page_takes_back_its_copy_does(frozen: Portal, copies: dict[str, str]) -> None:
    """The badge of a list that is not whole, a number without its area code: what is said in full on the
    page and without that in the copy is said of more than anybody knows."""
    seen = dict.fromkeys(WARNINGS, 0)
    for item in frozen.site.catalogue.items.values():
        body = re.sub(
            r'(?s)<section>\s*<h2 id="history">.*?</section>', "", frozen.pages[item.url].body
        )
        whole = re.sub(r"<[^>]*>|\s", "", body)
        for words in WARNINGS:
            if words in whole:
                seen[words] += 1
                assert words in re.sub(r"\\|\s", "", copies[item.id]), (item.id, words)
    assert sum(1 for count in seen.values() if count) > 3
