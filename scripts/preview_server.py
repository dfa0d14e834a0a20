"""The server of the preview: the pages of the last good site, and beside them the tools that only
an editor has.

A tool is a route: a prefix of addresses and who answers below it, `{"/admin/": handler}`. A handler
takes the request (`environ`, as WSGI says it) and returns (status, headers, body as bytes); it is
asked only what preview_guard.py lets through. It finds the address in `address_of(environ)` and what
was sent in `json_of(environ)`, and answers most easily with `json_answer(...)`.

Of MkDocs' server only the watching of files is used. Its own answers wait until a build is done, and
its script stands inside the page, which the site's rules for scripts forbid.

Plain syntax, as in every file of this folder.
"""

import json
import mimetypes
import os
import posixpath
import time
from pathlib import Path
from urllib.parse import quote

from preview_guard import refusal_of, refusal_of_tool

MOST = 1000000
"""Bytes that a request may bring."""

TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
"""Types that are not left to the machine: on Windows programs change what it says of endings."""


class BadRequest(Exception):
    """What was sent cannot be read; the text says why."""


def address_of(environ):
    """The path that was asked for."""
    return environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")


def json_of(environ):
    """What was sent, as data; raises BadRequest for what is no JSON or too long."""
    length = environ.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > MOST:
        raise BadRequest("发来的内容太长")
    try:
        return json.loads(environ["wsgi.input"].read(int(length)).decode("utf-8"))
    except (ValueError, RecursionError):  # the latter where brackets stand in brackets without end
        raise BadRequest("发来的内容读不出来") from None


def json_answer(value, status="200 OK"):
    body = json.dumps(value, ensure_ascii=False).encode("utf-8")
    return status, [("Content-Type", "application/json; charset=utf-8")], body


def text_answer(text, status="200 OK"):
    return status, [("Content-Type", "text/plain; charset=utf-8")], text.encode("utf-8")


def file_answer(path):
    """A file, as an answer; None where there is none."""
    try:
        body = path.read_bytes()
    except OSError:
        return None
    return answer_of(path.name, body)


def answer_of(name, body):
    """The content of a file of that name, as an answer."""
    ending = posixpath.splitext(name)[1].lower()
    kind = TYPES.get(ending) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if kind.startswith("text/") or kind in ("application/json", "application/xml"):
        kind += "; charset=utf-8"
    return "200 OK", [("Content-Type", kind)], body


def missing():
    return text_answer("没有这个地址", "404 Not Found")


class Pages:
    """Answers with the files of a site that is replaced now and then: that of a Preview."""

    def __init__(self, preview):
        self.site, self.path, self.preview = preview.site, preview.path, preview

    def answer(self, environ):
        asked = address_of(environ)
        if asked == "/" != self.path:
            return "302 Found", [("Location", quote(self.path))], b""
        if not (asked + "/").startswith(self.path):
            return self.missing()
        if not self.preview.builds:
            return self.with_tools(self.preview.no_site())
        below = posixpath.normpath("/" + asked[len(self.path) :]).lstrip("/")
        below += "/index.html" if asked.endswith("/") and below else ""
        found = self._read(below or "index.html")
        if not (found or asked.endswith("/")) and self._read(f"{below}/index.html"):
            return "302 Found", [("Location", quote(asked) + "/")], b""
        return self.with_tools(found, below or "index.html") if found else self.missing()

    def _read(self, below):
        """The file, or what is made now because nobody asked before; where the site is just being
        replaced, a moment later. Of a page that is shown before the rest is made, that one; what
        belongs to all pages waits for the rest."""
        place = self.site.joinpath(*below.split("/"))
        first = self.preview.asked(below)
        if first is not None:
            return answer_of(below, first)
        if not below.endswith(".html") and not place.is_file():
            self.preview.wait_for_all()
        for _ in range(20):
            maker = self.preview.maker
            found = file_answer(place)
            made = maker.content(below) if maker and not found else None
            if made is not None:
                return answer_of(below, made)
            if found or self.site.is_dir():
                return found
            time.sleep(0.05)
        return None

    def missing(self):
        found = file_answer(self.site / "404.html") or text_answer("没有这个页面")
        return self.with_tools(("404 Not Found",) + found[1:])

    def with_tools(self, answer, below=""):
        """A page with what the preview adds at its end; any other file as it is."""
        status, headers, body = answer
        if not dict(headers).get("Content-Type", "").startswith("text/html"):
            return answer
        head, end, tail = body.rpartition(b"</body>")
        added = self.preview.added(below)
        return status, headers, (head + added + end + tail if end else body + added)


def application(host, pages, routes, open_to_all=()):
    """The WSGI application: routes first, then pages; both behind the guard. Other machines get an
    answer of the routes that are `open_to_all`, if the preview is shown to any."""
    from portal.pages.response_headers import HEADERS

    def answer(environ):
        asked = address_of(environ)
        route = next((prefix for prefix in routes if asked.startswith(prefix)), None)
        if route:
            refusal = refusal_of_tool(environ, host, route in open_to_all)
        else:
            refusal = refusal_of(environ, host)
        if refusal:
            return text_answer(refusal, refusal)
        return (routes[route] if route else pages)(environ) or missing()

    def serve(environ, start_response):
        try:
            status, headers, body = answer(environ)
        except BadRequest as error:
            status, headers, body = text_answer(str(error), "400 Bad Request")
        except Exception as error:  # noqa: BLE001 - one bad answer does not end the preview
            words = " ".join(f"{type(error).__name__} {error}".split())
            status, headers, body = text_answer(
                f"预览的程序出了错：{words}", "500 Internal Server Error"
            )
        always = dict(HEADERS)
        always["Cache-Control"] = "no-store"
        always["Cross-Origin-Resource-Policy"] = "same-origin"
        always["Content-Length"] = str(len(body))
        always.update(headers)
        start_response(status, list(always.items()))
        return [b"" if environ.get("REQUEST_METHOD") == "HEAD" else body]

    return serve


QUIET = 0.05
"""Seconds without an edit after which what was saved together is there."""


def make_server(host, port, app, rebuild, announce, edits):
    """A server that answers with `app` and calls `rebuild()` after edits to what it `watch`es, once
    `edits` know of them; `announce()` is called when it listens."""
    from mkdocs.livereload import LiveReloadServer

    from preview_watch import Eyes

    class Server(LiveReloadServer):
        allow_reuse_address = os.name != "nt"  # there it would share the port with another server

        def server_activate(self):
            super().server_activate()
            announce()

    server = Server(builder=rebuild, host=host, port=port, root=str(Path.cwd()))
    server.observer = Eyes(edits)
    server.build_delay = QUIET
    server.set_app(app)
    return server
