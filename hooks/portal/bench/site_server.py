"""A built site behind a server of our own: compressed, over a line of some speed, and with a note of what
went out. The line is limited here and not in the browser, so that workers wait for it, too."""

import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

BLANK = "blank.html"
"""A page that loads nothing."""

_EMPTY = b"<!doctype html><title>-</title>"
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


@dataclass(frozen=True)
class Line:
    """A line to the server: seconds before anything comes, bytes a second for all together."""

    latency: float = 0.0
    rate: float = 0.0


FAST = Line()


class SiteServer(http.server.ThreadingHTTPServer):
    """Serves a folder; what is not in it, from `behind`. `sent` has address and bytes on the wire."""

    daemon_threads = True

    def __init__(self, site: Path, line: Line, behind: Path | None):
        super().__init__(("127.0.0.1", 0), _SiteHandler)
        self.line = line
        self.sent: list[tuple[str, int]] = []
        self._folders = (site, behind) if behind else (site,)
        self._lock = threading.Lock()
        self._free = 0.0
        self.packed = functools.cache(lambda content: gzip.compress(content, 6, mtime=0))

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def content(self, path: str) -> tuple[str, bytes | None]:
        """The kind of a file and what is in it, None for what there is not."""
        if path == BLANK:
            return ".html", _EMPTY
        for folder in self._folders:
            file = folder / path
            if file.is_dir():
                file = file / "index.html"
            if file.is_file():
                return file.suffix, file.read_bytes()
        return ".html", None

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
    server: SiteServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        time.sleep(self.server.line.latency)
        kind, content = self.server.content(path.lstrip("/"))
        body = content or b""
        packed = kind in _PACKED
        if packed:
            body = self.server.packed(body)
        self.send_response(404 if content is None else 200)
        self.send_header("Content-Type", _TYPES.get(kind, "application/octet-stream"))
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
def served(site: Path, line: Line = FAST, behind: Path | None = None) -> Iterator[SiteServer]:
    """The site at `root` of the server, until the block ends."""
    server = SiteServer(site, line, behind)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
