"""A copy on a disk: every link leads to a file that is there or to the site, nothing fails that it asks for,
and what readers come for works from file:// as it does from a server."""

import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import AS_OF
from helpers.building import DATA, ROOT, build
from helpers.floor import own_names, parsed, too_new_names, too_new_styles, too_new_syntax
from helpers.links import dead_links
from helpers.once import once
from helpers.scripts import command
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from portal.joining.classic import classic
from portal.joining.modules import Modules
from portal.offline.archive import pack
from portal.offline.handed_over import script_of
from portal.offline.links import page_on_disk

OFFLINE = ROOT / "hooks" / "offline"
ASSETS = ROOT / "hooks" / "theme" / "assets"
SITE = "https://example.org/"


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen data as a copy for disks."""

    def make(folder: Path) -> None:
        build(folder / "on disk", AS_OF, options=("--offline",), PORTAL_DATA=str(DATA))

    return once(tmp_path_factory, "offline", make) / "on disk"


@pytest.fixture
def reader(chromium: Browser, copy: Path) -> Iterator[Page]:
    """Somebody who opened the copy. Nothing that a page asks for may fail or lie elsewhere."""
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wrong: list[str] = []
    page.on(
        "requestfailed", lambda one: wrong.append(one.url) if "ABORTED" not in one.failure else None
    )
    page.on("pageerror", lambda fault: wrong.append(str(fault)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda one: wrong.append(one.url) if one.url.startswith("http") else None)
    yield page
    context.close()
    assert not wrong


def open_page(page: Page, copy: Path, path: str, asked: str = "") -> None:
    page.goto("about:blank")  # else only what is behind `#` would change
    page.goto(f"{(copy / path / 'index.html').as_uri()}{asked}")


# --- pages and links ---------------------------------------------------------------------------------


@pytest.mark.whole_site
def test_every_link_leads_to_a_file_or_to_the_site(copy: Path, site: Path) -> None:
    online = {link for _, link, _ in dead_links(site)}  # hand-written pages speak of other data
    assert {link.replace("/index.html", "/") for _, link, _ in dead_links(copy)} <= online
    for path in copy.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        relative = re.findall(r'(?:href|src|action)="(?![a-z]+:|#)([^"?#]*)[^"]*"', html)
        folders = [one for one in relative if (path.parent / one).is_dir()]
        assert not folders, path  # unlike a server a disk has nothing to say for a folder
        assert 'type="module"' not in html and 'rel="preload"' not in html, path


@pytest.mark.whole_site
def test_what_a_copy_cannot_keep_new_is_left_to_the_site(copy: Path) -> None:
    names = {one.name for one in copy.iterdir()}
    assert {"index.html", "search", "tools", "calendar", "LICENSE.txt"} <= names
    assert not names & {"feeds", "api", "404.html", "sitemap.xml", "_headers", "robots.txt"}
    follow = (copy / "follow" / "index.html").read_text(encoding="utf-8")
    assert f'href="{SITE}feeds/all/atom.xml"' in follow
    assert "副本里没有订阅源" in follow


@pytest.mark.whole_site
def test_every_page_says_that_it_is_a_copy_of_which_day(copy: Path, site: Path) -> None:
    """But those that only lead to another, and no page of the site itself."""
    for path in copy.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html:
            assert re.search(r'content="0; url=[^"]*index\.html(#[^"]*)?"', html), path
            continue
        assert re.search(r"离线副本，数据截至 <time datetime=.2026-11-\d\d. data-due>", html), path
        assert f'最新的在 <a href="{SITE}">' in html, path
    assert not (site / "assets" / "offline.js").exists()
    assert not any(
        'class="offline"' in one.read_text(encoding="utf-8") for one in site.glob("*/index.html")
    )


@pytest.mark.parametrize(
    ("link", "led"),
    [
        ("../../laws/", "../../laws/index.html"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("../b/#part", "../b/index.html#part"),
        ("../../tools/tax/#a=1&amp;b=2", "../../tools/tax/index.html#a=1&amp;b=2"),
        ("../../assets/site.css", "../../assets/site.css"),
        ("../../calendar/all.ics", "../../calendar/all.ics"),
        ("../../feeds/all/atom.xml", f"{SITE}feeds/all/atom.xml"),
        ("../../api/v1/laws.json", f"{SITE}api/v1/laws.json"),
        ("../../sitemap.xml", f"{SITE}sitemap.xml"),
        ("#part", "#part"),
        ("https://www.gov.cn/a/", "https://www.gov.cn/a/"),
        ("webcal://example.org/calendar/all.ics", "webcal://example.org/calendar/all.ics"),
        ("tel:12345", "tel:12345"),
    ],
)
def test_where_a_link_leads(link: str, led: str) -> None:
    html = page_on_disk(f'<a href="{link}">x</a>', "laws/a/index.html", SITE)
    assert html == f'<a href="{led}">x</a>'


def test_a_link_to_a_site_that_nobody_named_is_none() -> None:
    assert page_on_disk('<a href="../feeds/a.xml">x</a>', "a/index.html", "") == "<a >x</a>"


# --- scripts -----------------------------------------------------------------------------------------


def joined() -> dict[str, str]:
    found = sorted(path for path in ASSETS.rglob("*.js") if ASSETS / "vendor" not in path.parents)
    sources = {one.relative_to(ASSETS).as_posix(): one.read_text(encoding="utf-8") for one in found}
    return dict(Modules(sources).joined())


def test_no_script_is_a_module_any_more_and_the_oldest_browsers_read_it() -> None:
    for path, text in joined().items():
        script = classic(text)
        tree = parsed(script)
        assert not tree.has_error and not list(too_new_syntax(tree)), path
        assert not re.search(r'^export |\bimport\("|import\.meta', script, re.MULTILINE), path


def test_what_only_a_copy_has_works_in_the_oldest_browsers() -> None:
    tree = parsed((OFFLINE / "offline.js").read_text(encoding="utf-8"))
    assert not list(too_new_syntax(tree)) and not list(too_new_names(tree, own_names([tree])))
    assert not list(too_new_styles((OFFLINE / "offline.css").read_text(encoding="utf-8")))


@given(st.text())
def test_a_text_comes_out_of_its_script_as_it_went_in(text: str) -> None:
    found = re.fullmatch(
        r"offline\$\.hand\('((?:[^'\\\n\r\u2028\u2029]|\\.)*)'\);\n", script_of(text)
    )
    assert found
    inside = found[1].replace("\\'", "'")
    said = re.sub(r'(\\.)|(")', lambda one: one[1] or '\\"', inside)
    assert json.loads(f'"{said}"', strict=False) == text


# --- the ZIP -----------------------------------------------------------------------------------------


@pytest.mark.whole_site
def test_the_zip_has_what_the_folder_has(copy: Path) -> None:
    mark = command("place").MARK
    with zipfile.ZipFile(copy.with_name(f"{copy.name}.zip")) as packed:
        held = {one.removeprefix(f"{copy.name}/"): packed.read(one) for one in packed.namelist()}
    files = [one for one in copy.rglob("*") if one.is_file() and one.name != mark]
    assert held == {one.relative_to(copy).as_posix(): one.read_bytes() for one in files}


def test_a_zip_says_nothing_of_when_and_where(tmp_path: Path) -> None:
    made = []
    for name, day in (("one", 1_000_000_000), ("other", 1_700_000_000)):
        folder = tmp_path / name
        order = ("b/c.html", "a.html") if name == "one" else ("a.html", "b/c.html")
        for path in order:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(path * 100, encoding="utf-8")
            (folder / path).chmod(0o600 if name == "one" else 0o755)
            os.utime(folder / path, (day, day))
        pack(folder, tmp_path / f"{name}.zip", "copy")
        made.append((tmp_path / f"{name}.zip").read_bytes())
    assert made[0] == made[1]


# --- used from a disk --------------------------------------------------------------------------------


@pytest.mark.whole_site
def test_search_finds_and_leads_to_files(reader: Page, copy: Path) -> None:
    open_page(reader, copy, ".")
    reader.fill(".seek input", "节约能源法")
    reader.press(".seek input", "Enter")
    first = reader.locator(".search a", has_text="节约能源法").first
    expect(first).to_be_visible()
    first.click()
    expect(reader.locator("h1")).to_contain_text("节约能源法")
    assert reader.url.endswith("/index.html")
    reader.go_back()
    expect(reader.locator(".search a", has_text="节约能源法").first).to_be_visible()


@pytest.mark.whole_site
def test_the_box_in_the_head_finds(reader: Page, copy: Path) -> None:
    reader.set_viewport_size({"width": 1280, "height": 800})
    open_page(reader, copy, "laws/energy-conservation-law")
    reader.click(".md-search__input")
    reader.locator(".md-search__input").press_sequentially("节约能源法")
    result = reader.locator(".md-search-result a").first
    expect(result).to_contain_text("节约能源法")
    assert str(result.get_attribute("href")).endswith("/index.html")


@pytest.mark.whole_site
def test_a_tool_judges_and_a_table_is_read(reader: Page, copy: Path, asked: dict[str, Any]) -> None:
    open_page(reader, copy, "tools/equipment", asked["address"])
    expect(reader.locator(".result")).to_contain_text(asked["verdict"])
    reader.fill(".machines textarea", asked["table"])
    reader.get_by_role("button", name="查这张表").click()
    expect(reader.locator(".machines")).to_contain_text("查完 1 行")


@pytest.fixture
def asked() -> dict[str, Any]:
    """A machine of the frozen lists, as an address and as a table."""
    return {
        "address": "#model=JO2-51-4&category=motor",
        "verdict": "列入淘汰",
        "table": "型号\t名称\nJO2-51-4\t电动机",
    }


@pytest.mark.whole_site
def test_a_finder_sifts(reader: Page, copy: Path) -> None:
    open_page(reader, copy, "laws")
    box = reader.locator("input[type=search]:visible").first
    box.fill("节约能源法")
    expect(reader.locator("main").get_by_text(re.compile("找到 \\d+ 条")).first).to_be_visible()


@pytest.mark.whole_site
def test_what_a_firm_filled_in_stays(reader: Page, copy: Path) -> None:
    open_page(reader, copy, "my")
    box = reader.get_by_label("从业人数")
    box.fill("60")
    box.press("Tab")
    reader.wait_for_function("localStorage.getItem('portal-my')")
    reader.reload()
    expect(reader.get_by_label("从业人数")).to_have_value("60")
    expect(reader.locator(".offline")).to_contain_text("存成文件")


@pytest.mark.whole_site
def test_where_nothing_may_be_stored_the_firm_is_still_answered(reader: Page, copy: Path) -> None:
    reader.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    open_page(reader, copy, "my")
    box = reader.get_by_label("从业人数")
    box.fill("60")
    box.press("Tab")
    expect(reader.locator("main")).to_contain_text("还不能判断")


@pytest.mark.whole_site
def test_calendars_are_put_together_from_the_copy(reader: Page, copy: Path) -> None:
    open_page(reader, copy, "follow", "#pick=all")
    with reader.expect_download() as download:
        reader.click("[data-pick=calendar]")
    assert download.value.path().read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")


@pytest.mark.whole_site
def test_paper_says_that_it_is_a_copy(reader: Page, copy: Path) -> None:
    open_page(reader, copy, "laws/energy-conservation-law")
    reader.emulate_media(media="print")
    expect(reader.locator(".offline")).to_be_visible()
    expect(reader.locator(".printed")).to_contain_text(f"{SITE}laws/energy-conservation-law/")


@pytest.mark.whole_site
def test_an_answer_is_handed_on_with_the_address_of_the_site(reader: Page, copy: Path) -> None:
    open_page(reader, copy, "tools/equipment", "#model=JO2-51-4&category=motor")
    place = f"{SITE}tools/equipment/#model=JO2-51-4&category=motor"
    expect(reader.locator("#result-address")).to_have_text(place)
    assert reader.url.startswith("file:")
