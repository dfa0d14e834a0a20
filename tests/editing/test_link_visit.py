"""A visit to an address: what counts as there, as gone, as neither; and where nobody goes."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from portal.editing.care import link_visit
from portal.editing.care.link_connection import is_public
from portal.editing.care.link_visit import GONE, NAMELESS, THERE, UNCLEAR, Visitor, written

ROBOTS = "User-agent: *\nDisallow: /secret\n"


LETTERS = 60
"""What one that drips has to say, a letter each tenth of a second."""


class Host(BaseHTTPRequestHandler):
    """A site with every habit of sites."""

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        server: Any = self.server
        server.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
        server.times.append(time.monotonic())
        path, _, query = self.path.partition("?")
        if path == "/robots.txt":
            return self.say(200, ROBOTS)
        if path == "/only-get" and self.command == "HEAD":
            return self.say(405)
        if path == "/head-lies" and self.command == "HEAD":
            return self.say(404)
        if path == "/slow":
            time.sleep(0.8)
        if path.startswith("/status/"):
            return self.say(int(path.rpartition("/")[2]))
        if path.startswith("/to/"):
            return self.say(int(path.rpartition("/")[2]), location=query)
        if path == "/drip":
            return self.drip()
        if path == "/bare-chinese":
            self.wfile.write(
                b"HTTP/1.0 301 Moved\r\nLocation: " + "/中文".encode("gbk") + b"\r\n\r\n"
            )
            return None
        return self.say(404 if path == "/wrong" else 200, "正文")

    def drip(self) -> None:
        """A letter now and then, and never the end."""
        try:
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
            for _ in range(LETTERS):
                self.wfile.write(b"x")
                self.wfile.flush()
                self.server.letters += 1  # type: ignore[attr-defined]
                time.sleep(0.1)
        except OSError:
            pass

    def say(self, status: int, text: str = "", location: str = "") -> None:
        body = text.encode()
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Any]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.asked, server.times, server.letters = [], [], 0
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """One that may go to this machine: only tests may."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return Visitor(
        "portal-test", delay=0, timeout=0.5, allows=lambda address: address == "127.0.0.1"
    )


def at(server: Any, path: str) -> str:
    return f"http://127.0.0.1:{server.server_port}{path}"


def test_a_page_that_answers_is_there_and_is_asked_for_its_head_only(server, visitor) -> None:
    visit = visitor.visit(at(server, "/page"))
    assert (visit.found, visit.why, visit.moved) == (THERE, "", "")
    assert [(how, path) for how, path, _ in server.asked] == [
        ("GET", "/robots.txt"),
        ("HEAD", "/page"),
    ]
    assert {agent for _, _, agent in server.asked} == {"portal-test"}


@pytest.mark.parametrize("path", ["/only-get", "/head-lies"])
def test_whoever_does_not_like_head_is_asked_again(server, visitor, path: str) -> None:
    assert visitor.visit(at(server, path)).found == THERE
    assert [how for how, asked, _ in server.asked if asked == path] == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [404, 410])
def test_only_an_answer_that_there_is_nothing_is_gone(server, visitor, status: int) -> None:
    visit = visitor.visit(at(server, f"/status/{status}"))
    assert (visit.found, visit.why) == (GONE, f"HTTP {status}")


@pytest.mark.parametrize("status", [401, 403, 412, 418, 429, 451, 500, 502, 503, 521])
def test_a_refusal_or_a_fault_is_never_gone(server, visitor, status: int) -> None:
    visit = visitor.visit(at(server, f"/status/{status}"))
    assert visit.found == UNCLEAR and f"HTTP {status}" in visit.why


def test_a_move_for_good_is_noted_and_one_for_now_is_not(server, visitor) -> None:
    target = at(server, "/new")
    assert visitor.visit(at(server, f"/to/301?{target}")).moved == target
    assert visitor.visit(at(server, f"/to/308?{target}")).moved == target
    for_now = visitor.visit(at(server, f"/to/302?{target}"))
    assert (for_now.found, for_now.moved) == (THERE, "")


def test_a_move_to_the_front_page_says_nothing_of_the_page(server, visitor) -> None:
    visit = visitor.visit(at(server, "/to/301?/"))
    assert visit.found == UNCLEAR and "转到了首页" in visit.why
    assert "出错页" in visitor.visit(at(server, "/to/302?/error.html")).why


def test_a_move_in_a_circle_ends(server, visitor) -> None:
    visit = visitor.visit(at(server, "/to/302?/to/302"))
    assert visit.found == UNCLEAR and len(server.asked) < 20


def test_a_move_to_what_is_gone_is_gone(server, visitor) -> None:
    assert visitor.visit(at(server, "/to/301?/status/404")).found == GONE


