"""全文对照: two full texts side by side, article by article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from portal.catalogue.text_comparison import ArticleChange
from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.page import HOME, Badge, Link, Page, PageContent
from portal.pages.record.compared_articles import ChangeGroup, ComparedTexts, anchor_of
from portal.pages.text.standing import was_changed
from portal.view.comparison_words import article_counts, text_counts_words
from portal.view.legal_texts import shown_version, text_url
from portal.view.render import Renderer
from portal.view.site import Site
from portal.view.text_pairs import TextPair, compared_with, newest_pair, text_pairs

BUDGET = 60_000
"""Letters of a page, at most 50 KB of gzip. What would be longer leaves out the text of what did not
change; where the rest still is, it goes on to further pages."""


@dataclass(frozen=True)
class TextComparisonLink:
    """What leads from a record to two texts side by side, in the form of the comparison of editions."""

    link: Link
    other: Link
    words: str


def text_comparison_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """A page for each pair that has one; the further ones of a long pair are known when it is made
    into parts, which needs its text."""
    for id in site.catalogue.texts:
        item = site.catalogue.items.get(id)
        for pair in text_pairs(item, site) if item else ():
            count = len(_parts(ComparedTexts(pair, site))[1]) if _maybe_long(pair) else 1
            for number in range(1, count + 1):
                yield _page(pair, number, count, site, renderer)


def text_comparison_links(item: Item, site: Site) -> Iterator[TextComparisonLink]:
    """From the page of a record to its newest two versions and to what it is compared with besides."""
    newest = newest_pair(item, site)
    for pair in text_pairs(item, site):
        if pair.sort != "versions" or pair == newest:
            yield _link(pair, pair.other, site)
    for pair in compared_with(item, site):
        yield _link(pair, pair.holder, site)


def pair_links(item: Item, site: Site) -> list[Link]:
    """All pairs of a record, in words."""
    return [Link(pair_words(pair), pair.url) for pair in text_pairs(item, site)]


def pair_words(pair: TextPair) -> str:
    if pair.sort == "versions":
        return f"{pair.old.day.isoformat()} 与 {pair.new.day.isoformat()}"
    return f"与{'被它替代的' if pair.sort == 'succession' else '它依据的'}《{pair.other.title}》"


def _link(pair: TextPair, other: Item, site: Site) -> TextComparisonLink:
    version = pair.old if other is pair.other else pair.new
    name = other.title if pair.sort != "versions" else f"{version.day.isoformat()} 起的全文"
    url = text_url(other, version, site) if pair.sort == "versions" else other.url
    words = text_counts_words(site.text_comparison(pair.old, pair.new), pair.sort == "basis")
    return TextComparisonLink(Link("看全文对照", pair.url), Link(name, url), words)


def _maybe_long(pair: TextPair) -> bool:
    """Whether it may take more than a page, without comparing: no shorter text can."""
    letters = sum(
        len(one.words) + 40 for side in (pair.old, pair.new) for one in side.text.articles.values()
    )
    return letters > BUDGET


def _parts(told: ComparedTexts) -> tuple[bool, list[list[ChangeGroup]]]:
    """Whether the text of what did not change is left out, and what each page shows."""
    groups = list(told.groups())
    bare = sum(map(told.weight, groups)) > BUDGET
    parts: list[list[ChangeGroup]] = [[]]
    filled = 0
    for group in groups:
        weight = told.weight(group, bare)
        if filled and filled + weight > BUDGET:
            parts.append([])
            filled = 0
        parts[-1].append(group)
        filled += weight
    return bare, parts


def change_urls(pair: TextPair, site: Site) -> dict[ArticleChange, str]:
    """Where the row of each change of two texts is; without those whose rows are folded in."""
    parts = _parts(ComparedTexts(pair, site))[1]
    return {
        change: f"{_part_url(pair, number)}#{anchor_of(change)}"
        for number, part in enumerate(parts, 1)
        for group in part
        if not group.is_run
        for change in group.changes
    }


def _part_url(pair: TextPair, number: int) -> str:
    """Below the days, so that no record's id can be in the way."""
    if number == 1:
        return pair.url
    if pair.url.endswith("/compare/"):
        return f"{pair.url}{pair.old.day.isoformat()}..{pair.new.day.isoformat()}/{number}/"
    return f"{pair.url}{number}/"


def _page(pair: TextPair, number: int, count: int, site: Site, renderer: Renderer) -> Page:
    more = f"（{number}/{count}）" if count > 1 else ""
    return Page(
        _part_url(pair, number),
        f"全文对照：{_title(pair)}{more}",
        lambda: _content(pair, number, site, renderer),
        site.last_told(pair.holder.id) or pair.holder.value.verification.checked.last,
    )


def _title(pair: TextPair) -> str:
    if pair.sort == "versions":
        return f"{pair.holder.title}（{pair_words(pair)}）"
    return f"{pair.other.title}与{pair.holder.title}"


def _content(pair: TextPair, number: int, site: Site, renderer: Renderer) -> PageContent:
    item, told = pair.holder, ComparedTexts(pair, site)
    bare, parts = _parts(told)
    basis = pair.sort == "basis"
    summary = text_counts_words(told.told, basis)
    trail = (HOME, Link(item.kind.name, f"{item.kind.id}/"), Link(item.title, item.url))
    last = number == len(parts)
    context: dict[str, Any] = {
        "trail": trail,
        "title": f"全文对照：{_title(pair)}",
        "basis": basis,
        "sides": [
            (name, version, text_url(holder, version, site), *_standing(holder, version, site))
            for name, holder, version in zip(
                _side_names(pair), (pair.other, item), (pair.old, pair.new), strict=True
            )
        ],
        "summary": summary,
        "filters": [
            (fate, told.word(fate), count)
            for fate, count in article_counts(told.told, basis).items()
            if fate != "same"
        ],
        "rows": [told.row(group, bare) for group in parts[number - 1]],
        "around": list(told.around()) if last else [],
        "renamed": list(told.renamed()) if number == 1 else [],
        "bare": bare,
        "parts": [(at, _part_url(pair, at), at == number) for at in range(1, len(parts) + 1)],
        "pairs": [one for one in pair_links(item, site) if one.url != pair.url],
        "day": site.last_change,
    }
    return PageContent(
        renderer.body("text_comparison.html", _part_url(pair, number), context),
        f"{_title(pair)}逐条对照：{summary}。",
        (("compared", "逐条对照"), *((("other-pairs", "别的对照"),) if context["pairs"] else ())),
        trail,
    )


def _standing(item: Item, version: TextVersion, site: Site) -> tuple[Badge | None, str]:
    """The badge of a record beside its text as it is today; of another text of it, what it is."""
    if version == shown_version(item, site):
        lacking = was_changed(version, item, site)
        return site.badge(item), "后来又修改过，本站没有那时的全文" if lacking else ""
    return None, "还没有施行" if version.day > site.as_of else "后来改过"


def _side_names(pair: TextPair) -> tuple[str, str]:
    return ("依据", "本文件") if pair.sort == "basis" else ("旧版", "新版")
