"""A group of synonyms is at least two words that search tells apart, and no word is in two groups."""

from collections.abc import Iterator, Sequence

from portal.catalogue.vocabularies import VocabularyFile
from portal.checks.violation import Violation
from portal.read.explanation import Explanation
from portal.read.normalise import normalise
from portal.read.strict_yaml import Place

EXPLAINED = Explanation(
    "同义词",
    "一组同义词至少两个词，一个词只在一组里，查找才知道怎样替换。",
    "补上别名，或合并、删去这一组。",
    (
        "terms[〈2〉].aliases[〈1〉]: “〈电机〉”已在 〈motor〉 一组里 (意思相同就合并成一组，不同就只留一处)",
        "terms[〈3〉]: 一组同义词至少要有两个查找时不同的词 (在 aliases 里补上，或删去这一组)",
        "terms[〈5〉].aliases[〈2〉]: “〈——〉”里没有能查找的字 (写汉字、字母或数字)",
    ),
)


def check(vocabularies: Sequence[VocabularyFile]) -> Iterator[Violation]:
    for book in vocabularies:
        if book.name == "synonyms":
            yield from _groups(book)


def _groups(book: VocabularyFile) -> Iterator[Violation]:
    groups: dict[str, int] = {}
    for index, term in enumerate(book.terms):
        here: Place = ("terms", index)
        found = list(_misfits(book, here, (term.name, *term.aliases), groups))
        if not found and list(groups.values()).count(index) < 2:
            told = "一组同义词至少要有两个查找时不同的词"
            found = [Violation(book.path, here, told, "在 aliases 里补上，或删去这一组")]
        yield from found


def _misfits(
    book: VocabularyFile, here: Place, words: tuple[str, ...], groups: dict[str, int]
) -> Iterator[Violation]:
    """Words of the group at `here` that cannot stand in it. `groups` are the places of the groups
    so far by word, and those of this one are added."""
    index = int(here[-1])
    for number, word in enumerate(words):
        place: Place = (*here, "aliases", number - 1) if number else (*here, "name")
        searched = normalise(word, {})
        if not searched:
            told = f"“{word}”里没有能查找的字"
            yield Violation(book.path, place, told, "写汉字、字母或数字")
        elif groups.setdefault(searched, index) != index:
            told = f"“{word}”已在 {book.terms[groups[searched]].id} 一组里"
            hint = "意思相同就合并成一组，不同就只留一处"
            yield Violation(book.path, place, told, hint)
