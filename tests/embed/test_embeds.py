"""What stands inside other sites: what it says, what it never says, and that it works there."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest
from helpers.axe import faults_of
from helpers.building import DATA
from helpers.desk import Desk
from helpers.served import served, told
from helpers.tree import law
from playwright.sync_api import Browser, Page, expect

from portal.page import Asset
from portal.pages.embed.files import embed_batches
from portal.portal import Portal
from portal.site_info import SiteInfo
from portal.tools.overview import all_tools

OURS = SiteInfo("示例站", "https://example.org/", "一个示例")
DAY = date(2026, 11, 22)


def files_of(portal: Portal) -> dict[str, str]:
    return {
        asset.path: asset.content.decode()
        for batch in embed_batches(portal.site, portal.renderer)
        for asset in checked(batch.within, batch.make())
    }


def checked(within: tuple[str, ...], made: Any) -> Iterator[Asset]:
    """What a batch makes, which stands where the batch said."""
    for asset in made:
        assert asset.path.startswith(within), asset.path
        yield asset


@pytest.fixture(scope="module")
def frozen() -> Portal:
    return Portal.open(DATA, DAY, OURS)


@pytest.fixture(scope="module")
def files(frozen: Portal) -> dict[str, str]:
    return files_of(frozen)


# --- what they say --------------------------------------------------------------------------------------


def test_each_record_row_scope_and_tool_has_one(frozen: Portal, files: dict[str, str]) -> None:
    site = frozen.site
    scopes = {id for id, scope in site.subscriptions.scopes.items() if not scope.digests}
    moved = {one.id for one in site.catalogue.addresses if not one.anchor}
    wanted = {f"record/{id}" for id in {*site.catalogue.items, *moved}}
    wanted |= {f"list/{id}" for id in scopes} | {f"tool/{tool.id}" for tool in all_tools(site)}
    assert {path[6:-11] for path in files if path != "embed/404.html"} == wanted


def test_all_lead_back_and_stay_out_of_search_engines(
    frozen: Portal, files: dict[str, str]
) -> None:
    for path, html in files.items():
        assert '<meta name="robots" content="noindex">' in html, path
        if "http-equiv" in html or path == "embed/404.html":
            continue
        assert html.count("资料和状态最近一次变化：") >= 1 and "不是政府网站" in html
        (url,) = re.findall('<link rel="canonical" href="https://example.org/(.*)">', html)
        assert url.partition("#")[0] in {"", *frozen.pages, "updates/", "follow/"}, path
        assert f'href="../{"../" * (path.count("/") - 1)}{url}"' in html, path


def test_a_record_says_what_its_page_says(frozen: Portal, files: dict[str, str]) -> None:
    site = frozen.site
    for item in site.catalogue.items.values():
        html = files[f"embed/record/{item.id}/index.html"]
        badge = site.badge(item)
        if badge:
            assert f'badge--{badge.id}">{badge.name}</span>' in html
        finding = item.presentation.finding(item, site)
        if finding:
            assert finding.words in html
        if item.parent:
            assert f"{item.parent.url}" in html
        assert f"核对于 {item.value.verification.checked}" in html


def test_days_to_come_and_none_that_have_passed(frozen: Portal, files: dict[str, str]) -> None:
    coming = [one for one in frozen.site.living_due_dates if not one.passed(DAY)]
    told = [one for one in coming if one.sort != "target" and not one.rows]
    assert told
    for due in told:
        assert due.word in files[f"embed/record/{due.record}/index.html"]
    later = files_of(Portal(frozen.site.catalogue, date(2090, 1, 1), OURS, frozen.site.timeline))
    for due in told:
        assert f"<dt>{due.word}</dt><dd><time" not in later[f"embed/record/{due.record}/index.html"]


def test_a_list_tells_the_newest_first_and_only_what_holds(
    frozen: Portal, files: dict[str, str]
) -> None:
    site = frozen.site
    html = files["embed/list/laws/index.html"]
    days = re.findall(r'<li><time datetime="([0-9-]+)">', html.partition("接下来")[0])
    assert days == sorted(days, reverse=True) and days
    held = re.findall(r'href="../../../(laws/[a-z0-9-]+)/"', html.partition("有效的")[2])
    assert held
    for url in held:
        assert site.is_in_force(site.catalogue.items[url.removeprefix("laws/")])


def test_what_was_withdrawn_says_that_and_nothing_else(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", summary="管甲的。", effective="2026-01-01"))
    desk.publish("2026-11-22T08:00")
    desk.keep(desk.publisher("2026-11-25T08:00").withdrawal("a", "来源已删除", "撤回一件"))
    html = files_of(desk.portal("2026-11-26T00:00"))["embed/record/a/index.html"]
    assert "这一条已于 2026-11-25 撤回" in html and "来源已删除" in html
    assert "现行有效" not in html and "管甲的" not in html and "来源：" not in html


def test_an_old_id_leads_to_the_embed_of_today(frozen: Portal, files: dict[str, str]) -> None:
    moved = [one for one in frozen.site.catalogue.addresses if not one.anchor]
    assert moved
    for one in moved:
        if one.id not in frozen.site.catalogue.items:
            html = files[f"embed/record/{one.id}/index.html"]
            assert f"url=../../../embed/record/{one.target}/" in html


def test_a_page_leads_to_its_embed_where_the_site_has_an_address(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2026-01-01"))
    desk.publish("2026-11-22T08:00")
    known = desk.portal("2026-11-23T00:00").pages["laws/a/"].body
    assert '<a href="../../embed/record/a/">' in known and 'href="../../manual/embed/"' in known
    unknown = desk.portal("2026-11-23T00:00", SiteInfo("平台"))
    assert "embed/" not in unknown.pages["laws/a/"].body


# --- in the browser -------------------------------------------------------------------------------------


class Host(BaseHTTPRequestHandler):
    """A page of another site with its own policy."""

    page: ClassVar[dict[str, str]] = {}

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.page["policy"])
        self.end_headers()
        self.wfile.write(self.page["html"].encode())

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def another_site(html: str, policy: str) -> Iterator[str]:
    kind = type("OneHost", (Host,), {"page": {"html": html, "policy": policy}})
    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="module")
def ours(site: Path) -> Iterator[str]:
    """The built site with the headers that it asks for, under another name than the host's."""
    with served(site, strict=True) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 390, "height": 844})
    page.faults = []  # type: ignore[attr-defined]
    page.on("console", lambda m: m.type in ("error", "warning") and page.faults.append(m.text))  # type: ignore[attr-defined]
    page.on("pageerror", lambda error: page.faults.append(str(error)))  # type: ignore[attr-defined]
    yield page
    page.close()


