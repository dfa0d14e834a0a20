"""One visit to one address elsewhere: is the page there, is it gone, or can nobody tell?

Much that a browser opens is refused to programs: sites of the state answer 403, 412 or 521 to what they
take for a robot. So only what says by itself that there is nothing counts as gone.
"""

import errno
import http.client
import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from portal.editing.care.link_connection import (
    Allows,
    Forbidden,
    TimedRequest,
    is_address,
    is_public,
    opener,
)

HOPS = 5
"""Redirections that are followed."""

PATIENCE = 3
"""Times the timeout that a whole exchange may take: a timeout ends silence only, and a server that
sends a letter now and then would be listened to for ever."""

ROBOTS_SIZE = 100_000
"""Bytes of a robots.txt that are read."""

THERE, GONE, NAMELESS, UNCLEAR = "there", "gone", "nameless", "unclear"
"""What a visit finds: the page; an answer that there is none; no host of that name, which only means
something where the network works; none of these."""

_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_NO_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME), 11001}
"""How systems say that there is no host of a name; the last is that of Windows."""


@dataclass(frozen=True)
class Visit:
    """What a visit found, in words where it is not simply there; `moved` is where the page is now."""

    found: str
    why: str = ""
    moved: str = ""
    answered: bool = False
    """Whether any server answered, so that the network works."""


class Visitor:
    """Visits addresses, politely: one request to a host at a time, with a pause between two, asking
    for as little as will do, and not where robots.txt asks programs to stay away."""

    def __init__(
        self,
        agent: str,
        delay: float = 2.0,
        timeout: float = 15.0,
        allows: Allows = is_public,
        port_allowed: Callable[[int], bool] = lambda port: port in (80, 443) or port >= 1024,
    ):
        self.agent = agent
        self.delay = delay
        self.timeout = timeout
        self.allows = allows
        self.port_allowed = port_allowed
        self._opener = opener(allows)
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._last: dict[str, float] = {}
        self._robots: dict[tuple[str, str], RobotFileParser | None] = {}

    def visit(self, url: str) -> Visit:
        """What is at an address. Never raises for what the other side does."""
        try:
            return self._follow(url)
        except Forbidden:
            return Visit(UNCLEAR, "是本机或内网的地址，不查")
        except ValueError:
            return Visit(UNCLEAR, "网址写法不对")
        except (OSError, http.client.HTTPException) as error:
            return _failed(error.reason if isinstance(error, URLError) else error)

    def _follow(self, url: str) -> Visit:
        here, kept = written(url), True
        for _ in range(HOPS + 1):
            if fault := self._refused(here):
                return Visit(UNCLEAR, fault)
            status, target = self._ask(here)
            if status not in _MOVED:
                return self._told(url, here, status, kept)
            if not target:
                return Visit(UNCLEAR, f"HTTP {status}，没有说转到哪里", answered=True)
            kept = kept and status in _FOR_GOOD
            here = written(urljoin(here, target))
        return Visit(UNCLEAR, f"转了 {HOPS} 次还没有到", answered=True)

    def _told(self, url: str, here: str, status: int, for_good: bool) -> Visit:
        """What a last answer means."""
        if (
            200 <= status < 300 or status == 416
        ):  # the latter: there, and shorter than was asked for
            if here == written(url):
                return Visit(THERE, answered=True)
            if reason := _lost_on_the_way(url, here):
                return Visit(UNCLEAR, reason, here, True)
            return Visit(THERE, "", here if for_good else "", True)
        if status in (404, 410):
            return Visit(GONE, f"HTTP {status}", answered=True)
        words = {403: "不让程序看", 412: "不让程序看", 429: "嫌问得太多", 521: "不让程序看"}
        told = f"HTTP {status}" + (f"，多半是{words[status]}" if status in words else "")
        return Visit(UNCLEAR, told, answered=True)

    def _refused(self, url: str) -> str:
        """Why an address is not asked for; '' for one that is."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return "不是 http、https 的网址，不查"
        if parts.username is not None:
            return "网址里有用户名，不查"
        if is_address(parts.hostname) and not self.allows(parts.hostname):
            raise Forbidden(parts.hostname)  # here already, for a proxy would not ask
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if not self.port_allowed(port):
            return f"端口 {port} 不是网页的，不查"
        return "" if self._may_visit(url) else "对方的 robots.txt 不让程序看"

    def _ask(self, url: str) -> tuple[int, str]:
        """The status of a page and where it leads. HEAD first; whoever does not like that is asked for
        the first bytes, for only then the answer counts."""
        status, headers, _ = self._request(url, "HEAD")
        if not (200 <= status < 300 or status in _MOVED):
            status, headers, _ = self._request(url, "GET", {"Range": "bytes=0-1023"}, 1024)
        return status, _escaped(headers.get("Location", ""))

    def _may_visit(self, url: str) -> bool:
        parts = urlsplit(url)
        key = (parts.scheme, parts.netloc)
        if key not in self._robots:
            self._robots[key] = self._rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
        rules = self._robots[key]
        return rules is None or rules.can_fetch(self.agent, url)

    def _rules(self, url: str) -> RobotFileParser | None:
        """What a host asks of programs; None where it asks nothing that can be read."""
        try:
            status, _, body = self._request(url, "GET", size=ROBOTS_SIZE)
        except Forbidden:
            raise
        except (OSError, http.client.HTTPException):
            return None
        if status != 200:
            return None
        rules = RobotFileParser()
        rules.parse(body.decode("utf-8-sig", "replace").splitlines())
        return rules

    def _request(
        self, url: str, method: str, headers: dict[str, str] | None = None, size: int = 0
    ) -> tuple[int, Any, bytes]:
        host = urlsplit(url).netloc
        with self._locks[host]:
            pause = self._last.get(host, -self.delay) + self.delay - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            try:
                told = {"User-Agent": self.agent, "Accept": "*/*", **(headers or {})}
                request = TimedRequest(url, headers=told, method=method)
                with request.patience(PATIENCE * self.timeout):
                    answer = self._opener.open(request, timeout=self.timeout)
                    assert answer is not None
                    with answer:
                        return answer.status, answer.headers, answer.read(size) if size else b""
            finally:
                self._last[host] = time.monotonic()


def written(url: str) -> str:
    """An address as it goes over the wire: Chinese names in punycode, signs escaped, no fragment.
    Raises ValueError for what is none."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        raise ValueError(url) from None
    name = f"[{name}]" if ":" in name else name
    user = f"{parts.username}@" if parts.username is not None else ""
    port = f":{parts.port}" if parts.port else ""
    safe = "/%:@!$&'()*+,;=~-._"
    path, query = quote(parts.path or "/", safe=safe), quote(parts.query, safe=f"{safe}?")
    return urlunsplit((parts.scheme, user + name + port, path, query, ""))


