"""One visit to one address elsewhere: is the page there, is it gone, or can nobody tell?

Much that a browser opens is refused to programs: sites of the state answer 403, 412 or 521 to what they
take for a robot. So only what says by itself that there is nothing counts as gone. Of what is there the
beginning is read, for a page that answers may be somebody else's by now; no script in it is run.
"""

import errno
import hashlib
import http.client
import socket
import ssl
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal
from urllib.error import URLError
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from portal.catalogue.link_report import LinkSight, Script
from portal.editing.care.link_connection import (
    Allows,
    Forbidden,
    TimedRequest,
    is_address,
    is_public,
    opener,
)
from portal.editing.care.link_suspicion import NO_SIGNS, HijackSigns
from portal.editing.care.seen_page import PAGE_SIZE, SeenPage, is_page, read_page
from portal.read.dates import PartialDate

HOPS = 5
"""Redirections that are followed."""

PATIENCE = 3
"""Times the timeout that a whole exchange may take: a timeout ends silence only, and a server that
sends a letter now and then would be listened to for ever."""

PATIENCE_OF_FILES = 12
"""The same for a file that is read whole."""

ROBOTS_SIZE = 100_000
"""Bytes of a robots.txt that are read."""

FILE_SIZE = 20_000_000
"""Bytes of a file that is wanted whole; of a longer one only the first bytes are read."""

THERE, GONE, NAMELESS, UNCLEAR = "there", "gone", "nameless", "unclear"
"""What a visit finds: the page; an answer that there is none; no host of that name, which only means
something where the network works; none of these."""

_ESCAPED = "".join(map(chr, range(0x21, 0x7F)))
"""Signs that need no escape."""

_MOVED = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_NO_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME), 11001}
"""How systems say that there is no host of a name; the last is that of Windows."""


@dataclass(frozen=True)
class SeenThere:
    """What stood at an address: as LinkSight keeps it, without the day."""

    host: str
    type: str
    title: str
    language: Script | None
    size: int
    digest: str
    whole: bool
    family: Literal["ipv4", "ipv6"] | None

    def on(self, day: PartialDate) -> LinkSight:
        return LinkSight(day=day, **vars(self))


@dataclass(frozen=True)
class _Answer:
    """The last answer on a way: `body` is what was read of it."""

    status: int
    headers: Any
    body: bytes
    whole: bool
    families: frozenset[int] = frozenset()

    @cached_property
    def page(self) -> SeenPage | None:
        """What it says, where it is a page that is there."""
        there = 200 <= self.status < 300 and is_page(self.type, self.body)
        return read_page(self.type, self.body) if there else None

    @property
    def type(self) -> str:
        return " ".join(str(self.headers.get("Content-Type", "")).split())[:100]

    @property
    def target(self) -> str:
        return _escaped(self.headers.get("Location", ""))


@dataclass(frozen=True)
class Visit:
    """What a visit found, in words where it is not simply there; `moved` is where the page is now."""

    found: str
    why: str = ""
    moved: str = ""
    answered: bool = False
    """Whether any server answered, so that the network works."""
    seen: SeenThere | None = None
    """What stood there, where something did."""
    strange: str = ""
    """What it says that its owner would not."""


