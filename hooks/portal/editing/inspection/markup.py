"""Whether the HTML of a page is whole, and takes nothing from elsewhere."""

import re
from collections.abc import Iterator
from typing import Any

from portal.catalogue.web_hosts import host_of
from portal.editing.inspection.built_site import BuiltSite
from portal.editing.inspection.finding import Fault
from portal.editing.inspection.read_page import ReadPage

MUST_CLOSE = (
    "a|article|aside|b|button|dialog|div|dl|em|fieldset|footer|form|h[1-6]|header|iframe|label|main"
    "|nav|ol|section|select|small|span|strong|table|ul"
)
"""Elements whose end HTML does not let anybody leave out."""

_TAG = re.compile(rf"<(/?)({MUST_CLOSE})(?=[\s>/])(?:[^>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_NOT_MARKUP = re.compile(
    r"<!--.*?-->|<(script|style|textarea|title|template|svg)\b.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(r"<meta\b[^>]*charset", re.IGNORECASE)

TAKEN = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "frame": ("src",),
    "audio": ("src",),
    "video": ("src", "poster"),
    "source": ("src", "srcset"),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
}
"""What a browser fetches by itself, by element."""

TAKEN_LINKS = frozenset(
    ("stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon")
)


_IN_STYLE = re.compile(
    r"(?:url\(\s*[\"']?|@import\s+[\"'])((?:https?:)?//[^\"')\s]+)", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def style_faults(path: str, style: str, site: BuiltSite, first: int = 1) -> Iterator[Fault]:
    """What a style takes from elsewhere."""
    if "//" not in style:
        return
    style = _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), style)
    for found in _IN_STYLE.finditer(style):
        if not site.is_own(host_of(found[1])):
            line = first + style.count("\n", 0, found.start())
            told = f"样式里的 {found[1]}"
            yield Fault("outer-resource", path, line, told, "把文件放到自己的网站上")


def markup_faults(page: ReadPage, site: BuiltSite) -> Iterator[Fault]:
    if not page.is_readable:
        yield Fault("encoding", page.path, 0, "有的字节不是 UTF-8，也不是 GBK", "整页用一种编码存")
    if page.is_redirect:
        return
    yield from _head(page)
    yield from _ids(page)
    yield from _open(page)
    for one in page.all("style"):
        yield from style_faults(page.path, one.text or "", site, one.sourceline or 0)
    for one in page.elements:
        if style := one.get("style"):
            yield from style_faults(page.path, style, site, one.sourceline or 0)
    for element, address in fetched(page):
        host = host_of(address)
        if not host or site.is_own(host):
            if address.lower().startswith("http://") and host:
                yield _taken(
                    "mixed-content", page, element, address, "写 https，或者写成站内的相对地址"
                )
            continue
        kind = "mixed-content" if address.lower().startswith("http://") else "outer-resource"
        yield _taken(kind, page, element, address, "把文件放到自己的网站上")


def fetched(page: ReadPage) -> Iterator[tuple[Any, str]]:
    """Elements with an address that a browser fetches when it shows the page."""
    for tag, names in TAKEN.items():
        for element in page.all(tag):
            if tag == "link" and not TAKEN_LINKS & set((element.get("rel") or "").lower().split()):
                continue
            for name in names:
                value = (element.get(name) or "").strip()
                several = value.split(",") if name == "srcset" else [value]
                for one in several:
                    address = one.split()[0] if name == "srcset" and one.split() else one
                    if address and not address.startswith(("data:", "blob:", "about:")):
                        yield element, address


def _taken(kind: str, page: ReadPage, element: Any, address: str, expected: str) -> Fault:
    return Fault(kind, page.path, element.sourceline or 0, f"<{element.tag}> {address}", expected)


def _head(page: ReadPage) -> Iterator[Fault]:
    if not page.title:
        yield Fault(
            "no-title", page.path, 0, "<title> 没有，或者是空的", "写这一页讲什么和网站的名称"
        )
    if page.root is None or not (page.root.get("lang") or "").strip():
        yield Fault("no-language", page.path, 0, "<html> 没有 lang", '写 <html lang="zh-CN">')
    if not _CHARSET.search(page.source[:4000]):
        yield Fault("no-charset", page.path, 0, "没有 <meta charset>", '写 <meta charset="utf-8">')
    if "viewport" not in page.metas:
        told = "没有 <meta name=viewport>"
        yield Fault("no-viewport", page.path, 0, told, "写 width=device-width, initial-scale=1")


def _ids(page: ReadPage) -> Iterator[Fault]:
    seen: set[str] = set()
    for one in page.elements:
        id = one.get("id")
        if id is not None and id in seen:
            told = f"id=“{id}”"
            yield Fault(
                "duplicate-id", page.path, one.sourceline or 0, told, "一页里一个 id 只用一次"
            )
        seen.add(id)


def _open(page: ReadPage) -> Iterator[Fault]:
    """The first element that is not closed, or closed and never opened: what follows is its doing."""
    text = _NOT_MARKUP.sub(lambda found: "\n" * found[0].count("\n"), page.source)
    tags = [(found.start(), found[1], found[2].lower()) for found in _TAG.finditer(text)]
    opened: list[tuple[int, str]] = []
    for start, close, name in tags:
        if not close:
            opened.append((start, name))
        elif opened and opened[-1][1] == name:
            opened.pop()
        else:
            wrong = opened[-1] if any(one == name for _, one in opened) else (start, f"/{name}")
            opened = [wrong]
            break
    if opened:
        start, name = opened[-1]
        told = f"<{name}> 没有开头" if name.startswith("/") else f"<{name}> 没有关上"
        line = text.count("\n", 0, start) + 1
        yield Fault("unclosed", page.path, line, told, "开头和结尾成对")
