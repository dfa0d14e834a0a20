"""A visit to an address: what counts as there, as gone, as neither; and where nobody goes."""

import errno
import gzip
import hashlib
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
from portal.editing.care.link_suspicion import HijackSigns
from portal.editing.care.link_visit import GONE, NAMELESS, THERE, UNCLEAR, Visitor, written
from portal.editing.care.seen_page import PAGE_SIZE
from portal.read.vocabulary import HijackSign

ROBOTS = "User-agent: *\nDisallow: /secret\n"


LETTERS = 60
"""What one that drips has to say, a letter each tenth of a second."""


class Host(BaseHTTPRequestHandler):
    """A site with every habit of sites."""

    def do_GET(self) -> None:
        self.answer()

    def answer(self) -> None:
        server: Any = self.server
        server.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
        server.times.append(time.monotonic())
        path, _, query = self.path.partition("?")
        if path == "/robots.txt":
            return self.say(200, ROBOTS)
        if path in server.pages:
            return self.show(*server.pages[path])
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

    def show(self, type: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", type)
        if body.startswith(b"\x1f\x8b"):
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Any]:
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    server.asked, server.times, server.letters, server.pages = [], [], 0, {}
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


def test_a_page_that_answers_is_there_and_is_asked_for_once(server, visitor) -> None:
    visit = visitor.visit(at(server, "/page"))
    assert (visit.found, visit.why, visit.moved) == (THERE, "", "")
    assert [(how, path) for how, path, _ in server.asked] == [
        ("GET", "/robots.txt"),
        ("GET", "/page"),
    ]
    assert {agent for _, _, agent in server.asked} == {"portal-test"}


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


# --- what stands there -------------------------------------------------------------------------------

SIGNS = HijackSigns.of(
    [
        HijackSign(
            id="a", name="a", description="a", words=("开云体育", "百家乐", "时时彩", "porn")
        ),
        HijackSign(id="b", name="b", description="b", words=("域名出售",), alone=True),
    ]
)
NOTICE = "<html><head><title>{}</title>{}</head><body><p>各市、县（区）工业和信息化局：现将有关事项通知如下，请遵照执行。{}</p>"


def page(title: str, text: str = "", coding: str = "utf-8", head: str = "") -> bytes:
    return NOTICE.format(title, head, text).encode(coding)


def looked(server: Any, visitor: Visitor, body: bytes, type: str = "text/html") -> Any:
    visitor.signs = SIGNS
    server.pages["/p"] = (type, body)
    return visitor.visit(at(server, "/p"))


@pytest.mark.parametrize(
    ("coding", "type"),
    [
        ("utf-8", "text/html"),
        ("gb18030", "text/html; charset=GBK"),
        ("gb18030", "text/html; charset=gb2312"),
        ("utf-8", "text/html; charset=gbk"),  # what the server says is wrong
        ("gb18030", "text/html"),  # nobody says
    ],
)
def test_a_page_is_read_in_its_own_coding(server, visitor, coding: str, type: str) -> None:
    visit = looked(server, visitor, page("关于节能诊断的通知", coding=coding), type)
    assert (visit.found, visit.strange, visit.seen.title) == (THERE, "", "关于节能诊断的通知")
    assert (visit.seen.language, visit.seen.host) == ("zh", "127.0.0.1")


def test_the_page_itself_says_its_coding(server, visitor) -> None:
    body = b'<meta charset="big5">' + "<title>節能通知</title>".encode("big5")
    assert looked(server, visitor, body).seen.title == "節能通知"


@pytest.mark.parametrize(
    "body",
    [
        page("&#24320;&#20113;&#20307;&#32946;(中国)官方网站"),  # as they write it: in figures
        page("开·云 体\u200b育-省能源局"),  # with signs between
        page("开云体育", coding="gb18030"),
        page("省能源局", head='<meta name="keywords" content="开云体育,百家乐,注册">'),
        page("省能源局", "<div style='display:none'>开云体育 百家乐 <b>时时彩</b></div>"),
        page("xx.com", "本域名出售，请联系"),
        page("开云体育", head='<meta http-equiv="refresh" content="0;url=/status/403">'),
    ],
)
def test_what_hijackers_write_is_told(server, visitor, body: bytes) -> None:
    visit = looked(server, visitor, body)
    assert visit.found == THERE and visit.strange and visit.seen.title is not None


