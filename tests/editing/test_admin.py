"""The form in the preview answers to its own page on this machine, and looking changes nothing."""

import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.building import ROOT
from helpers.floor import own_names, parsed, too_new_names, too_new_styles, too_new_syntax
from helpers.scripts import command
from helpers.tree import folder, law

from portal.editing.forms.form_file import NotWritten

admin, server, serve = command("admin"), command("preview_server"), command("serve")

PAGES = ROOT / "hooks" / "admin"
THEME = ROOT / "hooks" / "theme"
SCRIPTS = sorted(PAGES.glob("*.js"))
Answer = tuple[str, dict[str, str], bytes]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    record = law("a-law", title="甲法", effective="2016-01-01")
    return folder(tmp_path / "data", {"laws/a-law.yaml": json.dumps(record, ensure_ascii=False)})


@pytest.fixture
def form(data: Path) -> Any:
    return admin.Admin(data, "/")


@pytest.fixture
def ask(form: Any) -> Callable[..., Answer]:
    """Ask as a browser does that shows the form; `headers` add and replace."""
    app = server.application("127.0.0.1", lambda environ: None, {"/admin/": form.answer})

    def asked(path: str, sent: Any = None, method: str = "", **headers: str) -> Answer:
        body = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        place, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method or ("GET" if sent is None else "POST"),
            "PATH_INFO": place.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_ORIGIN": "http://127.0.0.1:8000",
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "HTTP_X_PORTAL_TOKEN": form.token,
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
        } | headers
        told: list[Any] = []
        body = b"".join(app(environ, lambda status, headers: told.extend((status, dict(headers)))))
        return told[0], told[1], body

    return asked


def everything(data: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def edited(ask: Callable[..., Answer], **values: str) -> dict[str, Any]:
    told = json.loads(ask("/admin/api/form?id=a-law")[2])
    return {"id": "a-law", "new": False, "digest": told["digest"], "values": values}


def test_a_save_writes_and_says_how_to_publish(ask: Callable[..., Answer], data: Path) -> None:
    status, _, body = ask("/admin/api/save", edited(ask, effective="2016-02-01"))
    told = json.loads(body)
    assert status == "200 OK" and told["written"]
    assert "2016-02-01" in (data / "laws/a-law.yaml").read_text(encoding="utf-8")
    assert told["publish"] == f'python scripts/publish.py a-law --data "{data}" --note "一句话"'


def test_looking_changes_nothing(ask: Callable[..., Answer], data: Path) -> None:
    before = everything(data)
    sent = json.dumps(edited(ask, effective="2016-02-01"))
    for path in (
        *("", "api/overview", "api/form?id=a-law", "api/blank", "admin.js", "admin.css", "dom.js"),
        "api/proposal?date=2026-11-22&title=GB&topic=",
    ):
        assert ask(f"/admin/{path}")[0] == "200 OK", path
        assert ask(f"/admin/{path}", method="HEAD")[2] == b""
    for path in ("api/save", f"api/save?{sent}", "api/review"):
        assert ask(f"/admin/{path}")[0].startswith("405"), path
    assert ask("/admin/api/review", json.loads(sent))[0] == "200 OK"
    assert everything(data) == before


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_X_PORTAL_TOKEN": ""}, "403"),
        ({"HTTP_X_PORTAL_TOKEN": "字"}, "403"),
        ({"HTTP_HOST": "evil.example:8000"}, "421"),
        ({"HTTP_ORIGIN": "http://evil.example"}, "403"),
        ({"HTTP_ORIGIN": ""}, "403"),
        ({"HTTP_ORIGIN": "null"}, "403"),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, "403"),
        ({"REMOTE_ADDR": "192.0.2.1"}, "403"),
        ({"CONTENT_TYPE": "text/plain"}, "415"),
        ({"CONTENT_TYPE": "application/x-www-form-urlencoded"}, "415"),
        ({"CONTENT_LENGTH": "1000001"}, "400"),
        ({"CONTENT_LENGTH": "-1"}, "400"),
        ({"CONTENT_LENGTH": ""}, "400"),
    ],
)
def test_nobody_else_saves(
    headers: dict[str, str], status: str, ask: Callable[..., Answer], data: Path
) -> None:
    sent, before = edited(ask, effective="2016-02-01"), everything(data)
    assert ask("/admin/api/save", sent, **headers)[0].startswith(status)
    assert everything(data) == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_refused(method: str, ask: Callable[..., Answer]) -> None:
    assert ask("/admin/api/save", {}, method=method)[0].startswith("405")


