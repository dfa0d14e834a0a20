"""Local servers that imitate what notify.py talks to, each with the faults of the real one."""

import base64
import hashlib
import hmac
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from portal.as_of import now

SECRET = "SECa0b1c2d3e4f5"
TOKEN = "693a91f6-token-of-a-group"


@dataclass
class Group:
    """What people in a group, or behind an address, have seen, and how its server answers next:
    faults are taken one by one."""

    kind: str
    seen: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    clock: Callable[[], float] = time.time

    def fault(self) -> str:
        return self.faults.pop(0) if self.faults else ""


OK = {"wecom": {"errcode": 0, "errmsg": "ok"}, "dingtalk": {"errcode": 0, "errmsg": "ok"}, "feishu": {"code": 0, "msg": "success"}}  # fmt: skip
RATE = {"wecom": {"errcode": 45009, "errmsg": "api freq out of limit"}, "dingtalk": {"errcode": 130101, "errmsg": "send too fast, exceed 20 times per minute"}, "feishu": {"code": 9499, "msg": "too many request"}}  # fmt: skip
WRONG = {"wecom": {"errcode": 93000, "errmsg": "invalid webhook url"}, "dingtalk": {"errcode": 300001, "errmsg": "token is not exist"}, "feishu": {"code": 19001, "msg": "param invalid: incoming webhook access token invalid"}}  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    groups: dict[str, Group]

    def do_POST(self) -> None:
        group = self.groups[self.path.split("/")[1].split("?")[0]]
        group.paths.append(self.path)
        fault = group.fault()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if fault == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            self.connection.close()
            return
        if fault == "late":  # too late for whoever waits, and nothing was done
            time.sleep(0.25)
            return
        if fault == "moved":
            self.send_response(302)
            self.send_header("Location", "https://elsewhere.example.net/")
            self.end_headers()
            return
        if fault in ("500", "429", "504", "page"):
            self.answer(200 if fault == "page" else int(fault), b"<html>oops</html>")
            return
        answer = {"rate": RATE, "wrong": WRONG}.get(fault, OK)[group.kind]
        refused = _judged(group, self.path, json.loads(body), body)
        answer = refused or answer
        if answer == OK[group.kind]:
            group.seen.append(_text(group.kind, json.loads(body)))
            group.sizes.append(len(body))
        if fault == "lost":  # done, and the answer never leaves
            self.connection.close()
            return
        status = 400 if group.kind == "feishu" and fault == "rate" else 200
        self.answer(status, json.dumps(answer).encode())

    def answer(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments: object) -> None:
        pass


def _judged(group: Group, path: str, told: dict[str, Any], body: bytes) -> dict[str, Any] | None:
    """What the platform has against a message, by its documented rules."""
    kind = group.kind
    if kind == "wecom":
        form = told["msgtype"]
        most = {"markdown": 4096, "text": 2048}[form]
        if len(told[form]["content"].encode()) > most:
            return {"errcode": 40058, "errmsg": f"{form}.content exceed max length {most}"}
        return None
    if len(body) > 20_000:
        return {"errcode": 460101, "errmsg": "message too long, exceed 20000 bytes", "code": 19036}
    if kind == "dingtalk":
        query = parse_qs(urlsplit(path).query)
        stamp, sign = query["timestamp"][0], query["sign"][0]
        text = f"{stamp}\n{SECRET}".encode()
        right = hmac.new(SECRET.encode(), text, hashlib.sha256).digest()
        if base64.b64decode(sign) != right or abs(group.clock() - int(stamp) / 1000) > 3600:
            return {"errcode": 310000, "errmsg": "sign not match"}
        return None
    stamp = told["timestamp"]
    right = hmac.new(f"{stamp}\n{SECRET}".encode(), b"", hashlib.sha256).digest()
    if base64.b64decode(told["sign"]) != right or abs(group.clock() - int(stamp)) > 3600:
        return {"code": 19021, "msg": "sign match fail or timestamp is not within one hour"}
    return None


def _text(kind: str, told: dict[str, Any]) -> str:
    if kind == "feishu":
        post = told["content"]["post"]["zh_cn"]
        parts = [part for line in post["content"] for part in line]
        return "\n".join([post["title"], *(p["text"] + p.get("href", "") for p in parts)])
    form = told["msgtype"]
    return str(told[form].get("content") or told[form]["text"])


