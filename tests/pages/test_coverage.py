"""What is not wholly here says so by itself: on its page, in lists, in the tools, in search."""

import json
import re
from datetime import date
from urllib.parse import quote

import pytest
from helpers import searched
from helpers.building import DATA
from playwright.sync_api import Page, expect

from portal.portal import Portal

CHIP = re.compile(r'<span class="badge badge--(?:part|head)">([^<]*)</span>')


@pytest.fixture(scope="module")
def frozen() -> Portal:
    return Portal.open(DATA, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("url", "chip", "words"),
    [
        ("phase-out/cyjg-2024/", "部分收录", "原文 1005 项，这里有 19 项。只收录19条"),
        ("phase-out/gaohaoneng-2/", "", "原文 135 项，这里都有。135项全部收录"),
        ("standards/gb-30253-2024/", "只收录文件本身", "能效等级表没有收录"),
        ("standards/gb-31825-2024/", "", "这里有 38 行，不能说收全了"),
        ("policies/leader-2026/", "", "收录情况：文号尚未查到"),
    ],
)
def test_a_record_page_says_how_much_of_it_is_here(frozen, url, chip, words):
    body = str(frozen.pages[url].body)
    head = body[: body.index('<nav class="here"')]
    assert words in re.sub("<[^>]+>", "", head)
    assert CHIP.findall(head) == ([chip] if chip else [])


def test_a_list_of_records_marks_those_that_are_not_whole(frozen):
    body = str(frozen.pages["phase-out/"].body)
    chips = {
        link: CHIP.findall(card)
        for card in re.findall(r'<li class="card">.*?</li>', body, re.DOTALL)
        for link in re.findall(r'phase-out/([^/"]*)/"', card)[:1]
    }
    assert chips["cyjg-2024"] == ["部分收录"] and chips["gaohaoneng-2"] == []
    assert "部分收录的 " in body and "各份写明缺什么" in body


def test_quality_counts_the_whole_and_tells_what_the_rest_lacks(frozen):
    body = str(frozen.pages["quality/"].body)
    counts = body[body.index('id="lists"') : body.index('id="gaps"')]
    told = re.sub(r"<[^>]+>|\s+", " ", counts)
    for name in ("全部收录", "部分收录", "只收录文件本身", "原文项数没有见到"):
        assert name in told
    assert "1005 项" in told and "没有见到" in told and "能效等级表没有收录" in told
    assert "gb-31825-2024" not in counts  # of which nothing is known to be missing
    assert "文号尚未查到" in body[body.index('id="gaps"') :]


def test_search_marks_what_is_not_whole_and_says_so_where_nothing_is_found(frozen):
    files = {asset.path: asset.content for asset in frozen.search_files(())}
    marks = {doc["u"]: doc.get("c") for doc in searched.documents(files)}
    assert marks["phase-out/cyjg-2024/"] == "部分收录"
    assert marks["standards/gb-30253-2024/"] == "只收录文件本身"
    assert marks["phase-out/gaohaoneng-2/"] is None
    assert "未收录不等于没有规定" in json.loads(files["search/index.json"])["nothing"]


def test_the_tools_are_given_finished_words(tool_data):
    lists = {one["id"]: one for one in tool_data["tools/equipment.json"]["lists"]}
    assert lists["cyjg-2024"]["partial"] == "部分收录"
    assert "partial" not in lists["gaohaoneng-2"]
    documents = tool_data["tools/products.json"]["documents"]
    assert all(one["partial"] or one["coverage"] for one in documents)
    tables = [
        one for kind in tool_data["tools/machines.json"]["machines"] for one in kind["tables"]
    ]
    assert {one["partial"] for one in tables if one["number"] == "GB 18613-2020"} == {"部分收录"}


def test_a_whole_list_is_not_said_to_lack_anything(page: Page) -> None:
    page.goto("tools/equipment/#model=C620&category=motor", wait_until="networkidle")
    said = page.locator(".result .verdict")
    expect(said).to_contain_text("没有收全的有")
    expect(said).to_contain_text("产业结构调整指导目录（2024年本）")
    expect(said).not_to_contain_text("第二批")
    expect(said).to_contain_text("未收录不等于未淘汰")
    expect(page.locator(".result details summary").first).to_contain_text("缺什么")


def test_a_machine_that_no_row_fits_is_told_what_the_tables_lack(page: Page) -> None:
    asked = "kind=machine&machine=motor&p0=5000&p1=4"
    page.goto(f"tools/benchmark/#{asked}", wait_until="networkidle")
    expect(page.locator(".result")).to_contain_text("部分收录：")
    expect(page.locator(".result")).to_contain_text("单相电机、空调风扇电机未收录")


def test_who_finds_nothing_is_told_that_this_says_nothing(page: Page) -> None:
    page.goto(f"search/#q={quote('xqzwvkj')}", wait_until="networkidle")
    expect(page.locator(".found__said")).to_contain_text("未收录不等于没有规定")


def test_a_card_of_a_search_bears_the_word(page: Page) -> None:
    page.goto(f"search/#q={quote('GB 30253')}", wait_until="networkidle")
    expect(page.locator(".found .card").first).to_contain_text("只收录文件本身")


def test_paper_shows_what_is_missing(page: Page) -> None:
    page.emulate_media(media="print")
    page.goto("phase-out/cyjg-2024/")
    expect(page.locator(".coverage")).to_be_visible()
    expect(page.locator(".byline .badge--part")).to_be_visible()
    page.emulate_media(media="screen")
