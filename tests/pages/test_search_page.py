"""`/search/`: what people type, pick and press, and what the address keeps of it."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from helpers.axe import faults_of
from playwright.sync_api import Browser, Locator, Page, expect

STRANGE = {
    "syntax": '*:"+-~^',
    "field": "title:节能 +必须 -不要 ~1 ^9",
    "emoji": "🏭♻️👩‍🔧",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "control": "节\u0000能\u0007\u200b\u202e",
    "half": "\ud83d",
    "long": "节能减排" * 2500,
    "long-latin": "y132m-4 " * 1250,
    "spaces": " \u3000\t ",
    "proto": "__proto__ constructor toString",
}


def said(page: Page) -> Locator:
    return page.locator(".found__said")


def titles(page: Page) -> list[str]:
    return page.locator(".found__list .card__title a").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).fragment)


def look_for(page: Page, words: str) -> None:
    """Open the page with a query and wait for the whole answer, bodies included."""
    page.goto(f"search/#q={quote(words)}", wait_until="networkidle")
    expect(said(page)).to_contain_text(re.compile("找到"))


def box_of(page: Page, name: str, value: str) -> Locator:
    return page.locator(f".facets input[name={name}][value='{value}']")


def test_home_form_leads_to_the_answer(page: Page) -> None:
    page.goto("")
    page.get_by_label("查文件、型号、文号、标准号").fill("GB18613")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/#q=GB18613")
    expect(page.locator(".found__list .card__title a").first).to_have_attribute(
        "href", re.compile(r"/standards/gb-18613-2020/$")
    )
    assert page.faults == []  # type: ignore[attr-defined]


def test_answer_says_how_many_how_long_and_what_else_was_searched(page: Page) -> None:
    look_for(page, "节能电机")
    assert re.fullmatch(r"找到 \d+ 条，用时 \d+ 毫秒", said(page).inner_text())
    assert said(page).get_attribute("aria-live") == "polite"
    expect(page.locator(".found__also")).to_have_text(re.compile("^也搜索了：.*电动机"))
    assert "节能" in page.locator(".found__list mark").all_inner_texts()


def test_results_stand_under_their_catalogue(page: Page) -> None:
    look_for(page, "GB18613")
    first = page.locator(".found__list section").first
    expect(first.locator("h2")).to_contain_text("标准限额")
    card = first.locator(".card").first
    expect(card.locator("mark").first).to_be_visible()
    expect(card.locator(".badge").first).to_have_text("现行有效")
    assert card.locator(".card__facts").inner_text()


def test_typing_answers_without_enter(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("search/")
    page.get_by_label("查文件、型号、文号、标准号").press_sequentially("y132m")
    expect(said(page)).to_contain_text("找到")
    addresses = page.locator(".found__list .card__title a")
    near = [one.get_attribute("href") or "" for one in addresses.all()[:3]]
    assert any("/phase-out/gaohaoneng-2-" in one for one in near), near
    assert asked(page) == {"q": ["y132m"]}


def test_filters_count_narrow_and_stay_in_the_address(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    look_for(page, "节能")
    label = box_of(page, "kind", "laws").locator("xpath=..")
    count = int(label.locator(".count").inner_text())
    box_of(page, "kind", "laws").check()
    expect(said(page)).to_contain_text(f"符合筛选的 {count} 条")
    assert asked(page) == {"q": ["节能"], "kind": ["laws"]}
    assert {a.split("/")[3] for a in addresses(page)} == {"laws"}
    box_of(page, "status", "in-force").check()
    assert asked(page) == {"q": ["节能"], "kind": ["laws"], "status": ["in-force"]}
    assert set(page.locator(".found__list .badge").all_inner_texts()) == {"现行有效"}
    narrowed = titles(page)
    page.reload(wait_until="networkidle")
    expect(box_of(page, "kind", "laws")).to_be_checked()
    assert titles(page) == narrowed
    page.get_by_role("button", name="清除筛选").click()
    assert asked(page) == {"q": ["节能"]}


def addresses(page: Page) -> list[str]:
    links = page.locator(".found__list .card__title a")
    return [links.nth(i).get_attribute("href") or "" for i in range(links.count())]


def test_back_and_forward_go_through_what_was_asked(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    look_for(page, "节能")
    whole = said(page).inner_text().split("，")[0]
    box_of(page, "kind", "laws").check()
    expect(said(page)).to_contain_text("符合筛选的")
    box = page.locator("#q")
    box.fill("GB18613")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("符合筛选的 0 条")
    expect(page.get_by_role("button", name="清除筛选")).to_be_visible()
    page.go_back()
    expect(box).to_have_value("节能")
    expect(box_of(page, "kind", "laws")).to_be_checked()
    page.go_back()
    expect(box_of(page, "kind", "laws")).not_to_be_checked()
    expect(said(page)).to_contain_text(whole)
    page.go_forward()
    expect(box_of(page, "kind", "laws")).to_be_checked()
    page.locator(".found__list .card__title a").first.click()
    page.wait_for_url("**/laws/*/")
    page.go_back()
    expect(box_of(page, "kind", "laws")).to_be_checked()


def test_one_word_typed_is_one_step_back(page: Page) -> None:
    look_for(page, "节能")
    box = page.locator("#q")
    box.press("End")
    box.press_sequentially("标准", delay=250)
    page.wait_for_url(lambda url: quote("节能标准") in url)
    page.go_back()
    expect(box).to_have_value("节能")
    assert asked(page) == {"q": ["节能"]}


def test_thirty_at_a_time_and_focus_goes_to_the_next(page: Page) -> None:
    look_for(page, "节能")
    cards = page.locator(".found__list .card")
    expect(cards).to_have_count(30)
    seen = titles(page)
    page.get_by_role("button", name="再显示 30 条").click()
    expect(cards).to_have_count(60)
    assert titles(page)[:30] == seen, "nothing moves"
    assert page.evaluate("document.activeElement.textContent") == titles(page)[30]
    page.reload(wait_until="networkidle")
    expect(cards).to_have_count(60)


def test_rest_of_a_catalogue_is_one_step_away(page: Page) -> None:
    look_for(page, "节能")
    only = page.locator("[data-only]").first
    kind, words = only.get_attribute("data-only"), only.inner_text()
    only.click()
    assert asked(page)["kind"] == [kind]
    count = re.findall(r"\d+", words)[0]
    expect(said(page)).to_contain_text(f"符合筛选的 {count} 条")


def test_keyboard_alone_narrows_and_opens(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("search/")
    page.locator("#q").focus()
    page.keyboard.type("节能法")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("找到")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.facets > summary')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    held = page.evaluate("document.activeElement.name + document.activeElement.value")
    page.keyboard.press("Space")
    expect(said(page)).to_contain_text("符合筛选的")
    now = page.evaluate("document.activeElement.name + document.activeElement.value")
    assert now == held, "the box keeps the focus when the boxes are drawn anew"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.found__list .card') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/search/" not in url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_answer(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 390, "height": 844})
    look_for(page, "节能电机")
    page.locator(".facets > summary").click()
    assert [one["id"] for one in faults_of(page)] == []


@pytest.mark.parametrize("mode", ["light", "dark", "elder"])
@pytest.mark.parametrize(
    ("question", "card"), [("换空压机有没有补贴", ".lead"), ("管网漏气率多少正常", ".lead--open")]
)
def test_axe_finds_nothing_in_the_card_of_a_question(
    page: Page, question: str, card: str, mode: str
) -> None:
    page.emulate_media(color_scheme="dark" if mode == "dark" else "light")
    page.set_viewport_size({"width": 390, "height": 844})
    if mode == "elder":
        page.add_init_script("localStorage.setItem('portal-elder', 'on')")
    look_for(page, question)
    expect(page.locator(f".found__leads {card}").first).to_be_visible()
    assert [one["id"] for one in faults_of(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_nothing_found_offers_the_nearest_and_other_ways(page: Page) -> None:
    page.goto(f"search/#q={quote('龘龘龘')}", wait_until="networkidle")
    expect(said(page)).to_contain_text("没有找到")
    instead = page.locator(".instead")
    for way in ("guide/is-it-phased-out/", "equipment/", "laws/", "phase-out/", "tax/"):
        expect(instead.locator(f"a[href$='/{way}']").first).to_be_visible()
    assert page.faults == []  # type: ignore[attr-defined]


CHECK = ".found__check a"


def test_a_nameplate_finds_its_row_and_leads_to_the_check(page: Page) -> None:
    look_for(page, "JO2-51-4 7.5kW")
    first = page.locator(".found__list .card").first
    expect(first.locator("a")).to_have_attribute(
        "href", re.compile("/phase-out/gaohaoneng-1-1-1/$")
    )
    expect(first).to_contain_text("目录写的是 J03系列、J02系列")
    page.locator(CHECK).click()
    page.wait_for_url("**/tools/equipment/#model=JO2-51-4%207.5kW*")
    expect(page.get_by_label("型号").first).to_have_value("JO2-51-4 7.5kW")
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_model_that_nothing_lists_is_no_hit_and_no_verdict(page: Page) -> None:
    look_for(page, "S11-M-400/10")
    expect(said(page)).to_contain_text("不等于没有列入")
    assert titles(page) == []
    expect(page.locator(CHECK)).to_have_attribute("href", re.compile(r"#model=S11-M-400%2F10$"))


def test_what_only_resembles_is_called_so(page: Page) -> None:
    look_for(page, "Y9-38-8D")
    near = page.locator(".found__list section")
    expect(near.locator("h2")).to_have_text("系列相近的，不是这个型号")
    assert 0 < len(titles(page)) <= 5


def test_the_way_to_the_check_is_for_models_only(page: Page) -> None:
    look_for(page, "节能")
    expect(page.locator(".found__check")).to_be_hidden()
    look_for(page, "Y132M-4")
    expect(page.locator(CHECK)).to_be_visible()
    page.locator("#q").fill("节能法")
    expect(page.locator(".found__check")).to_be_hidden()


def test_where_nothing_has_all_words_each_result_says_what_it_lacks(page: Page) -> None:
    look_for(page, "节能设备 抵免 什么资料")
    expect(said(page)).to_contain_text("各缺一些")
    lacking = page.locator(".found__list .card", has_text="没有写：")
    assert lacking.count() == page.locator(".found__list .card").count() > 0


def test_a_decree_is_found_by_its_number_alone(page: Page) -> None:
    look_for(page, "七部门15号令")
    assert titles(page) == ["重点用能单位节能管理办法（国家发展改革委等七部门令第15号（2018年））"]


@pytest.mark.parametrize("name", STRANGE)
def test_any_string_is_a_plain_query(page: Page, name: str) -> None:
    page.goto("search/", wait_until="networkidle")
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.evaluate(
        """(text) => {
            const box = document.querySelector("#q");
            box.value = text;
            box.form.requestSubmit();
        }""",
        STRANGE[name],
    )
    if STRANGE[name].strip():
        expect(said(page)).to_contain_text("找到")
    else:
        expect(page.locator(".found")).to_be_hidden()
    assert len(page.url) < 10_000
    page.reload(wait_until="networkidle")
    assert page.locator("h1").is_visible()
    assert page.locator("article script:not([src])").count() == 0
    assert (dialogs, page.faults) == ([], [])  # type: ignore[attr-defined]


def test_strange_addresses_are_harmless(page: Page) -> None:
    page.goto(
        "search/#q=%E8%8A%82%E8%83%BD&kind=nothing&kind=__proto__&year=abc&status=%3Cb%3E&q=2",
        wait_until="networkidle",
    )
    expect(said(page)).to_have_text(re.compile(r"^找到 \d+ 条，用时"))
    assert page.faults == []  # type: ignore[attr-defined]


@pytest.fixture
def broken(page: Page) -> Iterator[Page]:
    """The page while the index cannot be had."""
    page.route("**/search/*/words-*.json", lambda route: route.abort())
    page.goto(f"search/#q={quote('节能')}")
    yield page


def test_missing_index_is_said_and_can_be_tried_again(broken: Page) -> None:
    failed = broken.locator(".found__failed")
    expect(failed).to_be_visible()
    expect(broken.locator(".instead")).to_be_visible()
    broken.unroute("**/search/*/words-*.json")
    broken.get_by_role("button", name="重试").click()
    expect(said(broken)).to_contain_text("找到")
    expect(failed).to_be_hidden()


def test_without_javascript_the_page_says_what_to_do(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("search/#q=GB18613")
    expect(page.locator(".search__plain")).to_be_visible()
    expect(page.locator(".found")).to_be_hidden()
    page.locator(".instead").get_by_role("link", name="标准限额").click()
    assert page.url.endswith("/standards/")
    expect(page.locator(".finder")).to_be_hidden()
    context.close()