def _escaped(target: str) -> str:
    """Where an answer leads. Many servers write it in bare Chinese, in whatever coding: its bytes are
    sent back as they came."""
    return quote(target.encode("latin-1", "replace"), safe="".join(map(chr, range(0x21, 0x7F))))


def _lost_on_the_way(url: str, here: str) -> str:
    """Why a redirection says nothing of the page: sites that have been rebuilt lead every old address
    to their front."""
    before, after = urlsplit(written(url)), urlsplit(here)
    deep = before.path.strip("/") or before.query
    if deep and not after.path.strip("/") and not after.query:
        return "转到了首页，原来的内容可能不在了"
    name = after.path.rpartition("/")[2].lower()
    return "转到了出错页，原来的内容可能不在了" if name.startswith(("404", "error")) else ""


def _failed(error: object) -> Visit:
    if isinstance(error, Forbidden):
        return Visit(UNCLEAR, "是本机或内网的地址，不查")
    if isinstance(error, socket.gaierror):
        if error.errno in _NO_NAME:
            return Visit(NAMELESS, "没有这个域名")
        return Visit(UNCLEAR, "查不到域名")
    if isinstance(error, ssl.SSLError):
        return Visit(UNCLEAR, "证书或加密有问题", answered=True)
    if isinstance(error, TimeoutError):
        return Visit(UNCLEAR, "超时")
    if isinstance(error, OSError) and error.errno == errno.ECONNREFUSED:
        return Visit(UNCLEAR, "拒绝连接")
    return Visit(UNCLEAR, "连接中断" if isinstance(error, ConnectionError) else "连不上")
