"""The site works behind the headers that it asks for, and nothing on it needs an exception."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from helpers.addresses import KINDS
from helpers.building import ROOT
from helpers.kept import Keepers
from helpers.served import served, told
from playwright.sync_api import Page, expect

from portal.pages.response_headers import HEADERS, SHARED, response_headers
from portal.site_info import SiteInfo

NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
FILES = (
    "feeds/all/atom.xml",
    "feeds/all/rss.xml",
    "feeds/subscriptions.opml",
    "feeds/all/feed.json",
    "feeds/weekly/laws/rss.xml",
)
ALIAS = "laws/industrial-structure-catalogue-2024/"
PALETTE = "/.__palette"

WATCH = """
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile, sample }) =>
  refused(`${effectiveDirective} ${blockedURI} ${sourceFile} ${sample}`));
"""


@pytest.fixture(scope="module")
def strict_address(site: Path) -> Iterator[str]:
    """The built site behind a server that sends what `_headers` says."""
    with served(site, strict=True) as address:
        yield address


@pytest.fixture
def page(keepers: Keepers, strict_address: str) -> Iterator[Page]:
    """A page that notes every violation of the policy, error and request to another host."""

    def watch(page: Page) -> None:
        page.expose_function("refused", lambda what: page.faults.append(what))  # type: ignore[attr-defined]
        page.add_init_script(WATCH)

    yield from keepers.lend(strict_address, watch)


# --- what is sent -------------------------------------------------------------------------------------


def test_nginx_sends_what_static_hosts_send() -> None:
    framed_by = re.search(r'map \$uri \$portal_framed_by \{\s+default "([^"]+)";', NGINX)
    assert framed_by
    sent = {
        name: value.strip('"').replace("$portal_framed_by", framed_by.group(1))
        for name, value in re.findall(r"^ +add_header (\S+) (.+) always;$", NGINX, re.MULTILINE)
    }
    assert sent.pop("Cache-Control") == "$portal_cache"
    assert sent.pop("Access-Control-Allow-Origin") == "$portal_shared_with"
    assert sent == HEADERS


def test_other_sites_may_read_the_open_data_and_nothing_else() -> None:
    shared = re.search(
        r'map \$uri \$portal_shared_with \{\s+default "";\s+"~\^([^"]+)" "\*";\s+\}', NGINX
    )
    assert shared
    assert SHARED == {f"{shared.group(1)}*": {"Access-Control-Allow-Origin": "*"}}


def test_nginx_adds_headers_in_one_place_only() -> None:
    """One in a location would make nginx drop all the others there."""
    said = re.sub(r"^ *#.*$", "", NGINX, flags=re.MULTILINE)
    depths = [
        said.count("{", 0, found.start()) - said.count("}", 0, found.start())
        for found in re.finditer("add_header", said)
    ]
    assert len(depths) == len(HEADERS) + 2 and set(depths) == {1}


def test_the_policy_makes_no_exception() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert "unsafe" not in policy and "*" not in policy and "http" not in policy
    assert "script-src 'self';" in policy and policy.startswith("default-src 'none';")


def test_feeds_have_types_that_no_host_knows(site: Path) -> None:
    said = {path: told(site, f"/{path}").get("Content-Type") for path in FILES}
    assert said == {
        "feeds/all/atom.xml": "application/atom+xml; charset=utf-8",
        "feeds/all/rss.xml": "application/rss+xml; charset=utf-8",
        "feeds/subscriptions.opml": "text/x-opml; charset=utf-8",
        "feeds/all/feed.json": "application/feed+json; charset=utf-8",
        "feeds/weekly/laws/rss.xml": "application/rss+xml; charset=utf-8",
    }


def test_a_site_below_a_folder_speaks_for_nobody_else() -> None:
    assert not list(response_headers(SiteInfo(address="https://example.org/portal/")))
    assert list(response_headers(SiteInfo(address="https://example.org/")))


# --- what stands in pages -----------------------------------------------------------------------------


class Inline(HTMLParser):
    """What of a page a strict policy would not let be."""

    def __init__(self, text: str):
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = dict(attributes)
        data = ("application/json", "application/ld+json")  # what no browser runs
        if tag == "script" and "src" not in given and given.get("type") not in data:
            self.found.append("script")
        if tag == "style" or "style" in given:
            self.found.append(f"style of {tag}")
        self.found += [name for name in given if name.startswith("on")]
        self.found += [value for value in given.values() if (value or "").startswith("javascript:")]


def test_no_page_has_a_script_or_style_in_itself(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 500
    found = {page: Inline(page.read_text(encoding="utf-8")).found for page in pages}
    assert {page: what for page, what in found.items() if what} == {}


# --- in the browser -----------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [*KINDS.values(), ALIAS, *FILES, "no-such-page/"])
def test_page_breaks_no_rule(page: Page, address: str) -> None:
    answer = page.goto(address, wait_until="networkidle")
    assert answer and answer.headers["content-security-policy"]
    missing = "the server responded with a status of 404"
    faults = [fault for fault in page.faults if missing not in fault]  # type: ignore[attr-defined]
    assert faults == []


def test_a_script_in_a_page_is_refused_and_told(page: Page) -> None:
    """Without the policy the others of these tests would pass too."""
    page.goto("about/")
    page.evaluate(
        "() => { const one = document.createElement('script'); one.textContent = 'window.ran = 1';"
        " document.body.append(one); }"
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert any("script-src" in fault for fault in page.faults)  # type: ignore[attr-defined]


def test_home_leads_to_the_search_page(page: Page) -> None:
    page.goto("")
    page.locator("form.seek input[type=search], form.seek input[name=q]").first.fill("节能法")
    page.keyboard.press("Enter")
    expect(page.locator(".found__said")).to_contain_text("找到", timeout=20_000)
    assert page.faults == []  # type: ignore[attr-defined]


def test_header_search_answers(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 844})
    page.goto("about/")
    page.get_by_placeholder("搜索").press_sequentially("GB 18613-2020")
    found = page.locator(".md-search-result__link[href*='standards/gb-18613-2020/']")
    found.first.wait_for(timeout=20_000)
    assert page.faults == []  # type: ignore[attr-defined]


def test_colours_stay_as_the_reader_chose_them(page: Page) -> None:
    """Set before the first picture, as the theme's own script did."""
    page.goto("about/")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto("laws/eia-law/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.unroute("**/bundle.*.js")
    page.goto("laws/")
    page.locator("label[for=__palette_0]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize(
    "rubbish",
    ["{", "null", "5", '"x"', "[]", '{"index": "a"}', '{"index": 1, "color": {"=": "x"}}'],
)
def test_what_others_left_in_storage_stops_nothing(page: Page, rubbish: str) -> None:
    """Sites of one host share it, and their names for things."""
    page.set_viewport_size({"width": 1280, "height": 844})
    page.goto("robots.txt")
    page.evaluate("([key, value]) => localStorage.setItem(key, value)", [PALETTE, rubbish])
    page.goto("about/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_placeholder("搜索").press_sequentially("节能法")
    page.locator(".md-search-result__link").first.wait_for(timeout=20_000)
    assert page.faults == []  # type: ignore[attr-defined]


def test_no_address_marks_words(page: Page) -> None:
    page.goto("laws/eia-law/?h=法", wait_until="networkidle")
    assert page.locator("mark").count() == 0


def test_a_workbook_is_read_and_answered(page: Page, tmp_path: Path) -> None:
    """The reader of workbooks is a worker that loads scripts of its own."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet
    for line in (("型号", "出厂日期"), ("Y132M-4", "1999"), ("YE3-132S-4", "2018")):
        sheet.append(line)
    book.save(tmp_path / "台账.xlsx")
    page.goto("tools/equipment/")
    page.get_by_label("选一个文件").set_input_files(tmp_path / "台账.xlsx")
    expect(page.locator(".machines__said")).to_contain_text("查完 2 行", timeout=20_000)
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("下载")).first.click()
    assert download.value.suggested_filename.endswith(".csv")
    assert page.faults == []  # type: ignore[attr-defined]


def test_a_list_can_be_taken_along(page: Page) -> None:
    page.goto("laws/?find=节能")
    expect(page.locator(".found__said")).to_contain_text("找到", timeout=20_000)
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("CSV")).click()
    assert download.value.suggested_filename.endswith(".csv")
    assert page.faults == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "address",
    [
        "tools/equipment/?model=Y132M-4&category=motor&made=1999",
        "tools/tax/?situation=special-equipment&investment=1000000",
        "tools/energy/?e1=电力（当量值）&a1=500&u1=万千瓦时&region=110000",
        "tools/benchmark/?kind=machine&machine=motor&p0=7.5&p1=4&v0=88",
    ],
)
def test_tools_answer(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".result__said")).not_to_be_empty(timeout=20_000)
    assert page.faults == []  # type: ignore[attr-defined]
