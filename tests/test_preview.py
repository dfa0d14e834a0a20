"""What an editor sees in the preview: the banner, the marks, the way to the file; and who may ask.

The server and the way from an edit to the banner are the real ones; in place of a site that takes
seconds to build stands one of three pages.
"""

import json
import os
import shutil
import threading
import wsgiref.simple_server
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from helpers.building import ROOT
from helpers.desk import Desk
from helpers.floor import own_names, parsed, too_new_names, too_new_styles, too_new_syntax
from helpers.scripts import command
from helpers.tree import law, relief, row
from playwright.sync_api import Browser, Page

from portal.portal import DataProblems
from portal.read.problem import Problem

build, guard, preview, server, serve = map(
    command, ("build", "preview_guard", "preview", "preview_server", "serve")
)
Failure = command("command").Failure

PAGE = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head>
<body><main><h1>{title}</h1><p><a href="/laws/a/">到 a</a> <a href="/tax/r-1/">到 r-1</a></p></main></body></html>"""


class _Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@dataclass
class Served:
    """A preview of a small desk; `saved()` is what happens after each edit."""

    desk: Desk
    preview: Any
    port: int
    trouble: Exception | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def saved(self) -> None:
        serve.follow_edits(self.preview, self._rebuild)

    def _rebuild(self, opened: Any = None) -> None:
        if self.trouble:
            with build.reasons(verbose=False):
                raise self.trouble
        for url in ("", "laws/a/", "laws/b/", "tax/r-1/", "laws/"):
            place = self.preview.site / url / "index.html"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(PAGE.format(title=url or "首页"), encoding="utf-8")

    def state(self, query: str = "") -> dict[str, Any]:
        status, body = self.get(f"/__preview__/state.json?{query}")
        assert status == 200
        return json.loads(body)

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers=named)
        answer = connection.getresponse()
        return answer.status, answer.read()


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("PORTAL_AS_OF", "2026-11-22T12:00+08:00")
    desk = Desk(tmp_path / "data")
    desk.put("laws", law("a", effective="2020-01-01", topics=["energy-saving"]))
    desk.put("tax", relief("r", row("r-1", expires="2027-12-31"), issued="2025-01-01"))
    desk.publish("2026-01-01T08:00", "开通")
    one = preview.Preview(desk.data, tmp_path / "site", "/")
    routes = {preview.PREFIX: one.answer}
    routes["/tool/"] = lambda environ: server.json_answer(server.json_of(environ))
    app = server.application("127.0.0.1", server.Pages(one).answer, routes, (preview.PREFIX,))
    httpd = wsgiref.simple_server.make_server("127.0.0.1", 0, app, handler_class=_Quiet)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield Served(desk, one, httpd.server_port)
    httpd.shutdown()
    httpd.server_close()


# --- in the browser -------------------------------------------------------------------------------------


@pytest.fixture
def tab(chromium: Browser, served: Served) -> Iterator[Page]:
    """A page of the preview, open since before the mistake."""
    served.saved()
    tab = chromium.new_page(base_url=served.address, viewport={"width": 390, "height": 700})
    tab.faults = []  # type: ignore[attr-defined]
    tab.on("console", lambda m: m.type == "error" and tab.faults.append(m.text))  # type: ignore[attr-defined]
    tab.on("pageerror", lambda error: tab.faults.append(str(error)))  # type: ignore[attr-defined]
    tab.goto("/laws/a/")
    tab.wait_for_selector(".preview-page")
    yield tab
    assert tab.faults == []  # type: ignore[attr-defined]
    tab.close()


def spoil_syntax(served: Served) -> str:
    served.desk.path("laws", "b").write_text("id: b\ntitle：乙法\n", encoding="utf-8")
    return "laws/b.yaml:2:1"


def spoil_word(served: Served) -> str:
    served.desk.put("laws", law("b", effective="2020-01-01", topics=["energy-savin"]))
    return "最接近的是 energy-saving（节能）"


def spoil_encoding(served: Served) -> str:
    served.desk.path("laws", "b").write_bytes("id: b\ntitle: 乙法\n".encode("gbk"))
    return "文件不是 UTF-8 编码"


def spoil_ledger(served: Served) -> str:
    (file,) = (served.desk.data / "ledger").glob("*.jsonl")
    file.write_bytes(file.read_bytes().replace("开通".encode(), "开张".encode()))
    return "从版本库恢复这个文件原来的内容"


def spoil_prose(served: Served) -> str:
    problem = Problem("docs/guide/x.md", 7, 3, "(正文)", "没有 id 为 nn 的记录", "最接近的是 n")
    served.trouble = DataProblems([problem], "网页")
    return "docs/guide/x.md:7:3"


MISTAKES = {
    "syntax": spoil_syntax,
    "word": spoil_word,
    "encoding": spoil_encoding,
    "ledger": spoil_ledger,
    "prose": spoil_prose,
}


def test_an_open_page_tells_of_each_kind_of_mistake_and_of_its_end(
    served: Served, tab: Page, tmp_path: Path
) -> None:
    shutil.copytree(served.desk.data, tmp_path / "good")
    for name, spoil in MISTAKES.items():
        words = spoil(served)
        served.saved()
        problem = tab.wait_for_selector(".preview__problem")
        assert words in problem.inner_text(), name
        line = tab.inner_text(".preview__line")
        assert "有 1 处问题" in line and "上一次没有问题时的网页" in line, name
        assert "提示：" in problem.inner_text(), name
        opening = problem.query_selector("a").get_attribute("href")
        assert opening.startswith("vscode://file/") and opening.endswith(
            problem.query_selector("a").inner_text().rpartition("/")[2].partition(":")[2]
        )
        shutil.rmtree(served.desk.data)
        shutil.copytree(tmp_path / "good", served.desk.data)
        served.trouble = None
        served.saved()
        tab.wait_for_selector(".preview", state="hidden")


def test_the_banner_fits_a_phone_and_answers_to_the_keyboard(served: Served, tab: Page) -> None:
    spoil_word(served)
    served.saved()
    tab.wait_for_selector(".preview__problem")
    assert tab.evaluate("() => document.documentElement.scrollWidth") <= 390
    tab.locator(".preview__head button").focus()
    tab.keyboard.press("Enter")
    assert tab.is_hidden(".preview__problem") and tab.is_visible(".preview__line")
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")  # into what can be scrolled
    assert tab.evaluate("() => document.activeElement.id") == "preview-body"
    tab.keyboard.press("Escape")
    assert tab.is_hidden(".preview__problem")
    assert tab.evaluate("() => document.activeElement.getAttribute('aria-expanded')") == "false"
    tab.reload()
    tab.wait_for_selector(".preview__line")
    assert tab.is_hidden(".preview__problem"), "什么收起了，换一页还是收起的"
    tab.emulate_media(media="print")
    assert tab.is_hidden(".preview") and tab.is_hidden(".preview-page")


def test_what_is_not_published_is_marked_on_its_page_and_in_lists(
    served: Served, tab: Page
) -> None:
    changed = row("r-1", expires="2026-12-31")
    served.desk.put("tax", relief("r", changed, issued="2025-01-01"))
    served.desk.put("laws", law("b", effective="2020-01-01"))
    served.saved()
    tab.wait_for_selector(".preview-mark")
    assert tab.locator("main a:has-text('到 r-1') + .preview-mark").count() == 1
    assert tab.locator(".preview-mark").count() == 1  # the other link leads to what is published
    line = tab.inner_text(".preview__line")
    assert line == "改了但没有发布：2 条记录，只有这个预览看得到。"
    tab.click(".preview__head button")
    told = tab.inner_text(".preview__body")
    assert "publish.py b r --data" in told and '--note "一句话"' in told
    tab.click(".preview summary")
    entry = tab.locator(".preview__entry").filter(has_text="新收录：b法").inner_text()
    assert "（你用 --note 写的一句话）" in entry
    assert "出现在这些订阅里：全部更新、法律法规" in entry
    tab.goto("/tax/r-1/")
    mark = tab.wait_for_selector(".preview-page__mark").inner_text()
    assert mark == "有未发布的改动：最后一天 2027-12-31 → 2026-12-31"
    tab.goto("/laws/b/")
    assert tab.wait_for_selector(".preview-page__mark").inner_text() == "未发布：新记录"
    path = served.desk.path("laws", "b")
    assert path.as_posix() in tab.get_attribute(".preview-page__open", "href")
    assert tab.inner_text(".preview-page code >> nth=1") == str(path)


def test_a_tool_takes_what_a_page_of_the_preview_sends(tab: Page) -> None:
    """The site's rule that no address is passed on must not hide where a request comes from."""
    sent = """async () => {
      const headers = { "Content-Type": "application/json" };
      const answer = await fetch("/tool/", { method: "POST", headers, body: '{"a": "甲"}' });
      return [answer.status, await answer.json()];
    }"""
    assert tab.evaluate(sent) == [200, {"a": "甲"}]


