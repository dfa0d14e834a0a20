"""What became of each article from one version at hand to the next: made, changed, added, deleted, renumbered,
with the day. No more than the versions at hand show.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from portal.catalogue.text_comparison import ArticleChange
from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.page import Link
from portal.pages.record.text_compare import change_urls
from portal.texts.structure import LegalText
from portal.view.legal_texts import place_url, versions_of
from portal.view.site import Site
from portal.view.text_pairs import text_pairs
from portal.view.text_words import changes_of, is_first

LASTING = ("same", "changed", "renumbered", "moved_changed")
"""Fates after which an article is still one."""


@dataclass(frozen=True)
class ArticleEvent:
    """One thing that became of an article: 2016-07-02 修改. `others` lead to the articles of the other
    version; `url` to where both versions of it stand side by side, '' where they do not."""

    when: str
    words: str
    others: tuple[Link, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class GoneArticle:
    """An article that this version no longer has, at the place where it was."""

    link: Link
    event: ArticleEvent


@dataclass(frozen=True)
class VersionHistory:
    """What became of the articles of one version, before and after it; by key. Whatever is not named is
    alike in all versions at hand."""

    events: Mapping[str, tuple[ArticleEvent, ...]]
    gone: Mapping[str, tuple[GoneArticle, ...]]
    """By the key of the article that they stood behind, '' at the beginning."""


NOTHING = VersionHistory({}, {})


def _compared(
    item: Item, old: TextVersion, new: TextVersion, site: Site
) -> Mapping[ArticleChange, str]:
    """Where the changes from one version of a record to another stand side by side; none where they
    do not."""
    found = (
        change_urls(pair, site)
        for pair in text_pairs(item, site)
        if pair.other is item and (pair.old.day, pair.new.day) == (old.day, new.day)
    )
    return next(found, {})


def history_of(version: TextVersion, item: Item, site: Site) -> VersionHistory:
    """The history of the articles of a version; nothing where it is the only one at hand."""
    versions = versions_of(item, site)
    if len(versions) < 2:
        return NOTHING
    return _Histories(versions, item, site).of(versions.index(version))


class _Step:
    """From one version to the next."""

    def __init__(self, old: TextVersion, new: TextVersion, item: Item, site: Site):
        self.old, self.new = old, new
        self.changes = site.text_comparison(old, new).changes
        self.by_old = {key: change for change in self.changes for key in change.old}
        self.by_new = {key: change for change in self.changes for key in change.new}
        days = [one.day for one in changes_of(item, site) if old.day < one.day <= new.day]
        self.when = " 或 ".join(map(str, days))
        """Where the record knows of amendments between, nobody here can tell which one it was."""
        self._urls = _compared(item, old, new, site)

    def url(self, change: ArticleChange) -> str:
        return self._urls.get(change, "")


class _Histories:
    def __init__(self, versions: tuple[TextVersion, ...], item: Item, site: Site):
        self.versions = versions
        self.steps = [_Step(old, new, item, site) for old, new in pairwise(versions)]
        self.place = partial(_place, item, site)
        self.made = is_first(versions[0], item)

    def of(self, at: int) -> VersionHistory:
        text = self.versions[at].text
        found = {key: (*self._before(key, at), *self._after(key, at)) for key in text.articles}
        return VersionHistory(
            {key: events for key, events in found.items() if events}, self._gone(at)
        )

    def _before(self, key: str, at: int) -> list[ArticleEvent]:
        events: list[ArticleEvent] = []
        for step in reversed(self.steps[:at]):
            change = step.by_new[key]
            if change.fate != "same":
                others = tuple(self.place(step.old, one, "原来的") for one in change.old)
                words = _words_before(change, step.old.text)
                events.append(ArticleEvent(step.when, words, others, step.url(change)))
            if change.fate not in LASTING:
                return events[::-1]
            key = change.old[0]
        if self.made and events:
            events.append(ArticleEvent(str(self.versions[0].day), "制定"))
        return events[::-1]

    def _after(self, key: str, at: int) -> Iterator[ArticleEvent]:
        for step in self.steps[at:]:
            change = step.by_old[key]
            if change.fate != "same":
                others = tuple(self.place(step.new, one, "后来的") for one in change.new)
                words = _words_after(change, step.new.text)
                yield ArticleEvent(step.when, words, others, step.url(change))
            if change.fate not in LASTING:
                return
            key = change.new[0]

    def _gone(self, at: int) -> Mapping[str, tuple[GoneArticle, ...]]:
        found: dict[str, list[GoneArticle]] = defaultdict(list)
        for number, step in enumerate(self.steps[:at], 1):
            before = ""
            for change in step.changes:
                if change.new:
                    before = change.new[-1]
                elif (behind := self._followed(before, number, at)) is not None:
                    event = ArticleEvent(step.when, "删去", (), step.url(change))
                    found[behind] += [
                        GoneArticle(self.place(step.old, key), event) for key in change.old
                    ]
        return {key: tuple(gone) for key, gone in found.items()}

    def _followed(self, key: str, start: int, end: int) -> str | None:
        """What an article of the version `start` is in the version `end`; None where it has gone."""
        for step in self.steps[start:end] if key else ():
            change = step.by_old[key]
            if not change.new:
                return None
            key = change.new[-1]
        return key


def _place(item: Item, site: Site, version: TextVersion, key: str, lead: str = "") -> Link:
    url = place_url(item, version, key, site)
    return Link(f"{lead}{version.text.articles[key].label}", url)


def _named(text: LegalText, keys: tuple[str, ...]) -> str:
    return "、".join(text.articles[key].label for key in keys)


def _words_before(change: ArticleChange, old: LegalText) -> str:
    named = _named(old, change.old)
    return {
        "changed": "修改",
        "added": "增加",
        "renumbered": f"由{named}改为本条，文字没有改",
        "moved_changed": f"由{named}改为本条，文字有修改",
        "split": f"由{named}分出",
        "merged": f"由{named}合并而成",
    }[change.fate]


def _words_after(change: ArticleChange, new: LegalText) -> str:
    named = _named(new, change.new)
    return {
        "changed": "起已经修改",
        "deleted": "起已经删去",
        "renumbered": f"起改为{named}，文字没有改",
        "moved_changed": f"起改为{named}，文字有修改",
        "split": f"起分成{named}",
        "merged": f"起并入{named}",
    }[change.fate]
