"""Where the links of a built site lead."""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(r'(?:href|src|url)="?=?([^"#\s>]*)(?:#([^"\s>]*))?"')
_ANCHOR = re.compile(r'\sid="?([^"\s>]+)')
_OURS = re.compile(r"https://example\.org/([^\s\"<>\\;&,]*)")


def dead_links(site: Path) -> Iterator[tuple[str, str, str]]:
    """Page, address and anchor of every link that leads to no file, or to no place on its page."""
    pages = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    texts = {name: path.read_text(encoding="utf-8") for name, path in pages.items()}
    anchors = {name: set(_ANCHOR.findall(text)) for name, text in texts.items()}
    assert texts and any(anchors.values())
    for name, text in texts.items():
        if name in (
            "404.html",
            "embed/404.html",
        ):  # their links begin at the root of the address, not of the folder
            continue
        for address, anchor in set(_LINK.findall(text)):
            target = unescape(unquote(address)).split("?")[0]
            if re.match(r"[a-z]+:|//", target):
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target or name))
            if not target:
                path = name
            elif target.endswith(("/", ".")) or path == ".":
                path = posixpath.normpath(posixpath.join(path, "index.html"))
            if "=" in anchor:  # what a tool or a finder is asked, and no place on its page
                anchor = ""
            if path not in files or (anchor and path in anchors and anchor not in anchors[path]):
                yield name, address, anchor


def told_addresses(site: Path) -> set[str]:
    """Every address of ours in a feed or calendar, below the root, with its anchor."""
    found: set[str] = set()
    for pattern in ("feeds/**/*.json", "feeds/**/*.xml", "feeds/*.opml", "calendar/**/*.ics"):
        paths = list(site.glob(pattern))
        assert paths, pattern
        for path in paths:
            text = path.read_text(encoding="utf-8").replace("\n ", "")  # folded lines of calendars
            found |= set(_OURS.findall(text))
    return found


def is_there(site: Path, address: str) -> bool:
    """Whether a page has this address, and the place that the anchor names."""
    url, _, anchor = address.partition("#")
    target = site / url / "index.html" if not url or url.endswith("/") else site / url
    if not target.is_file():
        return False
    return not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8")
