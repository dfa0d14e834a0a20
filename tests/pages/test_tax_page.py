"""`/tools/tax/`: what an enterprise plans, on which day, and what it gets for it."""

from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from helpers.building import DATA, build
from helpers.served import served
from playwright.sync_api import Browser, Locator, Page, expect

BOUGHT = {
    "situation": "special-equipment",
    "payer": "general",
    "enterprise": "small",
    "investment": "120万",
    "incomes": "200万、160万",
}


@pytest.fixture(autouse=True)
def today(page: Page) -> None:
    """What is today changes no answer of these tests."""
    page.clock.set_fixed_time("2026-11-22T12:00:00+08:00")


def verdict(page: Page) -> Locator:
    return page.locator(".result .verdict")


def relief(page: Page, id: str) -> Locator:
    return page.locator(f".relief[data-id='{id}']")


def ask(page: Page, **asked: str) -> None:
    query = "&".join(f"{key}={quote(value)}" for key, value in asked.items())
    page.goto(f"tools/tax/#{query}", wait_until="networkidle")


def test_a_purchase_typed_in_is_reckoned(page: Page) -> None:
    page.goto("tools/tax/", wait_until="networkidle")
    page.get_by_label("做什么").select_option("购置节能节水、环保、安全生产设备")
    page.get_by_label("企业所得税", exact=True).select_option("小型微利企业")
    page.get_by_label("设备价款").fill("１２０万")
    page.get_by_label("各年的应纳税所得额").fill("200万、160万")
    page.get_by_role("button", name="查", exact=True).click()
    sums = relief(page, "eit-art34-credit").locator(".sums")
    expect(sums).to_contain_text("= 120,000 元")
    expect(sums).to_contain_text("抵 100,000 元，缴 0 元，还剩 20,000 元")
    expect(sums).to_contain_text("抵 20,000 元，缴 60,000 元，还剩 0 元")
    assert parse_qs(urlsplit(page.url).fragment)["situation"] == ["special-equipment"]
    assert page.faults == []  # type: ignore[attr-defined]


def test_nobody_is_told_to_fit_a_list_that_was_not_seen(page: Page) -> None:
    ask(page, **BOUGHT)
    card = relief(page, "eq-ee-2017")
    expect(card).to_contain_text("附件1逐项内容尚未收录")
    expect(card).to_contain_text("没有核对以前，不能说符合")
    expect(card.locator(".sums")).to_have_count(0)
    expect(relief(page, "eit-art34-credit")).to_contain_text("假定列入目录")
    said = page.locator(".result").inner_text()
    assert "可享受" not in said and "符合条件，" not in said


def test_one_off_deduction_slows_the_credit(page: Page) -> None:
    ask(page, **{**BOUGHT, "incomes": "200万"}, oneoff="yes")
    sums = relief(page, "eit-art34-credit").locator(".sums")
    expect(sums).to_contain_text("抵 40,000 元，缴 0 元，还剩 80,000 元")
    page.get_by_label("当年一次扣完").uncheck()
    expect(sums).to_contain_text("抵 100,000 元")


@pytest.mark.parametrize(
    ("date", "held", "ended"),
    [("2025-12-31", True, False), ("2026-01-01", False, True)],
)
def test_the_date_decides_about_vat(page: Page, date: str, held: bool, ended: bool) -> None:
    ask(page, situation="energy-service", date=date)
    expect(relief(page, "vat-epc")).to_have_count(int(held))
    over = page.locator(".result li", has_text="合同能源管理项目增值税免税")
    expect(over).to_have_count(int(ended))
    if ended:
        expect(over).to_contain_text("公告2026年第10号")


AT = "2025-12-31T12:00+08:00"


@pytest.mark.whole_site
def test_the_readers_day_decides_where_none_is_given(chromium: Browser, tmp_path: Path) -> None:
    with served(build(tmp_path / "site", AT, PORTAL_DATA=str(DATA))) as address:
        page = chromium.new_page(base_url=address)
        page.clock.set_fixed_time(AT)
        ask(page, situation="energy-service")
        expect(relief(page, "vat-epc")).to_have_attribute("data-state", "in")
        page.close()


def test_today_it_has_ended(page: Page) -> None:
    ask(page, situation="energy-service")
    expect(relief(page, "vat-epc")).to_have_count(0)
    expect(page.locator(".result")).to_contain_text("自2026-01-01起不再执行")


def test_refund_is_for_general_taxpayers(page: Page) -> None:
    asked = {"situation": "resource-vat", "sales": "1000万", "input": "90万"}
    ask(page, **asked, row="vat-res-2022-004", payer="small")
    expect(verdict(page)).to_contain_text("只有一般纳税人可以")
    page.get_by_label("增值税纳税人").select_option("一般纳税人")
    expect(relief(page, "vat-res-2022").locator(".sums")).to_contain_text("= 280,000 元")


def test_emissions_each_for_itself(page: Page) -> None:
    asked = {"name1": "SO2", "found1": "40", "standard1": "100", "name2": "NOx", "found2": "120"}
    ask(page, situation="emission", **asked, standard2="200", found3="9", standard3="10")
    sums = relief(page, "ept").locator(".sums li")
    expect(sums.nth(0)).to_contain_text("SO2：")
    expect(sums.nth(0)).to_contain_text("减按 50% 征收")
    expect(sums.nth(1)).to_contain_text("减按 75% 征收")
    expect(sums.nth(2)).to_contain_text("不减")
    page.locator("#over1").select_option("yes")
    expect(sums.nth(0)).to_contain_text("超标，不减")


