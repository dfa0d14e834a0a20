"""review.py and linkcheck.py, as an editor runs them."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from helpers import warm
from helpers.building import ROOT, at_clock
from helpers.desk import Desk
from helpers.scripts import SCRIPTS
from helpers.scripts import command as module_of
from helpers.tree import law

DATED = {"effective": "2020-01-01"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "data")
    sources = [
        {"title": title, "seen": "2026-11-22", "url": f"https://www.gov.cn/{title}"}
        for title in ("a", "b")
    ]
    desk.put("laws", law("one", **DATED, sources=sources, keeper="节能科"), law("two", **DATED))
    return desk


def run(desk: Desk, name: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(SCRIPTS / name), "--data", "data", *options]
    return warm.run(command, cwd=desk.data.parent)


def test_the_queue_is_told_with_file_and_reason(desk: Desk) -> None:
    answer = run(desk, "review.py", "--limit", "1")
    first, path, why = (line.strip() for line in answer.stdout.splitlines())
    assert answer.returncode == 0 and first.endswith("分　two法")
    assert path == "data/laws/two.yaml" and why.startswith(
        "为什么：缺内容：摘要、文号、发布机关（9）"
    )
    assert "共 2 条有可看之处，列了 1 条" in answer.stderr


def test_the_queue_of_one_keeper(desk: Desk) -> None:
    kept = json.loads(run(desk, "review.py", "--keeper", "节能科", "--format", "json").stdout)
    assert [(one["id"], one["keeper"]) for one in kept] == [("one", "节能科")]
    free = json.loads(run(desk, "review.py", "--keeper", "无", "--format", "json").stdout)
    assert [one["id"] for one in free] == ["two"]


def test_table_and_calendar_are_written_whole(desk: Desk) -> None:
    answer = run(desk, "review.py", "--csv", "q.csv", "--calendar", "q.ics", "--days", "400")
    assert answer.returncode == 0, answer.stderr
    folder = desk.data.parent
    assert (folder / "q.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert (folder / "q.ics").read_bytes().count(b"BEGIN:VEVENT") == 2
    assert {path.name for path in folder.iterdir()} == {"data", "q.csv", "q.ics"}
    missing = run(desk, "review.py", "--csv", "none/q.csv")
    assert missing.returncode == 1 and "没有文件夹" in missing.stderr


def test_faults_in_the_data_are_mentioned_and_do_not_hide_the_queue(desk: Desk) -> None:
    (desk.data / "laws" / "half.yaml").write_text("id: [没有写完\n", encoding="utf-8")
    answer = run(desk, "review.py")
    assert answer.returncode == 0 and "two法" in answer.stdout
    assert "数据里有 1 处问题" in answer.stderr


# --- linkcheck --------------------------------------------------------------------------------------


def test_nobody_goes_online_without_being_told_to(desk: Desk) -> None:
    answer = run(desk, "linkcheck.py")
    assert answer.returncode == 0 and answer.stdout == ""
    assert "数据里有 2 个网址；这次看 2 个，在 1 个网站上" in answer.stderr
    assert "没有上网。要去看就加 --yes" in answer.stderr
    assert not (desk.data / "links").exists()


class Half(BaseHTTPRequestHandler):
    """/a is there, /b is not."""

    title = ""

    def do_GET(self) -> None:
        body = f"<title>{self.title}</title>".encode() if self.title and self.path == "/a" else b""
        self.send_response(200 if self.path == "/a" else 404)
        self.send_header("Content-Length", str(len(body)))
        if body:
            self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Half)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


Round = Callable[[str], dict[str, str]]


@pytest.fixture
def round_on(desk: Desk, host: str, monkeypatch: pytest.MonkeyPatch) -> Round:
    """The command itself on a day, let onto this machine; the addresses of the data are led to it. Gives
    the states by the last letters of the addresses."""
    linkcheck = module_of("linkcheck")
    from portal import as_of
    from portal.editing.care import link_visit

    for name in (
        "http_proxy",
        "HTTP_PROXY",
        "https_proxy",
        "HTTPS_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("PORTAL_AS_OF", raising=False)
    visit = link_visit.Visitor.visit

    def led(self: Any, url: str) -> link_visit.Visit:
        found = visit(self, url.replace("https://www.gov.cn", f"http://{host}"))
        seen = found.seen and replace(found.seen, host="www.gov.cn")
        return replace(found, seen=seen)

    monkeypatch.setattr(link_visit.Visitor, "visit", led)
    monkeypatch.setattr(linkcheck, "_network", lambda: {"allows": lambda ip: ip == "127.0.0.1"})
    monkeypatch.setattr(linkcheck.project, "enter", lambda: None)
    monkeypatch.chdir(desk.data.parent)
    monkeypatch.setattr(sys, "argv", ["linkcheck.py", "--data", "data", "--yes", "--delay", "0"])

    def made(day: str) -> dict[str, str]:
        monkeypatch.setattr(as_of, "now", lambda: as_of.as_of({"PORTAL_AS_OF": day}))
        assert linkcheck.main() == 0
        report = json.loads((desk.data / "links/report.json").read_text("utf-8"))
        return {one["url"][-1]: one["state"] for one in report["links"]}

    return made


def test_two_rounds_on_two_days_make_a_dead_link(
    desk: Desk, round_on: Round, capsys: pytest.CaptureFixture[str]
) -> None:
    assert round_on("2026-11-29") == {"a": "ok", "b": "unknown"}
    capsys.readouterr()
    assert round_on("2026-11-30") == {"a": "ok", "b": "dead"}
    told = capsys.readouterr()
    assert "data/laws/one.yaml:" in told.out and "https://www.gov.cn/b 失效：HTTP 404" in told.out
    assert "打得开 1 个，失效 1 个" in told.err
    assert desk.opened("2026-11-30T12:00").problems == []


def test_a_page_in_other_hands_is_told_with_its_place(
    desk: Desk, round_on: Round, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the shipped words; and the check goes on telling it, to an inspected site as a fault."""
    shutil.copy(ROOT / "data/vocab/hijack-signs.yaml", desk.data / "vocab")
    assert round_on("2026-11-28")["a"] == "ok"
    Half.title = "&#20122;&#21338;&#20307;&#32946;-官方网站"
    try:
        assert round_on("2026-11-29")["a"] == "unknown"
        assert "https://www.gov.cn/a 可疑：题名里有“亚博体育”" in capsys.readouterr().out
        assert round_on("2026-11-30")["a"] == "hijacked"
    finally:
        Half.title = ""
    told = capsys.readouterr()
    assert "data/laws/one.yaml:" in told.out and "https://www.gov.cn/a 被劫持：题名里有" in told.out
    env = {**os.environ, "PORTAL_AS_OF": "2026-11-30"}
    command = [sys.executable, str(SCRIPTS / "check.py"), "--data", "data"]
    answer = warm.run(command, cwd=desk.data.parent, env=env)
    assert "提醒：data/laws/one.yaml:" in answer.stderr and "网址被劫持" in answer.stderr
    official = warm.run([*command, "--official"], cwd=desk.data.parent, env=env)
    assert official.returncode == 1 and "sources[1].url: 网址被劫持" in official.stdout


def test_a_private_address_in_the_data_is_not_asked_for(desk: Desk, host: str) -> None:
    """The checks refuse the record; and the command would not go there either."""
    sources = [{"title": "内网", "seen": "2026-11-22", "url": f"http://{host}/a"}]
    desk.put("laws", law("one", **DATED, sources=sources))
    answer = run(desk, "linkcheck.py", "--yes", "--delay", "0")
    assert answer.returncode == 0 and "是本机或内网的地址，不查" in answer.stderr
    report = json.loads((desk.data / "links/report.json").read_text("utf-8"))
    assert [one["state"] for one in report["links"]] == ["unknown"]


def test_another_day_than_that_of_the_clock_is_refused(desk: Desk) -> None:
    command = at_clock("2026-11-29", "linkcheck.py", "--data", str(desk.data))
    answer = warm.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PORTAL_AS_OF": "2026-12-31"},
    )
    assert answer.returncode == 1 and "PORTAL_AS_OF" in answer.stderr


def test_no_build_goes_online() -> None:
    """Nothing that a build imports can visit: only the command does."""
    for path in (ROOT / "hooks").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "link_visit" in text or "link_connection" in text:
            assert path.name in ("link_round.py", "link_visit.py"), path
