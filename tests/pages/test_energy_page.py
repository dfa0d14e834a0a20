"""`/tools/energy/`: a year's bills, typed in on a phone or shared as an address."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

YEAR = {
    "e1": "原煤",
    "a1": "100",
    "u1": "吨",
    "e2": "电力（当量值）",
    "a2": "500000",
    "u2": "千瓦时",
    "e3": "气田天然气",
    "a3": "2",
    "u3": "万立方米",
}


def verdict(page: Page) -> Locator:
    return page.locator(".result .verdict")


def ask(page: Page, **asked: str) -> None:
    query = "&".join(f"{key}={quote(value)}" for key, value in asked.items())
    page.goto(f"tools/energy/#{query}", wait_until="networkidle")


def test_bills_are_added_up_with_their_arithmetic(page: Page) -> None:
    page.goto("tools/energy/", wait_until="networkidle")
    page.locator("#e1").select_option("原煤")
    page.locator("#a1").fill("１００")
    page.get_by_role("button", name="算", exact=True).click()
    expect(verdict(page)).to_contain_text("71.43 吨标准煤/年")
    expect(page.locator(".sums")).to_contain_text(
        "100 吨（100,000 千克） × 0.7143 kgce/kg ÷ 1000 = 71.43 tce"
    )
    assert parse_qs(urlsplit(page.url).fragment)["e1"] == ["原煤"]
    assert page.faults == []  # type: ignore[attr-defined]


def test_an_address_gives_the_same_answer_again(page: Page) -> None:
    ask(page, **YEAR, region="330000")
    expect(verdict(page)).to_contain_text(
        "157.166 吨标准煤/年：没有到全国和浙江省的重点用能单位门槛"
    )
    page.locator("#a1").fill("100000")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("是重点用能单位")
    expect(page.locator(".result")).to_contain_text("能源利用状况报告")
    page.go_back()
    expect(verdict(page)).to_contain_text("157.166")
    page.reload()
    expect(verdict(page)).to_contain_text("157.166")


def test_the_region_decides(page: Page) -> None:
    ask(page, e1="原煤", a1="8000", u1="吨")  # 5 714.4 tce
    expect(verdict(page)).to_contain_text("看是否被指定")
    page.get_by_label("所在地").select_option("浙江省")
    expect(verdict(page)).to_contain_text("是重点用能单位")
    link = page.locator(".result .table a", has_text="浙江省")
    expect(link.first).to_have_attribute(
        "href", re.compile("/laws/zj-energy-law-measures/#duties$")
    )


def test_more_lines_than_the_form_begins_with(page: Page) -> None:
    page.goto("tools/energy/", wait_until="networkidle")
    for _ in range(3):
        page.get_by_role("button", name="再加一种").click()
    page.locator("#e6").select_option("柴油")
    page.locator("#a6").fill("10")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("14.57")  # 10 000 kg x 1.4571
    page.reload()
    expect(page.locator("#a6")).to_have_value("10")
    expect(verdict(page)).to_contain_text("14.57")


def test_what_has_no_source_asks_for_a_measured_value(page: Page) -> None:
    ask(page, e1="天然气", a1="2", u1="万立方米")
    expect(page.locator(".result")).to_contain_text("天然气的系数待核")
    page.locator("#c1").fill("1.2")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("24 吨标准煤/年")


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("-5", "不能是负数"),
        ("很多", "不是数"),
        ("9e99", "不是数"),
        ("1万亿", "不是数"),
        ("7,5", "是 7.5 还是 75？"),
        ("7，5", "是 7.5 还是 75？"),
        ("1,234,56", "是 1,234.56 还是 123,456？"),
        ("12.000,5", "是 12,000.5 还是 12.0005？"),
        ("1万", "1 万吨吗"),
    ],
)
def test_faults_stand_at_their_boxes(page: Page, amount: str, words: str) -> None:
    ask(page, e1="原煤", a1=amount, u1="万吨")
    expect(page.locator("#a1-fault")).to_contain_text(words)
    expect(page.locator(".result")).to_be_hidden()
    assert page.faults == []  # type: ignore[attr-defined]


def test_an_amount_without_an_energy_is_called_when_asked_to_go(page: Page) -> None:
    page.goto("tools/energy/", wait_until="networkidle")
    page.locator("#a1").fill("100")
    page.get_by_role("button", name="算", exact=True).click()
    expect(page.locator("#a1-fault")).to_contain_text("先选能源")


def test_the_standard_leads_to_the_tool(page: Page) -> None:
    page.goto("standards/gbt-2589-2020/")
    page.get_by_role("link", name="把自己的能耗折成标准煤").click()
    expect(page).to_have_title(re.compile("能耗折算和义务"))


def test_a_line_taken_out_leaves_no_hole(page: Page) -> None:
    ask(page, **YEAR)
    page.get_by_role("button", name="删去第 1 种").click()
    expect(verdict(page)).to_contain_text("85.736 吨标准煤/年")  # 61.45 + 24.286
    expect(page.locator("#e1")).to_have_value("电力（当量值）")
    expect(page.locator("#u2")).to_have_value("万立方米")
    kept = parse_qs(urlsplit(page.url).fragment)
    assert (kept["a1"], kept["a2"], "e3" in kept) == (["500000"], ["2"], False)
    page.go_back()
    expect(verdict(page)).to_contain_text("157.166")


def test_power_counted_both_ways_cannot_be_told_when_they_disagree(page: Page) -> None:
    ask(page, e1="电力（当量值）", a1="3000", u1="万千瓦时")
    expect(verdict(page)).to_contain_text("还不能判断")
    expect(page.locator(".result")).to_contain_text(
        "等价值到 0.1667 kgce/(kW·h)，合计就到 5,000 吨"
    )
    page.locator("#equal").fill("0.3")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("（电按等价值 9,000 吨）")
    page.locator("#equal").fill("300")
    page.keyboard.press("Enter")
    expect(page.locator("#equal-fault")).to_contain_text("是不是 0.3？300 是克")
    expect(page.locator(".result")).to_be_hidden()
    assert page.faults == []  # type: ignore[attr-defined]


def test_measured_heat_takes_the_place_of_the_reference(page: Page) -> None:
    ask(page, e1="原煤", a1="100", u1="吨", c1="23445.6", h1="kJ/kg")
    expect(page.locator("#h1")).to_have_value("kJ/kg")
    expect(verdict(page)).to_contain_text("80 吨标准煤/年")


def test_beijing_reports_below_the_nations_threshold(page: Page) -> None:
    ask(page, e1="原煤", a1="2000", u1="吨", c1="1", h1="kgce/kg", region="110000")
    expect(verdict(page)).to_contain_text("每年向区发展改革部门报送能源利用状况报告")
    duty = page.locator(".result li", has_text="向区发展改革部门报送").first
    expect(duty).to_contain_text("每年；交给区发展改革部门")


def test_every_duty_leads_to_its_record(page: Page) -> None:
    ask(page, **YEAR, region="310000", industry="paper")
    links = page.locator(".result .source a, .result td a")
    assert links.count() > 10
    for address in {one.get_attribute("href") or "" for one in links.all()}:
        assert page.request.get(address).ok, address
    expect(page.locator(".onward a[href$='/industries/paper/']")).to_be_visible()
    benchmark = page.locator(".onward a[href*='/tools/benchmark/']")
    expect(benchmark).to_have_attribute("href", re.compile("industry=paper"))
    expect(page.locator(".result")).to_contain_text("2009年文本")


def test_next_day_of_the_yearly_disclosure_is_told(page: Page) -> None:
    page.clock.set_fixed_time("2027-03-16T12:00:00+08:00")
    ask(page, **YEAR)
    page.locator(".result summary", has_text="别的事实决定").click()
    expect(page.locator(".result details[open]")).to_contain_text("下一次 2028-03-15")


def test_an_amount_from_a_web_page_may_bring_what_is_invisible(page: Page) -> None:
    ask(page, e1="原煤", a1="\u200b100\u2060", u1="吨")
    expect(verdict(page)).to_contain_text("71.43 吨标准煤/年")


def test_ten_thousand_twice_is_asked_about(page: Page) -> None:
    ask(page, e1="电力（当量值）", a1="1204万", u1="万千瓦时")
    expect(page.locator("#a1-fault")).to_contain_text("是 1,204 万千瓦时吗")
    expect(page.locator(".result")).to_be_hidden()
    page.locator("#a1").fill("1204")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("1,479.716 吨标准煤/年")
    page.locator("#a1").fill("12040000")
    page.keyboard.press("Enter")
    expect(page.locator("#a1-fault")).to_contain_text("单位是不是“千瓦时”")
    page.locator("#u1").select_option("千瓦时")
    expect(page.locator("#a1-fault")).to_be_hidden()
    expect(verdict(page)).to_contain_text("1,479.716 吨标准煤/年")
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_coal_report_in_kilocalories(page: Page) -> None:
    ask(page, e1="原煤", a1="100", u1="吨", c1="5000", h1="kJ/kg")
    expect(page.locator("#c1-fault")).to_contain_text("是不是 5,000 大卡/kg")
    expect(page.locator(".result")).to_be_hidden()
    page.locator("#h1").select_option("大卡/kg")
    expect(page.locator("#c1-fault")).to_be_hidden()
    expect(verdict(page)).to_contain_text("71.43 吨标准煤/年")


def test_steam_by_the_tonne_asks_for_its_heat(page: Page) -> None:
    page.goto("tools/energy/", wait_until="networkidle")
    page.locator("#e1").select_option("蒸汽")
    expect(page.locator("#c1-hint")).to_contain_text("一吨带多少热，供热合同或账单上有")
    assert page.locator("#h1 option").all_inner_texts() == ["GJ/t", "kJ/kg", "大卡/kg"]
    page.locator("#a1").fill("1000")
    page.locator("#c1").fill("2.8")
    page.keyboard.press("Enter")
    expect(verdict(page)).to_contain_text("95.536 吨标准煤/年")  # 2 800 GJ x 34.12


def test_what_most_firms_buy_is_offered_first(page: Page) -> None:
    page.goto("tools/energy/", wait_until="networkidle")
    common = page.locator("#e1 optgroup[label=常用] option").all_inner_texts()
    assert common[:3] == ["电力（当量值）", "天然气（系数待核）", "蒸汽"]
    offered = page.locator("#e1 option").all_inner_texts()
    assert len(offered) == len(set(offered)) and "水煤浆" in offered and "生物质燃料" in offered


@pytest.mark.parametrize(("region", "place"), [("320000", "江苏省"), ("440000", "广东省")])
def test_a_province_without_a_recorded_threshold_is_said_to_have_none(
    page: Page, region: str, place: str
) -> None:
    ask(page, e1="原煤", a1="6000", c1="1", h1="kgce/kg", u1="吨", region=region, designated="no")
    expect(verdict(page)).to_contain_text("没有到全国的重点用能单位门槛")
    expect(verdict(page)).to_contain_text(f"只有全国的门槛可以对照，{place}自己的没有收录")
    expect(verdict(page)).not_to_contain_text(f"按{place}")
    expect(page.locator(".result")).to_contain_text(f"{place}自己的门槛没有收录")


def test_an_answer_in_letters_of_double_size_needs_no_sideways_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, **YEAR, region="330000")
    for size in ("100%", "200%"):
        page.add_style_tag(content=f"html {{ font-size: {size} !important }}")
        expect(page.locator(".shares__line").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        for line in page.locator(".shares__line").all():
            box, bar = line.bounding_box(), line.locator(".shares__bar").bounding_box()
            assert box and bar and bar["width"] > 30 and box["x"] + box["width"] <= 390
