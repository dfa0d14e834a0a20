"""What a reader does next: where on the page, or on which other one, the question goes on."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from portal.kinds.body import Body
from portal.kinds.item import Item
from portal.page import Section
from portal.read.record import Source
from portal.view.contact_lines import ContactLine, contact_lines, dial_instead
from portal.view.site import Site

STEPS = 3

WANTED = (
    *("duties", "models", "instead", "deadlines", "before", "exclusions", "how_to_claim"),
    *("conditions", "claim", "kept", "materials", "after"),
    *("indicators", "rows", "coefficients", "figures", "fill", "tables", "relations"),
)
"""Sections that readers come for, the first ones first; others that they come for follow."""


@dataclass(frozen=True)
class NextStep:
    """One thing to do. `url` is below the root, an anchor (`#rows`), or another site's address."""

    text: str
    url: str
    outside: bool = False


def next_steps(item: Item, site: Site, sections: list[Section]) -> Iterator[NextStep]:
    """At most three. Of what has ended, only what stands in its place is worth reading, and the
    notices lead there; a piece of news is read on the spot."""
    validity = site.validity(item)
    if validity and validity.status.ended or not item.presentation.reads_on:
        return iter(())
    return islice(_steps(item, site, sections), STEPS)


def _steps(item: Item, site: Site, sections: list[Section]) -> Iterator[NextStep]:
    if isinstance(item.value, Body):
        yield from _ways_to(item, site)
        return
    if tool := item.presentation.tool(item, site):
        yield NextStep(tool.text, tool.url)
    ahead = list(_ahead(sections))
    guide = item.kind.guide if item.presentation.is_guided(item) else None
    if guide:
        yield from ahead[: STEPS - 1 - bool(tool)]
        yield NextStep(guide.text, guide.url)
    else:
        yield from ahead
    source = _best_source(item, site)
    if source and not item.parent:
        assert source.url
        mark = site.catalogue.hosts.source_mark(source.url)
        yield NextStep(
            f"看来源：{source.title}{f'（{mark}）' if mark else ''}", source.url, outside=True
        )
    if not (ahead or guide or source):
        yield NextStep("看还缺什么证据", "#evidence")


def _best_source(item: Item, site: Site) -> Source | None:
    """The first that can be opened, those of the state before others."""
    unsafe = site.unsafe_links
    shown = [
        one for one in item.record.sources if one.url and one.citable and one.url not in unsafe
    ]
    marks = [site.catalogue.hosts.source_mark(one.url or "") for one in shown]
    return next(
        (one for one, mark in zip(shown, marks, strict=True) if not mark), next(iter(shown), None)
    )


def _ways_to(item: Item, site: Site) -> Iterator[NextStep]:
    """What one does on the page of a body: call it, or whom to call in its place, or open its site."""
    lines = contact_lines(item, site)
    numbers = [one for one in lines if one.way == "phone" and one.text]
    for line in numbers:
        if line.href:
            yield NextStep(f"打 {line.text}{_dated(line)}", line.href, outside=True)
    if not numbers and (dialled := dial_instead(site, item)):
        yield NextStep(f"先打 {dialled.value}", dialled.href, outside=True)
    for line in lines:
        if line.way == "site" and line.href not in site.unsafe_links:
            mark = site.catalogue.hosts.service_mark(line.href)
            told = f"打开它的网站{f'（{mark}）' if mark else ''}"
            yield NextStep(told, line.href, outside=True)


def _dated(line: ContactLine) -> str:
    """The material of a number, where that is so old that the number may have changed."""
    return f"（{line.dated}）" if line.aged else ""


def _ahead(sections: list[Section]) -> Iterator[NextStep]:
    """What the page itself feeds, in the order in which readers want it."""
    for section in sorted((one for one in sections if one.step), key=_place):
        yield NextStep(section.step.format(title=section.title), f"#{section.id}")


def _place(section: Section) -> int:
    if section.form == "grades":
        return -1  # read by the ratings of a nameplate, which people have in hand
    return WANTED.index(section.id) if section.id in WANTED else len(WANTED)
