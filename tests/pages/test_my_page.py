"""My firm: what is filled in stays in the browser, comes back, goes into the tools and back, and is lost
neither by bad storage nor by another tab."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.axe import faults_of
from helpers.served import served
from playwright.sync_api import Browser, BrowserContext, Page, expect

STORED = "JSON.parse(localStorage.getItem('portal-my'))"
SAVED = "已存在这个浏览器里"
SECRETS = ("7654321", "SECRET7", "portal-my", "%E7%A7%98")
FIRM = {
    "version": 1,
    "industry": "paper",
    "region": "370000",
    "staff": 48,
    "vat": "general",
    "enterprise": "small",
    "taxable": 800_000,
    "machines": [{"id": "m1", "model": "Y132M-4", "category": "motor", "made": 2001}],
}


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def context(chromium: Browser, site: Path, log: list[str]) -> Iterator[BrowserContext]:
    """A browser of its own in front of a server that writes everything down."""
    with served(site, log=log) as address:
        context = chromium.new_context(base_url=address, viewport={"width": 390, "height": 844})
        yield context
        context.close()


@pytest.fixture
def reader(context: BrowserContext) -> Page:
    page = context.new_page()
    page.faults = []  # type: ignore[attr-defined]
    page.on("pageerror", lambda fault: page.faults.append(str(fault)))  # type: ignore[attr-defined]
    return page


def open_my(page: Page, profile: dict[str, Any] | None = None) -> None:
    if profile is not None:
        keep(page, json.dumps(profile))
    page.goto("my/", wait_until="networkidle")
    page.locator("#my-all:enabled").wait_for()


def keep(page: Page, text: str) -> None:
    """Puts a text where the profile is kept, before the page is opened."""
    page.goto("404.html")
    page.evaluate("(text) => localStorage.setItem('portal-my', text)", text)


def unfold(page: Page, part: str) -> None:
    page.locator(f"#part-{part}").evaluate("(one) => (one.open = true)")


def fill(page: Page, box: str, text: str) -> None:
    page.locator(box).fill(text)
    page.locator(box).blur()


# --- kept here, sent nowhere ----------------------------------------------------------------------------


def test_a_visit_tells_the_server_nothing(reader: Page, log: list[str]) -> None:
    open_my(reader)
    reader.locator("#industry").select_option("paper")
    reader.locator("#province").select_option("370000")
    fill(reader, "#revenue", "7654321")
    expect(reader.locator("#my-status")).to_have_text(SAVED)
    unfold(reader, "machines")
    reader.locator("#machine-model").fill("Y132M-4/SECRET7")
    reader.locator("#machine-place").fill("秘密车间")
    reader.locator("#machine-model").press("Enter")
    expect(reader.locator("#my-machines li")).to_have_count(1)
    reader.locator("#revenue").press("Enter")
    with reader.expect_download():
        reader.get_by_role("button", name="下载一个日历文件").click()
    calendars = {one.split()[1] for one in log if "/calendar/" in one.split("\n")[0]}
    assert {one.rsplit("/", 1)[1] for one in calendars} == {"all.ics"}  # the same for everybody
    assert reader.url.endswith("/my/")
    reader.reload(wait_until="networkidle")
    expect(reader.locator("#revenue")).to_have_value("7654321")
    for tool in ("equipment", "energy", "tax", "benchmark"):
        reader.goto(f"tools/{tool}/", wait_until="networkidle")
    reader.goto("my/", wait_until="networkidle")
    reader.locator("#my-delete").click()
    reader.get_by_role("button", name="删掉").click()
    assert reader.evaluate("localStorage.getItem('portal-my')") is None
    assert len(log) > 30
    assert [one for one in log if any(secret in one for secret in SECRETS)] == []
    assert [one for one in log if re.search(r"(?im)^referer:.*[?#]|^\w+ \S*\?", one)] == []
    assert reader.faults == []  # type: ignore[attr-defined]


def test_no_box_has_a_name_that_a_form_could_send(site: Path) -> None:
    html = (site / "my/index.html").read_text(encoding="utf-8")
    form = html[
        html.index('class="tool__form my__form"') : html.index("</form>", html.index("my__form"))
    ]
    assert len(re.findall("<(?:input|select|textarea)", form)) > 20
    assert not re.findall(r'\sname="|type="submit"', form)


# --- filling in ------------------------------------------------------------------------------------------


def test_what_is_wrong_is_told_beside_its_box_and_not_kept(reader: Page) -> None:
    open_my(reader, FIRM)
    unfold(reader, "firm")
    fill(reader, "#staff", "约50")
    expect(reader.locator("#staff-fault")).to_contain_text("不是一个确定的数")
    expect(reader.locator("#staff")).to_have_attribute("aria-describedby", "staff-fault")
    assert "staff" not in reader.evaluate(STORED)
    fill(reader, "#staff", "52 人")
    expect(reader.locator("#staff-fault")).to_be_hidden()
    assert reader.evaluate(STORED)["staff"] == 52
    fill(reader, "#staff", "")
    assert "staff" not in reader.evaluate(STORED)


def test_a_city_of_another_province_is_let_go(reader: Page) -> None:
    open_my(reader, {"version": 1, "region": "130800"})
    expect(reader.locator("#province")).to_have_value("130000")
    expect(reader.locator("#city")).to_have_value("130800")
    unfold(reader, "firm")
    reader.locator("#province").select_option("140000")
    assert reader.evaluate(STORED)["region"] == "140000"
    expect(reader.locator("#city")).to_have_value("")


def test_a_machine_is_added_altered_and_removed_by_the_keyboard(reader: Page) -> None:
    open_my(reader)
    reader.locator("#part-machines summary").focus()
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    expect(reader.locator("#machine-model")).to_be_focused()
    reader.keyboard.press("Enter")
    expect(reader.locator("#machine-model-fault")).to_have_text("写上型号，或者选类别")
    reader.keyboard.type("Y132M-4")
    for _ in range(2):
        reader.keyboard.press("Tab")
    expect(reader.locator("#machine-made")).to_be_focused()
    reader.keyboard.type("2010")
    reader.keyboard.press("Tab")
    reader.keyboard.type("2005")
    reader.keyboard.press("Enter")
    expect(reader.locator("#machine-commissioned-fault")).to_contain_text("早于生产年份")
    expect(reader.locator("#machine-commissioned")).to_be_focused()
    reader.keyboard.press("Control+A")
    reader.keyboard.type("2011")
    reader.keyboard.press("Enter")
    expect(reader.locator("#my-status")).to_contain_text(
        "加上了：Y132M-4，2010 年生产，2011 年投运"
    )
    expect(reader.locator("#machine-model")).to_be_focused()
    (machine,) = reader.evaluate(STORED)["machines"]
    reader.get_by_role("button", name="改：Y132M-4").press("Enter")
    reader.locator("#machine-count").fill("3")
    reader.keyboard.press("Enter")
    (altered,) = reader.evaluate(STORED)["machines"]
    assert altered == {**machine, "count": 3}
    reader.get_by_role("button", name="删去：Y132M-4").press("Enter")
    expect(reader.locator("#my-status")).to_contain_text("删去了")
    assert "machines" not in reader.evaluate(STORED)


def test_contradictions_are_told_beside_both(reader: Page) -> None:
    open_my(reader, {"version": 1, "enterprise": "small", "staff": 500})
    expect(reader.locator("[data-notice=doubts]")).to_contain_text("1 处对不上")
    for box in ("staff", "enterprise"):
        words = reader.locator(f"#{box}-doubt")
        expect(words).to_contain_text("不超过 300 人，你写的是 500 人")
        expect(reader.locator(f"#{box}")).to_have_attribute("aria-describedby", f"{box}-doubt")
    unfold(reader, "firm")
    fill(reader, "#staff", "50")
    expect(reader.locator("[data-notice=doubts]")).to_have_count(0)


# --- files, deleting ---------------------------------------------------------------------------------------


def test_saved_deleted_read_in_again_it_is_the_same(reader: Page, tmp_path: Path) -> None:
    open_my(reader, FIRM)
    with reader.expect_download() as download:
        reader.locator("#my-export").click()
    assert re.fullmatch(r"我的企业-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    file = tmp_path / "firm.json"
    download.value.save_as(file)
    reader.locator("#my-delete").click()
    expect(reader.locator("#my-asked")).to_be_focused()
    expect(reader.locator("#my-asked")).to_contain_text("行业 造纸")
    reader.get_by_role("button", name="不删").click()
    assert reader.evaluate(STORED)["staff"] == 48
    reader.locator("#my-delete").click()
    reader.get_by_role("button", name="删掉").click()
    expect(reader.locator("#my-status")).to_contain_text("已删掉：行业 造纸")
    expect(reader.locator("#staff")).to_have_value("")
    assert (
        reader.evaluate("Object.keys(localStorage).filter((key) => /^portal-my/.test(key))") == []
    )
    reader.locator("#my-import").set_input_files(file)
    expect(reader.locator("#my-status")).to_contain_text("读进来了")
    back = reader.evaluate(STORED)
    assert {name: one for name, one in back.items() if name != "seen"} == FIRM


def test_a_file_takes_the_place_of_what_is_there_only_when_asked(reader: Page) -> None:
    open_my(reader, FIRM)
    other = {"version": 1, "staff": 9, "colour": "green", "industry": "spaceships"}
    file = {"name": "x.json", "mimeType": "application/json", "buffer": json.dumps(other).encode()}
    reader.locator("#my-import").set_input_files(file)
    asked = reader.locator("#my-asked")
    expect(asked).to_contain_text("没有看懂、不放进来的 2 处：“colour”：不认识；行业“spaceships”")
    expect(asked).to_contain_text("现在填的会整个换掉")
    reader.get_by_role("button", name="不换").click()
    assert reader.evaluate(STORED)["staff"] == 48
    reader.locator("#my-import").set_input_files(file)
    reader.get_by_role("button", name="换成文件里的").click()
    expect(reader.locator("#staff")).to_have_value("9")
    assert reader.evaluate(STORED)["staff"] == 9 and "industry" not in reader.evaluate(STORED)
    reader.locator("#my-import").set_input_files({**file, "buffer": b"\xff\xfe\x00PK"})
    expect(asked).to_contain_text("没有读进来：不是这一页下载的文件，或者坏了")


# --- bad storage ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{broken", "坏了，读不出来"),
        ('{"version": 0, "staff": 4}', "很旧的版本"),
        ('{"version": 9, "staff": 4}', "更新的版本"),
        ('{"version": 1, "staff": "many"}', "1 处没有看懂"),
    ],
)
def test_what_cannot_be_read_is_kept_aside_as_a_file(
    reader: Page, tmp_path: Path, text: str, words: str
) -> None:
    keep(reader, text)
    open_my(reader)
    notice = reader.locator("[data-notice=aside]")
    expect(notice).to_contain_text(words)
    fill(reader, "#staff", "5")
    assert reader.evaluate(STORED)["staff"] == 5
    reader.reload(wait_until="networkidle")
    with reader.expect_download() as download:
        notice.get_by_role("button", name="下载放在一边的").click()
    file = tmp_path / "aside"
    download.value.save_as(file)
    assert file.read_text(encoding="utf-8") == text
    notice.get_by_role("button", name="不要了").click()
    expect(notice).to_have_count(0)
    assert reader.faults == []  # type: ignore[attr-defined]


def test_without_storage_it_works_for_this_visit_and_says_so(reader: Page) -> None:
    reader.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    open_my(reader)
    expect(reader.locator("[data-notice=forbidden]")).to_contain_text("不让网页存东西")
    fill(reader, "#staff", "5")
    expect(reader.locator("#my-status")).to_contain_text("没有存：这个浏览器不让存")
    expect(reader.locator("[data-filled=firm]")).to_have_text("从业人数 5 人")
    with reader.expect_download():
        reader.locator("#my-export").click()
    reader.locator("#my-delete").click()
    reader.get_by_role("button", name="删掉").click()
    expect(reader.locator("#my-status")).to_contain_text("已清空这一页")
    assert reader.faults == []  # type: ignore[attr-defined]


# --- two tabs -------------------------------------------------------------------------------------------------


def test_two_tabs_do_not_write_over_each_other(context: BrowserContext) -> None:
    one, other = context.new_page(), context.new_page()
    open_my(one, FIRM)
    open_my(other)
    unfold(one, "firm")
    unfold(other, "firm")
    fill(one, "#staff", "50")
    expect(other.locator("#staff")).to_have_value("50")
    expect(other.locator("#my-status")).to_contain_text("另一个标签页里改了")
    # A tab that slept through the other's change finds it when it stores something.
    sleep = "window.addEventListener('storage', (event) => event.stopImmediatePropagation(), true)"
    other.add_init_script(sleep)
    other.reload(wait_until="networkidle")
    unfold(other, "firm")
    fill(one, "#staff", "60")
    other.wait_for_function(f"{STORED}.staff === 60")  # it gets from one process to the other
    fill(other, "#revenue", "900万")
    stored = other.evaluate(STORED)
    assert (stored["staff"], stored["revenue"]) == (60, 9_000_000)
    expect(one.locator("#revenue")).to_have_value("900万")
    fill(one, "#staff", "70")
    other.wait_for_function(f"{STORED}.staff === 70")
    fill(other, "#staff", "80")
    asked = other.locator("[data-notice=both]")
    expect(asked).to_contain_text("另一个标签页里也改了从业人数")
    assert other.evaluate(STORED)["staff"] == 70
    fill(other, "#assets", "500万")
    expect(other.locator("#my-status")).to_contain_text("还没有存")
    assert other.evaluate(STORED)["staff"] == 70
    asked.get_by_role("button", name="用另一页的").click()
    expect(other.locator("#staff")).to_have_value("70")
    assert other.evaluate(STORED)["assets"] == 5_000_000
    one.locator("#my-delete").click()
    one.get_by_role("button", name="删掉").click()
    assert other.evaluate("localStorage.getItem('portal-my')") is None


# --- to the tools and back ---------------------------------------------------------------------------------


def test_a_tool_fills_in_what_is_known_says_so_and_takes_it_back(reader: Page) -> None:
    open_my(reader, FIRM)
    reader.goto("tools/tax/", wait_until="networkidle")
    told = reader.locator(".tool__form > [role=status]")
    expect(told).to_have_text("按“我的企业”填了增值税纳税人、企业所得税（不用）")
    expect(reader.locator("#payer")).to_have_value("general")
    assert "#" not in reader.url
    reader.locator("#situation").select_option("special-equipment")
    expect(told).to_contain_text("各年的应纳税所得额")
    expect(reader.locator("#incomes")).to_have_value("80万")
    told.get_by_role("button", name="不用").click()
    expect(told).to_have_count(0)
    for box in ("payer", "enterprise", "incomes"):
        expect(reader.locator(f"#{box}")).to_have_value("")
    reader.goto("404.html")
    reader.goto("tools/tax/#situation=special-equipment&payer=small", wait_until="networkidle")
    expect(told).to_have_count(0)
    expect(reader.locator("#enterprise")).to_have_value("")


def test_what_the_energy_tool_reckoned_is_kept_on_a_press(reader: Page) -> None:
    reader.goto("tools/energy/#e1=原煤&a1=1000&u1=吨", wait_until="networkidle")
    give = reader.get_by_role("button", name="存到我的企业")
    give.wait_for()
    assert reader.evaluate("localStorage.getItem('portal-my')") is None
    give.click()
    expect(reader.locator(".result .onward [role=status]")).to_contain_text("存了 1 条用量")
    kept = reader.evaluate(STORED)
    assert kept["energy"] == [{"energy": "原煤", "amount": 1000, "unit": "吨"}]
    open_my(reader)
    expect(reader.locator("#my-energy li")).to_contain_text("原煤 1,000 吨")
    expect(reader.locator("[data-notice=doubts]")).to_have_count(0)


def test_machines_go_from_the_check_and_a_table_to_the_list_and_back(reader: Page) -> None:
    reader.goto("tools/equipment/#model=Y132M-4&category=motor&made=2001", wait_until="networkidle")
    give = reader.get_by_role("button", name="加到我的设备")
    for words in ("加上了 1 条", "已经有这样一台"):
        give.first.click()
        expect(reader.locator(".result .onward [role=status]")).to_contain_text(words)
    lines = ["型号\t类别\t生产年份\t台数", "Y132M-4\t电动机\t2001\t1", "S7-315/10\t变压器\t1995\t2"]
    reader.locator("#machines-text").fill("\n".join(lines))
    reader.get_by_role("button", name="查这张表").click()
    expect(reader.locator(".machines__said")).to_contain_text("查完 2 行")
    reader.get_by_role("button", name="把列出的加到我的设备").click()
    expect(reader.locator(".machines__mine")).to_contain_text(
        "加上了 1 条，共 2 台，1 条我的设备里已经有，没有再加"
    )
    found = reader.evaluate(STORED)["machines"]
    plain = [{name: one for name, one in machine.items() if name != "id"} for machine in found]
    assert plain[0] == {"model": "Y132M-4", "category": "motor", "made": 2001}
    assert plain[1]["model"] == "S7-315/10" and plain[1]["count"] == 2
    reader.goto("404.html")
    reader.goto("tools/equipment/", wait_until="networkidle")
    own = reader.locator(".my-own")
    own.locator("summary").click()
    own.get_by_role("link", name="Y132M-4").click()
    expect(reader.locator("#made")).to_have_value("2001")
    expect(reader.locator(".result .verdict")).to_be_visible()
    own.get_by_role("button", name="2 条当一张表查").click()
    expect(reader.locator(".machines__said")).to_contain_text("查完 2 行")


def test_more_machines_than_are_kept_are_told_and_none_is_added(reader: Page) -> None:
    many = [{"id": f"m{n}", "model": f"Y{n}-4"} for n in range(999)]
    open_my(reader, {"version": 1, "machines": many})
    words = reader.evaluate(
        """async () => {
          const { machines } = await import("/assets/my/give.js");
          return machines([...Array(5000)].map((_, n) => ({ plate: { model: `X${n}` } })));
        }"""
    )
    assert "最多记 1,000 条，已经有 999 条，这里又有 5,000 条" in words["fault"]
    assert len(reader.evaluate(STORED)["machines"]) == 999


# --- for everybody ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_breaks_no_rule_of_accessibility(chromium: Browser, address: str, scheme: Any) -> None:
    page = chromium.new_page(base_url=address, color_scheme=scheme)
    open_my(
        page,
        {**FIRM, "staff": 500, "tce": 1, "energy": [{"energy": "原煤", "amount": 9, "unit": "吨"}]},
    )
    page.evaluate("document.querySelectorAll('.my__part').forEach((one) => (one.open = true))")
    fill(page, "#revenue", "3")
    page.locator("#my-delete").click()
    assert [(one["id"], one["nodes"][0]["html"]) for one in faults_of(page)] == []
    page.close()


@pytest.mark.parametrize(("width", "elder"), [(390, False), (640, False), (390, True)])
def test_nothing_stands_out_of_the_page(
    chromium: Browser, address: str, width: int, elder: bool
) -> None:
    """640 is a screen of 1280 at 200 %."""
    page = chromium.new_page(base_url=address, viewport={"width": width, "height": 800})
    place = {"id": "m2", "model": "X" * 100, "place": "一" * 100}
    open_my(page, {**FIRM, "machines": [*FIRM["machines"], place]})  # type: ignore[misc]
    if elder:
        page.locator(".elder").click()
    page.evaluate("document.querySelectorAll('.my__part').forEach((one) => (one.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_without_scripts_it_says_what_there_is_to_read(
    chromium: Browser, address: str, site: Path
) -> None:
    context = chromium.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("my/")
    expect(page.locator(".tool__plain").first).to_contain_text("没有脚本也能看的")
    for link in page.locator(".tool__plain a").all():
        assert (site / "my" / (link.get_attribute("href") or "") / "index.html").is_file()
    context.close()


def test_scripts_that_do_not_come_are_told(reader: Page) -> None:
    reader.route("**/assets/my/page.js", lambda route: route.abort())
    reader.goto("my/", wait_until="networkidle")
    expect(reader.locator("[data-lost] [data-why=line]")).to_be_visible()
    expect(reader.locator("#staff")).to_be_disabled()


def test_its_scripts_weigh_no_more_than_those_of_the_heaviest_tool(
    reader: Page, site: Path
) -> None:
    def weight(where: str) -> int:
        asked: set[str] = set()
        reader.on("request", lambda request: asked.add(request.url))
        reader.goto(where, wait_until="networkidle")
        scripts = {url.split("/assets/")[1] for url in asked if "/assets/" in url and ".js" in url}
        return sum(len(gzip.compress((site / "assets" / one).read_bytes())) for one in scripts)

    tool = weight("tools/equipment/")
    assert 0 < weight("my/") <= tool
