"""What every tool keeps: readable by all, at any width, on paper, and without scripts."""

import re
from urllib.parse import quote

import pytest
from helpers.addresses import ANSWERS
from helpers.axe import faults_of
from playwright.sync_api import Browser, Page, expect

RULES = {
    "equipment": ("未收录不等于未淘汰", "高耗能落后机电设备（产品）淘汰目录（第四批）"),
    "energy": ("年综合能耗二千吨以上不满一万吨标准煤", "GB/T 2589-2020"),
    "tax": ("原来的增值税优惠除列明继续的以外都停了", "合同能源管理项目增值税免税"),
    "benchmark": ("低于 3 级不等于列入淘汰目录", "GB 18613-2020"),
}
"""What a reader without scripts is told: words of the rule, and a way to what it rests on."""


def open_answer(page: Page, tool: str) -> None:
    query = "&".join(f"{key}={quote(value)}" for key, value in ANSWERS[tool].items())
    page.goto(f"tools/{tool}/#{query}", wait_until="networkidle")
    expect(page.locator(".result .verdict")).to_be_visible()


@pytest.mark.parametrize("tool", ANSWERS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 640, 390])  # 640: 1280 at 200 %
def test_an_answer_is_accessible_and_fits(page: Page, tool: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    open_answer(page, tool)
    for part in page.locator(".result details").all():
        part.locator("summary").first.click()
    assert [(one["id"], one["nodes"][0]["html"]) for one in faults_of(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("document.documentElement.style.fontSize = '250%'")  # twice the theme's 125 %
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("tool", ANSWERS)
def test_the_printed_sheet_says_what_was_asked_and_when(page: Page, tool: str) -> None:
    open_answer(page, tool)
    page.emulate_media(media="print")
    expect(page.locator(".tool__form").first).to_be_hidden()
    expect(page.locator(".result__asked")).to_contain_text("资料最近变化2026-11-22")
    today = page.evaluate("new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10)")
    expect(page.locator(".result__asked")).to_contain_text(f"查询日期{today}")
    expect(page.locator(".result__address")).to_contain_text(f"tools/{tool}/#")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) in (1, 2)


@pytest.mark.parametrize("tool", ANSWERS)
def test_an_answer_is_announced_and_nothing_is_sent(page: Page, tool: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_answer(page, tool)
    said = page.locator(".result__said")
    assert said.get_attribute("role") == "status" and said.inner_text()
    assert [url for url in asked[1:] if "?" in url] == []
    assert page.faults == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("tool", RULES)
def test_without_scripts_the_rule_stands_there(chromium: Browser, address: str, tool: str) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"tools/{tool}/")
    expect(page.locator(".tool__form").first).to_be_hidden()
    words, way = RULES[tool]
    expect(page.locator(".rule")).to_contain_text(words)
    assert page.locator(".rule").get_by_role("link", name=way, include_hidden=True).count() > 0
    context.close()


def test_all_tools_are_on_one_page_and_in_the_head(page: Page) -> None:
    page.goto("tools/")
    found = page.locator(".tools__name a").all()
    assert [one.get_attribute("href") for one in found] == [f"../tools/{tool}/" for tool in ANSWERS]
    page.goto("laws/")
    expect(page.locator(".md-tabs").get_by_role("link", name="工具")).to_be_visible()


@pytest.mark.parametrize(
    ("words", "tool"),
    [
        ("设备淘汰查询", "equipment"),
        ("能耗折算", "energy"),
        ("优惠测算", "tax"),
        ("能效对标", "benchmark"),
    ],
)
def test_tools_are_found(page: Page, words: str, tool: str) -> None:
    page.goto(f"search/?q={quote(words)}", wait_until="networkidle")
    links = page.locator(".found__list .card__title a")
    expect(links.first).to_be_visible()
    assert any(f"/tools/{tool}/" in (one.get_attribute("href") or "") for one in links.all())