# --- what the server answers --------------------------------------------------------------------------


def test_without_any_site_each_page_says_so_and_lists_what_is_wrong(served: Served) -> None:
    spoil_word(served)
    served.saved()
    status, body = served.get("/laws/a/")
    assert status == 503 and "还没有网页可看" in body.decode() and b"preview.js" in body
    assert served.state()["trouble"]["title"] == "数据有 1 处问题"
    spoil_word(served)
    served.desk.path("laws", "b").unlink()
    served.saved()
    assert served.get("/laws/a/")[0] == 200


def test_a_page_is_served_while_a_build_runs(served: Served) -> None:
    served.saved()
    built, go = threading.Event(), threading.Event()

    def slow(opened: Any) -> None:
        built.set()
        assert go.wait(20)

    thread = threading.Thread(target=serve.follow_edits, args=(served.preview, slow))
    thread.start()
    assert built.wait(20)
    assert served.get("/laws/a/")[0] == 200
    assert served.state()["busy"]
    go.set()
    thread.join()
    assert served.state()["build"] == 2


def test_an_error_nobody_foresaw_is_told_as_well(served: Served) -> None:
    served.saved()
    served.trouble = ZeroDivisionError("division by zero")
    served.saved()
    told = served.state()["trouble"]
    assert "程序出了错" in told["text"] and "ZeroDivisionError" in told["text"]
    assert served.get("/laws/a/")[0] == 200


