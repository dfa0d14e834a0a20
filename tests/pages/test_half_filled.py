"""Half-filled forms and altered addresses: the reader is told what is missing, and nothing is taken for
something else."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect


def go(page: Page, path: str) -> None:
    page.goto(quote(path, safe="/?&=%#"), wait_until="networkidle")
    page.locator(".tool__go").click()


@pytest.mark.parametrize(
    ("path", "box"),
    [
        ("tools/tax/", "situation"),
        ("tools/energy/", "a1"),
        ("tools/energy/#e1=原煤&a1=0&u1=吨", "a1"),
        ("tools/benchmark/#kind=machine&machine=motor&v0=88", "p0"),
        ("tools/benchmark/#kind=product&value=98", "indicator"),
    ],
)
def test_what_is_missing_stands_at_its_box(path: str, box: str, page: Page) -> None:
    go(page, path)
    expect(page.locator(f"#{box}-fault")).not_to_be_empty()
    expect(page.locator(".result")).to_be_hidden()


def test_a_unit_that_there_is_none_of_is_no_other_unit(page: Page) -> None:
    go(page, "tools/energy/#e1=柴油&a1=120&u1=升")
    expect(page.locator("#a1-fault")).to_contain_text("单位")
    expect(page.locator(".result")).to_be_hidden()
    page.locator("#u1").select_option("吨")
    page.locator(".tool__go").click()
    expect(page.locator(".result__body")).to_contain_text("174.852 tce")  # 120 x 1.4571


def test_a_city_that_is_not_offered_has_the_rules_of_its_province(page: Page) -> None:
    go(page, "tools/energy/#e1=原煤&a1=8000&u1=吨&region=330200")  # 8000 x 0.7143 = 5714.4
    expect(page.locator(".result__body")).to_contain_text("浙江省")
