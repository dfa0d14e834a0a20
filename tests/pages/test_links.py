"""No link of the built site leads nowhere: neither to a missing page nor to a missing anchor."""

import posixpath
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_LINK = re.compile(r'(?:href|src|url)="?=?([^"#\s>]*)(?:#([^"\s>]*))?"')
_ANCHOR = re.compile(r'\sid="?([^"\s>]+)')


def test_every_link_leads_somewhere(site: Path) -> None:
    pages = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    texts = {name: path.read_text(encoding="utf-8") for name, path in pages.items()}
    anchors = {name: set(_ANCHOR.findall(text)) for name, text in texts.items()}
    dead = set()
    for name, text in texts.items():
        if name == "404.html":  # its links begin at the root of the address, not of the folder
            continue
        for address, anchor in _LINK.findall(text):
            target = unescape(unquote(address)).split("?")[0]
            if re.match(r"[a-z]+:|//", target):
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target or name))
            if not target:
                path = name
            elif target.endswith(("/", ".")) or path == ".":
                path = posixpath.normpath(posixpath.join(path, "index.html"))
            if path not in files or (anchor and path in anchors and anchor not in anchors[path]):
                dead.add((name, address, anchor))
    assert sorted(dead)[:20] == []


def test_what_feeds_and_calendars_lead_to_is_there(site: Path) -> None:
    """Every address of ours in a feed or calendar is that of a page, with its place on the page."""
    told = re.compile(r"https://example\.org/([^\s\"<>\\;&,]*)")
    found: set[str] = set()
    for pattern in ("feeds/**/*.json", "feeds/**/*.xml", "feeds/*.opml", "calendar/**/*.ics"):
        for path in site.glob(pattern):
            text = path.read_text(encoding="utf-8").replace("\n ", "")  # folded lines of calendars
            found |= set(told.findall(text))
    assert len(found) > 600
    pages: dict[str, str] = {}
    for address in sorted(found):
        url, _, anchor = address.partition("#")
        target = site / url / "index.html" if not url or url.endswith("/") else site / url
        assert target.is_file(), address
        if anchor:
            if url not in pages:
                pages[url] = target.read_text(encoding="utf-8")
            assert f'id="{anchor}"' in pages[url], address
