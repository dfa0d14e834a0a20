"""`/data/`: what there is to take, how to ask it, what one may do with it and rely on."""

from dataclasses import dataclass

from portal.open_data.akoma_names import UNITS
from portal.open_data.descriptions import FILES, PAGE, TEXTS, citation
from portal.open_data.example_files import JAVASCRIPT, PYTHON, example
from portal.open_data.open_catalogue import OpenCatalogue, json_path
from portal.open_data.promise import CHANGES, ROOT, VERSION, promises
from portal.page import Link, Page, PageContent
from portal.tables import Cell, Column, Table
from portal.view.render import Renderer
from portal.view.site import Site

TITLE = "开放数据"
DESCRIPTION = "全部记录、条目、效力的各段日子、期限和更新，有 JSON、CSV 和一个压缩包；怎样取、怎样问某一天、许可。"

SECTIONS = (
    *(("start", "从这里开始"), ("what", "有什么"), ("day", "问某一天"), ("excel", "用 Excel、WPS")),
    *(("programs", "用程序"), ("doubt", "待核的、不在了的"), ("licence", "许可和引用")),
    *(("promise", "会变的和不会变的"), ("changes", "版本")),
)

TEXT_SECTION = ("texts", "全文")
"""Where somebody holds full texts."""

SHOWN = "energy-conservation-law"
"""The record of the examples, where there is one of this id; else the first there is."""


@dataclass(frozen=True)
class DataFile:
    """One file beside those of the catalogues."""

    link: Link
    words: str


def open_data_page(site: Site, renderer: Renderer) -> Page:
    return Page(PAGE, TITLE, lambda: _content(site, renderer))


def _content(site: Site, renderer: Renderer) -> PageContent:
    open_ = OpenCatalogue(site)
    shown = site.catalogue.items.get(SHOWN) or next(iter(open_.items), None)
    context = {
        "trail": [Link("首页", "")],
        "title": TITLE,
        "api": open_.address(ROOT),
        "home": open_.address(""),
        "root_of_data": ROOT,
        "catalogues": _catalogues(open_),
        "files": [DataFile(Link(path, ROOT + path), words) for path, words in FILES.items()],
        "record": open_.address(json_path(shown)) if shown else "",
        "python": example(PYTHON),
        "javascript": example(JAVASCRIPT),
        "citation": citation(open_),
        "version": VERSION,
        "promises": promises(open_.has_texts),
        "changes": CHANGES,
    }
    context |= {"text_files": TEXTS, "units": _units() if open_.has_texts else None}
    sections: tuple[tuple[str, str], ...] = SECTIONS
    if open_.has_texts:
        sections = (*SECTIONS[:2], TEXT_SECTION, *SECTIONS[2:])
    return PageContent(renderer.body("open_data.html", PAGE, context), DESCRIPTION, sections)


def _units() -> Table:
    """What a unit of a text is called in JSON and in Akoma Ntoso."""
    lines = [
        [Cell(unit.name), Cell(unit.element), Cell(unit.key), Cell(unit.eid)] for unit in UNITS
    ]
    return Table([*map(Column, ("单位", "元素", "key", "eId"))], lines)


def _catalogues(open_: OpenCatalogue) -> Table:
    lines = []
    for kind in open_.site.kinds:
        items = open_.by_catalogue.get(kind.id, ())
        rows = sum(1 for item in items if item.parent)
        lines.append(
            [
                Cell(link=Link(kind.name, f"{kind.id}/")),
                Cell(str(len(items) - rows)),
                Cell(str(rows)),
                Cell(link=Link(f"{kind.id}.json", f"{ROOT}{kind.id}.json")),
                Cell(link=Link(f"{kind.id}.csv", f"{ROOT}{kind.id}.csv")),
            ]
        )
    numbers = [Column("记录", number=True), Column("条目", number=True)]
    return Table([Column("栏目"), *numbers, Column("JSON"), Column("CSV")], lines)
