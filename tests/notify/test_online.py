"""What is new is what the site that is online does not have; met with faults it is told in words."""

import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from helpers import warm
from helpers.building import ROOT
from helpers.scripts import SCRIPTS

from portal.as_of import now

Item = Callable[..., dict[str, Any]]


@dataclass
class Online:
    """The site as it is online: files by path, with how they are answered where that is no 200."""

    url: str
    files: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)

    def has(self, scope: str, items: list[dict[str, Any]], **more: Any) -> None:
        feed = {"title": scope, "items": items} | more
        self.files[f"/feeds/{scope}/feed.json"] = json.dumps(feed).encode()


@pytest.fixture
def online() -> Iterator[Online]:
    site: Online

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content, fault = site.files.get(self.path), site.faults.get(self.path, "")
            status = int(fault) if fault.isdigit() else 200 if content is not None else 404
            self.send_response(status)
            if status in (301, 302):
                self.send_header("Location", f"{site.url}feeds/tax/other.json")
            told = content if content is not None and status == 200 else b"<html>"
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told[: len(told) // 2] if fault == "half" else told)

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Online(f"http://127.0.0.1:{server.server_port}/")
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield site
    server.shutdown()
    server.server_close()


def collected(world: Any, online: Online, *options: str) -> tuple[int, str]:
    """What `notify.py --collect --online` answers on a machine that has lost what was sent."""
    config = world.config("{name: park, kind: wecom, scopes: [tax]}")
    line = [str(SCRIPTS / "notify.py"), "--site", str(world.site), "--config", str(config)]
    line += ["--state", str(world.state), "--collect", "--online", online.url, *options]
    environ = {name: value for name, value in os.environ.items() if name != "PORTAL_AS_OF"}
    answer = warm.run(["python", *line], cwd=ROOT, env=environ)
    return answer.returncode, answer.stderr


def waiting(world: Any) -> list[str]:
    kept = json.loads(world.state.read_text(encoding="utf-8"))["targets"]["park"]
    return [id.rpartition("-")[2] for id in kept.get("waiting", {}).get("tax", [])]


def test_what_the_site_online_does_not_have_is_new(world: Any, online: Online, item: Item) -> None:
    """Also where what is online is weeks behind, for the build failed meanwhile."""
    old = item(1, (now() - timedelta(days=30)).isoformat())
    weeks = [item(n, (now() - timedelta(days=20 - n)).isoformat()) for n in (3, 2)]
    world.told("tax", [*weeks, old])
    online.has("tax", [old])
    assert collected(world, online)[0] == 0
    assert waiting(world) == ["002", "003"]
    collected(world, online)  # a second run, before anything is sent
    assert waiting(world) == ["002", "003"]


def test_what_has_gone_into_an_archive_online_is_no_news(
    world: Any, online: Online, item: Item
) -> None:
    world.told("tax", [item(3), item(2), item(1)])
    archive = f"{online.url}feeds/tax/archive/2026-11.json"
    online.has("tax", [item(2)], next_url=archive)
    online.files["/feeds/tax/archive/2026-11.json"] = json.dumps({"items": [item(1)]}).encode()
    collected(world, online)
    assert waiting(world) == ["003"]


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("500", "HTTP 500"),
        ("301", "它转到别的网址，写转到的那个"),
        ("302", "它转到别的网址，写转到的那个"),
        ("half", "只传来一半"),
        ("broken", "读不出来"),
        ("page", "读不出来"),
        ("archive", "网上的存档不全"),
        ("down", "没有发：http://127.0.0.1:9/ 上的 tax 取不到（拒绝连接）"),
    ],
)
def test_what_cannot_be_compared_is_told_and_nothing_is_kept(
    world: Any, online: Online, item: Item, fault: str, words: str
) -> None:
    """Kept it would be taken for told."""
    world.told("tax", [item(2), item(1)])
    online.has("tax", [item(1)])
    path = "/feeds/tax/feed.json"
    if fault == "broken":
        online.files[path] = online.files[path][:-9]
    elif fault == "page":
        online.files[path] = "<html>站点正在维护".encode()
    elif fault == "archive":
        online.has("tax", [item(1)], next_url=f"{online.url}feeds/tax/archive/2026-11.json")
    elif fault == "down":
        online = Online("http://127.0.0.1:9/")
    else:
        online.faults[path] = fault
    code, told = collected(world, online)
    assert code == 1 and words in told and "Traceback" not in told, told
    assert "known" not in world.state.read_text(encoding="utf-8")
    assert not any(word in told for word in ("Errno", "urlopen", "Incomplete")), told


def test_a_site_without_any_feed_may_be_another_one(world: Any, online: Online, item: Item) -> None:
    """On the first day nothing is online; with a wrong address neither, and all would be missed."""
    world.told("tax", [item(1)])
    code, told = collected(world, online)
    assert code == 0 and waiting(world) == []
    assert (
        "还没有 tax 这个订阅源：现有的记下，不发" in told
        and "网址写错了，还是网站第一次上线" in told
    )
