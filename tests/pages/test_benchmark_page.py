"""`/tools/benchmark/`: a product's consumption, a machine's nameplate, and whether a new one pays."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, Page, Route, expect

MOTOR = {"kind": "machine", "machine": "motor", "p0": "7.5", "p1": "4", "v0": "87"}
S9 = {
    "kind": "machine",
    "machine": "transformer",
    "table": "gb-20052-2024-t1",
    "p0": "电工钢带",
    "p1": "400",
    "p2": "电工钢带，Dyn11/Yzn11",
    "v0": "800",
    "v1": "4300",
}
AMMONIA = {"kind": "product", "indicator": "bm-gb-124", "value": "1200"}


def verdict(page: Page) -> Locator:
    return page.locator(".result .verdict")


def ask(page: Page, **asked: str) -> None:
    query = "&".join(f"{key}={quote(value)}" for key, value in asked.items())
    page.goto(f"tools/benchmark/#{query}", wait_until="networkidle")


def test_a_motor_typed_in_is_graded(page: Page) -> None:
    page.goto("tools/benchmark/", wait_until="networkidle")
    page.get_by_label("设备能效").check()
    page.get_by_label("额定功率").fill("7.5")
    page.get_by_label("极数").select_option("4")
    page.get_by_role("textbox", name="额定效率").fill("87")
    page.get_by_role("button", name="比一比").click()
    expect(verdict(page)).to_contain_text("低于现行能效限定值（3级）")
    expect(verdict(page)).to_contain_text("不因此成为淘汰设备")
    expect(page.locator(".result")).to_contain_text("90.4")
    expect(page.locator(".result .source a").first).to_have_attribute(
        "href", re.compile("/standards/gb-18613-2020/$")
    )
    assert page.faults == []  # type: ignore[attr-defined]


def test_between_two_steps_the_arithmetic_is_shown(page: Page) -> None:
    ask(page, **{**MOTOR, "p0": "9.2"})
    expect(page.locator(".result")).to_contain_text("线性插值")
    expect(page.locator(".result")).to_contain_text(
        "3级：90.4 + (91.4 − 90.4) × (9.2 − 7.5) ÷ (11 − 7.5) = 90.89 %"
    )


def test_a_replacement_is_reckoned_and_survives_reload(page: Page) -> None:
    ask(page, **MOTOR, goal="1", hours="6000", load="75", tariff="0.7", price="4500")
    # 5.625 kW x 6000 h x (1/0.87 - 1/0.926) = 33 750 x 0.0695117 = 2 346.0 kWh
    expect(page.locator(".sums")).to_contain_text("2,346 kWh/年")
    expect(page.locator(".sums")).to_contain_text("2.7 年")  # 4500 / 1642.2
    page.reload()
    expect(page.locator(".sums")).to_contain_text("2,346 kWh/年")
    page.get_by_role("textbox", name="额定效率").fill("93")
    page.keyboard.press("Enter")
    expect(page.locator(".result")).to_contain_text("换新没有节电量")
    assert "回收期" not in page.locator(".result").inner_text()


def test_an_old_transformer_is_placed_by_both_losses(page: Page) -> None:
    ask(page, **S9, goal="1", load="40", hours="8760")
    expect(verdict(page)).to_contain_text("变压器（10kV油浸式三相双绕组无励磁调压配电变压器）")
    expect(verdict(page)).to_contain_text("低于现行能效限定值")
    expect(page.locator(".result h2", has_text="空载损耗")).to_be_visible()
    expect(page.locator(".result h2", has_text="负载损耗")).to_be_visible()
    expect(page.locator(".sums")).to_contain_text("负载率²")


@pytest.mark.parametrize("machine", ["motor", "transformer", "fan", "compressor", "boiler", "pump"])
def test_every_machine_can_be_filled_in(page: Page, machine: str) -> None:
    ask(page, kind="machine", machine=machine)
    for box in page.locator(".ratings select").all():
        box.select_option(index=1)
    for box in page.locator(".ratings input").all():
        box.fill(
            {"speed": "2900", "stages": "1", "v1": "600"}.get(box.get_attribute("id") or "", "60")
        )
    page.get_by_role("button", name="比一比").click()
    expect(verdict(page)).to_be_visible()
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_product_is_found_and_placed(page: Page) -> None:
    page.goto("tools/benchmark/", wait_until="networkidle")
    page.get_by_label("产品名里有").fill("优质无烟块煤")
    choice = page.get_by_label("产品和指标")
    choice.select_option(index=1)
    page.get_by_label("我的单耗", exact=True).fill("1200")
    page.get_by_label("年产量").fill("5万")
    page.get_by_role("button", name="比一比").click()
    expect(verdict(page)).to_contain_text("达到 3级（限定值）")
    expect(page.locator(".result")).to_contain_text("5,500")  # (1200 - 1090) x 50 000 / 1000


def test_units_of_one_kind_are_converted(page: Page) -> None:
    ask(page, **{**AMMONIA, "value": "1.2", "unit": "tce/t"})
    expect(verdict(page)).to_contain_text("1,200 kgce/t")


def test_a_standard_opens_the_tool_with_its_product(page: Page) -> None:
    page.goto("standards/gb-21344-2023/")
    page.get_by_role("link", name="拿自己的单耗对标").click()
    expect(verdict(page)).to_contain_text("合成氨（优质无烟块煤）")


@pytest.mark.parametrize(
    ("asked", "box", "words"),
    [
        ({**MOTOR, "v0": "-3"}, "v0", "要大于 0"),
        ({**MOTOR, "v0": "870"}, "v0", "太大了"),
        ({**MOTOR, "p0": "七点五"}, "p0", "不是数"),
        ({**MOTOR, "hours": "9000"}, "hours", "太大了"),
        ({**MOTOR, "v0": "0.87"}, "v0", "是不是 87%"),
        ({**MOTOR, "load": "0.75"}, "load", "是不是 75%"),
        ({**MOTOR, "tariff": "70"}, "tariff", "0.7 元"),
        ({**MOTOR, "price": "0.5"}, "price", "0.5 万元"),
        ({**AMMONIA, "value": "abc"}, "value", "不是数"),
        ({**AMMONIA, "value": "-5.2"}, "value", "不会是负数"),
        ({**AMMONIA, "output": "-1"}, "output", "要大于 0"),
    ],
)
def test_faults_stand_at_their_boxes(
    page: Page, asked: dict[str, str], box: str, words: str
) -> None:
    ask(page, **asked)
    expect(page.locator(f"#{box}-fault")).to_contain_text(words)
    assert page.faults == []  # type: ignore[attr-defined]


def test_beyond_the_table_nothing_is_graded(page: Page) -> None:
    ask(page, **{**MOTOR, "p0": "5000"})
    expect(verdict(page)).to_contain_text("不能判断")


def test_a_correction_is_asked_where_the_product_has_one(page: Page) -> None:
    share = {"name": "原料", "how": "each", "asked": "原料里水分占多少", "unit": "%", "base": 75}
    share |= {"least": 0, "most": 100, "hint": "基准是 75%", "touches": ["limit"]}
    share |= {"amounts": {"advanced": 1, "access": 1, "limit": 2}}
    height = {"name": "海拔", "how": "open", "asked": "海拔高于 1500 m", "touches": ["limit"]}

    def corrected(route: Route) -> None:
        answer = route.fetch()
        data = answer.json()
        for one in data["indicators"]:
            if one["id"] == AMMONIA["indicator"]:  # 1090, 1100, 1350
                one["corrections"] = [share, height]
        route.fulfill(response=answer, json=data)

    page.route("**/tools/products.json", corrected)
    ask(page, **{**AMMONIA, "value": "1355"})
    expect(verdict(page)).to_contain_text("要看修正")
    expect(verdict(page)).to_contain_text("海拔高于 1500 m吗")
    page.get_by_label("原料里水分占多少").fill("80")
    page.get_by_label("海拔高于 1500 m吗").select_option("no")
    expect(verdict(page)).to_contain_text("没有超过限定值")  # 1350 + 5 x 2 = 1360
    expect(page.locator(".result")).to_contain_text("(80 − 75) × 1、1、2")
    page.reload()
    expect(verdict(page)).to_contain_text("没有超过限定值")
    page.get_by_label("原料里水分占多少").fill("0.8")
    page.keyboard.press("Enter")
    expect(page.locator("#c0-fault")).to_contain_text("是不是 80%")
    page.get_by_label("产品和指标").select_option(index=2)
    expect(page.locator(".corrections")).to_be_hidden()
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_product_that_is_not_recorded_is_said_to_be_that(page: Page) -> None:
    page.goto("tools/benchmark/", wait_until="networkidle")
    page.get_by_label("产品名里有").fill("合成安")
    expect(page.locator("#indicator option").first).to_contain_text("没有收录“合成安”，名称相近")
    expect(page.locator(".find-told")).to_contain_text("先看是不是同一种产品")
    page.get_by_label("产品名里有").fill("xyz")
    expect(page.locator("#indicator option").first).to_have_text("没有收录“xyz”")
    expect(page.locator(".find-told")).to_contain_text("没有收录不等于没有限额")


def test_a_link_on_the_page_to_a_relief_is_told_what_it_asks_for(page: Page) -> None:
    """Nothing is filled in yet: what is lacking stands at its boxes, what the relief asks for below."""
    page.goto("tools/benchmark/", wait_until="networkidle")
    page.evaluate("location.hash = '#kind=machine&machine=motor&relief=eit-art34-credit'")
    expect(verdict(page)).to_contain_text("是几级还不能判断")
    expect(page.locator(".result")).to_contain_text("买这样一台新的，能不能拿优惠")
    expect(page.locator("#p0-fault")).to_contain_text("还要填")
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_kind_of_machine_that_there_is_none_of_is_said_to_be_that(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("tools/benchmark/", wait_until="networkidle")
    page.evaluate("location.hash = '#kind=machine&machine=no-such&relief=eit-art34-credit'")
    expect(page.locator("#machine-fault")).to_contain_text("没有这种设备")
    expect(verdict(page)).to_be_hidden()
    assert not any("machines/" in one for one in asked)
    page.get_by_label("设备", exact=True).select_option("motor")
    expect(page.locator("#machine-fault")).to_be_hidden()
    page.get_by_label("额定功率").fill("7.5")
    page.get_by_label("极数").select_option("4")
    page.get_by_role("textbox", name="额定效率").fill("92.6")
    page.get_by_role("button", name="比一比").click()
    expect(verdict(page)).to_contain_text("2级")
    assert page.faults == []  # type: ignore[attr-defined]
