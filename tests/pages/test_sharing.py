"""An answer's address can be sent through any chat program and typed from paper."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

SURVIVES = re.compile(r"https?://[A-Za-z0-9.:-]+/[A-Za-z0-9/.-]*#[A-Za-z0-9%&=.-]*[A-Za-z0-9]")
"""What chat programs take for one link to its end: ASCII, and neither a bracket, a quote, a star nor
an underline in it, nor a mark that ends a sentence behind it."""

VALUES = [
    "油田天然气（标准状态）",
    "电力（当量值）、蒸汽",
    "a(b)[c]{d}'e\"f*g!h~i_j`k|l\\m^n<o>p",
    "Y2.",
    "S9-",
    "1+1 = 2 & 3 # 4 ? 5 / 6 % 7 ; 8 , 9 : @ $",
    "第一行\n第二行",
    "⻛机 Ｙ２ ½ 𠮷 🙂",
]

OPEN = """async (asked) => {
  const { addressOf, readable } = await import("/assets/tools/address.js")
  const address = addressOf(new URLSearchParams(asked))
  return { address, words: readable(address), back: [...new URLSearchParams(new URL(address).hash.slice(1))] }
}"""


@pytest.mark.parametrize("value", VALUES)
def test_an_address_survives_being_sent_and_comes_back_whole(modules: Page, value: str) -> None:
    asked = [["model", value], ["find", value]]
    told = modules.evaluate(OPEN, asked)
    assert SURVIVES.fullmatch(told["address"])
    assert told["back"] == asked


@pytest.mark.parametrize("value", VALUES)
def test_what_is_printed_can_be_typed(modules: Page, value: str) -> None:
    words = modules.evaluate(OPEN, [["model", value]])["words"]
    assert re.fullmatch(r"[A-Za-z0-9%&=.:/#\u4e00-\u9fff-]+", words)
    assert parse_qsl(urlsplit(words).fragment) == [("model", value)]


def test_han_is_printed_in_words_and_its_look_alikes_are_not(modules: Page) -> None:
    words = modules.evaluate(OPEN, [["e1", "原煤（⻛）"]])["words"]
    assert words.endswith("#e1=原煤%EF%BC%88%E2%BB%9B%EF%BC%89")


@pytest.mark.parametrize("length", [10, 5000])
def test_an_address_that_servers_refuse_is_none(modules: Page, length: int) -> None:
    made = "async (n) => (await import('/assets/tools/address.js')).addressOf(new URLSearchParams({ a: 'x'.repeat(n) }))"
    assert (modules.evaluate(made, length) is None) == (length > 4000)


# --- in a tool ----------------------------------------------------------------------------------------


@pytest.fixture
def reader(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone whose clipboard may be used."""
    context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


ASKED = {
    "equipment": {"model": "S9-400/10", "category": "transformer"},
    "energy": {"e1": "电力（当量值）", "a1": "500", "u1": "万千瓦时", "region": "110000"},
    "tax": {"situation": "special-equipment", "incomes": "200万、160万", "investment": "120万"},
    "benchmark": {"kind": "machine", "machine": "motor", "p0": "7.5", "p1": "4", "v0": "88"},
}


@pytest.mark.parametrize("tool", ASKED)
def test_what_is_copied_opens_the_same_answer(reader: Page, tool: str) -> None:
    reader.goto(f"tools/{tool}/#{urlencode(ASKED[tool])}", wait_until="networkidle")
    said = reader.locator(".result__body").inner_text()
    assert said
    reader.get_by_role("button", name="复制网址").click()
    expect(reader.locator(".result__do [role=status]")).to_have_text("已复制")
    copied = reader.evaluate("navigator.clipboard.readText()")
    assert SURVIVES.fullmatch(copied)
    reader.goto("about:blank")
    reader.goto(copied, wait_until="networkidle")
    assert reader.locator(".result__body").inner_text() == said
    reader.get_by_role("button", name="改填的内容").click()  # it is folded on a phone
    reader.locator(".tool__go").first.click()
    assert SURVIVES.fullmatch(reader.url)
    shown = reader.locator("#result-address").evaluate("(one) => one.textContent")
    reader.goto(shown, wait_until="networkidle")  # as typed from paper
    assert reader.locator(".result__body").inner_text() == said


def test_without_a_clipboard_it_is_copied_all_the_same(reader: Page) -> None:
    """Plain http, and the browsers inside chat programs."""
    reader.add_init_script("delete Navigator.prototype.clipboard")
    reader.goto(f"tools/equipment/#{urlencode(ASKED['equipment'])}", wait_until="networkidle")
    reader.evaluate(
        "addEventListener('copy', () => { window.taken = document.activeElement.value })"
    )
    reader.get_by_role("button", name="复制网址").click()
    expect(reader.locator(".result__do [role=status]")).to_have_text("已复制")
    assert reader.evaluate("window.taken") == reader.url


def test_where_nothing_may_be_copied_the_address_stands_there_selected(reader: Page) -> None:
    reader.add_init_script(
        "delete Navigator.prototype.clipboard; Document.prototype.execCommand = () => false"
    )
    reader.goto(f"tools/energy/#{urlencode(ASKED['energy'])}", wait_until="networkidle")
    reader.get_by_role("button", name="复制网址").click()
    said = reader.locator(".result__do [role=status]")
    expect(said).to_contain_text("/tools/energy/#e1=%E7%94%B5")
    assert reader.evaluate("getSelection().toString()").strip() == said.inner_text().strip()


def test_what_no_address_can_hold_is_said_and_not_copied(reader: Page) -> None:
    reader.goto("tools/tax/", wait_until="networkidle")
    reader.get_by_label("做什么").select_option("special-equipment")
    reader.locator("#incomes").fill("、".join(["1000000"] * 600))
    reader.get_by_role("button", name="查", exact=True).click()
    expect(reader.locator(".result .verdict")).to_be_visible()
    expect(reader.get_by_role("button", name="复制网址")).to_be_hidden()
    expect(reader.locator("#result-address")).to_contain_text("网址里放不下")
