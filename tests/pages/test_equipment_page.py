"""`/tools/equipment/`: what an owner with a nameplate in the hand does."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect


def verdict(page: Page) -> Locator:
    return page.locator(".result .verdict")


def ask(page: Page, **plate: str) -> None:
    """Open the page with a nameplate in its address."""
    query = "&".join(f"{key}={quote(value)}" for key, value in plate.items())
    page.goto(f"tools/equipment/#{query}", wait_until="networkidle")


def test_a_nameplate_typed_in_is_answered(page: Page) -> None:
    page.goto("tools/equipment/")
    page.get_by_label("型号").fill("Y132M-4")
    page.get_by_label("设备类别").select_option("电动机")
    page.get_by_role("button", name="查", exact=True).click()
    expect(verdict(page)).to_contain_text("Y132M-4，电动机：列入淘汰")
    expect(page.locator(".result h3 a")).to_have_attribute(
        "href", re.compile(r"/phase-out/gaohaoneng-2-1-1/$")
    )
    assert parse_qs(urlsplit(page.url).fragment) == {"model": ["Y132M-4"], "category": ["motor"]}
    assert page.faults == []  # type: ignore[attr-defined]


def test_the_answer_has_law_successor_and_relief(page: Page) -> None:
    ask(page, model="S9-400/10", category="transformer", commissioned="1996")
    expect(verdict(page)).to_contain_text("最迟2017-12-31停止使用，期限已过")
    result = page.locator(".result")
    for words in ("节约能源法", "第七十一条", "生态环境法典", "GB 20052-2024", "财税〔2017〕71号"):
        expect(result).to_contain_text(words)
    expect(result).to_contain_text("附件1逐项内容尚未收录")  # so nobody is told to be eligible


def test_missing_years_are_named_and_decide(page: Page) -> None:
    ask(page, model="Y2-132S-4", category="电动机")
    expect(verdict(page)).to_contain_text("有条件列入")
    expect(verdict(page)).to_contain_text("补上生产年份")
    page.get_by_label("生产年份").fill("2003")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("：列入淘汰")
    page.get_by_label("生产年份").fill("2004")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("型号列出，条件不符")
    page.go_back()
    expect(verdict(page)).to_contain_text("：列入淘汰")
    page.reload()
    expect(verdict(page)).to_contain_text("：列入淘汰")


def test_what_is_in_no_list_is_no_all_clear(page: Page) -> None:
    ask(page, model="S11-M-315/10", category="transformer")
    expect(verdict(page)).to_contain_text("未收录不等于未淘汰")
    expect(page.locator(".result details").last).to_contain_text("资料最近变化：2026-11-22")


def test_the_whole_line_is_read_and_said(page: Page) -> None:
    ask(page, model="型号Y2-132S-4，功率5.5kW，2001年出厂 三相异步电动机")
    expect(verdict(page)).to_contain_text("Y2-132S-4，电动机：列入淘汰")
    understood = page.locator(".result .understood")
    for words in ("型号 Y2-132S-4", "类别 电动机", "额定功率 5.5 kW", "生产年份 2001"):
        expect(understood).to_contain_text(words)


def test_each_machine_of_a_line_is_answered(page: Page) -> None:
    ask(page, model="水泵 IS80-65-160 配电机 Y132S2-2")
    expect(verdict(page)).to_contain_text("Y132S2-2，电动机：列入淘汰")
    expect(page.locator(".result")).to_contain_text("IS80-65-160（泵）：未收录")


def test_a_miss_says_what_to_do_and_what_the_standard_demands(page: Page) -> None:
    ask(page, model="S11-M-400/10", category="transformer")
    result = page.locator(".result")
    expect(result.locator(".verdict")).to_have_attribute("data-verdict", "none")
    expect(result).to_contain_text("自 2025-02-01 起低于限定值的不得生产、进口、销售")
    expect(result).to_contain_text("400 kVA）：3级（限定值）不高于")
    expect(result).to_contain_text("12345")


def test_hot_water_boilers_are_asked_in_megawatts(page: Page) -> None:
    ask(page, category="boiler", fuel="coal")
    page.get_by_label("额定热功率").fill("2.8")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("折合 4 t/h")
    expect(verdict(page)).to_have_attribute("data-verdict", "conditional")


def test_below_the_limit_is_not_phased_out(page: Page) -> None:
    ask(page, model="YE2-132M-4", category="motor")
    expect(verdict(page)).to_contain_text("低于现行能效限定值")
    expect(verdict(page)).to_contain_text("不因此成为淘汰设备")
    assert "列入淘汰" not in verdict(page).inner_text()


def test_the_category_is_suggested_and_never_taken(page: Page) -> None:
    page.goto("tools/equipment/")
    page.get_by_label("型号").fill("S9-400/10")
    suggestion = page.locator("#category-suggestion button")
    expect(suggestion).to_have_text("变压器")
    expect(page.get_by_label("设备类别")).to_have_value("")
    suggestion.click()
    expect(page.get_by_label("设备类别")).to_have_value("transformer")
    expect(page.get_by_label("额定容量")).to_be_visible()
    expect(page.get_by_label("燃料")).to_be_hidden()


def test_boilers_are_judged_by_fuel_and_size(page: Page) -> None:
    ask(page, category="boiler", fuel="coal", evaporation="10")
    expect(verdict(page)).to_contain_text("列入淘汰")
    expect(page.locator(".result")).to_contain_text("地级及以上城市建成区")  # only there
    ask(page, category="boiler", fuel="gas", evaporation="4")
    expect(verdict(page)).to_contain_text("未收录")


@pytest.mark.parametrize(
    ("box", "value", "words"),
    [
        ("made", "2030", "年份应在 1900 到 2026 之间"),
        ("made", "二零零三", "写四位数的年份"),
        ("made", "-5", "写四位数的年份"),
        ("made", "２００３", ""),
        ("made", "2003年5月", ""),
        ("power", "-7.5", "要大于 0"),
        ("power", "1e99", "不是数"),
        ("power", "999999999", "太大了"),
        ("voltage", "38O", "是 380 吗"),
        ("voltage", "0.4kV", ""),
    ],
)
def test_faults_stand_at_their_boxes(page: Page, box: str, value: str, words: str) -> None:
    ask(page, model="Y2-132S-4", category="motor", **{box: value})
    fault = page.locator(f"#{box}-fault")
    if words:
        expect(fault).to_contain_text(words)
        expect(page.locator(".result")).to_be_hidden()
        page.locator(f"#{box}").fill("")
        page.keyboard.press("Enter")
    expect(fault).to_be_hidden()
    expect(verdict(page)).to_be_visible()
    assert page.faults == []  # type: ignore[attr-defined]


def test_years_against_each_other(page: Page) -> None:
    ask(page, model="Y2-132S-4", category="motor", made="2005", commissioned="2001")
    expect(page.locator("#commissioned-fault")).to_contain_text("早于生产年份")


@pytest.mark.parametrize(
    "model",
    ["<img src=x onerror=alert(1)>", "=cmd|'/c calc'!A1", "__proto__", "Y" * 5000, "\u202e4-M"],
)
def test_strange_models_stay_text(page: Page, model: str) -> None:
    ask(page, model=model, category="motor")
    expect(verdict(page)).to_be_visible()
    assert page.locator(".result img").count() == 0
    assert page.faults == []  # type: ignore[attr-defined]


def test_an_unknown_category_in_the_address_is_left_open(page: Page) -> None:
    ask(page, model="Y132M-4", category="nonsense")
    expect(verdict(page)).to_contain_text("有条件列入")
    expect(verdict(page)).to_contain_text("设备类别")


def test_lost_data_can_be_asked_for_again(page: Page) -> None:
    page.route("**/tools/listed.json", lambda route: route.abort())
    page.goto("tools/equipment/#model=Y132M-4&category=motor")
    failed = page.locator(".result__failed")
    expect(failed).to_be_visible()
    page.unroute("**/tools/listed.json")
    failed.get_by_role("button").click()
    expect(verdict(page)).to_contain_text("列入淘汰")


def test_the_whole_of_it_by_keyboard(page: Page) -> None:
    page.goto("tools/equipment/")
    page.get_by_label("型号").focus()
    page.keyboard.type("CJ10-40")
    page.keyboard.press("Tab")
    for _ in range(40):
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.value") == "low-voltage":
            break
    page.keyboard.press("Tab")
    for _ in range(8):
        if page.evaluate("document.activeElement.type") == "submit":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("列入淘汰")


def test_a_row_leads_to_the_tool_filled_in(page: Page) -> None:
    page.goto("phase-out/gaohaoneng-1-6-32/")
    page.get_by_role("link", name="拿自己的铭牌查一查").click()
    expect(verdict(page)).to_contain_text("200QJ50×12，泵：列入淘汰")
