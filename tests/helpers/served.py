"""A built site behind a plain server, for browsers; with the headers of a real one where they count."""

import functools
import http.server
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Writes nothing, but into `log` what a server's would have and all else that came with a request."""

    def __init__(self, *args: Any, log: list[str] | None = None, **more: Any):
        self.log = log
        super().__init__(*args, **more)

    def log_message(self, format: str, *args: object) -> None:
        pass

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        if self.log is not None:
            self.log.append(f"{self.requestline}\n{self.headers}")


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page while it loads is no fault."""


class _Strict(_Quiet):
    """Sends what the site's `_headers` asks for, and the page of what is missing."""

    def end_headers(self) -> None:
        for name, value in told(Path(self.directory), urlsplit(self.path).path).items():
            if name != "Content-Type":
                self.send_header(name, value)
        super().end_headers()

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        own = "/" + Path(path).relative_to(self.directory).as_posix()
        return told(Path(self.directory), own).get("Content-Type") or super().guess_type(path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def told(site: Path, path: str) -> dict[str, str]:
    """The headers that a static host reads out of `_headers` for a path below the root."""
    headers: dict[str, str] = {}
    for form, said in _rules(site):
        headers |= said if form.fullmatch(path) else {}
    return headers


@functools.cache
def _rules(site: Path) -> list[tuple[re.Pattern[str], dict[str, str]]]:
    rules = []
    for rule in (site / "_headers").read_text(encoding="utf-8").strip().split("\n\n"):
        pattern, *lines = rule.split("\n")
        form = re.sub(r":[a-z]+", "[^/]+", re.escape(pattern).replace(r"\*", ".*"))
        rules.append((re.compile(form), dict(line.strip().split(": ", 1) for line in lines)))
    return rules


@contextmanager
def served(site: Path, strict: bool = False, log: list[str] | None = None) -> Iterator[str]:
    """The address of the site's root while it is served; `strict` with the headers that it asks for.
    `log` gets every request."""
    kind = _Strict if strict else _Quiet
    handler = functools.partial(kind, directory=str(site), log=log)
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
