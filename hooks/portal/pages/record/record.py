"""The page of a record or row: does it hold, what does it ask, what goes with it, whence it comes."""

from collections.abc import Iterator
from typing import Any

from portal.kinds.item import Item
from portal.page import HOME, Link, Page, PageContent, Section
from portal.pages.as_text.record_copy import copy_path, record_copy
from portal.pages.drawings import lineage
from portal.pages.following.panel import panel_of_item
from portal.pages.job.opening import opening
from portal.pages.record import (
    asked,
    attachments,
    citation,
    compare,
    evidence,
    glance,
    history,
    identity,
    interpretations,
    jobs,
    lists,
    online,
    provisions,
    relations,
    review,
    special,
    whom,
)
from portal.pages.record.answer import Answer, answer_of, withdrawal_of
from portal.pages.record.long_lists import long_list_pages, shortened
from portal.pages.record.page_codes import code_of
from portal.pages.record.poster import has_poster, poster_url
from portal.pages.text import full_text
from portal.read.markers import Is
from portal.view.annotations import boxes_of
from portal.view.changed_provisions import changed_provisions
from portal.view.official_text import official_text_of
from portal.view.prose import plain
from portal.view.render import Renderer
from portal.view.site import Site

PARTS = (
    *(
        glance.sections,
        special.sections,
        jobs.sections,
        online.sections,
        provisions.sections,
        special.figures,
        attachments.sections,
        whom.sections,
    ),
    *(
        lists.sections,
        interpretations.sections,
        asked.sections,
        full_text.sections,
        identity.sections,
        compare.sections,
        review.sections,
        lineage.sections,
    ),
    *(relations.sections, evidence.sections, history.sections, citation.sections),
)
"""The parts of a page, in the order in which readers ask."""


def record_page(item: Item, site: Site, renderer: Renderer) -> Page:
    """The page of one item."""
    return Page(
        item.url,
        item.numbered_title,
        lambda: _content(item, site, renderer),
        site.last_changed(item) or item.value.verification.checked.last,
        (copy_path(item),),
    )


def _content(item: Item, site: Site, renderer: Renderer) -> PageContent:
    whole = [section for part in PARTS for section in part(item, site)]
    sections = [shortened(section) for section in whole]
    answer = answer_of(item, site, sections)
    coverage = site.coverage(item)
    words = renderer.words(item.id)
    context = {
        "item": item,
        "trail": trail_of(item),
        "byline": _byline(item, site),
        "answer": answer,
        "opening": _opening(item, site, sections),
        "withdrawal": withdrawal_of(item, site),
        "official_text": official_text_of(item, site),
        "mark": site.own_mark(item),
        "boxes": boxes_of(item, site),
        "panel": panel_of_item(item, site),
        "summary": item.get("summary"),
        "summary_pending": site.pending(item, "summary"),
        "title_pending": site.pending(item, "title" if item.parent is None else "name"),
        "review": review.review_notices(item, site),
        "changed": changed_provisions(item, site),
        "cautions": item.value.cautions,
        "coverage": coverage or item.get("coverage"),
        "chip": coverage.badge if coverage else None,
        "sections": sections,
        "words": words,
        "code": code_of(item, site),
        "poster": poster_url(item) if has_poster(item, site) else "",
        "day": site.last_change,
    }
    return PageContent(
        body=renderer.body("record.html", item.url, context, words),
        description=_description(item, answer, site),
        sections=tuple((section.id, section.title) for section in sections),
        trail=trail_of(item),
        beside=lambda: [record_copy(item, context | {"sections": whole}, site, renderer.texts)],
    )


def pages_of_long_lists(site: Site, renderer: Renderer) -> Iterator[Page]:
    """What is too long for the page of its record."""
    return long_list_pages(_maybe_long, site, renderer)


def _maybe_long(item: Item, site: Site) -> Iterator[Section]:
    parts = (special.sections, provisions.sections, lists.sections)
    return (section for part in parts for section in part(item, site))


OPENINGS = {"job": opening}
"""First screens that answer another question than whether something holds, by their forms."""


def _opening(item: Item, site: Site, sections: list[Section]) -> Any:
    """None for what opens with its status, as most do, and for what was withdrawn."""
    form = OPENINGS.get(item.presentation.opens)
    if form is None or site.catalogue.is_withdrawn(item):
        return None
    return form(item, site, {section.id for section in sections})


def trail_of(item: Item) -> tuple[Link, ...]:
    """The way to it: its catalogue, and the list that it stands in."""
    of_list = (Link(item.parent.title, item.parent.url),) if item.parent else ()
    return (HOME, Link(item.kind.name, f"{item.kind.id}/"), *of_list)


def _byline(item: Item, site: Site) -> str:
    """What tells it from others of the same title."""
    return " · ".join(part for part in item.presentation.byline(item, site) if part)


def _description(item: Item, answer: Answer, site: Site) -> str:
    """Whether it holds and what it is about. Rows begin with their name and models, for a list may
    have nothing else that tells them apart; so does whatever has no words of its own. Of what was
    withdrawn only that."""
    if withdrawal := withdrawal_of(item, site):
        return f"{withdrawal.words}{withdrawal.reason}{item.title}。"
    text = gist_of(item)
    if text and item.parent is None:
        return answer.verdict + text + site.doubted(item, "summary")
    models = item.get("models", ())
    named = f"，型号：{'、'.join(models[:5])}{'等' if len(models) > 5 else ''}" if models else ""
    place = f"载于《{item.parent.title}》。" if item.parent and not answer.verdict else ""
    return f"{item.title}{named}。{answer.finding}{answer.verdict or place}{text}"


def gist_of(item: Item) -> str:
    """What it is about, in its own words; '' where it has none."""
    texts = (_said(item, field) for field in ("summary", *item.presentation.gist))
    return next((text for text in texts if text), "")


def _said(item: Item, field: str) -> str:
    text = item.get(field) or ""
    return plain(text) if text and Is.MARKDOWN in item.fields[field].traits else text
