"""Words in the prose of records that nothing explains: a list for editors, and no fault.

Three sorts can be known by program: abbreviations in capitals, words that an explained one is taken for
and that are not explained themselves, and ways of writing that mean two things where nothing beside them
tells which.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from portal.kinds.glossary_term import GlossaryTerm
from portal.search.documents import document_of
from portal.view.glossary import Glossary
from portal.view.site import Site

SHOWN = 3
"""Records that are named for a word."""

_CAPITALS = re.compile(r"(?<![A-Za-z0-9./-])[A-Z]{2,6}(?:s|[0-9])?(?![A-Za-z0-9./-]| ?/?T? ?[0-9])")
"""An abbreviation that is neither a model nor the number of a standard."""

_SPOKEN = 2
"""Characters of a word that is too common to be one: 能源, 修改."""


@dataclass(frozen=True)
class UnexplainedWord:
    """A word with the records in which it stands, by their files."""

    word: str
    why: str
    paths: tuple[str, ...]

    @property
    def line(self) -> str:
        """As a terminal shows it."""
        more = f" 等 {len(self.paths)} 处" if len(self.paths) > SHOWN else ""
        return f"{self.word}（{self.why}）：{'、'.join(self.paths[:SHOWN])}{more}"


def unexplained_words(site: Site) -> list[UnexplainedWord]:
    """Those that stand in most records first."""
    glossary = Glossary(site.catalogue)
    words = dict(_candidates(site, glossary))
    known = sorted({*words, *glossary.words}, key=len, reverse=True)  # 汇算清缴 is no 清缴
    pattern = re.compile("|".join(map(re.escape, known)) or r"(?!)")
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for item in site.catalogue.records:
        if isinstance(item.value, GlossaryTerm) or site.catalogue.is_withdrawn(item):
            continue
        for text in document_of(item, site).body:
            for word in {*pattern.findall(text)}:
                if word in words and glossary.meant(word, text) is None:
                    found[word, words[word]].append(item.path)
            for word in {*_CAPITALS.findall(text)} - {*glossary.words}:
                found[word, "缩写"].append(item.path)
    told = [
        UnexplainedWord(word, why, tuple(dict.fromkeys(paths)))
        for (word, why), paths in found.items()
    ]
    return sorted(told, key=lambda one: (-len(one.paths), one.word))


def _candidates(site: Site, glossary: Glossary) -> Iterator[tuple[str, str]]:
    for item in site.catalogue.of("terms"):
        value = item.value
        assert isinstance(value, GlossaryTerm)
        for one in value.confused_with:
            if not one.term and one.word not in glossary.words and len(one.word) > _SPOKEN:
                yield one.word, f"“{value.title}”常和它弄混"
        for other in value.ambiguous:
            yield other.word, "有几个意思，旁边的词分不出是哪个"
