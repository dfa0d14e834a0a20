"""What a screen reader is told of a page: Chromium's accessibility tree, and what is wrong with it.

axe looks at elements, one by one; here is asked what only the whole page shows: one title and
headings in order, landmarks that can be told apart, names that say where a link leads, tables that
say what their cells are, an order of the keyboard that follows the eye.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import CDPSession, Page

CONTROLS = frozenset(
    ("button", "checkbox", "combobox", "DisclosureTriangle", "link", "listbox", "menuitem", "radio")
    + ("searchbox", "slider", "spinbutton", "switch", "tab", "textbox")
)
"""What is worked with a key."""

# A form is one only by its name.
LANDMARKS = (
    "banner",
    "complementary",
    "contentinfo",
    "form",
    "main",
    "navigation",
    "region",
    "search",
)

SINGLE = ("banner", "contentinfo", "main")
"""Landmarks of which a page has one."""

EMPTY_WORDS = frozenset(
    [
        "点击",
        "点击这里",
        "更多",
        "详情",
        "查看",
        "看全部",
        "全部",
        "这里",
        "此处",
        "链接",
        "打开",
        "下载",
        "网站",
        "原文",
        "回到正文",
    ]
    + ["Atom", "RSS", "JSON", "日历", "日历文件", "每周摘要"]
)
"""Names that, in a list of links, do not say where each leads."""

COUNTED = re.compile(r"全部 \d+ 条")

IN_THE_DOCUMENT = """() => {
  const told = [];
  const where = (one) => one.outerHTML.slice(0, 120);
  if (!document.documentElement.lang) told.push('no language');
  const ids = new Map();
  for (const { id } of document.querySelectorAll('[id]')) ids.set(id, (ids.get(id) || 0) + 1);
  for (const [id, times] of ids) if (times > 1) told.push(`${times} elements with the id ${id}`);
  for (const name of ['aria-controls', 'aria-describedby', 'aria-labelledby', 'aria-owns'])
    for (const one of document.querySelectorAll(`[${name}]`))
      for (const id of one.getAttribute(name).split(/\\s+/))
        if (!ids.has(id)) told.push(`${name} leads nowhere: ${where(one)}`);
  for (const one of document.querySelectorAll('main label[for]:not(.md-nav__title)'))
    if (!ids.has(one.htmlFor)) told.push(`a label of nothing: ${where(one)}`);
  for (const one of document.querySelectorAll('[tabindex]'))
    if (one.tabIndex > 0) told.push(`a tabindex of its own: ${where(one)}`);
  return told;
}"""

JUMPS = """() => {
  const keyed = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
  const shown = (one) => one.offsetParent && getComputedStyle(one).visibility === 'visible';
  const told = [];
  let last = null;
  for (const one of document.querySelectorAll(`article :is(${keyed})`)) {
    if (one.disabled || !shown(one)) continue;
    const box = one.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    if (last && box.bottom <= last.box.top && box.left < last.box.right)
      told.push(`the keyboard goes up from ${last.html} to ${one.outerHTML.slice(0, 120)}`);
    last = { box, html: one.outerHTML.slice(0, 120) };
  }
  return told;
}"""


@dataclass
class Heard:
    """A node of the accessibility tree that is not left out."""

    role: str
    name: str
    said: dict[str, Any]
    """Its properties: level, expanded, url …"""
    node: int | None
    above: "Heard | None"
    below: list["Heard"] = field(default_factory=list)

    def walk(self) -> Iterator["Heard"]:
        yield self
        for one in self.below:
            yield from one.walk()

    def ancestors(self) -> Iterator["Heard"]:
        one = self.above
        while one:
            yield one
            one = one.above


def tree_of(client: CDPSession) -> Heard:
    """What the page tells, without nodes that are ignored."""
    nodes = client.send("Accessibility.getFullAXTree")["nodes"]
    by_id = {one["nodeId"]: one for one in nodes}
    top = Heard("page", "", {}, None, None)
    waiting = [(nodes[0], top)]
    while waiting:
        told, above = waiting.pop()
        here = above
        if not told.get("ignored"):
            said = {one["name"]: one["value"].get("value") for one in told.get("properties", [])}
            name = str(told.get("name", {}).get("value", "")).strip()
            role = told.get("role", {}).get("value", "")
            here = Heard(role, name, said, told.get("backendDOMNodeId"), above)
            above.below.append(here)
        below = [by_id[one] for one in told.get("childIds", []) if one in by_id]
        waiting += [(one, here) for one in reversed(below)]
    return top


def faults_heard(page: Page) -> list[str]:
    """What is wrong with what a screen reader is told of the page as it now is."""
    client = page.context.new_cdp_session(page)
    client.send("DOM.getDocument")
    told = list(tree_of(client).walk())
    looked = _Looked(client)
    found = [
        *_headings(told),
        *_landmarks(told, looked),
        *_controls(told, looked),
        *_links(told),
        *_tables(told, looked),
        *_pictures(told, looked),
        *page.evaluate(IN_THE_DOCUMENT),
        *page.evaluate(JUMPS),
    ]
    client.detach()
    return found


@dataclass
class _Looked:
    """How the element of a node is written, for who must mend it."""

    client: CDPSession

    def at(self, one: Heard) -> str:
        html = self.client.send("DOM.getOuterHTML", {"backendNodeId": one.node})["outerHTML"]
        return " ".join(html[:160].split())


def _headings(told: list[Heard]) -> Iterator[str]:
    headings = [one for one in told if one.role == "heading"]
    titles = [one.name for one in headings if one.said["level"] == 1]
    if len(titles) != 1:
        yield f"{len(titles)} titles: {titles}"
    before = 0
    for one in headings:
        if not one.name:
            yield "a heading without words"
        if one.said["level"] > before + 1:
            yield f"from level {before} to {one.said['level']}: {one.name}"
        before = one.said["level"]


def _landmarks(told: list[Heard], looked: _Looked) -> Iterator[str]:
    for role in LANDMARKS:
        found = [one for one in told if one.role == role and (one.name or role != "form")]
        if role in SINGLE and len(found) > 1 or role == "main" and not found:
            yield f"{len(found)} of the landmark {role}"
        if len(found) > 1:
            for name, times in Counter(one.name for one in found).items():
                if times > 1 or not name:
                    places = [looked.at(one) for one in found if one.name == name]
                    yield f"{times} of {role} by the name “{name}”: {places}"


def _controls(told: list[Heard], looked: _Looked) -> Iterator[str]:
    for one in told:
        if one.role in CONTROLS and not any(sign.isalnum() for sign in one.name):
            yield f"{one.role} by the name “{one.name}”: {looked.at(one)}"
        if one.role == "DisclosureTriangle" and "expanded" not in one.said:
            yield f"does not say whether it is open: {looked.at(one)}"
        if one.role == "radio" and not any(
            above.name for above in one.ancestors() if above.role in ("form", "group", "radiogroup")
        ):
            yield f"a choice without its question: {looked.at(one)}"


def _links(told: list[Heard]) -> Iterator[str]:
    places = defaultdict(set)
    for one in told:
        if one.role == "link":
            places[one.name].add(str(one.said.get("url", "")))
    for name, urls in places.items():
        if len(urls) > 1 and (name in EMPTY_WORDS or COUNTED.fullmatch(name)):
            yield f"“{name}” leads to {len(urls)} places: {sorted(urls)[:3]}"


def _tables(told: list[Heard], looked: _Looked) -> Iterator[str]:
    for one in told:
        if one.role not in ("table", "grid", "treegrid"):
            continue
        if not one.name and not any(
            above.name for above in one.ancestors() if above.role == "region"
        ):
            yield f"a table without a name: {looked.at(one)}"
        heads = [below for below in one.walk() if below.role in ("columnheader", "rowheader")]
        if not heads or not all(head.name for head in heads):
            yield f"a table without headers, or an empty one: {looked.at(one)}"


def _pictures(told: list[Heard], looked: _Looked) -> Iterator[str]:
    for one in told:
        if (
            one.role in ("image", "img", "Iframe", "dialog", "meter", "progressbar")
            and not one.name
        ):
            yield f"{one.role} without a name: {looked.at(one)}"