@pytest.mark.parametrize(
    "sent", [b"", b"{", b"\xff", b"[]", b'{"id":"a-law"}', b"null", b"[" * 100_000]
)
def test_what_is_no_form_is_refused(sent: bytes, ask: Callable[..., Answer]) -> None:
    assert ask("/admin/api/save", sent)[0].startswith("400")


@pytest.mark.parametrize(
    "path",
    [
        *("../scripts/serve.py", "..%2fscripts", "x/../admin.js", "index.html", "server.py"),
        *(".js", "tokens.css/", "api/", "api/form/x", "api/../save"),
    ],
)
def test_only_its_own_files_are_shown(path: str, ask: Callable[..., Answer]) -> None:
    assert ask(f"/admin/{path}")[0].startswith("404")


def test_what_cannot_be_done_is_told(
    ask: Callable[..., Answer], data: Path, form: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask("/admin/api/form?id=nothing")[0].startswith("404")
    sent = edited(ask, effective="2016-02-01")
    status, _, body = ask("/admin/api/save", sent | {"digest": "another"})
    assert status.startswith("409") and "别处改过" in json.loads(body)["failure"]

    def full(sent: Any, now: Any) -> None:
        raise NotWritten("磁盘满了")

    monkeypatch.setattr(form.forms, "save", full)
    status, _, body = ask("/admin/api/save", sent)
    assert status.startswith("507") and "文件还是原来的样子" in json.loads(body)["failure"]
    (data / "laws/a-law.yaml").write_text("id: [", encoding="utf-8")
    status, _, body = ask("/admin/api/form?id=a-law")
    assert status.startswith("422") and "laws/a-law.yaml:1:" in json.loads(body)["unreadable"][0]


def test_the_page_has_another_word_each_time_and_no_script_in_it(
    ask: Callable[..., Answer], form: Any, data: Path
) -> None:
    _, headers, body = ask("/admin/")
    page = body.decode()
    assert f'content="{form.token}"' in page and "{{" not in page
    assert admin.Admin(data, "/").token != form.token and len(form.token) >= 32
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert not re.search(r"<script(?![^>]*src=)|<style|\son\w+=|\sstyle=", page)
    for path in SCRIPTS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)
        assert not re.search(r"https?://", text), path


def test_it_is_off_unless_asked_for_and_never_for_a_network() -> None:
    answer = command_line("--admin", "--host", "0.0.0.0")
    assert answer.returncode == 1 and "只给本机用" in answer.stderr
    assert not (THEME / "admin").exists(), "what lies in the theme is in every site"


@pytest.mark.whole_site
def test_a_built_site_has_nothing_of_it(site: Path) -> None:
    assert not (site / "admin").exists()
    names = {path.name for path in site.rglob("*.js")}
    own = {path.name for path in SCRIPTS} - {path.name for path in THEME.rglob("*.js")}
    assert "admin.js" in own and not names & own
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"""(href|src|action)=["']?[^"' >]*admin/""", text), page


TREES = {path: parsed(path.read_text(encoding="utf-8")) for path in SCRIPTS}
OWN = own_names([*TREES.values(), parsed((ROOT / "hooks/theme/assets/dom.js").read_text("utf-8"))])


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_its_scripts_are_read_by_the_oldest_browsers(path: Path) -> None:
    assert not list(too_new_syntax(TREES[path]))
    assert not list(too_new_names(TREES[path], OWN))


def test_its_style_is_read_by_the_oldest_browsers() -> None:
    assert not list(too_new_styles((PAGES / "admin.css").read_text(encoding="utf-8")))


def command_line(*arguments: str) -> Any:
    import subprocess
    import sys

    return subprocess.run(
        [sys.executable, str(ROOT / "scripts/serve.py"), *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
