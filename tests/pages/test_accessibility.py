"""axe finds nothing, of any grade, on any kind of page: in light on a phone, in dark and in high
contrast on a desk, with the aids. And the way from the home page to a record and back needs no mouse."""

import pytest
from helpers.addresses import KINDS
from helpers.axe import faults_of
from playwright.sync_api import Page, expect

MODES = {
    "light-phone": ("default", "", 390),
    "dark-desk": ("slate", "", 1280),
    "contrast-desk": ("default", "contrast", 1280),
    "elder-phone": ("default", "elder", 390),
    "all-aids-phone": ("slate", "elder contrast pointer simple", 390),
}
"""Colours, aids and width; a page is opened once and then changed, as its reader would."""

AIDED = ("home", "law", "row-with-years", "industry", "tool-energy")
"""Kinds that are tried with aids that change no colours too."""

PUT_ON = """([scheme, aids]) => {
  const { dataset } = document.documentElement;
  document.body.setAttribute('data-md-color-scheme', scheme);
  dataset.aids = aids.filter((one) => one !== 'elder').join(' ');
  if (aids.includes('elder')) dataset.elder = ''; else delete dataset.elder;
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, kind: str) -> None:
    page.goto(KINDS[kind])
    page.add_style_tag(content="*, ::before, ::after { transition: none !important }")
    told = []
    for mode, (scheme, aids, width) in MODES.items():
        if mode.endswith("phone") and aids and kind not in AIDED:
            continue
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(PUT_ON, [scheme, aids.split()])
        told += [
            f"{mode}: {one['id']}: {node['html'][:150]}"
            for one in faults_of(page)
            for node in one["nodes"]
        ]
    assert told == []


def press_until(page: Page, words: str, limit: int = 200) -> None:
    """Tab on until what is focused begins with these words."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        told = page.evaluate("document.activeElement.innerText || document.activeElement.ariaLabel")
        if (told or "").strip().startswith(words):
            return
    raise AssertionError(f"not reached by keyboard: {words}")


def test_keyboard_leads_from_home_to_a_record_and_back(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("")
    press_until(page, "看全部优惠")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tax/")
    press_until(page, "环境保护、节能节水、安全生产专用设备投资额抵免企业所得税")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tax/eit-art34-credit/")
    press_until(page, "跳转至", limit=3)
    page.keyboard.press("Enter")
    press_until(page, "看办理步骤", limit=2)  # below the title, after the tool
    page.keyboard.press("Enter")
    assert page.url.endswith("#how_to_claim")
    page.goto("tax/eit-art34-credit/")
    press_until(page, "首页")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.endswith("/") and "tax" not in url)


def test_elder_mode_stays_between_visits(page: Page) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('article')).fontSize)"
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("laws/ecological-environment-code/")
    before = page.evaluate(size)
    page.get_by_role("button", name="大字版").click()
    larger = page.evaluate(size)
    assert larger >= before * 1.2
    page.goto("tax/eit-art34-credit/")
    assert page.evaluate(size) == larger
    button = page.get_by_role("button", name="大字版")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert page.evaluate(size) == before


def test_the_header_s_icons_have_names_and_need_no_mouse(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("laws/")
    menu = page.get_by_role("button", name="菜单")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("button", name="关闭搜索")).to_be_hidden()
    assert "img" not in page.locator("header.md-header").aria_snapshot()
    assert page.locator("header.md-header label[for]:visible:not([title]):has(svg)").count() == 0
    press_until(page, "菜单", limit=6)
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()
    press_until(page, "搜索", limit=6)
    page.keyboard.press("Space")
    expect(page.get_by_placeholder("搜索")).to_be_focused()
    assert "img" not in page.locator("header.md-header").aria_snapshot()
    page.get_by_role("button", name="关闭搜索").click()
    expect(page.get_by_role("button", name="关闭搜索")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 900})
    for name in ("菜单", "搜索", "关闭搜索"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_hidden()


@pytest.mark.parametrize("kind", KINDS)
def test_a_phone_has_room_for_text_of_twice_the_size(page: Page, kind: str) -> None:
    """Text alone, as phones and WeChat enlarge it; 125 % is the theme's own (WCAG 1.4.4)."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(KINDS[kind], wait_until="networkidle")
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("kind", KINDS)
def test_page_reflows_at_twice_the_size(page: Page, kind: str) -> None:
    """200 % on a desk of 1280 is a width of 640; 400 % is 320 (WCAG 1.4.10)."""
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 512})
        page.goto(KINDS[kind])
        assert page.evaluate("document.documentElement.scrollWidth") <= width
