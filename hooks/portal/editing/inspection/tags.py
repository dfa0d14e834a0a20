"""The tags that sites of government carry in their head, as 国办发〔2017〕47号 names them."""

import re
from collections.abc import Iterator
from datetime import date

from portal.editing.inspection.finding import Fault
from portal.editing.inspection.read_page import ReadPage

SITE_TAGS = ("SiteName", "SiteDomain", "SiteIDCode")
COLUMN_TAGS = ("ColumnName", "ColumnType")
ARTICLE_TAGS = ("ArticleTitle", "PubDate", "ContentSource")

PUB_DATE = re.compile(
    r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?: (?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)?"
)


def date_faults(page: ReadPage) -> Iterator[Fault]:
    told_day = page.metas.get("PubDate")
    if told_day is not None and not (PUB_DATE.fullmatch(told_day) and _is_a_day(told_day[:10])):
        told = f"PubDate 写成“{told_day}”"
        yield Fault("date-form", page.path, 0, told, "像 2026-08-15 09:30")


def _is_a_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def tag_faults(page: ReadPage) -> Iterator[Fault]:
    """Of a page of a site that is official."""
    if page.is_fragment:
        return
    for kind, names, is_such in (
        ("site-tags", SITE_TAGS, True),
        ("column-tags", COLUMN_TAGS, is_column(page)),
        ("article-tags", ARTICLE_TAGS, is_article(page)),
    ):
        missing = [name for name in names if not page.metas.get(name)]
        if is_such and missing:
            yield Fault(kind, page.path, 0, f"缺 {'、'.join(missing)}", "写在 <head> 里")


def is_article(page: ReadPage) -> bool:
    return any(page.metas.get(name) for name in ("ArticleTitle", "PubDate", "ContentSource"))


def is_column(page: ReadPage) -> bool:
    return any(page.metas.get(name) for name in COLUMN_TAGS) and not is_article(page)
