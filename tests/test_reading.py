"""What browsers keep of what was read, where a site asks for it: the network first; a kept copy says of which
day it is; nothing typed, no feed and no open data is kept; switched off, all of it goes."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import AS_OF
from helpers.building import DATA, ROOT, build
from helpers.floor import own_names, parsed, too_new_names, too_new_styles, too_new_syntax
from helpers.once import once
from helpers.served import served
from playwright.sync_api import Browser, Error, Page, expect

OWN = ROOT / "hooks" / "reading"

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) found.push(url);
  return found;
}"""


@pytest.fixture(scope="session")
def keeping(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen data as a site that asks browsers to keep what is read."""

    def make(folder: Path) -> None:
        build(folder, AS_OF, PORTAL_DATA=str(DATA), PORTAL_OFFLINE_READING="true")

    return once(tmp_path_factory, "keeping", make)


@pytest.fixture
def folder(keeping: Path, tmp_path: Path) -> Path:
    """A site in which a test may change files."""
    folder = tmp_path / "site"
    shutil.copytree(keeping, folder, ignore=shutil.ignore_patterns("feeds"))
    (folder / "feeds" / "all").mkdir(parents=True)
    (folder / "feeds" / "all" / "atom.xml").write_text("<feed/>", encoding="utf-8")
    return folder


@pytest.fixture
def reader(chromium: Browser, folder: Path) -> Iterator[Page]:
    with served(folder, strict=True) as address:
        context = chromium.new_context(base_url=address)
        yield context.new_page()
        context.close()


def read(page: Page, path: str) -> None:
    """Read a page until the browser has kept it."""
    page.goto(path)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    path = path.split("#")[0].split("?")[0]
    page.wait_for_function(f"async () => (await ({KEPT})()).includes(location.origin + '/{path}')")


@pytest.mark.whole_site
def test_what_was_read_is_there_without_a_network_and_says_of_which_day(reader: Page) -> None:
    read(reader, "laws/energy-law/")
    read(reader, "laws/")
    expect(reader.locator(".kept")).to_be_hidden()
    reader.context.set_offline(True)
    reader.goto("laws/energy-law/")
    expect(reader.locator("h1")).to_contain_text("能源法")
    expect(reader.locator(".kept")).to_have_text(
        re.compile("没有连上网站。这里显示的是 20\\d\\d-\\d\\d-\\d\\d 从网站取来")
    )
    with pytest.raises(Error):
        reader.goto("laws/energy-conservation-law/")
    reader.context.set_offline(False)
    reader.goto("laws/energy-law/")
    expect(reader.locator(".kept")).to_be_hidden()


@pytest.mark.whole_site
def test_a_tool_whose_data_were_kept_says_so(reader: Page) -> None:
    asked = "tools/equipment/#model=JO2-51-4&category=motor"
    read(reader, asked)
    expect(reader.locator(".result")).to_contain_text("JO2-51-4")
    reader.wait_for_load_state("networkidle")  # it was shown before anybody was there to keep it
    read(reader, "laws/")
    reader.context.set_offline(True)
    reader.goto(asked)
    expect(reader.locator(".result")).to_contain_text("JO2-51-4")
    expect(reader.locator(".kept")).to_be_visible()


@pytest.mark.whole_site
def test_nothing_typed_and_nothing_for_programs_is_kept(reader: Page) -> None:
    read(reader, "search/#q=某某公司")
    read(reader, "tools/equipment/#model=SECRET7")
    reader.goto("tools/equipment/?model=SECRET8")
    reader.evaluate("() => fetch('/feeds/all/atom.xml').then((answer) => answer.text())")
    reader.evaluate("() => fetch('/calendar/all.ics').then((answer) => answer.text())")
    read(reader, "laws/")
    kept = reader.evaluate(KEPT)
    assert any(one.endswith("/assets/site.css") for one in kept)
    assert not [one for one in kept if re.search(r"[?#]|SECRET|feeds|calendar|%", one)]


@pytest.mark.whole_site
def test_no_more_is_kept_than_there_is_room_for(reader: Page, folder: Path) -> None:
    worker = folder / "sw.js"
    text = worker.read_text(encoding="utf-8")
    assert "const PAGES = 60;" in text and "const BYTES = 20_000_000;" in text
    worker.write_text(text.replace("const PAGES = 60;", "const PAGES = 2;"), encoding="utf-8")
    paths = ["laws/", "policies/", "standards/", "tax/"]
    for path in paths:
        read(reader, path)
    pages = [one for one in reader.evaluate(KEPT) if one.endswith("/")]
    assert [one.split("/", 3)[3] for one in pages] == paths[-2:]


@pytest.mark.whole_site
def test_other_scripts_begin_with_nothing_kept(reader: Page, folder: Path) -> None:
    """Pages of one version are never shown with the scripts of another."""
    read(reader, "laws/")
    before = reader.evaluate("() => caches.keys()")
    worker = folder / "sw.js"
    text = worker.read_text(encoding="utf-8")
    worker.write_text(re.sub(r'VERSION = "\w{12}"', 'VERSION = "other"', text), encoding="utf-8")
    reader.reload()
    reader.evaluate("() => navigator.serviceWorker.getRegistration().then((one) => one.update())")
    reader.wait_for_function(
        "async () => (await caches.keys()).every((one) => one.endsWith('other'))"
    )
    assert len(before) == 1


@pytest.mark.whole_site
def test_switched_off_all_of_it_goes(reader: Page, folder: Path, site: Path) -> None:
    read(reader, "laws/")
    for path in ("sw.js", "laws/index.html"):
        shutil.copy(site / path, folder / path)
    reader.goto("laws/")
    reader.evaluate(
        "() => navigator.serviceWorker.getRegistration().then((one) => one && one.update())"
    )
    reader.wait_for_function(
        "async () => !(await caches.keys()).length"
        " && !(await navigator.serviceWorker.getRegistrations()).length"
    )


@pytest.mark.whole_site
def test_a_site_that_does_not_ask_has_only_what_takes_it_away(site: Path) -> None:
    assert "unregister" in (site / "sw.js").read_text(encoding="utf-8")
    assert not (site / "assets" / "reading.js").exists()
    html = (site / "laws" / "index.html").read_text(encoding="utf-8")
    assert "reading.js" not in html and 'class="kept"' not in html


@pytest.mark.parametrize("name", ["sw.js", "off.js", "reading.js"])
def test_the_oldest_browsers_read_it(name: str) -> None:
    tree = parsed((OWN / name).read_text(encoding="utf-8"))
    assert not list(too_new_syntax(tree)) and not list(too_new_names(tree, own_names([tree])))
    assert not list(too_new_styles((OWN / "reading.css").read_text(encoding="utf-8")))
