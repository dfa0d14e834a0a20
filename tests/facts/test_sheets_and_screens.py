"""What people take along of the real data is a few sheets, and with large type too the first screen of a job
says what to do first."""

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

LONGEST = 8
"""Jobs whose pages are printed: what fits of these fits of the others."""

JOB_SHEETS, DOSSIER_SHEETS = 4, 8

MILL = {
    "version": 1,
    "industry": "paper",
    "region": "370300",
    "staff": 180,
    "tce": 6200,
    "vat": "general",
    "enterprise": "other",
    "machines": [
        {"id": "m1", "model": "Y132M-4", "category": "motor", "made": 2001},
        {"id": "m2", "model": "S7-315/10", "category": "transformer", "made": 1998},
    ],
    "plans": [{"job": "replace-motor", "date": "2026-12-01", "amount": 200000}],
}
"""A paper mill in Zibo."""

TOP_OF_FIRST = """() => {
  const [line] = [...document.querySelectorAll(".opening > div")].filter((one) => one.textContent.includes("先做什么"));
  const range = document.createRange();
  range.selectNodeContents(line.querySelector("dd"));
  return range.getClientRects()[0].bottom;
}"""
"""Where the first line of what to do first ends."""


def jobs(site: Path) -> list[Path]:
    return sorted((site / "jobs").glob("*/index.html"), key=lambda page: -page.stat().st_size)


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4", prefer_css_page_size=True)))


def test_a_job_is_a_few_sheets_with_notes_and_sources(page: Page, site: Path) -> None:
    told: dict[str, Any] = {}
    page.emulate_media(media="print")
    for one in jobs(site)[:LONGEST]:
        page.goto(f"jobs/{one.parent.name}/", wait_until="networkidle")
        for part in (
            "must",
            "money",
            "steps",
            "warnings",
            "asked",
            "evidence",
            "facts",
            "citation",
        ):
            expect(page.locator(f"section > h2#{part}")).to_be_visible()
        for notes in (".said .grounds, .job-steps .grounds", ".sources li", ".money__one"):
            assert (
                page.locator(notes).count()
                == page.locator(notes).locator("visible=true").count()
                > 0
            )
        expect(page.locator(".sources li").first).to_contain_text("查看于")
        told[one.parent.name] = sheets(page)
    assert len(told) == LONGEST and max(told.values()) <= JOB_SHEETS, told


def test_what_first_stands_on_the_first_screen_in_large_type(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.add_init_script("localStorage.setItem('portal-elder', 'on')")
    below = {}
    for one in jobs(site):
        page.goto(f"jobs/{one.parent.name}/")
        assert page.evaluate("document.documentElement.hasAttribute('data-elder')")
        if (bottom := page.evaluate(TOP_OF_FIRST)) > 844:
            below[one.parent.name] = bottom
    assert below == {}


def test_a_dossier_is_a_few_sheets_and_names_all_that_is_open(page: Page) -> None:
    page.goto("404.html")
    page.evaluate("(firm) => localStorage.setItem('portal-my', firm)", json.dumps(MILL))
    page.goto("my/", wait_until="networkidle")
    page.locator("#my-all:enabled").wait_for()
    page.locator(".says[data-section=duties]").wait_for()
    hidden = page.locator(".says__open")
    assert hidden.locator("visible=true").count() == 0
    page.emulate_media(media="print")
    open_lines = page.locator(".says__line[data-state=unknown]")
    ids = open_lines.evaluate_all("(all) => all.map((one) => one.dataset.id)")
    named = page.locator(".says__open li").evaluate_all("(all) => all.map((one) => one.dataset.id)")
    assert sorted(ids) == sorted(named) and len(named) > 30
    assert open_lines.locator("visible=true").count() == 0
    assert page.locator(".says__open li").locator("visible=true").count() == len(named)
    others = page.locator(
        ".says:is([data-section=machines], [data-section=reliefs], [data-section=duties])"
        " .says__line:not([data-state=unknown])"
    )
    assert others.locator("visible=true").count() == others.count() > 20
    expect(page.locator(".says[data-section=machines] .says__line").first).to_contain_text(
        "列入淘汰"
    )
    assert sheets(page) <= DOSSIER_SHEETS
