"""What people see and click, in Chromium, at the width of a desk and of a phone."""

import pytest
from helpers.addresses import KINDS
from playwright.sync_api import Browser, Page


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_whole(page: Page, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(KINDS[kind], wait_until="load")
    assert page.locator("h1").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.faults == []  # type: ignore[attr-defined]


def test_reader_gets_from_home_to_a_motor_by_clicking(page: Page) -> None:
    page.goto("")
    page.locator("article").get_by_role("link", name="淘汰目录", exact=True).click()
    page.get_by_role("link", name="高耗能落后机电设备（产品）淘汰目录（第二批）").first.click()
    page.get_by_role("link", name="Y系列三相异步电动机").first.click()
    assert page.url.endswith("/phase-out/gaohaoneng-2-1-1/")
    assert page.get_by_text("Y132M-4", exact=True).is_visible()


def test_old_address_leads_to_the_new_page(page: Page) -> None:
    page.goto("laws/industrial-structure-catalogue-2024/")
    page.wait_for_url("**/phase-out/cyjg-2024/")


def test_search_box_finds_a_standard_by_its_number(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 844})
    page.goto("")
    page.get_by_placeholder("搜索").press_sequentially("GB 18613-2020")
    result = page.locator(".md-search-result__link[href*='standards/gb-18613-2020/']")
    result.first.wait_for(timeout=20_000)


def test_lists_read_without_javascript(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("phase-out/gaohaoneng-3/")
    assert page.locator("tbody td a").count() >= 11
    page.goto("phase-out/gaohaoneng-1/")  # too long for the page of its record
    page.locator("article a[href$='rows/']").first.click()
    assert page.locator("tbody td a").count() >= 246
    context.close()
