"""A tap on the button is answered at once, however slow the line; what went wrong is said truly."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

FORMS: dict[str, dict[str, str]] = {
    "equipment": {"#model": "Y2-132S-4", "#category": "motor"},
    "energy": {"#e1": "原煤", "#a1": "100"},
    "tax": {"#situation": "special-equipment"},
}
"""What to fill in before the button is pressed."""

DATA = {"equipment": "listed", "energy": "energy", "tax": "tax"}


def fill(page: Page, boxes: dict[str, str]) -> None:
    for place, value in boxes.items():
        box = page.locator(place)
        select = box.evaluate("(one) => one.tagName === 'SELECT'")
        box.select_option(value) if select else box.fill(value)


class Held:
    """Requests for a file, kept until they are let go."""

    def __init__(self, page: Page, place: str):
        self.routes: list[Route] = []
        self.asked = 0
        self.open = False
        page.route(place, self._came)

    def _came(self, route: Route) -> None:
        self.asked += 1
        route.continue_() if self.open else self.routes.append(route)

    def go(self) -> None:
        self.open = True
        for route in self.routes:
            route.continue_()


def busy(page: Page) -> None:
    button = page.locator(".tool__go").first
    expect(button).to_have_attribute("aria-busy", "true")
    words = "(one, side) => getComputedStyle(one, side).content"
    assert button.evaluate(words, "::before") == '"正在"'
    assert page.locator(".result__busy").inner_text()


def idle(page: Page) -> None:
    expect(page.locator(".tool__go").first).to_have_attribute("aria-busy", "false")
    assert page.locator(".result__busy").inner_text() == ""


@pytest.mark.parametrize("tool", FORMS)
def test_a_tap_shows_at_once_though_the_data_are_not_there(page: Page, tool: str) -> None:
    held = Held(page, f"**/tools/{DATA[tool]}.json")
    page.goto(f"tools/{tool}/")
    page.locator(".tool__form[data-ready]").first.wait_for()
    fill(page, FORMS[tool])
    page.locator(".tool__go").first.click()
    busy(page)
    page.locator(".tool__go").first.click()  # impatient
    place, value = list(FORMS[tool].items())[-1]
    assert page.locator(place).input_value() == value
    held.go()
    expect(page.locator(".result .verdict")).to_be_visible()
    idle(page)
    assert held.asked == 1
    assert page.locator(place).input_value() == value
    assert page.evaluate("document.querySelector('.result').getBoundingClientRect().top") < 300


@pytest.mark.parametrize("tool", FORMS)
def test_a_tap_before_the_scripts_are_there_is_kept(page: Page, tool: str) -> None:
    held = Held(page, f"**/assets/tools/{tool}/page.js")
    page.goto(f"tools/{tool}/", wait_until="commit")
    page.locator(".result__failed").wait_for(state="attached")
    fill(page, FORMS[tool])
    if tool == "energy":
        page.locator("#region").select_option("110000")
    page.locator(".tool__go").first.click()
    busy(page)
    assert page.url.endswith(f"tools/{tool}/")  # nothing was sent, the page is the same
    held.go()
    expect(page.locator(".result .verdict")).to_be_visible()
    idle(page)
    assert "#" in page.url and "?" not in page.url


def test_what_is_typed_while_the_data_come_stays(page: Page) -> None:
    held = Held(page, "**/tools/energy.json")
    page.goto("tools/energy/")
    page.locator(".tool__form[data-ready]").first.wait_for()
    fill(page, {"#e1": "原煤", "#a1": "100"})
    held.go()
    expect(page.locator("#u1 option").first).to_be_attached()
    assert page.locator("#e1").input_value() == "原煤"
    assert page.locator("#a1").input_value() == "100"
    expect(page.locator(".result")).to_be_hidden()  # nobody has pressed yet


def test_what_is_typed_goes_before_what_the_address_says(page: Page) -> None:
    held = Held(page, "**/tools/energy.json")
    page.goto("tools/energy/#e1=原煤&a1=100&region=110000")
    page.locator(".tool__form[data-ready]").first.wait_for()
    page.locator("#a1").fill("200")
    held.go()
    expect(page.locator(".result .verdict")).to_be_visible()
    assert page.locator("#a1").input_value() == "200"
    assert page.locator("#region").input_value() == "110000"
    expect(page.locator(".sums")).to_contain_text("200 ")


def test_an_opened_answer_is_seen_to_be_on_its_way(page: Page) -> None:
    held = Held(page, "**/assets/tools/equipment/page.js")
    page.goto("tools/equipment/#model=Y2-132S-4&category=motor", wait_until="commit")
    busy(page)
    held.go()
    expect(page.locator(".result .verdict")).to_be_visible()
    idle(page)


# --- what went wrong ----------------------------------------------------------------------------------

LOST: dict[str, Callable[[Route], None]] = {
    "aborted": lambda route: route.abort(),
    "404": lambda route: route.fulfill(status=404),
    "503": lambda route: route.fulfill(status=503),
}


@pytest.mark.parametrize("file", ["tools/listed.json", "assets/tools/equipment/page.js"])
@pytest.mark.parametrize("how", LOST)
def test_a_file_that_does_not_come_is_the_connection_s_fault(
    page: Page, file: str, how: str
) -> None:
    page.route(f"**/{file}", LOST[how])
    page.goto("tools/equipment/#model=Y2-132S-4&category=motor")
    failed = page.locator(".result__failed")
    expect(failed).to_be_visible()
    expect(failed.locator("[data-why=line]")).to_be_visible()
    expect(failed.locator("[data-why=browser]")).to_be_hidden()
    idle(page)
    page.unroute(f"**/{file}")
    failed.get_by_role("button", name="重试").click()
    expect(page.locator(".result .verdict")).to_contain_text("列入")


BROKEN = {
    "syntax": "export const check = (?<=x);",
    "missing": "const check = () => [].nothing.at(-1); check();",
}
"""A script that an old browser cannot read, and one that asks for what it does not have."""


@pytest.mark.parametrize("how", BROKEN)
def test_a_script_that_does_not_work_is_not_the_connection_s_fault(page: Page, how: str) -> None:
    page.route(
        "**/assets/tools/equipment/page.js",
        lambda route: route.fulfill(body=BROKEN[how], content_type="text/javascript"),
    )
    page.goto("tools/equipment/#model=Y2-132S-4&category=motor")
    failed = page.locator(".result__failed")
    expect(failed).to_be_visible()
    expect(failed).not_to_contain_text("网络", use_inner_text=True)
    expect(failed).to_contain_text("浏览器太旧")
    idle(page)


def test_the_search_page_tells_a_lost_file_from_a_script_that_does_not_work(page: Page) -> None:
    failed = page.locator(".found__failed")
    page.route("**/search/index.json", lambda route: route.abort())
    page.goto("search/?q=节能")
    expect(failed).to_contain_text("网络", use_inner_text=True)
    page.unroute("**/search/index.json")
    page.route("**/search/index.json", lambda route: route.fulfill(json={"format": 1}))
    page.goto("search/?q=电动机")
    expect(failed).to_contain_text("浏览器", use_inner_text=True)
    expect(failed).not_to_contain_text("网络", use_inner_text=True)


def test_a_list_s_box_tells_them_apart_too(page: Page) -> None:
    failed = page.locator(".found__failed")
    page.route("**/search/list-laws.json", lambda route: route.fulfill(json={"docs": None}))
    page.goto("laws/#find=节能")
    expect(failed).to_contain_text("浏览器", use_inner_text=True)
    expect(failed).not_to_contain_text("网络", use_inner_text=True)


ASK = """async () => {
  const worker = new Worker("assets/search/worker.js")
  const told = await new Promise((done) => {
    worker.onmessage = ({ data }) => data.type === 3 && done(data.data.items)
    worker.postMessage({ type: 2, data: "节能" })
  })
  worker.terminate()
  return told.map(([{ title, text }]) => title + text)
}"""


@pytest.mark.parametrize(
    ("answer", "blamed"), [({"status": 503}, True), ({"json": {"format": 1}}, False)]
)
def test_the_header_s_box_tells_them_apart_too(
    page: Page, answer: dict[str, Any], blamed: bool
) -> None:
    page.context.route("**/search/index.json", lambda route: route.fulfill(**answer))
    page.goto("")
    (told,) = page.evaluate(ASK)
    page.context.unroute("**/search/index.json")
    assert ("网络" in told) == blamed
