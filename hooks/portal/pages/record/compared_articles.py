"""What became of each article, as the page of two texts shows it: what changed side by side, what did
not in runs that are folded in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from portal.catalogue.text_comparison import ArticleChange
from portal.catalogue.text_versions import TextVersion
from portal.kinds.item import Item
from portal.texts.citation import spoken_place
from portal.texts.structure import Block, Division, LegalText, lines_of, walk
from portal.view.compared_words import Line, marked_lines, plain_lines
from portal.view.comparison_words import (
    ARTICLE_WORDS,
    BASIS_WORDS,
    article_fate,
    article_remark,
)
from portal.view.legal_texts import place_url
from portal.view.site import Site
from portal.view.text_pairs import TextPair

FOLDED, FOLDED_BESIDE_BASIS = ("same",), ("same", "added", "deleted")
"""What is folded in: a reader of two versions looks for what changed, one of a rule and the law that
it rests on for what both of them speak of."""

AROUND = 40
"""Letters that an article takes besides its own."""

OUTSIDE = {"preamble": "开头", "closing": "落款"}


@dataclass(frozen=True)
class ArticleSide:
    """An article on one side: its name with the way to it in its own text, and its words."""

    name: str
    url: str
    lines: Sequence[Line]


@dataclass(frozen=True)
class ShownChange:
    """Articles that stand side by side. `division` is the chapter that they are in now, `anchor` the id
    of the row."""

    fate: str
    anchor: str
    word: str
    remark: str
    division: str
    old: tuple[ArticleSide, ...]
    new: tuple[ArticleSide, ...]


@dataclass(frozen=True)
class FoldedRun:
    """Neighbours that share a fate of no interest. `words` say which they are; of each article one
    side, for the other says the same or is not there."""

    fate: str
    word: str
    words: str
    articles: tuple[ArticleSide, ...]


ComparedRow = ShownChange | FoldedRun


@dataclass(frozen=True)
class ChangeGroup:
    """Neighbours that are shown as one row: a run that is folded in, or one change."""

    fate: str
    changes: tuple[ArticleChange, ...]
    is_run: bool


class ComparedTexts:
    """Says what two texts come to."""

    def __init__(self, pair: TextPair, site: Site):
        self.pair = pair
        self.site = site
        self.told = site.text_comparison(pair.old, pair.new)
        self._texts = (pair.old.text, pair.new.text)
        self._basis = pair.sort == "basis"
        self.divisions = [
            {part.key: above[-1].name for part, above in walk(side.text.parts) if above}
            for side in (pair.old, pair.new)
        ]

    def groups(self) -> Iterator[ChangeGroup]:
        """The articles in the order of the new text."""
        folded = FOLDED_BESIDE_BASIS if self._basis else FOLDED
        for fate, run in groupby(self.told.changes, lambda one: article_fate(one, self._basis)):
            if fate in folded:
                yield ChangeGroup(fate, tuple(run), True)
            else:
                yield from (ChangeGroup(fate, (one,), False) for one in run)

    def weight(self, group: ChangeGroup, bare: bool = False) -> int:
        """About the letters that a row takes; without the text of a run if `bare`."""
        total = 0
        for change in group.changes:
            one_side = group.is_run and change.old and change.new
            for side, keys in enumerate(((), change.new) if one_side else (change.old, change.new)):
                total += AROUND * len(keys)
                if not (bare and group.is_run):
                    total += sum(len(self._texts[side].articles[key].words) for key in keys)
        return total

    def row(self, group: ChangeGroup, bare: bool = False) -> ComparedRow:
        """What a page shows of a group."""
        return self._run(group, bare) if group.is_run else self._change(group.changes[0])

    def around(self) -> Iterator[ShownChange]:
        """What stands outside the articles and is not the same."""
        if self._basis:
            return
        blocks = [_blocks_around(side.text) for side in (self.pair.old, self.pair.new)]
        for change in self.told.around:
            if change.fate not in ("same", "renumbered"):
                yield self._shown(change, blocks[0], blocks[1])

    def renamed(self) -> Iterator[tuple[str, str]]:
        """Chapters whose name came, went or changed: the old name and the new one, '' where there is
        none. One of which only the number changed is not told."""
        if self._basis:
            return
        names = [
            {one.key: one.name for one in side.text.divisions}
            for side in (self.pair.old, self.pair.new)
        ]
        for change in self.told.divisions:
            if change.fate not in ("same", "renumbered"):
                old, new = (
                    "".join(names[side][key] for key in keys)
                    for side, keys in enumerate((change.old, change.new))
                )
                yield old, new

    def _run(self, group: ChangeGroup, bare: bool) -> FoldedRun:
        gone = group.fate == "deleted"
        version, holder = self._side(0 if gone else 1)
        keys = [change.old[0] if gone else change.new[0] for change in group.changes]
        articles = tuple(
            ArticleSide(
                self._run_name(change),
                place_url(holder, version, key, self.site),
                () if bare else plain_lines(version.text.articles[key].words),
            )
            for change, key in zip(group.changes, keys, strict=True)
        )
        words = self._run_words(version.text, keys)
        return FoldedRun(group.fate, self.word(group.fate), words, articles)

    def word(self, fate: str) -> str:
        return (BASIS_WORDS if self._basis else ARTICLE_WORDS)[fate]

    def _run_words(self, text: LegalText, keys: list[str]) -> str:
        first, last = (spoken_place(text, key) for key in (keys[0], keys[-1]))
        return f"{len(keys)} 条：{first}" + (f"至{last}" if len(keys) > 1 else "")

    def _run_name(self, change: ArticleChange) -> str:
        old, new = (
            "".join(_name(side.text, key) for key in keys[:1])
            for side, keys in ((self.pair.old, change.old), (self.pair.new, change.new))
        )
        if not old or not new or old == new:
            return new or old
        return f"{new}（{'依据的' if self._basis else '原'}{old}）"

    def _change(self, change: ArticleChange) -> ShownChange:
        sides = [
            {key: one.blocks for key, one in side.text.articles.items()}
            for side in (self.pair.old, self.pair.new)
        ]
        return self._shown(change, *sides)

    def _shown(
        self,
        change: ArticleChange,
        olds: Mapping[str, tuple[Block, ...]],
        news: Mapping[str, tuple[Block, ...]],
    ) -> ShownChange:
        words = [
            ["\n".join(lines_of(blocks[key])) for key in keys]
            for blocks, keys in ((olds, change.old), (news, change.new))
        ]
        before, after = (
            marked_lines(words[0], words[1], not self._basis)
            if change.old and change.new
            else ([plain_lines(text) for text in side] for side in words)
        )
        return ShownChange(
            fate := article_fate(change, self._basis),
            anchor_of(change),
            self.word(fate),
            article_remark(change, self._basis),
            self._division(change),
            tuple(
                self._article(0, key, lines) for key, lines in zip(change.old, before, strict=True)
            ),
            tuple(
                self._article(1, key, lines) for key, lines in zip(change.new, after, strict=True)
            ),
        )

    def _division(self, change: ArticleChange) -> str:
        side, keys = (1, change.new) if change.new else (0, change.old)
        return self.divisions[side].get(keys[0], "")

    def _article(self, side: int, key: str, lines: Sequence[Line]) -> ArticleSide:
        version, holder = self._side(side)
        url = "" if key in OUTSIDE else place_url(holder, version, key, self.site)
        return ArticleSide(_name(version.text, key), url, lines)

    def _side(self, side: int) -> tuple[TextVersion, Item]:
        return ((self.pair.old, self.pair.other), (self.pair.new, self.pair.holder))[side]


def anchor_of(change: ArticleChange) -> str:
    """The id of the row of a change: the key of its article in the new text, old-a10 of one that went."""
    return change.new[0] if change.new else f"old-{change.old[0]}"


def _name(text: LegalText, key: str) -> str:
    if key in OUTSIDE:
        return OUTSIDE[key]
    article = text.articles.get(key)
    heading = f"【{article.heading}】" if article and article.heading else ""
    return spoken_place(text, key) + heading


def _blocks_around(text: LegalText) -> dict[str, tuple[Block, ...]]:
    divisions = {one.key: one.blocks for one in text.divisions if isinstance(one, Division)}
    return {"preamble": text.preamble, **divisions, "closing": text.closing}
