"""A reader has a table, or a few nameplates, made into a plan at /tools/equipment/."""

import io

import openpyxl
import pytest
from helpers.axe import faults_of
from icalendar import Calendar
from playwright.sync_api import Page, expect

TABLE = "\n".join(
    "\t".join(row)
    for row in [
        ["资产编号", "规格型号", "类别", "额定功率(kW)", "极数", "出厂日期", "年运行小时", "负载率(%)", "额定效率(%)", "报价(元)"],
        ["D-01", "Y2-132S-4", "电动机", "5.5", "4", "2002", "6000", "75", "85.5", "4200"],
        ["D-02", "YE3-132S-4", "电动机", "5.5", "4", "2019", "6000", "75", "85", "4200"],
        ["D-03", "YE3-132S-4", "电动机", "5.5", "4", "2019", "", "75", "85", "4200"],
        ["W-01", "ZX7-400", "电焊机", "", "", "2018", "800", "", "", ""],
    ]
)  # fmt: skip


def actions(page: Page) -> list[str | None]:
    return [row.get_attribute("data-action") for row in page.locator(".plan__lines tbody tr").all()]


def test_a_table_becomes_a_plan(page: Page) -> None:
    page.goto("tools/equipment/")
    page.get_by_label("或者从 Excel、WPS 里复制").fill(TABLE)
    page.get_by_role("button", name="查这张表").click()
    page.get_by_role("button", name="做成改造计划").click()
    said = page.locator(".plan__said")
    expect(said).to_contain_text("必须停用 1 台，先补资料 2 台，继续用 1 台")
    page.get_by_label("电价").fill("0.75")
    expect(said).to_contain_text("必须停用 1 台，先补资料 1 台，尽快换 1 台，继续用 1 台")
    assert actions(page) == ["stop", "data", "soon", "keep"]
    lines = page.locator(".plan__lines")
    expect(lines.locator("[data-action=stop]")).to_contain_text("最晚 2015-12-31，期限已过")
    expect(lines.locator("[data-action=data]")).to_contain_text("缺：一年运行小时")
    expect(lines.locator("[data-action=keep]")).to_contain_text("省多少不能算")
    expect(lines.locator("[data-action=keep]")).to_contain_text("未收录不等于未淘汰")
    expect(page.locator(".plan__carbon")).to_contain_text("二氧化碳没有算")
    open_one = lines.locator("[data-action=data]")
    open_one.get_by_role("button", name="改这一台的数").click()
    open_one.get_by_label("一年运行小时").fill("24")
    open_one.get_by_label("一年运行小时").press("Tab")
    expect(lines.locator("[data-action=data]")).to_contain_text("一年只运行 24 小时？")
    lines.locator("[data-action=data]").get_by_label("一年运行小时").fill("6000")
    lines.locator("[data-action=data]").get_by_label("一年运行小时").press("Tab")
    expect(lines.locator("[data-action=soon]")).to_have_count(2)
    page.get_by_label("一年最多花多少").fill("5000")
    expect(page.locator(".plan__year summary").first).to_contain_text("2026 年：1 台，4,200 元")
    page.get_by_label("一年最多花多少").fill("1000")
    expect(page.locator(".plan__body")).to_contain_text("预算赶不上停用期限")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载计划").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book["计划"].max_row == 5
    with page.expect_download() as download:
        page.get_by_role("button", name="日历").click()
    (event,) = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert str(event["SUMMARY"]) == "现在就停：Y2-132S-4，D-01"
    assert page.url.endswith("/tools/equipment/")
    assert faults_of(page) == []
    assert page.faults == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("width", "size"),
    [(640, ""), (320, ""), (390, "250%")],
    ids=["200 %", "400 %", "text of 200 %"],
)
def test_a_plan_has_room_and_no_fault_at_twice_the_size(page: Page, width: int, size: str) -> None:
    """200 % on a desk of 1280 is a width of 640; 125 % is the theme's own size of text."""
    page.set_viewport_size({"width": width, "height": 512})
    page.goto("tools/equipment/")
    page.evaluate("(size) => { document.documentElement.style.fontSize = size }", size)
    page.get_by_label("或者从 Excel、WPS 里复制").fill(TABLE)
    page.get_by_role("button", name="查这张表").click()
    page.get_by_role("button", name="做成改造计划").click()
    expect(page.locator(".plan__said")).to_contain_text("必须停用")  # the verdict first
    page.locator(".plan__choices > summary").click()
    page.get_by_label("一年最多花多少").fill("5000")
    expect(page.locator(".plan__year summary").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nameplates_one_by_one_become_a_plan(page: Page) -> None:
    for model in ("Y2-132S-4", "JO2-41-4"):
        page.goto(f"tools/equipment/#model={model}&category=motor&made=2001")
        page.get_by_role("button", name="加进改造计划").click()
        expect(page.locator(".plan__lines")).to_contain_text(model)
    assert actions(page) == ["stop", "stop"]
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(".plan__lines").screenshot()
    assert page.faults == []  # type: ignore[attr-defined]


def test_the_scripts_of_a_plan_come_when_it_is_asked_for(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("tools/equipment/#model=Y2-132S-4&category=motor&made=2001")
    add = page.get_by_role("button", name="加进改造计划")
    expect(add).to_be_visible()
    assert [url.rsplit("/", 1)[1] for url in asked if "/plan/" in url] == ["plan.css", "start.js"]
    page.route("**/tools/tax.json", lambda route: route.abort())
    add.click()
    failed = page.locator(".plan__failed")
    expect(failed).to_contain_text("可能是网络断了")
    page.unroute("**/tools/tax.json")
    add.click()
    expect(page.locator(".plan__said")).to_contain_text("必须停用")
    expect(failed).to_be_hidden()
