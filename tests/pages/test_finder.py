"""The box above a list: what it narrows, what the address keeps, what can be taken along."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from helpers.axe import faults_of
from playwright.sync_api import Browser, Locator, Page, expect

LIST = "section > ul.cards"


def said(page: Page) -> Locator:
    return page.locator(".found__said")


def cards(page: Page) -> Locator:
    return page.locator(".found__list .card")


def titles(page: Page) -> list[str]:
    return page.locator(".found__list .card__title a").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).fragment)


def fetched(page: Page) -> list[str]:
    return page.evaluate(
        "performance.getEntriesByType('resource').map((one) => one.name.split('/').at(-1))"
    )


def find(page: Page, where: str, words: str) -> None:
    page.goto(f"{where}#find={quote(words)}")
    expect(said(page)).to_contain_text(re.compile("找到"))


def box_of(page: Page, name: str, value: str) -> Locator:
    return page.locator(f".facets input[name={name}][value='{value}']")


def test_nothing_is_loaded_before_the_box_is_used(page: Page) -> None:
    page.goto("laws/", wait_until="networkidle")
    assert "list-laws.json" not in fetched(page)
    page.get_by_label("在这一栏里找").focus()
    expect(said(page)).to_contain_text("共")
    assert [one for one in fetched(page) if one.startswith("list-")] == ["list-laws.json"]
    expect(page.locator(LIST).first).to_be_visible()


def test_results_take_the_place_of_the_list_and_give_it_back(page: Page) -> None:
    page.goto("phase-out/")
    box = page.get_by_label("在这一栏里找")
    box.press_sequentially("y132m-4")
    expect(said(page)).to_contain_text("找到")
    assert page.locator(LIST).first.is_hidden()
    assert "Y系列三相异步电动机" in titles(page)
    assert asked(page) == {"find": ["y132m-4"]}
    page.get_by_role("button", name="清除，回到全部").click()
    expect(page.locator(LIST).first).to_be_visible()
    expect(cards(page)).to_have_count(0)
    expect(box).to_be_focused()
    assert asked(page) == {}
    assert page.faults == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("where", "words", "title"),
    [
        ("laws/", "節約能源", "节约能源法"),
        ("standards/", "GB18613", "18613-2020"),
        ("standards/", "gb/t 2589", "2589"),
        ("policies/", "173号", "173号"),
        ("phase-out/", "Ｓ９ 变压器", "变压器"),
        ("equipment/motor/", "第二批 Y系列", "Y系列"),
        ("topics/energy-saving/", "节能法", "节约能源法"),
        ("phase-out/", "JO2-51-4", "小型异步电动机"),
        ("phase-out/", "9-27No5", "高压离心通风机"),
        ("phase-out/", "S7-315/6", "配电变压器"),
        ("phase-out/", "S7变压器", "配电变压器"),
        ("phase-out/", "Y801-2", "Y系列三相异步电动机"),
        ("equipment/motor/", "JZR2-51-4", "冶金起重电机"),
        ("equipment/fan/", "通⻛机 9-27", "高压离心通风机"),
        ("laws/", "主席令第37号", "能源法"),
        ("laws/", "15号令", "重点用能单位节能管理办法"),
    ],
)
def test_finds_what_people_write_otherwise(page: Page, where: str, words: str, title: str) -> None:
    find(page, where, words)
    assert any(title in one for one in titles(page)), titles(page)


def test_every_word_must_occur(page: Page) -> None:
    find(page, "laws/", "节能")
    one = set(titles(page))
    find(page, "laws/", "节能 办法")
    both = set(titles(page))
    assert both < one and both


def test_a_model_leads_to_the_check(page: Page) -> None:
    find(page, "phase-out/", "S11-M-400/10")
    expect(said(page)).to_contain_text("不等于没有列入")
    assert titles(page) == []
    link = page.locator(".found__check a")
    expect(link).to_have_attribute("href", re.compile(r"tools/equipment/#model=S11-M-400%2F10$"))
    page.get_by_label("在这一栏里找").fill("电动机")
    expect(link).to_have_count(0)


def test_filter_without_words_lists_all_that_fits(page: Page) -> None:
    page.goto("laws/")
    page.get_by_label("在这一栏里找").focus()
    page.locator(".facets > summary").click()
    assert page.locator(".facets input[name=kind]").count() == 0, "all are of one catalogue"
    box_of(page, "status", "repealed").check()
    expect(said(page)).to_contain_text("找到")
    assert set(page.locator(".found__list .badge").all_inner_texts()) == {"已废止"}
    assert asked(page) == {"status": ["repealed"]}
    assert page.locator(LIST).first.is_hidden()


def test_state_survives_reload_back_and_sharing(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    find(page, "phase-out/", "电动机")
    box = page.locator(".facets input[name=year]").first
    value = box.get_attribute("value") or ""
    box.check()
    page.get_by_label("排序").select_option("title")
    assert asked(page) == {"find": ["电动机"], "year": [value], "sort": ["title"]}
    shown = titles(page)
    page.reload()
    expect(cards(page)).not_to_have_count(0)
    assert titles(page) == shown
    expect(page.get_by_label("排序")).to_have_value("title")
    page.go_back()
    expect(page.get_by_label("排序")).to_have_value("")
    page.go_back()
    expect(box_of(page, "year", value)).not_to_be_checked()
    page.go_forward()
    expect(box_of(page, "year", value)).to_be_checked()


def test_back_to_before_the_first_letter_brings_the_list_back(page: Page) -> None:
    page.goto("laws/")
    page.get_by_label("在这一栏里找").press_sequentially("节能")
    expect(said(page)).to_contain_text("找到")
    page.go_back()
    expect(page.locator(LIST).first).to_be_visible()
    expect(page.get_by_label("在这一栏里找")).to_have_value("")


def test_sorting(page: Page) -> None:
    find(page, "laws/", "条例")
    page.get_by_label("排序").select_option("year")
    years = page.evaluate(
        """async () => {
            const { docs } = await (await fetch(new URL("../search/list-laws.json", location.href))).json();
            const links = [...document.querySelectorAll(".found__list .card__title a")];
            return links.map((link) => docs.find(({ u }) => link.href.endsWith("/" + u)).y);
        }"""
    )
    assert years == sorted(years, reverse=True)
    page.get_by_label("排序").select_option("title")
    order = page.evaluate(
        "(all) => [...all].sort(new Intl.Collator('zh-Hans-CN', {numeric: true}).compare)",
        titles(page),
    )
    assert titles(page) == order


def test_thirty_at_a_time(page: Page) -> None:
    find(page, "phase-out/", "电动机")
    expect(cards(page)).to_have_count(30)
    page.locator(".found__more button").click()
    assert cards(page).count() > 30
    assert page.evaluate("document.activeElement.textContent") == titles(page)[30]


def test_all_that_was_found_can_be_downloaded(page: Page, tmp_path: Path) -> None:
    find(page, "phase-out/", "电动机")
    count = int(re.findall(r"\d+", said(page).inner_text())[0])
    with page.expect_download() as download:
        page.get_by_role("button", name=f"下载这 {count} 条（CSV）").click()
    assert download.value.suggested_filename == "淘汰目录.csv"
    download.value.save_as(tmp_path / "found.csv")
    text = (tmp_path / "found.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    head, *lines = list(csv.reader(io.StringIO(text.decode("utf-8-sig"))))
    assert head == ["题名", "栏目", "状态", "说明", "年份", "网址"]
    assert len(lines) == count > 30
    assert all(line[5].startswith("http://127.0.0.1") for line in lines)


def test_cells_are_never_formulas(page: Page) -> None:
    page.goto("laws/")
    text = page.evaluate(
        """async () => {
            const { csv } = await import(new URL("../assets/sheet.js", location.href));
            return csv([["=1+1", "+1+1", "-1-1", "@a", "\\tb", "\\rc", 'say "x"', "a,b", "安全", 2020]]);
        }"""
    )
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    [row] = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert row == [
        "'=1+1",
        "'+1+1",
        "'-1-1",
        "'@a",
        "'\tb",
        "'\rc",
        'say "x"',
        "a,b",
        "安全",
        "2020",
    ]


NUMBERS = ["-5", "+1", "-0.5", "-1,234.5", "-5%", "+1.5e-3", "-", "--"]
FORMULAS = ["-5-3", "-A1", "-e5", "+cmd", "-1,2", "-1 ", "=1", "-(1)", "－5", "-5\n", "---=1"]


def test_what_is_wholly_a_number_is_no_formula(page: Page) -> None:
    page.goto("laws/")
    text = page.evaluate(
        """async (cells) => {
            const { csv } = await import(new URL("../assets/sheet.js", location.href));
            return csv([cells]);
        }""",
        [*NUMBERS, *FORMULAS],
    )
    [row] = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert row == [*NUMBERS, *(f"'{cell}" for cell in FORMULAS)]


def test_a_link_into_the_list_brings_it_back(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    find(page, "laws/", "节能")
    page.locator(".md-sidebar--secondary").get_by_role("link", name="已废止").click()
    expect(page.locator("#repealed, h2[id]").last).to_be_visible()
    expect(page.locator(LIST).first).to_be_visible()
    expect(page.get_by_label("在这一栏里找")).to_have_value("")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_what_was_found(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    find(page, "topics/energy-saving/", "节能")
    page.locator(".facets").evaluate("(fold) => { fold.open = true; }")
    assert [one["id"] for one in faults_of(page)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_keyboard_alone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("standards/")
    page.get_by_label("在这一栏里找").focus()
    page.keyboard.type("18613")
    expect(said(page)).to_contain_text("找到")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.found__list .card') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/standards/gb-18613-2020/")
    page.go_back()
    expect(page.get_by_label("在这一栏里找")).to_have_value("18613")
    expect(cards(page)).not_to_have_count(0)


@pytest.mark.parametrize(
    "text", ['*:"+-~^', "🏭", "<script>alert(1)</script>", "节" * 10_000, "[("]
)
def test_any_string_is_only_text(page: Page, text: str) -> None:
    page.goto("laws/")
    page.get_by_label("在这一栏里找").fill(text)
    expect(said(page)).to_contain_text("没有找到")
    page.reload()
    expect(said(page)).to_contain_text("没有找到")
    assert page.faults == []  # type: ignore[attr-defined]


def test_failure_is_said_and_the_list_stays(page: Page) -> None:
    page.route("**/search/list-laws.json", lambda route: route.abort())
    page.goto(f"laws/#find={quote('节能')}")
    expect(page.locator(".found__failed")).to_be_visible()
    expect(page.locator(LIST).first).to_be_visible()
    page.unroute("**/search/list-laws.json")
    page.get_by_role("button", name="重试").click()
    expect(said(page)).to_contain_text("找到")
    assert page.locator(LIST).first.is_hidden()


def test_only_first_pages_have_a_finder(site: Path) -> None:
    with_finder = ["laws", "phase-out", "news", "topics/energy-saving", "industries/paper"]
    with_finder += ["regions/330000", "equipment/motor"]
    for where in with_finder:
        assert 'class="finder"' in (site / where / "index.html").read_text(encoding="utf-8"), where
    for where in ("cases/page-2", "phase-out/gaohaoneng-1", "laws/energy-conservation-law"):
        page = site / where / "index.html"
        if page.exists():
            assert 'class="finder"' not in page.read_text(encoding="utf-8"), where


def test_without_javascript_there_is_the_list_and_no_box(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, base_url=address)
    page = context.new_page()
    page.goto("laws/#find=x")
    expect(page.locator(".finder")).to_be_hidden()
    expect(page.locator(LIST).first).to_be_visible()
    context.close()


@pytest.mark.parametrize("order", ["__proto__", "constructor", "toString", "no-such-order", ""])
def test_an_order_that_nobody_made_is_the_default_one(page: Page, order: str) -> None:
    page.goto(f"laws/?find={quote('法')}")
    expect(said(page)).to_contain_text("找到")
    usual = titles(page)
    page.goto(f"laws/?find={quote('法')}&sort={order}")
    expect(said(page)).to_contain_text("找到")
    assert titles(page) == usual and len(usual) > 1
    assert page.locator("#find-order").input_value() == ""
    assert page.faults == []  # type: ignore[attr-defined]