def test_silence_is_not_gone(server, visitor) -> None:
    visit = visitor.visit(at(server, "/slow"))
    assert (visit.found, visit.why, visit.answered) == (UNCLEAR, "超时", False)


def test_nobody_is_listened_to_for_ever(server, visitor) -> None:
    assert visitor.visit(at(server, "/drip")).why == "超时"
    assert 0 < server.letters < LETTERS  # left before the end


def test_a_move_in_bare_chinese_is_followed_byte_by_byte(server, visitor) -> None:
    visit = visitor.visit(at(server, "/bare-chinese"))
    assert (visit.found, visit.moved) == (THERE, at(server, "/%D6%D0%CE%C4"))


def test_a_closed_door_is_not_gone(visitor) -> None:
    with socket.create_server(("127.0.0.1", 0)) as one:
        port = one.getsockname()[1]
    visit = visitor.visit(f"http://127.0.0.1:{port}/")
    assert (visit.found, visit.why) == (UNCLEAR, "拒绝连接")


def test_a_bad_certificate_is_not_gone(server, visitor) -> None:
    """The server speaks no TLS at all, which to the visitor is one of its many troubles."""
    visit = visitor.visit(at(server, "/page").replace("http:", "https:"))
    assert (visit.found, visit.why) == (UNCLEAR, "证书或加密有问题")
    expired = ssl.SSLCertVerificationError("certificate has expired")
    assert link_visit._failed(expired).found == UNCLEAR


def test_robots_txt_is_heeded(server, visitor) -> None:
    visit = visitor.visit(at(server, "/secret/page"))
    assert visit.found == UNCLEAR and "robots.txt" in visit.why
    visitor.visit(at(server, "/page"))
    assert [path for _, path, _ in server.asked] == ["/robots.txt", "/page"]


def test_one_host_is_asked_one_thing_at_a_time_with_a_pause(server) -> None:
    visitor = Visitor("portal-test", delay=0.15, timeout=1, allows=lambda address: True)
    threads = [
        threading.Thread(target=visitor.visit, args=(at(server, f"/page/{number}"),))
        for number in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pauses = [later - before for before, later in zip(server.times, server.times[1:], strict=False)]
    assert len(server.asked) >= 4 and min(pauses) >= 0.14


# --- where nobody goes ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://10.0.0.8/admin",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://localhost/",
    ],
)
def test_nothing_in_a_private_network_is_asked(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(self: object, address: object) -> None:
        raise AssertionError(f"connected to {address}")

    monkeypatch.setattr(socket.socket, "connect", connect)
    visit = Visitor("portal-test", delay=0).visit(url)
    assert (visit.found, visit.why) == (UNCLEAR, "是本机或内网的地址，不查")


def test_a_name_that_leads_into_a_private_network_is_not_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    inside = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.168.0.7", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *arguments, **options: inside)
    visit = Visitor("portal-test", delay=0).visit("http://policy.example/")
    assert visit.why == "是本机或内网的地址，不查"


def test_a_move_into_a_private_network_is_not_followed(server, visitor) -> None:
    assert "内网" in visitor.visit(at(server, "/to/302?http://192.168.0.7/")).why


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("file:///etc/passwd", "不是 http、https 的网址，不查"),
        ("ftp://example.org/", "不是 http、https 的网址，不查"),
        ("http://user@example.org/", "网址里有用户名，不查"),
        ("http://example.org:25/", "端口 25 不是网页的，不查"),
    ],
)
def test_only_pages_of_the_web_are_asked_for(server, visitor, target: str, why: str) -> None:
    assert visitor.visit(at(server, f"/to/302?{target}")).why == why
    assert Visitor("portal-test").visit(target).why == why


def test_public_addresses_are_told_from_others() -> None:
    assert is_public("202.106.0.20") and is_public("2400:3200::1")
    assert not is_public("224.0.0.1") and not is_public("fe80::1%eth0") and not is_public("名字")


@pytest.mark.parametrize(
    ("error", "found"),
    [
        (socket.gaierror(socket.EAI_NONAME, "not known"), NAMELESS),
        (socket.gaierror(socket.EAI_AGAIN, "try again"), UNCLEAR),
        (ConnectionResetError(), UNCLEAR),
        (TimeoutError(), UNCLEAR),
    ],
)
def test_what_the_network_says_is_told_apart(error: OSError, found: str) -> None:
    assert link_visit._failed(error).found == found


def test_chinese_addresses_go_over_the_wire() -> None:
    assert written("http://中国.cn/政策 文件.html?题=节能#第一条") == (
        "http://xn--fiqs8s.cn/%E6%94%BF%E7%AD%96%20%E6%96%87%E4%BB%B6.html?%E9%A2%98=%E8%8A%82%E8%83%BD"
    )
    assert written("https://example.org/a%20b?x=1") == "https://example.org/a%20b?x=1"
