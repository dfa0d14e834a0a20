"""A text of a law beside another one, article by article: what stayed, changed, came, went and moved."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from portal.catalogue.text_alignment import Alignment, aligned, moved_places
from portal.catalogue.text_folding import cited_numbers, folded_lines, without_articles
from portal.catalogue.text_likeness import ComparedUnit
from portal.texts.structure import Article, Block, Division, LegalText, lines_of, walk

TextFate = Literal[
    "same", "changed", "added", "deleted", "renumbered", "moved_changed", "split", "merged"
]
TEXT_FATES: tuple[TextFate, ...] = (
    "changed", "moved_changed", "added", "deleted", "split", "merged", "renumbered", "same",
)  # fmt: skip
"""In the order in which they are told."""


@dataclass(frozen=True)
class ArticleChange:
    """What became of an article. `old` and `new` are keys (texts/structure.py): one each, none on the
    side where it is not, several new ones where it was split, several old ones where they were merged.

    same            the same words and number
    renumbered      the same words, another number
    changed         other words
    moved_changed   other words and another number
    """

    fate: TextFate
    old: tuple[str, ...]
    new: tuple[str, ...]
    moved: bool = False
    """Whether it left its place among the others, and not only its number."""
    references: bool = False
    """Whether nothing but numbers of articles that it cites changed, as the numbering of these did."""


@dataclass(frozen=True)
class TextComparison:
    """`changes` in the order of the new text, what was deleted where it was. Each article of either
    text stands in one of them. `around` is the same of what stands outside articles: keys of divisions
    with words of their own, `preamble` and `closing`; `divisions` the divisions whose name came, went
    or changed."""

    changes: tuple[ArticleChange, ...]
    around: tuple[ArticleChange, ...] = ()
    divisions: tuple[ArticleChange, ...] = ()

    @cached_property
    def counts(self) -> Mapping[TextFate, int]:
        """How many articles share a fate; what there is none of is 0."""
        found = Counter(one.fate for one in self.changes)
        return {fate: found[fate] for fate in TEXT_FATES}

    @property
    def is_same(self) -> bool:
        """Whether the two say the same in the same places."""
        return all(one.fate == "same" for one in (*self.changes, *self.around, *self.divisions))


def compare_texts(old: LegalText, new: LegalText) -> TextComparison:
    """An older text beside a newer one, or any text beside any other."""
    olds, news = _units(old), _units(new)
    found = aligned(olds, news)
    return TextComparison(
        tuple(_changes(olds, news, found)),
        tuple(_around(_words_around(old), _words_around(new))),
        tuple(_around(_names(old), _names(new))),
    )


def _units(text: LegalText) -> list[ComparedUnit]:
    return [
        ComparedUnit(
            one.key,
            folded_lines(one.words),
            folded_lines(one.heading),
            folded_lines(above[-1].title) if above else "",
        )
        for one, above in walk(text.parts)
        if isinstance(one, Article)
    ]


def _changes(
    olds: list[ComparedUnit], news: list[ComparedUnit], found: Alignment
) -> Iterator[ArticleChange]:
    new_keys = _new_keys(olds, news, found)
    moved = set(moved_places(found.pairs))
    at_new: dict[int, ArticleChange] = {}
    place: dict[int, int] = {}
    """Of an old unit, the place among the new ones that it is told at."""
    for old, new in found.pairs.items():
        more, fewer = found.split.get(old, []), found.merged.get(new, [])
        news_here, olds_here = sorted((new, *more)), sorted((old, *fewer))
        one, other = olds[old], news[new]
        changed = not one.says_the_same(other)
        fate: TextFate
        if more or fewer:
            fate = "split" if more else "merged"
        elif one.key == other.key:
            fate = "changed" if changed else "same"
        else:
            fate = "moved_changed" if changed else "renumbered"
        only = fate in ("changed", "moved_changed") and _only_references(one, other, new_keys)
        at_new[news_here[0]] = ArticleChange(
            fate,
            tuple(olds[at].key for at in olds_here),
            tuple(news[at].key for at in news_here),
            old in moved,
            only,
        )
        place.update(dict.fromkeys(olds_here, news_here[0]))
    told = {key for change in at_new.values() for key in change.new}
    after: dict[int, list[ArticleChange]] = {}
    """Deleted ones by the new place that they follow."""
    last = -1
    for at, unit in enumerate(olds):
        if at in place:
            last = last if at in moved else place[at]
        else:
            after.setdefault(last, []).append(ArticleChange("deleted", (unit.key,), ()))
    yield from after.get(-1, ())
    for at, unit in enumerate(news):
        if at in at_new:
            yield at_new[at]
        elif unit.key not in told:
            yield ArticleChange("added", (), (unit.key,))
        yield from after.get(at, ())


def _new_keys(
    olds: list[ComparedUnit], news: list[ComparedUnit], found: Alignment
) -> dict[str, set[str]]:
    """What the old articles are called now."""
    keys = {olds[old].key: {news[new].key} for old, new in found.pairs.items()}
    for old, more in found.split.items():
        keys[olds[old].key] |= {news[at].key for at in more}
    for new, fewer in found.merged.items():
        keys.update({olds[at].key: {news[new].key} for at in fewer})
    return keys


def _only_references(one: ComparedUnit, other: ComparedUnit, keys: dict[str, set[str]]) -> bool:
    """Whether two articles differ in nothing but the numbers of articles that they cite, and these are
    the same articles under their new numbers."""
    if without_articles(one.words) != without_articles(other.words):
        return False
    cited = zip(cited_numbers(one.words), cited_numbers(other.words), strict=True)
    return all(
        before == after or _key(*after) in keys.get(_key(*before), ())
        for before, after in cited
        if before[1] == "条"
    )


def _key(number: str, _: str, more: str) -> str:
    return f"a{number}-{more}" if more else f"a{number}"


def _around(old: dict[str, str], new: dict[str, str]) -> Iterator[ArticleChange]:
    """What became of the words that keys stand for, in the order of the new ones; the old ones that
    are left behind."""
    left = {key: words for key, words in old.items() if new.get(key) != words}
    for key, words in new.items():
        if old.get(key) == words:
            yield ArticleChange("same", (key,), (key,))
            continue
        was = next((one for one, before in left.items() if before == words), None)
        if was is not None:
            yield ArticleChange("renumbered", (was,), (key,))
            del left[was]
        elif key in left and left[key] not in new.values():
            yield ArticleChange("changed", (key,), (key,))
            del left[key]
        else:
            yield ArticleChange("added", (), (key,))
    yield from (ArticleChange("deleted", (key,), ()) for key in left)


def _words_around(text: LegalText) -> dict[str, str]:
    found = {"preamble": _folded(text.preamble)}
    found |= {one.key: _folded(one.blocks) for one in text.divisions}
    found["closing"] = _folded(text.closing)
    return {key: words for key, words in found.items() if words}


def _names(text: LegalText) -> dict[str, str]:
    return {one.key: folded_lines(one.title) for one in text.divisions if isinstance(one, Division)}


def _folded(blocks: tuple[Block, ...]) -> str:
    return folded_lines("\n".join(lines_of(blocks)))
