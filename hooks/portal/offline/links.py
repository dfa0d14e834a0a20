"""A page as it is opened from a disk: links name files, for no server says what is in a folder; scripts
are no modules; what only the site has is linked there."""

import posixpath
import re
from html import escape
from urllib.parse import unquote

from portal.offline.left_out import is_left_out

LINK = re.compile(r'\b(?P<name>href|src|action)="(?P<to>[^"]*)"')
FORWARD = re.compile(r'(?<=<meta http-equiv="refresh" content="0; url=)[^"]*')
FOR_PROGRAMS = re.compile(r'<link rel="(?:alternate|search|manifest)"[^>]*>\n?')
"""What a head says of what only the site has."""

AHEAD = re.compile(r'<link rel="(?:modulepreload|preload)"[^>]*>\n?| data-loads="[^"]*"')
"""What is asked for ahead: from a disk a browser refuses it."""

MODULE = re.compile(r'(<script\b[^>]*) type="module"')

ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//|#|$")


def page_on_disk(html: str, path: str, site: str) -> str:
    """The page at `path` below the root; `site` is where the site is, '' when nobody has said."""
    folder = posixpath.dirname(path)
    html = MODULE.sub(r"\1 defer", AHEAD.sub("", FOR_PROGRAMS.sub("", html)))
    html = FORWARD.sub(lambda found: _led(found[0], folder, site) or found[0], html)

    def led(found: re.Match[str]) -> str:
        to = _led(found["to"], folder, site)
        return f'{found["name"]}="{to}"' if to else ""

    return LINK.sub(led, html)


def _led(to: str, folder: str, site: str) -> str:
    """Where a link of a page in `folder` leads; '' to what nobody can reach from here."""
    if ELSEWHERE.match(to):
        return to
    end = re.search(r"[?#]|$", to)
    assert end
    way, rest = to[: end.start()], to[end.start() :]
    if not way:
        return to
    there = posixpath.normpath(posixpath.join(folder, unquote(way)))
    is_folder = posixpath.basename(way) in ("", ".", "..")
    if is_left_out(f"{there}/" if is_folder else there):
        return escape(site) + posixpath.normpath(posixpath.join(folder, way)) + rest if site else ""
    return f"{way.rstrip('/')}/index.html{rest}" if is_folder else to