class Visitor:
    """Visits addresses, politely: one request to a host at a time, with a pause between two, asking
    for as little as will do, and not where robots.txt asks programs to stay away. `signs` are the words
    to look for; the files at the addresses `whole` are read to their end."""

    def __init__(
        self,
        agent: str,
        delay: float = 2.0,
        timeout: float = 15.0,
        allows: Allows = is_public,
        port_allowed: Callable[[int], bool] = lambda port: port in (80, 443) or port >= 1024,
        signs: HijackSigns = NO_SIGNS,
        whole: frozenset[str] = frozenset(),
    ):
        self.signs = signs
        self.whole = whole
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
        size = FILE_SIZE if url in self.whole else PAGE_SIZE
        for _ in range(HOPS + 1):
            if fault := self._refused(here):
                return Visit(UNCLEAR, fault)
            answer = self._request(here, size)
            target = answer.target
            if answer.status in _MOVED and not target:
                told = f"HTTP {answer.status}，没有说转到哪里"
                return Visit(UNCLEAR, told, answered=True)
            if answer.status not in _MOVED:
                target = self._leads_on(answer, here)
                if not target:
                    return self._told(url, here, answer, kept)
            kept = kept and answer.status in _FOR_GOOD
            here = written(urljoin(here, target))
        return Visit(UNCLEAR, f"转了 {HOPS} 次还没有到", answered=True)

    def _told(self, url: str, here: str, answer: _Answer, for_good: bool) -> Visit:
        """What a last answer means."""
        status = answer.status
        if 200 <= status < 300:
            return self._there(url, here, answer, for_good)
        if status in (404, 410):
            return Visit(GONE, f"HTTP {status}", answered=True)
        words = {403: "不让程序看", 412: "不让程序看", 429: "嫌问得太多", 521: "不让程序看"}
        told = f"HTTP {status}" + (f"，多半是{words[status]}" if status in words else "")
        return Visit(UNCLEAR, told, answered=True)

    def _there(self, url: str, here: str, answer: _Answer, for_good: bool) -> Visit:
        """What stands there, if it is the page: sites answer so with what is none as well. What is
        strange is told in any case, for a front page in other hands is in other hands."""
        page, seen = answer.page, _seen(here, answer)
        moved = here if here != written(url) else ""
        if page and (strange := self.signs.told(page)):
            return Visit(THERE, answered=True, seen=seen, strange=strange)
        if moved and (reason := _lost_on_the_way(url, here)):
            return Visit(UNCLEAR, reason, here, True, seen)
        if page and page.is_lacking:
            why = f"打得开，却写着没有这一页，题名是“{page.title}”"
            return Visit(UNCLEAR, why, answered=True, seen=seen)
        if page and page.is_door:
            why = f"打得开，却先要验证或者等待，题名是“{page.title}”"
            return Visit(UNCLEAR, why, answered=True)
        if page and page.is_empty:
            why = "网页是空的，要浏览器运行脚本才看得到"
            return Visit(UNCLEAR, why, answered=True, seen=seen)
        return Visit(THERE, "", moved if for_good else "", True, seen)

    def _leads_on(self, answer: _Answer, here: str) -> str:
        """Where a page leads by itself; '' for what stays, and for what has shown already what it is."""
        page = answer.page
        if not page or not page.refresh or self.signs.told(page):
            return ""
        target = quote(page.refresh, safe=_ESCAPED)
        return target if written(urljoin(here, target)) != here else ""

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
            answer = self._request(url, ROBOTS_SIZE)
        except Forbidden:
            raise
        except (OSError, http.client.HTTPException):
            return None
        if answer.status != 200:
            return None
        rules = RobotFileParser()
        rules.parse(answer.body.decode("utf-8-sig", "replace").splitlines())
        return rules

    def _request(self, url: str, size: int) -> _Answer:
        """The answer and the beginning of what it brings. Of a page never more than PAGE_SIZE is read,
        and of what is none only where somebody wants it."""
        host = urlsplit(url).netloc
        with self._locks[host]:
            pause = self._last.get(host, -self.delay) + self.delay - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            try:
                told = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
                request = TimedRequest(url, headers=told, method="GET")
                patience = PATIENCE if size <= PAGE_SIZE else PATIENCE_OF_FILES
                with request.patience(patience * self.timeout):
                    answer = self._opener.open(request, timeout=self.timeout)
                    assert answer is not None
                    with answer:
                        there = 200 <= answer.status < 300
                        body, whole = _body(answer, size) if there else (b"", False)
                        families = request.families
                        return _Answer(answer.status, answer.headers, body, whole, families)
            finally:
                self._last[host] = time.monotonic()


def _body(answer: Any, size: int) -> tuple[bytes, bool]:
    """The beginning of what an answer brings, and whether that is all of it. What was packed unasked is
    unpacked, and never to more than was to be read."""
    kind = str(answer.headers.get("Content-Type", "")).lower()
    size = min(size, PAGE_SIZE) if "html" in kind else size
    body: bytes = answer.read(size)
    length = _length(answer.headers)
    whole = len(body) == length if length is not None else len(body) < size
    if not _is_packed(answer.headers):
        return body, whole
    try:
        unpacking = zlib.decompressobj(zlib.MAX_WBITS | 32)
        unpacked = unpacking.decompress(body, size)
        return unpacked, whole and unpacking.eof
    except zlib.error:
        return body, False


def _length(headers: Any) -> int | None:
    told = str(headers.get("Content-Length", "")).strip()
    return int(told) if told.isascii() and told.isdigit() and len(told) < 16 else None


def _is_packed(headers: Any) -> bool:
    return str(headers.get("Content-Encoding", "")).lower() in ("gzip", "x-gzip", "deflate")


def _seen(here: str, answer: _Answer) -> SeenThere:
    page, length = answer.page, _length(answer.headers)
    known = length is not None and not answer.whole and not _is_packed(answer.headers)
    return SeenThere(
        host=urlsplit(here).hostname or "",
        type=answer.type.partition(";")[0].strip().lower(),
        title=page.title if page else "",
        language=page.language if page else None,
        size=length if known and length is not None else len(answer.body),
        digest=hashlib.sha256(answer.body).hexdigest(),
        whole=answer.whole,
        family=_only(answer.families),
    )


def _only(families: frozenset[int]) -> Literal["ipv4", "ipv6"] | None:
    """The family of a host that has addresses of one only."""
    if families == {socket.AF_INET}:
        return "ipv4"
    return "ipv6" if families == {socket.AF_INET6} else None


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
    return quote(target.encode("latin-1", "replace"), safe=_ESCAPED)


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
    if isinstance(error, OSError) and error.errno in (errno.ENETUNREACH, errno.EAFNOSUPPORT):
        return Visit(UNCLEAR, "这里的网络到不了它的地址，它多半只有 IPv6")
    return Visit(UNCLEAR, "连接中断" if isinstance(error, ConnectionError) else "连不上")
