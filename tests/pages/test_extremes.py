"""Data at the edge of what is allowed breaks no page, on a phone or on paper."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.building import DATA, build, publish
from helpers.kept import Keepers
from helpers.served import served
from helpers.tree import EVIDENCE
from playwright.sync_api import Page

A4 = 794
"""The width of A4 in CSS pixels."""

SIX = ["miit", "ndrc", "mof", "mee", "samr", "mohurd"]
TITLE = "关于进一步加强重点行业和中小企业节能降碳减污增效扩绿协同推进工作的指导意见" * 4

RECORDS: dict[str, dict[str, Any]] = {
    "policies/extreme-title": {
        "title": TITLE[:120],
        "level": "normative-document",
        "issuers": SIX,
        "issued": "2026-01-01",
        "doc_no": "工信部联节〔2026〕第12345678号",
        "summary": "题名很长、机关很多的文件。",
        "duties": [{"article": "第一条", "must": "没有写期限的规定"}],
    },
    "policies/extreme-bare": {
        "title": "只有必填字段",
        "level": "normative-document",
        "issued": "2026",
    },
    "phase-out/extreme-list": {
        "title": "四百条的目录",
        "level": "normative-document",
        "issued": "2026-01-01",
        "rows": [
            {
                "id": f"extreme-list-{number}",
                "name": f"第{number}种很长很长的落后设备名称",
                "models": [
                    f"Y{number}-{i}M-{i}（20kV级）" for i in range(80 if number == 1 else 2)
                ],
                "equipment": ["motor"],
                "match": "exact",
                "action": "淘汰",
                "verification": EVIDENCE["verification"],
            }
            for number in range(1, 401)
        ],
    },
}

PAGES = (*(f"{name}/" for name in RECORDS), "phase-out/extreme-list-1/", "policies/", "phase-out/")


@pytest.fixture(scope="module")
def extreme_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The frozen data with the extremes among it, built and served."""
    folder = tmp_path_factory.mktemp("extremes")
    shutil.copytree(DATA, folder / "data")
    for name, fields in RECORDS.items():
        record = {"id": Path(name).name, "added": "2026-11-22", **EVIDENCE, **fields}
        text = json.dumps(record, ensure_ascii=False, indent=1)  # JSON is YAML
        (folder / "data" / f"{name}.yaml").write_text(text, encoding="utf-8")
    publish(folder / "data", "2026-11-28T11:00+08:00", "--note", TITLE)
    site = build(folder / "site", "2026-11-28T12:00+08:00", PORTAL_DATA=str(folder / "data"))
    with served(site) as address:
        yield address


@pytest.fixture
def page(keepers: Keepers, extreme_address: str) -> Iterator[Page]:
    yield from keepers.lend(extreme_address)


def widest(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("elder", [False, True])
def test_phone_shows_it_without_sideways_scrolling(
    page: Page, address: str, elder: bool, tmp_path: Path
) -> None:
    if elder:
        page.add_init_script("localStorage.setItem('portal-elder', 'on')")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    page.screenshot(path=tmp_path / "phone.png")  # to look at when this fails
    assert widest(page) <= 390
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("address", PAGES)
def test_paper_holds_it(page: Page, address: str, tmp_path: Path) -> None:
    page.set_viewport_size({"width": A4, "height": 1123})
    page.emulate_media(media="print")
    page.goto(address)
    page.screenshot(path=tmp_path / "paper.png", full_page=True)
    assert widest(page) <= A4
    assert not page.locator(".md-header").is_visible()


def test_all_rows_and_models_are_there(page: Page) -> None:
    page.goto("phase-out/extreme-list/rows/")
    assert page.locator("article tbody a[href*='extreme-list-']").count() == 400
    page.goto("phase-out/extreme-list-1/")
    assert page.locator(".models li").count() == 80


def test_duty_without_a_date_shows_no_empty_line(page: Page) -> None:
    page.goto("policies/extreme-title/")
    assert page.locator(".duty dt").all_inner_texts() == ["条款"]


def test_bare_record_has_no_empty_parts(page: Page) -> None:
    page.goto("policies/extreme-bare/")
    empty = "(() => [...document.querySelectorAll('article :is(p, li, dd, td, ul, dl, h2)')]"
    empty += ".filter(e => !e.hidden && !e.textContent.trim()).map(e => e.outerHTML))()"
    assert page.evaluate(empty) == []
