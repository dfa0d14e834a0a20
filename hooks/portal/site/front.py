"""What the hand-written pages show besides their own text; for the home: counts and what is due."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from portal.catalogue.item import Item
from portal.read.catalogues import KINDS
from portal.site.guidance import entries
from portal.site.page import Card, Link
from portal.site.render import Renderer
from portal.site.site import Site
from portal.site.words import FACET_NAMES

NEXT = 8
"""How many coming days and news items the home page shows."""


@dataclass(frozen=True)
class Due:
    """Something that falls due on a day."""

    day: str
    what: str
    link: Link


def addition(url: str, site: Site, renderer: Renderer) -> Markup:
    """What is added below the prose of the page at `url`; nothing for most pages."""
    if url == "":
        return renderer.body("home.html", url, _home(site))
    if url == "about/":
        return renderer.body("guidance.html", url, {"items": list(entries(site))})
    return Markup("")


def _home(site: Site) -> dict[str, Any]:
    news = sorted(site.catalogue.of("news"), key=lambda item: (item.get("date"), item.id))
    return {
        "counts": [(_count(kind.id, site), kind) for kind in KINDS],
        "facets": [Link(name, f"{facet}/") for facet, name in FACET_NAMES.items()],
        "due": _due(site)[:NEXT],
        "news": [_news_card(item, site) for item in reversed(news[-NEXT:])],
        "day": site.day,
    }


def _count(kind: str, site: Site) -> str:
    records = site.catalogue.of(kind)
    rows = sum(len(site.catalogue.rows(record)) for record in records)
    return f"{len(records)} 条记录，{rows} 个条目" if rows else f"{len(records)} 条记录"


def _news_card(item: Item, site: Site) -> Card:
    return Card(Link(item.title, item.url), facts=(str(item.get("date")),))


def _due(site: Site) -> list[Due]:
    """Days to come, with what happens on them, the nearest first. A last day counts while it runs,
    a first day until it has come."""
    found = []
    for item in site.catalogue.items.values():
        link = Link(item.title, item.url)
        standing = site.standing(item)
        if standing and standing.status.ended:
            continue
        starts = [(item.get("effective"), "施行"), (item.get("repealed"), "废止")]
        ends = [(item.get("expires"), "期满")]
        ends += [(deadline.date, "期限") for deadline in item.get("deadlines", ())]
        coming = [(day, what) for day, what in starts if day and not day.begun(site.day)]
        coming += [(day, what) for day, what in ends if day and not day.over(site.day)]
        found += [(day, item.id, Due(str(day), what, link)) for day, what in coming]
    return [due for _, _, due in sorted(found, key=lambda entry: entry[:2])]
