"""Complete lists: a catalogue, or what a gathering page only begins to show."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial

from portal.kinds.item import Item
from portal.kinds.kind import Kind
from portal.page import Link, Page, PageContent, Section
from portal.pages.finder import Finder
from portal.pages.following.panel import panel_of_page
from portal.pages.gather.browse_links import browse_links
from portal.pages.gather.chapters import Placed, chapters, jumps, placed
from portal.view.render import Renderer
from portal.view.site import Site

PAGE_SIZE = 100
"""Items on one page; what is longer goes on at `page-2/`."""


def catalogue_pages(kind: Kind, site: Site, renderer: Renderer) -> Iterator[Page]:
    """The complete list of a catalogue."""
    items = site.catalogue.of(kind.id)
    trail = [Link("首页", "")]
    url, other_ways = f"{kind.id}/", browse_links(kind, site)
    finder, description = Finder(kind.name, kind=kind.id, words=kind.sought_by), kind.description
    compared = kind.records.compared(items, site)
    yield from listing(
        kind.name, url, description, items, trail, site, renderer, other_ways, finder, compared
    )


def listing(
    title: str,
    url: str,
    description: str,
    items: list[Item],
    trail: list[Link],
    site: Site,
    renderer: Renderer,
    other_ways: Sequence[tuple[str, list[Link]]] = (),
    finder: Finder | None = None,
    compared: Section | None = None,
    order: Callable[[list[Item]], list[Item]] = list,
) -> Iterator[Page]:
    """A list of items under headings, cut into pages when it is long. `other_ways` lead to parts of
    it by what people know of themselves, each with what to call it. The `finder` of a list stands on
    its first page, and so does what those subscribe to who follow the list, and what the items are
    `compared` by. In what `order` stand those that are alike in all that lists go by."""
    count = max(1, -(-len(items) // PAGE_SIZE))
    addresses = [url if number == 0 else f"{url}page-{number + 1}/" for number in range(count)]
    to_compared = [Link(compared.title, f"{url}#{compared.id}")] if compared else []

    @cache
    def told() -> tuple[list[Placed], str]:
        return placed(order(items), site), _summary(description, items, site)

    def content(number: int, here: str) -> PageContent:
        whole, summary = told()
        shown = whole[number * PAGE_SIZE : (number + 1) * PAGE_SIZE]
        found = list(chapters(shown, whole, here, site))
        first = [compared] if compared and number == 0 else []
        context = {
            "trail": trail,
            "title": title,
            "summary": summary,
            "panel": panel_of_page(url, site) if number == 0 else None,
            "finder": finder if number == 0 else None,
            "compared": compared if number == 0 else None,
            "jumps": [*to_compared, *jumps(whole, PAGE_SIZE, addresses)],
            "ways": other_ways,
            "chapters": found,
            "pages": [Link(str(i + 1), address) for i, address in enumerate(addresses)],
            "current": number,
            "day": site.last_change,
        }
        return PageContent(
            renderer.body("listing.html", here, context),
            f"{title}：{summary}"[:160],
            tuple((one.id, one.title) for one in first)
            + tuple((chapter.id, chapter.name) for chapter in found),
            tuple(trail),
        )

    for number, here in enumerate(addresses):
        yield Page(
            here,
            title if number == 0 else f"{title}（第 {number + 1} 页）",
            partial(content, number, here),
            site.last_told_at(url),
        )


def _summary(description: str, items: list[Item], site: Site) -> str:
    rows = sum(len(site.catalogue.rows(item)) for item in items)
    entries = f"，{rows} 个条目" if rows else ""
    records = "" if any(item.parent for item in items) else "记录"
    own = {item.kind.sorted_by for item in items if not item.parent}
    if own and all(own):
        return f"{description}。共 {len(items)} 件。{'、'.join(sorted(own))}。"
    order = _order(items, site)
    return f"{description}。共 {len(items)} 条{records}{entries}。{_lacking(items, site)}{order}"


def _order(items: list[Item], site: Site) -> str:
    """In which order they are listed; '' for what has no dates."""
    if any(site.validity(item) for item in items):
        return "现行的在前，已失效的在后，各按日期从新到旧。"
    return "各类按日期从新到旧。" if any(site.moment(item) for item in items) else ""


def _lacking(items: list[Item], site: Site) -> str:
    """How many of them are known to lack something."""
    found = Counter(one.name for item in items if (one := site.coverage(item)) and one.is_partial)
    told = "、".join(f"{name}的 {count} 份" for name, count in sorted(found.items()))
    return f"{told}，各份写明缺什么。" if told else ""