def test_who_knows_the_state_is_told_nothing_twice(served: Served) -> None:
    served.saved()
    version = served.state()["version"]
    assert served.get(f"/__preview__/state.json?seen={version}")[0] == 204


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://127.0.0.1:{port}"}, 200),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
        ({"Host": "evil.example"}, 421),
        ({"Host": "127.0.0.1.evil.example"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:{port}"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
    ],
)
def test_no_other_site_is_told_the_state(
    served: Served, headers: dict[str, str], status: int
) -> None:
    served.saved()
    sent = {name: value.format(port=served.port) for name, value in headers.items()}
    assert served.get("/__preview__/state.json", **sent)[0] == status


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"HTTP_ORIGIN": "http://127.0.0.1:8000", "CONTENT_TYPE": "application/json"}, ""),
        ({"CONTENT_TYPE": "application/json"}, "403"),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8000", "CONTENT_TYPE": "text/plain"}, "415"),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8000"}, "415"),
        ({"HTTP_ORIGIN": "http://evil.example", "CONTENT_TYPE": "application/json"}, "403"),
        ({"REQUEST_METHOD": "DELETE"}, "405"),
        ({"REQUEST_METHOD": "GET", "REMOTE_ADDR": "192.168.1.9"}, "403"),
        ({"REQUEST_METHOD": "GET", "REMOTE_ADDR": "::ffff:127.0.0.1"}, ""),
        ({"REQUEST_METHOD": "GET", "REMOTE_ADDR": ""}, "403"),
    ],
)
def test_a_tool_is_changed_by_pages_of_the_preview_on_this_machine_only(
    asked: dict[str, str], status: str
) -> None:
    base = {"HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "127.0.0.1", "REQUEST_METHOD": "POST"}
    refusal = guard.refusal_of_tool({**base, **asked}, "127.0.0.1")
    assert refusal.startswith(status) and bool(refusal) == bool(status)


def test_other_machines_are_told_only_that_there_is_a_newer_page(served: Served) -> None:
    served.saved()
    asked = {"PATH_INFO": "/__preview__/state.json", "REMOTE_ADDR": "192.168.1.9"}
    told = json.loads(served.preview.answer(asked)[2])
    assert set(told) == {"version", "build"}


def test_a_path_never_leaves_the_site(served: Served) -> None:
    served.saved()
    assert served.get("/../data/laws/a.yaml")[0] == 404
    assert served.get("/%2e%2e/data/laws/a.yaml")[0] == 404
    assert served.get("/__preview__/../preview.py")[0] == 404


def test_nothing_of_the_preview_lies_where_a_site_is_made_from() -> None:
    """What is in the theme is copied into every site, and what is in docs becomes pages."""
    for folder in ("hooks/theme", "docs"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".html", ".js", ".css"):
                assert "__preview__" not in path.read_text(encoding="utf-8"), path


def test_the_preview_works_in_the_oldest_browsers_as_the_site_does() -> None:
    folder = ROOT / "hooks" / "preview"
    tree = parsed((folder / "preview.js").read_text(encoding="utf-8"))
    assert not list(too_new_syntax(tree)) and not list(too_new_names(tree, own_names([tree])))
    assert not list(too_new_styles((folder / "preview.css").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (
            "/home/编者/门户 v2/data/laws/a.yaml",
            "home/%E7%BC%96%E8%80%85/%E9%97%A8%E6%88%B7%20v2/data/",
        ),
        ("/x/a#b.yaml", "x/a%23b.yaml:3:2"),
    ],
)
def test_a_file_opens_whatever_its_folders_are_called(path: str, address: str) -> None:
    assert preview.opening(path, 3, 2).startswith(f"vscode://file/{address}")


def test_a_folder_opens_nothing() -> None:
    assert preview.opening("data", 1) == ""


@pytest.mark.parametrize(("where", "what"), [("laws/a.yaml", "数据"), ("../docs/index.md", "网页")])
def test_the_banner_says_whether_data_or_a_page_is_wrong_when_a_build_fails(
    served: Served, where: str, what: str
) -> None:
    """A file can be saved while the site is made: the fault is met there."""
    path = Path(os.path.normpath(served.desk.data / where))
    served.trouble = DataProblems([Problem(path.as_posix(), 1, 1, "(文件)", "坏了", "改好")])
    served.saved()
    assert served.state()["trouble"]["title"] == f"{what}有 1 处问题"