def frame(ours: str, path: str) -> str:
    return f'<iframe src="{ours}embed/{path}" title="甲" width="100%" height="420"></iframe>'


LAW = "record/ecological-environment-code/"


def test_it_shows_where_only_our_frames_may(visitor: Page, ours: str) -> None:
    policy = f"default-src 'self'; frame-src {ours}"
    with another_site(frame(ours, LAW), policy) as host:
        visitor.goto(host)
        inside = visitor.frame_locator("iframe")
        expect(inside.locator("h1")).to_contain_text("生态环境法典")
        assert visitor.locator("iframe").get_attribute("height") == "420"
        with visitor.context.expect_page() as opened:
            inside.get_by_text("看全部内容和来源").click()
        assert opened.value.url.endswith("/laws/ecological-environment-code/")
    assert visitor.faults == []  # type: ignore[attr-defined]


def test_the_height_follows_where_our_script_may_run(visitor: Page, ours: str) -> None:
    policy = f"default-src 'self'; frame-src {ours}; script-src {ours}"
    script = f'<script src="{ours}assets/embed/embed.js" defer></script>'
    html = frame(ours, LAW) + frame(ours, "tool/energy/") + script
    with another_site(html, policy) as host:
        visitor.goto(host)
        for index in (0, 1):
            one = visitor.locator("iframe").nth(index)
            expect(one).not_to_have_attribute("height", "420")
            tall = one.content_frame.locator("body").evaluate("body => body.offsetHeight")
            assert abs(int(one.get_attribute("height") or 0) - tall) <= 1
        tool = visitor.locator("iframe").nth(1)
        before = int(tool.get_attribute("height") or 0)
        tool.content_frame.locator("summary").last.click()
        visitor.wait_for_function(
            "before => +document.querySelectorAll('iframe')[1].height > before", arg=before
        )
    assert visitor.faults == []  # type: ignore[attr-defined]


