"""`/embed/record/<id>/`: a record or row in a few lines: does it hold, its gist, the days to come, whence."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from portal.catalogue.catalogue import Alias
from portal.kinds.body import Body
from portal.kinds.item import Item
from portal.page import Asset, Fact, Link
from portal.pages.embed.embedded import embedded, url_of
from portal.pages.head.metadata import clipped
from portal.pages.job.opening import OpeningLine
from portal.pages.record.answer import Answer, answer_of, withdrawal_of
from portal.pages.record.poster import ON_PAPER
from portal.pages.record.record import OPENINGS, gist_of
from portal.validity.due_dates import DueDate
from portal.view.contact_lines import reach_of
from portal.view.render import Renderer
from portal.view.site import Site

CONTACTS = "怎样联系"

DAYS, SOURCES = 3, 2
"""What there is room for of the days to come and of the sources."""


def record_embed(item: Item, site: Site, renderer: Renderer) -> Asset:
    """The embed of one item. What was withdrawn says so and nothing else."""
    gone = withdrawal_of(item, site)
    answer = answer_of(item, site, [])
    sources = item.value.sources or item.record.sources
    context = {
        "title": item.numbered_title,
        "withdrawal": gone,
        "mark": site.own_mark(item),
        "answer": answer,
        "facts": [] if gone else _facts(item, answer, site),
        "gist": "" if gone else _gist(item, answer, site),
        "of_list": Link(item.parent.title, item.parent.url) if item.parent and not gone else None,
        "pending": site.pending(item, "title" if item.parent is None else "name"),
        "days": () if gone else _coming(site).get(item.id, ())[:DAYS],
        "sources": [] if gone else [one.title for one in sources[:SOURCES]],
        "more_sources": max(0, len(sources) - SOURCES),
        "checked": item.value.verification.checked,
    }
    page = Link(item.title, item.url)
    return embedded(url_of("record", item.id), "record", page, context, site, renderer)


def _facts(item: Item, answer: Answer, site: Site) -> list[Fact]:
    """What stands on the first screen of its page: the answers of a job, but for the money that there is
    today; the lines of a body with their age."""
    if item.presentation.opens:
        lines = {one.id: one for one in OPENINGS[item.presentation.opens](item, site, set()).lines}
        return [_answered(lines[id]) for id in ON_PAPER]
    if isinstance(item.value, Body):
        reach = reach_of(item, site)
        lacking = [Fact(CONTACTS, reach.lacking)] if reach.lacking else []
        ways = [Fact(one.word, one.text, pending=one.aged) for one in reach.lines]
        return [*answer.key_facts, *lacking, *ways]
    return list(answer.key_facts)


def _answered(line: OpeningLine) -> Fact:
    return Fact(line.name, f"{line.badge.name}：{line.text}" if line.badge else line.text)


def _gist(item: Item, answer: Answer, site: Site) -> str:
    """What it is about, unless a fact says so already."""
    text = gist_of(item)
    told = any(text == fact.text for fact in answer.key_facts)
    return "" if told or not text else clipped(text) + site.doubted(item, "summary")


def moved_embeds(aliases: Sequence[Alias], site: Site, renderer: Renderer) -> Iterator[Asset]:
    """Where a record had another id: a page that leads on to the embed of today."""
    for alias in aliases:
        item = site.catalogue.items[alias.target]
        context = {"link": Link(item.title, url_of("record", item.id)), "anchor": ""}
        url = url_of("record", alias.id)
        html = renderer.body("alias.html", url, context)
        yield Asset(f"{url}index.html", html.encode("utf-8"))


def _coming(site: Site) -> Mapping[str, Sequence[DueDate]]:
    """What is still to come, by the ids of what it happens to, the nearest day first."""
    found: dict[str, list[DueDate]] = site.known.setdefault("days of embeds", {})
    if not found:
        days = defaultdict(list)
        for one in sorted(site.living_due_dates, key=lambda due: due.on):
            if one.sort != "target" and not one.passed(site.as_of):
                for id in {one.record, *one.rows}:
                    days[id].append(one)
        found |= days
    return found