class MailHouse(threading.Thread):
    """As much of an SMTP server as it takes: without encryption, with it from the start (`tls`), or
    once it was asked for (`starttls`)."""

    def __init__(self, group: Group, tls: ssl.SSLContext | None = None, secure: str = ""):
        super().__init__(daemon=True)
        self.group = group
        self.tls = tls
        self.secure = secure
        self.logins: list[str] = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def run(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection: socket.socket) -> None:
        fault = self.group.fault()
        with suppress(OSError):  # who trusts no certificate hangs up
            if self.tls and self.secure == "tls":
                connection = self.tls.wrap_socket(connection, server_side=True)
            self.converse(connection, fault, "220 here")

    def converse(self, connection: socket.socket, fault: str, greeting: str = "") -> None:
        with connection, connection.makefile("rb") as lines:
            if fault == "reset":
                return
            say = lambda text: connection.sendall(f"{text}\r\n".encode())
            if greeting:
                say(greeting)
            for raw in lines:
                word = raw.decode("utf-8", "replace").upper().split()[0]
                if word == "EHLO" and self.secure:
                    offers = self.secure == "starttls" and greeting and fault != "plain"
                    say("250-here\r\n250-STARTTLS\r\n250 AUTH PLAIN" if offers else "250-here\r\n250 AUTH PLAIN")  # fmt: skip
                elif word == "STARTTLS" and self.tls:
                    say("220 go on")
                    self.converse(self.tls.wrap_socket(connection, server_side=True), fault)
                    return
                elif word == "AUTH":
                    self.logins.append(base64.b64decode(raw.split()[-1]).decode())
                    say("535 5.7.8 no" if fault == "login" else "235 welcome")
                elif word == "RCPT" and fault == "rate":
                    say("451 4.7.1 greylisted, try again later")
                elif word == "RCPT" and fault == "wrong":
                    say("550 5.1.1 no such user")
                elif word == "DATA" and fault in ("500", "429", "page", "moved"):
                    say("554 5.3.0 broken")
                elif word == "DATA":
                    say("354 go on")
                    text = b""
                    for line in lines:
                        if line == b".\r\n":
                            break
                        text += line[1:] if line.startswith(b"..") else line
                    if fault in ("late", "504"):
                        return
                    mail = message_from_bytes(text, policy=policy.default)
                    id = str(mail["Message-ID"])
                    if id not in self.group.ids:  # as mail systems do that know an id again
                        self.group.ids.append(id)
                        self.group.seen.append(f"{mail['Subject']}\n{mail.get_content()}")
                    if fault == "lost":
                        return
                    say("250 taken")
                elif word == "QUIT":
                    say("221 bye")
                    return
                else:
                    say("250 fine")


@dataclass
class World:
    """A built site that grows, the groups that are told of it, and the settings."""

    folder: Path
    groups: dict[str, Group]
    environ: dict[str, str]

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def state(self) -> Path:
        return self.folder / "state.json"

    def told(self, scope: str, items: list[dict[str, Any]], **more: Any) -> None:
        """Write the feed of a scope, the newest item first."""
        path = self.site / "feeds" / scope / "feed.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        feed = {
            "title": f"{scope} - 测试平台",
            "home_page_url": f"https://portal.test/{scope}/",
            "feed_url": f"https://portal.test/feeds/{scope}/feed.json",
            "items": items,
        }
        path.write_text(json.dumps(feed | more, ensure_ascii=False), encoding="utf-8")

    def config(self, *targets: str) -> Path:
        path = self.folder / "notify.yaml"
        lines = "".join(f"  - {one}\n" for one in targets)
        path.write_text(f"targets:\n{lines}", encoding="utf-8")
        return path


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    groups = {kind: Group(kind) for kind in ("wecom", "dingtalk", "feishu", "mail")}
    handler = type("Handler", (_Handler,), {"groups": groups})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    mail = MailHouse(groups["mail"])
    mail.start()
    url = f"http://127.0.0.1:{server.server_port}"
    environ = {
        "PORTAL_NOTIFY_WECOM_W": f"{url}/wecom?key={TOKEN}",
        "PORTAL_NOTIFY_DINGTALK_D": f"{url}/dingtalk?access_token={TOKEN}",
        "PORTAL_NOTIFY_DINGTALK_D_SECRET": SECRET,
        "PORTAL_NOTIFY_FEISHU_F": f"{url}/feishu/{TOKEN}",
        "PORTAL_NOTIFY_FEISHU_F_SECRET": SECRET,
        "PORTAL_NOTIFY_MAIL_M": "someone@portal.test",
        "PORTAL_NOTIFY_SMTP": f"smtp://127.0.0.1:{mail.port}",
        "PORTAL_NOTIFY_FROM": "portal@portal.test",
    }
    yield World(tmp_path, groups, environ)
    server.shutdown()
    server.server_close()
    mail.socket.close()


@pytest.fixture
def item() -> Callable[..., dict[str, Any]]:
    """An item of a feed, of a number."""

    moment = now().isoformat()

    def make(number: int, at: str = moment, **more: Any) -> dict[str, Any]:
        return {
            "id": f"tag:portal.test,2026:event-{number:03}",
            "url": f"https://portal.test/laws/event-{number:03}/",
            "title": f"更新：第{number:03}号办法",
            "content_html": f"<p>说明{number:03}</p>",
            "date_published": at,
        } | more

    return make


@pytest.fixture
def mail_house() -> Iterator[Callable[..., MailHouse]]:
    """Opens mail servers, which are shut at the end."""
    made: list[MailHouse] = []

    def opened(**options: Any) -> MailHouse:
        made.append(MailHouse(Group("mail"), **options))
        made[-1].start()
        return made[-1]

    yield opened
    for one in made:
        one.socket.close()
