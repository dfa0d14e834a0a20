"""The page of a text: `/<catalogue>/<id>/text/`, of another version than the one shown there
`/…/text/<day>/`; of a long one the contents, and its parts at `/…/<key>/`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from portal.catalogue.content import text_address
from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.page import HOME, Badge, Link, Page, PageContent
from portal.pages.record.answer import withdrawal_of
from portal.pages.text.article_history import history_of
from portal.pages.text.parting import Placed, TextRun, runs_of
from portal.pages.text.shown_text import ShownTexts, written_label
from portal.pages.text.standing import answer_on, version_lines
from portal.texts.structure import Article, Division, Part, walk
from portal.view.article_basis import article_basis
from portal.view.legal_texts import shown_version, text_url, versions_of
from portal.view.official_text import official_text_of
from portal.view.render import Renderer
from portal.view.site import Site
from portal.view.text_words import changes_of, cited_name, version_words

IN_CONTENTS = 40
"""Headings of the second level that the contents beside the text have room for."""


@dataclass(frozen=True)
class ContentsEntry:
    """An article in the contents of a text that comes in parts. `key` is its anchor there."""

    words: str
    url: str
    key: str


@dataclass(frozen=True)
class ContentsGroup:
    """A division in the contents with what stands right below it; without a name what stands in none.
    `key` is its anchor in the contents of a text that comes in parts, else ''."""

    name: str
    url: str
    key: str
    level: int
    articles: str
    """第一条至第六条."""
    entries: tuple[ContentsEntry, ...]


def text_pages(site: Site, renderer: Renderer) -> Iterator[Page]:
    """The pages of all texts. What stands on them is made when it is asked for."""
    for id in site.catalogue.texts:
        item = site.catalogue.items.get(id)
        for version in versions_of(item, site) if item else ():
            assert item
            yield from _pages_of(item, version, site, renderer)


def _pages_of(item: Item, version: TextVersion, site: Site, renderer: Renderer) -> Iterator[Page]:
    made = _TextPages(item, version, site, renderer)
    runs = runs_of(version.text)
    day = _last_changed(item, site)
    yield Page(made.url, made.title, lambda: made.first(runs), day)
    for number, run in enumerate(runs):
        url = f"{made.url}{run.key}/"
        name = _name_of(run)
        yield Page(url, f"{name}：{made.title}", lambda number=number: made.run(runs, number), day)  # type: ignore[misc]


def _last_changed(item: Item, site: Site) -> date | None:
    """The last day on which anything on the pages of a text changed: a version came or was seen, or what
    is said of the record."""
    versions = versions_of(item, site)
    days = [one.day for one in changes_of(item, site)]
    days += [source.seen.last for one in versions for source in one.head.sources if source.seen]
    days.append(site.last_changed(item) or item.value.verification.checked.last)
    return max((day for day in days if day <= site.as_of), default=None)


def _name_of(run: TextRun) -> str:
    """第二编　物权　第四章　一般规定; 第一条至第六十条."""
    part, above = run.first
    if isinstance(part, Division):
        return "　".join(one.name for one in (*above, part))
    labels = [one.label for one in run.articles]
    within = "".join(f"{one.name}　" for one in above)
    return within + (f"{labels[0]}至{labels[-1]}" if len(labels) > 1 else labels[0])


class _TextPages:
    """What stands on the pages of one version."""

    def __init__(self, item: Item, version: TextVersion, site: Site, renderer: Renderer):
        self.item = item
        self.version = version
        self.site = site
        self.renderer = renderer
        self.url = text_url(item, version, site)
        self.words = version_words(version, item)
        self.title = self._title()

    def _title(self) -> str:
        """A page that shows the text of today may show another one tomorrow, and is called the same."""
        if self.version == shown_version(self.item, self.site):
            return f"{self.item.title}（全文）"
        return f"{self.item.title}（全文，{self.version.day} 起施行）"

    def first(self, runs: tuple[TextRun, ...]) -> PageContent:
        """The whole text, or what leads into its parts."""
        text = self.version.text
        shown = self._shown()
        groups = list(self._contents(runs))
        context = {
            "preamble": shown.around(text.preamble, text.title),
            "parts": [] if runs else list(shown.parts(walk(text.parts))),
            "gone": () if runs else self._gone_first(),
            "closing": () if runs else shown.around(text.closing, text.title),
            "contents": groups,
            "in_parts": bool(runs),
            "run": None,
        }
        beside = [(one.key, one.name) for one in self._divisions()] if not runs else []
        return self._content(self.url, self.title, context, tuple(beside), ())

    def run(self, runs: tuple[TextRun, ...], number: int) -> PageContent:
        """One part of a long text."""
        run = runs[number]
        text = self.version.text
        shown = self._shown()
        is_last = number == len(runs) - 1
        named = [Link(_name_of(one), f"{self.url}{one.key}/") for one in runs]
        context = {
            "preamble": (),
            "parts": list(shown.parts(run.parts)),
            "gone": self._gone_first() if number == 0 else (),
            "closing": shown.around(text.closing, text.title) if is_last else (),
            "contents": [],
            "in_parts": True,
            "run": {
                "name": named[number].text,
                "within": _within(run.parts),
                "before": named[number - 1] if number else None,
                "after": None if is_last else named[number + 1],
            },
        }
        beside = [(part.key, part.name) for part, _ in run.parts if isinstance(part, Division)]
        title = f"{named[number].text}：{self.title}"
        trail = (Link(self.title, self.url),)
        return self._content(named[number].url, title, context, tuple(beside), trail)

    def _content(
        self,
        url: str,
        title: str,
        context: dict[str, Any],
        sections: tuple[tuple[str, str], ...],
        within: tuple[Link, ...],
    ) -> PageContent:
        item, site, version = self.item, self.site, self.version
        trail = (
            HOME,
            Link(item.kind.name, f"{item.kind.id}/"),
            Link(item.title, item.url),
            *within,
        )
        answer = answer_on(version, item, site)
        whole = context | {
            "title": title,
            "trail": trail,
            "page": Link(item.title, item.url),
            "version": version,
            "version_words": self.words,
            "text_url": self.url,
            "base_url": text_address(item.url),
            "counted": self._counted(),
            "answer": answer,
            "withdrawal": withdrawal_of(item, site),
            "official_text": official_text_of(item, site),
            "mark": self._mark(),
            "name": site.info.name,
            "versions": version_lines(item, site, version),
            "several": len(versions_of(item, site)) > 1,
            "cited": cited_name(version, item),
            "citation": self._citation(url),
            "day": site.last_change,
        }
        body = self.renderer.body("text.html", url, whole)
        lead = f"{title}，{version.day} 起施行，{self._counted()}。"
        return PageContent(body, f"{lead}{answer.verdict}", sections, trail)

    def _shown(self) -> ShownTexts:
        history = history_of(self.version, self.item, self.site)
        related = article_basis(self.item, self.version, self.site)
        return ShownTexts(self.item, self.site, history, related, self.version)

    def _gone_first(self) -> Any:
        """Articles that stood before the first one."""
        return history_of(self.version, self.item, self.site).gone.get("", ())

    def _mark(self) -> Badge | None:
        """Who put the text here, where a portal lies upon the nation's data."""
        overlay = self.site.catalogue.overlay
        return Badge("own", overlay.mark) if overlay and self.version.own else None

    def _counted(self) -> str:
        """6 章，87 条."""
        text = self.version.text
        ranks = [one.rank for one in text.divisions]
        counts = [(ranks.count(rank), rank) for rank in ("编", "章")]
        counts += [(len(text.articles), "条"), (ranks.count("附件"), "个附件")]
        return "，".join(f"{count} {unit}" for count, unit in counts if count) or "没有分条"

    def _citation(self, url: str) -> str:
        """How the text is cited as a whole."""
        where = self.site.info.absolute(url)
        read = f"见{self.site.info.name}{f'，{where}' if where else ''}"
        named = cited_name(self.version, self.item)
        return f"{named}，{self.version.day}起施行的文本。{read}；资料最近变化：{self.site.last_change}。"

    def _divisions(self) -> Iterator[Division]:
        """Those that the contents beside the text have room for."""
        placed = [
            (part, above)
            for part, above in walk(self.version.text.parts)
            if isinstance(part, Division)
        ]
        deepest = 2 if len([one for one in placed if len(one[1]) < 2]) <= IN_CONTENTS else 1
        return (part for part, above in placed if len(above) < deepest)

    def _contents(self, runs: tuple[TextRun, ...]) -> Iterator[ContentsGroup]:
        """The divisions with the articles in them; nothing for a short text without any."""
        text = self.version.text
        pages = {part.key: f"{self.url}{run.key}/" for run in runs for part, _ in run.parts}
        if not runs and not any(isinstance(part, Division) for part in text.parts):
            return
        if loose := _articles(text.parts):
            yield self._group(None, 0, loose, pages)
        for part, above in walk(text.parts):
            if isinstance(part, Division):
                yield self._group(part, len(above), _articles(part.parts), pages)

    def _group(
        self, division: Division | None, level: int, articles: list[Article], pages: dict[str, str]
    ) -> ContentsGroup:
        def url(key: str) -> str:
            return f"{pages.get(key, '')}#{key}"

        key = division.key if division else ""
        entries = (ContentsEntry(_called(one), url(one.key), one.key) for one in articles)
        ends = list(dict.fromkeys(_called(one) for one in (*articles[:1], *articles[-1:])))
        return ContentsGroup(
            division.name if division else "",
            url(key) if key else "",
            key if pages else "",
            level,
            "至".join(ends),
            tuple(entries) if pages else (),
        )


def _articles(parts: tuple[Part, ...]) -> list[Article]:
    return [one for one in parts if isinstance(one, Article)]


def _called(article: Article) -> str:
    return written_label(article).rstrip("、")


def _within(parts: tuple[Placed, ...]) -> str:
    """The divisions around all that is on a page, which have their headings on others."""
    _, above = parts[0]
    return "　".join(one.name for one in above)
