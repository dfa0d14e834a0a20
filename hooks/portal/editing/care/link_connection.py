"""Connections to the open Internet and to nothing nearer, which end when their time is over."""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import urlsplit
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, ProxyHandler, Request

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks that have IPv6 only see them (RFC 6052)."""

Allows = Callable[[str], bool]


class Forbidden(OSError):
    """An address in a network that is nobody's business: one's own machine, one's own bureau."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open Internet."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def is_address(host: str) -> bool:
    """Whether a host is written as a number and not by its name."""
    try:
        socket.inet_aton(host)  # also takes 0x7f.1 and 2130706433, as systems do
    except OSError:
        return ":" in host
    return True


class TimedRequest(Request):
    """A request that ends when its patience does."""

    connection: socket.socket | None = None
    over = False
    families: frozenset[int] = frozenset()
    """Of the addresses that the name has; none where a proxy looks."""

    @contextmanager
    def patience(self, seconds: float) -> Iterator[None]:
        """Raises TimeoutError where no answer has come by then."""
        timer = threading.Timer(seconds, self._end)
        timer.daemon = True
        timer.start()
        try:
            yield
        except (OSError, http.client.HTTPException):
            if not self.over:
                raise
        finally:
            timer.cancel()
        if self.over:
            raise TimeoutError  # half an answer is none

    def begin(self, connection: socket.socket) -> None:
        """The connection stands. Raises TimeoutError where that came too late."""
        self.connection = connection
        if self.over:
            raise TimeoutError

    def _end(self) -> None:
        self.over = True
        if self.connection:
            with suppress(OSError):  # not that of TLS, which would wait for the other side
                socket.socket.shutdown(self.connection, socket.SHUT_RDWR)


def opener(allows: Allows) -> OpenerDirector:
    """Asks by http and https only, follows nothing by itself, and takes every answer as it is."""
    made = OpenerDirector()
    for handler in (ProxyHandler(), _Plain(allows), _Secure(allows)):
        made.add_handler(handler)
    return made


class _Plain(HTTPHandler):
    def __init__(self, allows: Allows):
        super().__init__()
        self.allows = allows

    def http_open(self, request: Request) -> Any:
        return self.do_open(_kind(_PlainConnection, request, self.allows), request)


class _Secure(HTTPSHandler):
    def __init__(self, allows: Allows):
        self.tls = ssl.create_default_context()
        super().__init__(context=self.tls)
        self.allows = allows

    def https_open(self, request: Request) -> Any:
        kind = _kind(_SecureConnection, request, self.allows)
        return self.do_open(kind, request, context=self.tls)


def _kind(guarded: Any, request: Request, allows: Allows) -> Any:
    """How to connect. A proxy, which stands in one's own network, is asked as it is: then it decides
    what it opens."""
    proxied = urlsplit(f"//{request.host}").hostname != request.origin_req_host.strip("[]").lower()
    told = {"allows": None if proxied else staticmethod(allows), "timed": request}
    return type("Connection", (guarded,), told)


class _PlainConnection(http.client.HTTPConnection):
    allows: Allows | None
    timed: TimedRequest

    def connect(self) -> None:
        if self.allows:
            self.sock = _connected(self.host, self.port, self.timeout, self.allows, self.timed)
        else:
            super().connect()
        self.timed.begin(self.sock)


class _SecureConnection(http.client.HTTPSConnection):
    allows: Allows | None
    timed: TimedRequest

    def __init__(self, host: str, *, context: ssl.SSLContext, **options: Any):
        super().__init__(host, context=context, **options)
        self.tls = context

    def connect(self) -> None:
        if self.allows:
            plain = _connected(self.host, self.port, self.timeout, self.allows, self.timed)
            try:
                self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)
            except BaseException:
                plain.close()
                raise
        else:
            super().connect()
        self.timed.begin(self.sock)


def _connected(
    host: str, port: int, timeout: float | None, allows: Allows, request: TimedRequest
) -> socket.socket:
    """A connection to an address that was looked at: a name may lead anywhere, and to another place
    the next time it is asked for."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    open_ones = [one for one in found if allows(str(one[4][0]))]
    if not open_ones:
        raise Forbidden(f"{host} is in a private network")
    request.families = frozenset(int(one[0]) for one in open_ones)
    failure: OSError | None = None
    for family, kind, protocol, _, address in open_ones:
        one = socket.socket(family, kind, protocol)
        one.settimeout(timeout)
        try:
            one.connect(address)
        except OSError as error:
            one.close()
            failure = error
        else:
            return one
    assert failure
    raise failure
