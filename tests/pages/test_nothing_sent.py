"""Nothing that a reader types reaches the server: neither what is asked for nor where one comes from
says it, on the page, on reloading it, on leaving it and on coming back."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus, urlencode

import pytest
from helpers.addresses import KINDS
from helpers.served import served
from playwright.sync_api import Browser, Locator, Page, Route, expect

TYPED: dict[str, dict[str, str]] = {
    "equipment": {
        "#model": "Y2-132S-4/SECRET7",
        "#category": "motor",
        "#made": "2003",
        "#price": "7654321",
    },
    "energy": {"#e1": "原煤", "#a1": "7654321", "#region": "110000"},
    "tax": {"#situation": "special-equipment", "#investment": "7654321", "#incomes": "7654321"},
    "benchmark": {"input[value=machine]": "", "#machine": "motor", "#p0": "7.654321"},
}
"""What is filled in, by the place of its box."""

FIRST = {"benchmark": ("#find", "某某公司")}
"""What can be filled in before the scripts are there, where that is not the first."""

SECRETS = (
    "SECRET7",
    "7654321",
    "7.654321",
    "某某公司",
    "Y132M-4",
    "原煤",
    "节能",
    "special-equipment",
)


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def reader(chromium: Browser, site: Path, log: list[str]) -> Iterator[Page]:
    """Somebody in front of a server that writes everything down."""
    with served(site, log=log) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.on("request", lambda request: page.asked.append(request.url))  # type: ignore[attr-defined]
        page.asked = []  # type: ignore[attr-defined]
        yield page
        context.close()


def told(log: list[str]) -> list[str]:
    """The requests that tell something of what was typed, in whatever code, and those that tell where
    the reader came from with anything behind the path."""
    codes = {code(one) for one in SECRETS for code in (str, quote, quote_plus)}
    shown = [one for one in log if any(code in one for code in codes)]
    return shown + [one for one in log if re.search(r"(?im)^referer:.*[?#]|^\w+ \S*\?", one)]


def fill(page: Page, boxes: dict[str, str]) -> None:
    for place, value in boxes.items():
        box = page.locator(place)
        box.wait_for()
        tag = box.evaluate("(one) => one.type === 'radio' ? 'RADIO' : one.tagName")
        if tag == "RADIO":
            box.check()
        elif tag == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)


def go_round(page: Page) -> None:
    """Reload, follow a link, come back."""
    page.reload(wait_until="networkidle")
    page.locator(".md-tabs__link[href*=about]").click()
    page.wait_for_url("**/about/")
    page.go_back(wait_until="networkidle")


def follow(page: Page, link: Locator) -> None:
    address = link.evaluate("(one) => one.href")
    link.evaluate("(one) => one.click()")
    page.wait_for_url(address, wait_until="networkidle")


def test_the_log_of_this_test_would_show_it(reader: Page, log: list[str]) -> None:
    reader.goto(f"search/?{urlencode({'q': '某某公司'})}", wait_until="networkidle")
    assert len(told(log)) == 2, "one line, found by its word and by its question mark"


@pytest.mark.parametrize("tool", TYPED)
def test_a_tool_keeps_what_is_typed_to_itself(reader: Page, log: list[str], tool: str) -> None:
    reader.goto(f"tools/{tool}/", wait_until="networkidle")
    fill(reader, TYPED[tool])
    reader.locator(".tool__go").first.click()
    expect(reader.locator(".result__busy")).to_have_text("")
    address = reader.url
    assert "#" in address and "?" not in address
    go_round(reader)
    assert reader.url == address
    place, value = list(TYPED[tool].items())[-1]
    expect(reader.locator(place)).to_have_value(value)
    for link in reader.locator(".result a[href]").all()[:2]:
        follow(reader, link)
        reader.go_back(wait_until="networkidle")
    assert len(log) > 10
    assert told(log) == []


def test_a_pasted_table_stays_on_the_page(reader: Page, log: list[str]) -> None:
    reader.goto("tools/equipment/", wait_until="networkidle")
    reader.locator("#machines-text").fill("型号\t单位\nY132M-4\t某某公司")
    reader.get_by_role("button", name="查这张表").click()
    expect(reader.locator(".machines__said")).to_contain_text("查完 1 行")
    link = reader.locator(".machines__body a[href]").first
    follow(reader, link)
    assert told(log) == []


@pytest.mark.parametrize("where", ["search/", ""])
def test_the_search_keeps_the_words(reader: Page, log: list[str], where: str) -> None:
    reader.goto(where, wait_until="networkidle")
    reader.get_by_label("查文件、型号、文号、标准号").fill("某某公司 电动机 Y132M-4")
    reader.keyboard.press("Enter")
    expect(reader.locator(".found__said")).to_contain_text("找到")
    assert "/search/#q=" in reader.url
    go_round(reader)
    expect(reader.locator("#q")).to_have_value("某某公司 电动机 Y132M-4")
    reader.locator(".found__check a").click()
    expect(reader.locator("#model")).to_have_value("Y132M-4")
    assert told(log) == []


@pytest.mark.parametrize("where", ["phase-out/", "laws/", "equipment/motor/"])
def test_a_finder_keeps_the_words(reader: Page, log: list[str], where: str) -> None:
    reader.goto(where, wait_until="networkidle")
    reader.locator("#find").fill("某某公司 Y132M-4")
    expect(reader.locator(".found__said")).to_contain_text("找到")
    reader.keyboard.press("Enter")
    assert "#find=" in reader.url
    go_round(reader)
    expect(reader.locator("#find")).to_have_value("某某公司 Y132M-4")
    assert told(log) == []


def test_the_box_in_the_head_keeps_the_words(reader: Page, log: list[str]) -> None:
    reader.goto("about/", wait_until="networkidle")
    box = reader.locator(".md-search__input")
    box.click()
    box.press_sequentially("节能")
    follow(reader, reader.locator(".md-search-result__link[href*='search/#q=']"))
    expect(reader.locator("#q")).to_have_value("节能")
    reader.goto("about/", wait_until="networkidle")
    box.click()
    box.fill("某某公司 Y132M-4")
    check = reader.locator(".md-search-result__link[href*='tools/equipment/']").first
    expect(check).to_have_attribute("href", re.compile(r"tools/equipment/#model=Y132M-4$"))
    reader.evaluate("document.querySelector('.md-search__form').requestSubmit()")  # "go" of a phone
    reader.wait_for_url("**/search/#q=*")
    expect(reader.locator("#q")).to_have_value("某某公司 Y132M-4")
    assert told(log) == []


# --- an older address, or one that somebody else made ---------------------------------------------------

OLD = {
    "tools/equipment/": {"model": "Y132M-4", "category": "motor"},
    "tools/tax/": {"situation": "special-equipment", "investment": "7654321"},
    "tools/energy/": {"e1": "原煤", "a1": "7654321"},
    "search/": {"q": "某某公司", "kind": "laws"},
    "phase-out/": {"find": "Y132M-4"},
}


@pytest.mark.parametrize("where", OLD)
def test_an_older_address_is_sent_once_and_moved(reader: Page, log: list[str], where: str) -> None:
    reader.goto(f"{where}?{urlencode(OLD[where])}", wait_until="networkidle")
    assert reader.url.endswith(f"{where}#{urlencode(OLD[where], quote_via=quote, safe='')}")
    box, value = next(iter(OLD[where].items()))
    expect(reader.locator(f"#{box}")).to_have_value(value)
    first, *others = log
    assert "?" in first.splitlines()[0]
    assert told(others) == []
    del log[:]
    go_round(reader)
    expect(reader.locator(f"#{box}")).to_have_value(value)
    assert told(log) == []


def test_what_a_chat_program_adds_asks_nothing(reader: Page) -> None:
    reader.goto("tools/tax/?from=singlemessage&isappinstalled=0", wait_until="networkidle")
    expect(reader.locator(".result")).to_be_hidden()
    expect(reader.locator(".field__fault:visible")).to_have_count(0)
    reader.goto("laws/?from=singlemessage", wait_until="networkidle")
    expect(reader.locator(".found__body")).to_be_hidden()


def test_no_page_says_where_its_reader_comes_from(site: Path) -> None:
    for where in KINDS.values():
        path = site / where.partition("?")[0].partition("#")[0]
        html = (path if path.suffix else path / "index.html").read_text(encoding="utf-8")
        head, _, rest = html.partition('<meta name="referrer" content="no-referrer">')
        assert rest and "href=" not in head and "src=" not in head, where


# --- forms ----------------------------------------------------------------------------------------------


def test_no_form_sends_what_is_in_it_without_its_scripts(
    chromium: Browser, site: Path, log: list[str]
) -> None:
    """Not even where the first of the scripts did not come."""
    with served(site, log=log) as address:
        context = chromium.new_context(base_url=address)
        context.route(re.compile(r"\.js$"), lambda route: route.abort())
        for where in (
            "",
            "search/",
            "phase-out/",
            "follow/",
            *(f"tools/{tool}/" for tool in TYPED),
        ):
            forms, number = 1, 0
            while number < forms:
                page = context.new_page()  # a form may still be leaving the page of the one before
                page.goto(where)
                forms = page.locator("form").count()
                page.locator("form").nth(number).evaluate(
                    """(form) => {
                        for (const one of form.querySelectorAll("input, textarea"))
                            if (/text|search/.test(one.type)) one.value = "SECRET7";
                        const go = form.querySelector("[type=submit]");
                        const hidden = form.closest("[hidden]");
                        if (go && !hidden) go.click();
                        if (!go && !hidden) form.requestSubmit();
                    }"""
                )
                number += 1
                page.wait_for_timeout(250)
                page.wait_for_load_state()
                page.close()
        context.close()
    assert len(log) > 30
    assert [one for one in log if "SECRET7" in one] == []


@pytest.mark.parametrize("tool", TYPED)
def test_a_tool_without_its_scripts_says_so_and_sends_nothing(
    reader: Page, log: list[str], tool: str
) -> None:
    def lost(route: Route) -> None:
        route.abort()

    reader.route("**/assets/tools/**/*.js", lost)
    reader.goto(f"tools/{tool}/")
    place, value = FIRST.get(tool) or next(iter(TYPED[tool].items()))
    fill(reader, {place: value})
    reader.locator(".tool__go").first.click()
    failed = reader.locator(".result__failed")
    expect(failed.locator("[data-why=line]")).to_be_visible()
    assert reader.url.endswith(f"tools/{tool}/")
    reader.unroute("**/assets/tools/**/*.js", lost)
    failed.get_by_role("button", name="重试").click()
    reader.locator(".tool__form[data-ready]").first.wait_for()
    expect(reader.locator(place)).to_have_value(value)
    assert told(log) == []


def test_a_table_without_its_scripts_says_so(reader: Page) -> None:
    """They come when somebody turns to the table, so only then something can be missing."""
    scripts = "**/equipment/page.tools-equipment-table-page.js"
    reader.route(scripts, lambda route: route.abort())
    reader.goto("tools/equipment/", wait_until="networkidle")
    expect(reader.locator(".machines__lost")).to_be_hidden()
    reader.locator("#machines-text").fill("型号")
    expect(reader.locator(".machines__lost [data-why=line]")).to_be_visible()
    reader.unroute(scripts)
    reader.reload(wait_until="networkidle")
    reader.locator("#machines-text").fill("类别\t型号\t生产年份\n电动机\tY132M-4\t2001")
    reader.locator(".machines__form .tool__go").click()
    expect(reader.locator(".machines__body")).to_contain_text("Y132M-4")
    expect(reader.locator(".machines__lost")).to_have_count(0)


@pytest.mark.parametrize("script", ["begin.js", "begin.page.js"])
def test_a_search_without_its_scripts_says_so_and_keeps_the_words(
    reader: Page, log: list[str], script: str
) -> None:
    reader.route(f"**/assets/search/{script}", lambda route: route.abort())
    reader.goto("search/", wait_until="networkidle")
    expect(reader.locator(".search__lost [data-why=line]")).to_be_visible()
    reader.locator("#q").fill("某某公司")
    reader.keyboard.press("Enter")
    reader.unroute(f"**/assets/search/{script}")
    reader.reload(wait_until="networkidle")
    expect(reader.locator("#q")).to_have_value("某某公司")
    expect(reader.locator(".search__lost")).to_have_count(0)
    assert told(log) == []


# --- parts of a page stand behind `#` too ----------------------------------------------------------------


def test_a_link_to_a_part_of_the_page_leaves_the_answer_in_the_address(reader: Page) -> None:
    reader.goto("tools/equipment/#model=Y132M-4&category=motor", wait_until="networkidle")
    expect(reader.locator(".result .verdict")).to_be_visible()
    address = reader.url
    reader.evaluate("document.querySelector('a[href=\"#content\"]').click()")
    expect(reader.locator("#model")).to_have_value("Y132M-4")
    reader.wait_for_function("location.hash.includes('model=')")
    assert reader.url == address
    reader.evaluate("location.hash = '#lists'")
    reader.wait_for_function("location.hash.includes('model=')")
    top = reader.locator("#lists").evaluate("(one) => one.getBoundingClientRect().top")
    assert -5 < top < 200, "the reader is where the link led"
    reader.reload(wait_until="networkidle")
    expect(reader.locator(".result .verdict")).to_be_visible()


def test_a_part_of_a_tool_can_be_linked_to(reader: Page) -> None:
    reader.goto("tools/equipment/#lists", wait_until="networkidle")
    expect(reader.locator(".result")).to_be_hidden()
    top = reader.locator("#lists").evaluate("(one) => one.getBoundingClientRect().top")
    assert -5 < top < 200
    reader.locator("#model").fill("Y132M-4")
    reader.locator("#category").select_option("motor")
    reader.locator(".tool__go").first.click()
    expect(reader.locator(".result .verdict")).to_be_visible()
    reader.go_back()
    expect(reader.locator("#model")).to_have_value("")
    expect(reader.locator(".result")).to_be_hidden()
    assert reader.url.endswith("#lists")
    reader.go_forward()
    expect(reader.locator("#model")).to_have_value("Y132M-4")


def test_a_link_to_the_same_tool_fills_it_in_and_leads_to_the_answer(reader: Page) -> None:
    reader.goto("tools/equipment/#model=Y132M-4&category=motor", wait_until="networkidle")
    expect(reader.locator(".result .verdict")).to_be_visible()
    reader.evaluate("scrollTo(0, document.body.scrollHeight)")
    reader.evaluate("location.href = '#model=JO2-51-4&category=motor'")
    expect(reader.locator("#model")).to_have_value("JO2-51-4")
    expect(reader.locator(".result .verdict")).to_contain_text("JO2-51-4")
    top = "() => Math.abs(document.querySelector('.result').getBoundingClientRect().top) < 300"
    reader.wait_for_function(top)
    reader.go_back()
    expect(reader.locator("#model")).to_have_value("Y132M-4")
    reader.go_forward()
    expect(reader.locator("#model")).to_have_value("JO2-51-4")


def test_the_box_in_the_head_of_the_same_tool_fills_it_in(reader: Page) -> None:
    reader.goto("tools/equipment/", wait_until="networkidle")
    box = reader.locator(".md-search__input")
    box.click()
    box.press_sequentially("JO2-51-4")
    reader.locator(".md-search-result__link[href*='#model=']").first.click()
    expect(reader.locator("#model")).to_have_value("JO2-51-4")
    expect(reader.locator("#__search")).not_to_be_checked()


@pytest.mark.parametrize("hash", ["#50%", "#%E8", "#=", "#a=%", "#q=50%", '#\\"]', "#:~:text=x"])
def test_strange_fragments_are_harmless(page: Page, hash: str) -> None:
    for where in ("tools/equipment/", "search/", "laws/"):
        page.goto("about:blank")
        page.goto(where + hash, wait_until="networkidle")
        page.evaluate("location.hash = '#50%25%'")
        expect(page.locator("h1")).to_be_visible()
    assert page.faults == []  # type: ignore[attr-defined]


def test_no_part_of_a_page_is_named_like_what_is_filled_in(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert not re.search(r'\bid="[^"]*=', path.read_text(encoding="utf-8")), path