@pytest.mark.parametrize(
    ("asked", "box", "words"),
    [
        ({"investment": "-5"}, "investment", "不能是负数"),
        ({"investment": "一百万"}, "investment", "不是数"),
        ({"investment": "99999亿亿"}, "investment", "不是数"),
        ({"incomes": "200万、很多"}, "incomes", "不是数"),
    ],
)
def test_faults_stand_at_their_boxes(
    page: Page, asked: dict[str, str], box: str, words: str
) -> None:
    ask(page, situation="special-equipment", **asked)
    expect(page.locator(f"#{box}-fault")).to_contain_text(words)
    expect(page.locator(".result")).to_be_hidden()
    assert page.faults == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-02-30", "不存在"),
        ("2025-13-45", "不存在"),
        ("20250601", "不是完整的日期"),
        ("2025/6/1", "不是完整的日期"),
        ("2025", "不是完整的日期"),
        ("0025-06-01", "1994 年以前"),
        ("1993-12-31", "1994 年以前"),
        ("2150-01-01", "太远"),
    ],
)
def test_a_day_that_is_none_is_never_answered_for_today(page: Page, date: str, words: str) -> None:
    ask(page, situation="energy-service", date=date)
    expect(page.locator("#date-fault")).to_contain_text(words)
    expect(page.locator(".result")).to_be_hidden()
    page.get_by_label("日期").fill("2025-06-01")
    expect(verdict(page)).to_contain_text("2025-06-01")
    expect(page.locator("#date-fault")).to_be_hidden()
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_day_taken_away_again_is_today(page: Page) -> None:
    ask(page, situation="energy-service", date="2025-02-30")
    page.get_by_label("日期").fill("2025-06-01")
    page.get_by_label("日期").fill("")
    expect(verdict(page)).to_contain_text("2026-11-22")


def test_a_day_to_come_is_answered_by_what_is_known(page: Page) -> None:
    ask(page, situation="special-equipment", date="2026-11-23")
    expect(verdict(page)).to_contain_text("按现在已知的规定")
    ask(page, situation="special-equipment", date="2026-11-22")
    expect(verdict(page)).not_to_contain_text("按现在已知的规定")


def test_no_day_is_today_and_a_day_gone_by_is_not_to_come(page: Page) -> None:
    page.clock.set_fixed_time("2026-11-29T09:00:00+08:00")  # a week after the data last changed
    ask(page, situation="special-equipment")
    expect(verdict(page)).to_contain_text("2026-11-29")
    ask(page, situation="special-equipment", date="2026-11-28")
    expect(verdict(page)).not_to_contain_text("还没有到")
    page.clock.set_fixed_time("2020-01-01T09:00:00+08:00")  # a clock that is wrong
    ask(page, situation="special-equipment")
    expect(verdict(page)).to_contain_text("2026-11-22")


def test_one_saving_of_several_documents_counts_once(page: Page) -> None:
    ask(page, **BOUGHT)
    # the credit, by its law, two lists and a rule, and the one-off deduction
    expect(verdict(page)).to_contain_text("有效 2 项")
    card = relief(page, "eit-art34-credit")
    expect(card).to_contain_text("写在 5 份文件里，只能享受一次")
    expect(card.locator(".relief__document")).to_have_count(4)
    expect(page.locator(".result .sums")).to_have_count(1)


def test_one_pays_no_corporate_tax_alone(page: Page) -> None:
    ask(page, **{**BOUGHT, "enterprise": "individual"})
    expect(verdict(page)).to_contain_text("有效 0 项，按你填的享受不到 2 项")
    expect(page.locator(".result .sums")).to_have_count(0)
    expect(page.locator(".result")).to_contain_text("个体工商户缴的是个人所得税")


def test_a_refund_needs_to_know_the_taxpayer(page: Page) -> None:
    asked = {"situation": "resource-vat", "sales": "1000万", "input": "90万"}
    ask(page, **asked, row="vat-res-2022-004")
    expect(page.locator(".result .sums")).to_have_count(0)
    expect(verdict(page)).to_contain_text("还差增值税纳税人")
    ask(page, **asked, row="vat-res-2022-004", payer="small")
    expect(page.locator(".result .sums")).to_have_count(0)
    expect(verdict(page)).to_contain_text("享受不到")


@pytest.mark.parametrize(
    ("asked", "box", "words"),
    [
        ({"investment": "10万", "unit": "20万"}, "unit", "一台的价款"),
        ({"investment": "10万", "vat": "20万"}, "vat", "检查单位"),
        ({"investment": "10万", "incomes": "200,160"}, "incomes", "一个数还是几个数"),
    ],
)
def test_what_does_not_go_together_is_a_fault(
    page: Page, asked: dict[str, str], box: str, words: str
) -> None:
    ask(page, situation="special-equipment", **asked)
    expect(page.locator(f"#{box}-fault")).to_contain_text(words)
    expect(page.locator(".result")).to_be_hidden()


def test_a_rate_as_a_fraction_is_asked_about(page: Page) -> None:
    asked = {"situation": "resource-vat", "sales": "1000万", "payer": "general"}
    ask(page, **asked, row="vat-res-2022-004", rate="0.13")
    expect(page.locator("#rate-fault")).to_contain_text("是不是 13%")
    expect(page.locator(".result")).to_be_hidden()


def test_half_a_pollutant_asks_for_the_other_half(page: Page) -> None:
    ask(page, situation="emission", name1="SO2", found1="40")
    expect(page.locator("#standard1-fault")).to_contain_text("还差排放标准")
