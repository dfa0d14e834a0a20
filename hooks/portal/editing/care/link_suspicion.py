"""Whether a page elsewhere seems to have fallen into other hands: by its words, by its host, and by what
stood there before.

Who shows programs another page than readers, or writes it by a script, is not found out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from portal.catalogue.link_report import LinkSight
from portal.editing.care.seen_page import SeenPage, latin_words, letters
from portal.read.vocabulary import HijackSign

SEVERAL = 3
"""Different words of the text that weigh as much as one in the title: news of a raid names one game."""

TOLD = 2
"""The same of the description that a page gives search engines of itself."""

ALIKE = 0.3
"""Of two titles: the share of the pairs of letters of the shorter one that stand in both. Sites add
their names, and take them away."""

_PARTS = re.compile(r"\s*[-_|–—·>»]+\s*|\s+")


class Owners(Protocol):
    """Who knows whose hosts are."""

    def is_same_owner(self, one: str, other: str) -> bool: ...


@dataclass(frozen=True)
class HijackSigns:
    """The words of pages in other hands, as they are looked for: by their letters alone."""

    words: tuple[tuple[str, str], ...] = ()
    alone: frozenset[str] = frozenset()
    """Those of which one in the text is enough."""

    @classmethod
    def of(cls, terms: Iterable[HijackSign]) -> "HijackSigns":
        terms = tuple(terms)
        every = {_key(word): word for term in terms for word in term.words}
        alone = frozenset(word for term in terms if term.alone for word in term.words)
        return cls(tuple(sorted((key, word) for key, word in every.items() if key.strip())), alone)

    @property
    def common(self) -> "HijackSigns":
        """The same without what one word tells: for pages that may speak of such things."""
        return HijackSigns(tuple(one for one in self.words if one[1] not in self.alone))

    def told(self, page: SeenPage) -> str:
        """What a page says that the owner of a policy would not; '' where nothing."""
        if found := self._in(page.title):
            return f"题名里有{_quoted(found[:1])}"
        if len(found := self._in(page.told)) >= TOLD:
            return f"给搜索引擎的说明里有{_quoted(found)}"
        found = self._in(page.text)
        if len(found) >= SEVERAL or self.alone.intersection(found):
            return f"正文里有{_quoted(found)}"
        return ""

    def _in(self, text: str) -> list[str]:
        """The words in a text, without those that are part of another one found."""
        held = f"{letters(text)}\n{latin_words(text)}"
        found = [(key, word) for key, word in self.words if key in held]
        return [
            word
            for key, word in found
            if not any(key != other and key in other for other, _ in found)
        ]


def _key(word: str) -> str:
    return latin_words(word) if word.isascii() else letters(word)


NO_SIGNS = HijackSigns()


def changes(before: LinkSight | None, now: LinkSight, asked: str, owners: Owners) -> Iterator[str]:
    """What makes one doubt that a page is still that of the same owner: the host that answered is
    another one's, or title or language are nothing like what they were. `asked` is the host that the
    data name."""
    known = {asked, before.host} if before else {asked}
    if not any(owners.is_same_owner(one, now.host) for one in known):
        yield f"转到了别人的网站 {now.host}"
    if before is None:
        return
    if before.language == "zh" and now.language not in ("zh", None):
        yield "原来是中文网页，现在不是"
    if before.title and now.title and not are_alike(before.title, now.title):
        yield f"题名原来是“{_shortened(before.title)}”，现在是“{_shortened(now.title)}”"


def are_alike(one: str, other: str) -> bool:
    """Whether two titles can be those of one page, before and after somebody worked on it."""
    if {letters(part) for part in _PARTS.split(one)} & {
        letters(part) for part in _PARTS.split(other)
    } - {""}:
        return True
    first, second = _pairs(one), _pairs(other)
    shorter = min(len(first), len(second))
    return shorter == 0 or len(first & second) / shorter >= ALIKE


def _pairs(title: str) -> set[str]:
    text = letters(title)
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _quoted(words: list[str]) -> str:
    return "、".join(f"“{word}”" for word in words[:SEVERAL])


def _shortened(title: str) -> str:
    return title if len(title) <= 30 else f"{title[:29]}…"