@pytest.mark.parametrize(
    "body",
    [
        page("打击网络赌博专项行动通报", "查获“百家乐”赌场一处、“时时彩”平台一个"),
        page("国务院令", "第三百零三条 以营利为目的，聚众赌博的，处三年以下有期徒刑"),
        page("Corporation of Newport news"),
        page("通知", "<script>var a='开云体育 百家乐 时时彩'</script>"),
    ],
)
def test_a_page_of_the_law_is_no_page_of_gamblers(server, visitor, body: bytes) -> None:
    visit = looked(server, visitor, body)
    assert (visit.found, visit.strange) == (THERE, "")


@pytest.mark.parametrize(
    "title",
    ["404", "404 Not Found", "页面不存在-省政府网", "您访问的页面找不到了", "该文章已被删除"],
)
def test_a_page_that_says_there_is_none_is_unclear(server, visitor, title: str) -> None:
    visit = looked(server, visitor, page(title))
    assert visit.found == UNCLEAR and visit.why.startswith("打得开，却写着没有这一页")


@pytest.mark.parametrize(
    "title", ["安全验证", "百度安全验证", "请稍候…", "Just a moment...", "系统维护中"]
)
def test_a_wall_before_a_page_is_not_the_page_of_another(server, visitor, title: str) -> None:
    visit = looked(server, visitor, page(title))
    assert (visit.found, visit.seen) == (UNCLEAR, None) and title in visit.why


@pytest.mark.parametrize("title", ["系统维护通知", "安全检查通知", "身份验证平台建设方案"])
def test_a_page_about_walls_is_none(server, visitor, title: str) -> None:
    assert looked(server, visitor, page(title)).found == THERE


@pytest.mark.parametrize(
    "title", ["404 台变压器更新项目公示", "500 万元以下设备一次性扣除", "关于印发文件目录的通知"]
)
def test_a_number_in_a_title_is_no_error(server, visitor, title: str) -> None:
    assert looked(server, visitor, page(title)).found == THERE


def test_a_page_that_scripts_fill_is_unclear(server, visitor) -> None:
    challenge = b"<html><head><script>$_ts={}</script></head><body></body></html>"
    visit = looked(server, visitor, challenge)
    assert visit.found == UNCLEAR and "运行脚本" in visit.why


def test_a_page_that_leads_on_by_itself_is_followed(server, visitor) -> None:
    server.pages["/new"] = ("text/html", page("新的地址"))
    body = page("旧", head='<META HTTP-EQUIV="Refresh" CONTENT="0; URL=/new">')
    visit = looked(server, visitor, body)
    assert (visit.seen.title, visit.moved) == ("新的地址", "")
    slow = page("自动更新的页", head='<meta http-equiv="refresh" content="300;url=/new">')
    assert looked(server, visitor, slow).seen.title == "自动更新的页"


def test_a_long_page_is_read_to_its_beginning_only(server, visitor) -> None:
    visit = looked(server, visitor, page("长", "字" * 500_000))
    assert visit.seen.title == "长" and not visit.seen.whole


def test_a_packed_page_is_not_unpacked_without_end(server, visitor) -> None:
    visit = looked(server, visitor, gzip.compress(page("小") + b"x" * 30_000_000))
    assert visit.seen.title == "小" and visit.seen.size <= PAGE_SIZE and not visit.seen.whole


def test_a_file_has_size_and_digest_and_no_title(server, visitor) -> None:
    """One that is wanted is read to its end, so that its digest is that of the file."""
    body = b"%PDF-1.7 " + bytes(range(256)) * 2000
    short = looked(server, visitor, body, "application/pdf").seen
    assert (short.title, short.language, short.whole) == ("", None, False)
    visitor.whole = frozenset([at(server, "/p")])
    whole = visitor.visit(at(server, "/p")).seen
    assert (whole.size, whole.whole, whole.type) == (len(body), True, "application/pdf")
    assert whole.digest == hashlib.sha256(body).hexdigest() != short.digest


def test_a_host_with_addresses_of_one_family_is_noted_and_no_fault(server, visitor) -> None:
    visit = looked(server, visitor, page("通知"))
    assert (visit.found, visit.seen.family) == (THERE, "ipv4")


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
        (OSError(errno.ENETUNREACH, "no IPv6 here"), UNCLEAR),
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
