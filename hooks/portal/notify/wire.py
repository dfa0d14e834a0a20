"""Requests to robots and to our own site: no redirection is followed, certificates are looked at."""

import http.client
import socket
import ssl
from collections.abc import Callable
from functools import cache
from typing import Any
from urllib.error import URLError
from urllib.request import (
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from portal.notify.outcome import HELD_UP, REFUSED, SendOutcome

AGENT = "sme-green-portal-notify/1.0"
ANSWER = 64 * 1024
"""Bytes of an answer that are read."""
DOCUMENT = 64 * 1024 * 1024

Verdict = Callable[[int, bytes], SendOutcome]


class _Sending:
    """Says whether the whole request has left: only before that it is certain that nothing came."""

    def __init__(self) -> None:
        self.left = False


def post(url: str, body: bytes, timeout: float, verdict: Verdict) -> SendOutcome:
    """Hand over a message and say what became of it. Never raises for what the other side does."""
    sending = _Sending()
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": AGENT}
    try:
        answer = _open(Request(url, body, headers, method="POST"), timeout, sending)
        with answer:
            status, content = answer.status, answer.read(ANSWER)
    except (OSError, http.client.HTTPException) as error:
        cause = error.reason if isinstance(error, URLError) else error
        if sending.left:
            return SendOutcome.unsure(f"交出去以后没有等到回答（{_words(cause)}）")
        if isinstance(cause, ssl.SSLError):
            return SendOutcome(REFUSED, certificate_words(cause))
        return SendOutcome(HELD_UP, f"没有连上（{_words(cause)}）", 3)
    return verdict(status, content)


def fetched(url: str, timeout: float = 20) -> bytes | None:
    """What is at an address of our own site; None where there is nothing. Raises OSError, which says
    in Chinese what was met instead."""
    try:
        with _open(Request(url, headers={"User-Agent": AGENT}), timeout, _Sending()) as answer:
            if answer.status == 404:
                return None
            if answer.status in (301, 302, 303, 307, 308):
                raise Refused("它转到别的网址，写转到的那个")
            if answer.status != 200:
                raise Refused(f"HTTP {answer.status}")
            content: bytes = answer.read(DOCUMENT)
            if len(content) < min(int(answer.headers.get("Content-Length") or 0), DOCUMENT):
                raise Refused("只传来一半")
            return content
    except Refused:
        raise
    except (OSError, http.client.HTTPException) as error:
        cause = error.reason if isinstance(error, URLError) else error
        words = certificate_words(cause) if isinstance(cause, ssl.SSLError) else _words(cause)
        raise OSError(words) from None


class Refused(OSError):
    """The other side answered, and not with what was asked for."""


def certificate_words(error: ssl.SSLError) -> str:
    """Why no secure connection came about, and where to look."""
    if not isinstance(error, ssl.SSLCertVerificationError):
        return "加密没有谈成：看端口和加密方式对不对"
    why = _CERTIFICATE.get(error.verify_code, "不能验证")
    return f"对方的证书{why}"


_CERTIFICATE = {
    9: "还没有生效，或者这台电脑的时钟慢了",
    10: "过期了，或者这台电脑的时钟快了",
    18: "是自己签的，不可信",
    19: "是自己签的，不可信",
    20: "不是公认的机构签的，或者缺中间证书",
    62: "不是给这个名字的：看主机名写得对不对",
    64: "不是给这个地址的：写主机名，不写 IP 地址",
}
"""By OpenSSL's number of what was wrong."""


def _words(cause: object) -> str:
    if isinstance(cause, socket.gaierror):
        return "查不到域名"
    if isinstance(cause, TimeoutError):
        return "超时"
    if isinstance(cause, ConnectionRefusedError):
        return "拒绝连接"
    return "连接中断"


def _open(request: Request, timeout: float, sending: _Sending) -> Any:
    opener = OpenerDirector()
    for handler in (ProxyHandler(), _PlainSending(sending), _SecureSending(sending)):
        opener.add_handler(handler)
    answer = opener.open(request, timeout=timeout)
    assert answer is not None
    return answer


@cache
def _tls() -> ssl.SSLContext:
    """One for all: to read the certificates takes longer than to send a message."""
    return ssl.create_default_context()


def _connection(base: Any, sending: _Sending) -> Any:
    class Connection(base):  # type: ignore[misc]
        def request(self, *arguments: Any, **options: Any) -> None:
            super().request(*arguments, **options)
            sending.left = True

    return Connection


class _PlainSending(HTTPHandler):
    def __init__(self, sending: _Sending):
        super().__init__()
        self.kind = _connection(http.client.HTTPConnection, sending)

    def http_open(self, request: Request) -> Any:
        return self.do_open(self.kind, request)


class _SecureSending(HTTPSHandler):
    def __init__(self, sending: _Sending):
        self.tls = _tls()
        super().__init__(context=self.tls)
        self.kind = _connection(http.client.HTTPSConnection, sending)

    def https_open(self, request: Request) -> Any:
        return self.do_open(self.kind, request, context=self.tls)
