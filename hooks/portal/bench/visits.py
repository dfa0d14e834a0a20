"""Visits to a built site in a real browser, seen from outside: what is fetched, and when the answer is
there, on a fast line or a slow one. What the site's scripts are called, and how many they are, is none
of its business."""

import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, Error

WIDTH, HEIGHT = 390, 844
"""Of a phone."""

PATIENCE, MORE = 15_000, 90_000
"""Milliseconds to wait for an answer; on a line with a limit."""

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".webp": "image/webp",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
_PACKED = (".html", ".js", ".json", ".css", ".svg", ".xml")
_CHUNK = 2_048

SEARCHED = ".found__body a"
"""What is there once a search has an answer."""

ANSWERED = ".result:not([hidden]) .result__body > *"
"""The same of a tool."""

TOOLS = {
    "equipment": "#model=Y132M-4&category=motor&made=2001",
    "energy": f"#e1={quote('原煤')}&a1=1000&u1={quote('吨')}",
    "tax": "#situation=special-equipment&payer=small",
    "benchmark": "#kind=machine&machine=motor&p0=7.5&p1=4&v0=88",
}
"""Each tool with what somebody put in, as an address brings it."""


class NoAnswer(Exception):
    """A page did not come to its answer; the text says which."""


@dataclass(frozen=True)
class Line:
    """A line to the server: seconds before anything comes, bytes a second for all together."""

    latency: float = 0.0
    rate: float = 0.0


SLOW = Line(0.4, 400_000 / 8)
"""A phone far out: 400 ms, 400 kbit/s."""


@dataclass(frozen=True)
class PageVisit:
    """What a reader with an empty cache fetched of a page, as (address, bytes on the wire) and how
    many seconds it took. `first` are those that had come when the answer was there."""

    seconds: float
    first: tuple[tuple[str, int], ...]
    all: tuple[tuple[str, int], ...]

    @property
    def bytes(self) -> int:
        return sum(size for _, size in self.all)

    @property
    def requests(self) -> int:
        return len(self.all)

    def beyond(self, plain: "PageVisit") -> tuple[int, int]:
        """Bytes and requests until the answer without the page itself, and without what any page
        loads, as the `plain` one does."""
        common = {address for address, _ in plain.all}
        own = [size for address, size in self.first[1:] if address not in common]
        return sum(own), len(own)


def visit(
    browser: Browser, site: Path, address: str, answer: str = "", line: Line = Line()
) -> PageVisit:
    """Open a page with an empty cache, and wait until what the selector `answer` names is seen, and
    then until nothing more is fetched. Raises NoAnswer."""
    with _served(site, line) as server:
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        page = context.new_page()
        patience = MORE if line.rate else PATIENCE
        try:
            start = time.perf_counter()
            page.goto(server.root + address, wait_until="commit", timeout=patience)
            if answer:
                page.locator(answer).first.wait_for(state="visible", timeout=patience)
            else:
                page.wait_for_load_state("load", timeout=patience)
            seconds, first = time.perf_counter() - start, tuple(server.sent)
            page.wait_for_load_state("networkidle", timeout=patience)
        except Error as error:
            raise NoAnswer(f"{address}：{error.message.splitlines()[0]}") from None
        finally:
            context.close()
        return PageVisit(seconds, first, tuple(server.sent))


def searched(query: str) -> str:
    """The address of a search."""
    return f"search/#q={quote(query)}"


def address_of(tool: str) -> str:
    """The address of a tool with something put in."""
    return f"tools/{tool}/{TOOLS[tool]}"


class _SiteServer(http.server.ThreadingHTTPServer):
    """Serves a folder, compressed, over a line of some speed, and notes what went out."""

    daemon_threads = True

    def __init__(self, site: Path, line: Line):
        super().__init__(("127.0.0.1", 0), _SiteHandler)
        self.site, self.line = site, line
        self.sent: list[tuple[str, int]] = []
        self._lock = threading.Lock()
        self._free = 0.0

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def wait_for_line(self, size: int) -> None:
        """Wait until so many bytes have gone over the line that all share."""
        if not self.line.rate:
            return
        with self._lock:
            now = time.perf_counter()
            self._free = max(now, self._free) + size / self.line.rate
            until = self._free
        time.sleep(max(0.0, until - now))

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves while something loads is no fault."""


class _SiteHandler(http.server.BaseHTTPRequestHandler):
    server: _SiteServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        time.sleep(self.server.line.latency)
        file = self.server.site / path.lstrip("/")
        if file.is_dir():
            file = file / "index.html"
        there = file.is_file()
        body = file.read_bytes() if there else b""
        packed = file.suffix in _PACKED
        if packed:
            body = gzip.compress(body, 6, mtime=0)
        self.send_response(200 if there else 404)
        self.send_header("Content-Type", _TYPES.get(file.suffix, "application/octet-stream"))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        for at in range(0, len(body), _CHUNK):
            chunk = body[at : at + _CHUNK]
            self.server.wait_for_line(len(chunk))
            self.wfile.write(chunk)
        self.server.sent.append((path, len(body)))

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def _served(site: Path, line: Line) -> Iterator[_SiteServer]:
    server = _SiteServer(site, line)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
