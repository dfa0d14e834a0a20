"""Where the links and files of a page lead inside the site."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from portal.editing.inspection.built_site import BuiltSite
from portal.editing.inspection.finding import Fault
from portal.editing.inspection.markup import fetched
from portal.editing.inspection.read_page import ReadPage, sent_to

_STATE = re.compile(r"[=!/~:]|^$|^top$")
"""Fragments that are no place in the page: they are kept for its scripts."""

_OWN_DISK = re.compile(r"file:|[a-z]:[\\/]", re.IGNORECASE)

_ID = re.compile(r"\s(?:id|name)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))", re.IGNORECASE)

Anchors = dict[tuple[str, str], tuple[int, list[tuple[str, int]]]]
"""By page and fragment: on how many pages a link leads there, and the first of them."""


def inner_link_faults(page: ReadPage, site: BuiltSite) -> Iterator[Fault]:
    if page.root is None:
        return
    for one in page.all("a", "area"):
        address, line = one.get("href"), one.sourceline or 0
        if address is None:
            continue
        if not address.strip():
            yield Fault("empty-link", page.path, line, 'href=""', "写网址，或者去掉 href")
        elif address.strip().lower().startswith("javascript:"):
            expected = "写网址；要程序做事的用 <button>"
            yield Fault("script-link", page.path, line, address.strip()[:80], expected)
        elif _OWN_DISK.match(address.strip()):
            told = f"{address.strip()[:80]}，只有编者自己的电脑上有"
            yield Fault("missing-file", page.path, line, told, "把文件放到网站上，链到那里")
        else:
            yield from _missing(page, site, address, line, "dead-page")
    for element, address in sent_to(page):
        if element.tag == "meta":
            yield from _missing(page, site, address, element.sourceline or 0, "dead-page")
    for element, address in fetched(page):
        yield from _missing(page, site, address, element.sourceline or 0, "missing-file")


def _missing(
    page: ReadPage, site: BuiltSite, address: str, line: int, kind: str
) -> Iterator[Fault]:
    to = site.destination(page.path, address)
    if not to.inside or to.path:
        return
    if to.other_case:
        told = f"{to.wanted}，文件是 {to.other_case}"
        yield Fault("letter-case", page.path, line, told, "大小写写成一样：多数服务器分大小写")
    else:
        name = to.wanted.rpartition("/")[2]
        file = kind == "missing-file" or ("." in name and not name.lower().endswith("html"))
        told = to.wanted or address.strip()
        yield Fault(
            "missing-file" if file else kind, page.path, line, told, "改成有的，或者去掉链接"
        )


def targets(page: ReadPage, site: BuiltSite) -> tuple[set[str], dict[tuple[str, str], int]]:
    """The pages that a page leads to, and the places in pages with the line of the first link there."""
    pages: set[str] = set()
    places: dict[tuple[str, str], int] = {}
    for one in page.all("a", "area", "iframe", "frame"):
        address = one.get("href") or one.get("src") or ""
        to = site.destination(page.path, address)
        if not to.path:
            continue
        pages.add(to.path)
        if not _STATE.search(to.fragment) and not _is_button(one):
            places.setdefault((to.path, to.fragment), one.sourceline or 0)
    return pages, places


def _is_button(link: Any) -> bool:
    """Whether a link is a button in truth, which a script answers."""
    return link.get("role") in ("button", "tab") or link.get("onclick") is not None


def ids_of(source: str) -> set[str]:
    """Every place in the source of a page that a link may lead to."""
    return {one or two or three for one, two, three in _ID.findall(source)}


def anchor_faults(asked: Anchors, ids: dict[str, set[str]]) -> Iterator[Fault]:
    for (path, fragment), (_, places) in asked.items():
        if path in ids and fragment not in ids[path]:
            told = f"{path}#{fragment}"
            for page, line in places:
                yield Fault("dead-anchor", page, line, told, "改成那一页里有的 id")


def orphan_faults(
    site: BuiltSite, graph: Mapping[str, Iterable[str]], pages: Iterable[str]
) -> Iterator[Fault]:
    """Pages that nobody comes to who begins at the home page."""
    seen, todo = {site.home}, [site.home]
    while todo:
        for one in graph.get(todo.pop(), ()):
            if one not in seen:
                seen.add(one)
                todo.append(one)
    for page in pages:
        if page not in seen and not re.fullmatch(r"(?:.*/)?(?:40[34]|50x|500)\.html", page):
            yield Fault(
                "orphan", page, 0, "没有一页链到它", "从栏目页或者网站地图链过来，不要的删去"
            )


def sitemap_faults(site: BuiltSite) -> Iterator[Fault]:
    """Entries of the site map for machines that lead nowhere."""
    for path in sorted(one for one in site.files if re.fullmatch(r"sitemap[\w-]*\.xml", one)):
        try:
            root = etree.fromstring(site.read(path), etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            yield Fault("sitemap-dead", path, error.lineno or 0, "不是正确的 XML", "重新生成")
            continue
        for one in root.iter("{*}loc"):
            address = (one.text or "").strip()
            to = site.destination("", address)
            if to.inside and not to.path:
                yield Fault(
                    "sitemap-dead", path, one.sourceline or 0, address, "去掉，或者补上网页"
                )
