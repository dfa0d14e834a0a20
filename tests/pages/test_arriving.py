"""Pages come with few files; on a phone an address that asks shows its answer on the first screen."""

import gzip
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from helpers.addresses import KINDS
from helpers.axe import faults_of
from playwright.sync_api import Browser, Page, Route, expect

from portal.joining.thinned import ABSENT, KINDS_OF_BOXES

ASKED = {
    "equipment": {"model": "Y2-132S-4", "category": "motor", "made": "2001"},
    "energy": {"e1": "原煤", "a1": "8000", "u1": "吨"},
    "tax": {"situation": "special-equipment", "investment": "120万"},
    "benchmark": {"kind": "machine", "machine": "motor", "p0": "7.5", "p1": "4", "v0": "88"},
}
PAGES = {
    "": (10, 75),
    "laws/": (10, 75),
    "policies/miit2010-173/": (10, 75),
    "jobs/air-compressor/": (10, 75),
    **{f"tools/{tool}/#{urlencode(asked)}": (15, 100) for tool, asked in ASKED.items()},
    f"tools/equipment/#{urlencode(ASKED['equipment'])}": (15, 120),
    "my/": (20, 120),
}
"""Requests and KB, compressed, at most; with nothing kept from before."""


@pytest.fixture
def phone(chromium: Browser, address: str) -> Page:
    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    return context.new_page()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_for_little(phone: Page, site: Path, path: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(urlsplit(request.url).path))
    phone.goto(path, wait_until="networkidle")
    files = [
        site / f"{one.lstrip('/')}{'index.html' if one.endswith('/') else ''}" for one in asked
    ]
    most, weight = PAGES[path]
    assert 3 < len(files) <= most, asked
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) <= weight * 1024
    phone.context.close()


@pytest.mark.parametrize("tool", ASKED)
def test_an_answer_is_on_the_first_screen_and_what_was_asked_opens(phone: Page, tool: str) -> None:
    phone.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => {
          for (const one of list.getEntries()) if (!one.hadRecentInput) window.moved += one.value;
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    phone.goto(f"tools/{tool}/#{urlencode(ASKED[tool])}", wait_until="networkidle")
    verdict = phone.locator(".result .verdict").first.bounding_box()
    assert verdict and verdict["y"] + min(verdict["height"], 120) < 844
    assert phone.evaluate("moved") <= 0.02
    form, line = phone.locator("#tool-form"), phone.locator(".question")
    expect(form).to_be_hidden()
    first = next(iter(ASKED[tool].values()))
    if tool in ("equipment", "energy"):
        expect(line).to_contain_text(first)
    assert line.bounding_box()["height"] < 50  # type: ignore[index]
    assert faults_of(phone) == []
    phone.get_by_role("button", name="改填的内容").focus()
    phone.keyboard.press("Enter")
    expect(form).to_be_visible()
    expect(line).to_be_hidden()
    assert phone.evaluate("document.activeElement.form.id") == "tool-form"
    phone.context.close()


def test_what_cannot_be_answered_is_not_folded(phone: Page) -> None:
    phone.goto("tools/equipment/#made=abc", wait_until="networkidle")
    expect(phone.locator("#tool-form")).to_be_visible()
    phone.goto("tools/tax/#from=chat", wait_until="networkidle")
    expect(phone.locator("#tool-form")).to_be_visible()
    phone.context.close()


def test_the_theme_s_script_comes_when_somebody_does_something(phone: Page) -> None:
    """And what it does is done then: the box of search answers, the colours are those that were chosen."""
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto("laws/", wait_until="networkidle")
    assert [url for url in asked if "/javascripts/" in url] == []
    phone.locator("[data-md-component=palette] label:not([hidden])").click()
    expect(phone.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    phone.keyboard.press("/")
    expect(phone.locator(".md-search__input")).to_be_focused()
    phone.keyboard.type("GB 18613")
    expect(phone.locator(".md-search-result__item").first).to_be_visible(timeout=20_000)
    assert len([url for url in asked if "/javascripts/" in url]) == 1
    phone.reload(wait_until="networkidle")
    expect(phone.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    phone.context.close()


def test_a_key_pressed_while_the_theme_s_script_is_on_its_way_is_not_lost(phone: Page) -> None:
    """The colours' button, pressed first, has the focus then; it is no field that one writes in."""
    held: list[Route] = []
    phone.route("**/javascripts/bundle*", lambda route: held.append(route))
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto("laws/", wait_until="networkidle")
    phone.locator("[data-md-component=palette] label:not([hidden])").click()
    expect(phone.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    phone.keyboard.press("/")
    expect(phone.locator(".md-search__input")).not_to_be_focused()
    held[0].continue_()
    expect(phone.locator(".md-search__input")).to_be_focused()
    phone.context.close()


def test_the_name_of_the_site_is_read_whole(phone: Page) -> None:
    for width in (390, 320):
        phone.set_viewport_size({"width": width, "height": 700})
        phone.goto("laws/")
        name = phone.locator(".md-header__topic .md-ellipsis").first
        assert name.evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
        assert name.evaluate("(one) => one.scrollWidth <= one.clientWidth")
        assert phone.evaluate("document.documentElement.scrollWidth") == width
    phone.context.close()


def test_no_page_has_what_was_left_out_of_the_theme_s_sheet(site: Path) -> None:
    pages = [site / place.partition("#")[0] for place in KINDS.values()]
    found = {
        one
        for page in pages
        for part in (page if page.suffix else page / "index.html")
        .read_text(encoding="utf-8")
        .split('class="')[1:]
        for one in part.partition('"')[0].split()
        if ABSENT.fullmatch(f".{one}")
    }
    assert found <= set(KINDS_OF_BOXES)  # words that our own classes may be, too
