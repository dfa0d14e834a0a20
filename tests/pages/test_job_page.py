"""The page of a job: four answers first, then what is joined to it; and where jobs stand elsewhere."""

import re
from datetime import date
from typing import Any

import pytest
from helpers.building import DATA
from lxml import html
from playwright.sync_api import Page, expect

from portal.portal import Portal

JOB = "jobs/air-compressor/"


@pytest.fixture(scope="module")
def portal() -> Portal:
    return Portal.open(DATA, date(2026, 11, 22))


def body(portal: Portal, url: str) -> Any:
    return html.fromstring(str(portal.pages[url].body))


def section(page: Any, id: str) -> Any:
    return page.xpath(f"//section[h2/@id='{id}']")[0]


def test_four_answers_come_first(portal: Portal) -> None:
    page = body(portal, JOB)
    told = {
        line.findtext("dt"): " ".join(line.find("dd").text_content().split())
        for line in page.xpath("//dl[@class='opening']/div")
    }
    assert told == {
        "必须做吗": "看情况 列入淘汰目录的型号必须停用；没有列入的，换不换自己定",
        "最晚什么时候": "2024 年本里没有写年份的条目立即淘汰；自愿改造没有期限",
        # eit-art34-credit and eq-ee-2017 are one saving; vat-epc ended on 2026-01-01
        "今天能拿什么": "4 项今天有效：专用设备抵免、500万元以下设备一次性扣除、设备更新贷款贴息2026等 看条件和算式",
        "先做什么": "抄铭牌，逐个型号对目录；别的螺杆机不能按“老”字算",
    }


def test_parts_stand_in_the_order_in_which_people_ask(portal: Portal) -> None:
    ids = body(portal, JOB).xpath("//section/h2/@id")
    asked = ["must", "free", "money", "steps", "provisions", "standards", "effects", "cases"]
    asked += ["technologies", "warnings", "local", "unknowns", "asked", "see"]
    assert ids[: len(asked)] == asked
    assert "relations" not in ids  # they are all told of already


def test_a_relief_that_is_the_same_as_one_above_says_so(portal: Portal) -> None:
    (same,) = section(body(portal, JOB), "money").xpath(".//li[@data-relief='eq-ee-2017']")
    assert "和“专用设备抵免”是同一项优惠，只能享受一次。" in same.text_content()


def test_what_has_ended_is_folded_away(portal: Portal) -> None:
    money = section(body(portal, JOB), "money")
    assert money.xpath(".//details//li/@data-relief") == ["vat-epc"]
    assert "hidden" not in money.xpath(".//details")[0].attrib


def test_what_not_to_do_stands_before_its_step(portal: Portal) -> None:
    (step,) = section(body(portal, JOB), "steps").xpath(".//li[@id='step-3']")
    words = " ".join(step.text_content().split())
    assert words.startswith("先后：不要签带设备的服务合同 问清补助")
    assert "#source-fj-2025" in step.xpath(".//a/@href")


def test_articles_lead_to_their_duty(portal: Portal) -> None:
    page = body(portal, JOB)
    (way,) = section(page, "provisions").xpath(".//a/@href")
    url, _, place = way.removeprefix("../../").partition("#")
    duty = body(portal, url).get_element_by_id(place)
    assert "第四十九条" in duty.text_content()


@pytest.mark.parametrize(
    "url",
    [
        "tax/eit-500w/",  # a relief that it lives on
        "phase-out/gaohaoneng-1-7-13/",  # a row that it names
        "phase-out/gaohaoneng-1-7-2/",  # a row of such machines that it does not name
        "laws/energy-conservation-law/",
        "standards/gb-19153-2019/",
    ],
)
def test_a_job_stands_on_what_it_rests_on(portal: Portal, url: str) -> None:
    page = body(portal, url)
    assert f"../../{JOB}" in section(page, "jobs").xpath(".//a/@href")
    assert not any("要用到它的事" in h3.text_content() for h3 in page.xpath("//h3"))


def test_a_machine_of_another_kind_has_no_such_job(portal: Portal) -> None:
    assert not body(portal, "phase-out/gaohaoneng-4-1-1/").xpath("//h2[@id='jobs']")


def test_jobs_come_first_on_the_page_of_a_machine(portal: Portal) -> None:
    page = body(portal, "equipment/compressor/")
    assert page.xpath("//nav[@class='asks']//a/text()")[0] == "我要做什么"
    assert f"../../{JOB}" in section(page, "jobs").xpath(".//a/@href")


def test_an_example_stands_on_the_page_of_its_region_alone(portal: Portal) -> None:
    also = body(portal, "regions/370000/").xpath("//p[@class='also']")
    assert "只管当地当年" in also[0].text_content()
    assert not body(portal, "regions/330000/").xpath("//p[@class='also']")


def test_home_leads_to_jobs_before_the_tools(portal: Portal) -> None:
    home = portal.addition("")
    assert home.index(f"./{JOB}") < home.index('class="doors"')
    assert re.search(r'href="\./jobs/#renew">换设备、改造</a>', home)


def test_the_list_of_jobs_has_parts_by_what_people_want(portal: Portal) -> None:
    page = body(portal, "jobs/")
    assert page.xpath("//section/h2/@id") == ["renew"]
    assert f"../{JOB}" in page.xpath("//ul[@class='cards']//a/@href")
    assert "../equipment/compressor/#jobs" in page.xpath("//a/@href")


# --- in the browser ----------------------------------------------------------------------------------


def test_sums_come_with_the_readers_eye_and_are_those_of_the_finder(page: Page) -> None:
    page.goto(JOB)
    one = page.locator("[data-relief='eit-art34-credit']")
    one.scroll_into_view_if_needed()
    lines = one.locator(".sums li")
    expect(lines.first).to_have_text("抵免总额 = 500,000 元 × 10% = 50,000 元")
    said = lines.all_text_contents()
    expect(page.locator("[data-relief='eq-ee-2017'] .sums")).to_have_count(0)
    one.locator(".money__tool a").click()
    page.wait_for_url("**/tools/tax/#*")
    page.locator(".tool__go").click()
    answer = page.locator(".relief[data-id='eit-art34-credit'] .sums li")
    expect(answer.first).to_be_visible()
    assert answer.all_text_contents() == said


def test_a_relief_that_ends_after_the_page_was_made_leaves_the_others(page: Page) -> None:
    """The interest subsidy runs to 2026-12-31; the page is of 2026-11-22."""
    page.clock.set_fixed_time("2027-01-02T10:00:00+08:00")
    page.goto(JOB)
    page.locator(".money").scroll_into_view_if_needed()
    past = page.locator(".money__past [data-relief='fin-eq-2026']")
    expect(past).to_have_count(1)
    expect(past.locator(".badge")).to_have_text("已经停止")
    expect(page.locator("[data-opening=money] span")).to_have_text("3 项今天有效")


def test_everything_is_there_without_scripts(portal: Portal) -> None:
    money = section(body(portal, JOB), "money").text_content()
    for words in ("投资额的10%抵免当年应纳税额", "设备价款 50 万元（不含税）", "旧机只能报废"):
        assert words in money