def test_nothing_but_embeds_lets_itself_be_shown(visitor: Page, ours: str) -> None:
    html = f'<iframe src="{ours}my/" title="甲"></iframe>'
    with another_site(html, f"frame-src {ours}") as host:
        visitor.goto(host)
        visitor.wait_for_timeout(300)
        assert visitor.frames[1].url.startswith("chrome-error")
        assert any("frame-ancestors" in fault for fault in visitor.faults)  # type: ignore[attr-defined]


def test_all_folders_with_pages_but_embed_say_so(site: Path) -> None:
    pages = [path.relative_to(site).as_posix() for path in site.rglob("*.html")]
    folders = {path.partition("/")[0] for path in pages if "/" in path}
    assert "embed" in folders and len(folders) > 20
    unframed = "frame-ancestors 'none'"
    said = {
        folder: unframed in told(site, f"/{folder}/a/")["Content-Security-Policy"]
        for folder in folders
    }
    assert said == {folder: folder != "embed" for folder in folders}
    assert unframed in told(site, "/")["Content-Security-Policy"]


def test_dark_by_the_system_or_by_the_address(chromium: Browser, ours: str) -> None:
    scheme = "document.documentElement.getAttribute('data-md-color-scheme')"
    for system, place, wanted in (
        ("light", "", "default"),
        ("dark", "", "slate"),
        ("light", "#theme=dark", "slate"),
        ("dark", "#theme=light", "default"),
    ):
        page = chromium.new_page(color_scheme=system)  # type: ignore[arg-type]
        page.goto(f"{ours}embed/{LAW}{place}")
        assert page.evaluate(scheme) == wanted
        page.close()


def test_a_tool_answers_in_a_frame_and_is_sent_on_as_a_page(visitor: Page, ours: str) -> None:
    asked = "#theme=dark&model=Y132M-4&category=motor&made=1999"
    visitor.goto(f"{ours}embed/tool/equipment/{asked}", wait_until="networkidle")
    expect(visitor.locator(".result__said")).not_to_be_empty()
    assert visitor.url.endswith("/embed/tool/equipment/#model=Y132M-4&category=motor&made=1999")
    whole = visitor.locator("#result-address").get_attribute("data-whole") or ""
    assert whole.startswith(f"{ours}tools/equipment/#model=Y132M-4")
    visitor.goto(f"{ours}embed/tool/equipment/#theme=dark", wait_until="networkidle")
    expect(visitor.locator(".result__busy")).to_be_empty()  # the frame's own word asks nothing
    assert visitor.faults == []  # type: ignore[attr-defined]


PAGES = (LAW, "record/gaohaoneng-3-1-1/", "record/air-compressor/", "list/industry-paper/")
TOOLS = tuple(f"tool/{name}/" for name in ("equipment", "energy", "tax", "benchmark"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [*PAGES, *TOOLS, "404.html"])
def test_axe_finds_nothing_and_a_narrow_frame_has_room(
    chromium: Browser, ours: str, path: str, scheme: str
) -> None:
    page = chromium.new_page(
        color_scheme=scheme,  # type: ignore[arg-type]
        viewport={"width": 320, "height": 700},
    )
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{ours}embed/{path}", wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    told = [
        f"{one['id']}: {node['html'][:150]}" for one in faults_of(page) for node in one["nodes"]
    ]
    page.close()
    assert told == []
    assert asked and all(one.startswith((ours, "data:")) for one in asked)  # nobody else is asked
