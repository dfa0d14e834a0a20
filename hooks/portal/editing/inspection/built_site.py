"""The folder of a static site: which files there are, and where an address in a page leads."""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

PAGES = (".html", ".htm", ".shtml")
INDEXES = ("index.html", "index.htm", "index.shtml", "default.html", "default.htm")

_INDEX = re.compile(r"index[\w.-]*\.s?html?", re.IGNORECASE)
"""Of a site in one of several languages, as Debian's manuals are."""

_CANONICAL = re.compile(rb"<link\b[^>]*rel=[\"']?canonical[^>]*>", re.IGNORECASE)
_DOMAIN = re.compile(rb"<meta\b[^>]*name=[\"']?SiteDomain[^>]*>", re.IGNORECASE)
_VALUE = re.compile(rb"(?:href|content)=[\"']?([^\"'\s>]+)", re.IGNORECASE)


class NoSite(Exception):
    """There is no site to inspect; the text says why."""


@dataclass(frozen=True)
class Destination:
    """Where an address leads. Of one inside the site `path` is the file, '' where there is none."""

    inside: bool
    path: str = ""
    wanted: str = ""
    other_case: str = ""
    fragment: str = ""
    url: str = ""


NOWHERE = Destination(inside=False)
"""Mail, telephone, data: and what is under the same host but above the folder."""


class BuiltSite:
    """Files by their path from the folder, with slashes."""

    def __init__(self, root: Path, hosts: Iterable[str] = ()):
        """`hosts` are names of the site itself, beside those that its home page tells."""
        if not root.is_dir():
            raise NoSite(f"没有文件夹 {root}")
        self.root = root
        self.files = frozenset(_files(root))
        self.pages = sorted(one for one in self.files if one.lower().endswith(PAGES))
        named = [one for one in self.pages if _INDEX.fullmatch(one)]
        self.home = next((one for one in (*INDEXES, *named) if one in self.files), "")
        if not self.home:
            raise NoSite(f"{root} 里没有 index.html，不像网站的文件夹")
        self._by_small = {one.lower(): one for one in sorted(self.files, reverse=True)}
        head = (root / self.home).read_bytes()[:200_000]
        canonical = urlsplit(_value_in(_CANONICAL, head))
        path = canonical.path.removesuffix(self.home)
        self.base = path if path.endswith("/") else "/"
        domain = _value_in(_DOMAIN, head).rpartition("//")[2].partition("/")[0]
        told = {(canonical.hostname or "").lower(), domain.partition(":")[0].lower()}
        self.hosts = frozenset({*hosts, *told} - {""})
        self._destination = lru_cache(maxsize=100_000)(self._found)

    def is_own(self, host: str) -> bool:
        return host in self.hosts

    def read(self, path: str) -> bytes:
        return (self.root / path).read_bytes()

    def destination(self, page: str, address: str) -> Destination:
        """Of an address as it is written in a page."""
        address = address.strip()
        if address[:1] in ("#", "?"):
            return Destination(True, page, page, fragment=unquote(address.partition("#")[2]))
        return self._destination(posixpath.dirname(page), address)

    def _found(self, folder: str, address: str) -> Destination:
        try:
            parts = urlsplit(address)
            host = (parts.hostname or "").lower()
        except ValueError:
            return Destination(inside=True, wanted=address)
        if parts.scheme.lower() not in ("", "http", "https"):
            return NOWHERE
        if host and not self.is_own(host):
            return Destination(inside=False, url=address)
        path = unquote(parts.path)
        if host or path.startswith("/"):
            path = path or "/"
            if not path.startswith(self.base):
                return NOWHERE
            path = path[len(self.base) :]
        else:
            path = f"{folder}/{path}" if folder else path
        slash = path.endswith(("/", "/.", "/..")) or not path
        path = posixpath.normpath(path) if path else ""
        path = "" if path == "." else path.lstrip("/")
        if path.startswith(".."):
            return NOWHERE if self.base != "/" else Destination(inside=True, wanted=path)
        return self._file(path, slash, unquote(parts.fragment))

    def _file(self, path: str, slash: bool, fragment: str) -> Destination:
        if path in self.files and not slash:
            return Destination(True, path, path, fragment=fragment)
        tries = [posixpath.join(path, name) for name in INDEXES]
        tries += [] if slash else [f"{path}.html"]
        for one in tries:
            if one in self.files:
                return Destination(True, one, path, fragment=fragment)
        for one in (path, *tries):
            if small := self._by_small.get(one.lower()):
                return Destination(True, "", path, other_case=small, fragment=fragment)
        return Destination(True, "", path, fragment=fragment)


def _files(root: Path) -> Iterator[str]:
    for folder, _, names in os.walk(root):
        here = Path(folder).relative_to(root).as_posix()
        for name in names:
            if os.path.isfile(os.path.join(folder, name)):  # a link may lead nowhere
                yield name if here == "." else f"{here}/{name}"


def _value_in(pattern: re.Pattern[bytes], head: bytes) -> str:
    tag = pattern.search(head)
    value = tag and _VALUE.search(tag[0])
    return value[1].decode("utf-8", "replace") if value else ""
