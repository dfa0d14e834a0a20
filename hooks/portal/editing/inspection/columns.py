"""When the columns of a site last had something new, from what their pages show."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from portal.editing.inspection.finding import Fault
from portal.editing.inspection.read_page import ReadPage, text_of
from portal.editing.inspection.tags import is_article, is_column

NEWS = re.compile(r"动态|要闻|新闻|快讯|头条|时政")
NOTICES = re.compile(r"通知|公告|公示|政策|法规|文件|规章")
_ENDS_LIKE_ONE = re.compile(f"(?:{NEWS.pattern}|{NOTICES.pattern})$")
NO_COLUMN = re.compile(r"检索|查询|搜索|订阅|地图|目录|指南|日历|更多|登录|平台|系统|服务")

TWO_WEEKS, SIX_MONTHS = 14, 183
MANY = 5
"""Columns from which on it is a veto."""

NOTHING = re.compile(
    r"暂无(?:内容|数据|信息|记录)?|栏目建设中|正在建设|内容(?:建设|更新|整理)中|没有内容|敬请期待"
)
LITTLE = 40
"""Characters; what says less besides its headings says nothing."""

_DATE = re.compile(r"(?<!\d)(20\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})(?!\d)")
MOST_OF_ITEM = 300
"""Characters: a longer one is no line of a list."""

_ITEMS = ("li", "tr", "dd", "article", "time")


@dataclass(frozen=True)
class PageDates:
    """What a page says of days. `shown`: the latest day in its lists that is not in the future."""

    path: str
    name: str = ""
    type: str = ""
    column: bool = False
    article: bool = False
    published: date | None = None
    shown: date | None = None
    coming: tuple[str, int] | None = None
    items: int = 0
    empty: bool = False
    says_so: bool = False
    """Whether it is empty in its own words; what else is empty may be filled by a script."""


@dataclass(frozen=True)
class ColumnState:
    """A column with its last day, None where it shows none."""

    name: str
    path: str
    last: date | None
    limit: int | None
    empty: bool
    items: int

    def is_stale(self, day: date) -> bool:
        return bool(self.limit and self.last and self.last < day - timedelta(self.limit))

    def told(self, day: date) -> str:
        if self.last is None:
            return f"“{self.name}”没有日期"
        days = (day - self.last).days
        return f"“{self.name}”最近一条 {self.last}，到 {day} 过了 {days} 天"


def page_dates(page: ReadPage, day: date) -> PageDates:
    """`day` is that of the inspection."""
    metas = page.metas
    lists = list(_listed(page.main)) if page.main is not None else []
    days = [(one, line) for one, line, _ in lists]
    coming = next(((str(one), line) for one, line, alone in lists if one > day and alone), None)
    published = _first_day(metas.get("PubDate", ""))
    return PageDates(
        page.path,
        metas.get("ColumnName", ""),
        metas.get("ColumnType", ""),
        is_column(page) and not page.is_fragment,
        is_article(page) and not page.is_fragment,
        published,
        max((one for one, _ in days if one <= day), default=None),
        coming,
        len(page.main.findall(".//li")) + len(page.main.findall(".//tr"))
        if page.main is not None
        else 0,
        _is_empty(page),
        _says_empty(page),
    )


def _listed(main: Any) -> Iterator[tuple[date, int, bool]]:
    """The days in the lists of a page, and whether a day stands there by itself, as that of an item."""
    for one in main.iter(*_ITEMS):
        if one.tag == "time":
            text = one.get("datetime") or text_of(one)
        else:
            text = text_of(one)
        if (
            len(text) > MOST_OF_ITEM
            or one.tag != "time"
            and next(one.iterdescendants("li", "tr"), None) is not None
        ):
            continue
        link = next(one.iterdescendants("a"), None)
        title = text_of(link) if link is not None else ""
        for found in _DATE.finditer(text.replace(title, " ", 1) if title else text):
            if found_day := _day(found):
                rest = text.replace(title, "", 1).replace(found[0], "", 1)
                alone = bool(title) and len(re.sub(r"\W", "", rest)) <= 2
                yield found_day, one.sourceline or 0, alone


def _is_empty(page: ReadPage) -> bool:
    main = page.main
    if main is None or _says_empty(page):
        return True
    links = next((one for one in main.iter("a") if one.get("href") and not _in_menu(one)), None)
    fills = next(main.iter("table", "form", "img", "svg", "iframe", "video", "canvas"), None)
    return _said(main) < LITTLE and links is None and fills is None


def _says_empty(page: ReadPage) -> bool:
    main = page.main
    if main is None or _said(main) >= 120 or not NOTHING.search(text_of(main)):
        return False
    links = [one for one in main.iter("a") if one.get("href") and not _in_menu(one)]
    return len(links) < 3


def _said(main: Any) -> int:
    """Letters beside its headings."""
    headings = sum(len(text_of(one)) for one in main.iter("h1", "h2", "h3", "nav"))
    return len(text_of(main)) - headings


def _in_menu(link: Any) -> bool:
    return any(one.tag == "nav" for one in link.iterancestors())


def columns_of(pages: Iterable[PageDates], menu: Iterable[tuple[str, str]]) -> list[ColumnState]:
    """The columns of the first level: what the home page (`menu`: words, path) leads to and says in its
    tags that it is one; on a site without such tags, what is called like one."""
    pages = list(pages)
    by_path = {one.path: one for one in pages}
    has_tags = any(one.column and one.name for one in pages)
    led_to = {path for _, path in menu}
    named: dict[str, list[PageDates]] = {}
    if has_tags:
        first = {one.name for one in pages if one.column and one.path in led_to}
        for one in pages:
            if one.column and one.name in first and one.name:
                named.setdefault(one.name, []).append(one)
    else:
        for name, path in menu:
            known = by_path.get(path)
            if known and not known.article and len(name) <= 8 and _ENDS_LIKE_ONE.search(name):
                own = named.setdefault(name, [])
                own += [] if known in own else [known]
    return [_column(name, own, pages) for name, own in named.items()]


def _column(name: str, own: list[PageDates], pages: list[PageDates]) -> ColumnState:
    """An inspector reads the days that a list shows; tags count where it shows none."""
    first = min(own, key=lambda one: (len(one.path), one.path))
    folder = first.path.rpartition("/")[0]
    articles = [
        one
        for one in pages
        if one.article
        and (one.name == name or not one.name and folder and one.path.startswith(f"{folder}/"))
    ]
    shown = [one.shown for one in own if one.shown]
    tagged = [one.published for one in articles if one.published]
    last = max(shown or tagged, default=None)
    empty = all(one.says_so for one in own) or all(one.empty for one in own) and not articles
    return ColumnState(name, first.path, last, _limit(name, first.type), empty, first.items)


def _limit(name: str, type: str) -> int | None:
    for one in (name, type):
        if NO_COLUMN.search(one):
            continue
        if NEWS.search(one):
            return TWO_WEEKS
        if NOTICES.search(one):
            return SIX_MONTHS
    return None


def column_faults(columns: list[ColumnState], day: date) -> Iterator[Fault]:
    stale = [one for one in columns if one.is_stale(day) and not one.empty]
    empty = [one for one in columns if one.empty]
    for one in stale:
        limit = "两周" if one.limit == TWO_WEEKS else "6 个月"
        yield Fault("column-stale", one.path, 0, f"{one.told(day)}，期限{limit}", "发新的信息")
    for one in columns:
        if one.limit and one.last is None and not one.empty:
            told = f"“{one.name}”的列表里没有日期"
            yield Fault("column-undated", one.path, 0, told, "每条写发布日期：没有日期的算没有更新")
    for one in empty:
        yield Fault("column-empty", one.path, 0, f"“{one.name}”没有内容", "补上内容，或者去掉栏目")
    for kind, those in (("columns-stale", stale), ("columns-empty", empty)):
        if len(those) >= MANY:
            names = "、".join(one.name for one in those)
            yield Fault(kind, those[0].path, 0, f"{len(those)} 个：{names}", f"少于 {MANY} 个")


def home_faults(home: PageDates, day: date) -> Iterator[Fault]:
    if home.shown is None:
        yield Fault(
            "home-stale", home.path, 0, "首页的列表里没有日期", "首页列出最近的信息，写发布日期"
        )
    elif home.shown < day - timedelta(TWO_WEEKS):
        days = (day - home.shown).days
        told = f"最近一条 {home.shown}，到 {day} 过了 {days} 天"
        yield Fault("home-stale", home.path, 0, told, "两周里至少发一条")


def future_faults(
    pages: Iterable[PageDates], columns: list[ColumnState], day: date
) -> Iterator[Fault]:
    limited = {one.path for one in columns if one.limit}
    for one in pages:
        if one.published and one.published > day:
            told = f"PubDate 是 {one.published}，在 {day} 以后"
            yield Fault("future-date", one.path, 0, told, "写真的发布日期")
        elif one.coming and one.path in limited:
            told = f"列表里有 {one.coming[0]}，在 {day} 以后"
            yield Fault("future-date", one.path, one.coming[1], told, "写真的发布日期")


def _first_day(text: str) -> date | None:
    found = _DATE.search(text)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
