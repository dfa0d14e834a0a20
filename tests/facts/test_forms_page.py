"""Forms: what the page of one takes, what it says; each fill has a rule."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from helpers.building import ROOT
from helpers.filled_forms import Made, table
from lxml import html
from playwright.sync_api import Browser, Page, expect

from portal.kinds.form import AS_ISSUED, EDITION_STATUS, FilingForm
from portal.pages.record.record import record_page
from portal.portal import Portal


def test_a_pasted_table_and_a_ledger_fill_the_page(
    modules: Page, tool_data: dict[str, Any]
) -> None:
    """Filled in as somebody does, with nothing asked of a server but the site's own files."""
    browser = modules.context.browser
    assert browser
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.method))
    page.route("**/tools/**/*.json", lambda route: route.fulfill(json=tool_data[place(route)]))
    page.goto(modules.url)
    page.evaluate(
        """() => { document.body.innerHTML =
          '<section><div class="filling" data-form="archive-key-user" hidden></div></section>'; }"""
    )
    page.evaluate("() => import('/assets/forms/page.js')")
    page.get_by_role("button", name="开始填").click()
    page.get_by_label("粘贴到这里").fill("\n".join("\t".join(row) for row in table(whole=False)))
    page.get_by_label("粘贴到这里").dispatch_event("change")
    page.get_by_text("认出设备 7 行").wait_for()
    page.get_by_label("能源", exact=True).select_option("柴油")
    for month in range(1, 13):
        box = page.get_by_label(f"柴油，{month} 月，购入")
        box.fill("0.5" if month < 12 else "5O")  # a letter for a nought
        box.dispatch_event("change")
    assert "台账里有格子读不出" in page.locator(".filling__said").inner_text()
    box.fill("0.5")
    box.dispatch_event("change")
    page.get_by_role("button", name="消费照抄购入").click()
    page.get_by_label("电力等价系数").fill("0.3")
    page.get_by_label("电力等价系数").dispatch_event("change")
    cells_of = page.locator(".filling__table", has_text="二、能源消费情况").locator("tbody td")
    assert (cells_of.first.text_content() or "").split() == ["0.00087426", "算"]  # 6 t × 1.4571
    said = page.locator(".filling__said").inner_text()
    assert AS_ISSUED in said and "没有核实" in said
    assert set(asked) == {"GET"}
    page.close()


def place(route: Any) -> str:
    return "tools/" + route.request.url.split("/tools/", 1)[1]


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal.open(ROOT / "data", date(2026, 11, 22))


def test_every_fill_has_a_rule_or_leaves_the_cell_to_the_firm(
    portal: Portal, made: Made, modules: Page
) -> None:
    assert made
    ruled = set(modules.evaluate("() => [...forms.FILLED]"))
    terms = portal.site.catalogue.vocabularies["fills"]
    assert ruled <= set(terms)
    for id, term in terms.items():
        assert (id in ruled) or term.by == "typed", id


def test_every_page_says_its_edition_and_whose_form_holds(portal: Portal) -> None:
    forms = portal.site.catalogue.of("forms")
    assert len(forms) == 25
    for item in forms:
        form = item.value
        assert isinstance(form, FilingForm)
        body = str(record_page(item, portal.site, portal.renderer).body)
        first = body[: body.index('<nav class="here"')]
        assert AS_ISSUED in first and form.edition in first
        if form.checks:  # ours: it has no edition that could be in force
            assert "不是官方表" in first
        else:
            assert EDITION_STATUS[form.edition_status] in first
        if not form.tables and not form.checks:
            assert "栏目未见" in body
        for one in form.tables:
            if one.unseen:
                assert one.unseen in body
            if one.ours:
                assert "不是官方表" in body


def test_each_thing_of_the_checklist_has_what_asks_for_it_and_where_it_was_read(
    portal: Portal,
) -> None:
    item = portal.site.catalogue.items["management-checklist"]
    body = str(record_page(item, portal.site, portal.renderer).body)
    page = html.fromstring(body)
    fields = page.findall(".//fieldset[@data-item]")
    assert len(fields) == len(item.value.checks) == 20
    for one, field in zip(item.value.checks, fields, strict=True):
        words = [label.text_content().strip() for label in field.iterfind(".//label")]
        assert words == ["有", "没有", "不适用", "不清楚", "未填"], one.id
        [chosen] = field.findall(".//input[@checked]")
        assert chosen.get("value") == ""  # nothing is answered for the firm
        grounds = field.find(".//p[@class='grounds']")
        links = [link.get("href") for link in grounds.iterfind(".//a")]
        places = [href for href in links if href.startswith("#source-")]
        assert len(links) == len(one.provisions) + len(one.records) + len(one.sources), one.id
        assert all(page.get_element_by_id(place[1:]) is not None for place in places)


def test_what_was_ticked_is_kept_in_this_browser_and_stands_in_the_workbook(
    page: Page, site: Path, tmp_path: Path
) -> None:
    page.goto("forms/management-checklist/", wait_until="networkidle")
    said = page.locator(".checklist__said")
    expect(said).to_have_text("共 20 项：未填 20")
    page.locator("[data-item=meters]").get_by_label("有", exact=True).check()
    page.locator("[data-item=manager]").get_by_label("不适用").check()
    expect(said).to_have_text("共 20 项：未填 18，不适用 1，有 1")
    page.reload(wait_until="networkidle")
    expect(said).to_have_text("共 20 项：未填 18，不适用 1，有 1")
    with page.expect_download() as coming:
        page.get_by_role("button", name="下载 XLSX").click()
    coming.value.save_as(tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx")["能源管理自查单"]
    lines = {row[1].value: row[2] for row in sheet.iter_rows() if row[2].value}
    assert lines["按规定配备了能源计量器具"].value == "有"
    assert lines["能源管理制度"].value == "未填" and "写" in lines["能源管理制度"].number_format
    assert sum(one.value == "未填" for one in lines.values()) == 18
    page.get_by_role("button", name="全部改回未填").click()
    expect(said).to_have_text("共 20 项：未填 20")
    assert "ticked" not in page.evaluate("localStorage.getItem('portal-my')")


def test_without_scripts_nothing_is_offered_that_needs_them(
    chromium: Browser, address: str
) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    for path in ("forms/management-checklist/", "forms/archive-key-user/"):
        page.goto(path)
        shown = page.locator("main [hidden]:not(.md-top):visible")
        assert shown.evaluate_all("(all) => all.map((one) => one.className)") == [], path
    context.close()
