"""What people need who listen, use a keyboard, or see badly: as far as the markup shows it."""

import re
from collections.abc import Iterator
from typing import Any

from portal.editing.inspection.finding import Fault
from portal.editing.inspection.read_page import ReadPage, is_hidden, text_of

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_NOT_TYPED = ("hidden", "submit", "reset", "button", "image")

ENTRIES = {
    "aids-entry": (
        r"大字|无障碍|长者|适老|关怀|老年",
        "没有“大字版”“无障碍”或“长者模式”的链接、按钮",
        "放在首页的上方",
    ),
    "map-entry": (r"网站地图|站点地图|站点导航", "没有“网站地图”的链接", "放在页脚"),
    "contact-entry": (
        r"联系|纠错|找错|有错|留言|咨询|信箱",
        "没有“联系我们”“纠错”的链接",
        "放在页脚",
    ),
}
"""What is looked for among the links and buttons of the home page."""

_RULE = re.compile(r"([^{}]+)\{([^{}]*\boutline\s*:\s*(?:0|none)\b[^{}]*)\}", re.IGNORECASE)
_INSTEAD = re.compile(r"box-shadow|border|background|text-decoration|transform|outline-offset")
_KEYBOARD = re.compile(
    r"(?:\*|a|button|input|select|textarea|summary|:root)?(?::focus|:focus-visible)?(?:::-moz-focus-inner)?"
)
"""Selectors that mean whatever can be reached: a box that a script sends the focus to is another matter."""


def access_faults(page: ReadPage) -> Iterator[Fault]:
    if page.is_fragment:
        return
    yield from _headings(page)
    yield from _pictures(page)
    yield from _controls(page)
    yield from _inputs(page)
    yield from _tables(page)
    for element in page.all("style"):
        yield from focus_faults(page.path, element.text or "", element.sourceline or 0)


def entry_faults(page: ReadPage) -> Iterator[Fault]:
    """What the home page lacks."""
    words = [
        f"{text_of(one)} {one.get('title') or ''} {one.get('aria-label') or ''}"
        for one in page.all("a", "button", "summary", "label")
    ]
    for kind, (pattern, told, expected) in ENTRIES.items():
        if not any(re.search(pattern, one) for one in words):
            yield Fault(kind, page.path, 0, told, expected)
    links = page.all("a")
    if not any((one.get("href") or "").startswith("#") for one in links[:5]):
        yield Fault("skip-link", page.path, 0, "最前面没有跳到正文的链接", "第一个链接写“跳到正文”")
    if not any("rss" in t or "atom" in t or "feed" in t for t in _alternates(page)):
        told = "没有 <link rel=alternate>"
        yield Fault("feed-entry", page.path, 0, told, "在 <head> 里声明 RSS 或 Atom")
    searching = ("search", "searchword", "q", "keyword", "keywords", "wd", "query")
    fields = page.all("input")
    if not (
        any(one.get("role") == "search" or one.tag == "search" for one in page.elements)
        or any((one.get("type") or "") == "search" for one in fields)
        or any((one.get("name") or "").lower() in searching for one in fields)
        or any(re.search(r"搜索|查找|检索", one) for one in words)
    ):
        yield Fault("search-entry", page.path, 0, "没有搜索框", "放在首页的上方")


def focus_faults(path: str, style: str, first: int = 1) -> Iterator[Fault]:
    """Rules of a style sheet that take the outline away and put nothing in its place."""
    if "outline" not in style:
        return
    for rule in _RULE.finditer(style):
        selectors = [one.strip() for one in rule[1].split(",")]
        wrong = next((one for one in selectors if one and _KEYBOARD.fullmatch(one)), None)
        if wrong and not _INSTEAD.search(rule[2]):
            line = first + style.count("\n", 0, rule.start(2))
            yield Fault(
                "focus-hidden", path, line, f"{wrong} 去掉了轮廓（outline）", "另给一个看得见的样子"
            )


def _alternates(page: ReadPage) -> Iterator[str]:
    for one in page.all("link"):
        if "alternate" in (one.get("rel") or "").lower():
            yield (one.get("type") or "").lower()


def _headings(page: ReadPage) -> Iterator[Fault]:
    headings = [one for one in page.all(*_HEADINGS) if not is_hidden(one)]
    first = [one for one in headings if one.tag == "h1"]
    if len(first) != 1:
        line = first[1].sourceline or 0 if first else 0
        told = f"有 {len(first)} 个" if first else "没有 <h1>"
        yield Fault("one-heading", page.path, line, told, "整页的标题用 <h1>，只用一次")
    before = 0
    for one in headings:
        level = int(one.tag[1])
        if before and level > before + 1:
            told = f"<h{before}> 后面是 <h{level}>"
            yield Fault("heading-order", page.path, one.sourceline or 0, told, "一级一级往下")
        before = level


def _pictures(page: ReadPage) -> Iterator[Fault]:
    for one in page.all("img", "area"):
        if one.get("alt") is None and not _is_named(one) and not is_hidden(one):
            told = f"<{one.tag}> {(one.get('src') or one.get('href') or '')[:120]}"
            yield Fault(
                "image-alt", page.path, one.sourceline or 0, told, '写 alt；只作装饰的写 alt=""'
            )


def _controls(page: ReadPage) -> Iterator[Fault]:
    for one in page.elements:
        is_picture = one.tag == "input" and (one.get("type") or "").lower() == "image"
        if not (one.tag in ("a", "button") or one.get("role") == "button" or is_picture):
            continue
        if one.tag == "a" and not one.get("href") or is_picture and (one.get("alt") or "").strip():
            continue
        if _is_named(one) or text_of(one) or is_hidden(one) or _named_drawing(one):
            continue
        told = f"<{one.tag}> {(one.get('href') or one.get('class') or '')[:120]}".strip()
        yield Fault(
            "control-name", page.path, one.sourceline or 0, told, "写文字，或者写 aria-label"
        )


def _inputs(page: ReadPage) -> Iterator[Fault]:
    labelled = {one.get("for") for one in page.all("label")}
    for one in page.all("input", "select", "textarea"):
        if one.tag == "input" and (one.get("type") or "text").lower() in _NOT_TYPED:
            continue
        if one.get("id") in labelled - {None} or _is_named(one) or is_hidden(one):
            continue
        if any(above.tag == "label" for above in one.iterancestors()):
            continue
        told = f"<{one.tag}> {one.get('name') or one.get('id') or ''}".strip()
        yield Fault(
            "input-label", page.path, one.sourceline or 0, told, "写 <label>，或者写 aria-label"
        )


def _tables(page: ReadPage) -> Iterator[Fault]:
    for one in page.all("table"):
        if one.get("role") in ("presentation", "none") or is_hidden(one):
            continue
        rows = [row for row in one.iter("tr")]
        if len(rows) > 1 and next(one.iter("th"), None) is None:
            cells = text_of(rows[0])[:30]
            yield Fault(
                "table-header", page.path, one.sourceline or 0, f"第一行：{cells}", "表头用 <th>"
            )


def _is_named(element: Any) -> bool:
    names = ("aria-label", "aria-labelledby", "title")
    return any((element.get(name) or "").strip() for name in names)


def _named_drawing(element: Any) -> bool:
    """Whether a drawing in it says what it is."""
    return any(
        _is_named(one) or next(one.iter("{*}title"), None) is not None
        for one in element.iter("svg")
    )
