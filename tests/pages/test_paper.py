"""What is folded on the screen is not missing on paper, and no sheet has an address only."""

import re
from urllib.parse import urlencode

import pytest
from helpers.addresses import KINDS
from playwright.sync_api import Page, expect

ANSWERS = {
    "listed": ("equipment", {"model": "Y2-132S-4", "category": "motor", "made": "2002"}),
    "not-listed": ("equipment", {"model": "C620-1", "category": "machine-tool"}),
    "energy": ("energy", {"e1": "原煤", "a1": "20000", "u1": "吨"}),
    "tax": (
        "tax",
        {"situation": "replace-phased-out", "date": "2025-06-01", "investment": "100000"},
    ),
    "benchmark": ("benchmark", {"kind": "machine", "machine": "motor", "p0": "7.5", "p1": "4"}),
}

FOLDED = (
    "law",
    "relief",
    "home",
    "job",
    "calendar",
    "updates",
    "updates-of-a-month",
    "follow",
    "topic",
    "equipment",
    "about",
    "my",
    "tool-tax",
    "quality",
    "open-data",
)
"""Pages of which something is folded and is for paper too. On all others only what cannot be used
there is folded: subscriptions and filters."""

MISSING = """() => [...document.querySelectorAll("article details")]
  .filter((one) => one.checkVisibility())
  .flatMap((one) => [...one.children].slice(1))
  .filter((part) => part.textContent.trim() && !(part.checkVisibility() && part.offsetHeight))
  .map((part) => part.textContent.trim().slice(0, 60))"""
"""The beginnings of what is folded and has no place on paper, though its fold has one."""

SHOWN = "[...document.querySelectorAll('article details')].filter((one) => one.checkVisibility()).length"


def ask(page: Page, name: str) -> None:
    tool, asked = ANSWERS[name]
    page.goto(f"tools/{tool}/#{urlencode(asked)}", wait_until="networkidle")
    expect(page.locator(".result:not([hidden])")).to_be_visible()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_folded_is_missing_on_paper(page: Page, kind: str) -> None:
    page.goto(KINDS[kind], wait_until="networkidle")  # /my/ folds what comes from its data
    page.emulate_media(media="print")
    assert page.evaluate(MISSING) == []
    assert (page.evaluate(SHOWN) > 0) == (kind in FOLDED)


@pytest.mark.parametrize("name", ANSWERS)
def test_nothing_folded_is_missing_in_a_printed_answer(page: Page, name: str) -> None:
    ask(page, name)
    page.emulate_media(media="print")
    assert page.evaluate(MISSING) == []
    assert (page.evaluate(SHOWN) > 0) == (name != "benchmark")


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_one_or_two_sheets_with_its_address_on_the_first(
    page: Page, name: str
) -> None:
    ask(page, name)
    page.emulate_media(media="print")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) in (1, 2)
    address, body = page.locator(".result__address"), page.locator(".result__body")
    upper, lower = address.bounding_box(), body.bounding_box()
    assert upper and lower and upper["y"] + upper["height"] <= lower["y"]
    expect(page.locator(".printed")).to_be_hidden()
    expect(page.locator(".rule")).to_be_hidden()


def test_a_sheet_for_what_is_not_listed_says_what_was_searched(page: Page) -> None:
    ask(page, "not-listed")
    expect(page.locator(".verdict")).to_contain_text("未收录")
    page.emulate_media(media="print")
    searched = page.locator(".result details").last
    expect(searched.locator("summary")).to_contain_text("查了哪些清单")
    lists = [one.inner_text() for one in searched.locator("li").all()]
    assert all(lists) and any("产业结构调整指导目录（2024年本）" in one for one in lists)


@pytest.mark.parametrize("tool", ["equipment", "energy", "tax", "benchmark"])
def test_a_tool_without_an_answer_prints_its_rules(page: Page, tool: str) -> None:
    page.goto(f"tools/{tool}/", wait_until="networkidle")
    page.emulate_media(media="print")
    expect(page.locator(".rule")).to_be_visible()
    expect(page.locator(".printed")).to_be_visible()


@pytest.mark.parametrize("kind", ["law", "catalogue", "industry", "updates", "guide", "home"])
def test_the_address_heads_the_first_sheet(page: Page, kind: str) -> None:
    page.goto(KINDS[kind])
    page.emulate_media(media="print")
    printed, title = page.locator(".printed").bounding_box(), page.locator("h1").bounding_box()
    assert printed and title and printed["y"] < title["y"]


def test_older_browsers_unfold_for_paper_and_fold_again(page: Page) -> None:
    page.goto(KINDS["calendar"])
    folds = page.locator("details")
    before = folds.evaluate_all("(all) => all.map((one) => one.open)")
    assert False in before
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert all(folds.evaluate_all("(all) => all.map((one) => one.open)"))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folds.evaluate_all("(all) => all.map((one) => one.open)") == before


def test_paper_says_that_more_was_found_than_is_on_it(page: Page) -> None:
    page.goto(f"search/?{urlencode({'q': '电动机'})}", wait_until="networkidle")
    more = page.locator(".found__more")
    expect(more).to_be_visible()
    page.emulate_media(media="print")
    expect(more).to_be_visible()
    expect(more.get_by_role("button")).to_be_hidden()
    assert "没有列在这张纸上" in more.evaluate("(one) => getComputedStyle(one, '::before').content")
