"""Lists that are too long for the page of their record: that has their headings, a page below it the list.

A page has a bound (15 KB, compressed), for people who read on a slow line. Nothing is left out: whoever
follows an address of the list comes to its page, the record's page leads there from each heading.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from portal.kinds.item import Item
from portal.kinds.job import Job
from portal.page import Link, Page, PageContent, Section
from portal.pages.record.answer import answer_of
from portal.view.list_places import is_long
from portal.view.render import Renderer
from portal.view.site import Site

ENTRIES: dict[str, Callable[[Any], int]] = {
    "duties": len,
    "rules": len,
    "rows": lambda rows: sum(len(group.rows) for group in rows.table.groups),
}

HEADINGS: dict[str, Callable[[Any], Iterator[tuple[str, str, str]]]] = {
    "duties": lambda duties: ((one.article, f"duty-{n}", "") for n, one in enumerate(duties, 1)),
    "rows": lambda rows: (
        (group.title.rsplit("（", 1)[0] or "全部", group.anchor, str(len(group.rows)))
        for group in rows.table.groups
    ),
}
"""What leads into the list: words, anchor, and how many entries stand there."""


@dataclass(frozen=True)
class LongList:
    """What stands on the page of the record: how long it is, what leads into the page that has all of it."""

    words: str
    links: tuple[Link, ...]


def shortened(section: Section) -> Section:
    """The section as it stands on the record's page."""
    if not _is_long(section):
        return section
    links = tuple(
        Link(words, f"#{anchor}", count)
        for words, anchor, count in HEADINGS.get(section.id, lambda data: iter(()))(section.data)
    )
    named = "、".join(one.places for one in section.data) + "，" if section.id == "rules" else ""
    whole = LongList(f"{named}一共 {ENTRIES[section.id](section.data)} 条，在另一页", links)
    return replace(section, form="long_list", data=whole)


def _is_long(section: Section) -> bool:
    return section.id in ENTRIES and is_long(section.id, ENTRIES[section.id](section.data))


def long_list_pages(
    sections_of: Callable[[Item, Site], Iterator[Section]], site: Site, renderer: Renderer
) -> Iterator[Page]:
    """The pages of all long lists. `sections_of` makes the sections of an item that may be long."""
    for item in site.catalogue.records:
        if _may_be_long(item, site):
            for section in sections_of(item, site):
                if _is_long(section):
                    yield _page(item, section, sections_of, site, renderer)


def _may_be_long(item: Item, site: Site) -> bool:
    """Asked of every record, so without making anything of it."""
    return (
        isinstance(item.value, Job)
        or is_long("duties", len(item.get("duties", ())))
        or is_long("rows", len(site.catalogue.rows(item)))
    )


def _page(
    item: Item,
    section: Section,
    sections_of: Callable[[Item, Site], Iterator[Section]],
    site: Site,
    renderer: Renderer,
) -> Page:
    url = f"{item.url}{section.id}/"
    title = f"{section.title.split('（')[0]}：{item.title}"
    words_of_page = f"{item.title}，{section.title}。"
    trail = (
        Link("首页", ""),
        Link(item.kind.name, f"{item.kind.id}/"),
        Link(item.title, item.url),
    )

    def make() -> PageContent:
        made = next(one for one in sections_of(item, site) if one.id == section.id)
        words = renderer.words(item.id)
        context = {
            "section": made,
            "title": title,
            "answer": answer_of(item, site, []),
            "trail": trail,
            "page": Link(item.title, item.url),
            "words": words,
            "day": site.last_change,
        }
        body = renderer.body("long_list.html", url, context, words)
        return PageContent(body, words_of_page, trail=trail)

    return Page(url, title, make, site.last_told(item.id) or item.value.verification.checked.last)
