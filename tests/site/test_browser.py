"""What people see and click, in Chromium, at the width of a desk and of a phone."""

import functools
import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

KINDS = {
    "home": "",
    "catalogue": "laws/",
    "law": "laws/ecological-environment-code/",
    "policy": "policies/miit2010-173/",
    "standard-with-grades": "standards/gb-19153-2019/",
    "standard-with-limits": "standards/gb-21351-2023/",
    "technology": "technologies/tech-001/",
    "long-list": "phase-out/gaohaoneng-1/",
    "row-with-many-models": "phase-out/gaohaoneng-3-1-2/",
    "relief": "tax/eq-ee-2017/",
    "case": "cases/case-001/",
    "news": "news/",
    "industry": "industries/paper/",
    "topic": "topics/energy-saving/",
    "region": "regions/330000/",
    "equipment": "equipment/motor/",
    "overview": "equipment/",
    "quality": "quality/",
    "about": "about/",
    "not-found": "404.html",
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The built site behind a plain server."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("PORTAL_CHROMIUM") or None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A page that notes every console error and every request to another host."""
    page = chromium.new_page(base_url=address)
    page.faults = []  # type: ignore[attr-defined]
    page.on("console", lambda m: m.type == "error" and page.faults.append(m.text))  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
    page.on(
        "request",
        lambda request: (
            request.url.startswith((address, "data:", "blob:")) or page.faults.append(request.url)  # type: ignore[attr-defined]
        ),
    )
    yield page
    page.close()


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
    page.goto("phase-out/gaohaoneng-1/")
    assert page.locator("tbody td a").count() >= 246
    context.close()
